package quote_test

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
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name         string
		plain        bool
		floor, exact float64
	}{{"plain", true, 62, 43}, {"wide", false, 73, 50}} {
		results, err := e.Run("quotes", []string{path}, eval.Options{Workers: 2, Plain: c.plain})
		if err != nil {
			t.Fatal(err)
		}
		f1, exact := results[0].Value("all three", "f1"), results[0].Value("all three, exact", "f1")
		t.Logf("%s: all three %.1f, exact %.1f", c.name, f1, exact)
		if f1 < c.floor || exact < c.exact {
			t.Errorf("%s: F1 %.1f and exact %.1f, want %.0f and %.0f", c.name, f1, exact, c.floor, c.exact)
		}
	}
}
