package name_test

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/name"
	"dateline/internal/token"
)

// TestScores holds the recogniser to what it reached on the development sets, in
// their own tokens.
func TestScores(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "ner")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no %s: the data is not here", dir)
	}
	r, err := name.New()
	if err != nil {
		t.Fatal(err)
	}
	tokeniser, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	cut := func(word string) []string {
		d := &doc.Doc{Text: word}
		var parts []string
		if d.Tokens, err = tokeniser.Read(d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens.Spans {
			parts = append(parts, d.Word(doc.Token(i)))
		}
		return parts
	}
	for _, set := range []struct {
		file  string
		kinds map[string]doc.NameType
		as    name.Corpus
		floor float64
	}{
		{"conll03-dev.conll.gz", corpus.CoNLLNames, name.CoNLL, 93},
		{"worldwide-dev.conll.gz", corpus.WorldNames, name.World, 82.5},
	} {
		docs, err := corpus.ReadNames(filepath.Join(dir, set.file), set.kinds)
		if err != nil {
			t.Fatal(err)
		}
		var score eval.NameScore
		for _, d := range docs {
			ud, of := corpus.AsUD(d, cut)
			if ud.Names, err = r.As(set.as).Read(ud); err != nil {
				t.Fatal(err)
			}
			if err := doc.Check(ud); err != nil {
				t.Fatal(err)
			}
			score.Add(corpus.FromUD(ud.Names.Names, of), d.Names.Names)
		}
		t.Logf("%s: P %.2f R %.2f F1 %.2f", set.file, score.All.Precision(), score.All.Recall(), score.All.F1())
		if score.All.F1() < set.floor {
			t.Errorf("%s: F1 %.2f, want at least %.1f", set.file, score.All.F1(), set.floor)
		}
	}
}
