package event

import (
	"dateline/internal/doc"
)

// proposals describes what the rules make of the sentence.
func (p *pairing) proposals() {
	r := p.r
	best, highest := "", 1000
	for _, m := range r.matches(p.in) {
		e := coded{match: m}
		e.reality = r.realityOf(&m)
		r.c.lex.shift(&e)
		typ := e.typ.Name
		where := "off"
		if s, ok := p.onPath[m.trigger]; ok {
			where = sideNames[s]
		} else if p.inside(m.trigger) {
			where = "in"
		} else if m.light != doc.None && p.onPath[m.light] != 0 {
			where = "light"
		} else if h := r.head(m.trigger); h != doc.None && p.onPath[h] != 0 {
			where = "below"
		}
		p.add("match", typ)
		p.add("match", typ, where)
		p.add("matchof", m.rule.Type.Name, e.phase.String(), where)
		p.add("rule", m.rule.ID)
		p.add("rule", m.rule.ID, e.phase.String())
		depth := 0
		for h := r.head(m.trigger); h != doc.None; h = r.head(h) {
			depth++
		}
		if where == "off" || where == "in" {
			depth += 10
		}
		if depth < highest {
			best, highest = typ, depth
		}
	}
	p.add("top", best)
	if r.d.Events == nil {
		return
	}
	for i := range r.d.Events.Events {
		e := &r.d.Events.Events[i]
		if !p.in.Has(e.Head) {
			continue
		}
		by, to := p.touches(e.Actor, p.source), p.touches(e.Recipient, p.target)
		p.add("event", e.Type)
		switch {
		case by && to:
			p.add("event", e.Type, "both")
		case by || to:
			p.add("event", e.Type, "one")
		case p.touches(e.Actor, p.target) || p.touches(e.Recipient, p.source):
			p.add("event", e.Type, "turned")
		}
		if _, ok := p.onPath[e.Head]; ok {
			p.add("event", e.Type, "path")
		}
	}
}

// touches reports whether one of the actors is mentioned inside the run.
func (p *pairing) touches(list []doc.ActorID, run doc.Run) bool {
	for t := run.Start; t < run.End; t++ {
		if m := p.r.within[t]; m != doc.None && hasActor(list, p.r.actors.Mentions[m].Actor) {
			return true
		}
	}
	return false
}

// words describes the words around and between the sides.
func (p *pairing) words() {
	r := p.r
	first, last := min(p.source.Start, p.target.Start), max(p.source.End, p.target.End)
	if p.source.Empty() || p.target.Empty() {
		first, last = p.in.Start, p.in.End
	}
	mood := p.mood()
	p.add("mood", mood)
	before := [2]string{"<", "<"}
	for t := p.in.Start; t < p.in.End; t++ {
		zone := "between"
		switch {
		case p.inside(t):
			zone = "inside"
		case t < first:
			zone = "before"
		case t >= last:
			zone = "after"
		}
		w := p.word(t)
		if zone == "inside" && before[1] == w {
			continue
		}
		p.add("bigram", before[1], w)
		if zone != "before" {
			p.add("trigram", before[0], before[1], w)
		}
		before = [2]string{before[1], w}
		if zone == "inside" || r.tags.UPOS[t] == doc.PUNCT {
			continue
		}
		p.add("word", w)
		p.add("word", zone, w)
		p.add("moodword", mood, w)
		if w[0] == '<' {
			continue
		}
		switch r.tags.UPOS[t] {
		case doc.VERB, doc.NOUN, doc.ADJ, doc.ADV:
			for level := 2; level <= 3; level++ {
				if c := p.class(t, level); c != "" {
					p.add("class", c)
					if level == 2 {
						p.add("moodclass", mood, c)
					}
					if zone == "between" {
						p.add("class", zone, c)
					}
				}
			}
		}
		for _, typ := range p.typesOf(t) {
			p.add("lex", typ)
			p.add("lex", zone, typ)
			p.add("moodlex", mood, typ)
		}
	}
}
