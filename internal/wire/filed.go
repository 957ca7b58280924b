package wire

import (
	"strings"

	"dateline/internal/doc"
)

// isDate reports whether a date opens at the lexeme: "Nov 14", "14 November", "2016-12-15".
func (h *head) isDate(k int) bool {
	_, _, ok := h.dateAt(k)
	return ok
}

// date reads the date, with the day of the week before it.
func (h *head) date() {
	k := h.i
	if weekdays[strings.ToLower(h.word(k))] {
		k++
		if h.kind(k) == '.' {
			k++
		}
		if h.kind(k) == ',' {
			k++
		}
	}
	d, next, ok := h.dateAt(k)
	if !ok {
		if k > h.i && len(h.mark.Places) > 0 && (h.kind(k) == '(' || h.kind(k-1) == ',') {
			h.i = k // "RAMALLAH, Sunday (WAFA) -": the weekday belongs to the mark
		}
		return
	}
	h.day = true
	h.mark.Date = d
	h.mark.DateAt = doc.Span{Start: h.lex[h.i].Start, End: h.lex[next-1].End}
	h.i = next
}

// dateAt reads a date at the lexeme and returns the lexeme after it.
func (h *head) dateAt(k int) (doc.Date, int, bool) {
	if m := months[strings.ToLower(h.word(k))]; m != 0 {
		k++
		if h.kind(k) == '.' {
			k++
		}
		day, ok := h.figure(k, 2)
		if !ok {
			return doc.Date{}, 0, false
		}
		k = h.ordinal(k + 1)
		d := doc.Date{Month: m, Day: day}
		next := k
		if h.kind(next) == ',' || h.kind(next) == '/' {
			next++
		}
		if y, ok := h.figure(next, 4); ok && y >= 1800 && y < 2200 {
			d.Year, k = y, next+1
		}
		return d, k, valid(d)
	}
	if y, ok := h.figure(k, 4); ok && h.kind(k+1) == '-' && h.kind(k+3) == '-' && k+4 < len(h.lex) {
		d, ok := numericDate(h.s.text[h.lex[k].Start:h.lex[k+4].End])
		return d, k + 5, ok && y > 0
	}
	day, ok := h.figure(k, 2)
	if !ok {
		return doc.Date{}, 0, false
	}
	k = h.ordinal(k + 1)
	m := months[strings.ToLower(h.word(k))]
	if m == 0 {
		return doc.Date{}, 0, false
	}
	k++
	if h.kind(k) == '.' && h.kind(k+1) == 'n' {
		k++
	}
	d := doc.Date{Month: m, Day: day}
	next := k
	if h.kind(next) == ',' || h.kind(next) == '/' {
		next++
	}
	if y, ok := h.figure(next, 4); ok && y >= 1800 && y < 2200 {
		d.Year, k = y, next+1
	} else if y, ok := h.figure(k, 2); ok && h.lex[k].Len() == 2 { // 3 JAN 90
		d.Year, k = 1900+y, k+1
		if y < 70 {
			d.Year += 100
		}
	}
	return d, k, valid(d)
}

func (h *head) figure(k, digits int) (int, bool) {
	if h.kind(k) != 'n' || digits == 4 && h.lex[k].Len() != 4 || h.lex[k].Len() > digits {
		return 0, false
	}
	return number(h.s.slice(h.lex[k].Span))
}

// ordinal skips the "th" of "14th".
func (h *head) ordinal(k int) int {
	switch h.word(k) {
	case "st", "nd", "rd", "th":
		if h.lex[k].glued {
			return k + 1
		}
	}
	return k
}
