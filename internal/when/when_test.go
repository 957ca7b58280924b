package when

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
	"dateline/internal/rule"
	"dateline/internal/token"
	"dateline/internal/wire"
)

// exampleDay is the day on which the examples of rules/times are read, a Thursday.
var exampleDay = doc.Date{Year: 2016, Month: 12, Day: 15}

func reader(t testing.TB) (*Reader, *token.Tokeniser) {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	return r, tok
}

func times(t testing.TB, r *Reader, tok *token.Tokeniser, text string, published doc.Date) *doc.Doc {
	t.Helper()
	d := &doc.Doc{Text: text, Wire: &doc.Wire{Published: published, Blocks: []doc.Block{{Span: doc.Span{Start: 0, End: doc.Byte(len(text))}}}}}
	var err error
	if d.Tokens, err = tok.Read(d); err != nil {
		t.Fatal(err)
	}
	if d.Times, err = r.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return d
}

// TestRules runs the yes and no sentences of rules/times/patterns.rules: a yes is
// "words [the expression] words = value"; in a no the rule answers nothing.
func TestRules(t *testing.T) {
	r, tok := reader(t)
	for _, entry := range r.grammar.rules {
		for _, f := range entry.yes {
			if err := yes(t, r, tok, entry, f); err != "" {
				t.Errorf("%s: time %s: %s: %s", f.Pos, entry.id, f.Value, err)
			}
		}
		for _, f := range entry.no {
			d := times(t, r, tok, f.Value, exampleDay)
			for _, x := range d.Times.Times {
				if strings.HasPrefix(x.Why.By, entry.by) && len(x.Why.By) == len(entry.by) {
					t.Errorf("%s: time %s answers %q = %s", f.Pos, entry.id, d.Slice(x.Span), x.Value)
				}
			}
		}
	}
}

func yes(t *testing.T, r *Reader, tok *token.Tokeniser, entry *timeRule, f rule.Field) string {
	text, value, ok := strings.Cut(f.Value, " = ")
	if entry.means.name == "nothing" {
		text, value, ok = f.Value, "", true
	}
	open, shut := strings.Index(text, "["), strings.Index(text, "]")
	if !ok || open < 0 || shut < open {
		return "want words [the expression] words = value"
	}
	want := text[open+1 : shut]
	d := times(t, r, tok, text[:open]+want+text[shut+1:], exampleDay)
	var found []string
	for _, x := range d.Times.Times {
		if x.Span.Start == doc.Byte(open) && d.Slice(x.Span) == want && x.Value == value && x.Why.By == entry.by {
			if entry.kind != "" && x.Type.String() != entry.kind {
				return "type " + x.Type.String() + ", want " + entry.kind
			}
			return ""
		}
		found = append(found, d.Slice(x.Span)+" = "+x.Value+" by "+x.Why.By)
	}
	if value == "" && len(found) == 0 {
		return ""
	}
	return "found " + strings.Join(found, "; ")
}

// TestLists runs the yes and no words of rules/times/tense.rules.
func TestLists(t *testing.T) {
	r, _ := reader(t)
	entries, err := rule.Entries(tenseFile, listKind)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list := r.grammar.lists()[e.ID]
		if list == nil {
			t.Errorf("%s: nothing reads list %s", e.Pos, e.ID)
			continue
		}
		for _, w := range strings.Split(e.Get("yes"), "|") {
			if !(*list)[w] {
				t.Errorf("list %s does not hold %q", e.ID, w)
			}
		}
		for _, w := range strings.Split(e.Get("no"), "|") {
			if (*list)[w] {
				t.Errorf("list %s holds %q", e.ID, w)
			}
		}
	}
}

// TestCases runs testdata/cases/times: a lesson, "-- published --", "-- text --"
// and "-- times --" with one expression a line.
func TestCases(t *testing.T) {
	r, tok := reader(t)
	files, err := filepath.Glob("../../testdata/cases/times/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(raw), "-- published --\n")
		published, rest, _ := strings.Cut(rest, "\n-- text --\n")
		text, want, ok := strings.Cut(rest, "-- times --\n")
		if !ok {
			t.Fatalf("%s: no times", file)
		}
		var date doc.Date
		if published != "-" {
			at, err := time.Parse(time.DateOnly, published)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			date = doc.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day()}
		}
		d, err := wire.Read([]byte(text), wire.Options{Published: date})
		if err != nil {
			t.Fatal(err)
		}
		if d.Tokens, err = tok.Read(d); err != nil {
			t.Fatal(err)
		}
		if d.Times, err = r.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		var got []string
		for _, x := range d.Times.Times {
			line := x.Type.String() + " " + d.Slice(x.Span) + " = " + x.Value
			if x.Mod != "" {
				line += " " + x.Mod
			}
			got = append(got, line+" "+x.Why.How.String())
		}
		if strings.Join(got, "\n") != strings.TrimSpace(want) {
			t.Errorf("%s:\n got\n%s\nwant\n%s", file, strings.Join(got, "\n"), want)
		}
	}
}

func TestHostile(t *testing.T) {
	r, tok := reader(t)
	for name, text := range map[string]string{
		"numbers":   strings.Repeat("twenty - ", 200_000),
		"the":       strings.Repeat("the end of the ", 100_000),
		"weekdays":  strings.Repeat("Friday , ", 100_000),
		"months":    strings.Repeat("May 5 - ", 100_000),
		"big years": strings.Repeat("999999999 years ago ", 20_000),
	} {
		start := time.Now()
		times(t, r, tok, text, exampleDay)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func FuzzRead(f *testing.F) {
	r, tok := reader(f)
	f.Add("They met on Thursday, Dec. 15, 2016, two days ago; 5 p.m. EST Nov. 9, 1991-95, the '80s.", true)
	f.Add("every two years 2 1/2 hours mid-July the year-earlier quarter 999999999 centuries ago", false)
	f.Fuzz(func(t *testing.T, text string, anchored bool) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		var day doc.Date
		if anchored {
			day = exampleDay
		}
		times(t, r, tok, text, day)
	})
}

func BenchmarkRead(b *testing.B) {
	r, tok := reader(b)
	text := strings.Repeat("Japan and Russia met on Thursday to talk about the two-day summit that they had planned since last year. "+
		"The ministers of both countries will sign the accord, which took three years, in Tokyo. ", 500)
	d := times(b, r, tok, text, exampleDay)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(d.Tokens.Len())/b.Elapsed().Seconds(), "tokens/s")
}
