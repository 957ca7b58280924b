package event

import "dateline/internal/doc"

// effect is what a word does to the reality of what stands below it.
type effect uint8

const (
	givesSame effect = iota
	givesOccurred
	givesOngoing
	givesPlanned
	givesHypothetical
	givesNegated
	givesRefused
	givesEnded
	givesThreatened
	givesAchieved // as real as the word itself if that is past, else hypothetical: "was able to"
)

var effectNamed = map[string]effect{"same": givesSame, "occurred": givesOccurred, "ongoing": givesOngoing, "planned": givesPlanned,
	"hypothetical": givesHypothetical, "negated": givesNegated, "refused": givesRefused, "ended": givesEnded, "threatened": givesThreatened, "achieved": givesAchieved}

func effectNames() []string {
	return []string{"same", "occurred", "ongoing", "planned", "hypothetical", "negated", "refused", "ended", "threatened", "achieved"}
}

// reality is how real a clause or noun is: its phase, what a word above has
// made of it, and whether it stands in the simple present, whose phase depends
// on the type.
type reality struct {
	phase   doc.Phase
	turn    effect // givesRefused, givesEnded, givesThreatened or givesSame
	present bool
	by      doc.Token // the word above that made it so, or None
	purpose bool      // it is what something is done for
	proviso bool      // what is planned hangs on a condition
}

// realityOf is how real a trigger is.
func (r *reading) realityOf(m *match) reality {
	t := m.trigger
	var x reality
	if r.tags.UPOS[t] == doc.NOUN && r.kid(t, doc.Cop) == doc.None {
		x = r.nounReality(m)
	} else {
		x = r.clauseReality(t, 0)
	}
	if (x.phase == doc.Occurred || x.phase == doc.Ongoing) && x.turn == givesSame && r.afterIf(t) {
		x.phase, x.present = doc.Hypothetical, false
	}
	if x.phase == doc.Planned && x.by != doc.None && r.c.lex.willing[r.lemma(x.by)] && r.conditioned(x.by) {
		x.proviso = true
	}
	return x
}

// conditioned reports whether a condition is set after the word in its sentence:
// "willing to withdraw in exchange for guarantees".
func (r *reading) conditioned(t doc.Token) bool {
	run := r.d.Tokens.Sentences[r.d.Tokens.Of[t]]
	for k := t + 2; k+1 < run.End; k++ {
		if r.c.lex.proviso[r.lower(k)] {
			return true
		}
	}
	return false
}

// afterIf reports whether "if" stands before the word in its stretch of the
// sentence, whatever the tree makes of it.
func (r *reading) afterIf(t doc.Token) bool {
	run := r.d.Tokens.Sentences[r.d.Tokens.Of[t]]
	for k := t - 1; k >= run.Start; k-- {
		switch r.tags.UPOS[k] {
		case doc.PUNCT:
			return false
		case doc.VERB:
			if x := r.tags.XPOS[k]; x == doc.VBD || x == doc.VBZ || x == doc.VBP {
				return false
			}
		case doc.SCONJ, doc.ADP:
			if w := r.lower(k); w == "if" || w == "unless" {
				return true
			}
		}
	}
	return false
}

func (r *reading) nounReality(m *match) reality {
	n := m.trigger
	x := reality{by: doc.None}
	if m.light != doc.None {
		x = r.clauseReality(m.light, 0)
	}
	first := n
	if r.rel(n) == doc.Conj { // "no sanctions or restrictions"
		first = r.head(n)
	}
	if d := r.kid(first, doc.Det); d != doc.None && r.lower(d) == "no" {
		x.phase = doc.Negated
	}
	for _, k := range r.trees.Children(n) {
		if rel := r.rel(k); rel == doc.Amod || rel == doc.Compound {
			if e, ok := r.modalOf(k, n, doc.None); ok {
				x = apply(e, x, k)
			}
		}
	}
	if m.light == doc.None {
		for _, k := range r.trees.Children(n) { // "a summit set for April"
			if r.rel(k) == doc.Acl && r.tags.XPOS[k] == doc.VBN {
				if e, ok := r.modalOf(k, n, k); ok && (e == givesPlanned || e == givesEnded) {
					return apply(e, x, k)
				}
			}
		}
	}
	if m.light != doc.None {
		if e, ok := r.modalOf(m.light, n, m.light); ok {
			return apply(e, x, m.light)
		}
		return x
	}
	return r.governed(n, x, 0)
}

// governed is the reality of a noun below the words above it.
func (r *reading) governed(n doc.Token, x reality, depth int) reality {
	h := r.head(n)
	if h == doc.None || depth > maxDepth {
		return x
	}
	if r.rel(n) == doc.Conj && r.tags.UPOS[h] == doc.NOUN {
		return r.governed(h, x, depth+1)
	}
	if r.rel(n) == doc.Nmod && r.c.lex.quantity[r.lemma(h)] {
		return r.governed(h, x, depth+1)
	}
	if e, ok := r.modalOf(h, n, doc.None); ok {
		if e == givesSame {
			return x
		}
		above := reality{by: doc.None}
		if r.tags.UPOS[h] == doc.NOUN {
			above = r.governed(h, above, depth+1)
		} else {
			above = r.clauseReality(h, depth+1)
		}
		return over(e, above, h)
	}
	return x
}

// clauseReality is the reality of a verb or predicate from its own tense and
// from what stands above it.
func (r *reading) clauseReality(v doc.Token, depth int) reality {
	x := reality{by: doc.None}
	if depth > maxDepth {
		return x
	}
	tense := r.tense(v)
	h := r.head(v)
	rel := r.rel(v)
	if tense.finite {
		x.phase, x.present = tense.phase, tense.present
		if tense.refused {
			x.turn = givesRefused
		}
		if rel == doc.Ccomp || rel == doc.Acl {
			if e, ok := r.modalOf(h, v, doc.None); ok && (e == givesNegated || e == givesHypothetical && !tense.past) {
				x.phase = phaseOf(e, x.phase)
				x.by = h
			}
		}
		if rel == doc.Conj && r.marker(h) != "" && conditional[r.marker(h)] && r.kid(v, doc.Nsubj) == doc.None {
			x.phase = doc.Hypothetical
		}
		return x
	}
	if h == doc.None {
		if tense.negated {
			x.phase = doc.Negated
		}
		return x
	}
	above := x
	switch rel {
	case doc.Conj:
		above = r.clauseReality(h, depth+1)
	case doc.Acl, doc.AclRelcl, doc.Xcomp, doc.Ccomp, doc.Advcl, doc.Csubj, doc.CsubjPass, doc.Amod:
		above = r.belowWord(v, h, depth)
	case doc.Parataxis, doc.Dep:
		above.phase = tense.phase
	}
	if tense.negated {
		switch {
		case above.phase == doc.Negated:
			above.phase = doc.Occurred
		case above.phase == doc.Planned:
			above.turn = givesRefused
		default:
			above.phase = doc.Negated
		}
	}
	return above
}

// conditional are the conjunctions that make what follows a mere case.
var conditional = map[string]bool{"if": true, "unless": true, "whether": true, "lest": true, "until": true}

// belowWord is the reality of an infinitive or participle below the word h.
func (r *reading) belowWord(v, h doc.Token, depth int) reality {
	x := reality{by: doc.None}
	mark := r.marker(v)
	infinitive := r.infinitive(v) || r.tags.XPOS[v] == doc.VB
	switch r.rel(v) {
	case doc.Advcl, doc.Acl, doc.AclRelcl, doc.Amod:
		if !infinitive {
			switch mark {
			case "without", "rather", "instead":
				x.phase = doc.Negated
				return x
			}
			if mark != "" || r.rel(v) == doc.Acl {
				if e, ok := r.modalOf(h, v, doc.None); ok && e != givesSame && e != givesOccurred {
					return over(e, r.wordReality(h, depth+1), h)
				}
			}
			if r.rel(v) == doc.Acl && mark == "of" { // "maintained a policy of turning away boats"
				return r.wordReality(h, depth+1)
			}
			if r.rel(v) == doc.Advcl && mark == "" { // "will visit Japan, meeting Abe"
				above := r.wordReality(h, depth+1)
				if above.phase == doc.Planned || above.phase == doc.Hypothetical {
					return reality{phase: above.phase, by: doc.None}
				}
			}
			if r.rel(v) == doc.Acl && r.tags.XPOS[v] == doc.VBG && mark == "" {
				x.phase = doc.Ongoing
				if above := r.wordReality(h, depth+1); above.phase == doc.Negated || above.phase == doc.Hypothetical || above.phase == doc.Planned { // "kept from signing a treaty ending the war"
					x.phase = above.phase
				}
			}
			return x
		}
	}
	if e, ok := r.modalOf(h, v, doc.None); ok {
		above := r.wordReality(h, depth+1)
		if e == givesAchieved {
			e = givesSame
			if t := r.tense(h); !t.past && t.finite {
				e = givesHypothetical
			}
		}
		if e == givesSame {
			return above
		}
		return over(e, above, h)
	}
	if !infinitive && r.rel(v) != doc.Xcomp {
		return x
	}
	if r.rel(v) == doc.Advcl { // a purpose
		above := r.wordReality(h, depth+1)
		x.phase = doc.Planned
		if above.phase == doc.Hypothetical || above.phase == doc.Negated {
			x.phase = doc.Hypothetical
		}
		x.by, x.purpose = h, true
		return x
	}
	x.phase, x.by = doc.Hypothetical, h
	return x
}

// wordReality is the reality of a verb, predicate or noun above.
func (r *reading) wordReality(h doc.Token, depth int) reality {
	if r.tags.UPOS[h] == doc.NOUN && r.kid(h, doc.Cop) == doc.None {
		m := match{trigger: h, light: doc.None}
		m.light, m.suffers = r.lightVerb(h, nil)
		if depth > maxDepth {
			return reality{by: doc.None}
		}
		if m.light != doc.None {
			return r.clauseReality(m.light, depth+1)
		}
		return r.governed(h, reality{by: doc.None}, depth+1)
	}
	return r.clauseReality(h, depth)
}

// modalOf is the effect that the word h has on what stands below it at k.
// light says that k's place is that of light's object.
func (r *reading) modalOf(h, k, light doc.Token) (effect, bool) {
	x := r.lexemes[h]
	if x == nil || len(x.modals) == 0 {
		return 0, false
	}
	rel := r.rel(k)
	if h != r.head(k) && r.head(h) == k && light == doc.None { // h is the adjective before k
		for i := range x.modals {
			if x.modals[i].attributive {
				return x.modals[i].gives, true
			}
		}
		return 0, false
	}
	for i := range x.modals {
		m := &x.modals[i]
		if m.particle != "" && !r.hasParticle(h, m.particle) {
			continue
		}
		ok := false
		switch m.at {
		case atComp:
			switch rel {
			case doc.Acl: // "the agreement signed in May" is not one to sign
				ok = r.tags.XPOS[k] != doc.VBN || r.infinitive(k)
			case doc.Xcomp, doc.Ccomp, doc.Csubj, doc.CsubjPass:
				ok = true
			case doc.Advcl:
				mark := r.marker(k)
				ok = r.infinitive(k) && r.tags.UPOS[h] != doc.VERB || r.infinitive(k) && r.passive(h) || mark == "of" || mark == "on" || mark == "to" || mark == "against"
				ok = ok || r.infinitive(k) && m.gives != givesOccurred && m.gives != givesSame
			}
		case atObj:
			ok = light != doc.None || rel == doc.Obj && !r.passive(h) || rel == doc.NsubjPass || rel == doc.Nsubj && r.passive(h) || rel == doc.Acl && r.object(h) == k
		case atSubj:
			ok = rel == doc.Nsubj
		case atPhrase:
			switch rel {
			case doc.Nmod, doc.Obl:
				ok = isOneOf(r.preposition(k), m.preps)
			case doc.Advcl, doc.Acl: // "barred it from trading"
				ok = isOneOf(r.marker(k), m.preps)
			}
		}
		if ok {
			return m.gives, true
		}
	}
	return 0, false
}

func phaseOf(e effect, old doc.Phase) doc.Phase {
	switch e {
	case givesOccurred, givesEnded, givesThreatened:
		return doc.Occurred
	case givesOngoing:
		return doc.Ongoing
	case givesPlanned:
		return doc.Planned
	case givesHypothetical:
		return doc.Hypothetical
	case givesNegated, givesRefused:
		return doc.Negated
	}
	return old
}

// apply puts an effect of a word beside (an adjective, a light verb) on a reality.
func apply(e effect, x reality, by doc.Token) reality {
	if e == givesSame {
		return x
	}
	if x.phase == doc.Negated && e != givesNegated {
		return x
	}
	if (e == givesOngoing || e == givesEnded) && (x.phase == doc.Planned || x.phase == doc.Hypothetical) {
		if e == givesEnded {
			x.turn = e
		}
		return x
	}
	return over(e, reality{by: doc.None}, by)
}

// over combines the effect of the word h with the reality of h itself.
func over(e effect, above reality, h doc.Token) reality {
	x := reality{by: h}
	switch e {
	case givesSame:
		return above
	case givesRefused, givesEnded, givesThreatened:
		x.turn = e
	}
	x.phase = phaseOf(e, above.phase)
	if x.turn != givesSame {
		x.phase = above.phase
		if above.turn != givesSame {
			x.phase = doc.Negated
		}
		return x
	}
	switch above.phase {
	case doc.Negated: // "did not plan to", "did not refuse"
		switch e {
		case givesNegated:
			x.phase = doc.Occurred
			if above.turn == givesRefused { // "will not hesitate to help"
				x.phase = doc.Planned
			}
		case givesPlanned, givesHypothetical:
			x.phase = doc.Negated
			if above.turn != givesSame {
				x.turn = above.turn
			}
		}
	case doc.Hypothetical:
		if e != givesNegated {
			x.phase = doc.Hypothetical
		}
	case doc.Planned:
		if e == givesOccurred || e == givesOngoing {
			x.phase = doc.Planned
		}
	}
	if above.turn == givesRefused && e != givesNegated {
		x.turn = givesRefused
	}
	return x
}
