package entity

import (
	"slices"
	"strings"

	"dateline/internal/doc"
)

// linkGroup links "the two leaders", "both sides", "the three countries" to
// their members; false if the nominal is no such group.
func (r *reader) linkGroup(i int32) bool {
	m := &r.mentions[i]
	if !m.plural && m.lemma != "pair" && m.lemma != "duo" && m.lemma != "trio" {
		return false
	}
	if r.linkApposedGroup(i) {
		return true
	}
	want := pairClass(m)
	if want == thing {
		return false
	}
	n := m.desc.count
	if m.lemma == "pair" || m.lemma == "duo" {
		n = 2
	}
	if !m.desc.definite && m.plural || m.desc.indefinite || n > 7 {
		return false
	}
	if m.desc.country != "" && want == state || len(m.desc.many) > 1 || r.narrowed(m) {
		return false
	}
	if n == 0 && !bareGroup(m.lemma) {
		members := r.holders(i)
		if len(members) < 2 {
			return false
		}
		r.join(i, r.groupChain(members, want), inferred("group of the nearest", r.d.SpanOf(m.run)))
		return true
	}
	members := r.groupMembers(i, want, n)
	if len(members) < 2 || n > 0 && len(members) != n {
		if n == 0 {
			return false
		}
		c := r.fresh(i, "group")
		if want == state {
			r.chains[c].class = state
		}
		return true
	}
	r.join(i, r.groupChain(members, want), inferred("group of the nearest", r.d.SpanOf(m.run)))
	return true
}

// bareGroup reports whether the noun alone, "the neighbours", means two parties.
func bareGroup(lemma string) bool {
	switch lemma {
	case "side", "leader", "country", "neighbour", "neighbor", "rival", "nation", "government":
		return true
	}
	return false
}

// linkApposedGroup links "his Greek and Cypriot counterparts" to the persons whose
// names follow in apposition.
func (r *reader) linkApposedGroup(i int32) bool {
	m := &r.mentions[i]
	if m.class != person || !m.plural {
		return false
	}
	end := r.sentence(m.head).End
	if m.head+2 >= end || r.words[m.head+1] != "," {
		return false
	}
	var members []int32
	for t := m.head + 2; t < end; { // by the words: trees lose such lists
		li := r.at[t]
		if li == none || r.labels[li].class != person {
			break
		}
		if k := r.mentionOf(li); k != none && r.mentions[k].chain != none && !holds(members, r.mentions[k].chain) {
			members = append(members, r.mentions[k].chain)
		}
		for t = r.labels[li].run.End; t < end && (r.words[t] == "," || r.words[t] == "and"); t++ {
		}
	}
	if len(members) < 2 {
		return false
	}
	r.join(i, r.groupChain(members, person), stated("apposition", r.d.SpanOf(m.run)))
	return true
}

// holders finds the persons whom "the foreign ministers" stands for: the nearest
// named together, or else all of the sentences before, whose office it is.
func (r *reader) holders(i int32) []int32 {
	m := &r.mentions[i]
	if pairClass(m) != person || !m.desc.noun.title {
		return nil
	}
	var all []int32
	together := false
	r.candidates(i, 6, func(k int32) bool {
		o := &r.mentions[k]
		if r.contains(o, m) || r.contains(m, o) || o.sent == m.sent {
			return true
		}
		if o.coord != nil {
			parts, some := r.parts(r.mentions[r.widest(k)].coord), false
			for _, c := range parts {
				some = some || r.mayBe(m.lemma, &r.chains[c])
				if r.chains[c].class != person || r.chains[c].bearer == none {
					return true
				}
			}
			if some && len(parts) > 1 {
				all, together = parts, true
				return false
			}
			return true
		}
		if o.plural && o.lemma == m.lemma && o.form == doc.ByNominal { // they have been named like that already
			return false
		}
		if c := o.chain; c != none && r.chains[c].class == person && r.chains[c].bearer != none && r.mayBe(m.lemma, &r.chains[c]) && !holds(all, c) {
			all = append(all, c)
		}
		return true
	})
	if !together && r.ofOneState(all) {
		return nil
	}
	return all
}

// parts lists the chains of the mentions of a coordination, and those of the
// groups among them; nil if one has no chain.
func (r *reader) parts(coord []int32) []int32 {
	var out []int32
	for _, p := range coord {
		c := r.mentions[p].chain
		if c == none {
			return nil
		}
		members := r.chains[c].members
		if len(members) == 0 {
			members = []int32{c}
		}
		for _, c := range members {
			if !holds(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// widest returns the coordination of the sentence that has all the parts of one
// and the most others: "X and his counterparts, Y and Z" for "Y and Z".
func (r *reader) widest(k int32) int32 {
	best, parts := k, r.parts(r.mentions[k].coord)
	if len(parts) == 0 {
		return k
	}
	most := len(parts)
	sent := r.mentions[k].sent
	from, to := k, k+1
	for from > 0 && r.mentions[from-1].sent == sent {
		from--
	}
	for int(to) < len(r.mentions) && r.mentions[to].sent == sent {
		to++
	}
	for o := from; o < to; o++ {
		if r.mentions[o].coord == nil || o == k {
			continue
		}
		more := r.parts(r.mentions[o].coord)
		has := len(more) > most
		for _, c := range parts {
			has = has && holds(more, c)
		}
		if has {
			best, most = o, len(more)
		}
	}
	return best
}

// ofOneState reports whether all the chains have the same country.
func (r *reader) ofOneState(chains []int32) bool {
	for _, c := range chains {
		if r.countryOf(c) != r.countryOf(chains[0]) {
			return false
		}
	}
	return true
}

// narrowed reports whether words say which group it is: "the two opposition leaders".
func (r *reader) narrowed(m *mention) bool {
	for t := m.desc.office.Start; t < m.head; t++ {
		switch lower(r.words[t]) {
		case "foreign", "defence", "defense", "prime", "top", "main", "rival", "warring", "neighbouring", "neighboring", "asian", "european", "nuclear", "old":
		default:
			if m.lemma == "party" || r.upos[t] == doc.NOUN || r.upos[t] == doc.PROPN {
				return true
			}
		}
	}
	for _, t := range m.desc.owners {
		if t != doc.None && t > m.head {
			return true
		}
	}
	return false
}

// pairClass is the class of the members that a plural noun asks for; thing if it asks for none.
func pairClass(m *mention) class {
	switch m.lemma {
	case "leader", "minister", "president", "official", "diplomat", "statesman", "envoy", "negotiator", "politician", "premier", "chancellor", "king":
		return person
	case "man":
		return person
	case "pair", "duo", "trio":
		return person
	case "side", "party", "camp":
		return organisation
	case "country", "nation", "state", "neighbour", "neighbor", "power", "superpower", "government", "republic", "capital", "ally", "rival":
		return state
	}
	return thing
}

// groupMembers finds the members of a group: the nearest coordination of the
// class, else the most salient actors of it. n is their number, 0 for two.
func (r *reader) groupMembers(i int32, want class, n int) []int32 {
	m := &r.mentions[i]
	var out []int32
	if n == 0 {
		n = 2
	}
	reach := doc.Sentence(4)
	if m.desc.count > 0 { // who says how many means those named together
		reach = maxSentences
	}
	r.candidates(i, reach, func(k int32) bool {
		o := &r.mentions[k]
		if o.coord == nil || r.contains(o, m) || r.contains(m, o) {
			return true
		}
		parts := r.parts(o.coord)
		if len(parts) != n {
			parts = r.parts(r.mentions[r.widest(k)].coord)
		}
		if len(parts) != n {
			return true
		}
		for _, c := range parts {
			if !r.fits(m, &r.mentions[r.chains[c].mentions[0]], want) {
				return true
			}
		}
		out = parts
		return false
	})
	if out != nil {
		return r.asWanted(out, want)
	}
	out = r.salient(i, want, n, 5)
	if out == nil && m.desc.count > 0 {
		out = r.salient(i, want, n, maxSentences)
	}
	return r.asWanted(out, want)
}

// fits reports whether a mention may be a member of a group of the class.
func (r *reader) fits(m, o *mention, want class) bool {
	c := &r.chains[o.chain]
	if o.plural && o.coord == nil && c.class != people || len(c.members) > 0 {
		return false
	}
	switch want {
	case person:
		return c.class == person && c.bearer != none && r.mayBe(m.lemma, c)
	case state:
		return c.class == state || c.class == person && c.country != "" || c.class == organisation && c.country != "" && c.noun.role
	}
	return c.class == state || c.class == organisation || c.class == person && (c.bearer != none || c.country != "")
}

// mayBe reports whether a person may be one of "the two presidents".
func (r *reader) mayBe(lemma string, c *chain) bool {
	switch lemma {
	case "president", "minister", "premier", "chancellor", "king", "envoy", "negotiator":
	default:
		return true
	}
	told := false
	for _, d := range c.descs {
		if d.office0() || r.lemma(d.head) == "counterpart" {
			continue
		}
		told = true
		if officeNoun(r.lemma(d.head)) == officeNoun(lemma) {
			return true
		}
	}
	if !told && c.tenure == "" { // nobody has said what he is
		return true
	}
	return c.tenure != "" && officeNoun(headWord(c.tenure)) == officeNoun(lemma)
}

// leads reports whether a person is the head of a state, a government or a body.
func (r *reader) leads(c *chain) bool {
	for _, office := range []string{c.office, c.tenure} {
		office = lower(office)
		if last := headWord(office); headOfState(last) && last != "secretary" && (last != "minister" || strings.Contains(office, "prime")) {
			return true
		}
	}
	for _, d := range c.descs {
		if last := lower(r.words[d.head]); !d.office0() && headOfState(last) && last != "minister" && last != "secretary" {
			return true
		}
	}
	return false
}

// asWanted turns persons into their states where a group of states is wanted.
func (r *reader) asWanted(chains []int32, want class) []int32 {
	if want != state {
		return chains
	}
	var out []int32
	for _, c := range chains {
		if r.chains[c].class != state {
			code := r.countryOf(c)
			if s := r.namedState(code); s != none {
				c = s
			}
		}
		if !holds(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// namedState returns the chain of a state that the story has named, or none.
func (r *reader) namedState(code string) int32 {
	if c, ok := r.states[code]; ok {
		return c
	}
	return none
}

// salient returns the n chains of a class that stand out most before a mention,
// in the order of the text, or nil if there are fewer. Of two actors of one
// country only the more salient counts unless persons are wanted. It looks back
// over so many sentences.
func (r *reader) salient(i int32, want class, n int, reach doc.Sentence) []int32 {
	m := &r.mentions[i]
	var order []int32
	weight := map[int32]float64{}
	r.candidates(i, reach, func(k int32) bool {
		o := &r.mentions[k]
		if o.coord != nil || o.chain == none || o.place || r.contains(m, o) || !r.fits(m, o, want) {
			return true
		}
		w := 1.0
		switch {
		case m.lemma == "leader" && !r.leads(&r.chains[o.chain]): // a minister is no leader where a president is
			w = 0.3
		case o.reported && want != person: // who tells of the two sides is neither
			w = 0.2
		case o.subject && o.main:
			w = 4
		case o.subject:
			w = 3
		case o.object:
			w = 2
		case o.adj:
			w = 0.5
		}
		for d := o.sent; d < m.sent; d++ {
			w *= 0.6
		}
		if _, ok := weight[o.chain]; !ok {
			order = append(order, o.chain)
		}
		weight[o.chain] += w
		return true
	})
	if want != person { // a leader stands for his state
		byCountry := map[string]int32{}
		var kept []int32
		for _, c := range order {
			code := r.countryOf(c)
			if code == "" {
				kept = append(kept, c)
				continue
			}
			if o, ok := byCountry[code]; ok {
				weight[o] += weight[c]
				if r.chains[c].class == state && r.chains[o].class != state { // the state itself, where named
					weight[c] = weight[o]
					for k := range kept {
						if kept[k] == o {
							kept[k] = c
						}
					}
					byCountry[code] = c
				}
				continue
			}
			byCountry[code] = c
			kept = append(kept, c)
		}
		order = kept
	}
	if len(order) < n {
		return nil
	}
	for a := 0; a < n; a++ { // the n heaviest to the front
		top := a
		for b := a + 1; b < len(order); b++ {
			if weight[order[b]] > weight[order[top]] {
				top = b
			}
		}
		order[a], order[top] = order[top], order[a]
	}
	out := append([]int32(nil), order[:n]...)
	for a := 1; a < len(out); a++ {
		for b := a; b > 0 && r.chains[out[b]].mentions[0] < r.chains[out[b-1]].mentions[0]; b-- {
			out[b], out[b-1] = out[b-1], out[b]
		}
	}
	return out
}

// groupChain returns the chain of a group of just these members.
func (r *reader) groupChain(members []int32, want class) int32 {
	key := memberKey(members)
	if c, ok := r.groups[key]; ok {
		return c
	}
	if want == thing {
		want = organisation
	}
	c := r.newChain(want)
	r.chains[c].members = members
	r.chains[c].plural = true
	r.groups[key] = c
	return c
}

// memberKey is the same for the same members in any order.
func memberKey(members []int32) string {
	sorted := append([]int32(nil), members...)
	slices.Sort(sorted)
	b := make([]byte, 0, 4*len(sorted))
	for _, m := range sorted {
		b = append(b, byte(m), byte(m>>8), byte(m>>16), byte(m>>24))
	}
	return string(b)
}

// coordChain returns the chain of a coordination: a group of its parts.
func (r *reader) coordChain(m *mention) int32 {
	if m.chain != none {
		return m.chain
	}
	members := r.parts(m.coord)
	if members == nil {
		return none
	}
	actors := true
	for _, c := range members {
		actors = actors && r.chains[c].isActor()
	}
	if !actors || len(members) < 2 {
		c := r.newChain(thing)
		r.chains[c].plural = true
		m.chain = c
		return c
	}
	m.chain = r.groupChain(members, m.class)
	return m.chain
}
