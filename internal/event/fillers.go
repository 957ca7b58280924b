package event

import "dateline/internal/doc"

// weight is how political an actor is.
type weight uint8

const (
	none weight = iota // media, firms, athletes: never a side
	weak               // somebody nobody knows: a side of an event whose other side is political
	strong
)

// political are the sectors of those who govern, fight, or contend for power.
var political = map[string]bool{"GOV": true, "MIL": true, "LEG": true, "JUD": true, "OPP": true, "REB": true, "IGO": true, "NGO": true, "PTY": true,
	"COP": true, "PRM": true, "SPY": true, "UAF": true, "ELI": true, "PRE": true, "RAD": true, "INS": true}

func weigh(a *doc.Actor) weight {
	switch {
	case a.Kind == doc.Media:
		return none
	case a.Kind == doc.State, political[a.Sector]:
		return strong
	case a.Kind == doc.Person && a.Sector == "" && a.Office != "":
		return strong
	case a.Kind == doc.Person, a.Country == "", a.Sector == "BUS", a.Sector == "MED":
		return weak
	}
	return strong
}

// actorAt is the actor that a head stands for: a mention's head, or a word in
// the middle of one that its head's phrase does not explain; None if none.
func (r *reading) actorAt(t doc.Token) doc.ActorID {
	if t == doc.None {
		return doc.None
	}
	if r.tags.UPOS[t] == doc.PRON && r.actors.At[t] == doc.None {
		switch r.lower(t) {
		case "we", "us", "our", "i", "my", "me": // the speaker, or his side
			return r.speaker(t)
		}
	}
	if m := r.actors.At[t]; m != doc.None {
		return r.actors.Mentions[m].Actor
	}
	if m := r.within[t]; m != doc.None {
		mention := &r.actors.Mentions[m]
		if h := r.head(t); h == doc.None || !mention.Run.Has(h) { // the parser chose another head of the same words
			return mention.Actor
		}
	}
	if r.topAt[t] != doc.None {
		return doc.None
	}
	for _, k := range r.trees.Children(t) {
		switch r.rel(k) { // "Prime Minister Abe", whichever of its words is the head
		case doc.Flat, doc.NmodDesc, doc.Appos, doc.Compound:
			if r.rel(k) == doc.Compound && (r.tags.UPOS[t] != doc.PROPN || k+1 != t) {
				continue
			}
			if m := r.actors.At[k]; m != doc.None {
				return r.actors.Mentions[m].Actor
			}
		}
	}
	return doc.None
}

// fillers appends the actors that the phrase of a head gives: itself, or, as
// far as the reach goes, the doer inside it, its owner, the state where it lies.
func (r *reading) fillers(out []doc.ActorID, t doc.Token, to reach, depth int) []doc.ActorID {
	if t == doc.None || depth > 3 {
		return out
	}
	t = r.antecedent(t)
	if a := r.actorAt(t); a != doc.None {
		if r.weights[a] == none {
			return out
		}
		return r.addParties(out, a)
	}
	if k := r.measured(t); k != doc.None {
		return r.conjunctFillers(out, k, to, depth)
	}
	n := len(out)
	if i := r.topAt[t]; i != doc.None {
		kind := r.d.Places.Places[r.d.Places.Toponyms[i].Place].Kind
		if to == toOwner || kind == "country" || kind == "capital" && to == toAgent {
			return r.stateOf(out, t, depth == 0)
		}
		return out
	}
	if to == toActor {
		return out
	}
	out = r.others(r.conjunctFillers(out, r.kid(t, doc.NmodPoss), toAgent, depth), n)
	if len(out) > n {
		return out
	}
	event := r.lexemes[t] != nil && len(r.lexemes[t].nouns) > 0
	for _, k := range r.trees.Children(t) {
		switch r.rel(k) {
		case doc.Amod, doc.Compound, doc.NmodDesc:
			out = r.adjective(out, k)
		case doc.Nmod:
			p := r.preposition(k)
			if p == "by" || p == "from" || p == "of" && !event {
				out = r.conjunctFillers(out, k, to, depth)
			}
		}
		if len(out) > n {
			return out
		}
	}
	if r.acting && r.c.lex.unVoice[r.lemma(t)] { // "the resolution demands"
		if a, ok := r.states["UN"]; ok {
			return r.addParties(out, a)
		}
	}
	if to == toAgent || event && r.acting { // "an attack in Kabul killed": Kabul did not
		return out
	}
	for _, k := range r.trees.Children(t) {
		switch r.rel(k) {
		case doc.Nmod, doc.Appos, doc.Acl, doc.AclRelcl:
			if r.rel(k) == doc.Nmod || r.rel(k) == doc.Appos {
				out = r.conjunctFillers(out, k, to, depth)
			}
		}
		if len(out) > n {
			return out
		}
	}
	return out
}

// others leaves out of the list, from its nth, those who are on the other side
// already: "tightened its blockade of Gaza" is not done to whose it is.
func (r *reading) others(list []doc.ActorID, n int) []doc.ActorID {
	out := list[:n]
	for _, a := range list[n:] {
		if !hasActor(r.taken, a) {
			out = append(out, a)
		}
	}
	return out
}

func (r *reading) conjunctFillers(out []doc.ActorID, t doc.Token, to reach, depth int) []doc.ActorID {
	if t == doc.None {
		return out
	}
	var space [8]doc.Token
	for _, c := range r.conjuncts(space[:0], t) {
		out = r.fillers(out, c, to, depth+1)
	}
	return out
}

// adjective appends the actor that an adjective or a noun before a noun names: "Western", "NATO".
func (r *reading) adjective(out []doc.ActorID, t doc.Token) []doc.ActorID {
	n := len(out)
	if a := r.actorAt(t); a != doc.None && r.weights[a] != none {
		out = r.addParties(out, a)
	} else {
		out = r.stateOf(out, t, false)
	}
	if len(out) == n && r.tags.UPOS[t] != doc.NOUN {
		for _, s := range r.c.world.Senses(r.d.Word(t)) {
			if a, ok := r.states[s.Country]; ok && s.Country != "" {
				return r.addParties(out, a)
			}
		}
	}
	for _, k := range r.trees.Children(t) { // "French and British warplanes"
		if r.rel(k) == doc.Conj {
			out = r.adjective(out, k)
		}
	}
	return out
}

// addParties appends an actor, or a group's members, once.
func (r *reading) addParties(out []doc.ActorID, a doc.ActorID) []doc.ActorID {
	if len(r.actors.Actors[a].Members) == 0 {
		return addOnce(out, a)
	}
	p, ok := r.parties[a]
	if !ok {
		p = r.actors.Parties(a)
		r.parties[a] = p
	}
	for _, id := range p {
		out = addOnce(out, id)
	}
	return out
}

func addOnce(out []doc.ActorID, a doc.ActorID) []doc.ActorID {
	for _, x := range out {
		if x == a {
			return out
		}
	}
	return append(out, a)
}
