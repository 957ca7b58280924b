package entity

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// linkState links "the country" to the state that the story speaks of here.
func (r *reader) linkState(i int32) bool {
	m := &r.mentions[i]
	if !m.desc.definite || m.desc.country != "" || m.lemma == "power" || m.lemma == "superpower" {
		return false
	}
	if m.run.Len() > 2 && m.desc.noun.class == state { // "the island nation", "the oil-rich country" are fine, "the host country" is not
		for t := m.desc.office.Start; t < m.head; t++ {
			if w := lower(r.words[t]); w == "host" || w == "neighbouring" || w == "neighboring" || w == "other" || w == "third" || w == "home" {
				return false
			}
		}
	}
	for _, t := range m.desc.owners { // "his country", "my country"
		if t == doc.None {
			break
		}
		if w := lower(r.words[t]); w == "my" || w == "our" {
			if c := r.speaker(i); c != none && r.countryOf(c) != "" {
				return r.linkCode(i, r.countryOf(c))
			}
			return false
		}
		if c := r.chainAt(t); c != none && r.rels[t] == doc.NmodPoss {
			if code := r.countryOf(c); code != "" {
				return r.linkCode(i, code)
			}
			return false
		}
	}
	bloc, named := r.blocOf(m)
	if named && len(bloc) == 0 {
		return false
	}
	best, bestScore := int32(none), -1e9
	r.candidates(i, 8, func(k int32) bool {
		o := &r.mentions[k]
		if o.chain != none && len(bloc) > 0 && !hasKey(bloc, r.chains[o.chain].country) {
			return true
		}
		if o.chain == none || o.coord != nil || o.class != state && o.class != place || r.chains[o.chain].class != state || r.chains[o.chain].plural || r.contains(m, o) {
			return true
		}
		score := -1.0 * float64(m.sent-o.sent)
		if o.subject {
			score += 1.5
		}
		if o.owner {
			score += 0.5
		}
		if o.place && o.sent == m.sent { // "came to Iraq ... a third of the country"
			score++
		}
		if o.adj {
			score -= 0.7
		}
		score += 0.2 * float64(min(5, len(r.chains[o.chain].mentions)))
		if score > bestScore {
			best, bestScore = o.chain, score
		}
		return true
	})
	if best == none {
		return false
	}
	r.join(i, best, inferred("nearest state", r.d.SpanOf(m.run)))
	return true
}

// blocOf returns the states of the bloc that a nominal's adjective names: "the
// South American country", and whether one is named.
func (r *reader) blocOf(m *mention) (states []string, named bool) {
	for t := m.desc.start; t < m.head; t++ {
		if i := r.at[t]; i != none && r.labels[i].entity != nil && r.labels[i].entity.Kind == world.Bloc {
			return r.labels[i].entity.Members, true
		}
	}
	return nil, false
}

// speaker returns the chain of the person who says the sentence of a mention,
// or the one before it; none if the words do not tell.
func (r *reader) speaker(i int32) int32 {
	m := &r.mentions[i]
	end := r.sentence(m.head).End
	for k := int(i); k < len(r.mentions) && r.mentions[k].head < end; k++ { // "...," Kavan said
		if o := &r.mentions[k]; o.reported && o.label != none && o.chain != none && !r.quoted[o.head] {
			return o.chain
		}
	}
	found := int32(none)
	r.candidates(i, 2, func(k int32) bool {
		if o := &r.mentions[k]; o.reported && o.chain != none && o.class == person && !r.quoted[o.head] {
			found = o.chain
			return false
		}
		return true
	})
	return found
}

// linkCode joins a mention to the state of that code, made if the story has not named it.
func (r *reader) linkCode(i int32, code string) bool {
	c := r.stateChain(code)
	if c == none {
		return false
	}
	r.join(i, c, inferred("country of whom it belongs to", r.d.SpanOf(r.mentions[i].run)))
	return true
}

// stateChain returns the chain of a state, or none if the world does not know it.
func (r *reader) stateChain(code string) int32 {
	if c := r.namedState(code); c != none {
		return c
	}
	e := r.world.Entity("state:" + code)
	if e == nil {
		return none
	}
	c := r.newChain(state)
	ch := &r.chains[c]
	ch.entity, ch.name, ch.country, ch.sector, ch.known = e, e.Name, e.Country, "GOV", e.Known
	ch.countryWhy = inferred("country of whom it belongs to")
	r.states[code] = c
	return c
}

// linkBody links "the alliance" or "the ministry" to an organisation before it.
func (r *reader) linkBody(i int32) bool {
	m := &r.mentions[i]
	if !m.desc.definite || m.plural {
		return false
	}
	country := r.describedCountry(m)
	near := ""
	if country == "" && stateSector(m.desc.noun.sector) {
		if codes := r.countriesIn(r.sentence(m.head).Start, m.run.Start); len(codes) == 1 {
			near = codes[0]
		}
	}
	mine := r.descWords(&m.desc)
	best, bestScore := int32(none), 0.0
	r.candidates(i, 15, func(k int32) bool {
		o := &r.mentions[k]
		if o.chain == none || o.coord != nil || o.plural || o.form == doc.ByPronoun || o.class != organisation && o.class != media || r.contains(m, o) || r.contains(o, m) {
			return true
		}
		c := &r.chains[o.chain]
		score := 0.0
		if o.label != none {
			score = r.bodyFit(m, mine, o)
		} else if o.lemma == m.lemma {
			theirs := r.descWords(&o.desc)
			score = 2
			for _, w := range mine {
				if !hasKey(theirs, w) {
					score -= 2
				}
			}
			if len(mine) == 0 && len(theirs) > 0 {
				score -= 0.5
			}
		}
		if score <= 0 {
			return true
		}
		if code := r.countryOf(o.chain); country != "" && code != "" && code != country || country != "" && code == "" && c.entity != nil {
			return true
		} else if code == country && code != "" {
			score++
		} else if country != "" && o.label == none { // "the government" before "the South Korean government" is another
			return true
		}
		if code := r.countryOf(o.chain); near != "" && code != "" && code != near {
			return true // "Iraq asked the foreign ministry" does not ask another's
		}
		score -= 0.2 * float64(m.sent-o.sent)
		if score > bestScore {
			best, bestScore = o.chain, score
		}
		return true
	})
	if best == none {
		return false
	}
	r.join(i, best, inferred("same noun", r.d.SpanOf(m.run)))
	if r.chains[best].entity == nil {
		r.chains[best].describe(&m.desc)
	}
	return true
}

// lowerName returns a label's words in lower case.
func (r *reader) lowerName(li int32) string {
	l := &r.labels[li]
	if l.lower == "" {
		l.lower = lower(r.d.RunText(l.run))
	}
	return l.lower
}

// bodyFit says how well an organisation's name answers to a nominal.
func (r *reader) bodyFit(m *mention, mine []string, o *mention) float64 {
	last := lower(r.words[o.run.End-1])
	name := r.lowerName(o.label)
	if last == m.lemma || strings.Contains(name, m.lemma) {
		score := 2.0
		for _, w := range mine {
			if !strings.Contains(name, w) && !r.ownedBy(o, w) {
				score -= 2
			}
		}
		return score
	}
	if len(mine) > 0 && m.lemma != "alliance" && m.lemma != "bloc" {
		return 0
	}
	c := &r.chains[o.chain]
	switch m.lemma {
	case "alliance", "bloc", "organisation", "organization", "body", "union":
		if c.entity != nil && c.sector == "IGO" {
			return 1.2
		}
	case "agency":
		if c.class == media || strings.Contains(lower(c.name), "agency") {
			return 1.2
		}
	case "group", "movement", "militia":
		if c.sector == "REB" || c.sector == "NGO" || c.entity != nil && c.sector != "IGO" && c.sector != "GOV" {
			return 1.2
		}
	case "company", "firm", "group.", "bank":
		if c.entity == nil && c.class == organisation {
			return 0.8
		}
	case "newspaper", "daily", "broadcaster":
		if c.class == media {
			return 1.2
		}
	}
	return 0
}

// ownedBy reports whether a body belongs to what an adjective says: a
// "parliamentary committee" is the parliament's.
func (r *reader) ownedBy(o *mention, adjective string) bool {
	stem := adjective[:min(len(adjective), 6)]
	for _, t := range o.desc.owners {
		if t > 0 && o.lemma != "" && strings.HasPrefix(lower(r.words[t]), stem) {
			return true
		}
	}
	return false
}
