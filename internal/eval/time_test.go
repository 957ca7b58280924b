package eval

import (
	"testing"

	"dateline/internal/doc"
)

func TestTimeScore(t *testing.T) {
	gold, err := (&TimeGold{Text: "Ōsaka, Monday, may sign early on Tuesday.", DCT: "2014-03-05T10:00:00", Timex: []GoldTimex{
		{Start: 7, End: 13, Type: "DATE", Value: "2014-03-03"},
		{Start: 24, End: 40, Type: "TIME", Value: "2014-03-04TMO"},
	}}).Times()
	if err != nil {
		t.Fatal(err)
	}
	monday := gold[0]
	if monday.Span != (doc.Span{Start: 8, End: 14}) {
		t.Errorf("span %v: offsets are to be bytes", monday.Span)
	}
	var s TimeScore
	s.Add([]doc.Timex{
		monday,
		{Span: doc.Span{Start: 34, End: 41}, Type: doc.DateTime, Value: "2014-03-04"}, // Tuesday of "early on Tuesday"
		{Span: doc.Span{Start: 16, End: 19}, Type: doc.DateTime, Value: "XXXX-05"},    // may
	}, gold)
	for _, c := range []struct {
		name      string
		got, want Match
	}{{"strict", s.Strict, Match{1, 3, 2}}, {"relaxed", s.Relaxed, Match{2, 3, 2}}, {"type", s.Type, Match{1, 3, 2}}, {"value", s.Value, Match{1, 3, 2}},
		{"DATE", s.ByType[doc.DateTime], Match{1, 3, 1}}, {"TIME", s.ByType[doc.ClockTime], Match{0, 0, 1}}} {
		if c.got != c.want {
			t.Errorf("%s %v, want %v", c.name, c.got, c.want)
		}
	}
	if d := (&TimeGold{DCT: "2014-03-05T10:00:00"}).Published(); d != (doc.Date{Year: 2014, Month: 3, Day: 5}) {
		t.Errorf("published %v", d)
	}
	if d := (&TimeGold{DCT: "March"}).Published(); !d.IsZero() {
		t.Errorf("published %v, want none", d)
	}
}
