package parse

import (
	"bytes"
	"io"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// small is a treebank of one sentence told several times.
func small() []*doc.Doc {
	var docs []*doc.Doc
	for range 8 {
		d := sentenceOf([]doc.Token{1, 2, doc.None, 4, 2})
		d.Text = "a b c d e"
		d.Tags.UPOS = []doc.UPOS{doc.DET, doc.NOUN, doc.VERB, doc.DET, doc.NOUN}
		d.Trees.Rels = []doc.Rel{doc.Det, doc.Nsubj, doc.Root, doc.Det, doc.Obj}
		docs = append(docs, d)
	}
	return docs
}

func TestTrainingLearnsAndIsRepeatable(t *testing.T) {
	tr := Training{Docs: small(), Epochs: 60, Seed: 1, Progress: io.Discard}
	a, err := Train(tr)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Train(tr)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("the same data and seed gave other bytes")
	}
	f, err := learn.Unpack("parse", a)
	if err != nil {
		t.Fatal(err)
	}
	p, err := From(f)
	if err != nil {
		t.Fatal(err)
	}
	d := small()[0]
	got, err := p.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range d.Trees.Heads {
		if got.Heads[i] != h || got.Rels[i] != d.Trees.Rels[i] {
			t.Errorf("word %d: got %d %v, want %d %v", i, got.Heads[i], got.Rels[i], h, d.Trees.Rels[i])
		}
	}
}
