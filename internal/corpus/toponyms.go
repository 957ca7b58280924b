package corpus

import (
	"fmt"
	"hash/fnv"

	"dateline/internal/doc"
)

// Toponym is a place name of an annotated text, with its point.
type Toponym struct {
	Span     doc.Span
	Text     string
	Name     string // of the gazetteer's entry, or the title of the encyclopaedia's article
	Lat, Lon float64
	HasPoint bool
}

// Geo is a text whose toponyms are annotated.
type Geo struct {
	ID, Text string
	Toponyms []Toponym
}

// Dev reports whether the text is one of the quarter to choose on, by its id.
func (g *Geo) Dev() bool {
	h := fnv.New32a()
	h.Write([]byte(g.ID))
	return h.Sum32()%4 == 0
}

// ReadToponyms reads lines of geo/*.jsonl: a text and its toponyms, in code points.
func ReadToponyms(path string) ([]Geo, error) {
	var out []Geo
	err := Lines(path, func(line struct {
		ID       string
		Text     string
		Toponyms []struct {
			Start, End int
			Text, Name string
			Lat, Lon   *float64
		}
	}) error {
		if line.Text == "" {
			return ErrNoText
		}
		at := NewOffsets(line.Text)
		g := Geo{ID: line.ID, Text: line.Text}
		for _, t := range line.Toponyms {
			span, err := at.Span(t.Start, t.End)
			if err != nil {
				return fmt.Errorf("toponym %q: %w", t.Text, err)
			}
			top := Toponym{Span: span, Text: t.Text, Name: t.Name}
			if t.Lat != nil && t.Lon != nil {
				top.Lat, top.Lon, top.HasPoint = *t.Lat, *t.Lon, true
			}
			g.Toponyms = append(g.Toponyms, top)
		}
		out = append(out, g)
		return nil
	})
	return out, err
}
