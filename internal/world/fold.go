package world

// Phrases are compared folded: small ASCII letters and digits, one space
// between words. Diacritics, full stops and apostrophes vanish, hyphens part
// words, "&" is "and", and "the" before the first word does not count. So
// "Côte d'Ivoire" is "cote divoire", and "U.S." is "us".
//
// A folder folds word by word and keeps only a hash of what it has folded,
// so that looking up makes no garbage.
type folder struct {
	hash    uint64
	letters bool // something has been folded
	gap     bool // a space is due before the next letter
	lower   bool // a small letter was seen
	upper   bool // a capital was seen
	first   byte // the first letter or digit: 'A', 'a' or '0' for its class
	mark    func(hash uint64)
}

const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func newFolder() folder { return folder{hash: hashStart} }

func (f *folder) put(b byte) {
	if f.gap && f.letters {
		if f.mark != nil {
			f.mark(f.hash)
		}
		f.hash = (f.hash ^ ' ') * hashPrime
	}
	f.gap = false
	f.letters = true
	f.hash = (f.hash ^ uint64(b)) * hashPrime
}

// word folds one word or token. It reports whether it holds a letter or digit.
func (f *folder) word(w string) bool {
	if len(w) > 0 && w[0] != '\'' && w[0] != 0xe2 { // "'s" belongs to the word before it
		f.gap = true
	} else if len(w) > 2 && w[0] == 0xe2 && w[:3] != "’" {
		f.gap = true
	}
	seen := false
	for i := 0; i < len(w); {
		b := w[i]
		switch {
		case b >= 'a' && b <= 'z':
			f.class('a')
			f.put(b)
			seen = true
		case b >= 'A' && b <= 'Z':
			f.class('A')
			f.put(b + 'a' - 'A')
			seen = true
		case b >= '0' && b <= '9':
			f.class('0')
			f.put(b)
			seen = true
		case b == '.':
		case b == '\'':
			if f.mark != nil && f.letters && !f.gap {
				f.mark(f.hash)
			}
		case b == '&':
			f.gap = true
			f.put('a')
			f.put('n')
			f.put('d')
			f.gap = true
		case b < 0x80:
			f.gap = true
		default:
			plain, capital, size := foldRune(w[i:])
			if plain != "" && plain != " " {
				if capital {
					f.class('A')
				} else {
					f.class('a')
				}
				seen = true
			}
			if plain == " " {
				f.gap = true
			} else {
				for j := 0; j < len(plain); j++ {
					f.put(plain[j])
				}
			}
			if plain == "" && f.mark != nil && f.letters && !f.gap {
				f.mark(f.hash)
			}
			i += size
			continue
		}
		i++
	}
	return seen
}

func (f *folder) class(c byte) {
	if f.first == 0 {
		f.first = c
	}
	switch c {
	case 'a':
		f.lower = true
	case 'A':
		f.upper = true
	}
}

// level says how much the capitals of a phrase allow: 0 nothing but phrases
// that are written small, 1 names, 2 names and short abbreviations.
func (f *folder) level() int {
	switch {
	case f.first == 'a':
		return 0
	case f.upper && !f.lower:
		return 2
	}
	return 1
}

// isThe reports whether the word is the article.
func isThe(w string) bool {
	return len(w) == 3 && w[0]|0x20 == 't' && w[1]|0x20 == 'h' && w[2]|0x20 == 'e'
}
