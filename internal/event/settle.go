package event

import "dateline/internal/doc"

// coded is a match with everything known of it, before the event is written.
type coded struct {
	match
	sides
	reality
	typ   *Type
	mode  string
	cameo string
	phase doc.Phase
	gone  bool
}

// shift turns a type by its phase: a planned CONSULT is AGREE.
func (l *lexicon) shift(e *coded) {
	e.typ, e.mode, e.cameo, e.phase = e.rule.Type, e.rule.Mode, e.rule.CAMEO, e.reality.phase
	if e.rule.fixed {
		if e.phase == doc.Occurred || e.phase == doc.Ongoing {
			e.phase = e.rule.phase
		}
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
	if e.turn == givesSame || e.turn == givesRefused || e.phase == doc.Ongoing {
		e.phase = s.phase
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
		if e.reality.by == doc.None {
			continue
		}
		j, ok := by[e.reality.by]
		if !ok || j == i {
			continue
		}
		outer := &list[j]
		e.gone = true
		if len(outer.recipient) == 0 && outer.rule.frame.sides == nil && len(outer.actor) > 0 {
			both := append(append([]doc.ActorID(nil), e.actor...), e.recipient...)
			outer.recipient = r.without(both, outer.actor)
			outer.recipient = r.foreign(outer.recipient, outer.actor)
		}
	}
	for i := range list {
		for j := range list {
			a, b := &list[i], &list[j]
			if i == j || a.gone || b.gone || a.typ != b.typ || !r.trees.Under(b.trigger, a.trigger) {
				continue
			}
			if sameActors(a.actor, b.actor) && (sameActors(a.recipient, b.recipient) || len(b.recipient) == 0) {
				b.gone = true
			}
		}
	}
}

// foreign keeps the actors of another country than the other side's.
func (r *reading) foreign(list, other []doc.ActorID) []doc.ActorID {
	out := list[:0]
	for _, a := range list {
		own := false
		for _, o := range other {
			own = own || r.actors.Actors[a].Country == r.actors.Actors[o].Country
		}
		if !own {
			out = append(out, a)
		}
	}
	return out
}

func sameActors(a, b []doc.ActorID) bool {
	for _, x := range a {
		if !hasActor(b, x) {
			return false
		}
	}
	return len(a) == len(b)
}
