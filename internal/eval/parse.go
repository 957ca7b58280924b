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
type TagScore struct {
	UPOS, XPOS, Lemma Share
	ByUPOS            [doc.VERB + 1]Match
}

// RawScore scores tags and trees read from raw text, as the CoNLL 2018 shared task
// does: a token counts where one with the same characters is in the gold, and its
// tag, lemma or head is right; the head must be a token of both too.
type RawScore struct{ UPOS, XPOS, Lemma, UAS, LAS, Base Match }

// Add counts one document; both are over the same text.
func (s *RawScore) Add(got, gold *doc.Doc) {
	for _, m := range []*Match{&s.UPOS, &s.XPOS, &s.Lemma, &s.UAS, &s.LAS, &s.Base} {
		m.Found += got.Tokens.Len()
		m.Gold += gold.Tokens.Len()
	}
	twin := twins(got.Tokens.Spans, gold.Tokens.Spans)
	for i, j := range twin {
		if j == doc.None {
			continue
		}
		right := func(m *Match, is bool) {
			if is {
				m.Both++
			}
		}
		right(&s.UPOS, got.Tags.UPOS[i] == gold.Tags.UPOS[j])
		right(&s.XPOS, got.Tags.XPOS[i] == gold.Tags.XPOS[j])
		right(&s.Lemma, got.Tags.Lemma[i] == gold.Tags.Lemma[j] || gold.Tags.Lemma[j] == "_")
		head := got.Trees.Heads[i]
		if head != doc.None {
			head = twin[head]
			if head == doc.None {
				continue
			}
		}
		if head != gold.Trees.Heads[j] {
			continue
		}
		right(&s.UAS, true)
		right(&s.LAS, got.Trees.Rels[i] == gold.Trees.Rels[j])
		right(&s.Base, baseOf(got.Trees.Rels[i]) == baseOf(gold.Trees.Rels[j]))
	}
}

// twins returns for each span the index of the equal span among the others, or None.
func twins(spans, others []doc.Span) []doc.Token {
	out := make([]doc.Token, len(spans))
	for i, j := 0, 0; i < len(spans); i++ {
		for j < len(others) && others[j].Start < spans[i].Start {
			j++
		}
		out[i] = doc.None
		if j < len(others) && others[j] == spans[i] {
			out[i] = doc.Token(j)
		}
	}
	return out
}

// baseOf is a relation without its subtype: nsubj of nsubj:pass.
func baseOf(r doc.Rel) string {
	base, _, _ := strings.Cut(r.String(), ":")
	return base
}

// Add counts the tokens of one document. Gold lemmas "_" are not scored.
func (s *TagScore) Add(got, gold *doc.Tags) {
	for i := range gold.UPOS {
		s.UPOS.count(got.UPOS[i] == gold.UPOS[i])
		s.ByUPOS[got.UPOS[i]].Found++
		s.ByUPOS[gold.UPOS[i]].Gold++
		if got.UPOS[i] == gold.UPOS[i] {
			s.ByUPOS[gold.UPOS[i]].Both++
		}
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
		s.UAS.count(head)
		s.LAS.count(head && got.Rels[i] == gold.Rels[i])
		s.Base.count(head && baseOf(got.Rels[i]) == baseOf(gold.Rels[i]))
		s.ByRel[gold.Rels[i]].count(head && got.Rels[i] == gold.Rels[i])
	}
}
