package learn

// ShapeOf says how a word is written: capitals, small letters, digits, hyphens and
// other marks in their order, runs of one kind as one, up to seven of them; one
// capital is told from several.
func ShapeOf(w string) uint64 {
	code, last, runs := uint64(1), uint64(0), 0
	for i := 0; i < len(w); i++ {
		c := w[i]
		k := uint64(5)
		switch {
		case c >= 'a' && c <= 'z' || c >= 0xC3:
			k = 1
		case c >= 'A' && c <= 'Z':
			k = 2
		case c >= '0' && c <= '9':
			k = 3
		case c >= 0x80 && c < 0xC0:
			continue
		case c == '-':
			k = 4
		case c == '.':
			k = 6
		}
		if k != last {
			if runs++; runs <= 7 {
				code = code<<3 | k
			}
		} else if k == 2 && runs <= 7 && code&7 == 2 {
			code = code&^7 | 7
		}
		last = k
	}
	if len(w) == 1 {
		code |= 1 << 30
	}
	return code
}
