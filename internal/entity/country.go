package entity

import (
	"sort"

	"dateline/internal/doc"
)

// maxOwners is how many steps "the aide of the son of the king of" is followed.
const maxOwners = 4

// countryOf resolves a chain's country: its own, or that of whom it belongs to.
func (r *reader) countryOf(ci int32) string {
	c := &r.chains[ci]
	if c.country != "" && !c.soft || c.resolving || r.owned >= maxOwners {
		return c.country
	}
	c.resolving = true
	r.owned++
	defer func() { c.resolving, r.owned = false, r.owned-1 }()
	for _, d := range c.descs {
		if d.country != "" {
			c.country, c.countryWhy, c.soft = d.country, stated("description", d.countryAt), false
			return c.country
		}
	}
	for _, d := range c.descs {
		for _, t := range d.owners {
			if t == doc.None {
				break
			}
			if owner := r.chainAt(t); owner != none && owner != ci {
				if code := r.countryOf(owner); code != "" {
					c.country, c.countryWhy, c.soft = code, inferred("country of whom it belongs to", r.d.Tokens.Spans[t]), false
					return code
				}
			}
		}
	}
	return c.country
}

// chainAt returns the chain of the mention that the token heads or stands in as a name, or none.
func (r *reader) chainAt(t doc.Token) int32 {
	if i := r.headed[t]; i != none {
		return r.mentions[i].chain
	}
	if li := r.at[t]; li != none {
		if i := r.headed[r.headOf(r.labels[li].run)]; i != none {
			return r.mentions[i].chain
		}
	}
	return none
}

// attribute gives every actor its country, sector and office.
func (r *reader) attribute() {
	for i := range r.chains {
		if r.chains[i].isActor() {
			r.countryOf(int32(i))
		}
	}
	r.findHome()
	for i := range r.chains {
		c := &r.chains[i]
		if !c.isActor() {
			continue
		}
		r.ownersMembers(int32(i))
		r.membersCountry(c)
		r.nominalOffice(c)
		if c.sector == "" {
			r.inferSector(c)
		}
		if c.country == "" {
			r.inferCountry(int32(i))
		}
	}
	for i := range r.chains { // those that belong to whom the story's state was inferred for
		if r.chains[i].isActor() {
			r.countryOf(int32(i))
		}
	}
}

// ownersMembers makes "the three countries' foreign ministers" and "their
// ministers" a group of those whose ministers they are.
func (r *reader) ownersMembers(ci int32) {
	c := &r.chains[ci]
	if len(c.members) > 0 || !c.plural || c.country != "" || c.class != person && c.class != organisation {
		return
	}
	for _, d := range c.descs {
		for _, code := range d.many {
			if s := r.stateChain(code); s != none && s != ci && !holds(c.members, s) {
				c = &r.chains[ci]
				c.members = append(c.members, s)
			}
		}
		if len(c.members) > 0 {
			return
		}
		for _, t := range d.owners {
			if t == doc.None {
				break
			}
			owner := r.chainAt(t)
			if owner == none || owner == ci || len(r.chains[owner].members) < 2 || holds(r.chains[owner].members, ci) {
				continue
			}
			c.members = r.asWanted(r.chains[owner].members, state)
			return
		}
	}
}

// membersCountry gives a group the country that all its members share.
func (r *reader) membersCountry(c *chain) {
	if len(c.members) == 0 || c.country != "" {
		return
	}
	code := r.countryOf(c.members[0])
	for _, m := range c.members[1:] {
		if r.countryOf(m) != code {
			return
		}
	}
	if code != "" {
		c.country, c.countryWhy = code, inferred("country of its members")
	}
}

// nominalOffice gives a person without a name the office of the noun.
func (r *reader) nominalOffice(c *chain) {
	if c.office != "" || c.bearer != none || c.class != person || c.plural || !c.noun.role || !c.noun.title {
		return
	}
	for _, d := range c.descs {
		if d.office0() || !d.noun.title {
			continue
		}
		at := r.d.SpanOf(d.office)
		c.office, c.officeWhy, c.former = oneLine(r.d.Slice(at)), stated("nominal", at), d.former
		return
	}
}

func (r *reader) inferSector(c *chain) {
	switch {
	case c.class == state:
		if !c.plural || len(c.members) > 0 {
			c.sector = "GOV"
		}
	case c.class == media:
		c.sector = "MED"
	default:
		for _, d := range c.descs {
			if s := r.sectorOf(d); s != "" {
				c.sector = s
				return
			}
		}
		if c.sector == "" {
			c.sector = c.noun.sector
		}
	}
	if len(c.members) > 0 && c.sector == "" {
		s := r.chains[c.members[0]].sector
		for _, m := range c.members[1:] {
			if r.chains[m].sector != s {
				return
			}
		}
		c.sector = s
	}
}

// findHome finds the state that the story is about: the one of its dateline,
// or the one that its names tell far more often than any other.
func (r *reader) findHome() {
	count := map[string]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.chain == none || m.coord != nil || m.form == doc.ByPronoun {
			continue
		}
		c := &r.chains[m.chain]
		if c.country == "" || c.class == thing {
			continue
		}
		switch c.country {
		case "UN", "EUR", "IGO", "WST", "NGO":
			continue
		}
		switch {
		case c.class == person: // says nothing of where the story is at home
		case m.adj && int(m.run.End) < len(r.words) && r.titled[m.run.End] != none: // nor does "the French President X"
			count[c.country]++
		case m.place:
			count[c.country] += 2
		default:
			count[c.country] += 4
		}
	}
	filed := r.filedIn()
	own := count[filed]
	if filed != "" {
		if count[filed] > 0 {
			count[filed] += 3
		}
		count[filed] += 3
	}
	codes := make([]string, 0, len(count))
	for code := range count {
		codes = append(codes, code)
	}
	sort.Slice(codes, func(i, j int) bool {
		if count[codes[i]] != count[codes[j]] {
			return count[codes[i]] > count[codes[j]]
		}
		return codes[i] < codes[j]
	})
	switch {
	case len(codes) == 0:
		r.home = filed
	case own > 0 && 3*own >= count[codes[0]]: // a dateline outweighs many words about others, but talks may be held anywhere
		r.home = filed
	case len(codes) == 1 || 2*count[codes[0]] >= 3*count[codes[1]] || codes[0] == filed && count[codes[0]] > count[codes[1]]:
		r.home = codes[0]
	}
}

// filedIn returns the country of the dateline's places, or "".
func (r *reader) filedIn() string {
	if r.d.Places == nil {
		return ""
	}
	for _, t := range r.d.Places.Toponyms {
		if t.Run.Empty() {
			return r.d.Places.Places[t.Place].Country
		}
	}
	return ""
}

// inferCountry gives an actor without a country that of the story around it,
// where its noun is one that a state has: a ministry, a minister, residents.
func (r *reader) inferCountry(ci int32) {
	c := &r.chains[ci]
	first := &r.mentions[c.mentions[0]]
	for _, i := range c.mentions {
		if r.mentions[i].run.Start < first.run.Start {
			first = &r.mentions[i]
		}
	}
	if c.bearer != none {
		if code := r.inferPerson(c, first); code != "" {
			c.country, c.countryWhy = code, inferred("entity:story", r.d.SpanOf(first.run))
		}
		return
	}
	if c.entity != nil || len(c.members) > 0 || first.label != none && first.lemma == "" || first.anyone {
		return
	}
	switch c.class {
	case state: // "the South American country"
		if c.plural || !first.desc.definite || r.home == "" {
			return
		}
		c.country, c.countryWhy = r.home, inferred("entity:story", r.d.SpanOf(first.run))
		return
	case person, people, organisation:
		if !c.noun.role || !stateSector(c.sector) {
			r.inferFolk(c, first)
			return
		}
	default:
		return
	}
	if c.sector == "MED" || c.sector == "IGO" || c.sector == "NGO" {
		return
	}
	for _, d := range c.descs { // it belongs to somebody whose country is not known
		if d.owners[0] != doc.None && r.chainAt(d.owners[0]) != none {
			o := &r.chains[r.chainAt(d.owners[0])]
			if o.class == person && o.bearer != none || len(o.members) > 0 || o.class == state {
				return
			}
		}
	}
	near := r.nearCountries(first)
	code := ""
	switch {
	case len(near) == 1:
		code = near[0]
	case r.home != "" && (len(near) == 0 || hasKey(near, r.home)):
		code = r.home
	case len(near) == 0 && first.sent > 0 && r.d.SentenceKind(first.sent-1) == doc.Body:
		p := r.d.Tokens.Sentences[first.sent-1]
		if codes := r.countriesIn(p.Start, p.End); len(codes) == 1 {
			code = codes[0]
		}
	}
	if code != "" {
		c.country, c.countryWhy = code, inferred("entity:story", r.d.SpanOf(first.run))
	}
}

// folk are the nouns for those who live in a country: not prisoners, critics or
// observers, who may be of any.
var folk = map[string]bool{"people": true, "person": true, "man": true, "woman": true, "child": true, "boy": true, "girl": true, "youth": true,
	"student": true, "teacher": true, "worker": true, "farmer": true, "resident": true, "villager": true, "voter": true, "civilian": true, "crowd": true,
	"protester": true, "demonstrator": true, "policeman": true, "lawmaker": true, "driver": true, "fisherman": true, "doctor": true, "nurse": true, "miner": true}

// inferFolk gives "twenty people" and "students" the country of a story that is
// at home in one, unless their sentence speaks of another before them.
func (r *reader) inferFolk(c *chain, first *mention) {
	if r.home == "" || c.bearer != none || !folk[first.lemma] {
		return
	}
	for _, code := range r.nearCountries(first) {
		if code != r.home {
			return
		}
	}
	for _, d := range c.descs { // whose are they?
		if d.owners[0] != doc.None {
			return
		}
	}
	c.country, c.countryWhy = r.home, inferred("entity:story", r.d.SpanOf(first.run))
}

// inferPerson finds the country that a person's office is of where no words say
// it: what the sentence speaks of before a subject, where it happens, or the
// story's own state.
func (r *reader) inferPerson(c *chain, first *mention) string {
	if c.office == "" || !stateSector(c.sector) {
		return r.compatriot(c, first)
	}
	for _, d := range c.descs {
		if d.indefinite {
			return ""
		}
		for _, t := range d.owners { // an organisation whose country is not known is no state's
			if t != doc.None && r.chainAt(t) != none && r.chains[r.chainAt(t)].isActor() {
				return ""
			}
		}
	}
	if code := r.besideWhom(first); code != "" {
		return code
	}
	near := r.nearCountries(first)
	switch {
	case len(near) > 0 && r.home != "" && hasKey(near, r.home) && (len(near) == 1 || first.subject):
		return r.home
	case len(near) == 1 && first.subject && r.home == "":
		return near[0]
	case len(near) > 0:
		return ""
	}
	if at := r.placesIn(r.sentence(first.head).Start, first.run.Start); len(at) == 1 {
		return at[0]
	} else if len(at) > 1 {
		return ""
	}
	return r.home
}

// compatriot returns the story's own state for a person of whom only the name, or
// what he does, is told, in a sentence that names no other state.
func (r *reader) compatriot(c *chain, first *mention) string {
	if r.home == "" || c.sector == "IGO" || c.sector == "NGO" || c.sector == "MED" {
		return ""
	}
	for _, d := range c.descs {
		for _, t := range d.owners { // he belongs to somebody
			if t != doc.None {
				return ""
			}
		}
	}
	s := r.sentence(first.head)
	for _, code := range append(r.countriesIn(s.Start, s.End), r.placesIn(s.Start, s.End)...) {
		if code != r.home {
			return ""
		}
	}
	return r.home
}

// besideWhom returns the country of the official named right before a mention and
// "and", its title between: "Prime Minister X and Minister of Transport Y".
func (r *reader) besideWhom(m *mention) string {
	t := m.full.Start
	for t > 0 && r.titled[t-1] != none && r.titled[t-1] == m.label {
		t--
	}
	if t < 2 || r.words[t-1] != "and" {
		return ""
	}
	i := r.at[t-2]
	if i == none || r.labels[i].class != person {
		return ""
	}
	k := r.mentionOf(i)
	if k == none || r.mentions[k].chain == none || !stateSector(r.chains[r.mentions[k].chain].sector) {
		return ""
	}
	return r.countryOf(r.mentions[k].chain)
}

// placesIn lists the countries of the places that a stretch of the text names.
func (r *reader) placesIn(from, to doc.Token) []string {
	var out []string
	for t := from; t < to; t++ {
		if i := r.at[t]; i != none && !r.labels[i].acts && r.labels[i].country != "" && !hasKey(out, r.labels[i].country) {
			out = append(out, r.labels[i].country)
		}
	}
	return out
}

// stateSector reports whether those of the sector act for one state.
func stateSector(s string) bool {
	switch s {
	case "GOV", "MIL", "LEG", "JUD", "OPP", "PTY", "COP", "SPY", "ELI", "REB", "CVL", "SEP", "INS":
		return true
	}
	return false
}

// nearCountries lists the countries that the sentence names before the mention.
func (r *reader) nearCountries(m *mention) []string {
	return r.countriesIn(r.sentence(m.head).Start, m.run.Start)
}

// countriesIn lists the states of the actors that a stretch of the text mentions.
func (r *reader) countriesIn(from, to doc.Token) []string {
	var out []string
	for t := from; t < to; t++ {
		i := r.headed[t]
		if i == none || r.mentions[i].chain == none || r.mentions[i].place {
			continue
		}
		c := &r.chains[r.mentions[i].chain]
		if c.country == "" || c.countryWhy.By == "entity:story" || c.class == thing || c.class == place {
			continue
		}
		switch c.country {
		case "UN", "EUR", "IGO", "WST":
			continue
		}
		if !hasKey(out, c.country) {
			out = append(out, c.country)
		}
	}
	return out
}
