package when

import (
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/rule"
	"dateline/internal/token"
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

// TestRules runs the yes and no sentences of rules/times/patterns.txt: a yes is
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

// TestLists runs the yes and no words of rules/times/tense.txt.
func TestLists(t *testing.T) {
	r, _ := reader(t)
	entries, err := tenseEntries()
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
