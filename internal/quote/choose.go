package quote

import "dateline/internal/doc"

// alternatives is how many readings of a cue's surroundings are weighed against
// each other.
const alternatives = 8

// alternative is one of the likeliest readings of a cue's surroundings.
type alternative struct {
	attribution
	rank int
	less int32 // than the score of the likeliest
}

// choiceFeatures sets what speaks for one reading of the cue that the view is on:
// how likely it is, whether source and content are whole parts of the tree, what
// stands at their ends and between them. The labelling sees single words; this
// sees the stretches that they make.
func (x *marking) choiceFeatures(f *features, v *view, a *alternative) {
	f.start(6000)
	c := x.at(a.head)
	f.one(uint64(a.rank))
	f.one(uint64(min(a.less/8, 30)))
	f.two(uint64(min(a.less/16, 15)), c.coarse)

	if a.source.Start >= 0 {
		f.template = 6100
		x.stretch(f, a.source, c)
		side, gap := one(a.source.Start > a.head), x.between(a.source, a.cue)
		f.template = 6190
		f.two(gap, side)
		f.three(gap, side, x.at(a.source.End).form)
	} else {
		f.template = 6195
		f.one(c.upos)
		f.one(c.lemma)
		f.two(c.rel, c.xpos)
	}
	f.template = 6200
	x.stretch(f, a.cue, c)
	f.template = 6290
	f.two(uint64(a.cue.Len()), c.upos)
	f.two(uint64(a.head-a.cue.Start), c.xpos)
	f.two(uint64(a.cue.End-a.head), c.xpos)
	covered := 0
	for i, r := range a.content {
		base := 6300 + 100*one(i > 0)
		f.template = base
		x.stretch(f, r, c)
		f.template = base + 90
		x.chosenContent(f, v, r, a.cue)
		covered += r.Len()
	}
	f.template = 6600
	pieces := uint64(min(len(a.content), 4))
	f.two(pieces, c.lemma)
	f.two(pieces, c.coarse)
	f.one(pieces)
	f.two(distance(doc.Token(v.home.Len()-covered), 0), pieces)
	if len(a.content) > 1 {
		first, second := a.content[0], a.content[1]
		f.one(x.between(first, second))
		f.two(x.at(first.End).form, x.at(second.Start).form)
		shape, h := x.whole(second)
		f.two(shape, h.rel)
		f.two(x.words[first.End-1].marks, x.words[second.Start].marks)
	}
}

// chosenContent are the features of a piece of content.
func (x *marking) chosenContent(f *features, v *view, r, cue doc.Run) {
	c := x.at(v.head)
	side, gap := one(r.Start > v.head), x.between(r, cue)
	f.two(gap, side)
	f.three(gap, side, c.coarse)
	f.two(gap, c.lemma)
	f.two(one(r.End >= v.home.End-1), side)
	f.two(one(r.Start == v.home.Start), side)
	sure, open := uint8(0), 8
	for t := r.Start; t < r.End; t++ {
		if v.home.Has(t) && v.blocks[t-v.home.Start] < 3 {
			sure = max(sure, x.sure[t])
		}
		switch x.words[t].marks {
		case openingMark:
			open++
		case closingMark:
			open--
		}
	}
	f.two(uint64(sure), side)
	f.three(uint64(sure), x.at(r.End).form, side)
	f.two(uint64(open), x.words[r.End-1].marks)
}

// whole says how a stretch lies to the part of the tree below its head.
func (x *marking) whole(r doc.Run) (shape uint64, head *word) {
	h := x.headIn(r)
	if h < 0 {
		return 99, &edge
	}
	heads := uint64(0)
	for t := r.Start; t < r.End; t++ {
		heads += one(!r.Has(x.head(t)) && !x.aside(t))
	}
	s := x.trimRun(x.sub[h])
	shape = one(r.Start == s.Start) | one(r.Start < s.Start)<<1 | one(r.End == s.End)<<2 | one(r.End > s.End)<<3 | min(heads, 3)<<4
	return shape, x.at(h)
}

// stretch are the features of a source, cue or content as a whole, and of its ends.
func (x *marking) stretch(f *features, r doc.Run, c *word) {
	base := f.template
	shape, h := x.whole(r)
	first, last, before, after, then := x.at(r.Start), x.at(r.End-1), x.at(r.Start-1), x.at(r.End), x.at(r.End+1)
	f.two(shape, h.rel)
	f.three(shape, h.rel, h.upos)
	f.three(shape, c.coarse, h.upos)
	f.two(shape, c.lemma)
	f.three(shape, h.rel, c.lemma)
	f.two(first.form, h.upos)
	f.two(first.xpos, last.xpos)
	f.two(last.form, after.form)
	f.two(last.xpos, after.xpos)
	f.three(last.upos, after.form, then.xpos)
	f.two(after.form, then.form)
	f.two(after.form, then.rel)
	f.three(after.form, then.coarse, shape)
	f.two(before.form, first.form)
	f.two(before.form, first.xpos)
	f.two(c.lemma, first.form)
	f.two(c.lemma, first.upos)
	f.two(c.lemma, before.form)
	f.two(c.lemma, after.form)
	f.two(distance(doc.Token(r.Len()), 0), h.upos)
	// The part of the tree that is left out after it, and whether it hangs on it.
	if after.opens >= 0 {
		o, hangs := x.at(after.opens), one(r.Has(x.head(after.opens)))
		f.two(o.rel, after.form)
		f.three(o.rel, o.upos, shape)
		f.two(o.rel, hangs)
		f.three(o.rel, hangs, c.lemma)
	}
	f.template = base + 40
	if then.opens >= 0 && x.aside(r.End) {
		o, hangs := x.at(then.opens), one(r.Has(x.head(then.opens)))
		f.three(o.rel, after.form, then.form)
		f.three(o.rel, o.upos, after.form)
		f.three(o.rel, after.form, hangs)
		f.three(o.rel, o.coarse, hangs)
	}
}

// between says what stands between two stretches: whether punctuation does, and
// how many words do.
func (x *marking) between(r, s doc.Run) uint64 {
	if s.Start < r.Start {
		r, s = s, r
	}
	marks, words := uint64(0), uint64(0)
	for t := r.End; t < s.Start; t++ {
		if x.aside(t) {
			marks = 1
		} else {
			words = min(words+1, 6)
		}
	}
	return marks | words<<1
}
