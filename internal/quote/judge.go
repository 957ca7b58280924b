package quote

import "dateline/internal/doc"

// none is the score of an attribution that is not there.
const none = -9999

// step is a score in steps of about 0.4.
func step(score int32) uint64 { return uint64(min(max((score+4000)/400, 0), 25)) }

// judgeFeatures sets what speaks for and against the i-th of the proposed
// attributions, seen beside the others: PolNeAR marks the outermost alone.
func (x *marking) judgeFeatures(f *features, list []attribution, i int) {
	f.start(4000)
	a := &list[i]
	w := x.at(a.head)
	score, inQuote, rule := step(a.score), one(x.quoted[a.head] >= 0), uint64(0)
	if r := x.ruled[a.head]; r >= 0 {
		rule = 1 + uint64(x.cues[r].sense.class)
	}
	f.one(score)
	f.two(score, w.upos)
	f.two(score, rule)
	f.two(score, inQuote)
	f.two(w.lemma, w.upos)
	f.two(w.coarse, w.upos)
	f.two(w.lemma, inQuote)
	f.two(w.rel, w.upos)
	f.two(rule, inQuote)
	s := x.d.Tokens.Of[a.head]
	kind, early := uint64(x.d.SentenceKind(s)), uint64(min(s, 3))
	f.two(kind, score)
	f.two(kind, early)
	f.two(early, w.upos)
	f.template = 4020
	x.judgeSource(f, a, w, inQuote, score)
	f.template = 4050
	x.judgeContent(f, a, w, inQuote, score)
	f.template = 4100
	x.judgeOthers(f, list, i, inQuote, score, rule)
}

func (x *marking) judgeSource(f *features, a *attribution, w *word, inQuote, score uint64) {
	if a.source.Start < 0 {
		f.two(w.lemma, 77)
		f.two(w.upos, score)
		f.two(w.coarse, 77)
		return
	}
	f.template += 3
	s := x.at(a.source.End - 1)
	if h := x.headIn(a.source); h >= 0 {
		s = x.at(h)
	}
	side := one(a.source.Start > a.head)
	f.two(s.lemma, inQuote)
	f.two(s.coarse, w.coarse)
	f.two(s.fine, w.upos)
	f.three(s.xpos, side, inQuote)
	f.three(side, distance(a.source.Start, a.head), w.upos)
	f.two(uint64(min(a.source.Len(), 12)), side)
	f.two(s.xpos, score)
	f.two(x.at(a.source.Start).form, inQuote)
}

func (x *marking) judgeContent(f *features, a *attribution, w *word, inQuote, score uint64) {
	var n, before, after, quotes uint64
	for _, r := range a.content {
		n += uint64(r.Len())
		before |= one(r.Start < a.head)
		after |= one(r.Start >= a.head)
		for t := r.Start; t < r.End; t++ {
			quotes |= one(x.quoted[t] >= 0 && x.quoted[t] != x.quoted[a.head])
		}
	}
	first := a.content[0]
	shape := before | after<<1 | quotes<<2 | uint64(min(len(a.content), 3))<<3
	size := distance(doc.Token(n), 0)
	f.two(shape, inQuote)
	f.two(shape, w.upos)
	f.two(shape, w.lemma)
	f.two(shape, score)
	f.three(size, shape, w.upos)
	f.two(size, score)
	f.two(x.at(first.Start).form, w.upos)
	f.two(x.at(first.Start).xpos, w.coarse)
	f.two(x.at(first.End-1).xpos, w.upos)
	if n == 1 {
		f.two(x.at(first.Start).form, score)
	}
	f.template = 4070
	if head := x.headIn(first); head >= 0 {
		h := x.at(head)
		f.two(h.rel, w.upos)
		f.two(h.upos, w.lemma)
		f.two(h.coarse, w.coarse)
	}
}

// beside is how many proposals before and after one are looked at beside it.
const beside = 40

func (x *marking) judgeOthers(f *features, list []attribution, i int, inQuote, score, rule uint64) {
	a := &list[i]
	first := a.content[0]
	// The surest that holds it, that it holds, that has some of its content, that
	// shares its cue, and that says some of the quotation it stands in.
	var inside, over, twin, rival, quoter int32 = none, none, none, none, none
	insideBy, whole := doc.Token(doc.None), uint64(0)
	for j := max(0, i-beside); j < min(len(list), i+beside); j++ {
		b := &list[j]
		if j == i {
			continue
		}
		if b.cue.Overlaps(a.cue) {
			rival = max(rival, b.score)
			continue
		}
		for _, r := range b.content {
			if r.Contains(a.cue) && b.score > inside {
				inside, insideBy, whole = b.score, b.head, one(r.Contains(first))
			}
			if q := x.quoted[a.head]; q >= 0 && r.Overlaps(x.quotations[q].run) && x.quoted[b.head] != q {
				quoter = max(quoter, b.score)
			}
			if r.Overlaps(first) && !r.Contains(a.cue) {
				twin = max(twin, b.score)
			}
		}
		for _, r := range a.content {
			if r.Contains(b.cue) {
				over = max(over, b.score)
			}
		}
	}
	w := x.at(a.head)
	f.two(step(inside), whole)
	f.three(step(inside), score, whole)
	f.three(step(inside), inQuote, rule)
	f.two(step(inside-a.score), whole)
	f.two(step(over), score)
	f.two(step(twin), score)
	f.one(step(twin - a.score))
	f.two(step(rival), score)
	f.one(step(rival - a.score))
	f.two(step(quoter), score)
	f.three(step(quoter), inQuote, step(inside))
	f.three(inQuote, step(inside), w.lemma)
	if insideBy >= 0 {
		f.two(x.at(insideBy).lemma, whole)
		f.three(x.at(insideBy).coarse, w.coarse, whole)
	}
}
