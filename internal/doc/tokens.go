package doc

import "sort"

// Tokens are the words and marks of the blocks that are read, in order.
// Tokenisation follows UD English (EWT, GUM): clitics ("n't", "'s") and the
// parts of hyphenated words are tokens of their own.
type Tokens struct {
	Spans     []Span
	Sentences []Run   // in order; together they cover every token once
	Blocks    []int32 // for each sentence, its block: an index into Wire.Blocks
	Of        []Sentence
}

// NewTokens makes the layer from its spans, its sentences and each sentence's block.
func NewTokens(spans []Span, sentences []Run, blocks []int32) *Tokens {
	t := &Tokens{Spans: spans, Sentences: sentences, Blocks: blocks, Of: make([]Sentence, len(spans))}
	for s, run := range sentences {
		for i := run.Start; i < run.End; i++ {
			t.Of[i] = Sentence(s)
		}
	}
	return t
}

// Len is the number of tokens.
func (t *Tokens) Len() int { return len(t.Spans) }

// SentenceAt returns the sentence whose tokens reach past the byte, or the last.
func (d *Doc) SentenceAt(b Byte) Sentence {
	s := d.Tokens.Sentences
	i := sort.Search(len(s), func(i int) bool { return d.Tokens.Spans[s[i].End-1].End > b })
	if i == len(s) {
		i--
	}
	return Sentence(i)
}

// SentenceSpan returns the span of a sentence.
func (d *Doc) SentenceSpan(s Sentence) Span { return d.SpanOf(d.Tokens.Sentences[s]) }

// SentenceKind is the kind of the block that the sentence stands in. A Doc made
// from a treebank has no blocks; its sentences are Body.
func (d *Doc) SentenceKind(s Sentence) BlockKind {
	if d.Wire == nil || len(d.Wire.Blocks) == 0 {
		return Body
	}
	return d.Wire.Blocks[d.Tokens.Blocks[s]].Kind
}

// SpaceAfter reports whether white space follows the token.
func (d *Doc) SpaceAfter(t Token) bool {
	if int(t)+1 >= len(d.Tokens.Spans) {
		return true
	}
	return d.Tokens.Spans[t].End < d.Tokens.Spans[t+1].Start
}
