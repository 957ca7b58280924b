// Package eval scores what the stages say against gold.
//
// This file scores tags and trees ([Tags], [Trees]).
package eval

import (
	"strings"

	"dateline/internal/doc"
)

// Share is how many of a number of things are right.
type Share struct{ Right, Of int }

// Percent is the share in per cent, 0 of nothing.
func (s Share) Percent() float64 {
	if s.Of == 0 {
		return 0
	}
	return 100 * float64(s.Right) / float64(s.Of)
}

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// TagScore is the accuracy of tags over tokens.
type TagScore struct{ UPOS, XPOS, Lemma Share }

// Add counts the tokens of one document. Gold lemmas "_" are not scored.
func (s *TagScore) Add(got, gold *doc.Tags) {
	for i := range gold.UPOS {
		s.UPOS.count(got.UPOS[i] == gold.UPOS[i])
		s.XPOS.count(got.XPOS[i] == gold.XPOS[i])
		if gold.Lemma[i] != "_" {
			s.Lemma.count(got.Lemma[i] == gold.Lemma[i])
		}
	}
}

// TreeScore is the accuracy of heads: alone (UAS), with the whole relation
// (LAS), and with the relation up to its subtype (Base). Punctuation counts.
type TreeScore struct {
	UAS, LAS, Base Share
	ByRel          [doc.Rels]Share // LAS by gold relation
}

// Add counts the tokens of one document.
func (s *TreeScore) Add(got, gold *doc.Trees) {
	for i := range gold.Heads {
		head := got.Heads[i] == gold.Heads[i]
		a, _, _ := strings.Cut(got.Rels[i].String(), ":")
		b, _, _ := strings.Cut(gold.Rels[i].String(), ":")
		s.UAS.count(head)
		s.LAS.count(head && got.Rels[i] == gold.Rels[i])
		s.Base.count(head && a == b)
		s.ByRel[gold.Rels[i]].count(head && got.Rels[i] == gold.Rels[i])
	}
}
