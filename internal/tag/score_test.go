package tag_test

import (
	"os"
	"testing"

	"dateline/internal/eval"
)

// TestScores holds the tagger to what its card says of the development sets.
func TestScores(t *testing.T) {
	const dir = "../../../shared/data/dep/"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no data: %v", err)
	}
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	results, err := e.Run("parse", []string{dir + "ewt-dev.conllu.gz", dir + "gum-dev.conllu.gz"}, eval.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	both := results[len(results)-1]
	for _, floor := range []struct {
		row string
		min float64
	}{{"UPOS", 95.9}, {"XPOS", 95.4}, {"lemma", 97.5}} {
		if got := both.Value(floor.row, "accuracy"); got < floor.min {
			t.Errorf("%s %.2f, want at least %.2f", floor.row, got, floor.min)
		}
	}
}
