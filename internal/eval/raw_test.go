package eval

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

// treebank makes a document of words with heads (counted from 1; 0 is the root).
func treebank(text string, words string, heads []int) *doc.Doc {
	d := &doc.Doc{Text: text}
	var spans []doc.Span
	at := 0
	for _, w := range strings.Fields(words) {
		at += strings.Index(text[at:], w)
		spans = append(spans, doc.Span{Start: doc.Byte(at), End: doc.Byte(at + len(w))})
		at += len(w)
	}
	n := doc.Token(len(spans))
	d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: n}}, make([]int32, 1))
	d.Tags = &doc.Tags{UPOS: make([]doc.UPOS, n), XPOS: make([]doc.XPOS, n), Lemma: strings.Fields(words)}
	var hs []doc.Token
	rels := make([]doc.Rel, n)
	for i, h := range heads {
		hs = append(hs, doc.Token(h-1))
		rels[i] = doc.Dep
	}
	d.Trees = doc.NewTrees(hs, rels)
	return d
}

func TestRawTextIsAlignedByCharacters(t *testing.T) {
	const text = "They can't re-sign."
	gold := treebank(text, "They ca n't re-sign .", []int{4, 4, 4, 0, 4})
	got := treebank(text, "They can 't re-sign .", []int{4, 4, 4, 0, 2})
	var s RawScore
	s.Add(got, gold)
	// They, re-sign and the stop are tokens of both; the stop hangs on a token that the gold lacks.
	if want := (Match{Both: 3, Found: 5, Gold: 5}); s.UPOS != want || s.Lemma != want {
		t.Errorf("UPOS %v, lemma %v, want %v", s.UPOS, s.Lemma, want)
	}
	if want := (Match{Both: 2, Found: 5, Gold: 5}); s.UAS != want || s.LAS != want || s.Base != want {
		t.Errorf("UAS %v, LAS %v, %v, want %v", s.UAS, s.LAS, s.Base, want)
	}
}

func TestWordsArePutTogetherAsInPrint(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := e.sentences(strings.Fields(`Oslo did n't sign ( yet ) . " No , " Eide said . It 's a well - known $ 5 plan .`))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	if want := "Oslo didn't sign (yet)."; !strings.HasPrefix(d.Text, want) || !strings.Contains(d.Text, "It's a well-known $5 plan.") {
		t.Errorf("%q, want it to start with %q", d.Text, want)
	}
	if n := len(d.Tokens.Sentences); n != 3 || d.Tokens.Len() != 25 {
		t.Errorf("%d sentences of %d tokens, want 3 of 25", n, d.Tokens.Len())
	}
	if _, err := e.sentences([]string{"", " ", "x"}); err != nil {
		t.Error(err)
	}
}
