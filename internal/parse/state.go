package parse

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
)

// move is what the parser does next.
type move int8

const (
	shift move = iota // the first word of the buffer goes onto the stack
	left              // the top of the stack hangs on the first word of the buffer
	right             // the top of the stack hangs on the word below it
	moves
)

// state is a sentence half parsed. Words are 0 to n-1; n is the root, which
// stands at the end of the buffer; n+1 stands for "no word".
type state struct {
	n     int
	stack []int32
	next  int32 // the first word of the buffer
	heads []int32
	rels  []doc.Rel
	kids  []children

	word  []uint64 // hash in lower case
	upos  []uint64
	tag   []uint64 // UPOS and XPOS
	mid   []uint64 // class of the word, of 256; 0 if unknown
	fine  []uint64 // class of the word, of 4096; 0 if unknown
	super []uint64 // supertag
	seen  []counts // of the words before each
}

// children are the outermost two dependents on each side; none is n+1.
type children struct {
	l1, l2, r1, r2 int32
	nl, nr         uint8
	rels           uint64 // the relations of all of them, as a set
}

// counts are how many verbs, commas and so on stand before a word.
type counts struct{ verbs, commas, ands, marks uint16 }

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// load begins a sentence.
func (s *state) load(d *doc.Doc, run doc.Run, clusters *learn.Clusters) {
	s.n = run.Len()
	n := s.n + 2
	s.stack, s.next = s.stack[:0], 0
	s.heads, s.rels, s.kids = resize(s.heads, n), resize(s.rels, n), resize(s.kids, n)
	s.word, s.upos, s.tag, s.seen = resize(s.word, n), resize(s.upos, n), resize(s.tag, n), resize(s.seen, n)
	s.mid, s.fine = resize(s.mid, n), resize(s.fine, n)
	s.super = resize(s.super, n)
	none := int32(s.n + 1)
	var c counts
	for i := range n {
		s.heads[i] = -1
		s.kids[i] = children{l1: none, l2: none, r1: none, r2: none}
		s.seen[i] = c
		if i >= s.n {
			s.super[i] = uint64(1000 + i - s.n)
			s.word[i], s.upos[i], s.tag[i] = uint64(i-s.n+1), uint64(100+i-s.n), uint64(100+i-s.n)<<8
			continue
		}
		at := run.Start + doc.Token(i)
		w := d.Word(at)
		u, x := d.Tags.UPOS[at], d.Tags.XPOS[at]
		s.word[i] = learn.HashWord(w)
		id := clusters.Of(w)
		s.mid[i], s.fine[i] = uint64(clusters.Prefix(id, 2)), uint64(id)
		s.upos[i], s.tag[i] = uint64(u), uint64(u)<<8|uint64(x)
		switch {
		case u == doc.VERB || u == doc.AUX:
			c.verbs++
		case w == ",":
			c.commas++
		case u == doc.CCONJ:
			c.ands++
		case u == doc.PUNCT && x != doc.HYPH:
			c.marks++
		}
	}
}

func (s *state) root() int32 { return int32(s.n) }
func (s *state) none() int32 { return int32(s.n + 1) }

func (s *state) done() bool { return int(s.next) == s.n && len(s.stack) == 0 }

// top returns the k-th word from the top of the stack.
func (s *state) top(k int) int32 {
	if len(s.stack) <= k {
		return s.none()
	}
	return s.stack[len(s.stack)-1-k]
}

// ahead returns the k-th word of the buffer.
func (s *state) ahead(k int) int32 { return min(s.next+int32(k), s.none()) }

// legal returns the moves that may be made, as bits. The last word alone may
// hang on the root.
func (s *state) legal() uint8 {
	m := uint8(0)
	if int(s.next) < s.n {
		m |= 1 << shift
		if len(s.stack) > 0 {
			m |= 1 << left
		}
	} else if len(s.stack) == 1 {
		m |= 1 << left
	}
	if len(s.stack) > 1 {
		m |= 1 << right
	}
	return m
}

// only returns the legal move if there is but one, else -1.
func (s *state) only() move {
	switch s.legal() {
	case 1 << shift:
		return shift
	case 1 << left:
		return left
	case 1 << right:
		return right
	}
	return -1
}

func (s *state) shift() {
	s.stack = append(s.stack, s.next)
	s.next++
}

// arc returns what the move would draw.
func (s *state) arc(m move) (head, dep int32) {
	if m == left {
		return s.next, s.top(0)
	}
	return s.top(1), s.top(0)
}

// attach makes a left or right move.
func (s *state) attach(m move, rel doc.Rel) {
	head, dep := s.arc(m)
	s.stack = s.stack[:len(s.stack)-1]
	s.heads[dep], s.rels[dep] = head, rel
	k := &s.kids[head]
	k.rels |= 1 << uint64(rel)
	if m == left {
		k.l1, k.l2 = dep, k.l1
		k.nl = min(k.nl+1, 200)
	} else {
		k.r1, k.r2 = dep, k.r1
		k.nr = min(k.nr+1, 200)
	}
}
