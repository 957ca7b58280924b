package eval

import (
	"fmt"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

// TimeGold is a document of TempEval-3: offsets count code points of Text.
type TimeGold struct {
	ID, Text, DCT string
	Timex         []GoldTimex
}

// GoldTimex is a time expression of TempEval-3.
type GoldTimex struct {
	Start, End             int
	Text, Type, Value, Mod string
}

// Published is the day of the document's creation; zero where it has none.
func (g *TimeGold) Published() doc.Date {
	if len(g.DCT) < len("2006-01-02") {
		return doc.Date{}
	}
	d, _ := doc.ParseDay(g.DCT[:len("2006-01-02")])
	return d
}

// Times are the gold expressions, in bytes. The error names one outside the text.
func (g *TimeGold) Times() ([]doc.Timex, error) {
	at := corpus.NewOffsets(g.Text)
	var out []doc.Timex
	for _, t := range g.Timex {
		span, err := at.Span(t.Start, t.End)
		if err != nil {
			return nil, fmt.Errorf("timex %q: %w", t.Text, err)
		}
		x := doc.Timex{Span: span, Value: t.Value, Mod: t.Mod}
		for k := doc.DateTime; k <= doc.Set; k++ {
			if k.String() == t.Type {
				x.Type = k
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// TimeScore compares time expressions with gold ones as TempEval-3 does: spans
// alike (Strict) or overlapping (Relaxed); Type and Value are of those that
// overlap, as F1 over all.
type TimeScore struct {
	Strict, Relaxed, Type, Value Match
	ByType                       [doc.Set + 1]Match // relaxed, of the same type
}

// Add counts one document; both lists are in order.
func (s *TimeScore) Add(got, gold []doc.Timex) {
	for _, m := range []*Match{&s.Strict, &s.Relaxed, &s.Type, &s.Value} {
		m.Found += len(got)
		m.Gold += len(gold)
	}
	for _, t := range got {
		s.ByType[t.Type].Found++
	}
	used := make([]bool, len(got))
	for _, g := range gold {
		s.ByType[g.Type].Gold++
		best := -1
		for i, t := range got {
			if used[i] || !t.Span.Overlaps(g.Span) {
				continue
			}
			if best < 0 || t.Span == g.Span {
				best = i
			}
		}
		if best < 0 {
			continue
		}
		used[best] = true
		t := got[best]
		s.Relaxed.Both++
		if t.Span == g.Span {
			s.Strict.Both++
		}
		if t.Value == g.Value {
			s.Value.Both++
		}
		if t.Type == g.Type {
			s.Type.Both++
			s.ByType[g.Type].Both++
		}
	}
}
