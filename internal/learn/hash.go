package learn

import "math/bits"

// Feature values are 64-bit numbers: a word's hash, a tag, a distance. A feature
// is one number too, made from its template and its values; a model never holds
// the values themselves.

const (
	k0 = 0x9E3779B97F4A7C15
	k1 = 0xC2B2AE3D27D4EB4F
	k2 = 0x165667B19E3779F9
	k3 = 0xD6E8FEB86659FD93
	k4 = 0xA0761D6478BD642F
)

func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= k4
	x ^= x >> 29
	return x
}

// F1 is the feature of a template and one value.
func F1(template, a uint64) uint64 { return mix(template*k0 + a*k1) }

// F2 is the feature of a template and two values.
func F2(template, a, b uint64) uint64 {
	return mix(template*k0 + a*k1 + bits.RotateLeft64(b*k2, 31))
}

// F3 is the feature of a template and three values.
func F3(template, a, b, c uint64) uint64 {
	return mix(template*k0 + a*k1 + bits.RotateLeft64(b*k2, 31) + bits.RotateLeft64(c*k3, 17))
}

// HashExact is the hash of a word as it is written.
func HashExact(word string) uint64 {
	h := uint64(k2)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint64(word[i])) * k0
		h ^= h >> 47
	}
	return h
}

// HashWord is the hash of a word in lower case, with every digit alike and
// typographic quotes, dashes and their plain forms alike.
func HashWord(word string) uint64 {
	h := uint64(k3)
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c >= '0' && c <= '9':
			c = '0'
		case c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80:
			switch word[i+2] {
			case 0x98, 0x99:
				c, i = '\'', i+2
			case 0x9C, 0x9D:
				c, i = '"', i+2
			case 0x90, 0x91, 0x92, 0x93, 0x94, 0x95:
				c, i = '-', i+2
			}
		}
		h = (h ^ uint64(c)) * k0
		h ^= h >> 47
	}
	return h
}

// Printed returns a word as it is printed: what stands for quotation marks in text
// typed for LaTeX (two graves, two apostrophes) becomes the marks.
func Printed(word string) string {
	switch word {
	case "``":
		return "“"
	case "''":
		return "”"
	case "`":
		return "‘"
	}
	return word
}
