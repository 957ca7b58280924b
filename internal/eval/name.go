package eval

import "dateline/internal/doc"

// NameScore scores names as CoNLL does, over all and by type.
type NameScore struct {
	All    Match
	ByType [doc.MISC + 1]Match
}

// Add counts the names of one document, both in order.
func (s *NameScore) Add(got, gold []doc.Name) {
	there := map[doc.Name]bool{}
	for _, n := range gold {
		there[n] = true
		s.All.Gold++
		s.ByType[n.Type].Gold++
	}
	for _, n := range got {
		s.All.Found++
		s.ByType[n.Type].Found++
		if there[n] {
			s.All.Both++
			s.ByType[n.Type].Both++
		}
	}
}
