package name

import (
	"encoding/binary"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// The templates. Their numbers are part of the model: what is trained with one
// numbering is read with the same.
const (
	tBias = iota + 1
	tWord
	tWordBefore
	tWordAfter
	tWordBefore2
	tWordAfter2
	tWordAndBefore
	tWordAndAfter
	tWordsAround
	tWordsBefore
	tWordsAfter
	tShape
	tShapeBefore
	tShapeAfter
	tShapesAround
	tPrefix2
	tPrefix3
	tPrefix4
	tSuffix2
	tSuffix3
	tSuffix4
	tCoarse
	tClass
	tFine
	tClassBefore
	tClassAfter
	tFineBefore
	tFineAfter
	tClassAndBefore
	tClassAndAfter
	tClassBefore2
	tClassAfter2
	tClassShape
	tClassesAround
	tRunShape
	tRunLast
	tRunFirst
	tRunBefore
	tRunAfter
	tRunBeforeClass
	tRunAfterClass
	tRunHead
	tRunTail
	tRunLastClass
	tRunFirstClass
	tMode
	tStart
	tLowered
	tCorpus
	tCorpusWord
	tCorpusClass
	tCorpusShape
	tCorpusRunLast
	tCorpusAfter
	tCorpusBefore
	tSuffixShape
	tFirstReading
	tElsewhere
	tElsewhereShape
	tElsewherePlace
	tElsewhereBefore
	tElsewhereAfter
	tPhrase
	tSense
	tSite
	tSenseSite
	tSiteClass
	tShort
	tNowhere
	tPerson
)

// outside stands for the tokens before and after a sentence.
var outside = token{word: 1, shape: 0xF}

// at returns the token, or outside if it lies beyond its sentence.
func (x *reader) at(t int, run doc.Run) *token {
	if t < int(run.Start) || t >= int(run.End) {
		return &outside
	}
	return &x.tokens[t]
}

// features returns the features of a token that both readings share. The slice
// holds until the next call of features, first or second.
func (x *reader) features(t int) []uint64 {
	s := x.d.Tokens.Of[t]
	run := x.d.Tokens.Sentences[s]
	mode := uint64(x.sentences[s].mode)
	k := &x.tokens[t]
	b1, b2, a1, a2 := x.at(t-1, run), x.at(t-2, run), x.at(t+1, run), x.at(t+2, run)
	shape := k.shape<<2 | mode
	corpus := uint64(x.corpus)
	affix := binary.LittleEndian.Uint64(k.affix[:])
	suffix3 := affix >> 40

	f := append(x.buf[:0],
		learn.F1(tBias, 0),
		learn.F1(tWord, k.word),
		learn.F1(tWordBefore, b1.word),
		learn.F1(tWordAfter, a1.word),
		learn.F1(tWordBefore2, b2.word),
		learn.F1(tWordAfter2, a2.word),
		learn.F2(tWordAndBefore, b1.word, k.word),
		learn.F2(tWordAndAfter, k.word, a1.word),
		learn.F2(tWordsAround, b1.word, a1.word),
		learn.F2(tWordsBefore, b2.word, b1.word),
		learn.F2(tWordsAfter, a1.word, a2.word),
		learn.F1(tShape, shape),
		learn.F2(tShapeBefore, b1.shape, shape),
		learn.F2(tShapeAfter, shape, a1.shape),
		learn.F3(tShapesAround, b1.shape, shape, a1.shape),
		learn.F1(tPrefix2, affix&0xFFFF),
		learn.F1(tPrefix3, affix&0xFFFFFF),
		learn.F1(tPrefix4, affix&0xFFFFFFFF),
		learn.F1(tSuffix2, affix>>48),
		learn.F1(tSuffix3, suffix3),
		learn.F1(tSuffix4, affix>>32),
		learn.F2(tSuffixShape, suffix3, shape),
		learn.F1(tMode, mode),
		learn.F1(tCorpus, corpus),
		learn.F2(tCorpusWord, corpus, k.word),
		learn.F2(tCorpusShape, corpus, shape),
		learn.F2(tCorpusAfter, corpus, a1.word),
		learn.F2(tCorpusBefore, corpus, b1.word),
	)
	if k.fine != 0 {
		f = append(f,
			learn.F1(tCoarse, uint64(k.coarse)),
			learn.F1(tClass, uint64(k.classes)),
			learn.F1(tFine, uint64(k.fine)),
			learn.F2(tCorpusClass, corpus, uint64(k.classes)))
	}
	if b1.fine != 0 {
		f = append(f, learn.F1(tClassBefore, uint64(b1.classes)), learn.F1(tFineBefore, uint64(b1.fine)))
	}
	if a1.fine != 0 {
		f = append(f, learn.F1(tClassAfter, uint64(a1.classes)), learn.F1(tFineAfter, uint64(a1.fine)))
	}
	f = append(f,
		learn.F2(tClassAndBefore, uint64(b1.classes), uint64(k.classes)),
		learn.F2(tClassAndAfter, uint64(k.classes), uint64(a1.classes)),
		learn.F1(tClassBefore2, uint64(b2.classes)),
		learn.F1(tClassAfter2, uint64(a2.classes)),
		learn.F2(tClassShape, uint64(k.classes), shape),
		learn.F3(tClassesAround, uint64(b1.classes), uint64(k.classes), uint64(a1.classes)))
	if t == int(run.Start) {
		f = append(f, learn.F2(tStart, shape, uint64(k.classes)))
	}
	if k.kind.capital() {
		f = append(f, learn.F2(tLowered, uint64(x.memory.lowered(k.word)), shape))
		if mode == uint64(plain) {
			f = x.runFeatures(f, t, k, run)
		}
	}
	if v := x.known[t]; v[asSense] != 0 || v[asSite] != 0 {
		f = append(f,
			learn.F2(tSense, uint64(v[asSense]), mode),
			learn.F2(tSite, uint64(v[asSite]), mode),
			learn.F3(tSenseSite, uint64(v[asSense]), uint64(v[asSite]), mode),
			learn.F3(tSiteClass, uint64(v[asSite]), uint64(k.classes), shape))
	}
	if p := x.known[t][asPerson]; p != 0 {
		f = append(f, learn.F2(tPerson, uint64(p), mode))
	}
	x.buf = f
	return f
}

// runFeatures adds what the run of capitals says: how it begins and ends, what
// stands around it, and where in it the token is.
func (x *reader) runFeatures(f []uint64, t int, k *token, run doc.Run) []uint64 {
	from, to := int(k.run.Start), int(k.run.End)
	size := to - from
	place := uint64(0)
	switch {
	case size == 1:
	case t == from:
		place = 1
	case t == to-1:
		place = 2
	default:
		place = 3
	}
	start := uint64(0)
	if from == int(run.Start) {
		start = 1
	}
	before, after := x.at(from-1, run), x.at(to, run)
	firstOf, lastOf := &x.tokens[from], &x.tokens[to-1]
	f = append(f,
		learn.F3(tRunShape, place, uint64(min(size, 5)), start),
		learn.F2(tRunLast, lastOf.word, place),
		learn.F2(tRunFirst, firstOf.word, place),
		learn.F2(tRunBefore, before.word, place),
		learn.F2(tRunAfter, after.word, place),
		learn.F2(tRunBeforeClass, uint64(before.fine), place),
		learn.F2(tRunAfterClass, uint64(after.fine), place),
		learn.F2(tRunLastClass, uint64(lastOf.classes), place),
		learn.F2(tRunFirstClass, uint64(firstOf.classes), place),
		learn.F3(tCorpusRunLast, uint64(x.corpus), lastOf.word, place))
	// The head of "Coalition for Unity and Democracy" is the run before "for".
	if h := x.joined(from, -1, run); h != from {
		f = append(f, learn.F2(tRunHead, x.tokens[h].word, place))
	}
	if e := x.joined(to-1, 1, run); e != to-1 {
		f = append(f, learn.F2(tRunTail, x.tokens[e].word, place))
	}
	return f
}

// joined goes over small joining words from the border t of a run of capitals, and
// returns the last token of the run beyond; t where there is none.
func (x *reader) joined(t, step int, run doc.Run) int {
	at := t + step
	for n := 0; n < maxGap && x.at(at, run).word != 1 && !x.at(at, run).kind.capital(); n++ {
		if !joints[x.at(at, run).word] {
			return t
		}
		at += step
	}
	if k := x.at(at, run); k.kind.capital() {
		return int(k.run.End) - 1
	}
	return t
}
