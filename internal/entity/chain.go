package entity

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// chain is an actor, or a thing, while its document is read.
type chain struct {
	class    class
	gender   gender
	plural   bool
	mentions []int32
	entity   *world.Entity
	bearer   int32 // of persons with a name, or none
	name     string
	noun     noun
	lemma    string // head noun of a chain of nominals
	members  []int32
	descs    []*description

	country    string
	countryWhy doc.Why
	soft       bool // the country is only what the office suggests
	office     string
	officeWhy  doc.Why
	sector     string
	known      string
	former     bool
	tenure     string // the office that the world gives

	resolving bool
	out       doc.ActorID
}

func (r *reader) newChain(c class) int32 {
	r.chains = append(r.chains, chain{class: c, bearer: none, out: doc.None})
	return int32(len(r.chains) - 1)
}

// maxDescriptions is how many descriptions a chain keeps; what a hundredth
// "the president" says adds nothing.
const maxDescriptions = 12

func (c *chain) describe(d *description) {
	if len(c.descs) < maxDescriptions {
		c.descs = append(c.descs, d)
	}
}

// join puts a mention into a chain.
func (r *reader) join(m, c int32, why doc.Why) {
	r.mentions[m].chain, r.mentions[m].why = c, why
	r.chains[c].mentions = append(r.chains[c].mentions, m)
}

// joinBodies makes the chains of states, organisations, populations and places
// by what they are, else by their words.
func (r *reader) joinBodies() {
	byEntity := map[*world.Entity]int32{}
	byName := map[string]int32{}
	owned := map[string]int32{} // "parliament": the chain of the "Iraqi Parliament", the last that was named
	short := r.abbreviations()
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.label == none || m.class == person {
			continue
		}
		l := &r.labels[m.label]
		c := int32(none)
		switch {
		case l.class == people:
			key := "people " + l.country
			if l.country == "" {
				key += r.d.RunText(l.run)
			}
			c = r.chainFor(byName, key, people)
			r.chains[c].plural = true
		case l.entity != nil:
			var ok bool
			if c, ok = byEntity[l.entity]; !ok {
				c = r.newChain(l.class)
				byEntity[l.entity] = c
				r.chains[c].entity, r.chains[c].name = l.entity, l.entity.Name
			}
			if l.class == organisation && l.run.Len() > 1 && r.adjective(doc.Run{Start: l.run.Start, End: l.run.Start + 1}) {
				owned[bodyKey(oneLine(r.d.RunText(doc.Run{Start: l.run.Start + 1, End: l.run.End})))] = c
			}
		default:
			key := bodyKey(oneLine(r.d.RunText(l.run)))
			if m.lemma != "" && l.country == "" {
				if m.desc.country != "" { // each state has its own "Foreign Ministry"
					owned[key] = r.chainFor(byName, m.desc.country+" "+key, l.class)
					key = m.desc.country + " " + key
				} else if o, ok := owned[key]; ok && m.desc.owners[0] == doc.None { // and goes on with it by that name alone
					c = o
					break
				}
			}
			if long, ok := short[key]; ok {
				key = long
			}
			if l.class == place {
				key = "place " + key
			}
			c = r.chainFor(byName, key, l.class)
		}
		ch := &r.chains[c]
		if ch.country == "" && l.country != "" {
			ch.country, ch.countryWhy = l.country, stated("name", r.d.SpanOf(l.run))
		}
		if l.entity != nil && ch.sector == "" && l.class != people {
			ch.sector, ch.known = l.entity.Sector, l.entity.Known
		}
		if m.lemma != "" {
			ch.noun, ch.lemma = m.desc.noun, m.lemma
			ch.describe(&m.desc)
		}
		r.join(int32(i), c, stated("name", r.d.SpanOf(m.run)))
	}
}

func (r *reader) chainFor(index map[string]int32, key string, c class) int32 {
	if i, ok := index[key]; ok {
		return i
	}
	i := r.newChain(c)
	index[key] = i
	return i
}

// bodyKey folds an organisation's name.
func bodyKey(name string) string {
	name = lower(name)
	name = strings.TrimPrefix(name, "the ")
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	return strings.ReplaceAll(name, ".", "")
}

// abbreviations maps the short form of "Coalition for Unity and Democracy (CUD)"
// to the long one, and any short form that is the long one's initials.
func (r *reader) abbreviations() map[string]string {
	out := map[string]string{}
	initials := map[string]string{}
	for i := range r.labels {
		l := &r.labels[i]
		if l.class != organisation || l.entity != nil || l.run.Len() < 2 {
			continue
		}
		long := bodyKey(oneLine(r.d.RunText(l.run)))
		var b strings.Builder
		for t := l.run.Start; t < l.run.End; t++ {
			if capital(r.words[t]) {
				b.WriteByte(r.words[t][0])
			}
		}
		if s := lower(b.String()); len(s) > 1 {
			if _, ok := initials[s]; !ok {
				initials[s] = long
			}
		}
		if e := l.run.End; int(e)+2 < len(r.words) && r.words[e] == "(" && r.words[e+2] == ")" && allCapitals(r.words[e+1]) {
			out[lower(r.words[e+1])] = long
		}
	}
	for i := range r.labels {
		l := &r.labels[i]
		if l.class == organisation && l.entity == nil && l.run.Len() == 1 && allCapitals(r.words[l.run.Start]) {
			s := lower(r.words[l.run.Start])
			if long, ok := initials[s]; ok {
				if _, given := out[s]; !given {
					out[s] = long
				}
			}
		}
	}
	return out
}

// merge moves all of one chain into another.
func (r *reader) merge(from, to int32, by string) {
	if from == to {
		return
	}
	f, t := &r.chains[from], &r.chains[to]
	for _, m := range f.mentions {
		r.mentions[m].chain = to
		r.mentions[m].why = inferred(by, r.d.SpanOf(r.mentions[m].run))
	}
	t.mentions = append(t.mentions, f.mentions...)
	for _, d := range f.descs {
		t.describe(d)
	}
	if t.gender == unknown {
		t.gender = f.gender
	}
	f.mentions, f.descs = nil, nil
}

// layer makes the document's layer of the chains that are actors.
func (r *reader) layer() *doc.Actors {
	var mentions []doc.Mention
	var actors []doc.Actor
	index := make([]doc.MentionID, len(r.mentions))
	r.admit()
	for i := range r.mentions { // actors in the order of their first mention
		m := &r.mentions[i]
		index[i] = doc.None
		if m.chain == none || !r.chains[m.chain].isActor() || !m.leaves() {
			continue
		}
		c := &r.chains[m.chain]
		if c.out == doc.None {
			c.out = doc.ActorID(len(actors))
			actors = append(actors, r.actor(c))
		}
		index[i] = doc.MentionID(len(mentions))
		mentions = append(mentions, doc.Mention{Run: m.run, Head: m.head, Span: r.d.SpanOf(m.run), Form: m.form, Actor: c.out, Why: m.why})
		actors[c.out].Mentions = append(actors[c.out].Mentions, index[i])
	}
	for i := range r.chains {
		c := &r.chains[i]
		if c.out == doc.None {
			continue
		}
		for _, m := range c.members {
			if o := r.chains[m].out; o != doc.None && o != c.out {
				actors[c.out].Members = append(actors[c.out].Members, o)
			}
		}
	}
	out := doc.NewActors(mentions, actors, len(r.words))
	r.lendTitles(out, index)
	return out
}

// lendTitles lets every word of a name and its title lead to the actor.
func (r *reader) lendTitles(out *doc.Actors, index []doc.MentionID) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if index[i] == doc.None || m.label == none {
			continue
		}
		for t := m.run.Start; t < m.run.End; t++ {
			if out.At[t] == doc.None {
				out.At[t] = index[i]
			}
		}
	}
	r.lendRelatives(out)
	byLabel := make(map[int32]doc.MentionID, len(r.labels))
	for i := range r.mentions {
		if m := &r.mentions[i]; index[i] != doc.None && m.label != none {
			byLabel[m.label] = index[i]
		}
	}
	for t, li := range r.titled {
		if li == none || out.At[t] != doc.None || r.upos[t] != doc.NOUN && r.upos[t] != doc.PROPN {
			continue
		}
		if m, ok := byLabel[li]; ok {
			out.At[t] = m
		}
	}
}

// lendRelatives lets the "who" and "which" of a relative clause lead to whom the
// clause is about.
func (r *reader) lendRelatives(out *doc.Actors) {
	for t := range r.words {
		switch r.d.Tags.XPOS[t] {
		case doc.WP, doc.WDT:
		default:
			continue
		}
		if out.At[t] != doc.None || r.rels[t] == doc.Det {
			continue
		}
		for v, steps := r.heads[t], 0; v >= 0 && steps < 6; v, steps = r.heads[v], steps+1 {
			if r.rels[v] == doc.AclRelcl && r.heads[v] >= 0 && r.heads[v] < doc.Token(t) {
				out.At[t] = out.At[r.heads[v]]
				break
			}
		}
	}
}

// leaves reports whether the mention is recorded.
func (m *mention) leaves() bool { return m.coord == nil && !m.place }

// isActor reports whether the chain is somebody who leaves the package.
func (c *chain) isActor() bool {
	return len(c.mentions) > 0 && c.class != thing && c.class != place
}

// admit gives the group chains members that leave, and drops chains all of
// whose mentions stay inside.
func (r *reader) admit() {
	for i := range r.chains {
		c := &r.chains[i]
		if !c.isActor() {
			continue
		}
		some := false
		for _, m := range c.mentions {
			some = some || r.mentions[m].leaves()
		}
		if !some {
			c.class = place
		}
	}
}

func (r *reader) actor(c *chain) doc.Actor {
	a := doc.Actor{Name: c.name, Country: c.country, CountryWhy: c.countryWhy, Sector: c.sector, Office: c.office, OfficeWhy: c.officeWhy,
		Known: c.known, Former: c.former}
	if c.bearer != none {
		a.Name = r.fullest(&r.persons[c.bearer])
	}
	if a.Name == "" {
		a.Name = r.longest(c)
	}
	switch {
	case len(c.members) > 0:
		a.Kind = doc.Group
	case c.class == person && c.bearer == none:
		a.Kind = doc.Group // a person is somebody with a name: "a spokesman" stands for those who sent him
		if c.noun.kind == doc.Population {
			a.Kind = doc.Population
		}
	case c.class == state && c.plural:
		a.Kind = doc.Group
	case c.class == organisation && (c.plural || c.noun.role && c.noun.kind == doc.Group && c.noun.class != organisation):
		a.Kind = doc.Group
	case c.entity != nil && c.entity.Kind == world.Bloc:
		a.Kind = doc.Group
	default:
		a.Kind = kindOf(c.class)
	}
	if a.Country == "" {
		a.CountryWhy = doc.Why{}
	}
	if a.Office == "" {
		a.OfficeWhy = doc.Why{}
	}
	return a
}

// longest is the fullest form among the chain's names, or its first nominal.
func (r *reader) longest(c *chain) string {
	name, form := "", doc.ByPronoun
	for _, i := range c.mentions {
		m := &r.mentions[i]
		if m.coord != nil || m.place && form == doc.ByName {
			continue
		}
		s := oneLine(r.d.RunText(m.run))
		switch {
		case m.form == doc.ByName && (form != doc.ByName || len(s) > len(name)):
			name, form = s, doc.ByName
		case m.form != doc.ByPronoun && form == doc.ByPronoun:
			name, form = s, m.form
		case name == "":
			name = s
		}
	}
	return name
}
