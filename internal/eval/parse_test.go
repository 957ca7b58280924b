package eval

import (
	"testing"

	"dateline/internal/doc"
)

func TestTreesAreScoredWithAndWithoutSubtypes(t *testing.T) {
	gold := doc.NewTrees([]doc.Token{1, doc.None, 1, 1}, []doc.Rel{doc.NsubjPass, doc.Root, doc.Obl, doc.Punct})
	got := doc.NewTrees([]doc.Token{1, doc.None, 1, 0}, []doc.Rel{doc.Nsubj, doc.Root, doc.Obl, doc.Punct})
	var s TreeScore
	s.Add(got, gold)
	if s.UAS != (Share{3, 4}) || s.LAS != (Share{2, 4}) || s.Base != (Share{3, 4}) || s.ByRel[doc.NsubjPass] != (Share{0, 1}) {
		t.Errorf("%+v", s)
	}
	if p := s.LAS.Percent(); p != 50 {
		t.Errorf("LAS %v, want 50", p)
	}
}

func TestTagsAreScored(t *testing.T) {
	gold := &doc.Tags{UPOS: []doc.UPOS{doc.NOUN, doc.X}, XPOS: []doc.XPOS{doc.NN, doc.GW}, Lemma: []string{"talk", "_"}}
	got := &doc.Tags{UPOS: []doc.UPOS{doc.VERB, doc.X}, XPOS: []doc.XPOS{doc.NN, doc.GW}, Lemma: []string{"talk", "x"}}
	var s TagScore
	s.Add(got, gold)
	if s.UPOS != (Share{1, 2}) || s.XPOS != (Share{2, 2}) || s.Lemma != (Share{1, 1}) {
		t.Errorf("%+v", s)
	}
	if (Share{}).Percent() != 0 {
		t.Error("a share of nothing is not 0")
	}
}
