package eval

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

func TestQuoteScore(t *testing.T) {
	const text = "Tokyo said that talks failed. “No,” he added."
	span := func(s string) doc.Span {
		i := strings.Index(text, s)
		if i < 0 {
			t.Fatalf("no %q", s)
		}
		return doc.Span{Start: doc.Byte(i), End: doc.Byte(i + len(s))}
	}
	one := func(s string) []doc.Span { return []doc.Span{span(s)} }
	gold := []Attribution{
		{Source: one("Tokyo"), Cue: one("said"), Content: one("that talks failed")},
		{Source: one("he "), Cue: one("added"), Content: one("“No,”")},
		{Cue: one("talks"), Content: one("failed")}, // found by nobody: what is found stands within another
	}
	d := &doc.Doc{Text: text, Statements: &doc.Statements{Statements: []doc.Statement{
		{Source: span("Tokyo"), Cue: span("said"), Content: []doc.Span{span("talks failed")}, Within: doc.None},
		{Source: span("Tokyo"), Cue: span("added"), Content: []doc.Span{span("No")}, Within: doc.None},
		{Source: span("he"), Cue: span("talks"), Content: []doc.Span{span("failed")}, Within: 0},
		{Content: []doc.Span{span("failed")}, Within: doc.None},
	}}}
	var s QuoteScore
	s.Add(d.Text, Attributions(d), gold)
	want := QuoteScore{
		Cue: Match{2, 2, 3}, Source: Match{1, 2, 3}, Content: Match{2, 2, 3}, All: Match{1, 2, 3}, Exact: Match{1, 2, 3}, Strict: Match{1, 2, 3},
	}
	if s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}
