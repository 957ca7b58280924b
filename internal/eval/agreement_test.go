package eval

import (
	"os"
	"testing"
)

// TestAnnotatorsAgree measures what agreement on attributions is worth: the same
// four articles of PolNeAR, each annotator scored against each other one.
func TestAnnotatorsAgree(t *testing.T) {
	const path = "../../../shared/data/quotes/polnear-annotator-training.jsonl.gz"
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no data: %v", err)
	}
	all, err := ReadPolNeAR(path)
	if err != nil {
		t.Fatal(err)
	}
	var s QuoteScore
	for i, a := range all {
		for _, b := range all[:i] {
			if a.Text == b.Text {
				s.Add(a.Text, a.Attributions, b.Attributions)
			}
		}
	}
	t.Logf("%d articles: cue %.1f, source %.1f, content %.1f, all three %.1f, exact %.1f, to the letter %.1f", len(all),
		s.Cue.F1(), s.Source.F1(), s.Content.F1(), s.All.F1(), s.Exact.F1(), s.Strict.F1())
	if s.All.Gold == 0 || s.All.F1() < 50 {
		t.Errorf("annotators agree on %v: the scorer is too strict or pairs the wrong ones", s.All)
	}
}
