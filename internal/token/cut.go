package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

const (
	maxToken   = 256  // bytes of a word; what is longer is no word
	maxAddress = 2048 // bytes of a URL
)

// cutter cuts one document.
type cutter struct {
	lists *lists
	text  string
	spans []doc.Span
	kinds []kind // for each token, how its own full stop works
}

func (c *cutter) emit(from, to int, k kind) int {
	c.spans = append(c.spans, doc.Span{Start: doc.Byte(from), End: doc.Byte(to)})
	c.kinds = append(c.kinds, k)
	return to
}

// block cuts the bytes of one block.
func (c *cutter) block(start, end int) {
	for i := start; i < end; {
		if n := space(c.text[i:end]); n > 0 {
			i += n
			continue
		}
		i = c.token(i, start, end)
	}
}

// token emits the token that starts at i, and its clitic if it has one glued
// to it, and returns where it ends.
func (c *cutter) token(i, start, end int) int {
	b := c.text[i]
	if class[b] == letter || class[b] == digit {
		return c.word(i, start, end)
	}
	switch b {
	case '.', '-', '*', '=', '_', '~', '`', '+':
		return c.emit(i, c.same(i, end, b), plain)
	case '?', '!':
		j := i + 1
		for j < end && j-i < maxToken && (c.text[j] == '?' || c.text[j] == '!') {
			j++
		}
		return c.emit(i, j, plain)
	case ':', ';':
		for _, face := range [...]string{")", "-)", "(", "-("} {
			if strings.HasPrefix(c.text[i+1:end], face) && i > start && spaceBefore(c.text[start:i]) {
				return c.emit(i, i+1+len(face), plain)
			}
		}
	case '\'':
		if i+1 < end && c.text[i+1] == '\'' {
			return c.emit(i, i+2, plain)
		}
		return c.emit(i, c.apostrophe(i, i+1, start, end), plain)
	case '@', '#':
		if i+1 < end && class[c.text[i+1]] == letter {
			j := i + 1
			for j < end && j-i < maxToken && (class[c.text[j]] != other || c.text[j] == '_') {
				j++
			}
			return c.emit(i, j, plain)
		}
	case '<':
		if n := tag(c.text[i:min(end, i+maxToken)]); n > 0 {
			return c.emit(i, i+n, plain)
		}
	}
	if b < utf8.RuneSelf {
		return c.emit(i, i+1, plain)
	}
	r, n := utf8.DecodeRuneInString(c.text[i:end])
	switch {
	case r == '’' || r == 'ʼ':
		return c.emit(i, c.apostrophe(i, i+n, start, end), plain)
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return c.word(i, start, end)
	}
	return c.emit(i, i+n, plain)
}

// same returns the end of the run of the byte that starts at i.
func (c *cutter) same(i, end int, b byte) int {
	j := i + 1
	for j < end && c.text[j] == b && j-i < maxToken {
		j++
	}
	return j
}

// apostrophe returns where the token that opens with the apostrophe at i ends:
// after a clitic ('s), a shortened word ('em, '90s), or the mark itself.
func (c *cutter) apostrophe(i, after, start, end int) int {
	if i > start && !spaceBefore(c.text[start:i]) {
		if n := clitic(c.text[after:end]); n > 0 {
			return after + n
		}
		return after
	}
	j := after
	for j < end && class[c.text[j]] != other && j-after < 8 {
		j++
	}
	switch word := c.text[after:j]; {
	case word == "em" || word == "til" || word == "cause" || word == "tis" || word == "twas":
		return j
	case len(word) == 3 && word[2] == 's' && class[word[0]] == digit && class[word[1]] == digit:
		return j
	}
	return after
}

// clitic returns the length of the clitic that the text after an apostrophe
// opens with, or 0.
func clitic(after string) int {
	n := 0
	for n < len(after) && n < 3 && class[after[n]] == letter {
		n++
	}
	if n < len(after) && (class[after[n]] != other || after[n] >= utf8.RuneSelf && letterAt(after[n:])) {
		return 0
	}
	switch after[:n] {
	case "s", "S", "d", "D", "m", "M", "ll", "LL", "re", "RE", "ve", "VE":
		return n
	}
	return 0
}

// word emits the word or figure that starts at i.
func (c *cutter) word(i, start, end int) int {
	if n := address(c.text[i:min(end, i+maxAddress)]); n > 0 {
		return c.emit(i, i+n, plain)
	}
	limit := min(end, i+maxToken)
	j, mail := i, false
	for j < limit {
		b := c.text[j]
		if class[b] != other {
			j++
			continue
		}
		if b >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(c.text[j:end])
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '\u00AD' || r == '\u200D' || r == '\u200C' {
				j += n
				continue
			}
			if r == '’' || r == 'ʼ' {
				if n := c.inner(i, j, j+n, end); n > 0 {
					j += n
					continue
				}
				if c.negated(i, j, j+n, end) {
					return c.negation(i, j, j+n+1)
				}
			}
			break
		}
		if j == i || j+1 >= end {
			break
		}
		if b == '\'' {
			if n := c.inner(i, j, j+1, end); n > 0 {
				j += n
				continue
			}
			if c.negated(i, j, j+1, end) {
				return c.negation(i, j, j+2)
			}
			break
		}
		if b == '@' && class[c.text[j+1]] != other {
			mail = true
		} else if !c.joins(i, j, mail) {
			break
		}
		j++
	}
	if j == i { // a lone mark or joiner
		_, n := utf8.DecodeRuneInString(c.text[i:end])
		return c.emit(i, i+n, plain)
	}
	for j < end && !utf8.RuneStart(c.text[j]) {
		j--
	}
	return c.finish(i, j, start, end)
}

// inner returns the length of an apostrophe that stands inside the word
// (O'Brien, Sana'a), or 0 where the word ends at it.
func (c *cutter) inner(i, j, after, end int) int {
	if j == i || after >= end || !letterAt(c.text[after:end]) || clitic(c.text[after:end]) > 0 || c.negated(i, j, after, end) {
		return 0
	}
	return after - j
}

// negated reports whether the apostrophe at j is that of "n't".
func (c *cutter) negated(i, j, after, end int) bool {
	if j-1 <= i || after >= end || c.text[j-1]|0x20 != 'n' || c.text[after]|0x20 != 't' {
		return false
	}
	return after+1 >= end || class[c.text[after+1]] == other && !letterAt(c.text[after+1:end])
}

func (c *cutter) negation(i, j, to int) int {
	c.emit(i, j-1, plain)
	return c.emit(j-1, to, plain)
}

// joins reports whether the mark at j, which has a byte on each side, stands
// inside the word that began at i.
func (c *cutter) joins(i, j int, mail bool) bool {
	before, after := c.text[j-1], c.text[j+1]
	digits := class[before] == digit && class[after] == digit
	switch c.text[j] {
	case '_':
		return class[after] != other
	case ':', '/':
		return digits
	case ',':
		return digits && j+3 < len(c.text) && class[c.text[j+2]] == digit && class[c.text[j+3]] == digit &&
			(j+4 >= len(c.text) || class[c.text[j+4]] != digit)
	case '&':
		return upper(before) && upper(after)
	case '-':
		if mail {
			return class[after] != other
		}
		return (class[after] != other || letterAt(c.text[j+1:])) && lowered(c.lists.prefixes, c.text[i:j])
	case '.':
		switch {
		case mail || digits:
			return class[after] != other
		case class[after] == digit:
			return class[before] == letter && !c.abbreviated(i, j)
		case class[after] != letter:
			return false
		case class[before] == digit:
			return !upper(after)
		case j == i+1 || c.text[j-2] == '.': // U.S, e.g
			return true
		}
		return !upper(after) || domain(c.text[j+1:])
	}
	return false
}

// domain reports whether the text opens with a common top level domain, in any case.
func domain(text string) bool {
	for _, d := range [...]string{"com", "org", "net", "gov", "edu", "int"} {
		if len(text) >= len(d) && strings.EqualFold(text[:len(d)], d) && (len(text) == len(d) || class[text[len(d)]] == other) {
			return true
		}
	}
	return false
}

func (c *cutter) abbreviated(i, j int) bool { return c.lists.abbreviations[c.text[i:j]] != plain }

// finish emits the word, with the full stop or the unit that belongs to it.
func (c *cutter) finish(i, j, start, end int) int {
	word := c.text[i:j]
	if class[word[0]] == digit {
		n := 0
		for n < len(word) && (class[word[n]] == digit || word[n] == '.' || word[n] == ',' || word[n] == ':') {
			n++
		}
		if n < len(word) && (lowered(c.lists.units, word[n:]) || word[n:] == "a.m" || word[n:] == "p.m") {
			c.emit(i, i+n, plain)
			i, word = i+n, word[n:]
		} else if n == len(word) && i == start && j+1 < end && c.text[j] == '.' && c.text[j+1] == ' ' {
			return c.emit(i, j+1, inside) // the number of a list
		}
	}
	if j < end && c.text[j] == '$' && len(word) <= 3 && word == strings.ToUpper(word) && class[word[0]] == letter {
		return c.emit(i, j+1, plain)
	}
	if j < end && c.text[j] == '.' && !(j+1 < end && c.text[j+1] == '.') {
		if k := c.stop(word, j+1, end); k != plain {
			return c.emit(i, j+1, k)
		}
	}
	switch len(word) {
	case 5:
		if strings.EqualFold(word, "gonna") || strings.EqualFold(word, "gotta") || strings.EqualFold(word, "wanna") {
			c.emit(i, i+3, plain)
			return c.emit(i+3, j, plain)
		}
	case 6:
		if strings.EqualFold(word, "cannot") {
			c.emit(i, i+3, plain)
			return c.emit(i+3, j, plain)
		}
	}
	return c.emit(i, j, plain)
}

// stop says whether the full stop before next belongs to the word, and how.
func (c *cutter) stop(word string, next, end int) kind {
	if acronym(word) {
		return acronymKind(word)
	}
	if len(word) == 1 && upper(word[0]) { // an initial, unless nothing follows that it could belong to
		if next+1 < end && (c.text[next] == ' ' && upper(c.text[next+1]) || upper(c.text[next]) || c.text[next] == '-') && !c.pronoun(word) {
			return final
		}
		return plain
	}
	switch k := c.lists.abbreviations[word]; k {
	case number, figure:
		rest := strings.TrimLeft(c.text[next:min(end, next+4)], " \u00a0")
		if rest != "" && (class[rest[0]] == digit || k == number && upper(rest[0]) && len(rest) > 1 && !(class[rest[1]] == letter)) {
			return inside
		}
		return plain
	case after:
		if n := len(c.spans); n > 0 && c.text[c.spans[n-1].Start:c.spans[n-1].End] == "et" {
			return final
		}
		return plain
	default:
		return k
	}
}

// acronymKind is the kind of an acronym: "e.g" and "i.e" go on, others may end a sentence.
func acronymKind(word string) kind {
	switch word {
	case "e.g", "i.e", "E.g", "I.e":
		return inside
	}
	return final
}

// pronoun reports whether the word is "I" after a word in lower case: "he and I."
func (c *cutter) pronoun(word string) bool {
	n := len(c.spans)
	return word == "I" && n > 0 && c.text[c.spans[n-1].Start] >= 'a'
}

// acronym reports whether the word is single letters with points between them: "U.S", "p.m".
func acronym(word string) bool {
	if len(word) < 3 || len(word)%2 == 0 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if i%2 == 0 && class[word[i]] != letter || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}
