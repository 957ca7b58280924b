package quote

import (
	"os"
	"testing"

	"dateline/internal/eval"
)

// TestPolNeAR holds the reader to what it has reached on PolNeAR's development
// set: source, cue and content all overlapping, from raw text.
func TestPolNeAR(t *testing.T) {
	const path = "../../../shared/data/quotes/polnear-dev.jsonl.gz"
	if _, err := os.Stat(path); err != nil {
		t.Skip("no ../shared/data here")
	}
	articles, err := eval.ReadPolNeAR(path)
	if err != nil {
		t.Fatal(err)
	}
	s := open(t)
	for _, c := range []struct {
		name   string
		reader *Reader
		floor  float64
	}{{"plain", s.quote, 62}, {"wide", s.quote.Wide(), 63}} {
		var score eval.QuoteScore
		for _, a := range articles {
			d := s.read(t, c.reader, a.Text)
			if d.Text != a.Text {
				t.Fatalf("%s: the text was altered", a.ID)
			}
			score.Add(d, a.Attributions)
		}
		t.Logf("%s: all three %.1f (precision %.1f, recall %.1f), exact %.1f", c.name,
			score.All.F1(), score.All.Precision(), score.All.Recall(), score.Exact.F1())
		if score.All.F1() < c.floor {
			t.Errorf("%s: F1 %.1f, want %.0f", c.name, score.All.F1(), c.floor)
		}
	}
}
