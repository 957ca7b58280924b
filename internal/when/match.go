package when

import (
	"math/bits"

	"dateline/internal/doc"
)

// place is where an element of a pattern stands: a stretch of the sentence.
type place struct {
	start, end int
	class      class
	n          int // the numeral
}

// reading is one expression that a match stands for.
type reading struct {
	start, end int // of the sentence's tokens
	kind       doc.TimexType
	value, mod string
	inferred   bool // the anchor was needed
	unanchored bool // it was needed and not there
}

// match is a pattern that fits at a place, and what it says.
type match struct {
	rule       *timeRule
	start, end int
	places     []place
	readings   []reading
	mid        bool
	at         point // the point that the first reading names, if it does
	hasAt      bool
}

const maxNumeral = 6 // words

// longest returns the longest match at a word, with its modifier.
func (c *context) longest(i int) (*match, bool) {
	best := c.bare(i)
	for _, m := range c.grammar.modifiers[c.lex[i].literal] {
		if c.lex[i].literal == 0 || !c.phrase(m.words, i) {
			continue
		}
		from := i + len(m.words)
		if from >= len(c.lex) {
			continue
		}
		inner := c.bare(from)
		if inner == nil || best != nil && inner.end < best.end || len(inner.readings) == 0 {
			continue
		}
		if !c.modify(inner, m, i) {
			continue
		}
		if best == nil || inner.end >= best.end {
			best = inner
		}
	}
	if best == nil {
		return nil, false
	}
	c.orSo(best)
	c.note(best)
	return best, true
}

func (c *context) phrase(words []int32, i int) bool {
	for k, w := range words {
		if i+k >= len(c.lex) || c.lex[i+k].literal != w {
			return false
		}
	}
	return true
}

// modify applies a modifier that starts at a word to the match after it.
func (c *context) modify(m *match, mod modifier, start int) bool {
	r := &m.readings[0]
	span := r.kind == doc.Duration
	if r.mod != "" || r.kind == doc.Set || span && !mod.duration || !span && !mod.point || refValue(r.value) {
		return false
	}
	first := c.word(m.start)
	if mod.duration && (first == "the" || first == "past" || first == "last" || first == "next") {
		return false
	}
	if w := c.word(start); (w == "earlier" || w == "later") && mod.point {
		if prefix := c.word(m.start); prefix != "this" && prefix != "that" && prefix != "in" && prefix != "last" && prefix != "the" && prefix != "today" &&
			prefix != "yesterday" && c.lex[m.start].class&(weekday|month) == 0 {
			return false
		}
	}
	r.mod, r.start, m.start = mod.mod, start, start
	return true
}

// refValue reports whether a value is a vague reference.
func refValue(v string) bool { return v == "PRESENT_REF" || v == "PAST_REF" || v == "FUTURE_REF" }

// orSo takes "or so" after the match.
func (c *context) orSo(m *match) {
	if m.end+1 < len(c.lex) && len(m.readings) == 1 && c.word(m.end) == "or" && c.word(m.end+1) == "so" {
		m.end += 2
		m.readings[0].end, m.readings[0].mod = m.end, "APPROX"
	}
}

// note keeps the point that a match names, for what refers to it. A day that only
// describes a thing ("the November 27 agreement") is no point of the story.
func (c *context) note(m *match) {
	if m.hasAt && !(m.at.grain == ofDay && c.describes(m)) {
		c.ref, c.refAt = m.at, c.s
		if m.at.grain == ofQ {
			c.quarter, c.quarterAt, c.hasQuarter = m.at, c.s, true
		}
	}
}

// describes reports whether a match stands before the noun that it tells of.
func (c *context) describes(m *match) bool {
	if c.d.Trees == nil {
		return false
	}
	first, end := c.token(m.start), c.token(m.end-1)+1
	for t := first; t < end; t++ {
		if h := c.d.Trees.Heads[t]; h >= end {
			switch c.d.Trees.Rels[t] {
			case doc.Compound, doc.Nummod, doc.Amod, doc.Nmod, doc.NmodDesc, doc.NmodUnmarked:
				return true
			}
		}
	}
	return false
}

// bare returns the longest match at a word without a modifier; of two equally
// long, that of the earlier rule.
func (c *context) bare(i int) *match {
	var best *match
	try := func(ps []pattern) {
		for k := range ps {
			p := &ps[k]
			c.hits = c.hits[:0]
			end, ok := c.fit(p.elements, i)
			if !ok || end == i || best != nil && end <= best.end {
				continue
			}
			m := &match{rule: p.rule, start: i, end: end, places: append([]place(nil), c.hits...)}
			if !p.rule.means.read(c, m) || len(m.readings) == 0 && p.rule.means.name != "nothing" {
				continue
			}
			for _, pl := range m.places {
				if c.lex[pl.start].mid && len(m.readings) > 0 {
					m.readings[0].mod = "MID"
				}
			}
			best = m
		}
	}
	l := c.lex[i]
	if l.literal != 0 {
		try(c.grammar.byLiteral[l.literal])
	}
	for set := uint32(l.class); set != 0; set &= set - 1 {
		try(c.grammar.byClass[bits.TrailingZeros32(set)])
	}
	return best
}

// fit matches the elements from a word on and returns where they end; the
// places of the elements are left in c.hits.
func (c *context) fit(es []element, i int) (int, bool) {
	if len(es) == 0 {
		return i, true
	}
	e := &es[0]
	if i < len(c.lex) {
		l := &c.lex[i]
		hit := false
		for _, w := range e.literals {
			hit = hit || l.literal == w
		}
		n := len(c.hits)
		if hit {
			c.hits = append(c.hits, place{start: i, end: i + 1})
			if end, ok := c.fit(es[1:], i+1); ok {
				return end, true
			}
			c.hits = c.hits[:n]
		}
		if k := l.class & e.class; k != 0 {
			p := place{start: i, end: i + 1, class: k, n: l.n}
			if k == num || k&num != 0 && e.class == num {
				p.n, p.end = c.numeral(i)
				p.class = num
			}
			c.hits = append(c.hits, p)
			if end, ok := c.fit(es[1:], p.end); ok {
				return end, true
			}
			c.hits = c.hits[:n]
		}
	}
	if e.optional {
		return c.fit(es[1:], i)
	}
	return 0, false
}

// numeral reads "twenty-five", "two hundred", "1,200".
func (c *context) numeral(i int) (int, int) {
	n, end := c.lex[i].n, i+1
	for end < len(c.lex) && end-i < maxNumeral {
		next := c.lex[end]
		switch {
		case next.class&num != 0 && (next.n == 100 || next.n == 1000) && n < next.n && n > 0 && c.d.Word(c.token(end))[0] > '9':
			n, end = n*next.n, end+1
		case n >= 20 && n < 100 && n%10 == 0 && end+1 < len(c.lex) && c.dash(end) && c.lex[end+1].class&num != 0 && c.lex[end+1].n < 10 && c.d.Word(c.token(i))[0] > '9':
			n, end = n+c.lex[end+1].n, end+2
		default:
			return n, end
		}
	}
	return n, end
}

func (c *context) dash(i int) bool { return c.d.Word(c.token(i)) == "-" }

func (c *context) token(i int) doc.Token { return c.run.Start + doc.Token(i) }

// word is the word at a place of the sentence in lower case, or "" outside it.
func (c *context) word(i int) string {
	if i < 0 || i >= len(c.lex) {
		return ""
	}
	return lower(c.d.Word(c.token(i)))
}

// get returns the element of the class, the k-th of its kind.
func (m *match) get(k class, nth int) (place, bool) {
	for _, p := range m.places {
		if p.class&k != 0 {
			if nth == 0 {
				return p, true
			}
			nth--
		}
	}
	return place{}, false
}

// number is the number of the element of the class, or 0.
func (m *match) number(k class) int {
	p, _ := m.get(k, 0)
	return p.n
}
