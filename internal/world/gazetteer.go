package world

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"dateline/internal/rule"
	"dateline/rules"
)

// The gazetteer is one flat file, made by scripts/build-gazetteer/build.js, which
// describes its layout, and looked up where it lies: a name's hash finds its
// links, a link the place. Features that no package has (seas, straits, regions,
// disputed islands) are written by hand in rules/world/places.tsv.

//go:embed gazetteer.bin
var gazetteerFile string

const (
	gazetteerMagic = "DLGAZ2\x00\x00"
	bucketCount    = 1 << 16
	linkSize       = 6
	siteSize       = 23
	maxName        = 80 // bytes of a normal form; a longer phrase names nothing
)

var siteKinds = [...]string{"", "city", "capital", "region", "country", "continent", "island", "islands", "sea", "river",
	"mountain", "area", "site"}

// penalties are how much less a lesser name counts: the usual name, an
// alternate, one derived from another or that a bigger place has for its own,
// and an old one of a capital that a big city has for its own.
var penalties = [...]float64{0, 0.6, 2, 3.5}

// gazetteer finds places by their names. It is read only.
type gazetteer struct {
	fold, buckets, links, sites, regions, countries, names string
	hand                                                   []handSite
	byHand                                                 map[uint64][]handLink
}

type handSite struct {
	Site
	within []string
}

type handLink struct {
	site int32
	safe bool
}

// handProminence ranks the features written by hand among the cities.
var handProminence = map[string]float64{"continent": 10, "country": 9, "sea": 7.6, "area": 7.4, "region": 7, "islands": 6.8, "island": 6.6,
	"river": 6.4, "mountain": 6.4, "site": 6.2, "city": 5.5, "capital": 7}

// openGazetteer checks the header of the embedded file and reads places.tsv.
func openGazetteer() (gazetteer, error) {
	var g gazetteer
	f := gazetteerFile
	if len(f) < 52 || f[:8] != gazetteerMagic {
		return g, fmt.Errorf("world: gazetteer.bin: not a gazetteer of this version, want %q at its start", gazetteerMagic[:6])
	}
	word := func(i int) int { return int(le(f, 8+4*i, 4)) }
	var at [8]int
	for i := range 7 {
		at[i] = word(4 + i)
	}
	at[7] = len(f)
	for i := range 7 {
		if at[i] < 52 || at[i] > at[i+1] {
			return g, fmt.Errorf("world: gazetteer.bin: section %d lies at %d:%d of %d bytes", i, at[i], at[i+1], len(f))
		}
	}
	part := func(i int) string { return f[at[i]:at[i+1]] }
	g = gazetteer{fold: part(0), buckets: part(1), links: part(2), sites: part(3), regions: part(4), countries: part(5), names: part(6)}
	if len(g.buckets) != 4*(bucketCount+1) || len(g.links) != linkSize*word(1) || len(g.sites) != siteSize*word(0) {
		return g, fmt.Errorf("world: gazetteer.bin: its sections do not fit %d places and %d links", word(0), word(1))
	}
	const file = "world/places.tsv"
	text, err := rules.Files.ReadFile(file)
	if err != nil {
		return g, fmt.Errorf("world: %w", err)
	}
	return g, g.readPlaces("rules/"+file, string(text))
}

// readPlaces reads the features written by hand. A name that ends in "~" counts
// only where a recogniser has found a place.
func (g *gazetteer) readPlaces(file, text string) error {
	rows, err := rule.ReadTable(file, text, "id", "kind", "names", "lat", "lon", "radius", "countries")
	if err != nil {
		return err
	}
	g.hand = make([]handSite, 0, len(rows))
	g.byHand = make(map[uint64][]handLink, 4*len(rows))
	seen := make(map[string]bool, len(rows))
	for _, r := range rows {
		c := r.Cells
		lat, err1 := strconv.ParseFloat(c[3], 64)
		lon, err2 := strconv.ParseFloat(c[4], 64)
		radius, err3 := strconv.ParseFloat(c[5], 64)
		switch {
		case c[0] == "" || seen[c[0]]:
			return r.Pos.Errorf("id %q, want one that stands nowhere else", c[0])
		case handProminence[c[1]] == 0:
			return r.Pos.Errorf("kind %q, want one of a place: city, region, country, sea ...", c[1])
		case err1 != nil || err2 != nil || err3 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 || radius < 0:
			return r.Pos.Errorf("point %q, %q and radius %q, want degrees and kilometres", c[3], c[4], c[5])
		}
		seen[c[0]] = true
		s := handSite{Site: Site{ID: "place:" + c[0], Kind: c[1], Lat: lat, Lon: lon, Radius: radius, Prominence: handProminence[c[1]]}}
		for rest := c[6]; rest != ""; {
			var code string
			code, rest, _ = strings.Cut(rest, ",")
			if len(code) != 3 {
				return r.Pos.Errorf("country %q, want codes of three letters with commas between", code)
			}
			s.within = append(s.within, code)
		}
		if len(s.within) == 1 {
			s.Country = s.within[0]
		}
		for i, rest := 0, c[2]; rest != ""; i++ {
			var name string
			name, rest, _ = strings.Cut(rest, "|")
			name, unsafe := strings.CutSuffix(name, "~")
			if i == 0 {
				s.Name = name
			}
			hash, ok := g.hash(name)
			if !ok {
				return r.Pos.Errorf("name %q, want words in Latin letters", name)
			}
			g.byHand[hash] = append(g.byHand[hash], handLink{int32(len(g.hand)), !unsafe})
		}
		g.hand = append(g.hand, s)
	}
	return nil
}

// le reads a little-endian number of n bytes.
func le(s string, at, n int) uint32 {
	v := uint32(0)
	for i := n - 1; i >= 0; i-- {
		v = v<<8 | uint32(s[at+i])
	}
	return v
}

// normal writes the normal form of a name to buf: small letters without marks,
// words parted by one space, "st" and its like in full, no leading "the". It is
// the same as normal() of build.js. It returns false for another script or a
// phrase too long.
func (g *gazetteer) normal(buf []byte, name string) ([]byte, bool) {
	out := buf[:0]
	space := false
	word := 0 // where the last word starts
	endWord := func() {
		switch string(out[word:]) {
		case "st":
			out = append(out[:word], "saint"...)
		case "mt":
			out = append(out[:word], "mount"...)
		case "ft":
			out = append(out[:word], "fort"...)
		}
	}
	put := func(b byte) {
		if space && len(out) > 0 {
			endWord()
			out = append(out, ' ')
			word = len(out)
		}
		space = false
		out = append(out, b)
	}
	for _, r := range name {
		if len(out) > maxName {
			return nil, false
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			put(byte(r))
		case r >= 'A' && r <= 'Z':
			put(byte(r) | 0x20)
		case r == ' ' || r == '-' || r == '/' || r == ',' || r == '\t' || r == '\n' || r == '\r' || r == '_' || r == 0xa0 || r >= 0x2010 && r <= 0x2015:
			space = true
		case r == '&':
			put('a')
			out = append(out, "nd"...)
		case r < 0x80, r >= 0x300 && r < 0x370, r >= 0x2b0 && r < 0x300, r >= 0x2018 && r <= 0x201f, r == 0xb4, r == 0xb7:
		default:
			i := 0
			switch {
			case r >= 0xc0 && r < 0x250:
				i = int(r-0xc0) * 2
			case r >= 0x1e00 && r < 0x1f00:
				i = int(r-0x1e00+0x190) * 2
			case r == 0x259: // the schwa of Azerbaijan
				put('e')
				continue
			default:
				return nil, false
			}
			if g.fold[i] == 0 {
				return nil, false
			}
			put(g.fold[i])
			if g.fold[i+1] != 0 {
				out = append(out, g.fold[i+1])
			}
		}
	}
	endWord()
	if len(out) > 4 && string(out[:4]) == "the " {
		out = out[4:]
	}
	return out, len(out) > 0
}

// hash is the top 40 bits of the FNV-1a hash of a name's normal form.
func (g *gazetteer) hash(name string) (uint64, bool) {
	var buf [maxName + 16]byte
	form, ok := g.normal(buf[:0], name)
	if !ok {
		return 0, false
	}
	h := uint64(14695981039346656037)
	for _, b := range form {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h >> 24, true
}

// found returns the links of a hash: from the first to before the last.
func (g *gazetteer) found(hash uint64) (first, last int) {
	bucket := int(hash >> 24)
	low := uint32(hash & 0xffffff)
	i, end := int(le(g.buckets, 4*bucket, 4)), int(le(g.buckets, 4*bucket+4, 4))
	for i < end && le(g.links, linkSize*i, 3) != low {
		i++
	}
	for last = i; last < end && le(g.links, linkSize*last, 3) == low; {
		last++
	}
	return i, last
}

func (g *gazetteer) text(at uint32) string {
	n := int(g.names[at])
	return g.names[at+1 : int(at)+1+n]
}

func degrees(raw uint32) float64 { return float64(int32(raw<<8)>>8) / 10000 }

// site returns the place of a link.
func (g *gazetteer) site(link int) Site {
	l := le(g.links, linkSize*link+3, 3)
	o := siteSize * int(l&0x3ffff)
	s := g.sites[o : o+siteSize]
	out := Site{
		Name:         g.text(le(s, 3, 3)),
		Kind:         siteKinds[s[21]],
		Lat:          degrees(le(s, 6, 3)),
		Lon:          degrees(le(s, 9, 3)),
		Population:   int(le(s, 12, 4)),
		Radius:       float64(le(s, 18, 2)),
		Prominence:   float64(s[22])/20 - penalties[l>>18&3],
		Lesser:       l>>18&3 != 0,
		Abbreviation: l>>21&1 != 0,
	}
	if c := int(s[20]); c > 0 {
		out.Country = g.countries[3*c : 3*c+3]
	}
	if r := int(le(s, 16, 2)); r > 0 {
		out.Region = g.text(le(g.regions, 3*r, 3))
	}
	switch id := le(s, 0, 3); {
	case id > 0:
		out.ID = "geonames:" + strconv.Itoa(int(id))
	case out.Kind == "country":
		out.ID = "country:" + out.Country
	default:
		out.ID = "region:" + out.Country + "/" + out.Name
	}
	return out
}

// Sites returns the gazetteer's places of that name, the most prominent first.
// Case, diacritics and a leading "the" do not matter; at most 48 are returned,
// besides those written by hand.
func (w *World) Sites(name string) []Site {
	g := &w.gazetteer
	hash, ok := g.hash(name)
	if !ok {
		return nil
	}
	first, last := g.found(hash)
	hand := g.byHand[hash]
	if first == last && len(hand) == 0 {
		return nil
	}
	out := make([]Site, 0, last-first+len(hand))
	for _, h := range hand {
		out = append(out, g.hand[h.site].Site)
	}
	for i := first; i < last; i++ {
		out = append(out, g.site(i))
	}
	if len(hand) > 0 {
		sort.SliceStable(out, func(i, j int) bool { return out[i].Prominence > out[j].Prominence })
	}
	return out
}

// SiteNamed reports whether the gazetteer knows the name, and whether it is safe
// to take it for a place wherever it stands with a capital: a country, a big
// city, a feature written by hand, and no common word or surname.
func (w *World) SiteNamed(name string) (known, safe bool) {
	g := &w.gazetteer
	hash, ok := g.hash(name)
	if !ok {
		return false, false
	}
	first, last := g.found(hash)
	hand := g.byHand[hash]
	if first == last && len(hand) == 0 {
		return false, false
	}
	for _, h := range hand {
		if h.safe {
			return true, true
		}
	}
	return true, first < last && le(g.links, linkSize*first+3, 3)>>20&1 != 0
}

// SiteCountries returns the countries that share or claim a place written by
// hand; nil for any other.
func (w *World) SiteCountries(id string) []string {
	for i := range w.gazetteer.hand {
		if w.gazetteer.hand[i].ID == id {
			return w.gazetteer.hand[i].within
		}
	}
	return nil
}
