package entity

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// fromTenures adds what the world knows of a person of that name.
func (r *reader) fromTenures(p *bearer) {
	c := &r.chains[p.chain]
	name := r.fullest(p)
	tenures := r.world.Tenures(name)
	exact := len(p.keys) > 1                // the world knows spellings; a bare surname is any bearer's
	if len(p.keys) == 1 && c.office != "" { // "King Abdullah" is a name of its own
		if royal := r.world.Tenures(c.office + " " + name); len(royal) > 0 {
			tenures, exact = royal, true
		}
	}
	if len(tenures) == 0 && len(p.keys) > 1 {
		tenures, exact = r.world.Tenures(r.lastWord(p)), false
	}
	if len(tenures) == 0 {
		return
	}
	best, bestScore := none, 0
	for i := range tenures {
		if s := r.tenureScore(p, c, &tenures[i], exact); s > bestScore {
			best, bestScore = i, s
		}
	}
	if best == none {
		return
	}
	t := &tenures[best]
	namesakes := false // two persons fit alike: say no more than what holds of both
	for i := range tenures {
		if tenures[i].Person != t.Person && r.tenureScore(p, c, &tenures[i], exact) == bestScore {
			if tenures[i].Country != t.Country {
				return
			}
			namesakes = true
		}
	}
	at := r.d.SpanOf(r.labels[p.labels[0]].run)
	if c.country == "" || c.soft {
		c.country, c.countryWhy, c.soft = t.Country, inferred("world:tenures", at), false
	}
	if namesakes {
		return
	}
	c.known = t.Known
	c.tenure = t.Office
	if c.office == "" && r.holds(t) && t.Office != "" {
		c.office, c.officeWhy = t.Office, inferred("world:tenures", at)
		if c.sector == "" {
			c.sector = t.Sector
		}
	}
	if c.sector == "" && t.Sector != "" && r.holds(t) {
		c.sector = t.Sector
	}
}

// holds reports whether the tenure covers the story's day.
func (r *reader) holds(t *world.Tenure) bool {
	return !r.anchor.IsZero() && !before(r.anchor, t.From) && (t.To.IsZero() || !before(t.To, r.anchor))
}

// before compares two days; what is unknown of either does not count.
func before(a, b doc.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month == 0 || b.Month == 0 || a.Month != b.Month {
		return a.Month != 0 && b.Month != 0 && a.Month < b.Month
	}
	return a.Day != 0 && b.Day != 0 && a.Day < b.Day
}

// tenureScore says how well a tenure fits a person of the story; 0 not at all.
func (r *reader) tenureScore(p *bearer, c *chain, t *world.Tenure, exact bool) int {
	names := len(p.keys) > 1
	fits := exact
	for k := -1; k < len(t.Aliases) && !fits; k++ {
		other := t.Person
		if k >= 0 {
			other = t.Aliases[k]
		}
		keys, _ := nameKeys(other)
		if names && len(keys) > 1 && (sameName(keys, p.keys) || sameWords(keys, p.keys)) || !names && len(keys) > 0 && hasKey(keys, p.keys[0]) {
			fits = true
		}
	}
	if !fits || c.country != "" && !c.soft && c.country != t.Country {
		return 0
	}
	score := 1
	if r.holds(t) {
		score += 4
	}
	sameOffice := c.office != "" && t.Office != "" && headWord(c.office) == headWord(t.Office)
	if sameOffice {
		score += 3
	}
	if c.country == t.Country && !c.soft {
		score += 3
	}
	if r.mentionsCountry(t.Country) {
		score++
	}
	if !names { // a bare surname needs more: the office, on the day if it is known, or the day and the country
		if !(sameOffice && (r.anchor.IsZero() || r.holds(t) || c.country == t.Country) || r.holds(t) && r.mentionsCountry(t.Country) && c.office == "") {
			return 0
		}
	}
	return score
}

func headWord(office string) string {
	office = lower(office)
	if i := strings.Index(office, " of "); i > 0 {
		office = office[:i]
	}
	if i := strings.LastIndexByte(office, ' '); i >= 0 {
		office = office[i+1:]
	}
	if office == "pm" || office == "premier" {
		return "minister"
	}
	return office
}

// sameWords reports whether two names have the same words in any order, as
// names of East Asia and Hungary are written both ways.
func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, k := range a {
		if !hasKey(b, k) {
			return false
		}
	}
	return true
}

// mentionsCountry reports whether the story names the country.
func (r *reader) mentionsCountry(code string) bool {
	if r.countries == nil {
		r.countries = map[string]int{}
		for i := range r.labels {
			if l := &r.labels[i]; l.country != "" {
				r.countries[l.country]++
			}
		}
	}
	return r.countries[code] > 0
}
