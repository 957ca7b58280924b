package event

import "dateline/internal/doc"

// follow appends the actors at the end of a path from the trigger.
func (r *reading) follow(out []doc.ActorID, m *match, p path) []doc.ActorID {
	if p.steps[0].at == atSpeaker {
		if a := r.speaker(m.trigger); a != doc.None && r.weights[a] != none {
			out = r.addParties(out, a)
		}
		return out
	}
	if p.steps[0].at == atCourt {
		run := r.d.Tokens.Sentences[r.d.Tokens.Of[m.trigger]]
		for t := run.Start; t < run.End; t++ {
			if k := r.actors.At[t]; k != doc.None {
				if a := r.actors.Mentions[k].Actor; r.actors.Actors[a].Sector == "JUD" && r.actors.Actors[a].Country != "" {
					return r.addParties(out, a)
				}
			}
		}
		return out
	}
	if p.steps[0].at == atWhere {
		if w := r.whereOf(m.trigger, m.light, nil); w != doc.None && r.d.Places.Places[w].Country != "" {
			out = r.stateNamed(out, r.d.Places.Places[w].Country)
		}
		return out
	}
	if p.steps[0].at == atHome {
		if c := r.home(r.d.Tokens.Sentences[r.d.Tokens.Of[m.trigger]]); c != "" {
			out = r.stateNamed(out, c)
		}
		return out
	}
	var a, b [16]doc.Token
	heads := append(a[:0], m.trigger)
	next := b[:0]
	for _, s := range p.steps {
		next = next[:0]
		for _, t := range heads {
			next = r.at(next, m, t, s)
		}
		heads, next = next, heads
	}
	for _, t := range heads {
		if m.rule.frame.sides != nil && t != m.trigger && hasToken(m.taken, t) && r.tags.UPOS[t] == doc.NOUN { // "joined forces": the forces take no part
			continue
		}
		out = r.fillers(out, t, p.reach, 0)
		if p.steps[0].at == atBelow && len(out) > 0 {
			break
		}
	}
	if p.state {
		var states []doc.ActorID
		for _, a := range out {
			if s, ok := r.states[r.countryOf(a)]; ok {
				states = addOnce(states, s)
			}
		}
		return states
	}
	return out
}

func hasToken(list []doc.Token, t doc.Token) bool {
	for _, x := range list {
		if x == t {
			return true
		}
	}
	return false
}

// sides are who acts and who is acted upon, before any of them is dropped.
type sides struct {
	actor, recipient []doc.ActorID
	agentless        bool // a passive that does not say by whom
	thing            bool // its subject is a thing, and no weapon: "the storm hit Japan"
	unnamed          bool // its subject is somebody, but nobody knows who: "they called on Japan"
}

func (r *reading) roles(m *match) sides {
	var s sides
	v := m.trigger
	if m.light != doc.None {
		v = m.light
	}
	s.thing = r.tags.UPOS[v] == doc.VERB && r.kid(v, doc.Nsubj) != m.trigger && r.doneByThing(v)
	s.agentless = r.tags.UPOS[v] == doc.VERB && r.rel(v) != doc.Amod && r.passive(v) && r.agent(v) == doc.None
	s.unnamed = r.tags.UPOS[v] == doc.VERB && !r.passive(v) && r.unnamed(r.surface(v, 0))
	f := &m.rule.frame
	if f.sides != nil {
		for _, p := range f.sides {
			s.actor = r.follow(s.actor, m, p)
		}
		if len(s.actor) == 1 && m.light == doc.None && r.tags.UPOS[m.trigger] == doc.NOUN && len(r.phrases(nil, m.trigger, withWords, doc.None)) > 0 {
			s.actor = r.company(s.actor, m.trigger)
		}
		if len(s.actor) == 0 && m.light == doc.None && r.tags.UPOS[m.trigger] == doc.NOUN && r.rel(m.trigger) == doc.Obl {
			switch r.preposition(m.trigger) { // "Chile and Peru signed at a conference"
			case "at", "in", "during":
				if d := r.kid(m.trigger, doc.Det); d == doc.None || r.lower(d) != "the" {
					if got := r.company(nil, m.trigger); r.several(got) {
						s.actor = got
					}
				}
			}
		}
		return s
	}
	r.acting = true
	for _, p := range f.actor {
		if s.actor = r.follow(nil, m, p); len(s.actor) > 0 {
			break
		}
	}
	r.acting = false
	if len(s.actor) == 0 && m.rule.Mode == "visit" && m.light == doc.None && r.rel(m.trigger) == doc.Obl && r.tags.UPOS[m.trigger] == doc.NOUN { // "During a visit to Lima, Castro said"
		if d := r.kid(m.trigger, doc.Det); d == doc.None || r.lower(d) != "the" {
			s.actor = r.company(nil, m.trigger)
		}
	}
	r.taken = s.actor
	defer func() { r.taken = nil }()
	for _, p := range f.recipient {
		s.recipient = r.without(r.follow(nil, m, p), s.actor)
		if at := p.steps[0].at; at == atComp || at == atBelow { // what is promised or asked is done to another
			s.recipient = r.foreign(s.recipient, s.actor)
		}
		if len(s.recipient) > 0 {
			break
		}
	}
	return s
}

// doneByThing reports whether an active verb's own subject is neither an actor
// nor what violence is done with.
func (r *reading) doneByThing(v doc.Token) bool {
	if r.passive(v) {
		return false
	}
	t := r.kid(v, doc.Nsubj)
	if t == doc.None {
		return false
	}
	if t = r.antecedent(t); r.tags.UPOS[t] != doc.NOUN {
		return false
	}
	if k := r.measured(t); k != doc.None {
		t = k
	}
	if r.c.lex.weapons[r.lemma(t)] || r.c.lex.forces[r.lemma(t)] || r.actorAt(t) != doc.None {
		return false
	}
	if x := r.lexemes[t]; x != nil {
		for _, p := range x.nouns {
			if p.rule.Type.Quad == 4 {
				return false
			}
		}
	}
	return true
}

// unnamed reports whether a subject is a pronoun for somebody who is not known.
func (r *reading) unnamed(t doc.Token) bool {
	if t == doc.None || r.tags.UPOS[t] != doc.PRON || r.actorAt(t) != doc.None {
		return false
	}
	w := r.lower(t)
	return w == "he" || w == "she" || w == "they"
}

// several reports whether the actors are of more than one state.
func (r *reading) several(list []doc.ActorID) bool {
	first := ""
	for _, a := range list {
		c := r.countryOf(a)
		if first == "" {
			first = c
		}
		if c != "" && c != first {
			return true
		}
	}
	return false
}

var withWords = []string{"with"}

// company appends who had the talks that a noun only says with whom: the
// subject of the clause in which it stands ("In a meeting with Modi, Rajapaksa said").
func (r *reading) company(out []doc.ActorID, n doc.Token) []doc.ActorID {
	v := r.head(n)
	for i := 0; v != doc.None && i < maxDepth; v, i = r.head(v), i+1 {
		if r.tags.UPOS[v] != doc.VERB {
			continue
		}
		s := r.subject(v)
		if s == doc.None || s == n || r.trees.Under(n, s) {
			continue
		}
		if got := r.conjunctFillers(nil, s, toAgent, 0); len(got) > 0 {
			for _, a := range got {
				out = addOnce(out, a)
			}
			return out
		}
	}
	return out
}

// without leaves out the actors that are on the other side as well; where some
// of the rest are of another country, also those of the other side's own.
func (r *reading) without(list, other []doc.ActorID) []doc.ActorID {
	out := list[:0]
	for _, a := range list {
		if !hasActor(other, a) {
			out = append(out, a)
		}
	}
	if len(out) < 2 {
		return out
	}
	foreign := 0
	own := func(a doc.ActorID) bool {
		c := r.countryOf(a)
		for _, o := range other {
			if c != "" && r.countryOf(o) == c {
				return true
			}
		}
		return false
	}
	for _, a := range out {
		if !own(a) {
			foreign++
		}
	}
	if foreign == 0 || foreign == len(out) {
		return out
	}
	kept := out[:0]
	for _, a := range out {
		if !own(a) {
			kept = append(kept, a)
		}
	}
	return kept
}

func hasActor(list []doc.ActorID, a doc.ActorID) bool {
	for _, x := range list {
		if x == a {
			return true
		}
	}
	return false
}

// met reports whether what a rule needs is there, and one side is political.
func (r *reading) met(s sides, n need, t *Type) bool {
	political := false
	for _, list := range [2][]doc.ActorID{s.actor, s.recipient} {
		for _, a := range list {
			political = political || namedItself(a) || a >= 0 && r.weights[a] == strong
		}
	}
	if !political && t.Quad == 4 && len(s.recipient) > 0 && s.recipient[0] < 0 { // "Gunmen attacked a base in Mali": violence by a nameless group
		political = len(s.actor) == 0 || s.actor[0] >= 0 && r.actors.Actors[s.actor[0]].Kind == doc.Group
	}
	if n == needNone {
		return true
	}
	if !political || s.thing && len(s.actor) == 0 {
		return false
	}
	switch n {
	case needActor:
		return len(s.actor) > 0 || (s.unnamed || s.agentless) && len(s.recipient) > 0 && (t.Quad%2 == 0 || r.somebody(s.recipient))
	case needRecipient:
		return len(s.recipient) > 0
	case needForeign:
		return len(s.actor) > 0 && len(s.recipient) > 0 && r.foreigners(s.recipient, s.actor)
	case needBoth:
		if t.Name == "CONSULT" && len(s.actor) == 1 && s.actor[0] >= 0 && r.actors.Actors[s.actor[0]].Sector == "IGO" {
			return true // "a NATO summit"
		}
		return len(s.actor) > 0 && len(s.recipient) > 0 || len(s.recipient) == 0 && len(s.actor) > 1
	}
	return len(s.actor)+len(s.recipient) > 0
}

// somebody reports whether one of the actors is more than a number of people:
// "those who were accused" are accused by nobody in particular.
func (r *reading) somebody(list []doc.ActorID) bool {
	for _, a := range list {
		if a < 0 {
			return true
		}
		switch r.actors.Actors[a].Kind {
		case doc.State, doc.Organisation, doc.Person:
			return true
		case doc.Group:
			if len(r.actors.Actors[a].Mentions) > 0 && r.actors.Actors[a].Sector != "CVL" && political[r.actors.Actors[a].Sector] {
				return true
			}
		}
	}
	return false
}

// foreigners reports whether no state is on both sides and each side has one.
func (r *reading) foreigners(list, other []doc.ActorID) bool {
	here, there := false, false
	for _, a := range list {
		c := r.countryOf(a)
		here = here || c != ""
		for _, o := range other {
			d := r.countryOf(o)
			there = there || d != ""
			if c != "" && c == d && r.rebel(a) == r.rebel(o) {
				return false
			}
		}
	}
	return here && there
}

// rebel reports whether an actor fights the state whose country he has.
func (r *reading) rebel(a doc.ActorID) bool {
	return a >= 0 && (r.actors.Actors[a].Sector == "REB" || r.actors.Actors[a].Sector == "UAF")
}
