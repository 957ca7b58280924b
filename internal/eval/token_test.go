package eval

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/token"
)

func TestTokensOfTreebanks(t *testing.T) {
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file              string
		tokens, sentences float64 // floors
	}{
		{"ewt-dev", 98.5, 75}, {"gum-dev", 98.5, 80},
	} {
		path := "../../../shared/data/dep/" + c.file + ".conllu.gz"
		if _, err := os.Stat(path); err != nil {
			t.Skipf("no %s", path)
		}
		docs, err := corpus.ReadTreebank(path)
		if err != nil {
			t.Fatal(err)
		}
		var score TokenScore
		for _, gold := range docs {
			d := &doc.Doc{Text: gold.Text, Wire: Paragraphs(gold.Text)}
			if d.Tokens, err = tok.Read(d); err != nil {
				t.Fatal(err)
			}
			if err := doc.Check(d); err != nil {
				t.Fatal(err)
			}
			score.Add(d.Text, d.Tokens, gold.Tokens)
			if os.Getenv("SHOW") != "" {
				show(d, gold)
			}
		}
		t.Logf("%s: tokens %.2f, sentences %.2f", c.file, score.Tokens.F1(), score.Sentences.F1())
		if score.Tokens.F1() < c.tokens || score.Sentences.F1() < c.sentences {
			t.Errorf("%s: want at least %.2f and %.2f", c.file, c.tokens, c.sentences)
		}
	}
}

func show(d, gold *doc.Doc) {
	ends := func(t *doc.Tokens) map[doc.Byte]bool {
		m := map[doc.Byte]bool{}
		for _, s := range t.Spans {
			m[s.Start] = true
			m[s.End] = true
		}
		return m
	}
	a, b := ends(d.Tokens), ends(gold.Tokens)
	for _, s := range gold.Tokens.Spans {
		if !a[s.Start] || !a[s.End] {
			fmt.Printf("TOK gold %q got %q\n", d.Slice(s), words(d, d.RunOf(s)))
		}
	}
	for _, s := range d.Tokens.Spans {
		if !b[s.Start] || !b[s.End] {
			fmt.Printf("TOK got %q gold %q\n", d.Slice(s), words(gold, gold.RunOf(s)))
		}
	}
	for i, r := range gold.Tokens.Sentences {
		e := gold.Tokens.Spans[r.End-1].End
		if got := d.Tokens.Sentences[d.SentenceAt(e-1)]; d.Tokens.Spans[got.End-1].End != e {
			fmt.Printf("SENT missed end of %q before %q\n", tail(gold.RunText(r)), d.Text[e:min(int(e)+30, len(d.Text))])
		}
		_ = i
	}
	for _, r := range d.Tokens.Sentences {
		e := d.Tokens.Spans[r.End-1].End
		if got := gold.Tokens.Sentences[gold.SentenceAt(e-1)]; gold.Tokens.Spans[got.End-1].End != e {
			fmt.Printf("SENT wrong end %q before %q\n", tail(d.RunText(r)), d.Text[e:min(int(e)+30, len(d.Text))])
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-50):] }

func words(d *doc.Doc, r doc.Run) string {
	var w []string
	for i := r.Start; i < r.End; i++ {
		w = append(w, d.Word(i))
	}
	return strings.Join(w, " ")
}
