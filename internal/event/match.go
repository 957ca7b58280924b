package event

import (
	"sort"

	"dateline/internal/doc"
)

// match is a rule that found its trigger.
type match struct {
	rule    *Rule
	trigger doc.Token
	light   doc.Token // the verb that carries a noun, or None
	suffers bool      // the light verb's subject is the recipient
	taken   []doc.Token
	rank    int // how specific: the number of things that had to be there
	order   int
}

var noLexeme lexeme

// matches finds every rule that has a trigger in a sentence, the most specific first.
func (r *reading) matches(run doc.Run) []match {
	var found []match
	for t := run.Start; t < run.End; t++ {
		if r.spoken(t) {
			r.try(&found, t, r.c.lex.anyVerb, doc.None, false)
		}
		x := r.lexemes[t]
		if x == nil {
			x = &noLexeme
		}
		switch r.tags.UPOS[t] {
		case doc.VERB:
			r.try(&found, t, x.verbs, doc.None, false)
			if r.tags.XPOS[t] == doc.VBN && r.kid(t, doc.AuxPass, doc.Obj) == doc.None { // "remain committed to"
				if a := r.c.lex.lexemes[r.lower(t)]; a != nil {
					r.try(&found, t, a.adjs, doc.None, false)
				}
			}
		case doc.NOUN:
			if len(x.nouns) > 0 {
				r.tryNoun(&found, t, x.nouns)
			}
		case doc.ADJ:
			r.try(&found, t, x.adjs, doc.None, false)
		}
	}
	// the most specific first
	sort.SliceStable(found, func(i, j int) bool {
		if found[i].rank != found[j].rank {
			return found[i].rank > found[j].rank
		}
		return found[i].order < found[j].order
	})
	return found
}

// tryNoun tries the nouns' patterns with the light verb that each rule allows.
func (r *reading) tryNoun(found *[]match, t doc.Token, patterns []*pattern) {
	if rel := r.rel(t); rel == doc.Compound || rel == doc.NmodDesc || r.inName(t) { // "talks venue", "attack helicopter", "the Democratic Rally"
		return
	}
	for _, p := range patterns {
		v, suffers := r.lightVerb(t, p.rule)
		r.try(found, t, []*pattern{p}, v, suffers)
	}
}

// inName reports whether a word with a capital, not the first of its sentence, stands within a name.
func (r *reading) inName(t doc.Token) bool {
	w := r.d.Word(t)
	if w[0] < 'A' || w[0] > 'Z' || t == r.d.Tokens.Sentences[r.d.Tokens.Of[t]].Start {
		return false
	}
	m := r.within[t]
	return m != doc.None && r.actors.Mentions[m].Form == doc.ByName
}

func (r *reading) try(found *[]match, t doc.Token, patterns []*pattern, light doc.Token, suffers bool) {
	for _, p := range patterns {
		if p.particle != "" && !r.hasParticle(t, p.particle) {
			continue
		}
		m := match{rule: p.rule, trigger: t, light: light, suffers: suffers, order: p.order}
		if p.particle != "" {
			m.rank++
		}
		ok := true
		for i := range p.conditions {
			if !r.holds(&m, &p.conditions[i]) {
				ok = false
				break
			}
		}
		if ok {
			*found = append(*found, m)
		}
	}
}

// hasParticle reports whether the verb has the particle; parsers hang some of
// them as adverbs or as prepositions without a noun.
func (r *reading) hasParticle(v doc.Token, particle string) bool {
	if t := v + 1; int(t) < len(r.within) && (r.rel(t) == doc.Advmod || r.rel(t) == doc.CompoundPrt) && r.lower(t) == particle { // whatever it hangs on
		return true
	}
	for _, k := range r.trees.Children(v) {
		if k < v || k > v+8 {
			continue
		}
		switch r.rel(k) {
		case doc.CompoundPrt, doc.Advmod, doc.Case, doc.Mark:
			if r.lower(k) == particle {
				return true
			}
		case doc.Obl, doc.Obj, doc.Advcl, doc.Xcomp: // "pulled out of the talks": out may mark the phrase
			if c := r.kid(k, doc.Case, doc.Mark); c == v+1 && r.lower(c) == particle {
				return true
			}
		}
	}
	return false
}

func (r *reading) holds(m *match, c *condition) bool {
	if c.at == atSpeaker { // the only place that is no word of the sentence
		a := r.speaker(m.trigger)
		ok := a != doc.None && r.weights[a] == strong
		if ok && !c.not {
			m.rank++
		}
		return ok != c.not
	}
	var space [16]doc.Token
	at := r.at(space[:0], m, m.trigger, c.step)
	ok := false
	if c.words == nil && c.classes == nil {
		ok = len(at) > 0
	}
	lexical := false
	for _, t := range at {
		word := t
		if k := r.measured(t); k != doc.None && !c.words[r.lemma(t)] {
			word = k
		}
		for _, class := range c.classes {
			ok = ok || r.isA(t, class) || word != t && r.isA(word, class)
		}
		if c.words == nil {
			continue
		}
		if c.words[r.lemma(word)] || c.words[r.lower(word)] {
			ok, lexical = true, c.at != atSubj
			if !c.not && c.at != atSubj && c.at != atAdverb && c.at != atMark {
				m.taken = append(m.taken, word)
			}
		}
	}
	if ok && !c.not {
		m.rank++
		if lexical { // a word says more than a class
			m.rank++
		}
	}
	return ok != c.not
}

// measured returns what a head counts: talks in "a round of talks"; None if it counts nothing.
func (r *reading) measured(t doc.Token) doc.Token {
	if !r.c.lex.quantity[r.lemma(t)] {
		return doc.None
	}
	for _, k := range r.trees.Children(t) {
		if r.rel(k) == doc.Nmod && r.preposition(k) == "of" {
			return k
		}
	}
	return doc.None
}

func (r *reading) isA(t doc.Token, c class) bool {
	a := r.actorAt(t)
	switch c {
	case anyThing:
		return true
	case aPlace:
		if r.topAt[t] != doc.None {
			return true
		}
		for _, k := range r.trees.Children(t) { // "the Polish port of Gdansk", "the capital, Lima"
			switch r.rel(k) {
			case doc.Nmod:
				if r.preposition(k) == "of" && r.topAt[k] != doc.None {
					return true
				}
			case doc.Appos, doc.Compound, doc.Flat, doc.NmodDesc:
				if r.topAt[k] != doc.None && r.rel(k) != doc.Compound {
					return true
				}
			}
		}
		return false
	case aState:
		if a == doc.None {
			return r.topAt[t] != doc.None && r.d.Places.Places[r.d.Places.Toponyms[r.topAt[t]].Place].Kind == "country"
		}
		return r.actors.Actors[a].Kind == doc.State
	case anActor:
		return a != doc.None && r.weights[a] == strong
	case aPeople: // human beings, known or not
		if a == doc.None {
			return false
		}
		switch r.actors.Actors[a].Kind {
		case doc.Person, doc.Group, doc.Population:
			return true
		}
		return false
	case aPerson:
		return a != doc.None && r.actors.Actors[a].Kind == doc.Person
	case anArmed:
		if a == doc.None {
			return false
		}
		switch r.actors.Actors[a].Sector {
		case "MIL", "REB", "UAF", "COP", "PRM":
			return true
		}
	}
	return false
}

// at appends the heads that stand at a step of a trigger.
func (r *reading) at(out []doc.Token, m *match, t doc.Token, s step) []doc.Token {
	noun := r.tags.UPOS[t] == doc.NOUN && r.kid(t, doc.Cop) == doc.None
	light := doc.Token(doc.None)
	suffers := false
	if m != nil && t == m.trigger {
		light, suffers = m.light, m.suffers
		noun = noun || light == t
	}
	switch s.at {
	case atSubj:
		if noun {
			return r.nounSubjects(out, t, light, suffers)
		}
		return r.conjuncts(out, r.subject(t))
	case atObj:
		if noun {
			return r.nounObjects(out, t, light, suffers)
		}
		return r.conjuncts(out, r.object(t))
	case atIobj:
		whom, _ := r.objects(t)
		return r.conjuncts(out, whom)
	case atXcomp:
		return r.clauses(out, t, doc.Xcomp)
	case atCcomp:
		return r.clauses(out, t, doc.Ccomp)
	case atComp:
		out = r.clauses(out, t, doc.Xcomp)
		return r.clauses(out, t, doc.Ccomp)
	case atMark:
		if k := r.kid(t, doc.Mark); k != doc.None {
			out = append(out, k)
		}
	case atParticle:
		if k := r.kid(t, doc.CompoundPrt); k != doc.None {
			out = append(out, k)
		}
	case atAdverb:
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Advmod {
				out = append(out, k)
			}
		}
	case atPhrase:
		n := len(out)
		out = r.phrases(out, t, s.preps, light)
		for _, k := range out[n:len(out):len(out)] {
			out = r.conjuncts(out, k)
		}
	case atBelow:
		sub := r.trees.Subtree(t)
		for k := t + 1; k < sub.End; k++ {
			if rel := r.rel(k); (rel == doc.Obl || rel == doc.Nmod) && isOneOf(r.preposition(k), s.preps) && r.trees.Under(k, t) {
				out = r.conjuncts(out, k)
			}
		}
	case atPoss:
		return r.conjuncts(out, r.kid(t, doc.NmodPoss))
	case atAdj:
		for _, k := range r.trees.Children(t) {
			switch r.rel(k) {
			case doc.Amod, doc.Compound, doc.NmodDesc, doc.Nmod:
				if k < t {
					out = r.conjuncts(out, k)
					if first := r.kid(k, doc.Amod, doc.Compound); first != doc.None && r.tags.XPOS[k-1] == doc.HYPH { // "live-fire drills"
						out = append(out, first)
					}
				}
			}
		}
	case atAgent:
		return r.conjuncts(out, r.agent(t))
	case atAux:
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Aux {
				out = append(out, k)
			}
		}
	case atAfter:
		run := r.d.Tokens.Sentences[r.d.Tokens.Of[t]]
		for k := t + 1; k < min(t+15, run.End); k++ {
			switch w := r.d.Word(k); w {
			case ",", ".", ";", ":", "--":
				return out
			}
			out = append(out, k)
		}
	case atNot:
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Advmod {
				switch r.lower(k) {
				case "not", "n't", "n’t", "never":
					out = append(out, k)
				}
			}
		}
	case atClause:
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Advcl {
				out = append(out, k)
			}
		}
	case atGovernor:
		if h := r.head(t); h != doc.None {
			out = append(out, h)
		}
	}
	return out
}

// clauses appends the complements of a word; an infinitive that the parser hung
// elsewhere ("acl" of the object, "advcl") counts for xcomp.
func (r *reading) clauses(out []doc.Token, t doc.Token, rel doc.Rel) []doc.Token {
	for _, k := range r.trees.Children(t) {
		got := r.rel(k)
		switch {
		case got == rel:
			out = append(out, k)
		case rel == doc.Xcomp && (got == doc.Advcl || got == doc.Acl) && (r.infinitive(k) || r.marker(k) == "to"):
			out = append(out, k)
		}
	}
	if _, o := r.objects(t); o != doc.None && rel == doc.Xcomp && len(out) == 0 && r.tags.UPOS[t] == doc.VERB { // "invited the observers to visit"
		for _, k := range r.trees.Children(o) {
			if r.rel(k) == doc.Acl && r.infinitive(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// nounSubjects appends who does what a noun says.
func (r *reading) nounSubjects(out []doc.Token, n, light doc.Token, suffers bool) []doc.Token {
	start := len(out)
	if light != doc.None && !suffers {
		if r.passive(light) {
			out = r.conjuncts(out, r.agent(light))
		} else if s := r.subject(light); s != n {
			out = r.conjuncts(out, s)
		}
		if r.anyActor(out[start:]) {
			return out
		}
	}
	owner := r.kid(n, doc.NmodPoss)
	out = r.conjuncts(out, owner)
	for _, k := range r.trees.Children(n) {
		switch r.rel(k) {
		case doc.Nmod, doc.OblAgent, doc.Obl:
			if p := r.preposition(k); p == "by" || p == "from" && owner == doc.None { // "Israel's withdrawal from Gaza" is not Gaza's
				out = r.conjuncts(out, k)
			}
		case doc.Acl:
			if r.tags.XPOS[k] == doc.VBN { // "criticism voiced by"
				out = r.conjuncts(out, r.agent(k))
			}
		}
	}
	if light != doc.None && suffers { // "drew condemnation from Turkey"
		for _, k := range r.trees.Children(light) {
			if r.rel(k) == doc.Obl {
				if p := r.preposition(k); p == "by" || p == "from" {
					out = r.conjuncts(out, k)
				}
			}
		}
	}
	if r.anyActor(out[start:]) {
		return out
	}
	for _, k := range r.trees.Children(n) {
		switch r.rel(k) {
		case doc.Amod, doc.Compound:
			out = r.conjuncts(out, k)
		}
	}
	return out
}

// nounObjects appends to whom what a noun says is done.
func (r *reading) nounObjects(out []doc.Token, n, light doc.Token, suffers bool) []doc.Token {
	if light != doc.None && suffers {
		if s := r.surface(light, 0); s != n {
			out = r.conjuncts(out, s)
		}
	}
	for _, k := range r.trees.Children(n) {
		if r.rel(k) == doc.Nmod && r.preposition(k) == "of" {
			out = r.conjuncts(out, k)
		}
	}
	if light != doc.None && !suffers {
		out = r.conjuncts(out, r.kid(light, doc.Iobj))
	}
	return out
}

// anyActor reports whether one of the heads is, or holds, an actor.
func (r *reading) anyActor(heads []doc.Token) bool {
	for _, t := range heads {
		if len(r.fillers(nil, t, toAgent, 0)) > 0 {
			return true
		}
	}
	return false
}

// spoken reports whether the word is a predicate inside a statement.
func (r *reading) spoken(t doc.Token) bool {
	if r.d.Statements == nil || r.d.Statements.At[t] == doc.None {
		return false
	}
	u := r.tags.UPOS[t]
	return u == doc.VERB || (u == doc.ADJ || u == doc.NOUN) && r.kid(t, doc.Cop) != doc.None
}

// speaker is the actor in whose statement the word stands, or None.
func (r *reading) speaker(t doc.Token) doc.ActorID {
	if r.d.Statements == nil || r.d.Statements.At[t] == doc.None {
		return doc.None
	}
	return r.d.Statements.Statements[r.d.Statements.At[t]].Speaker
}
