package doc

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Check is the contract: it returns an error that names each layer and place
// where the document breaks it, or nil. Every test that runs a stage calls it.
//
// Spans lie in the text and on rune borders. Blocks and tokens are in order and
// do not overlap; sentences cover the tokens once. Every column has one entry
// per token. A sentence has one root and no cycle. Every index is None or in
// range, and no fact is without evidence.
func Check(d *Doc) error {
	c := checker{d: d}
	if !utf8.ValidString(d.Text) {
		c.errorf("text: not valid UTF-8")
	}
	if d.Wire != nil {
		c.wire()
	}
	if d.Tokens == nil {
		return errors.Join(c.errs...)
	}
	c.tokens()
	if len(c.errs) > 0 { // the other layers lean on these two
		return errors.Join(c.errs...)
	}
	c.columns()
	if len(c.errs) > 0 {
		return errors.Join(c.errs...)
	}
	if d.Trees != nil {
		c.trees()
	}
	c.facts()
	return errors.Join(c.errs...)
}

type checker struct {
	d    *Doc
	errs []error
}

func (c *checker) errorf(format string, args ...any) {
	if len(c.errs) < 20 {
		c.errs = append(c.errs, fmt.Errorf("doc: "+format, args...))
	}
}

func (c *checker) span(what string, s Span, mayBeEmpty bool) {
	if mayBeEmpty && s == (Span{}) {
		return
	}
	n := Byte(len(c.d.Text))
	if s.Start < 0 || s.End > n || s.Start >= s.End {
		c.errorf("%s: span %d:%d, want a stretch of 0:%d", what, s.Start, s.End, n)
		return
	}
	onRune := func(b Byte) bool { return b == n || utf8.RuneStart(c.d.Text[b]) }
	if !onRune(s.Start) || !onRune(s.End) {
		c.errorf("%s: span %d:%d cuts a character", what, s.Start, s.End)
	}
}

func (c *checker) spans(what string, spans []Span, mayBeNone bool) {
	if len(spans) == 0 && !mayBeNone {
		c.errorf("%s: no span", what)
	}
	for _, s := range spans {
		c.span(what, s, false)
	}
}

func (c *checker) index(what string, i, n int) {
	if i < None || i >= n {
		c.errorf("%s: index %d, want None or less than %d", what, i, n)
	}
}

func (c *checker) wire() {
	w := c.d.Wire
	end := Byte(0)
	for i, b := range w.Blocks {
		c.span(fmt.Sprintf("wire: block %d", i), b.Span, false)
		if b.Start < end {
			c.errorf("wire: block %d starts at %d, inside the one before it", i, b.Start)
		}
		end = b.End
	}
	c.span("wire: headline", w.Headline, true)
	c.span("wire: dateline", w.Dateline.Span, true)
	c.span("wire: dateline date", w.Dateline.DateAt, true)
	c.span("wire: dateline agency", w.Dateline.Agency, true)
	c.spans("wire: dateline place", w.Dateline.Places, true)
	c.spans("wire: byline", w.Bylines, true)
}

func (c *checker) tokens() {
	t := c.d.Tokens
	end := Byte(0)
	for i, s := range t.Spans {
		c.span(fmt.Sprintf("tokens: token %d", i), s, false)
		if s.Start < end {
			c.errorf("tokens: token %d starts at %d, inside the one before it", i, s.Start)
		}
		end = s.End
	}
	next := Token(0)
	for i, r := range t.Sentences {
		if r.Start != next || r.Empty() || int(r.End) > len(t.Spans) {
			c.errorf("tokens: sentence %d is %d:%d, want it to start at %d and not be empty", i, r.Start, r.End, next)
			return
		}
		next = r.End
	}
	if int(next) != len(t.Spans) {
		c.errorf("tokens: the sentences end at token %d, want %d", next, len(t.Spans))
		return
	}
	if len(t.Of) != len(t.Spans) || len(t.Blocks) != len(t.Sentences) {
		c.errorf("tokens: %d sentence numbers and %d blocks for %d tokens and %d sentences", len(t.Of), len(t.Blocks), len(t.Spans), len(t.Sentences))
		return
	}
	if c.d.Wire == nil || len(c.d.Wire.Blocks) == 0 {
		return
	}
	for i, r := range t.Sentences {
		b := t.Blocks[i]
		if b < 0 || int(b) >= len(c.d.Wire.Blocks) {
			c.errorf("tokens: sentence %d is in block %d of %d", i, b, len(c.d.Wire.Blocks))
		} else if block := c.d.Wire.Blocks[b]; !block.Contains(c.d.SpanOf(r)) || !block.Kind.Read() {
			c.errorf("tokens: sentence %d lies outside its block %d (%s)", i, b, block.Kind)
		}
	}
}

func (c *checker) columns() {
	d, n := c.d, c.d.Tokens.Len()
	column := func(what string, got int) {
		if got != n {
			c.errorf("%s: %d entries for %d tokens", what, got, n)
		}
	}
	if t := d.Tags; t != nil {
		column("tags: upos", len(t.UPOS))
		column("tags: xpos", len(t.XPOS))
		column("tags: lemma", len(t.Lemma))
	}
	if t := d.Trees; t != nil {
		column("trees: heads", len(t.Heads))
		column("trees: rels", len(t.Rels))
	}
	if t := d.Names; t != nil {
		column("names: at", len(t.At))
	}
	if t := d.Actors; t != nil {
		column("actors: at", len(t.At))
	}
	if t := d.Statements; t != nil {
		column("statements: at", len(t.At))
	}
}

func (c *checker) trees() {
	t := c.d.Trees
	for s, run := range c.d.Tokens.Sentences {
		roots := 0
		for i := run.Start; i < run.End; i++ {
			h := t.Heads[i]
			if h == None {
				roots++
				continue
			}
			if !run.Has(h) {
				c.errorf("trees: token %d of sentence %d has head %d outside it", i, s, h)
				return
			}
			steps := 0
			for h != None && run.Has(h) && steps <= run.Len() {
				h = t.Heads[h]
				steps++
			}
			if steps > run.Len() {
				c.errorf("trees: sentence %d has a cycle through token %d", s, i)
				return
			}
		}
		if roots != 1 {
			c.errorf("trees: sentence %d has %d roots, want 1", s, roots)
		}
	}
}
