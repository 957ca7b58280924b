package event

import "dateline/internal/doc"

// A promise, a demand, a threat is made to somebody. Where its own words do not
// say to whom, the story or the sentence may: the other of the two states that the
// story is about, or the one other state that the sentence speaks of.
// What is filled so is inferred, and the event says so.

// counterpart fills the side that the words of an event leave open.
func (r *reading) counterpart(e *coded, run doc.Run) {
	if e.rule.claims != nil {
		return
	}
	if e.rule.Type.ofStory && (e.mode == "seize" || e.rule.Mode == "withdraw") && len(e.actor) > 0 && len(e.recipient) == 0 { // "seized the islands", "will withdraw"
		if a := r.opposite(e.actor); a != doc.None {
			e.recipient, e.inferred = r.addParties(nil, a), true
			return
		}
	}
	if r.domestic(e) || !e.rule.Type.counterpart && !e.typ.counterpart {
		return
	}
	sides := e.rule.frame.sides != nil
	switch {
	case len(e.actor) == 0 && len(e.recipient) > 0 && e.agentless:
		if a := r.opposite(e.recipient); a != doc.None {
			e.actor, e.inferred = r.addParties(nil, a), true
		}
		return
	case len(e.actor) == 0 || len(e.recipient) > 0 || sides && len(e.actor) > 1 || !sides && e.rule.frame.recipient == nil:
		return
	}
	if r.aboutEvent(e) {
		return
	}
	if !sides && r.ofTalks(e) { // "denounced the conclusions of the summit"
		e.recipient, e.inferred = r.foreign(append([]doc.ActorID(nil), r.talks...), e.actor), true
		return
	}
	other := r.opposite(e.actor)
	if other == doc.None && e.typ.Name == "REJECT" { // what is refused is often nobody's
		other = r.neighbour(e.actor, doc.Run{Start: e.verb(), End: r.trees.Subtree(e.verb()).End}, r.speaker(e.trigger))
	} else if other == doc.None {
		other = r.neighbour(e.actor, run, r.speaker(e.trigger))
	}
	if other == doc.None && !sides {
		other = r.ownState(e.actor)
	}
	if other == doc.None && e.rule.Mode == "third-party" { // who mediates in a story of one state mediates there
		if p := r.protagonists(); p.second == "" && p.first != "" && !r.ofCountry(e.actor, p.first) {
			other = r.standsFor(p.first)
		}
	}
	if other == doc.None {
		return
	}
	e.inferred = true
	if sides {
		e.actor = r.addParties(e.actor, other)
	} else {
		e.recipient = r.addParties(nil, other)
	}
}

// both are the states that a story is about, for what nobody is named to have
// done together: "an agreement was reached", "talks were held".
func (r *reading) both() []doc.ActorID {
	var out []doc.ActorID
	p := r.protagonists()
	for _, c := range [2]string{p.first, p.second} {
		if c == "" {
			continue
		}
		if a := r.standsFor(c); a != doc.None {
			out = r.addParties(out, a)
		}
	}
	return out
}

// aboutEvent reports whether the event is said of a deed whose doer is unknown:
// "condemned the bombing of the market" has no recipient.
func (r *reading) aboutEvent(e *coded) bool {
	if r.tags.UPOS[e.trigger] != doc.VERB {
		return false
	}
	o := r.object(e.trigger)
	if o == doc.None || r.lexemes[o] == nil {
		return false
	}
	for _, p := range r.lexemes[o].nouns {
		if p.rule.Type.Quad == 4 {
			return true
		}
	}
	return false
}

// neighbour is the one actor of another state that the sentence names besides
// whoever says it, or None.
func (r *reading) neighbour(own []doc.ActorID, run doc.Run, speaker doc.ActorID) doc.ActorID {
	best := doc.ActorID(doc.None)
	country := ""
	for t := run.Start; t < run.End; t++ {
		m := r.actors.At[t]
		if m == doc.None {
			continue
		}
		id := r.actors.Mentions[m].Actor
		a := &r.actors.Actors[id]
		if id == speaker || r.weights[id] != strong || a.Country == "" || r.ofCountry(own, a.Country) {
			continue
		}
		if country != "" && country != a.Country {
			return doc.None
		}
		if best == doc.None || a.Kind == doc.State {
			best, country = id, a.Country
		}
	}
	return best
}

func (r *reading) ofCountry(list []doc.ActorID, country string) bool {
	for _, a := range list {
		if r.countryOf(a) == country {
			return true
		}
	}
	return false
}

// opposite is the other of the two states that the story is about, or None.
func (r *reading) opposite(own []doc.ActorID) doc.ActorID {
	p := r.protagonists()
	if p.second == "" {
		return doc.None
	}
	other := ""
	switch {
	case r.ofCountry(own, p.first) && !r.ofCountry(own, p.second):
		other = p.second
	case r.ofCountry(own, p.second) && !r.ofCountry(own, p.first):
		other = p.first
	default:
		return doc.None
	}
	return r.standsFor(other)
}

// domestic fills the open side of what happens within a state in a story about
// that state alone: what it does without anybody to whom is done to its own, and
// violence that nobody in particular does there is done among its own.
func (r *reading) domestic(e *coded) bool {
	if e.typ.Name == "ASSAULT" && len(e.actor) == 0 && len(e.recipient) > 0 && r.c.lex.mutual[r.lemma(e.trigger)] && r.tags.UPOS[e.trigger] == doc.NOUN && r.inOneState(e) {
		e.actor, e.inferred = append([]doc.ActorID(nil), e.recipient...), true // "the violence in Kenya"
		return true
	}
	switch e.typ.Name {
	case "COERCE", "ASSAULT", "PROTEST", "SANCTION", "CONCEDE":
	default:
		return false
	}
	if r.protagonists().second != "" || r.protagonists().first == "" {
		return false
	}
	switch {
	case len(e.actor) > 0 && len(e.recipient) == 0:
		if other := r.ownState(e.actor); other != doc.None {
			e.recipient, e.inferred = []doc.ActorID{other}, true
		}
	case len(e.actor) == 0 && len(e.recipient) > 0 && (r.c.lex.mutual[r.lemma(e.trigger)] || r.byForce(e.trigger)):
		if other := r.ownState(e.recipient); other != doc.None {
			e.actor, e.inferred = []doc.ActorID{other}, true
		}
	}
	return e.inferred
}

// happening gives protests and fighting that break out, go on or end without
// anybody named the state in which the story is at home.
func (r *reading) happening(e *coded) {
	if e.light == doc.None || e.rule.Type.Name != "PROTEST" && !r.c.lex.mutual[r.lemma(e.trigger)] || !r.takesPlace(e.light) {
		return
	}
	if c := r.home(r.d.Tokens.Sentences[r.d.Tokens.Of[e.trigger]]); c != "" {
		e.actor = r.stateNamed(nil, c)
		e.recipient, e.inferred = append([]doc.ActorID(nil), e.actor...), true
	}
}

// inOneState reports whether what happens does so in one state and is done to nobody else.
func (r *reading) inOneState(e *coded) bool {
	if len(r.phrases(nil, e.trigger, []string{"in", "across", "throughout"}, e.light)) == 0 {
		return false
	}
	for _, a := range e.recipient {
		if a >= 0 && r.actors.Actors[a].Kind != doc.State {
			return false
		}
	}
	return !r.several(e.recipient)
}

// remember keeps who took part in talks that have taken place, for what is told of them later.
func (r *reading) remember(e *coded) {
	if e.rule.Type.Name == "CONSULT" && e.typ.Name == "CONSULT" && e.rule.frame.sides != nil && e.phase == doc.Occurred && r.several(e.actor) {
		r.talks = e.actor
	}
}

// sameTalks gives talks whose parties are not named those of the talks last told of.
func (r *reading) sameTalks(e *coded) {
	if e.rule.Type.Name != "CONSULT" || e.rule.frame.sides == nil || r.tags.UPOS[e.trigger] != doc.NOUN || e.light == doc.None || !e.agentless || len(r.talks) == 0 {
		return
	}
	if d := r.kid(e.trigger, doc.Det); d == doc.None || r.lower(d) != "the" && r.lower(d) != "these" {
		return
	}
	e.actor, e.inferred = append([]doc.ActorID(nil), r.talks...), true
}

// ofTalks reports whether what an event is done to comes from the talks last told of.
func (r *reading) ofTalks(e *coded) bool {
	if len(r.talks) == 0 || e.typ.Name != "ACCUSE" && e.typ.Name != "REJECT" && e.typ.Name != "SUPPORT" || r.tags.UPOS[e.trigger] != doc.VERB {
		return false
	}
	o := r.object(e.trigger)
	if o == doc.None || r.actorAt(o) != doc.None || o < e.trigger {
		return false
	}
	sub := r.trees.Subtree(o)
	for t := o; t < sub.End; t++ {
		if d := r.kid(t, doc.Det); d != doc.None && r.lower(d) == "the" && r.c.lex.talks[r.lemma(t)] && (t == o || r.trees.Under(t, o)) {
			return true
		}
	}
	return false
}

// byForce reports whether a verb's own subject is men in arms or a crowd that no mention stands for.
func (r *reading) byForce(v doc.Token) bool {
	if r.tags.UPOS[v] != doc.VERB || r.passive(v) {
		return false
	}
	s := r.kid(v, doc.Nsubj)
	return s != doc.None && r.c.lex.forces[r.lemma(s)]
}

// ownState is the state to which those speak who are its own in a story of one state, or None.
func (r *reading) ownState(own []doc.ActorID) doc.ActorID {
	p := r.protagonists()
	if p.second != "" || p.first == "" {
		return doc.None
	}
	state := r.standsFor(p.first)
	for _, id := range own {
		if r.countryOf(id) != p.first {
			return doc.None
		}
	}
	return state
}

// home is the country in which what a sentence tells takes place where nothing
// else is said: that of a story about one state, else the only one that the
// sentence names; "" if neither.
func (r *reading) home(run doc.Run) string {
	only := ""
	for t := run.Start; t < run.End; t++ {
		c := ""
		if m := r.actors.At[t]; m != doc.None {
			c = r.actors.Actors[r.actors.Mentions[m].Actor].Country
		} else if i := r.topAt[t]; i != doc.None {
			c = r.d.Places.Places[r.d.Places.Toponyms[i].Place].Country
		}
		switch c {
		case "", "UN", "IGO", "EUR", "WST", "NGO", only:
			continue
		}
		if only != "" {
			return ""
		}
		only = c
	}
	if p := r.protagonists(); p.second == "" && p.first != "" && (only == "" || only == p.first) {
		return p.first
	}
	return only
}

// stateNamed appends what stands for a country: an actor, or a place that lies in it.
func (r *reading) stateNamed(out []doc.ActorID, country string) []doc.ActorID {
	if a, ok := r.states[country]; ok && r.actors.Actors[a].Kind == doc.State {
		return r.addParties(out, a)
	}
	if r.d.Places != nil {
		for p := range r.d.Places.Places {
			if r.d.Places.Places[p].Country == country {
				return append(out, stateAt(doc.PlaceID(p), true))
			}
		}
	}
	if a := r.standsFor(country); a != doc.None {
		return r.addParties(out, a)
	}
	return out
}

func (r *reading) standsFor(country string) doc.ActorID {
	if a, ok := r.states[country]; ok {
		return a
	}
	best, most := doc.ActorID(doc.None), 0
	for i := range r.actors.Actors {
		a := &r.actors.Actors[i]
		if a.Country == country && r.weights[i] == strong && a.Kind != doc.Population && (a.Kind != doc.Group || a.Sector == "GOV") && len(a.Members) == 0 && len(a.Mentions) > most {
			best, most = doc.ActorID(i), len(a.Mentions)
		}
	}
	return best
}

// protagonists are the states that a story is about: two, one, or none.
type protagonists struct{ first, second string }

func (r *reading) protagonists() protagonists {
	if r.about != nil {
		return *r.about
	}
	count, total := map[string]int{}, 0
	for i := range r.actors.Actors {
		a := &r.actors.Actors[i]
		if a.Country == "" || r.weights[i] != strong || len(a.Members) > 0 {
			continue
		}
		count[a.Country] += len(a.Mentions)
		total += len(a.Mentions)
	}
	var p protagonists
	third := 0
	for i := range r.actors.Actors { // in the order of the actors, so that ties fall the same way
		c := r.actors.Actors[i].Country
		n := count[c]
		if n == 0 || c == p.first || c == p.second {
			continue
		}
		switch {
		case n > count[p.first]:
			third = max(third, count[p.second])
			p.second, p.first = p.first, c
		case n > count[p.second]:
			third = max(third, count[p.second])
			p.second = c
		default:
			third = max(third, n)
		}
	}
	n1, n2 := count[p.first], count[p.second]
	switch {
	case total < 6 || n1+n2 < total*7/10:
		p = protagonists{}
	case n2*5 < total || third*2 > n2:
		p.second = ""
		if n1 < total*8/10 {
			p.first = ""
		}
	}
	r.about = &p
	return p
}

// alone reports whether a meeting has one side only, and that one is nobody who
// could meet among themselves.
func (r *reading) alone(e *coded) bool {
	if e.rule.Type.Name != "CONSULT" || e.typ.Name == "REJECT" || e.rule.frame.sides == nil || len(e.actor) != 1 || e.actor[0] < 0 {
		return false
	}
	a := &r.actors.Actors[e.actor[0]]
	return a.Kind != doc.Group && a.Kind != doc.Population && a.Sector != "IGO"
}
