package event

import "dateline/internal/doc"

// coded is a match with everything known of it, before the event is written.
type coded struct {
	match
	sides
	reality
	typ      *Type
	mode     string
	cameo    string
	phase    doc.Phase
	gone     bool
	inferred bool // a side comes from the sentence or the story, not from the event's own words
}

// verb is the word whose subject and object the event's sides are: the verb that
// carries a noun, or the trigger.
func (e *coded) verb() doc.Token {
	if e.light != doc.None {
		return e.light
	}
	return e.trigger
}

// shift turns a type by its phase: a planned CONSULT is AGREE. What is planned
// under a condition turns as well, and then is hypothetical.
func (l *lexicon) shift(e *coded) {
	l.turn(e)
	if e.proviso && e.phase == doc.Planned {
		e.phase = doc.Hypothetical
	}
}

func (l *lexicon) turn(e *coded) {
	e.typ, e.mode, e.cameo, e.phase = e.rule.Type, e.rule.Mode, e.rule.CAMEO, e.reality.phase
	if e.rule.fixed {
		e.phase, e.turn = e.rule.phase, givesSame
	} else if e.present && e.phase == doc.Occurred {
		e.phase = e.typ.present
	}
	key := e.phase.String()
	for name, x := range effectNamed {
		if e.turn != givesSame && x == e.turn {
			key = name
		}
	}
	s, ok := l.shifts[shiftKey{e.typ.Name, key}]
	if !ok {
		switch e.turn {
		case givesRefused:
			e.phase = doc.Negated
		case givesThreatened:
			e.phase = doc.Planned
		}
		return
	}
	if e.turn == givesSame || e.turn == givesRefused && e.phase != doc.Ongoing || e.turn != givesRefused && e.phase == doc.Ongoing {
		e.phase = s.phase
	}
	if s.typ != nil && s.typ.Name == "REJECT" && e.turn == givesRefused && e.rule.frame.sides != nil && len(e.actor) > 1 { // who will not meet rejects the others
		e.recipient, e.actor = e.actor[1:], e.actor[:1]
	}
	if s.typ != nil && s.typ != e.typ {
		e.typ, e.cameo, e.mode = s.typ, s.cameo, ""
	}
}

// settle drops what another event of the sentence already says.
func (r *reading) settle(list []coded) {
	// what an event's own words make unreal is its content: "agreed to hold talks"
	by := map[doc.Token]int{}
	for i := range list {
		by[list[i].trigger] = i
		if l := list[i].light; l != doc.None {
			if _, ok := by[l]; !ok {
				by[l] = i
			}
		}
	}
	for i := range list {
		e := &list[i]
		if e.reality.purpose && e.rule.Type.Quad != 1 { // "sent troops to fight": what for is no event yet
			e.gone = true
		}
		if e.rule.Type.Quad%2 == 1 && r.blamed(list, i) { // "accused Moscow of violating the law": the words of the accusation
			e.gone = true
		}
		if e.reality.by == doc.None {
			continue
		}
		j, ok := by[e.reality.by]
		if !ok || j == i {
			continue
		}
		outer := &list[j]
		if outer.typ.Name == "AGREE" && outer.phase == doc.Planned && e.typ.Name == "CONCEDE" { // "willing to withdraw" concedes
			outer.gone = true
			continue
		}
		e.gone = true
		if len(outer.recipient) == 0 && outer.rule.frame.sides == nil && len(outer.actor) > 0 {
			both := append(append([]doc.ActorID(nil), e.actor...), e.recipient...)
			outer.recipient = r.without(both, outer.actor)
			outer.recipient = r.foreign(outer.recipient, outer.actor)
		}
	}
	for i := range list {
		for j := range list {
			a, b := &list[i], &list[j] // "were killed fighting the rebels": by those
			if i != j && a.agentless && len(a.actor) == 0 && !b.gone && a.typ == b.typ && a.typ.Quad == 4 && len(b.recipient) > 0 &&
				len(b.actor) > 0 && sameActors(a.recipient, b.actor) && r.head(b.trigger) == a.trigger {
				a.actor, a.inferred, b.gone = b.recipient, true, true
			}
		}
	}
	for i := range list {
		for j := range list {
			a, b := &list[i], &list[j] // "they must leave and pay": what must be done is the request
			if i != j && a.rule.speaks() && b.phase == doc.Hypothetical && !b.gone && !a.gone && r.trees.Under(b.trigger, a.trigger) {
				b.gone = true
			}
		}
	}
	for i := range list {
		for j := range list {
			a, b := &list[i], &list[j]
			if i == j || a.gone || b.gone || a.typ != b.typ || !r.trees.Under(b.trigger, a.trigger) {
				continue
			}
			joint := a.rule.frame.sides != nil && b.rule.frame.sides != nil && among(b.actor, a.actor) // "spoke with Macron, discussing"
			if r.content(a, b) {                                                                       // "promised that a team would fly"
				b.gone = true
				continue
			}
			if joint || sameActors(a.actor, b.actor) && (sameActors(a.recipient, b.recipient) || len(b.recipient) == 0) {
				b.gone = true
			}
		}
	}
}

// content reports whether b, told of nobody's country, is what a binds its own actor to.
func (r *reading) content(a, b *coded) bool {
	if r.head(b.trigger) != a.trigger || r.rel(b.trigger) != doc.Ccomp || b.phase != doc.Planned {
		return false
	}
	for _, id := range b.actor {
		if r.countryOf(id) != "" {
			return false
		}
	}
	return true
}

// blamed reports whether an event is what an accusation of the sentence lays at
// somebody's door, or praise is given for.
func (r *reading) blamed(list []coded, i int) bool {
	t := list[i].trigger
	if r.rel(t) != doc.Advcl && r.rel(t) != doc.Acl && r.rel(t) != doc.Ccomp || r.tags.XPOS[t] != doc.VBG {
		return false
	}
	for j := range list {
		if o := &list[j]; j != i && r.head(t) == o.trigger && (o.rule.Type.Name == "ACCUSE" || o.rule.Type.Name == "SUPPORT") && r.marker(t) != "" {
			return true
		}
	}
	return false
}

// foreign keeps the actors of another country than the other side's.
func (r *reading) foreign(list, other []doc.ActorID) []doc.ActorID {
	out := list[:0]
	for _, a := range list {
		own := false
		for _, o := range other {
			own = own || r.countryOf(a) == r.countryOf(o)
		}
		if !own {
			out = append(out, a)
		}
	}
	return out
}

func sameActors(a, b []doc.ActorID) bool { return len(a) == len(b) && among(a, b) }

// among reports whether all of the actors are among the others.
func among(list, others []doc.ActorID) bool {
	for _, x := range list {
		if !hasActor(others, x) {
			return false
		}
	}
	return true
}

// claims appends what the sentence's speakers say that others did to them: an
// accusation, for each rule that says so.
func (r *reading) claims(list []coded) []coded {
	if r.d.Statements == nil || len(r.c.lex.claims) == 0 {
		return list
	}
	n := len(list)
	for i := 0; i < n; i++ {
		e := list[i]
		if e.gone || len(e.actor) == 0 || e.phase != doc.Occurred && e.phase != doc.Ongoing || e.turn != givesSame {
			continue
		}
		if r.history(r.d.Tokens.Sentences[r.d.Tokens.Of[e.trigger]]) {
			continue
		}
		who := r.speaker(e.trigger)
		if who == doc.None || r.weights[who] != strong {
			continue
		}
		speaker := r.addParties(nil, who)
		if !r.foreigners(e.actor, speaker) {
			continue
		}
		cue := r.d.Statements.Statements[r.d.Statements.At[e.trigger]].Cue
		trigger := e.trigger
		said := ""
		if !cue.Empty() {
			if t := r.d.RunOf(cue).Start; r.d.Tokens.Of[t] == r.d.Tokens.Of[e.trigger] {
				trigger, said = t, r.lemma(t)
			}
		}
		for _, rule := range r.c.lex.claims {
			if !rule.claims[e.typ.Name] || accused(list, e.actor) || !rule.light[said] && !r.shareCountry(speaker, e.recipient) {
				continue
			}
			list = append(list, coded{match: match{rule: rule, trigger: trigger, light: doc.None, rank: 1}, sides: sides{actor: speaker, recipient: e.actor},
				typ: rule.Type, mode: rule.Mode, cameo: rule.CAMEO, phase: doc.Occurred, reality: reality{by: doc.None}})
		}
	}
	return list
}

// accused reports whether the sentence accuses one of them already.
func accused(list []coded, whom []doc.ActorID) bool {
	for i := range list {
		if list[i].typ.Name == "ACCUSE" && !list[i].gone {
			for _, a := range whom {
				if hasActor(list[i].recipient, a) {
					return true
				}
			}
		}
	}
	return false
}

func (r *reading) shareCountry(list, other []doc.ActorID) bool {
	for _, a := range list {
		for _, o := range other {
			if c := r.countryOf(a); c != "" && c == r.countryOf(o) {
				return true
			}
		}
	}
	return false
}

// speaks reports whether the rule's actor is whoever says the sentence.
func (rule *Rule) speaks() bool {
	return len(rule.frame.actor) > 0 && rule.frame.actor[0].steps[0].at == atSpeaker
}
