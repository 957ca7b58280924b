package parse

import (
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// "He met her at home .": somebody with a name and most often an office takes his
// place, and the rest of the tree stays.
func TestAnotherTakesThePlace(t *testing.T) {
	d := sentenceOf([]doc.Token{1, doc.None, 1, 4, 1, 1})
	d.Text = "He b c d e f"
	d.Tokens = doc.NewTokens([]doc.Span{{Start: 0, End: 2}, {Start: 3, End: 4}, {Start: 5, End: 6}, {Start: 7, End: 8}, {Start: 9, End: 10}, {Start: 11, End: 12}},
		d.Tokens.Sentences, []int32{0})
	d.Tags.UPOS = []doc.UPOS{doc.PRON, doc.VERB, doc.PRON, doc.ADP, doc.NOUN, doc.PUNCT}
	d.Trees = doc.NewTrees(d.Trees.Heads, []doc.Rel{doc.Nsubj, doc.Root, doc.Obj, doc.Case, doc.Obl, doc.Punct})
	names := [][]string{{"Ana", "Li", "-", "Pak"}}
	made := 0
	for seed := range uint64(40) {
		for _, got := range putTitles([]*doc.Doc{d}, names, seed) {
			made++
			if err := doc.Check(got); err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(got.Text, "Ana Li - Pak b c d e f") {
				t.Fatalf("got %q", got.Text)
			}
			n := doc.Token(got.Tokens.Len())
			verb, ana := n-5, n-9
			if got.Trees.Heads[verb] != doc.None || got.Trees.Heads[ana] != verb || got.Trees.Rels[ana] != doc.Nsubj ||
				got.Trees.Heads[n-8] != ana || got.Trees.Rels[n-8] != doc.Flat || got.Trees.Heads[n-7] != n-6 || got.Trees.Heads[n-3] != n-2 {
				t.Fatalf("%q has heads %v", got.Text, got.Trees.Heads)
			}
			if ana > 0 && got.Trees.Rels[got.Trees.Child(ana, doc.NmodDesc)] != doc.NmodDesc {
				t.Fatalf("%q: no title hangs on the name", got.Text)
			}
		}
	}
	if made < 10 {
		t.Errorf("%d sentences made of 40, want about half", made)
	}
}

// Every office and nation is a tree of its own.
func TestTitlesAreTrees(t *testing.T) {
	r := learn.NewRand(1)
	for range 2000 {
		who := person(r, [][]string{{"Ana", "Li"}})
		heads := make([]int32, len(who.words))
		for i, w := range who.words {
			heads[i] = int32(w.head)
			if w.head < 0 {
				heads[i] = int32(len(heads))
			}
		}
		if !isTree(heads) {
			t.Fatalf("%v is no tree", who.words)
		}
	}
}
