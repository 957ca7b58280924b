package eval

import (
	"cmp"
	"fmt"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/world"
)

var geoTask = Task{
	Name:  "geo",
	Says:  "toponyms and where they lie, from raw text",
	Wants: "lines of JSON with id, text and toponyms [{start, end, lat, lon}]",
	Lines: `a line an article: id, toponyms [{start, end, text, name, kind, country, lat, lon}], lat and
lon null where the place has no point`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[corpus.Geo, placeScores]{"articles",
			func(path string) ([]corpus.Geo, error) { return readPart(path, o.Part) },
			func(g corpus.Geo) bool { return len(g.Toponyms) == 0 }, e.readPlaces, placeRows, nil, nil}, files, o)
	},
}

// readPart reads the articles of one part of a file.
func readPart(path, part string) ([]corpus.Geo, error) {
	part = cmp.Or(part, "all")
	if part != "all" && part != "dev" && part != "train" {
		return nil, fmt.Errorf("part %q: want dev, train or all", part)
	}
	all, err := corpus.ReadToponyms(path)
	var out []corpus.Geo
	for _, g := range all {
		if part == "all" || g.Dev() == (part == "dev") {
			out = append(out, g)
		}
	}
	return out, err
}

// placeScores are over all that is annotated, and without the adjectives
// ("Syrian"), which are no toponyms here but are in the gold.
type placeScores struct{ all, nouns PlaceScore }

// Adjective reports whether annotated words are an adjective or a people's name.
func (e *Evaluator) Adjective(t corpus.Toponym) bool {
	senses := e.world.Senses(t.Text)
	return len(senses) > 0 && (senses[0].As == world.AsAdjective || senses[0].As == world.AsDemonym)
}

type placesLine struct {
	ID       string        `json:"id"`
	Toponyms []toponymLine `json:"toponyms"`
}

type toponymLine struct {
	passage
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Country string   `json:"country"`
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
}

func (e *Evaluator) readPlaces(gold corpus.Geo) (any, func(*placeScores), error) {
	d := article(gold.Text, doc.Date{})
	if err := e.read(d, "token", "tag", "parse", "name", "when", "place"); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	line := placesLine{ID: gold.ID, Toponyms: []toponymLine{}}
	points := doc.NewCodePoints(d.Text)
	for _, t := range d.Places.Toponyms {
		p := &d.Places.Places[t.Place]
		x := toponymLine{passage: passageOf(d, points, t.Span), Name: p.Name, Kind: p.Kind, Country: p.Country}
		if p.HasPoint {
			x.Lat, x.Lon = &p.Lat, &p.Lon
		}
		line.Toponyms = append(line.Toponyms, x)
	}
	return line, func(s *placeScores) {
		s.all.Add(d.Places, gold.Toponyms, func(corpus.Toponym) bool { return false })
		s.nouns.Add(d.Places, gold.Toponyms, e.Adjective)
	}, nil
}

func placeRows(s *placeScores) (rows, labels []Row) {
	near := shareRow(fmt.Sprintf("within %d km, of those resolved", NearKm), s.nouns.Near)
	return []Row{matchRow("toponyms", s.nouns.Toponyms), matchRow("toponyms, adjectives too", s.all.Toponyms), near,
		shareRow("with a point, of those found", s.nouns.Pointed),
		{"error over all gold, km", []Figure{{"median", s.nouns.MedianKm(), 1}, count("of", len(s.nouns.Errors))}}}, nil
}
