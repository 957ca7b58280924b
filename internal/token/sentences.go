package token

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

const (
	maxSentence  = 500 // tokens; a longer one is cut at the next sensible mark
	hardSentence = 600 // tokens; and here, mark or no mark
	maxClosers   = 40  // tokens that may close a sentence after its stop
)

// sentences appends the sentences of the tokens from first on, which are one block's.
func (c *cutter) sentences(out []doc.Run, first int) []doc.Run {
	from, n := first, len(c.spans)
	for i := first; i < n; {
		next := i + 1
		if c.ends(i) {
			after := c.closers(i + 1)
			if after >= n || c.begins(i, after) {
				out = append(out, doc.Run{Start: doc.Token(from), End: doc.Token(after)})
				from, next = after, after
			}
		}
		if length := i + 1 - from; from <= i && length >= maxSentence && (length >= hardSentence || c.mark(i)) {
			out = append(out, doc.Run{Start: doc.Token(from), End: doc.Token(i + 1)})
			from = i + 1
		}
		i = next
	}
	if from < n {
		out = append(out, doc.Run{Start: doc.Token(from), End: doc.Token(n)})
	}
	return out
}

func (c *cutter) at(i int) string { return c.text[c.spans[i].Start:c.spans[i].End] }

// ends reports whether a sentence could end at the token.
func (c *cutter) ends(i int) bool {
	switch k := c.kinds[i]; k {
	case title, inside:
		return false
	case final:
		return true
	}
	switch w := c.at(i); w[0] {
	case '.', '?', '!':
		return true
	default:
		return w == "…" || w == "。" || w == "؟" || w == "।"
	}
}

// mark reports whether an overlong sentence may be cut after the token.
func (c *cutter) mark(i int) bool {
	switch c.at(i) {
	case ",", ";", ":", "-", "--", "—", "–", ")", "\"", "”", "''":
		return true
	}
	return false
}

// closers returns the first token from i on that is no closing mark.
func (c *cutter) closers(i int) int {
	for stop := i + maxClosers; i < len(c.spans) && i < stop; i++ {
		glued := c.spans[i].Start == c.spans[i-1].End
		switch c.at(i) {
		case "[": // a footnote's number
			if i+2 < len(c.spans) && c.at(i+2) == "]" && class[c.at(i + 1)[0]] == digit {
				i += 2
				continue
			}
		case "”", "’", "»", "''", ")", "]", "›", "’’":
			if glued || i+1 >= len(c.spans) || c.spans[i].End < c.spans[i+1].Start {
				continue
			}
		case "\"", "'", "“":
			if glued && (i+1 >= len(c.spans) || c.spans[i].End < c.spans[i+1].Start || c.closing(i+1)) {
				continue
			}
		}
		break
	}
	return i
}

func (c *cutter) closing(i int) bool {
	switch c.at(i) {
	case "”", "’", "»", "''", ")", "]", "\"", "'":
		return true
	}
	return false
}

// begins reports whether the token at next begins a sentence after the stop at i.
func (c *cutter) begins(i, next int) bool {
	stop, abbreviation := c.at(i), c.kinds[i] == final
	glued := c.spans[next].Start == c.spans[next-1].End
	if glued && (abbreviation || stop != "." || !c.capital(next)) && !c.opening(next) {
		return false
	}
	at := next
	for at < len(c.spans) && c.opening(at) {
		at++
	}
	if at >= len(c.spans) {
		return !abbreviation
	}
	quoted := at > next
	first := c.at(at)
	switch {
	case abbreviation:
		return quoted && c.capital(at) || c.capital(at) && lowered(c.lists.openers, first)
	case stop == "." || stop == "。" || stop == "।" || stop == "؟":
		if !c.small(at) {
			return first != "," && first != ";" && first != ":" && first[0] != '.'
		}
		return quoted || i > 0 && c.spans[i-1].Len() > 2 && c.small(i-1) && c.spans[i-1].End == c.spans[i].Start && !glued
	case next > i+1: // "Why?" asked the minister
		return c.capital(at) && !c.told(at) || !c.small(at) && !c.capital(at) && class[first[0]] == digit
	}
	return c.capital(at) || quoted && !c.small(at) || class[first[0]] == digit && stop[0] != '.'
}

// told reports whether the words from i on are a short subject and a verb of
// telling: the quotation before them belongs to their sentence.
func (c *cutter) told(i int) bool {
	for k := i; k < len(c.spans) && k < i+7; k++ {
		w := c.at(k)
		if class[w[0]] == other && w[0] < utf8.RuneSelf && w != "-" {
			return false
		}
		if c.lists.tellers[w] {
			return k > i
		}
	}
	return false
}

func (c *cutter) opening(i int) bool {
	switch c.at(i) {
	case "“", "‘", "``", "`", "«", "(", "[", "„":
		return true
	case "\"", "'", "''":
		return i+1 < len(c.spans) && c.spans[i].End == c.spans[i+1].Start
	}
	return false
}

func (c *cutter) capital(i int) bool {
	w := c.at(i)
	if w[0] < utf8.RuneSelf {
		return upper(w[0])
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func (c *cutter) small(i int) bool {
	w := c.at(i)
	if w[0] < utf8.RuneSelf {
		return 'a' <= w[0] && w[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}
