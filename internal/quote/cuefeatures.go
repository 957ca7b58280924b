package quote

import "dateline/internal/doc"

// mayCue reports whether a word may be the head of a cue.
func (x *marking) mayCue(t doc.Token) bool {
	switch x.tags.UPOS[t] {
	case doc.VERB, doc.NOUN, doc.ADJ:
		return true
	case doc.PUNCT:
		return x.punct(t, ":―—–")
	case doc.ADP, doc.SCONJ, doc.ADV, doc.AUX, doc.PROPN, doc.X:
		return x.ruled[t] >= 0
	}
	return false
}

// cueFeatures sets the features of a word that may be a cue.
func (x *marking) cueFeatures(f *features, t doc.Token) {
	f.start(2000)
	w := x.at(t)
	x.cueWords(f, t, w)
	f.template = 2050
	shape := x.cueDependents(f, t, w)
	f.template = 2100
	x.cueMarks(f, t, w)
	f.template = 2120
	x.cueRules(f, t, w, shape)
}

// cueWords are the features of the word, those around it and the one above it.
func (x *marking) cueWords(f *features, t doc.Token, w *word) {
	p, n, p2, n2 := x.at(t-1), x.at(t+1), x.at(t-2), x.at(t+2)
	g := &edge
	if h := x.head(t); h >= 0 {
		g = x.at(h)
	}
	f.one(0)
	f.two(w.lemma, w.upos)
	f.two(w.lemma, w.xpos)
	f.two(w.lemma, w.rel)
	f.one(w.form)
	f.two(w.fine, w.upos)
	f.two(w.coarse, w.upos)
	f.two(w.fine, w.xpos)
	f.two(w.fine, w.rel)
	f.two(w.coarse, w.rel)
	f.two(w.upos, w.rel)
	f.two(w.xpos, w.rel)
	f.two(w.lemma, g.lemma)
	f.three(w.upos, w.rel, g.lemma)
	f.three(w.coarse, w.rel, g.coarse)
	f.three(w.upos, w.rel, g.coarse)
	f.three(w.rel, g.rel, w.upos)
	f.one(p.form)
	f.one(n.form)
	f.one(p2.form)
	f.one(n2.form)
	f.two(p.xpos, w.upos)
	f.two(n.xpos, w.upos)
	f.three(n.xpos, n2.xpos, w.upos)
	f.three(p.xpos, p2.xpos, w.upos)
	f.two(w.lemma, n.form)
	f.two(w.lemma, p.form)
	f.three(w.lemma, n.form, n2.form)
	f.two(w.coarse, n.form)
	f.two(w.coarse, p.form)
	f.two(w.upos, n.coarse)
	f.two(w.upos, p.coarse)

	// The verb that it stands below.
	depth, above := 0, doc.Token(doc.None)
	way, rel := uint64(0), w.rel
	for h := x.head(t); h >= 0; h = x.head(h) {
		depth++
		if above < 0 && x.tags.UPOS[h] == doc.VERB {
			above, way = h, rel
		}
		rel = x.words[h].rel
	}
	f.two(uint64(min(depth, 6)), w.upos)
	if above >= 0 {
		a := x.at(above)
		f.three(a.lemma, way, w.upos)
		f.three(a.coarse, way, w.coarse)
		f.three(a.fine, way, one(above < t))
	}
}

// cueDependents are the features of what depends on the word; shape says which
// sorts of dependents it has.
func (x *marking) cueDependents(f *features, t doc.Token, w *word) (shape uint64) {
	subject, object := doc.Token(doc.None), doc.Token(doc.None)
	base := f.template
	kids := x.trees.Children(t)
	for i, k := range kids {
		f.template = base
		kw, order := x.at(k), uint64(i)
		f.three(kw.rel, w.upos, one(k > t))
		f.two(kw.rel, w.lemma)
		f.two(kw.rel, w.coarse)
		f.three(kw.rel, kw.lemma, w.upos)
		f.three(kw.rel, kw.coarse, w.coarse)
		f.three(kw.rel, kw.coarse, w.upos)
		f.three(kw.rel, order, w.upos)
		f.three(kw.rel, order, w.lemma)
		f.three(kw.rel, order, w.coarse)
		first := x.at(x.sub[k].Start)
		switch rel := x.rel(k); rel {
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter:
			subject = k
			shape |= 1 << one(k > t)
		case doc.Ccomp, doc.Xcomp, doc.Acl, doc.Advcl:
			f.three(kw.rel, w.upos, first.form)
			f.three(kw.rel, w.coarse, first.form)
			switch rel {
			case doc.Ccomp:
				shape |= 4 << one(k < t)
			case doc.Xcomp:
				shape |= 16
			case doc.Acl:
				shape |= 256
			}
		case doc.Obl, doc.Nmod:
			f.template = base + 12
			f.two(w.lemma, first.form)
			f.two(w.coarse, first.form)
		case doc.Obj:
			object = k
			shape |= 32
		case doc.Parataxis:
			shape |= 64
		case doc.AuxPass:
			shape |= 128
		case doc.AclRelcl:
			shape |= 256
		case doc.Cop:
			shape |= 512
		case doc.Mark:
			shape |= 1024
		}
	}
	f.template = base + 20
	n := uint64(len(kids))
	f.two(n, w.lemma)
	f.three(n, w.coarse, w.rel)
	f.three(n, w.upos, w.rel)
	f.three(n, shape, w.upos)
	f.two(shape, w.upos)
	f.two(shape, w.lemma)
	f.two(shape, w.coarse)
	f.three(shape, w.rel, w.upos)
	if subject >= 0 {
		k := x.at(subject)
		f.two(k.lemma, w.lemma)
		f.three(k.coarse, w.coarse, shape)
		f.two(k.fine, w.upos)
		f.two(k.xpos, w.coarse)
		f.two(k.xpos, w.lemma)
	}
	f.template = base + 30
	if object >= 0 {
		k := x.at(object)
		f.two(k.lemma, w.lemma)
		f.two(k.fine, w.coarse)
		f.two(k.fine, w.lemma)
	}
	return shape
}

// cueMarks are the features of the quotation marks around the word.
func (x *marking) cueMarks(f *features, t doc.Token, w *word) {
	near := uint64(0)
	for d := doc.Token(1); d <= 3; d++ {
		near |= one(x.at(t+d).marks == openingMark) | one(x.at(t-d).marks == closingMark)<<1
	}
	near |= one(x.punct(t+1, ":")) << 2
	has := x.marksIn(x.d.Tokens.Of[t])
	f.two(w.marks, w.upos)
	f.two(w.marks, w.lemma)
	f.two(near, w.marks)
	f.three(near, w.marks, w.coarse)
	f.two(near, w.lemma)
	f.three(has, w.marks, w.upos)
	f.three(has, w.marks, w.coarse)
}

// cueRules are the features of what the rules say of the word, and of the nearest
// word above it of which they say anything.
func (x *marking) cueRules(f *features, t doc.Token, w *word, shape uint64) {
	class := func(t doc.Token) uint64 {
		r := x.ruled[t]
		if r < 0 {
			return 0
		}
		c := &x.cues[r]
		return 1 + uint64(c.sense.class)<<3 | one(c.source >= 0)<<1 | one(len(c.quotes) > 0)<<2
	}
	sense := uint64(0) // of the lexicon, whether or not the rules have found a statement
	switch x.tags.UPOS[t] {
	case doc.VERB:
		if l := x.sensesOf(t); len(l) > 0 {
			sense = 1 + uint64(l[0].class)
		}
	case doc.NOUN:
		if len(x.nouns[x.lemma(t)]) > 0 {
			sense = 20
		}
	}
	f.two(class(t), w.upos)
	f.two(class(t), w.lemma)
	f.two(class(t), sense)
	f.three(sense, w.rel, w.upos)
	f.three(sense, shape, w.upos)
	for h := x.head(t); h >= 0; h = x.head(h) {
		if c := class(h); c > 0 {
			f.two(c, w.upos)
			f.three(c, x.at(h).lemma, one(h < t))
			f.three(c, w.rel, w.coarse)
			break
		}
	}
}
