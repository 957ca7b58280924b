package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The classes of bytes; a byte of a longer character is other.
const (
	other uint8 = iota
	letter
	digit
)

var class = func() (t [256]uint8) {
	for b := 'a'; b <= 'z'; b++ {
		t[b], t[b-'a'+'A'] = letter, letter
	}
	for b := '0'; b <= '9'; b++ {
		t[b] = digit
	}
	return t
}()

func upper(b byte) bool { return 'A' <= b && b <= 'Z' }

// letterAt reports whether the text opens with a letter.
func letterAt(text string) bool {
	if text == "" {
		return false
	}
	if text[0] < utf8.RuneSelf {
		return class[text[0]] == letter
	}
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// space returns the length of the white space or invisible mark that the text
// opens with, or 0.
func space(text string) int {
	b := text[0]
	if b <= ' ' || b == 0x7f {
		return 1
	}
	if b < utf8.RuneSelf || b != 0xC2 && b != 0xE2 && b != 0xE3 && b != 0xEF && b != 0xE1 {
		return 0
	}
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r == 0x85, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200B, r == 0x200E, r == 0x200F,
		r >= 0x2028 && r <= 0x202F, r == 0x205F, r >= 0x2060 && r <= 0x2069, r == 0x3000, r == 0xFEFF, r >= 0x80 && r < 0xA0:
		return n
	}
	return 0
}

// spaceBefore reports whether the text, not empty, ends in white space.
func spaceBefore(text string) bool {
	if b := text[len(text)-1]; b < utf8.RuneSelf {
		return b <= ' '
	}
	_, n := utf8.DecodeLastRuneInString(text)
	return space(text[len(text)-n:]) > 0
}

// address returns the length of the URL that the text opens with, or 0.
func address(text string) int {
	switch {
	case strings.HasPrefix(text, "http://"), strings.HasPrefix(text, "https://"), strings.HasPrefix(text, "www."):
	default:
		return 0
	}
	n := 0
	for n < len(text) && space(text[n:]) == 0 && text[n] != '<' && text[n] != '>' && text[n] != '"' {
		_, size := utf8.DecodeRuneInString(text[n:])
		n += size
	}
	for n > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:n])
		if !strings.ContainsRune(".,;:!?)]}'”’»", r) && r != utf8.RuneError {
			break
		}
		n -= size
	}
	return n
}

// tag returns the length of the ticker or tag in angle brackets that the text
// opens with, "<SKB>" or "<IBM.N>", or 0.
func tag(text string) int {
	for n := 1; n < len(text) && n < 16; n++ {
		switch b := text[n]; {
		case b == '>' && n > 1:
			return n + 1
		case class[b] == other && b != '.' && b != '=' && b != '/':
			return 0
		}
	}
	return 0
}
