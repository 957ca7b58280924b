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
	if r.apposed(i) || r.linkGroup(i) {
		return
	}
	switch m.class {
	case person:
		if !m.plural && r.linkPerson(i) {
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
		r.chains[best].descs = append(r.chains[best].descs, &m.desc)
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

// officeFit says how well a chain answers to the office of a nominal; 0 not at all.
func (r *reader) officeFit(m *mention, country string, ci int32) float64 {
	c := &r.chains[ci]
	if m.gender != unknown && c.gender != unknown && m.gender != c.gender {
		return 0
	}
	if country != "" {
		if code := r.countryOf(ci); code != "" && code != country {
			return 0
		}
	}
	best := 0.0
	for _, d := range c.descs {
		if s := r.sameOffice(m, d); s > best {
			best = s
		}
	}
	if c.tenure != "" {
		if s := r.officeWords(m, lower(c.tenure)); s > best {
			best = s
		}
	}
	if best > 0 && country != "" && c.country == country {
		best++
	}
	return best
}

// rank words that make another office of the same noun.
func otherOffice(w string) bool {
	switch w {
	case "deputy", "vice", "prime", "former", "assistant", "under", "first", "chief", "foreign", "defence", "defense", "interior", "finance", "opposition",
		"acting", "state", "trade", "oil", "energy", "economy", "health", "justice", "crown":
		return true
	}
	return false
}

// sameOffice compares a nominal with a description of a person.
func (r *reader) sameOffice(m *mention, d *description) float64 {
	if d.office0() {
		return 0
	}
	a, b := officeNoun(m.lemma), officeNoun(r.lemma(d.head))
	if a != b {
		if a == "leader" && headOfState(b) || a == "official" && d.noun.sector == "GOV" || a == "diplomat" && (b == "minister" || b == "ambassador" || b == "envoy" || b == "negotiator") ||
			a == "politician" || a == "envoy" && b == "representative" {
			return 1
		}
		return 0
	}
	mine, theirs := r.descWords(&m.desc), r.descWords(d)
	score := 2.0
	for _, w := range mine {
		if hasKey(theirs, w) {
			score += 0.5
		} else if otherOffice(w) {
			return 0
		} else {
			score -= 0.7
		}
	}
	for _, w := range theirs {
		if !hasKey(mine, w) && otherOffice(w) {
			if len(mine) > 0 && w != "chief" || w == "deputy" || w == "vice" || w == "former" {
				return 0
			}
			score -= 0.3
		}
	}
	return score
}

// officeWords compares a nominal with an office of the world.
func (r *reader) officeWords(m *mention, office string) float64 {
	words := strings.Fields(office)
	if len(words) == 0 {
		return 0
	}
	last := words[len(words)-1]
	if officeNoun(headWord(office)) != officeNoun(m.lemma) {
		if m.lemma == "leader" && headOfState(last) {
			return 1
		}
		return 0
	}
	mine := r.descWords(&m.desc)
	for _, w := range mine {
		if otherOffice(w) && !hasKey(words, w) {
			return 0
		}
	}
	for _, w := range words {
		if otherOffice(w) && !hasKey(mine, w) && len(mine) > 0 || w == "deputy" && !hasKey(mine, w) {
			return 0
		}
	}
	return 2
}

// officeNoun folds nouns that name one office.
func officeNoun(lemma string) string {
	switch lemma {
	case "spokeswoman", "spokesperson", "spokesman":
		return "spokesman"
	case "chairman", "chairwoman", "chairperson", "chair":
		return "chair"
	case "premier", "pm":
		return "minister"
	case "adviser", "advisor", "aide":
		return "adviser"
	case "chief", "head", "boss":
		return "head"
	case "congressman", "congresswoman", "lawmaker", "legislator", "mp", "parliamentarian":
		return "lawmaker"
	}
	return lemma
}

func headOfState(noun string) bool {
	switch noun {
	case "president", "minister", "premier", "king", "chancellor", "leader", "emir", "emperor", "queen", "prince", "chair", "secretary", "ayatollah", "sultan":
		return true
	}
	return false
}

// descWords are the words that narrow a description's noun, in lower case: those
// before it and the nouns of whom it belongs to.
func (r *reader) descWords(d *description) []string {
	if d.words != nil {
		return d.words
	}
	out := make([]string, 0, 4)
	for t := d.start; t < d.office.End; t++ {
		if t == d.head || r.at[t] != none {
			continue
		}
		switch r.upos[t] {
		case doc.ADJ, doc.NOUN, doc.PROPN:
			w := lower(r.words[t])
			if w == "former" || w == "then" || w == "late" || w == "own" {
				continue
			}
			out = append(out, w)
		}
	}
	for _, t := range d.owners {
		if t != doc.None && r.at[t] == none && r.upos[t] == doc.NOUN {
			out = append(out, r.lemma(t))
		}
	}
	d.words = out
	return out
}

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
	best, bestScore := int32(none), -1e9
	r.candidates(i, 8, func(k int32) bool {
		o := &r.mentions[k]
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
		} else if country != "" && o.label == none {
			score -= 0.5
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
		r.chains[best].descs = append(r.chains[best].descs, &m.desc)
	}
	return true
}

// bodyFit says how well an organisation's name answers to a nominal.
func (r *reader) bodyFit(m *mention, mine []string, o *mention) float64 {
	last := lower(r.words[o.run.End-1])
	name := lower(r.d.RunText(o.run))
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
		r.chains[c].descs = append(r.chains[c].descs, &m.desc)
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
		r.chains[o.chain].descs = append(r.chains[o.chain].descs, &m.desc)
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
			r.merge(found, ci, "same office")
			return
		}
	}
}
