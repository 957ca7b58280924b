package name_test

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/eval"
)

// TestScores holds the recogniser to what it reached on the development sets, in
// their own tokens.
func TestScores(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "ner")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no %s: the data is not here", dir)
	}
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []struct {
		file  string
		floor float64
	}{
		{"conll03-dev.conll.gz", 93},
		{"worldwide-dev.conll.gz", 82.5},
	} {
		results, err := e.Run("ner", []string{filepath.Join(dir, set.file)}, eval.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		f1 := results[0].Value("names", "f1")
		t.Logf("%s: F1 %.2f", set.file, f1)
		if f1 < set.floor {
			t.Errorf("%s: F1 %.2f, want at least %.1f", set.file, f1, set.floor)
		}
	}
}
