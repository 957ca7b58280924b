package quote

import (
	"bytes"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// TestRoles holds the labels to their meaning, and to what may follow what.
func TestRoles(t *testing.T) {
	for _, role := range []uint8{roleSource, roleCue, roleContent} {
		for n := 1; n <= 4; n++ {
			labels := make([]uint8, n+2) // with a word without role on both sides
			setRole(labels[1:n+1], role)
			for i := 1; i < len(labels); i++ {
				if !legalRole(labels[i-1], labels[i]) {
					t.Errorf("%v: %d may not follow %d", labels, labels[i], labels[i-1])
				}
			}
			if r, at := place(labels[1]); r != role || at != firstOf && at != wholeOf {
				t.Errorf("%v: the first is role %d at %d", labels, r, at)
			}
		}
	}
	for _, c := range [][2]uint8{{0, insideOf}, {0, lastOf}, {firstOf, 0}, {firstOf, firstOf}, {lastOf, insideOf}, {firstOf, wholeOf + lastOf}} {
		if legalRole(c[0], c[1]) {
			t.Errorf("%d may follow %d", c[1], c[0])
		}
	}
}

// TestTrain learns from a handful of sentences: the same bytes each time, and a
// reader that finds in them what it was shown.
func TestTrain(t *testing.T) {
	s := open(t)
	var examples []Example
	for _, marked := range []string{
		"[The mayor] {said} <that the bridge was safe>. The ship left at noon.",
		"[The union] {opposes} <the plan>. Rain closed two roads.",
		"[A court] {believes} <the law is void>. Nine people died.",
		"[The bishop] {said} <that the road was closed>. Prices fell on Monday.",
		"[The party] {opposes} <the treaty>. The old town was flooded.",
		"[The judge] {believes} <the minister is right>. Two trains collided.",
	} {
		text, spans := parts(marked)
		examples = append(examples, Example{Doc: s.trees(t, text), Gold: []Gold{
			{Source: []doc.Span{spans['[']}, Cue: []doc.Span{spans['{']}, Content: []doc.Span{spans['<']}}}})
	}
	train := func() []byte {
		b, err := Train(examples, Training{Seed: 1, Epochs: 20, Least: 1, Buckets: 2000, Features: 4000, Progress: func(string, ...any) {}})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	b := train()
	if !bytes.Equal(b, train()) {
		t.Error("the same training gives other bytes")
	}
	f, err := learn.Unpack("quote", b)
	if err != nil {
		t.Fatal(err)
	}
	r, err := From(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		d := *e.Doc
		if d.Statements, err = r.Wide().Read(&d); err != nil {
			t.Fatal(err)
		}
		if list := d.Statements.Statements; len(list) != 1 || list[0].Cue != e.Gold[0].Cue[0] || list[0].Source != e.Gold[0].Source[0] {
			t.Errorf("%q: found\n%s", d.Text, shown(&d))
		}
	}
	if _, err := From(&learn.File{}); err == nil {
		t.Error("a file without parts was opened")
	}
}
