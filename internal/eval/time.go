package eval

import (
	"unicode/utf8"

	"dateline/internal/doc"
)

// TimeGold is a document of TempEval-3: offsets count code points of Text.
type TimeGold struct {
	ID, Text, DCT string
	Timex         []struct {
		Start, End        int
		Text, Type, Value string
		Mod               string
	}
}

// Published is the day of the document's creation.
func (g *TimeGold) Published() doc.Date {
	var d doc.Date
	if len(g.DCT) >= 10 {
		number := func(s string) (n int) {
			for i := 0; i < len(s); i++ {
				n = n*10 + int(s[i]-'0')
			}
			return n
		}
		d = doc.Date{Year: number(g.DCT[:4]), Month: number(g.DCT[5:7]), Day: number(g.DCT[8:10])}
	}
	return d
}

// Times are the gold expressions, in bytes.
func (g *TimeGold) Times() []doc.Timex {
	at := make([]doc.Byte, 0, len(g.Text)+1)
	for i := range g.Text {
		at = append(at, doc.Byte(i))
	}
	at = append(at, doc.Byte(len(g.Text)))
	var out []doc.Timex
	for _, t := range g.Timex {
		x := doc.Timex{Span: doc.Span{Start: at[t.Start], End: at[min(t.End, utf8.RuneCountInString(g.Text))]}, Value: t.Value, Mod: t.Mod}
		for k := doc.DateTime; k <= doc.Set; k++ {
			if k.String() == t.Type {
				x.Type = k
			}
		}
		out = append(out, x)
	}
	return out
}

// TimeScore compares time expressions with gold ones as TempEval-3 does: spans
// alike (Strict) or overlapping (Relaxed); Type and Value are of those that
// overlap, as F1 over all.
type TimeScore struct{ Strict, Relaxed, Type, Value Match }

// Add counts one document; both lists are in order.
func (s *TimeScore) Add(got, gold []doc.Timex) {
	for _, m := range []*Match{&s.Strict, &s.Relaxed, &s.Type, &s.Value} {
		m.Found += len(got)
		m.Gold += len(gold)
	}
	used := make([]bool, len(got))
	for _, g := range gold {
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
		for m, right := range map[*Match]bool{&s.Strict: t.Span == g.Span, &s.Type: t.Type == g.Type, &s.Value: t.Value == g.Value} {
			if right {
				m.Both++
			}
		}
	}
}
