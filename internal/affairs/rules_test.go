package affairs_test

import (
	"strings"
	"sync"
	"testing"

	"dateline/internal/affairs"
	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
)

var thePipeline = sync.OnceValues(pipeline.New)

// read runs a sentence, filed on Monday 6 March 2017, through the whole pipeline.
func read(t *testing.T, text string) *doc.Doc {
	t.Helper()
	p, err := thePipeline()
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.ReadWatched([]byte(text), wire.Options{Published: doc.Date{Year: 2017, Month: 3, Day: 6}}, func(stage string, d *doc.Doc) {
		if err := doc.Check(d); err != nil {
			t.Fatalf("%q after %s: %v", text, stage, err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// found lists what of the entry's kind the sentence holds, as words to compare.
func found(d *doc.Doc, kind string) []string {
	var out []string
	switch kind {
	case "talks", "turn", "modal":
		for _, k := range d.Affairs.Tracks {
			for _, c := range k.Changes {
				out = append(out, c.Status)
			}
		}
	case "contention", "hold":
		for _, x := range d.Affairs.Disputes {
			for _, n := range x.Names {
				out = append(out, n.Text)
			}
		}
	case "promise":
		for _, c := range d.Affairs.Commitments {
			out = append(out, d.Slice(c.Evidence[0]))
		}
	case "diary":
		for _, a := range d.Affairs.Appointments {
			when := ""
			if a.When != doc.None {
				when = " | " + d.Slice(d.Times.Times[a.When].Span)
			}
			out = append(out, d.Slice(a.Evidence[0])+when)
		}
	}
	return out
}

// Every yes sentence gives what it says after =>, every no sentence nothing of the kind.
func TestRulesKeepTheirSentences(t *testing.T) {
	entries, err := affairs.Entries()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		for _, f := range e.All("yes") {
			text, want, ok := strings.Cut(f.Value, " => ")
			if !ok {
				t.Errorf("%s: no => in %q", f.Pos, f.Value)
				continue
			}
			n++
			got := found(read(t, text), e.Kind)
			if !strings.Contains(strings.Join(got, " ; "), want) {
				t.Errorf("%s: %s gives %q, want %q", f.Pos, text, got, want)
			}
		}
		for _, f := range e.All("no") {
			n++
			if got := found(read(t, f.Value), e.Kind); len(got) > 0 {
				t.Errorf("%s: %s gives %q, want nothing", f.Pos, f.Value, got)
			}
		}
	}
	if n < 50 {
		t.Errorf("%d sentences", n)
	}
}
