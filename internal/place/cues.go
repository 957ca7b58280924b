package place

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// cue is something in the text that favours some of a name's places.
type cue struct {
	country string  // favours places in this country
	region  string  // and, if not empty, in this region of it
	kind    byte    // 'r' favours regions, 'c' towns
	weight  float64 // how much
	at      doc.Span
	by      string
}

// fits reports whether the cue favours the place.
func (c *cue) fits(s *world.Site) bool {
	switch c.kind {
	case 'r':
		if s.Kind != "region" && s.Kind != "area" && s.Kind != "islands" {
			return false
		}
	case 'c':
		if s.Kind != "city" && s.Kind != "capital" {
			return false
		}
	}
	if c.country == "" {
		return true
	}
	return s.Country == c.country && (c.region == "" || c.region == s.Region && s.Kind != "country")
}

// What a cue is worth, in powers of ten of population.
const (
	followed  = 8.0 // "Paris, Texas"
	preceded  = 3.0 // "the Iraqi city of Zakho"
	enclosing = 4.0 // "Tripoli in Lebanon"
	kindNoun  = 4.5 // "Zaire province"
	looseNoun = 2.0 // "Kashmir region", "Georgia Governor"
	listed    = 5.0 // "Alabama, Georgia and Florida"

	famous  = 6.0 // from this prominence on, a name needs no region to say which it is
	maxCues = 24  // of one name that are kept
	maxList = 60  // toponyms of one list that are compared
)

// gatherCues notes for each name what the words beside its toponyms say of it.
func (a *article) gatherCues() {
	for i := range a.toponyms {
		t := &a.toponyms[i]
		if t.run.Empty() {
			if i+1 < len(a.toponyms) && a.toponyms[i+1].run.Empty() {
				a.within(i, i+1, followed, "place:dateline")
			}
			continue
		}
		a.cuesAfter(i)
		a.cuesBefore(i)
	}
	a.gatherLists()
}

// cuesAfter reads "X, Y", "X (Y)", "X in Y" and "X province".
func (a *article) cuesAfter(i int) {
	d, t := a.d, &a.toponyms[i]
	sentence := d.Tokens.Sentences[d.Tokens.Of[t.run.Start]]
	next := t.run.End
	if next >= sentence.End {
		return
	}
	switch w := d.Word(next); {
	case w == "," || w == "(" || w == "in" || w == "of":
		if next+1 >= sentence.End {
			return
		}
		after := next + 1
		if isArticle(d.Word(after)) {
			after++
		}
		weight, by := followed, "place:followed-by"
		if w == "in" || w == "of" {
			weight, by = enclosing, "place:in"
		}
		if i+1 < len(a.toponyms) && a.toponyms[i+1].run.Start == after {
			if w == "," && a.ofCountries(i) {
				return
			}
			a.within(i, i+1, weight, by)
		} else if w == "," {
			a.abbreviated(i, after, sentence)
		}
	case a.words[strings.ToLower(w)]&(division|regional) != 0:
		a.cue(t, cue{kind: 'r', weight: a.nounWeight(w), at: d.Tokens.Spans[next], by: "place:kind"})
	case a.words[strings.ToLower(w)]&town != 0 && !isCapital(w):
		a.cue(t, cue{kind: 'c', weight: kindNoun, at: d.Tokens.Spans[next], by: "place:kind"})
	}
}

// nounWeight is what the noun says: an area or a republic may be a country too.
func (a *article) nounWeight(w string) float64 {
	switch strings.ToLower(w) {
	case "area", "region", "territory", "republic":
		return looseNoun
	}
	if a.words[strings.ToLower(w)]&regional != 0 {
		return looseNoun
	}
	return kindNoun
}

// gatherLists favours the region where the others of a list are regions of one
// country: "Alabama, Georgia and Florida".
func (a *article) gatherLists() {
	for i := a.filed; i < len(a.toponyms); {
		end := i + 1
		for end < len(a.toponyms) && end-i < maxList && a.inList(end-1, end) {
			end++
		}
		if end-i >= 2 {
			a.list(a.toponyms[i:end])
		}
		i = end
	}
}

// inList reports whether only a comma or a conjunction stands between two toponyms.
func (a *article) inList(i, j int) bool {
	from, to := a.toponyms[i].run.End, a.toponyms[j].run.Start
	if from > to || to-from > 2 || to == from || a.d.Tokens.Of[a.toponyms[i].run.Start] != a.d.Tokens.Of[to] {
		return false
	}
	for k := from; k < to; k++ {
		if w := a.d.Word(k); w != "," && w != "and" && w != "or" && w != "&" {
			return false
		}
	}
	return true
}

func (a *article) list(members []toponym) {
	var countries []pull
	regionIn := func(n *nameSites, country string) bool {
		for k := range n.sites {
			if s := &n.sites[k]; s.Country == country && s.Kind == "region" && s.Region == s.Name && !s.Lesser {
				return true
			}
		}
		return false
	}
	for _, m := range members {
		n := &a.names[m.name]
		if len(n.sites) > 0 && n.sites[0].Kind == "region" && n.sites[0].Region == n.sites[0].Name {
			countries = add(countries, n.sites[0].Country, "", 1)
		}
	}
	for _, c := range countries {
		with := 0
		for _, m := range members {
			if regionIn(&a.names[m.name], c.of) {
				with++
			}
		}
		if with < 2 || with < len(members)-1 || c.weight < 2 && with < 3 && len(members) > 2 {
			continue
		}
		for _, m := range members {
			n := &a.names[m.name]
			if regionIn(n, c.of) && (len(members) > 2 || n.sites[0].Kind != "capital") {
				a.cue(&m, cue{country: c.of, kind: 'r', weight: listed, at: m.span, by: "place:listed"})
			}
		}
		return
	}
}

// ofCountries reports whether a toponym is one of a list of countries rather than
// followed by the one that holds it: "Georgia, Armenia and Russia".
func (a *article) ofCountries(i int) bool {
	sites := a.names[a.toponyms[i].name].sites
	if len(sites) == 0 || sites[0].Kind != "country" {
		return false
	}
	other := a.names[a.toponyms[i+1].name].sites
	return len(other) > 0 && other[0].Kind == "country"
}

// within adds cues to a name that stands before the name of what holds it. The
// holder gains as well: "Atlanta, Georgia" says which Georgia.
func (a *article) within(i, holder int, weight float64, by string) {
	name, outer := &a.names[a.toponyms[i].name], &a.names[a.toponyms[holder].name]
	if name == outer {
		return
	}
	pair := [2]int32{a.toponyms[i].name, a.toponyms[holder].name}
	if held, seen := a.pairs[pair]; seen {
		a.toponyms[holder].holder = held && weight == followed
		return
	}
	a.pairs[pair] = false
	if k := outer.topKind(); (k == "city" || k == "capital") && len(name.sites) > 0 && name.sites[0].Prominence > famous && a.goesOn(holder) {
		return // "in Geneva, New York and Vienna"
	}
	span := a.toponyms[holder].span
	for k := range outer.sites {
		s := &outer.sites[k]
		c := cue{country: s.Country, weight: weight, at: span, by: by}
		switch s.Kind {
		case "country":
		case "region":
			c.region = s.Region
			if s.Region != s.Name { // a county: its state is what is known of its towns
				c.weight--
			}
		case "area", "island", "islands":
			if s.Country == "" {
				continue
			}
		default:
			continue
		}
		held := false
		if weight == followed || len(name.sites) == 0 {
			name.hold(c)
		}
		for j := range name.sites {
			if c.fits(&name.sites[j]) && name.sites[j].ID != s.ID {
				held = true
				break
			}
		}
		if !held {
			continue
		}
		if name.topKind() != "country" {
			a.toponyms[holder].holder = weight == followed
			a.pairs[pair] = true
		}
		c.weight -= float64(k) / 100 // of two that fit, the more prominent
		a.cue(&a.toponyms[i], c)
		if s.Kind == "region" {
			a.cue(&a.toponyms[holder], cue{country: s.Country, region: s.Region, weight: weight / 2, at: a.toponyms[i].span, by: "place:holds"})
			continue
		}
		return // a country needs no guessing
	}
}

// goesOn reports whether a list of toponyms goes on after this one.
func (a *article) goesOn(i int) bool {
	t := &a.toponyms[i]
	if t.run.Empty() || int(t.run.End)+1 >= a.d.Tokens.Len() {
		return false
	}
	w := a.d.Word(t.run.End)
	return w == "and" || w == "or" || w == "," && isCapital(a.d.Word(t.run.End+1))
}

// abbreviated reads "Paducah, Ky.": an abbreviation that only counts there.
func (a *article) abbreviated(i int, after doc.Token, sentence doc.Run) {
	d := a.d
	for end := min(after+3, sentence.End); end > after; end-- {
		text := d.RunText(doc.Run{Start: after, End: end})
		if !isCapital(text) {
			return
		}
		for _, s := range a.world.Sites(text) {
			if s.Abbreviation || s.Kind == "region" && s.Population > 500000 && s.Region == s.Name {
				c := cue{country: s.Country, region: s.Region, weight: followed,
					at: d.SpanOf(doc.Run{Start: after, End: end}), by: "place:followed-by"}
				a.cue(&a.toponyms[i], c)
				if s.Abbreviation {
					n := &a.names[a.toponyms[i].name]
					n.hold(c)
				}
				return
			}
		}
	}
}

// cuesBefore reads the country of "the Iraqi city of Zakho", "Iraq's Zakho", "city of X".
func (a *article) cuesBefore(i int) {
	d, t := a.d, &a.toponyms[i]
	sentence := d.Tokens.Sentences[d.Tokens.Of[t.run.Start]]
	start := max(sentence.Start, t.run.Start-7)
	of := t.run.Start-1 >= sentence.Start && d.Word(t.run.Start-1) == "of"
	if of && t.run.Start-2 >= sentence.Start {
		w := strings.ToLower(d.Word(t.run.Start - 2))
		if a.words[w]&division != 0 {
			a.cue(t, cue{kind: 'r', weight: a.nounWeight(w), at: d.Tokens.Spans[t.run.Start-2], by: "place:kind"})
		} else if a.words[w]&town != 0 {
			a.cue(t, cue{kind: 'c', weight: kindNoun, at: d.Tokens.Spans[t.run.Start-2], by: "place:kind"})
		}
	}
	for j := t.run.Start - 1; j >= start; j-- {
		w := d.Word(j)
		if w == "," || w == "." || w == ";" || w == ":" || w == "and" || w == "in" || w == "to" || w == "with" || w == "from" || w == "by" {
			return
		}
		if isPossessive(w) {
			continue
		}
		if !isCapital(w) {
			continue
		}
		if code := a.countryWord(w); code != "" {
			if n := &a.names[t.name]; n.topKind() == "country" && n.sites[0].Country == code {
				return // "Norway's government ... Norway"
			}
			a.cue(t, cue{country: code, weight: preceded, at: d.Tokens.Spans[j], by: "place:preceded-by"})
			return
		}
	}
}

// countryWord is the country of an adjective or a country's name; "" if it is none.
func (a *article) countryWord(w string) string {
	senses := a.world.Senses(w)
	for i := range senses {
		s := &senses[i]
		if (s.As == world.AsAdjective || s.As == world.AsName || s.As == world.AsDemonym) && len(s.Country) == 3 &&
			(s.Kind == world.State || s.Kind == world.Region) {
			return s.Country
		}
	}
	return ""
}

func (a *article) cue(t *toponym, c cue) {
	n := &a.names[t.name]
	for i := range n.cues {
		o := &n.cues[i]
		if o.country == c.country && o.region == c.region && o.kind == c.kind {
			if o.weight < c.weight {
				*o = c
			}
			return
		}
	}
	if len(n.cues) < maxCues {
		n.cues = append(n.cues, c)
	}
}

func (n *nameSites) hold(c cue) {
	if len(n.held) < maxCues {
		n.held = append(n.held, c)
	}
}
