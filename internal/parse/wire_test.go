package parse

import (
	"testing"

	"dateline/internal/doc"
)

func TestTheSpeakerIsPutLast(t *testing.T) {
	// "She told reporters that the dam had burst ."
	d := sentenceOf([]doc.Token{1, doc.None, 1, 7, 5, 7, 7, 1, 1})
	d.Text = "Anna told press that the dam had burst ."
	d.Tokens.Spans = nil
	at := doc.Byte(0)
	for i, r := range d.Text + " " {
		if r == ' ' {
			d.Tokens.Spans = append(d.Tokens.Spans, doc.Span{Start: at, End: doc.Byte(i)})
			at = doc.Byte(i) + 1
		}
	}
	d.Tags.UPOS = []doc.UPOS{doc.PROPN, doc.VERB, doc.NOUN, doc.SCONJ, doc.DET, doc.NOUN, doc.AUX, doc.VERB, doc.PUNCT}
	d.Tags.XPOS[8] = doc.Period
	d.Tags.Lemma = []string{"Anna", "tell", "press", "that", "the", "dam", "have", "burst", "."}
	d.Trees = doc.NewTrees(d.Trees.Heads, []doc.Rel{doc.Nsubj, doc.Root, doc.Iobj, doc.Mark, doc.Det, doc.Nsubj, doc.Aux, doc.Ccomp, doc.Punct})
	got := wireOrder([]*doc.Doc{d}, nil, 1)
	if len(got) != copies {
		t.Fatalf("%d sentences, want %d", len(got), copies)
	}
	if err := doc.Check(got[0]); err != nil {
		t.Fatal(err)
	}
	if want := "the dam had burst , Anna told press ."; got[0].Text != want {
		t.Errorf("got %q, want %q", got[0].Text, want)
	}
	for i, want := range []doc.Token{1, 3, 3, 6, 3, 6, doc.None, 6, 6} {
		if got[0].Trees.Heads[i] != want {
			t.Errorf("head of %s is %d, want %d", got[0].Word(doc.Token(i)), got[0].Trees.Heads[i], want)
		}
	}
}
