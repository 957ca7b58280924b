package place

import (
	"math"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// pulls are what the whole article says about where it plays.
type pulls struct {
	countries []pull
	total     float64
	regions   []pull // country + "/" + region
	points    []point
}

type pull struct {
	of     string
	region string
	weight float64
}

type point struct {
	lat, lon, cos float64
	name          int32
}

func add(list []pull, of, region string, weight float64) []pull {
	for i := range list {
		if list[i].of == of && list[i].region == region {
			list[i].weight += weight
			return list
		}
	}
	return append(list, pull{of, region, weight})
}

const (
	maxSites   = 24  // of one name that are weighed, besides those that a cue favours
	rounds     = 3   // of choosing: the choices of one are the context of the next
	ownCountry = 3.0 // what the article's own country is worth, at most
	ownRegion  = 1.2
	near       = 0.7 // a neighbour among the article's places
	namesake   = 1.2 // how much more prominent a famous one is
	smallPlace = 4.6 // below this a place is not meant without some ground
	largePlace = 5.6

	maxContext = 120 // regions and points that make up the context of a very long article
)

// resolve chooses a place for each name: the most prominent, unless the words
// beside it, the countries and regions that the article speaks of, or the places
// around it favour another.
func (a *article) resolve() {
	for i := range a.names {
		n := &a.names[i]
		if len(n.sites) > 0 {
			n.chosen = 0
		}
	}
	adjectives := a.adjectives()
	for range rounds {
		a.pull(adjectives)
		changed := false
		for i := range a.names {
			changed = a.choose(int32(i)) || changed
		}
		if !changed {
			break
		}
	}
	for i := range a.names {
		a.doubt(int32(i))
		a.explain(int32(i))
	}
}

// doubt takes back the choice of a place that the article gives no ground for: a
// village on another continent that shares the name, what is said to lie where
// the gazetteer has no such place, a slip for a name that nothing else points to.
func (a *article) doubt(name int32) {
	n := &a.names[name]
	if n.chosen < 0 {
		return
	}
	s := &n.sites[n.chosen]
	for _, c := range n.cues {
		if c.fits(s) && c.country != "" {
			return
		}
	}
	ownC, ownR, ownWeight := a.own(name)
	ground := a.context(s, name, ownC, ownR, ownWeight)
	others := a.pulls.total - ownWeight
	switch {
	case n.slip && ground == 0:
	case ground == 0 && isDirection(firstWord(n.text)) && a.words[strings.ToLower(lastWord(n.text))]&division != 0: // "Southern District"
	case s.Kind != "country" && s.Prominence < smallPlace && ground == 0 && others >= 1:
	case s.Kind != "country" && a.elsewhere(n, s):
	default:
		return
	}
	n.chosen = -1
}

// elsewhere reports whether the name is said to lie in regions of which none is
// where the gazetteer has it: not even in the same country, if it is a large place.
func (a *article) elsewhere(n *nameSites, s *world.Site) bool {
	out := false
	for _, c := range n.held {
		if c.country == s.Country && (c.region == "" || c.region == s.Region || s.Prominence > largePlace) {
			return false
		}
		out = out || c.region != ""
	}
	return out
}

// adjectives counts the countries whose adjectives and peoples the text names.
func (a *article) adjectives() []pull {
	var out []pull
	d := a.d
	for i := range d.Tokens.Spans {
		w := d.Word(doc.Token(i))
		if len(w) < 4 || !isCapital(w) {
			continue
		}
		senses := a.world.Senses(w)
		if len(senses) == 0 {
			continue
		}
		if s := &senses[0]; (s.As == world.AsAdjective || s.As == world.AsDemonym) && len(s.Country) == 3 {
			out = add(out, s.Country, "", 0.7)
		}
	}
	return out
}

func (a *article) pull(adjectives []pull) {
	p := &a.pulls
	p.countries, p.regions, p.points, p.total = p.countries[:0], p.regions[:0], p.points[:0], 0
	for _, c := range adjectives {
		p.countries = add(p.countries, c.of, "", c.weight)
	}
	for i := range a.names {
		a.names[i].weight = 0
	}
	for i := range a.toponyms {
		if t := &a.toponyms[i]; t.run.Empty() {
			a.names[t.name].weight += 2
		} else {
			a.names[t.name].weight++
		}
	}
	for i := range a.names {
		n := &a.names[i]
		if n.chosen < 0 {
			continue
		}
		s := &n.sites[n.chosen]
		if s.Kind != "country" && len(n.sites) > 1 && len(n.cues) == 0 {
			n.weight *= 0.5 // it is only a guess itself
		}
		if s.Country != "" {
			p.countries = add(p.countries, s.Country, "", n.weight)
		}
		if s.Region != "" && s.Kind != "country" && len(p.regions) < maxContext {
			p.regions = add(p.regions, s.Country, s.Region, n.weight)
		}
	}
	for _, c := range p.countries {
		p.total += c.weight
	}
	for i := range a.names {
		n := &a.names[i]
		if n.chosen < 0 || len(p.points) == maxContext {
			continue
		}
		s := &n.sites[n.chosen]
		if s.Kind == "country" || s.Radius > 60 { // only what is a point
			continue
		}
		p.points = append(p.points, point{s.Lat, s.Lon, math.Cos(s.Lat * math.Pi / 180), int32(i)})
	}
}

// own is what a name gives to its own country or region: it is no evidence for itself.
func (a *article) own(name int32) (country, region string, weight float64) {
	n := &a.names[name]
	if n.chosen < 0 {
		return "", "", 0
	}
	s := &n.sites[n.chosen]
	return s.Country, s.Region, n.weight
}

// choose picks the place of a name; it reports whether that is another than before.
func (a *article) choose(name int32) bool {
	n := &a.names[name]
	if len(n.sites) < 2 {
		return false
	}
	ownC, ownR, ownWeight := a.own(name)
	best, bestScore := n.chosen, math.Inf(-1)
	for k := range n.sites {
		s := &n.sites[k]
		score := s.Prominence
		cued := false
		for c := range n.cues {
			if n.cues[c].fits(s) && !(n.cues[c].kind == 'r' && n.topKind() == "country" && n.sites[0].Country == s.Country) {
				weight := n.cues[c].weight
				if n.cues[c].kind != 0 && s.Lesser {
					weight /= 2 // Mysore is another name of a state, but "Mysore district" is not it
				}
				score += weight
				cued = true
			}
		}
		if k >= maxSites && !cued {
			continue
		}
		score += a.context(s, name, ownC, ownR, ownWeight)
		if score > bestScore {
			best, bestScore = k, score
		}
	}
	changed := best != n.chosen
	n.chosen = best
	return changed
}

func (a *article) context(s *world.Site, name int32, ownC, ownR string, ownWeight float64) float64 {
	p := &a.pulls
	score := 0.0
	if s.Country != "" {
		for _, c := range p.countries {
			if c.of == s.Country {
				w, total := c.weight, p.total
				total -= ownWeight
				if ownC == s.Country {
					w -= ownWeight
				}
				if w > 0 && total > 0 {
					score += ownCountry * (0.5*math.Min(1, w/3) + 0.5*w/total)
				}
			}
		}
	}
	if s.Kind == "country" {
		return score
	}
	if s.Region != "" {
		for _, r := range p.regions {
			if r.of == s.Country && r.region == s.Region {
				w := r.weight
				if ownC == s.Country && ownR == s.Region {
					w -= ownWeight
				}
				if w > 0 {
					score += ownRegion * math.Min(1, w/1.5)
				}
			}
		}
	}
	nearest := math.Inf(1)
	for i := range p.points {
		q := &p.points[i]
		if q.name == name {
			continue
		}
		dlat := (s.Lat - q.lat) * 111
		dlon := math.Abs(s.Lon - q.lon)
		if dlon > 180 {
			dlon = 360 - dlon
		}
		dlon *= 111 * q.cos
		nearest = math.Min(nearest, dlat*dlat+dlon*dlon)
	}
	if nearest < 150*150 {
		score += near
	} else if nearest < 400*400 {
		score += near / 2
	}
	if nearest > 100*100 && s.Prominence < a.names[name].sites[0].Prominence-namesake {
		score /= 2 // a small namesake of a famous place would be said to be one
	}
	return score
}

// explain says why a name means the place that it does.
func (a *article) explain(name int32) {
	n := &a.names[name]
	if n.chosen < 0 {
		n.kind = "area"
		if last := lastWord(n.text); kindOfNoun(last) != "" {
			n.kind = kindOfNoun(last)
		} else if first := firstWord(n.text); kindOfNoun(first) == "sea" || kindOfNoun(first) == "mountain" {
			n.kind = kindOfNoun(first)
		}
		for i := range n.cues {
			switch n.cues[i].kind {
			case 'r':
				n.kind = "region"
			case 'c':
				n.kind = "city"
			}
		}
		if len(n.held) > 0 {
			n.in = n.held[0].country
		}
		n.why = doc.Why{How: doc.Defaulted, By: "place:in no gazetteer"}
		return
	}
	s := &n.sites[n.chosen]
	if len(n.sites) == 1 {
		n.why = doc.Why{How: doc.Inferred, By: "gazetteer:only one"}
		return
	}
	for i := range n.cues {
		if c := &n.cues[i]; c.fits(s) {
			how := doc.Inferred
			if c.weight >= enclosing {
				how = doc.Stated
			}
			n.why = doc.Why{How: how, At: []doc.Span{c.at}, By: c.by}
			return
		}
	}
	switch {
	case n.chosen > 0:
		n.why = doc.Why{How: doc.Inferred, By: "place:where the article plays"}
	case s.Prominence-n.sites[1].Prominence >= 1:
		n.why = doc.Why{How: doc.Inferred, By: "gazetteer:most prominent"}
	default:
		n.why = doc.Why{How: doc.Defaulted, By: "gazetteer:most prominent"}
	}
}

func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}

func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return s[:i]
		}
	}
	return s
}
