package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

// lexeme is a word, a figure or one mark at the head of a paragraph.
type lexeme struct {
	doc.Span
	kind  byte // 'w' word, 'n' figure, '-' any dash, else the mark itself
	glued bool // no white space before it
}

// maxLexemes bounds what a dateline can be made of.
const maxLexemes = 40

// lexemes cuts the head of a paragraph.
func lexemes(text string, p doc.Span) []lexeme {
	out := make([]lexeme, 0, maxLexemes)
	end := p.End
	spaced := true
	for at := p.Start; at < end && len(out) < maxLexemes; {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if blank(r) {
			spaced = true
			at += doc.Byte(n)
			continue
		}
		l := lexeme{Span: doc.Span{Start: at, End: at + doc.Byte(n)}, glued: !spaced}
		switch {
		case unicode.IsLetter(r):
			l.kind = 'w'
			for l.End < end {
				r, n := utf8.DecodeRuneInString(text[l.End:end])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					after := text[int(l.End)+n : end]
					next, _ := utf8.DecodeRuneInString(after)
					if r != '\'' && r != '’' && r != '-' || !unicode.IsLetter(next) {
						break
					}
				}
				l.End += doc.Byte(n)
			}
		case r < utf8.RuneSelf && isDigit(byte(r)):
			l.kind = 'n'
			for l.End < end && isDigit(text[l.End]) {
				l.End++
			}
		case r == '-' || r == '_' || r == '—' || r == '–' || r == '―' || r == '‒':
			l.kind = '-'
			for l.End < end && strings.HasPrefix(text[l.End:end], text[at:int(at)+n]) {
				l.End += doc.Byte(n)
			}
		case r < utf8.RuneSelf:
			l.kind = byte(r)
		default:
			l.kind = '?'
		}
		out = append(out, l)
		at = l.End
		spaced = false
	}
	return out
}

// capitals reports whether a word has two capital letters or more and no small one.
func capitals(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// capitalised reports whether a word opens with a capital.
func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

var months = map[string]int{"jan": 1, "january": 1, "ene": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4,
	"abr": 4, "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "ago": 8, "sep": 9, "sept": 9, "september": 9,
	"oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12, "dic": 12}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "mon": true, "tue": true, "wed": true, "thu": true, "fri": true, "sat": true, "sun": true}
