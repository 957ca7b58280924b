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
	wrapLimit = 110 // characters; a longer line was not wrapped
	wrapSlack = 2   // by how much a wrapped line may fall short of the widest
)

// paragraphs cuts the text into paragraphs. A line is one, unless the text is
// hard-wrapped: then a paragraph goes on until an empty line or an indent.
func paragraphs(text string) []doc.Span {
	ls := lines(text)
	wrapped := wrapped(text, ls)
	var out []doc.Span
	for i, l := range ls {
		if i > 0 && wrapped && !l.gap && !opensParagraph(text, ls, i) {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l.Span)
	}
	return out
}

// opensParagraph reports whether the line opens a paragraph by its shape: an
// indent that the line before it lacks, or a bullet.
func opensParagraph(text string, ls []line, i int) bool {
	l, before := ls[i], ls[i-1]
	if l.indent > before.indent && l.indent >= 2 {
		return true
	}
	return text[l.Start] == '*' || strings.HasPrefix(text[l.Start:], "•") || strings.HasPrefix(text[l.Start:], "___")
}

// wrapped reports whether lines break where the next word would not have fitted.
func wrapped(text string, ls []line) bool {
	width, breaks, full := 0, 0, 0
	widths := make([]int, len(ls))
	for i, l := range ls {
		widths[i] = l.indent + utf8.RuneCountInString(text[l.Start:l.End])
		if widths[i] > wrapLimit {
			return false
		}
		width = max(width, widths[i])
	}
	if width < 30 {
		return false
	}
	for i := 1; i < len(ls); i++ {
		if ls[i].gap || opensParagraph(text, ls, i) {
			continue
		}
		breaks++
		word := text[ls[i].Start:ls[i].End]
		if n := strings.IndexAny(word, " \t"); n >= 0 {
			word = word[:n]
		}
		if widths[i-1]+1+utf8.RuneCountInString(word) > width-wrapSlack-width/10 {
			full++
		}
	}
	return breaks > 0 && full*10 >= breaks*6
}
