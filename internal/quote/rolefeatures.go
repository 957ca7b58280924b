package quote

import "dateline/internal/doc"

// roleFeatures sets the features of a word in the view.
func (x *marking) roleFeatures(f *features, v *view, t doc.Token) {
	f.start(0)
	side := one(t > v.head)
	if t == v.head {
		side = 2
	}
	x.roleWords(f, v, t, side)
	f.template = 30
	mark := x.roleMarks(f, v, t, side)
	f.template = 40
	x.roleRules(f, v, t, side)
	f.template = 60
	if !v.home.Has(t) { // another sentence
		f.two(side, mark)
		f.three(side, mark, x.markTo(v, t-1))
		f.two(side, x.at(v.head).lemma)
		f.three(side, x.at(t).form, mark)
		return
	}
	f.template = 70
	x.roleTree(f, v, t, side, mark)
}

// roleWords are the features of the word, those around it and the cue.
func (x *marking) roleWords(f *features, v *view, t doc.Token, side uint64) {
	w, p, n, p2, n2 := x.at(t), x.at(t-1), x.at(t+1), x.at(t-2), x.at(t+2)
	c := x.at(v.head)
	f.two(side, w.form)
	f.two(side, p.form)
	f.two(side, n.form)
	f.one(p2.form)
	f.one(n2.form)
	f.two(p.form, w.form)
	f.two(w.form, n.form)
	f.two(side, w.lemma)
	f.two(side, w.coarse)
	f.two(p.coarse, w.coarse)
	f.two(w.coarse, n.coarse)
	f.two(p.xpos, w.xpos)
	f.two(w.xpos, n.xpos)
	f.three(p.upos, w.upos, n.upos)
	f.three(side, w.upos, w.rel)
	f.two(side, distance(t, v.head))
	f.three(side, distance(t, v.head), w.upos)
	f.three(side, c.lemma, w.form)
	f.two(side, c.lemma)
	f.three(side, c.coarse, w.upos)
	f.three(side, c.xpos, w.xpos)
}

// markTo says how a word stands to quotation marks, seen from the cue.
func (x *marking) markTo(v *view, t doc.Token) uint64 {
	m := x.at(t).marks
	if m == insideQuotation && x.quoted[t] == x.quoted[v.head] {
		return 8
	}
	return m
}

func (x *marking) roleMarks(f *features, v *view, t doc.Token, side uint64) uint64 {
	m := x.markTo(v, t)
	f.two(side, m)
	f.three(side, x.markTo(v, t-1), m)
	f.three(side, m, x.markTo(v, t+1))
	f.three(m, x.at(v.head).lemma, side)
	f.three(m, side, x.at(t-1).form)
	f.three(m, side, x.at(t+1).form)
	return m
}

// roleRules are the features of what the rules make of the word, and of what other
// cues there are.
func (x *marking) roleRules(f *features, v *view, t doc.Token, side uint64) {
	class := uint64(200)
	if v.rule >= 0 {
		class = uint64(x.cues[v.rule].sense.class)
	}
	hint := func(t doc.Token) uint64 {
		if !v.window.Has(t) {
			return 50
		}
		return uint64(v.hints[t-v.window.Start])
	}
	h := hint(t)
	f.two(h, class)
	f.three(hint(t-1), h, class)
	f.three(h, hint(t+1), class)
	f.two(h, x.at(t).form)
	f.two(h, x.at(t-1).form)
	f.two(h, x.at(t+1).form)
	other := uint64(0)
	if r := x.ruled[t]; r >= 0 && t != v.head {
		other = 1 + uint64(x.cues[r].sense.class)
	}
	f.two(side, other)
	f.three(side, x.sureOf(v, t), x.at(t).upos)
	f.three(x.sureOf(v, t-1), x.sureOf(v, t), x.sureOf(v, t+1))
	f.three(side, x.sureOf(v, t+1), x.at(t).form)
	f.three(side, x.sureOf(v, t), uint64(x.sure[v.head]))
}

// sureOf says how sure it is that a word is another cue.
func (x *marking) sureOf(v *view, t doc.Token) uint64 {
	if x.there(t) && t != v.head {
		return uint64(x.sure[t])
	}
	return 9
}

// roleTree are the features of the way through the tree from the cue to the word,
// and of the parts of the tree that begin and end with it.
func (x *marking) roleTree(f *features, v *view, t doc.Token, side, mark uint64) {
	w, p, n, c := x.at(t), x.at(t-1), x.at(t+1), x.at(v.head)
	i := t - v.home.Start
	path, length, blocked := v.path[i], uint64(v.length[i]), uint64(v.blocks[i])
	f.one(path)
	f.two(path, w.upos)
	f.two(path, c.lemma)
	f.two(path, c.coarse)
	f.two(path, w.form)
	f.two(length, side)

	b := v.branch[i]
	branch, first := x.at(b), x.at(x.sub[b].Start).form
	kind := branch.rel<<4 | uint64(v.up[i])<<1 | one(b > v.head)
	at := one(x.sub[b].Start == t) | one(x.sub[b].End == t+1)<<1 | one(b == t)<<2
	f.two(kind, at)
	f.two(kind, w.form)
	f.three(kind, at, c.lemma)
	f.three(kind, at, w.form)
	f.three(kind, at, n.form)
	f.three(kind, at, p.form)
	f.two(kind, c.lemma)
	f.three(kind, c.coarse, c.xpos)
	f.three(kind, c.xpos, c.rel)
	f.two(kind, first)
	f.three(kind, first, c.lemma)
	f.two(kind, branch.lemma)
	f.two(kind, mark)
	f.three(kind, distance(t, x.sub[b].Start), side)
	f.three(blocked, kind, length)
	f.two(blocked, path)
	f.three(blocked, side, w.upos)

	f.template = 100
	if o := w.opens - v.home.Start; w.opens >= 0 && v.home.Has(w.opens) {
		f.one(v.path[o])
		f.two(v.path[o], c.lemma)
		f.two(v.path[o], p.form)
		f.three(x.sureOf(v, w.opens), side, uint64(v.blocks[o]))
	}
	f.template = 105
	if e := w.ends - v.home.Start; w.ends >= 0 && v.home.Has(w.ends) {
		f.one(v.path[e])
		f.two(v.path[e], c.lemma)
		f.two(v.path[e], w.form)
	}
	f.template = 110
	if i > 0 {
		o := v.branch[i-1]
		f.three(x.at(o).rel, kind, one(o == b))
		f.three(x.at(o).rel, kind, w.form)
	}
	f.template = 115
	if t+1 < v.home.End {
		o := v.branch[i+1]
		f.three(x.at(o).rel, kind, one(o == b))
	}
	f.template = 120
	marks := uint64(0) // of punctuation between
	for k := min(t, v.head) + 1; k < max(t, v.head) && marks < 4; k++ {
		marks += one(x.words[k].upos == uint64(doc.PUNCT))
	}
	f.two(marks, side)
	f.three(marks, kind, side)
	f.two(one(t+1 == v.home.End)|one(t == v.home.Start)<<1, w.form)
}
