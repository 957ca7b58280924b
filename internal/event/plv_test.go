package event_test

import (
	"os"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
)

// TestRoots scores the surest event of each PLV sentence against its root. The
// rules were written with an eye on this file: it guards against loss, and is
// no measure of how they do on news that nobody here has read.
func TestRoots(t *testing.T) {
	const file = "../../../shared/data/events/plv-train.jsonl.gz"
	if _, err := os.Stat(file); err != nil {
		t.Skip("no shared data: ", err)
	}
	sentences, err := eval.ReadRoots(file)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	var score eval.RootScore
	for _, s := range sentences {
		root, quad := surest(t, p, s.Text)
		score.Add(s, root, quad)
	}
	t.Logf("PLV: accuracy %.1f, macro-F1 %.1f, quad %.1f, silent %d of %d", score.Accuracy(), score.MacroF1(), score.QuadAccuracy(), score.Silent, score.All)
	if score.Accuracy() < 35 {
		t.Errorf("accuracy %.1f, want 35", score.Accuracy())
	}
}

// surest returns the root and quad class of the surest event of a sentence.
func surest(t *testing.T, p *pipeline.Pipeline, text string) (root string, quad int) {
	t.Helper()
	d, err := p.Read([]byte("Headline of the day\n\n"+text+"\n"), wire.Options{Published: doc.Date{Year: 2019, Month: 6, Day: 1}})
	if err != nil {
		t.Fatal(err)
	}
	best := -1.0
	for _, e := range d.Events.Events {
		if e.Confidence > best {
			best, root, quad = e.Confidence, eval.RootOf(e.Type), e.Quad
		}
	}
	return root, quad
}
