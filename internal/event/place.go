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
