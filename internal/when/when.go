// Package when finds time expressions and says what they mean in TIMEX3:
// "Thursday" is 2016-12-15, "the past two years" P2Y, "every Friday" XXXX-WXX-5.
// Make a [Reader] with [New] and call its Read.
//
// Expressions are put together from classes of words by the patterns of
// rules/times/patterns.rules; the longest match at a word wins. Each pattern names
// a meaning, which is one function here (meanings). Relative expressions count
// from the document's anchor, Doc.Anchor; a day of the week or a month without a
// year looks forward or back by the tense of the verb that governs it. Without
// an anchor a value keeps X in the places that nobody can know.
package when

import (
	"dateline/internal/doc"
)

// Reader is safe for concurrent use.
type Reader struct{ grammar *grammar }

// New reads rules/times.
func New() (*Reader, error) {
	g, err := readGrammar()
	if err != nil {
		return nil, err
	}
	return &Reader{grammar: g}, nil
}

// Read returns the time expressions of the sentences, and the date in the
// dateline. Tags and trees help to tell forward from back; they may be nil.
func (r *Reader) Read(d *doc.Doc) (*doc.Times, error) {
	c := &context{Reader: r, d: d, anchor: dayOf(d.Anchor())}
	c.lex = make([]lexeme, 0, 128)
	mark, marked := c.filed()
	for s, run := range d.Tokens.Sentences {
		if marked && d.Tokens.Spans[run.Start].Start >= mark.Span.Start {
			c.out, marked = append(c.out, mark), false
		}
		c.sentence(doc.Sentence(s), run)
	}
	if marked {
		c.out = append(c.out, mark)
	}
	return &doc.Times{Times: c.out}, nil
}

// context is the reading of one document.
type context struct {
	*Reader
	d      *doc.Doc
	anchor day // zero if unknown
	out    []doc.Timex

	run  doc.Run // the sentence being read
	s    doc.Sentence
	lex  []lexeme // of its tokens
	hits []place  // of the match being tried

	ref        point        // the last point in time that was named
	refAt      doc.Sentence // where
	quarter    point        // the last quarter that was named
	quarterAt  doc.Sentence
	hasQuarter bool
}

// filed is the date in the dateline: it has no tokens.
func (c *context) filed() (doc.Timex, bool) {
	if c.d.Wire == nil || c.d.Wire.Dateline.DateAt.Empty() {
		return doc.Timex{}, false
	}
	at := c.d.Wire.Dateline.DateAt
	t := doc.Timex{Span: at, Type: doc.DateTime, Why: doc.Why{How: doc.Stated, At: []doc.Span{at}, By: "times:dateline"}}
	switch filed := c.d.Wire.Dateline.Date; {
	case filed.Year != 0:
		t.Value = filed.String()
	case !c.anchor.zero():
		t.Value, t.Why.How = c.anchor.String(), doc.Inferred
	default:
		t.Value = "XXXX-" + two(filed.Month) + "-" + two(filed.Day)
		t.Why.By = "times:dateline, no anchor"
	}
	return t, true
}

// sentence reads one sentence.
func (c *context) sentence(s doc.Sentence, run doc.Run) {
	c.s, c.run = s, run
	c.lex = c.lex[:0]
	any := false
	for t := run.Start; t < run.End; t++ {
		l := c.grammar.lexeme(c.d.Word(t))
		any = any || l.first
		c.lex = append(c.lex, l)
	}
	if !any {
		return
	}
	for i := 0; i < len(c.lex); {
		if !c.lex[i].first {
			i++
			continue
		}
		m, ok := c.longest(i)
		if !ok {
			i++
			continue
		}
		i = m.end
		if m.rule.means.name == "nothing" {
			continue
		}
		c.add(m)
	}
}

// add appends what a match says.
func (c *context) add(m *match) {
	for _, r := range m.readings {
		run := doc.Run{Start: c.run.Start + doc.Token(r.start), End: c.run.Start + doc.Token(r.end)}
		span := c.d.SpanOf(run)
		t := doc.Timex{Run: run, Span: span, Type: r.kind, Value: r.value, Mod: r.mod}
		t.Why = doc.Why{How: doc.Stated, At: []doc.Span{span}, By: m.rule.by}
		if r.unanchored {
			t.Why.By = m.rule.byUnanchored
		} else if r.inferred {
			t.Why.How = doc.Inferred
		}
		c.out = append(c.out, t)
	}
}
