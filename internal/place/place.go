// Package place finds the toponyms of an article and says where on the earth
// they lie.
//
// Start with [New]; [Reader.Read] reads a document whose names have been found.
// It goes in four steps, a file or more each: find which words are toponyms
// (find.go, names.go for what the recogniser found, lookup.go), gather what the
// text says beside them (cues.go), choose one place for each name, since a name
// means one place throughout an article (resolve.go), and say what each toponym
// stands for where it is used: the place, those who govern from it, or part of a
// description (use.go). The words that decide are in rules/place/words.rules.
package place

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// Reader finds places. It is safe for concurrent use.
type Reader struct {
	world *world.World
	words map[string]class
}

// New returns a Reader that looks names up in the world.
func New(w *world.World) (*Reader, error) {
	words, err := readWords()
	if err != nil {
		return nil, err
	}
	return &Reader{world: w, words: words}, nil
}

// Read returns the places of a document. It needs Tokens, uses Wire, Tags, Trees
// and Names where they are there, and alters nothing.
func (r *Reader) Read(d *doc.Doc) (*doc.Places, error) {
	if d.Tokens == nil {
		return nil, fmt.Errorf("place: the document has no tokens")
	}
	a := &article{Reader: r, d: d, byKey: make(map[string]int32, 32),
		bySites: make(map[spelling]int32, 32), pairs: map[[2]int32]bool{}}
	a.findDateline()
	a.findText()
	a.gatherCues()
	a.resolve()
	out := &doc.Places{}
	if len(a.toponyms) == 0 {
		return out, nil
	}
	out.Toponyms = make([]doc.Toponym, len(a.toponyms))
	placeOf := make(map[string]doc.PlaceID, len(a.names))
	for i := range a.toponyms {
		t := &a.toponyms[i]
		n := &a.names[t.name]
		id, ok := placeOf[n.id()]
		if !ok {
			id = doc.PlaceID(len(out.Places))
			placeOf[n.id()] = id
			out.Places = append(out.Places, n.place())
		}
		p := &out.Places[id]
		p.Name = fuller(p, d.Slice(t.span), n)
		p.Toponyms = append(p.Toponyms, int32(i))
		use := doc.AsLocation
		if t.run.Len() > 0 {
			use = a.use(t)
		}
		out.Toponyms[i] = doc.Toponym{Span: t.span, Run: t.run, Place: id, Use: use, Why: n.why}
	}
	return out, nil
}

// article is what is known of one document while it is read.
type article struct {
	*Reader
	d        *doc.Doc
	toponyms []toponym
	filed    int // how many of them are the dateline's
	names    []nameSites
	byKey    map[string]int32
	bySites  map[spelling]int32
	persons  map[string]bool   // the words of longer persons' names, once they are asked for
	pairs    map[[2]int32]bool // names that stood before the name of what holds them
	slips    int
	pulls    pulls
}

// spelling tells names apart by what they may mean.
type spelling struct {
	first, last string
	sites       int
	lesser      bool
}

// toponym is one mention of a place name.
type toponym struct {
	span doc.Span
	run  doc.Run // empty in the dateline
	name int32   // index into names
	// holder: it stands after the name of what it holds, "Doha, Qatar".
	holder bool
}

// nameSites is a name, the places that it may mean, and which it does.
type nameSites struct {
	text   string
	sites  []world.Site
	cues   []cue
	held   []cue   // what is said to hold it, right after it
	slip   bool    // the sites are those of a name that differs by a letter
	part   bool    // they are where a part or a site that is in no gazetteer lies
	weight float64 // what its mentions count for its country and region
	chosen int     // index into sites; -1 if it is in no gazetteer
	kind   string  // what the name itself says that is in none
	in     string  // the country that is said to hold what is in none
	why    doc.Why
}

// id tells places apart: by the gazetteer's entry, else by the name.
func (n *nameSites) id() string {
	if n.chosen >= 0 && !n.part {
		return n.sites[n.chosen].ID
	}
	return n.text
}

// topKind is the kind of the most prominent place of the name.
func (n *nameSites) topKind() string {
	if len(n.sites) == 0 {
		return ""
	}
	return n.sites[0].Kind
}

func (n *nameSites) place() doc.Place {
	if n.chosen < 0 {
		return doc.Place{Kind: n.kind, Country: n.in}
	}
	s := &n.sites[n.chosen]
	if n.part {
		return doc.Place{Kind: "site", Country: s.Country, Lat: s.Lat, Lon: s.Lon, HasPoint: true}
	}
	return doc.Place{Kind: s.Kind, Country: s.Country, Lat: s.Lat, Lon: s.Lon, HasPoint: true, Known: s.ID}
}

// fuller chooses the name to print: a country's usual one, else the longest that
// the text has in small letters.
func fuller(p *doc.Place, text string, n *nameSites) string {
	if n.chosen >= 0 && !n.part {
		s := &n.sites[n.chosen]
		if s.Kind == "country" || s.Abbreviation || n.slip {
			return s.Name
		}
		if allCapitals(text) {
			if p.Name == "" {
				return s.Name
			}
			return p.Name
		}
	}
	if len(text) > len(p.Name) || allCapitals(p.Name) {
		return oneLine(text)
	}
	return p.Name
}
