// Package token cuts the readable blocks of a document into tokens and
// sentences. Make a [Tokeniser] with [New] and call its Read.
//
// Words follow UD English (EWT, GUM): clitics ("n't", "'s") and the parts of
// hyphenated words are tokens of their own, except after a prefix that does not
// stand alone ("co-founder"); abbreviations, figures, addresses keep their
// points. A sentence ends at a stop and the closing marks after it, unless the
// word before the stop is an abbreviation that goes on; it never runs over a
// block. Which words are abbreviations, prefixes, openers of sentences is in
// rules/token. Everything is one pass over the bytes, so time grows with the
// length of the text whatever it holds; a sentence has at most maxSentence
// tokens, so that later stages stay linear too.
package token

import "dateline/internal/doc"

// Tokeniser is safe for concurrent use.
type Tokeniser struct{ lists *lists }

// New reads rules/token.
func New() (*Tokeniser, error) {
	l, err := readLists()
	if err != nil {
		return nil, err
	}
	return &Tokeniser{lists: l}, nil
}

// Read returns the tokens and sentences of the blocks that are read; of the
// whole text where the document has no Wire layer.
func (t *Tokeniser) Read(d *doc.Doc) (*doc.Tokens, error) {
	c := cutter{lists: t.lists, text: d.Text, spans: make([]doc.Span, 0, len(d.Text)/5+4)}
	var (
		sentences = make([]doc.Run, 0, len(d.Text)/120+4)
		blocks    = make([]int32, 0, len(d.Text)/120+4)
	)
	block := func(s doc.Span, number int32) {
		first := len(c.spans)
		c.block(int(s.Start), int(s.End))
		sentences = c.sentences(sentences, first)
		for len(blocks) < len(sentences) {
			blocks = append(blocks, number)
		}
	}
	if d.Wire == nil {
		block(doc.Span{Start: 0, End: doc.Byte(len(d.Text))}, 0)
	} else {
		for i, b := range d.Wire.Blocks {
			if b.Kind.Read() {
				block(b.Span, int32(i))
			}
		}
	}
	return doc.NewTokens(c.spans, sentences, blocks), nil
}
