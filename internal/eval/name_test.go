package eval

import (
	"testing"

	"dateline/internal/doc"
)

func TestNameScore(t *testing.T) {
	name := func(start, end doc.Token, kind doc.NameType) doc.Name {
		return doc.Name{Run: doc.Run{Start: start, End: end}, Type: kind}
	}
	var s NameScore
	s.Add([]doc.Name{name(0, 1, doc.LOC), name(2, 4, doc.PER), name(5, 6, doc.ORG)},
		[]doc.Name{name(0, 1, doc.LOC), name(2, 3, doc.PER), name(5, 6, doc.MISC), name(8, 9, doc.LOC)})
	if want := (Match{Both: 1, Found: 3, Gold: 4}); s.All != want {
		t.Errorf("%v, want %v: a name counts if its ends and its type are right", s.All, want)
	}
	if want := (Match{Both: 1, Found: 1, Gold: 2}); s.ByType[doc.LOC] != want {
		t.Errorf("LOC %v, want %v", s.ByType[doc.LOC], want)
	}
	if got := s.ByType[doc.MISC]; got.Precision() != 0 || got.Recall() != 0 || got.F1() != 0 {
		t.Errorf("MISC %v: precision, recall and F1 are not 0", got)
	}
}
