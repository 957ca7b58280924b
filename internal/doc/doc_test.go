package doc

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func small() *Doc {
	d := &Doc{Text: "Abe met Putin."}
	d.Tokens = NewTokens([]Span{{0, 3}, {4, 7}, {8, 13}, {13, 14}}, []Run{{0, 4}}, []int32{0})
	d.Tags = &Tags{UPOS: []UPOS{PROPN, VERB, PROPN, PUNCT}, XPOS: []XPOS{NNP, VBD, NNP, Period}, Lemma: []string{"Abe", "meet", "Putin", "."}}
	d.Trees = NewTrees([]Token{1, None, 1, 1}, []Rel{Nsubj, Root, Obj, Punct})
	return d
}

// Each way to break the contract is found and named.
func TestCheckFindsWhatBreaksTheContract(t *testing.T) {
	if err := Check(small()); err != nil {
		t.Fatalf("a good document: %v", err)
	}
	for _, c := range []struct {
		want string
		harm func(*Doc)
	}{
		{"not valid UTF-8", func(d *Doc) { d.Text = "Abe met \xff." }},
		{"token 2: span 8:99", func(d *Doc) { d.Tokens.Spans[2].End = 99 }},
		{"token 1 starts at 2, inside the one before it", func(d *Doc) { d.Tokens.Spans[1].Start = 2 }},
		{"the sentences end at token 3, want 4", func(d *Doc) { d.Tokens.Sentences[0].End = 3 }},
		{"tags: lemma: 3 entries for 4 tokens", func(d *Doc) { d.Tags.Lemma = d.Tags.Lemma[:3] }},
		{"has 2 roots, want 1", func(d *Doc) { d.Trees.Heads[0] = None }},
		{"cycle", func(d *Doc) { d.Trees.Heads[1] = 2; d.Trees.Heads[2] = 1 }},
		{"head 9 outside it", func(d *Doc) { d.Trees.Heads[0] = 9 }},
		{"does not say why", func(d *Doc) {
			d.Times = &Times{Times: []Timex{{Run: Run{0, 1}, Span: Span{0, 3}, Value: "2016"}}}
		}},
		{"stated, but nowhere", func(d *Doc) {
			d.Times = &Times{Times: []Timex{{Run: Run{0, 1}, Span: Span{0, 3}, Value: "2016", Why: Why{How: Stated, By: "x"}}}}
		}},
		{"actor 0 of 0", func(d *Doc) {
			d.Events = &Events{Events: []Event{{Type: "CONSULT", Quad: 1, By: "x", Trigger: Span{4, 7}, Evidence: []Span{{0, 13}},
				Actor: []ActorID{0}, SaidBy: None, When: None, Where: None}}}
		}},
		{"event 0 (CONSULT): evidence: no span", func(d *Doc) {
			d.Events = &Events{Events: []Event{{Type: "CONSULT", Quad: 1, By: "x", Trigger: Span{4, 7}, SaidBy: None, When: None, Where: None}}}
		}},
		{"stands within itself", func(d *Doc) {
			d.Statements = NewStatements(d, []Statement{{Content: []Span{{0, 3}}, Speaker: None, When: None, Within: 0, Why: Why{How: Inferred, By: "x"}}})
		}},
		{"mention 0: head 3 outside 0:1", func(d *Doc) {
			d.Actors = &Actors{At: make([]MentionID, 4), Mentions: []Mention{{Run: Run{0, 1}, Head: 3, Span: Span{0, 3}, Why: Why{How: Inferred, By: "x"}}},
				Actors: []Actor{{Name: "Abe", Mentions: []MentionID{0}}}}
		}},
	} {
		d := small()
		c.harm(d)
		if err := Check(d); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("want an error with %q, got %v", c.want, err)
		}
	}
}

func TestCodePointsCountRunes(t *testing.T) {
	for _, text := range []string{"", "Abe", "“Русский” и 日本語", strings.Repeat("é", 100), strings.Repeat("a", 64), strings.Repeat("a", 128) + "é"} {
		points := NewCodePoints(text)
		for b := 0; b <= len(text); b++ {
			if b < len(text) && !utf8.RuneStart(text[b]) {
				continue
			}
			if got, want := points.At(Byte(b)), utf8.RuneCountInString(text[:b]); got != want {
				t.Fatalf("%.20q at %d: %d, want %d", text, b, got, want)
			}
		}
	}
}

func TestRunOfASpan(t *testing.T) {
	d := small()
	for _, c := range []struct {
		span Span
		want Run
	}{{Span{0, 3}, Run{0, 1}}, {Span{2, 9}, Run{0, 3}}, {Span{3, 4}, Run{1, 1}}, {Span{13, 14}, Run{3, 4}}, {Span{0, 14}, Run{0, 4}}} {
		if got := d.RunOf(c.span); got != c.want {
			t.Errorf("%v: %v, want %v", c.span, got, c.want)
		}
	}
}

func TestSubtreeAndChildren(t *testing.T) {
	d := small()
	if got := d.Trees.Subtree(1); got != (Run{0, 4}) {
		t.Errorf("subtree of the root: %v", got)
	}
	if got := d.Trees.Child(1, Obj); got != 2 {
		t.Errorf("object: %d", got)
	}
	if d.Trees.Under(1, 0) || !d.Trees.Under(2, 1) {
		t.Error("under")
	}
}

// The day of the dateline counts where publication gives its year; over New Year
// the dateline is of the old one.
func TestAnchor(t *testing.T) {
	for _, c := range []struct{ filed, published, want Date }{
		{Date{}, Date{2016, 12, 15}, Date{2016, 12, 15}},
		{Date{0, 12, 14}, Date{2016, 12, 15}, Date{2016, 12, 14}},
		{Date{0, 12, 31}, Date{2017, 1, 1}, Date{2016, 12, 31}},
		{Date{2018, 11, 14}, Date{}, Date{2018, 11, 14}},
		{Date{0, 11, 14}, Date{}, Date{}},
	} {
		d := &Doc{Wire: &Wire{Published: c.published, Dateline: Dateline{Date: c.filed}}}
		if got := d.Anchor(); got != c.want {
			t.Errorf("filed %v, published %v: %v, want %v", c.filed, c.published, got, c.want)
		}
	}
}

// A group's parties are its members and theirs; a group within itself ends.
func TestParties(t *testing.T) {
	a := &Actors{Actors: []Actor{{Name: "both", Members: []ActorID{1, 2}}, {Name: "Abe"}, {Name: "pair", Members: []ActorID{0, 3}}, {Name: "Putin"}}}
	got := a.Parties(0)
	if len(got) != 2 || got[0] != 1 || got[1] != 3 {
		t.Errorf("parties %v, want 1 and 3", got)
	}
}
