package world

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The plain letters of U+00C0 to U+017F and of U+1EA0 to U+1EF9, one word each;
// _ is no letter.
const (
	latin = "a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th ss a a a a a a ae c e e e e i i " +
		"i i d n o o o o o _ o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e g " +
		"g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n " +
		"o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z " +
		"z z z z s "
	vietnamese = "a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o " +
		"o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y "
)

var (
	latinPlain      = strings.Fields(latin)
	vietnamesePlain = strings.Fields(vietnamese)
)

// foldRune folds the first character of s, which is not ASCII: its plain
// letters, " " where it parts words, or "" where it does not count.
func foldRune(s string) (plain string, capital bool, size int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= 0xC0 && r <= 0x17F:
		if plain = latinPlain[r-0xC0]; plain == "_" {
			return " ", false, size
		}
		return plain, unicode.IsUpper(r), size
	case r >= 0x1EA0 && r <= 0x1EF9:
		return vietnamesePlain[r-0x1EA0], unicode.IsUpper(r), size
	}
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '`', '´', '·', '\u00ad':
		return "", false, size
	case 'ș', 'Ș':
		return "s", r == 'Ș', size
	case 'ț', 'Ț':
		return "t", r == 'Ț', size
	case 'ə', 'Ə':
		return "a", r == 'Ə', size
	case 'ơ', 'Ơ':
		return "o", r == 'Ơ', size
	case 'ư', 'Ư':
		return "u", r == 'Ư', size
	case 'ǎ':
		return "a", false, size
	}
	if r >= 0x300 && r <= 0x36F { // combining marks
		return "", false, size
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return s[:size], unicode.IsUpper(r), size
	}
	return " ", false, size
}
