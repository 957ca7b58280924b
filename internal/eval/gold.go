package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"dateline/internal/corpus"
	"dateline/record"
)

// GoldArticle is an article annotated whole, by hand (dateline.gold/1). Every
// At is a stretch of the text, the N-th such, 1 where unsaid.
type GoldArticle struct {
	Schema    string `json:"schema"`
	ID        string `json:"id"`
	Published string `json:"published"`
	Text      string `json:"text"` // or in NAME.txt beside NAME.gold.json

	// PlacesPartial false says that every toponym is annotated: what stands on none of
	// them is then wrong.
	PlacesPartial *bool `json:"places_partial"`

	People       []GoldPerson    `json:"people"`
	Places       []GoldPlace     `json:"places"`
	Times        []GoldTime      `json:"times"`
	Statements   []GoldStatement `json:"statements"`
	Events       []GoldEvent     `json:"events"`
	Tracks       []GoldTrack     `json:"tracks"`
	Disputes     []GoldDispute   `json:"disputes"`
	Commitments  []GoldFact      `json:"commitments"`
	Appointments []GoldFact      `json:"appointments"`
}

// GoldFact is a stretch of the text that holds a fact. What is optional is never
// missed and never wrong.
type GoldFact struct {
	At       string `json:"at"`
	N        int    `json:"n"`
	Optional bool   `json:"optional"`
	When     string `json:"when"`
}

// GoldPerson is a named person.
type GoldPerson struct {
	GoldFact
	Name    string `json:"name"`
	Country string `json:"country"`
	Office  string `json:"office"`
}

// GoldPlace is a toponym and where it lies.
type GoldPlace struct {
	GoldFact
	Name   string   `json:"name"`
	Lat    *float64 `json:"lat"`
	Lon    *float64 `json:"lon"`
	Within float64  `json:"within_km"`
}

// GoldTime is a time expression and as much of its value as matters.
type GoldTime struct {
	GoldFact
	Value string `json:"value"`
}

// GoldStatement is an attribution; its content runs from the first words of each
// pair to the last.
type GoldStatement struct {
	Speaker  string      `json:"speaker"`
	Content  [][2]string `json:"content"`
	Optional bool        `json:"optional"`
}

// GoldEvent is who did what to whom, by country.
type GoldEvent struct {
	GoldFact
	Type      string   `json:"type"`
	Also      []string `json:"also"`
	Actor     []string `json:"actor"`
	Recipient []string `json:"recipient"`
	Phase     string   `json:"phase"`
	Loose     bool     `json:"loose_actor"`
}

// GoldTrack is a negotiation and its turns.
type GoldTrack struct {
	Changes []struct {
		GoldFact
		Status string `json:"status"`
	} `json:"changes"`
}

// GoldDispute is an object of contention by its names.
type GoldDispute struct {
	Names    []string `json:"names"`
	Optional bool     `json:"optional"`
}

// ReadGold reads NAME.gold.json and, where it has no text of its own, NAME.txt;
// both may be packed, and end in .gz.
func ReadGold(path string) (*GoldArticle, error) {
	data, err := corpus.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var g GoldArticle
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if g.Text == "" {
		text, err := corpus.ReadFile(strings.Replace(path, ".gold.json", ".txt", 1))
		if err != nil {
			return nil, err
		}
		g.Text = string(text)
	}
	return &g, nil
}

// GoldLayers are the layers that are scored, in the order in which they are told.
var GoldLayers = [...]string{"people", "places", "times", "statements", "statements+speaker", "events", "events+roles",
	"events+phase", "tracks", "disputes", "commitments", "appointments"}

// The layers by their index in GoldLayers.
const (
	people = iota
	places
	times
	statements
	spokenStatements
	events
	eventRoles
	eventPhases
	tracks
	disputes
	commitments
	appointments
)

// recordLayers are those whose mean is the score of a record.
var recordLayers = [...]int{people, places, times, spokenStatements, eventRoles, tracks, disputes, commitments, appointments}

// Tally counts facts found, found wrongly and missed.
type Tally struct{ Found, Extra, Missed int }

// Precision is a share of 1, 0 where nothing was found.
func (t Tally) Precision() float64 { return percent(float64(t.Found), float64(t.Found+t.Extra)) / 100 }

// Recall is a share of 1, 0 where there is no gold.
func (t Tally) Recall() float64 { return percent(float64(t.Found), float64(t.Found+t.Missed)) / 100 }

// F1 is the harmonic mean of precision and recall, 0 of nothing.
func (t Tally) F1() float64 {
	if t.Found == 0 {
		return 0
	}
	return 2 * float64(t.Found) / float64(2*t.Found+t.Extra+t.Missed)
}

// GoldScore scores records against gold articles, fact by fact. Its zero value is empty.
type GoldScore struct {
	Layers                 [len(GoldLayers)]Tally
	Country, Office, Spans Share
	articles               []Row    // the score of each, in order
	notes                  []string // what is wrong, article by article
}

// Record is the mean F1 of the layers that make a record, rounded as each is to
// three places.
func (s *GoldScore) Record() float64 {
	sum := 0.0
	for _, l := range recordLayers {
		sum += rounded(s.Layers[l].F1())
	}
	return sum / float64(len(recordLayers))
}

// Merge adds the counts of another score.
func (s *GoldScore) Merge(o *GoldScore) {
	for i, t := range o.Layers {
		s.Layers[i] = Tally{s.Layers[i].Found + t.Found, s.Layers[i].Extra + t.Extra, s.Layers[i].Missed + t.Missed}
	}
	for _, p := range [][2]*Share{{&s.Country, &o.Country}, {&s.Office, &o.Office}, {&s.Spans, &o.Spans}} {
		p[0].Right += p[1].Right
		p[0].Of += p[1].Of
	}
	s.articles = append(s.articles, o.articles...)
	s.notes = append(s.notes, o.notes...)
}

// rounded is x to three places.
func rounded(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 3, 64), 64)
	return y
}

// Add scores the record of one article. The error names gold whose words are not
// in the text.
func (s *GoldScore) Add(g *GoldArticle, r *record.Record) error {
	a := newAligned(g, r)
	one := GoldScore{notes: []string{g.ID}}
	one.people(a)
	one.places(a)
	one.times(a)
	one.statements(a)
	one.events(a)
	one.affairs(a)
	right, err := spans(r)
	one.Spans = right
	row := Row{Name: g.ID, Figures: []Figure{{"record f1", one.Record(), 3}}}
	for _, l := range recordLayers {
		row.Figures = append(row.Figures, Figure{GoldLayers[l], one.Layers[l].F1(), 3})
	}
	one.articles = []Row{row}
	s.Merge(&one)
	return errors.Join(append(a.errs, err)...)
}

// match pairs gold with predictions one to one and counts: required gold first,
// then optional gold absorbs what is left. repeats says that a prediction which
// equals a gold fact already found is no error.
func match[G, P any](s *GoldScore, layer int, gold []G, pred []P, optional func(G) bool, same func(G, P) bool, repeats bool) {
	t := &s.Layers[layer]
	used := make([]bool, len(pred))
	for _, want := range []bool{false, true} {
		for _, g := range gold {
			if optional(g) != want {
				continue
			}
			hit := -1
			for i, p := range pred {
				if !used[i] && same(g, p) {
					hit = i
					break
				}
			}
			switch {
			case hit >= 0:
				used[hit] = true
				if !want {
					t.Found++
				}
			case !want:
				t.Missed++
				s.note("missed", layer, g)
			}
		}
	}
	for i, p := range pred {
		if used[i] {
			continue
		}
		excused := false
		for _, g := range gold {
			excused = excused || (optional(g) || repeats) && same(g, p)
		}
		if !excused {
			t.Extra++
			s.note("extra", layer, p)
		}
	}
}

// stretch is a half-open run of code points.
type stretch struct{ start, end int }

func (s stretch) shares(o stretch) int { return max(0, min(s.end, o.end)-max(s.start, o.start)) }

func toStretch(s record.Span) stretch { return stretch{s.Start, s.End} }

func anyShared(a, b []stretch) bool {
	for _, x := range a {
		for _, y := range b {
			if x.shares(y) > 0 {
				return true
			}
		}
	}
	return false
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

func lastWord(s string) string {
	if w := wordsOf(s); len(w) > 0 {
		return w[len(w)-1]
	}
	return ""
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
