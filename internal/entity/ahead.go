package entity

import "dateline/internal/doc"

// linkAhead links the person whom a lead describes, "South Korea's new defence
// minister warned on Friday ...", to the one with whose name the next sentence
// opens; false if there is none whom the description may mean.
func (r *reader) linkAhead(i int32) bool {
	m := &r.mentions[i]
	if m.plural || m.anyone || !m.desc.noun.role || !m.desc.noun.title || !m.subject && !m.reported || m.sent > r.lead || relational(m.lemma) {
		return false
	}
	next := m.sent + 1
	if int(next) >= len(r.d.Tokens.Sentences) || r.d.SentenceKind(next) != doc.Body {
		return false
	}
	li := r.at[r.d.Tokens.Sentences[next].Start]
	if li == none || r.labels[li].class != person {
		return false
	}
	k := r.mentionOf(li)
	if k == none || r.mentions[k].chain == none || r.labels[li].run.Len() < 2 {
		return false
	}
	c := &r.chains[r.mentions[k].chain]
	if c.bearer == none || c.office != "" && !c.former || c.gender != unknown && m.gender != unknown && c.gender != m.gender {
		return false
	}
	for _, o := range c.mentions {
		if r.mentions[o].run.Start < m.run.Start { // the lead knew the name
			return false
		}
	}
	for _, d := range c.descs {
		if !d.office0() && !d.former {
			return false
		}
	}
	if country := r.describedCountry(m); country != "" && c.country != "" && country != c.country {
		return false
	}
	r.join(i, r.mentions[k].chain, inferred("named in the next sentence", r.d.SpanOf(m.run)))
	c.describe(&m.desc)
	if c.office == "" || c.former {
		at := r.d.SpanOf(m.desc.office)
		c.office, c.officeWhy, c.former = oneLine(r.d.Slice(at)), stated("nominal", at), m.desc.former
		c.sector = r.sectorOf(&m.desc)
	}
	return true
}
