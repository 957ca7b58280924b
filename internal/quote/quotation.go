package quote

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

// quotation is a stretch of text in quotation marks. One that runs over
// paragraphs is a quotation per paragraph.
type quotation struct {
	span      doc.Span // with its marks
	inner     doc.Span // without them, trimmed of white space
	run       doc.Run  // the tokens inside
	paragraph int
	nested    bool // it stands in another quotation
	closed    bool // it has a closing mark
	more      bool // it runs on in the next paragraph
}

// mark is a quotation mark as it stands in the text.
type mark struct {
	at, end     int  // bytes
	double      bool // “ ” " « » `` '' rather than ‘ ’ '
	opens, ends bool // what its form and its surroundings allow
}

// paragraphs returns the spans of the body's paragraphs: its blocks, or the
// lines of a text that has no blocks.
func paragraphs(d *doc.Doc) []doc.Span {
	var out []doc.Span
	if d.Wire != nil && len(d.Wire.Blocks) > 0 {
		for _, b := range d.Wire.Blocks {
			if b.Kind == doc.Body {
				out = append(out, b.Span)
			}
		}
		return out
	}
	start := 0
	for i := 0; i <= len(d.Text); i++ {
		if i == len(d.Text) || d.Text[i] == '\n' {
			if i > start {
				out = append(out, doc.Span{Start: doc.Byte(start), End: doc.Byte(i)})
			}
			start = i + 1
		}
	}
	return out
}

// quotations finds what stands in quotation marks, in order of the opening mark.
func quotations(d *doc.Doc) []quotation {
	var (
		out   []quotation
		marks []mark
	)
	paras := paragraphs(d)
	for p, span := range paras {
		marks = findMarks(marks[:0], d.Text, int(span.Start), int(span.End))
		if len(marks) == 0 {
			continue
		}
		first := len(out)
		out = pair(out, marks, d, span, p)
		if p+1 < len(paras) {
			opensNext := startsQuoted(d.Text, paras[p+1])
			for i := first; i < len(out); i++ {
				out[i].more = opensNext && !out[i].closed && out[i].span.End == span.End
			}
		}
	}
	kept := out[:0]
	for _, q := range out {
		if q.inner.Empty() {
			continue
		}
		if q.run = d.RunOf(q.inner); !q.run.Empty() {
			kept = append(kept, q)
		}
	}
	return kept
}

// startsQuoted reports whether a paragraph begins with an opening double mark.
func startsQuoted(text string, p doc.Span) bool {
	m := findMarks(nil, text, int(p.Start), min(int(p.End), int(p.Start)+8))
	return len(m) > 0 && m[0].opens && m[0].at <= int(p.Start)+1
}

// findMarks appends the quotation marks of text[from:to].
func findMarks(out []mark, text string, from, to int) []mark {
	for i := from; i < to; i++ {
		var m mark
		switch c := text[i]; {
		case c == '"':
			m = mark{at: i, end: i + 1, double: true, opens: true, ends: true}
		case c == '`' && i+1 < to && text[i+1] == '`':
			m = mark{at: i, end: i + 2, double: true, opens: true}
		case c == '`':
			m = mark{at: i, end: i + 1, opens: true}
		case c == '\'' && i+1 < to && text[i+1] == '\'':
			m = mark{at: i, end: i + 2, double: true, opens: true, ends: true}
		case c == '\'':
			m = mark{at: i, end: i + 1, opens: true, ends: true}
		case c == 0xe2 && i+2 < to && text[i+1] == 0x80:
			m = mark{at: i, end: i + 3}
			switch text[i+2] {
			case 0x9c, 0x9e, 0x9f: // “ „ ‟
				m.double, m.opens = true, true
			case 0x9d: // ”
				m.double, m.ends = true, true
			case 0x98, 0x9a, 0x9b: // ‘ ‚ ‛
				m.opens = true
			case 0x99: // ’
				m.ends = true
			default:
				continue
			}
		case c == 0xc2 && i+1 < to && (text[i+1] == 0xab || text[i+1] == 0xbb): // « »
			m = mark{at: i, end: i + 2, double: true, opens: text[i+1] == 0xab, ends: text[i+1] == 0xbb}
		default:
			continue
		}
		if m = inContext(m, text, from, to); m.opens || m.ends {
			out = append(out, m)
		}
		i = m.end - 1
	}
	return out
}

// inContext narrows what a mark can be by the characters around it.
func inContext(m mark, text string, from, to int) mark {
	before, _ := utf8.DecodeLastRuneInString(text[from:m.at])
	after, size := utf8.DecodeRuneInString(text[m.end:to])
	atStart, atEnd := m.at == from, m.end == to
	wordBefore := !atStart && (unicode.IsLetter(before) || unicode.IsDigit(before))
	wordAfter := !atEnd && (unicode.IsLetter(after) || unicode.IsDigit(after))
	spaceBefore := atStart || unicode.IsSpace(before)
	spaceAfter := atEnd || unicode.IsSpace(after)
	glyph := m // what the glyph alone says
	if m.opens && m.ends || !m.double {
		m.opens = m.opens && !wordBefore && !spaceAfter
		m.ends = m.ends && !spaceBefore && !wordAfter
	}
	if !m.double {
		// An apostrophe is no mark: "don't", "'90s", "the leaders' summit" is left to pair.
		if wordBefore && wordAfter {
			m.opens, m.ends = false, false
		}
		if m.opens && unicode.IsDigit(after) {
			m.opens = false
		}
		if m.opens && size > 0 && elided(text[m.end:to]) {
			m.opens = false
		}
		return m
	}
	if m.opens && m.ends {
		// A straight mark between punctuation: after an opening bracket it opens, else it ends.
		if before == '(' || before == '[' {
			m.ends = false
		} else {
			m.opens = false
		}
	}
	if !m.opens && !m.ends { // it stands alone between spaces, or inside a word
		m.opens, m.ends = glyph.opens, glyph.ends
		if glyph.opens && glyph.ends && (unicode.IsDigit(before) || wordBefore && wordAfter) {
			m.opens, m.ends = false, false
		}
	}
	return m
}

// elided reports whether a text after an apostrophe begins with a word that is
// written with one: 's, 'em, 'til.
func elided(s string) bool {
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	switch s[:n] {
	case "s", "S", "t", "em", "til", "tis", "twas", "re", "ve", "ll", "d", "m", "n", "cause", "round":
		return true
	}
	return false
}

// pair appends the quotations that the marks of one paragraph make. What is not
// closed is healed: it ends at the next mark that opens, or with the paragraph.
func pair(out []quotation, marks []mark, d *doc.Doc, p doc.Span, number int) []quotation {
	double, single := doc.None, doc.None // indexes into out of what is open
	open := func(m mark, nested bool) int {
		out = append(out, quotation{span: doc.Span{Start: doc.Byte(m.at)}, inner: doc.Span{Start: doc.Byte(m.end)},
			paragraph: number, nested: nested})
		return len(out) - 1
	}
	end := func(q, at, after int, closed bool) {
		out[q].inner.End, out[q].span.End, out[q].closed = doc.Byte(at), doc.Byte(after), closed
		out[q].inner = trimSpace(d.Text, out[q].inner)
	}
	closes := singleCloses(marks, d.Text)
	for i, m := range marks {
		if m.double && single >= 0 { // nothing closed it: it was an apostrophe
			out, single = out[:single], doc.None
		}
		switch {
		case m.double && m.opens && double < 0:
			double = open(m, false)
		case m.double && m.ends && double >= 0:
			end(double, m.at, m.end, true)
			double = doc.None
		case m.double && m.opens: // the one before was never closed
			end(double, m.at, m.at, false)
			double = open(m, false)
		case m.double: // it ends what nothing opened
		case m.opens && single < 0 && closes[i]:
			single = open(m, double >= 0)
		case m.ends && single >= 0 && !(plural(d.Text, m) && closes[i]):
			end(single, m.at, m.end, true)
			single = doc.None
		}
	}
	if single >= 0 {
		out = out[:single]
	}
	if double >= 0 {
		end(double, int(p.End), int(p.End), false)
	}
	return out
}

// singleCloses says for each mark whether a single mark that may close stands
// after it, before any double one.
func singleCloses(marks []mark, text string) []bool {
	out := make([]bool, len(marks))
	for i := len(marks) - 2; i >= 0; i-- {
		m := marks[i+1]
		out[i] = !m.double && (m.ends && !plural(text, m) || out[i+1])
	}
	return out
}

// plural reports whether a mark may be the apostrophe of a plural's genitive: "leaders’ summit".
func plural(text string, m mark) bool {
	if m.at == 0 || text[m.at-1] != 's' || m.end+1 >= len(text) || text[m.end] != ' ' {
		return false
	}
	c := text[m.end+1]
	return c >= 'a' && c <= 'z'
}

func trimSpace(text string, s doc.Span) doc.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += doc.Byte(n)
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= doc.Byte(n)
	}
	return s
}
