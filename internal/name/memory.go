package name

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
)

// memory is what the first reading made of the document's words.
type memory struct {
	words   map[uint64]*seen
	pool    []seen
	phrases map[uint64][]phrase     // by their first word
	marks   []uint8                 // for each token, its label in a name read elsewhere
	short   map[uint64]doc.NameType // what a short form in brackets stands for: "the Party of Work (PW)"
	small   map[uint64]bool         // words that stand in small letters, of those that also stand in capitals
}

// seen counts what a word was read as, wherever it has a capital.
type seen struct {
	types [doc.MISC + 1]int32
	ends  int32 // how often it ended a name
}

// phrase is a name of several words.
type phrase struct {
	run   doc.Run
	kind  doc.NameType
	count int32
}

// lowered notes which words stand in small letters somewhere in the document.
func (x *reader) lowered() {
	m := &x.memory
	if m.small == nil {
		m.small, m.words, m.phrases, m.short = map[uint64]bool{}, map[uint64]*seen{}, map[uint64][]phrase{}, map[uint64]doc.NameType{}
	}
	clear(m.small)
	for _, s := range x.stretches {
		for t := s.Start; t < s.End; t++ {
			if k := &x.tokens[t]; k.kind.capital() {
				m.small[k.word] = false
			}
		}
	}
	for i := range x.tokens {
		if k := &x.tokens[i]; k.kind == small {
			if was, ok := m.small[k.word]; ok && !was {
				m.small[k.word] = true
			}
		}
	}
}

// lowered reports 1 if the word, in capitals here, is in small letters elsewhere.
func (m *memory) lowered(word uint64) int {
	if m.small[word] {
		return 1
	}
	return 0
}

// counts reports whether the reading of a token is remembered: sentences in capitals
// are read worst, and count only where all are.
func (x *reader) counts(t doc.Token) bool {
	return x.allCaps || x.sentences[x.d.Tokens.Of[t]].mode != caps
}

// remember notes the labels of the first reading.
func (x *reader) remember() {
	m := &x.memory
	clear(m.words)
	clear(m.phrases)
	clear(m.short)
	m.pool = m.pool[:0]
	if n := len(x.tokens); cap(m.pool) < n {
		m.pool = make([]seen, 0, n)
	}
	m.marks = resize(m.marks, len(x.tokens))
	clear(m.marks)
	for _, s := range x.stretches {
		if !x.counts(s.Start) {
			continue
		}
		start := s.Start
		for t := s.Start; t < s.End; t++ {
			l := x.labels[t]
			if k := &x.tokens[t]; k.kind.capital() {
				w := m.words[k.word]
				if w == nil {
					m.pool = append(m.pool, seen{})
					w = &m.pool[len(m.pool)-1]
					m.words[k.word] = w
				}
				if l == 0 {
					w.types[0]++
				} else {
					w.types[typeOf(l)]++
					if p := placeOf(l); p == lasts || p == unit {
						w.ends++
					}
				}
			}
			if l != 0 && placeOf(l) == begins {
				start = t
			}
			if l != 0 && placeOf(l) == lasts {
				x.notePhrase(doc.Run{Start: start, End: t + 1}, typeOf(l))
				x.noteShort(t+1, typeOf(l))
			}
		}
	}
	if len(m.phrases) > 0 {
		x.markPhrases()
	}
}

func (x *reader) notePhrase(run doc.Run, kind doc.NameType) {
	first := x.tokens[run.Start].word
	list := x.memory.phrases[first]
	for i := range list {
		if list[i].kind == kind && list[i].run.Len() == run.Len() && x.same(list[i].run, run.Start) {
			list[i].count++
			return
		}
	}
	x.memory.phrases[first] = append(list, phrase{run, kind, 1})
}

// noteShort notes the capitals in brackets at t, behind a name of several words.
func (x *reader) noteShort(t doc.Token, kind doc.NameType) {
	if end := x.d.Tokens.Sentences[x.d.Tokens.Of[t-1]].End; t+2 >= end || x.tokens[t].word != bracket {
		return
	}
	if k := &x.tokens[t+1]; kind != doc.PER && x.tokens[t+2].word == bracketEnd && (k.kind == upper || k.kind == mixed) {
		if _, ok := x.memory.short[k.word]; !ok {
			x.memory.short[k.word] = kind
		}
	}
}

// same reports whether the words of the run stand at t too.
func (x *reader) same(run doc.Run, t doc.Token) bool {
	for i := doc.Token(0); i < doc.Token(run.Len()); i++ {
		if x.tokens[run.Start+i].word != x.tokens[t+i].word {
			return false
		}
	}
	return true
}

// markPhrases labels the tokens that repeat a name of several words read
// elsewhere; the longest name wins.
func (x *reader) markPhrases() {
	m := &x.memory
	for _, s := range x.stretches {
		for t := s.Start; t < s.End; t++ {
			var best *phrase
			list := m.phrases[x.tokens[t].word]
			for i := range list {
				p := &list[i]
				if int(t)+p.run.Len() > int(s.End) || best != nil && p.run.Len() <= best.run.Len() || !x.same(p.run, t) {
					continue
				}
				own := int32(0)
				if end := t + doc.Token(p.run.Len()); x.labels[t] == label(p.kind, begins) && x.labels[end-1] == label(p.kind, lasts) && x.counts(t) {
					own = 1
				}
				if p.count > own {
					best = p
				}
			}
			if best == nil {
				continue
			}
			n := doc.Token(best.run.Len())
			for i := range n {
				m.marks[t+i] = label(best.kind, inside)
			}
			m.marks[t], m.marks[t+n-1] = label(best.kind, begins), label(best.kind, lasts)
			t += n - 1
		}
	}
}

// first returns the features of a token that only the first reading has.
func (x *reader) first(t int) []uint64 {
	k := &x.tokens[t]
	x.buf = append(x.buf[:0], learn.F1(tFirstReading, k.shape))
	return x.buf
}

// second returns the features of a token that only the second reading has: what
// the same words were read as elsewhere.
func (x *reader) second(t int) []uint64 {
	k := &x.tokens[t]
	mode := uint64(x.sentences[x.d.Tokens.Of[t]].mode)
	most, share, ends := x.elsewhere(t)
	f := x.buf[:0]
	if m := x.memory.marks[t]; m != 0 {
		f = append(f, learn.F1(tPhrase, uint64(m)))
	}
	if kind := x.memory.short[k.word]; kind != 0 && k.kind.capital() {
		f = append(f, learn.F1(tShort, uint64(kind)))
	}
	if share == 0 {
		x.buf = append(f, learn.F1(tNowhere, k.shape))
		return x.buf
	}
	vote := uint64(most)<<2 | share
	f = append(f,
		learn.F1(tElsewhere, vote),
		learn.F3(tElsewhereShape, vote, k.shape, mode),
		learn.F2(tElsewherePlace, vote, ends))
	run := x.d.Tokens.Sentences[x.d.Tokens.Of[t]]
	if t > int(run.Start) {
		other, s, _ := x.elsewhere(t - 1)
		f = append(f, learn.F2(tElsewhereBefore, vote, uint64(other)<<2|s))
	}
	if t+1 < int(run.End) {
		other, s, _ := x.elsewhere(t + 1)
		f = append(f, learn.F2(tElsewhereAfter, vote, uint64(other)<<2|s))
	}
	x.buf = f
	return f
}

// elsewhere returns what the token's word was read as most often in other places,
// how clearly (0 never, 1 most, 2 once always, 3 always), and whether it ended names there.
func (x *reader) elsewhere(t int) (most doc.NameType, share, ends uint64) {
	k := &x.tokens[t]
	if !k.kind.capital() {
		return 0, 0, 0
	}
	w := x.memory.words[k.word]
	if w == nil {
		return 0, 0, 0
	}
	counts, last := w.types, w.ends
	if l := x.labels[t]; x.counts(doc.Token(t)) {
		if l == 0 {
			counts[0]--
		} else {
			counts[typeOf(l)]--
			if p := placeOf(l); p == lasts || p == unit {
				last--
			}
		}
	}
	total := int32(0)
	for c, n := range counts {
		total += n
		if n > counts[most] {
			most = doc.NameType(c)
		}
	}
	switch {
	case total == 0:
		return 0, 0, 0
	case counts[most] < total:
		share = 1
	case total == 1:
		share = 2
	default:
		share = 3
	}
	switch {
	case last == total:
		ends = 2
	case last > 0:
		ends = 1
	}
	return most, share, ends
}
