package eval

import "dateline/internal/doc"

// Match counts the spans that a stage found, the gold ones, and those that are both.
type Match struct{ Both, Found, Gold int }

// Precision is in per cent, 0 where nothing was found.
func (m Match) Precision() float64 { return Share{m.Both, m.Found}.Percent() }

// Recall is in per cent, 0 where there is no gold.
func (m Match) Recall() float64 { return Share{m.Both, m.Gold}.Percent() }

// F1 is the harmonic mean of precision and recall, in per cent.
func (m Match) F1() float64 {
	if m.Found+m.Gold == 0 {
		return 0
	}
	return 200 * float64(m.Both) / float64(m.Found+m.Gold)
}

// Add adds the counts of another.
func (m *Match) Add(o Match) { m.Both, m.Found, m.Gold = m.Both+o.Both, m.Found+o.Found, m.Gold+o.Gold }

// matchSpans compares two lists of spans in order; a span counts if both ends agree.
func matchSpans(found, gold []doc.Span) Match {
	m := Match{Found: len(found), Gold: len(gold)}
	for i, j := 0, 0; i < len(found) && j < len(gold); {
		switch {
		case found[i] == gold[j]:
			m.Both++
			i, j = i+1, j+1
		case found[i].Start < gold[j].Start || found[i].Start == gold[j].Start && found[i].End < gold[j].End:
			i++
		default:
			j++
		}
	}
	return m
}

// TokenScore compares tokens and sentences made from raw text with gold ones.
type TokenScore struct{ Tokens, Sentences Match }

// Add counts one document; both layers are over the same text.
func (s *TokenScore) Add(text string, got, gold *doc.Tokens) {
	s.Tokens.Add(matchSpans(got.Spans, gold.Spans))
	s.Sentences.Add(matchSpans(sentenceSpans(text, got), sentenceSpans(text, gold)))
}

func sentenceSpans(text string, t *doc.Tokens) []doc.Span {
	d := doc.Doc{Text: text, Tokens: t}
	out := make([]doc.Span, len(t.Sentences))
	for i, r := range t.Sentences {
		out[i] = d.SpanOf(r)
	}
	return out
}

// Paragraphs is a Wire layer that has each line of the text as a block of body:
// what raw text of a treebank is read with.
func Paragraphs(text string) *doc.Wire {
	w := &doc.Wire{Language: "en"}
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' {
			continue
		}
		if i > start {
			w.Blocks = append(w.Blocks, doc.Block{Span: doc.Span{Start: doc.Byte(start), End: doc.Byte(i)}, Kind: doc.Body})
		}
		start = i + 1
	}
	return w
}
