package world

// skeletons find a person by a name whose consonants are those of a known one:
// what is written without vowels in Arabic, or in another alphabet than Latin,
// reaches the wires in more spellings than a table holds ("Fuad Siniora", "Fouad
// Seniora"). Two names are alike if their skeletons are the same and their letters
// differ by little: by one where the name is at home in Latin letters. Names of one word and short ones have too many neighbours and
// are not entered.
type skeletons struct {
	at   map[uint64]int32 // the first of a chain in all, by the skeleton's hash
	all  []skeleton
	text []byte // the letters of the names, end to end
}

type skeleton struct {
	start, end int32 // the name's letters, in text
	next       int32 // another name of that skeleton; -1 if none
	of         span
	loose      bool // the name comes from another alphabet
}

const (
	minSkeleton = 5  // letters of a skeleton that tells people apart
	minLetters  = 9  // letters of such a name
	minStrict   = 13 // of one that is written in Latin letters at home and may be misspelt by one
	maxLetters  = 60 // longer ones are not compared
)

func newSkeletons(n int) skeletons {
	return skeletons{at: make(map[uint64]int32, 2*n), all: make([]skeleton, 0, 2*n), text: make([]byte, 0, 32*n)}
}

// add enters the folded words of a person's name.
func (k *skeletons) add(words [][]byte, of span, loose bool) {
	var buf [maxLetters]byte
	letters, hash, ok := bones(buf[:0], words)
	if !ok {
		return
	}
	next := int32(-1)
	if old, ok := k.at[hash]; ok {
		next = old
	}
	start := int32(len(k.text))
	k.text = append(k.text, letters...)
	k.at[hash] = int32(len(k.all))
	k.all = append(k.all, skeleton{start, int32(len(k.text)), next, of, loose})
}

// find returns the offices of the one person whose name is alike.
func (k *skeletons) find(words [][]byte) (span, bool) {
	var buf [maxLetters]byte
	letters, hash, ok := bones(buf[:0], words)
	if !ok {
		return span{}, false
	}
	i, ok := k.at[hash]
	if !ok {
		return span{}, false
	}
	var best span
	found := false
	for ; i >= 0; i = k.all[i].next {
		s := &k.all[i]
		limit := 1
		if !s.loose && len(letters) < minStrict {
			limit = 0
		} else if s.loose && len(letters) > minStrict {
			limit = len(letters) / 7
		}
		if distance(letters, k.text[s.start:s.end]) > limit {
			continue
		}
		if found && best != s.of {
			return span{}, false
		}
		best, found = s.of, true
	}
	return best, found
}

// bones writes the letters of a name without spaces to buf and hashes its
// consonants: those that sound alike are one, vowels go but for the first letter,
// and so do h after a letter and the w of "aw" and "ow" before a consonant.
func bones(buf []byte, words [][]byte) (letters []byte, hash uint64, ok bool) {
	if len(words) < 2 {
		return nil, 0, false
	}
	letters = buf
	for _, w := range words {
		if len(w) < 2 || len(letters)+len(w) > maxLetters {
			return nil, 0, false
		}
		letters = append(letters, w...)
	}
	if len(letters) < minLetters {
		return nil, 0, false
	}
	hash = hashStart
	n := 0
	var last byte
	for i, b := range letters {
		next := byte(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		c := b
		switch b {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i > 0 {
				last = 0
				continue
			}
			c = 'a'
		case 'h':
			if i > 0 {
				if last == 's' {
					hash = (hash ^ 'h') * hashPrime // "sh" is a sound of its own
				}
				continue
			}
		case 'w':
			if i > 0 && !vowel(next) && letters[i-1] != 'e' && letters[i-1] != 'i' {
				continue
			}
			c = 'v'
		case 'q', 'c':
			c = 'k'
		}
		if c == last {
			continue
		}
		last = c
		hash = (hash ^ uint64(c)) * hashPrime
		n++
	}
	return letters, hash, n >= minSkeleton
}

func vowel(b byte) bool {
	switch b {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// distance counts the letters to change, add or leave out to make one of the other.
func distance(a, b []byte) int {
	var row [maxLetters + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
