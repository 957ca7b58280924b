package entity

import (
	"strings"

	"dateline/internal/doc"
)

// linkNominal gives a noun phrase its chain.
func (r *reader) linkNominal(i int32) {
	m := &r.mentions[i]
	if m.anyone {
		r.fresh(i, "nominal")
		return
	}
	if r.apposed(i) || r.beforeName(i) || r.linkGroup(i) {
		return
	}
	switch m.class {
	case person:
		if !m.plural && (r.linkPerson(i) || r.linkAhead(i)) {
			return
		}
	case state:
		if !m.plural && r.linkState(i) {
			return
		}
	case organisation, media:
		if r.linkBody(i) {
			return
		}
	}
	if r.linkSame(i) {
		return
	}
	c := r.fresh(i, "nominal")
	r.remember(i, c)
}

// apposed links the description in apposition to the person whom it describes.
func (r *reader) apposed(i int32) bool {
	m := &r.mentions[i]
	if m.class != person || m.plural {
		return false
	}
	li, ok := r.apposHeads[m.head]
	if !ok {
		return false
	}
	c := r.mentionOf(li)
	if c == none || r.mentions[c].chain == none {
		return false
	}
	r.join(i, r.mentions[c].chain, stated("apposition", r.d.SpanOf(m.run)))
	return true
}

// beforeName links "state agency" of "Chinese state agency Xinhua" to the name.
func (r *reader) beforeName(i int32) bool {
	m := &r.mentions[i]
	if m.class != organisation && m.class != media || m.plural || int(m.head)+1 >= len(r.words) {
		return false
	}
	li := r.at[m.head+1]
	if li == none || r.labels[li].class != organisation && r.labels[li].class != media || r.labels[li].adj {
		return false
	}
	k := r.mentionOf(li)
	if k == none || r.mentions[k].chain == none {
		return false
	}
	r.join(i, r.mentions[k].chain, stated("apposition", r.d.SpanOf(m.run)))
	if c := &r.chains[r.mentions[k].chain]; c.entity == nil {
		c.describe(&m.desc)
	}
	return true
}

// mentionOf returns the mention of a label, or none.
func (r *reader) mentionOf(li int32) int32 { return r.headed[r.headOf(r.labels[li].run)] }

// definite reports whether the nominal speaks of somebody known.
func (r *reader) definite(m *mention) bool {
	if m.desc.indefinite {
		return false
	}
	if m.desc.definite {
		return true
	}
	if m.plural {
		return false
	}
	// "President" or "Prime Minister" with a capital, and a bare title that opens a clause.
	return m.desc.noun.title && (capital(r.words[m.head]) || m.desc.country != "" && m.subject)
}

// linkPerson links "the Iranian president" to the person who holds that office.
func (r *reader) linkPerson(i int32) bool {
	m := &r.mentions[i]
	if !r.definite(m) || m.desc.former && !m.desc.noun.role {
		return false
	}
	if relational(m.lemma) {
		return false
	}
	best, bestScore := int32(none), 0.0
	country := r.describedCountry(m)
	seen := map[int32]bool{}
	r.candidates(i, 40, func(k int32) bool {
		o := &r.mentions[k]
		c := o.chain
		if c == none || seen[c] || o.class != person || o.plural || o.form == doc.ByPronoun || r.contains(m, o) || r.contains(o, m) {
			return true
		}
		seen[c] = true
		score := r.officeFit(m, country, c)
		if score <= 0 || country != "" && r.chains[c].country == "" && m.sent-o.sent > 3 {
			return true
		}
		score -= 0.15 * float64(m.sent-o.sent)
		if o.subject {
			score += 0.3
		}
		if bestScore == 0 || score > bestScore {
			best, bestScore = c, score
		}
		return true
	})
	if best == none {
		return false
	}
	r.join(i, best, inferred("same office", r.d.SpanOf(m.run)))
	if r.chains[best].bearer == none || r.chains[best].country == "" && m.desc.country != "" {
		r.chains[best].describe(&m.desc)
	}
	return true
}

// relational reports whether the noun needs another person to mean anybody.
func relational(lemma string) bool {
	switch lemma {
	case "wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "cousin", "nephew", "niece", "uncle", "aunt", "friend",
		"colleague", "counterpart", "successor", "predecessor", "rival", "opponent", "ally", "partner", "parent", "child", "relative", "spouse",
		"lawyer", "deputy", "supporter", "critic", "member", "aide", "neighbour", "neighbor", "guest", "host":
		return true
	}
	return false
}

// describedCountry is the country that a nominal's own words give, or its owner's.
func (r *reader) describedCountry(m *mention) string {
	if m.desc.country != "" {
		return m.desc.country
	}
	for _, t := range m.desc.owners {
		if t == doc.None {
			break
		}
		if c := r.chainAt(t); c != none {
			if code := r.countryOf(c); code != "" {
				return code
			}
		}
	}
	return ""
}

// key is what a nominal says of its bearer, for finding the same again.
func (r *reader) key(m *mention) string {
	var b strings.Builder
	b.WriteString(m.lemma)
	if m.plural {
		b.WriteByte('+')
	}
	for _, w := range r.descWords(&m.desc) {
		b.WriteByte(' ')
		b.WriteString(w)
	}
	return b.String()
}

// remember notes a nominal that the same words may name again.
func (r *reader) remember(i, c int32) {
	m := &r.mentions[i]
	r.nominals[r.key(m)] = c
}

// linkSame links a definite or plural nominal to the last that had the same noun and modifiers.
func (r *reader) linkSame(i int32) bool {
	m := &r.mentions[i]
	if m.desc.indefinite || relational(m.lemma) && !m.plural {
		return false
	}
	if !m.desc.definite && !(m.plural && m.class != thing) {
		return false
	}
	if c, ok := r.nominals[r.key(m)]; ok && r.compatible(i, c) {
		r.join(i, c, inferred("same words", r.d.SpanOf(m.run)))
		r.chains[c].describe(&m.desc)
		return true
	}
	if !m.desc.definite || len(r.descWords(&m.desc)) > 0 { // "the lawmakers" after "Iranian lawmakers"
		return false
	}
	found := false
	r.candidates(i, 10, func(k int32) bool {
		o := &r.mentions[k]
		if o.chain == none || o.coord != nil || o.form != doc.ByNominal || o.label != none || o.lemma != m.lemma || o.plural != m.plural || o.anyone ||
			r.contains(m, o) || r.contains(o, m) || !r.compatible(i, o.chain) {
			return true
		}
		r.join(i, o.chain, inferred("same noun", r.d.SpanOf(m.run)))
		r.chains[o.chain].describe(&m.desc)
		found = true
		return false
	})
	return found
}

// compatible reports whether a nominal may belong to a chain, by country and place in the text.
func (r *reader) compatible(i, ci int32) bool {
	m := &r.mentions[i]
	c := &r.chains[ci]
	if len(c.mentions) == 0 {
		return false
	}
	last := &r.mentions[c.mentions[len(c.mentions)-1]]
	if r.contains(m, last) || r.contains(last, m) {
		return false
	}
	if m.class == thing && m.sent-last.sent > 15 {
		return false
	}
	country := r.describedCountry(m)
	if country == "" {
		return m.class == thing || m.desc.owners[0] == doc.None || r.rels[m.desc.owners[0]] != doc.NmodPoss || r.chainAt(m.desc.owners[0]) == none
	}
	code := r.countryOf(ci)
	return code == country || code == "" && m.class == thing
}

// adoptNominal merges a nominal that went before into the person whose title
// says the same: "Ethiopia's prime minister ... Prime Minister Meles Zenawi".
func (r *reader) adoptNominal(i int32) {
	m := &r.mentions[i]
	ci := m.chain
	c := &r.chains[ci]
	if len(c.mentions) == 0 || c.mentions[0] != i {
		return
	}
	for _, d := range c.descs {
		if d.office0() || !d.noun.title || d.head > m.run.End+12 {
			continue
		}
		found := int32(none)
		many := false
		r.candidates(i, 6, func(k int32) bool {
			o := &r.mentions[k]
			if o.chain == none || o.label != none || o.form != doc.ByNominal || o.class != person || o.plural || r.chains[o.chain].bearer != none || r.contains(o, m) {
				return true
			}
			if !o.desc.noun.title || o.desc.indefinite || r.sameOffice(o, d) < 2 || officeNoun(o.lemma) != officeNoun(r.lemma(d.head)) {
				return true
			}
			a, b := r.describedCountry(o), d.country
			if b == "" {
				b = r.countryOf(ci)
			}
			if a != "" && b != "" && a != b || c.gender != unknown && o.gender != unknown && c.gender != o.gender {
				return true
			}
			if found != none && found != o.chain {
				many = true
			}
			found = o.chain
			return true
		})
		if found != none && !many {
			for _, d := range r.chains[found].descs {
				if c := &r.chains[ci]; d.country != "" && d.country == c.country && c.countryWhy.How == doc.Inferred {
					c.countryWhy = stated("description", d.countryAt)
				}
			}
			r.merge(found, ci, "same office")
			return
		}
	}
}
