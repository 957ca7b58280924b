package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

// blank reports whether the rune is white space or an invisible mark at the
// edge of a line.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\u200E' || r == '\u200F' || r == '\uFEFF' ||
		r >= '\u202A' && r <= '\u202E' || r >= '\u2060' && r <= '\u2069'
}

// trim returns the span without the blanks at its edges.
func trim(text string, p doc.Span) doc.Span {
	for p.Start < p.End {
		r, n := utf8.DecodeRuneInString(text[p.Start:p.End])
		if !blank(r) {
			break
		}
		p.Start += doc.Byte(n)
	}
	for p.Start < p.End {
		r, n := utf8.DecodeLastRuneInString(text[p.Start:p.End])
		if !blank(r) {
			break
		}
		p.End -= doc.Byte(n)
	}
	return p
}

// line is one line of the text without its end and its outer blanks.
type line struct {
	doc.Span
	indent int  // blanks before it
	gap    bool // an empty line, or the start of the text, stands before it
}

func lines(text string) []line {
	var out []line
	gap := true
	for at := 0; at < len(text); {
		end := len(text)
		next := end
		if n := strings.IndexAny(text[at:], "\n\r"); n >= 0 {
			end = at + n
			next = end + 1
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		p := trim(text, doc.Span{Start: doc.Byte(at), End: doc.Byte(end)})
		if p.Empty() {
			gap = true
		} else {
			out = append(out, line{p, int(p.Start) - at, gap})
			gap = false
		}
		at = next
	}
	return out
}

const (
	wrapLimit = 130 // characters; a longer line was not wrapped
	wrapLeast = 30  // and in narrower lines nothing was wrapped either
)

// paragraphs cuts the text into paragraphs. A line is one, unless the text is
// hard-wrapped: then a paragraph goes on until an empty line, or a line that
// falls short and ends a sentence, or an indent after the end of a sentence.
func paragraphs(text string) []doc.Span {
	ls := lines(text)
	width, wrapped, gaps := layout(text, ls)
	var out []doc.Span
	for i, l := range ls {
		if i == 0 || !wrapped || l.gap || mark(text, l) {
			out = append(out, l.Span)
			continue
		}
		before := ls[i-1]
		ended := ended(text[before.Start:before.End])
		if r, _ := utf8.DecodeRuneInString(text[l.Start:]); unicode.IsLower(r) {
			ended = false
		}
		indented := l.indent > before.indent && l.indent >= 2
		if ended && (indented || !gaps && !full(text, before, l, width)) {
			out = append(out, l.Span)
			continue
		}
		out[len(out)-1].End = l.End
	}
	return out
}

// mark reports whether the line opens with a bullet or is a rule.
func mark(text string, l line) bool {
	rest := text[l.Start:l.End]
	return strings.HasPrefix(rest, "* ") || strings.HasPrefix(rest, "• ") || strings.HasPrefix(rest, "___")
}

// ended reports whether a line ends a sentence.
func ended(text string) bool {
	closed := strings.TrimRight(text, "\"'”’»)]")
	return closed != "" && strings.IndexByte(".?!", closed[len(closed)-1]) >= 0 || strings.HasSuffix(closed, "…")
}

// full reports whether the next line's first word would not have fitted on the line.
func full(text string, l, next line, width int) bool {
	word := text[next.Start:next.End]
	if n := strings.IndexAny(word, " \t"); n >= 0 {
		word = word[:n]
	}
	return columns(text, l)+1+utf8.RuneCountInString(word) > width-width/10
}

func columns(text string, l line) int { return utf8.RuneCountInString(text[l.Start:l.End]) }

// layout says how wide the lines are, whether they were wrapped: most break
// where the next word would not have fitted; and whether empty lines part the
// paragraphs.
func layout(text string, ls []line) (width int, wrapped, gaps bool) {
	empty := 0
	for i, l := range ls {
		n := columns(text, l)
		if n > wrapLimit && strings.Contains(text[l.Start:l.End], " ") {
			return 0, false, false
		}
		width = max(width, min(n, wrapLimit))
		if i > 0 && l.gap {
			empty++
		}
	}
	breaks, fitted := 0, 0
	for i := 1; i < len(ls); i++ {
		if ls[i].gap || mark(text, ls[i]) || ls[i].indent > ls[i-1].indent && ls[i].indent >= 2 && ended(text[ls[i-1].Start:ls[i-1].End]) {
			continue
		}
		breaks++
		if full(text, ls[i-1], ls[i], width) {
			fitted++
		}
	}
	wrapped = width >= wrapLeast && breaks > 0 && fitted*10 >= breaks*6
	return width, wrapped, empty*8 >= len(ls)
}
