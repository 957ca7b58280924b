package tag

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
)

// sentence is the state of the tagger in one sentence: what can be seen of each
// word, and the classes chosen so far. Two words of padding stand on each side.
type sentence struct {
	*lexicon
	n       int
	mode    uint64 // how the sentence uses capitals
	word    []string
	low     []uint64 // hash of the word in lower case
	exact   []uint64
	shape   []uint64
	setOf   []uint64
	suffix  [][4]uint64
	prefix  [][3]uint64
	cluster [][clusterLevels]uint64
	glued   []bool // no space before the word
	chosen  []uint64
}

const (
	pad           = 3
	maxFeatures   = 100
	clusterLevels = 3
)

func newSentence(l *lexicon) *sentence { return &sentence{lexicon: l} }

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// load looks at the words of a sentence.
func (s *sentence) load(d *doc.Doc, run doc.Run) {
	s.n = run.Len()
	n := s.n + 2*pad
	s.word, s.low, s.exact = resize(s.word, n), resize(s.low, n), resize(s.exact, n)
	s.shape, s.setOf, s.chosen = resize(s.shape, n), resize(s.setOf, n), resize(s.chosen, n)
	s.suffix, s.prefix, s.glued = resize(s.suffix, n), resize(s.prefix, n), resize(s.glued, n)
	s.cluster = resize(s.cluster, n)
	upper, title, lower := 0, 0, 0
	for i := 0; i < s.n; i++ {
		at := run.Start + doc.Token(i)
		w := learn.Printed(d.Word(at))
		j := i + pad
		s.word[j] = w
		s.low[j], s.exact[j] = learn.HashWord(w), learn.HashExact(w)
		s.glued[j] = i > 0 && !d.SpaceAfter(at-1)
		s.setOf[j] = uint64(s.set(s.low[j]))
		s.affixes(j, w)
		s.shape[j] = learn.ShapeOf(w)
		switch up, low := casesOf(w); {
		case up > 1 && low == 0:
			upper++
		case up > 0 && low > 2:
			title++
		case low > 3 && up == 0:
			lower++
		}
	}
	switch {
	case upper > 2 && lower == 0 && title*2 < upper:
		s.mode = 1
	case title > 2 && title > 2*lower:
		s.mode = 2
	default:
		s.mode = 0
	}
	if s.clusters != nil {
		for i := pad; i < s.n+pad; i++ {
			if id := s.clusters.Of(s.word[i]); id != 0 {
				s.cluster[i] = [clusterLevels]uint64{uint64(s.clusters.Prefix(id, 1)), uint64(s.clusters.Prefix(id, 2)), uint64(id)}
			}
		}
	}
	for i := 0; i < pad; i++ {
		s.low[i], s.setOf[i], s.chosen[i], s.shape[i] = uint64(i+1), 0xFFFF, 0xFF, 0xFFFF
		s.low[n-1-i], s.setOf[n-1-i], s.shape[n-1-i] = uint64(i+11), 0xFFFE, 0xFFFE
	}
}

func (s *sentence) affixes(j int, w string) {
	h := uint64(0)
	for k := 1; k <= 5 && k <= len(w); k++ {
		h = h<<8 | uint64(lowByte(w[len(w)-k]))
		if k >= 2 {
			s.suffix[j][k-2] = h<<8 | uint64(k)
		}
	}
	h = 0
	for k := 1; k <= 4 && k <= len(w); k++ {
		h = h<<8 | uint64(lowByte(w[k-1]))
		if k >= 2 {
			s.prefix[j][k-2] = h<<8 | uint64(k)
		}
	}
}

func lowByte(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c | 0x20
	case c >= '0' && c <= '9':
		return '0'
	}
	return c
}

// casesOf counts the capitals and the small letters of a word.
func casesOf(w string) (upper, lower int) {
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= 'a' && c <= 'z' || c >= 0xC3:
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		}
	}
	return upper, lower
}

// certain returns the class of a word that needs no search, or -1.
func (s *sentence) certain(i int) int {
	set := s.setOf[i+pad]
	if s.flags[set]&settled != 0 {
		return int(s.sets[set][0])
	}
	return -1
}

// candidates returns the classes to choose among; none means all.
func (s *sentence) candidates(i int) []uint8 {
	set := s.setOf[i+pad]
	if s.flags[set]&closed != 0 {
		return s.sets[set]
	}
	return nil
}

func (s *sentence) choose(i, c int) { s.chosen[i+pad] = uint64(c) }

// features lists what speaks for a class of word i.
func (s *sentence) features(i int, f []uint64) []uint64 {
	j := i + pad
	t1, t2 := s.chosen[j-1], s.chosen[j-2]
	w := s.low[j]
	set, next, prev := s.setOf[j], s.setOf[j+1], s.setOf[j-1]
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	ctx := first | s.mode<<1
	if s.glued[j] {
		ctx |= 8
	}
	if s.glued[j+1] {
		ctx |= 16
	}
	shape := s.shape[j]
	f = append(f,
		learn.F1(1, 0),
		learn.F1(2, w),
		learn.F2(3, s.exact[j], ctx&7),
		learn.F2(4, shape, ctx),
		learn.F1(5, set),
		learn.F1(6, t1),
		learn.F2(7, t1, t2),
		learn.F2(8, t1, w),
		learn.F2(9, t1, set),
		learn.F3(10, t1, t2, set),
		learn.F1(11, s.low[j-1]),
		learn.F1(12, s.low[j+1]),
		learn.F1(13, s.low[j-2]),
		learn.F1(14, s.low[j+2]),
		learn.F2(15, s.low[j-1], w),
		learn.F2(16, w, s.low[j+1]),
		learn.F2(17, t1, s.low[j+1]),
		learn.F1(18, next),
		learn.F2(19, set, next),
		learn.F3(20, t1, set, next),
		learn.F2(21, next, s.setOf[j+2]),
		learn.F3(22, set, next, s.setOf[j+2]),
		learn.F2(23, prev, s.shape[j-1]),
		learn.F2(24, s.shape[j+1], shape),
		learn.F2(25, s.shape[j-1], shape),
		learn.F2(26, s.suffix[j+1][1], shape),
		learn.F2(27, s.suffix[j-1][1], set),
		learn.F2(28, t1, next),
		learn.F3(29, t1, shape, ctx),
		learn.F2(30, w, s.low[j+2]),
		learn.F2(31, w, s.low[j-2]),
		learn.F3(32, s.low[j-1], s.low[j+1], set),
		learn.F3(33, shape, set, ctx),
		learn.F1(34, s.low[j-3]),
		learn.F1(35, s.low[j+3]),
		learn.F2(36, t2, w),
		learn.F3(37, set, s.suffix[j+1][0], t1),
	)
	if c := s.cluster[j]; c[2] != 0 {
		f = append(f, learn.F1(50, c[0]), learn.F1(51, c[1]), learn.F1(52, c[2]), learn.F2(53, c[1], t1), learn.F2(54, c[1], next),
			learn.F2(55, c[1], shape), learn.F2(56, c[1], s.suffix[j][0]), learn.F2(57, c[2], ctx))
	}
	if c := s.cluster[j+1]; c[2] != 0 {
		f = append(f, learn.F1(58, c[1]), learn.F1(59, c[2]), learn.F2(60, c[1], set), learn.F2(61, c[0], shape))
	}
	if c := s.cluster[j-1]; c[2] != 0 {
		f = append(f, learn.F1(62, c[1]), learn.F1(63, c[2]), learn.F2(64, c[1], set), learn.F2(65, c[0], shape))
	}
	for k := 0; k < 4; k++ {
		if x := s.suffix[j][k]; x != 0 {
			f = append(f, learn.F1(40, x), learn.F2(41, x, t1), learn.F2(42, x, next))
			if k == 1 {
				f = append(f, learn.F3(43, x, shape, first), learn.F2(44, x, s.low[j-1]), learn.F2(45, x, s.low[j+1]))
			}
		}
	}
	for k := 0; k < 3; k++ {
		if x := s.prefix[j][k]; x != 0 {
			f = append(f, learn.F1(46, x))
		}
	}
	return f
}
