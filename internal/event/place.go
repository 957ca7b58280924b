package event

import "dateline/internal/doc"

// stateOf appends the state in which the toponym at the token lies.
func (r *reading) stateOf(out []doc.ActorID, t doc.Token, itself bool) []doc.ActorID {
	i := r.topAt[t]
	if i == doc.None {
		return out
	}
	place := r.d.Places.Toponyms[i].Place
	country := r.d.Places.Places[place].Country
	if country == "" {
		return out
	}
	if a, ok := r.states[country]; ok {
		return r.addParties(out, a)
	}
	for _, a := range out {
		if r.countryOf(a) == country {
			return out
		}
	}
	return append(out, stateAt(place, itself))
}

// A state that no mention stands for has no actor: while roles are sought, the
// place that lies in it stands for it, as a number below None. An even one is
// named itself ("talks between Moscow and Ankara"), an odd one only says where.
func stateAt(p doc.PlaceID, itself bool) doc.ActorID {
	if itself {
		return doc.ActorID(-2 - 2*p)
	}
	return doc.ActorID(-3 - 2*p)
}

func placeOf(a doc.ActorID) doc.PlaceID { return doc.PlaceID((-2 - a) / 2) }

func namedItself(a doc.ActorID) bool { return a < doc.None && a%2 == 0 }

// countryOf is the country of an actor, or of the place that stands for one.
func (r *reading) countryOf(a doc.ActorID) string {
	if a < doc.None {
		return r.d.Places.Places[placeOf(a)].Country
	}
	return r.actors.Actors[a].Country
}

// split parts the actors from the places that stand for a state.
func split(list []doc.ActorID) (actors []doc.ActorID, places []doc.PlaceID) {
	for _, a := range list {
		if a < doc.None {
			places = append(places, placeOf(a))
		} else {
			actors = append(actors, a)
		}
	}
	return actors, places
}

// implied are the states that the events name only by a place, in the order of
// their first use, with the words that name the place where the event is told.
func (r *reading) implied(events []doc.Event) []doc.ImpliedState {
	var out []doc.ImpliedState
	for i := range events {
		e := &events[i]
		for _, places := range [2][]doc.PlaceID{e.ActorAt, e.RecipientAt} {
			for _, p := range places {
				out = r.imply(out, p, r.d.Tokens.Of[e.Head])
			}
		}
	}
	return out
}

func (r *reading) imply(list []doc.ImpliedState, p doc.PlaceID, sentence doc.Sentence) []doc.ImpliedState {
	place := &r.d.Places.Places[p]
	i := 0
	for i < len(list) && list[i].Country != place.Country {
		i++
	}
	if i == len(list) {
		s := doc.ImpliedState{Country: place.Country, Name: place.Name}
		if e := r.c.world.Entity("state:" + place.Country); e != nil {
			s.Name, s.Known = e.Name, e.Known
		}
		list = append(list, s)
	}
	span := r.d.Places.Toponyms[place.Toponyms[0]].Span
	for _, k := range place.Toponyms {
		if t := &r.d.Places.Toponyms[k]; !t.Run.Empty() && r.d.Tokens.Of[t.Run.Start] == sentence {
			span = t.Span
			break
		}
	}
	at := list[i].At
	for _, old := range at {
		if old == span {
			return list
		}
	}
	at = append(at, span)
	for k := len(at) - 1; k > 0 && at[k].Start < at[k-1].Start; k-- {
		at[k], at[k-1] = at[k-1], at[k]
	}
	list[i].At = at
	return list
}
