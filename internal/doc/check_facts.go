package doc

import "fmt"

// size is what the indexes into the layers may reach.
type sizes struct{ actors, mentions, times, places, statements, tokens int }

func (c *checker) facts() {
	d := c.d
	n := sizes{tokens: d.Tokens.Len()}
	if d.Actors != nil {
		n.actors, n.mentions = len(d.Actors.Actors), len(d.Actors.Mentions)
	}
	if d.Times != nil {
		n.times = len(d.Times.Times)
	}
	if d.Places != nil {
		n.places = len(d.Places.Places)
	}
	if d.Statements != nil {
		n.statements = len(d.Statements.Statements)
	}
	c.names()
	c.times()
	c.places(n)
	c.actors(n)
	c.statements(n)
	c.events(n)
	c.affairs(n)
}

func (c *checker) run(what string, r Run, mayBeEmpty bool) {
	if mayBeEmpty && r.Empty() {
		return
	}
	if r.Start < 0 || r.Empty() || int(r.End) > c.d.Tokens.Len() {
		c.errorf("%s: run %d:%d, want a stretch of 0:%d", what, r.Start, r.End, c.d.Tokens.Len())
	}
}

func (c *checker) names() {
	if c.d.Names == nil {
		return
	}
	end := Token(0)
	for i, name := range c.d.Names.Names {
		c.run(fmt.Sprintf("names: name %d", i), name.Run, false)
		if name.Start < end {
			c.errorf("names: name %d starts at token %d, inside the one before it", i, name.Start)
		}
		end = name.End
	}
}

func (c *checker) times() {
	if c.d.Times == nil {
		return
	}
	end := Byte(0)
	for i, t := range c.d.Times.Times {
		what := fmt.Sprintf("times: time %d", i)
		c.run(what, t.Run, true)
		c.span(what, t.Span, false)
		c.why(what, t.Why)
		if t.Span.Start < end {
			c.errorf("%s: starts at %d, inside the one before it", what, t.Span.Start)
		}
		end = t.Span.End
	}
}

func (c *checker) why(what string, w Why) {
	if w.How == 0 || w.By == "" {
		c.errorf("%s: does not say why (%v, %q)", what, w.How, w.By)
	}
	if w.How == Stated && len(w.At) == 0 {
		c.errorf("%s: stated, but nowhere", what)
	}
	c.spans(what+": why", w.At, true)
}

func (c *checker) places(n sizes) {
	if c.d.Places == nil {
		return
	}
	for i, t := range c.d.Places.Toponyms {
		what := fmt.Sprintf("places: toponym %d", i)
		c.run(what, t.Run, true)
		c.span(what, t.Span, false)
		c.why(what, t.Why)
		if t.Place < 0 || int(t.Place) >= n.places {
			c.errorf("%s: place %d of %d", what, t.Place, n.places)
		}
	}
	for i, p := range c.d.Places.Places {
		if p.HasPoint && (p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180) {
			c.errorf("places: place %d lies at %v, %v", i, p.Lat, p.Lon)
		}
		for _, t := range p.Toponyms {
			if t < 0 || int(t) >= len(c.d.Places.Toponyms) || c.d.Places.Toponyms[t].Place != PlaceID(i) {
				c.errorf("places: place %d lists toponym %d, which is not its own", i, t)
			}
		}
	}
}

func (c *checker) actorIDs(what string, ids []ActorID, n sizes) {
	for _, id := range ids {
		if id < 0 || int(id) >= n.actors {
			c.errorf("%s: actor %d of %d", what, id, n.actors)
		}
	}
}

func (c *checker) actors(n sizes) {
	if c.d.Actors == nil {
		return
	}
	for i, m := range c.d.Actors.Mentions {
		what := fmt.Sprintf("actors: mention %d", i)
		c.run(what, m.Run, false)
		c.span(what, m.Span, false)
		c.why(what, m.Why)
		if !m.Run.Has(m.Head) {
			c.errorf("%s: head %d outside %d:%d", what, m.Head, m.Run.Start, m.Run.End)
		}
		c.actorIDs(what, []ActorID{m.Actor}, n)
	}
	for i, a := range c.d.Actors.Actors {
		what := fmt.Sprintf("actors: actor %d (%s)", i, a.Name)
		if len(a.Mentions) == 0 {
			c.errorf("%s: no mention", what)
		}
		for _, m := range a.Mentions {
			if m < 0 || int(m) >= n.mentions || c.d.Actors.Mentions[m].Actor != ActorID(i) {
				c.errorf("%s: lists mention %d, which is not its own", what, m)
			}
		}
		c.actorIDs(what+": member", a.Members, n)
		if a.Country != "" {
			c.why(what+": country", a.CountryWhy)
		}
		if a.Office != "" {
			c.why(what+": office", a.OfficeWhy)
		}
	}
}

func (c *checker) statements(n sizes) {
	if c.d.Statements == nil {
		return
	}
	for i, s := range c.d.Statements.Statements {
		what := fmt.Sprintf("statements: statement %d", i)
		c.span(what+": source", s.Source, true)
		c.span(what+": cue", s.Cue, true)
		c.spans(what+": content", s.Content, false)
		c.index(what+": speaker", int(s.Speaker), n.actors)
		c.actorIDs(what+": to", s.To, n)
		c.index(what+": when", int(s.When), n.times)
		c.index(what+": within", int(s.Within), n.statements)
		c.why(what, s.Why)
		seen := 0
		for w := s.Within; w >= 0 && int(w) < n.statements && seen <= n.statements; seen++ {
			w = c.d.Statements.Statements[w].Within
		}
		if seen > n.statements {
			c.errorf("%s: stands within itself", what)
		}
	}
}

func (c *checker) events(n sizes) {
	if c.d.Events == nil {
		return
	}
	for _, s := range c.d.Events.States {
		c.spans("events: state "+s.Country, s.At, false)
	}
	for i, e := range c.d.Events.Events {
		what := fmt.Sprintf("events: event %d (%s)", i, e.Type)
		c.span(what+": trigger", e.Trigger, false)
		c.spans(what+": evidence", e.Evidence, false)
		c.actorIDs(what+": actor", e.Actor, n)
		c.actorIDs(what+": recipient", e.Recipient, n)
		for _, p := range append(append([]PlaceID(nil), e.ActorAt...), e.RecipientAt...) {
			if p < 0 || int(p) >= n.places {
				c.errorf("%s: place %d of %d", what, p, n.places)
			}
		}
		c.index(what+": said by", int(e.SaidBy), n.statements)
		c.index(what+": when", int(e.When), n.times)
		c.index(what+": where", int(e.Where), n.places)
		if e.By == "" || e.Type == "" || e.Quad < 1 || e.Quad > 4 {
			c.errorf("%s: quad %d by %q", what, e.Quad, e.By)
		}
	}
}

func (c *checker) affairs(n sizes) {
	if c.d.Affairs == nil {
		return
	}
	fact := func(what string, evidence []Span, by string, saidBy StatementID, when TimexID) {
		c.spans(what+": evidence", evidence, false)
		c.index(what+": said by", int(saidBy), n.statements)
		c.index(what+": when", int(when), n.times)
		if by == "" {
			c.errorf("%s: does not say which rule answered", what)
		}
	}
	for i, t := range c.d.Affairs.Tracks {
		what := fmt.Sprintf("affairs: track %d (%s)", i, t.Name)
		c.actorIDs(what, t.Parties, n)
		if len(t.Changes) == 0 {
			c.errorf("%s: no change", what)
		}
		for _, ch := range t.Changes {
			fact(what+": "+ch.Status, ch.Evidence, ch.By, ch.SaidBy, ch.When)
		}
	}
	for i, x := range c.d.Affairs.Disputes {
		what := fmt.Sprintf("affairs: dispute %d", i)
		fact(what, x.Evidence, x.By, None, None)
		c.actorIDs(what, x.Parties, n)
		c.actorIDs(what, x.ClaimedBy, n)
		c.index(what+": held by", int(x.HeldBy), n.actors)
		if len(x.Names) == 0 {
			c.errorf("%s: no name", what)
		}
		for _, name := range x.Names {
			c.actorIDs(what+": name", name.UsedBy, n)
		}
	}
	for i, x := range c.d.Affairs.Commitments {
		what := fmt.Sprintf("affairs: commitment %d", i)
		fact(what, x.Evidence, x.By, x.SaidBy, x.Due)
		c.span(what, x.What, false)
		c.index(what+": by", int(x.Maker), n.actors)
		c.actorIDs(what+": to", x.To, n)
	}
	for i, x := range c.d.Affairs.Appointments {
		what := fmt.Sprintf("affairs: appointment %d", i)
		fact(what, x.Evidence, x.By, x.SaidBy, x.When)
		c.span(what, x.What, false)
		c.actorIDs(what, x.Parties, n)
		c.index(what+": where", int(x.Where), n.places)
	}
}
