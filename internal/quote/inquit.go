package quote

import "dateline/internal/doc"

// surrounded gives the cues without content those clauses that they stand after
// or inside: "It rained, he said", "It, he said, rained". A clause at the very
// end that a comma sets off is one whatever the tree says.
func (x *reading) surrounded(first int) {
	for i := first; i < len(x.cues); i++ {
		c := &x.cues[i]
		x.inquit(c)
		if x.inserted(c) || len(c.content) > 0 || c.source < 0 || c.sense.takes&(takesThat|takesQuote) == 0 || c.passive {
			continue
		}
		if c.sense.takes&takesThat == 0 && !(x.last(c) && x.personal(c.speaker)) {
			continue
		}
		if x.tags.XPOS[c.head] == doc.VBG && c.sense.part == "verb" && !x.quotedAs(c.head) {
			continue
		}
		inside := (x.rel(c.head) == doc.AclRelcl || x.rel(c.head) == doc.Acl) && !x.last(c)
		if inside || relative[x.word(c.source)] || c.run.End < x.sentence.End && x.takesPrep(c.sense, x.word(c.run.End)) {
			continue
		}
		if x.punct(c.clause.End, ":") && x.opensWithParticiple() {
			continue // "Asked whether it had, he replied: “...”"
		}
		mark := x.markOf(c)
		if c.sense.part == "phrase" || mark == "as" && (x.set(c) || c.clause.Start == x.sentence.Start) || mark == "" && x.set(c) && (x.last(c) || x.aside(c.clause.End) || !x.finiteIn(c.clause.End, x.sentence.End)) {
			x.around(c, first)
		}
	}
	// What others say ends where such a clause begins.
	for i := first; i < len(x.cues); i++ {
		if !x.cues[i].around {
			continue
		}
		clause := x.cues[i].clause
		for j := first; j < len(x.cues); j++ {
			if c := &x.cues[j]; j != i && !c.around {
				for k, r := range c.content {
					if r.Start < clause.Start && r.End > clause.Start {
						c.content[k] = x.trimRun(doc.Run{Start: r.Start, End: clause.Start})
					}
				}
			}
		}
	}
}

// opensWithParticiple reports whether the sentence begins with a verb that has no
// subject and says when or why the main one happened.
func (x *reading) opensWithParticiple() bool {
	t := x.sentence.Start
	return x.is(t, doc.VERB) && x.rel(t) == doc.Advcl && x.ownSubject(t) < 0
}

// personal reports whether the token names somebody who can speak.
func (x *reading) personal(t doc.Token) bool {
	if x.is(t, doc.PROPN) || x.is(t, doc.PRON) {
		return true
	}
	if x.d.Actors == nil {
		return false
	}
	a := x.d.Actors.ActorAt(t)
	return a >= 0 && x.d.Actors.Actors[a].Kind == doc.Person
}

// last reports whether nothing but a mark follows the cue's clause in the sentence.
func (x *reading) last(c *cue) bool {
	t := c.clause.End
	for t < x.sentence.End && x.aside(t) {
		t++
	}
	return t == x.sentence.End
}

// rest gives a cue that has found nothing the words after it, if they make a
// clause: the tree has missed that they are its complement.
func (x *reading) rest(c *cue) {
	s := c.sense
	if s.class != speech || s.takes&takesThat == 0 || s.part != "verb" || c.passive || c.source < 0 || c.source > c.head || x.quoted[c.head] >= 0 {
		return
	}
	if x.tags.XPOS[c.head] == doc.VBN && c.run.Len() == 1 {
		return // a participle rather than a verb that the tagger has mistaken
	}
	sentence := x.d.Tokens.Sentences[x.d.Tokens.Of[c.head]]
	if x.set(c) && x.finiteIn(sentence.Start, c.clause.Start) {
		return // it goes with what stands before
	}
	start := c.run.End
	for moved := true; moved; {
		moved = false
		for _, h := range c.hearers {
			if r := x.sub[h]; s.takes&takesTell != 0 && start >= r.Start && start <= h {
				start, moved = h+1, true
			}
		}
		for start < sentence.End && (x.punct(start, ",") || x.word(start) == "that") {
			start++
		}
	}
	r := x.pastPlace(x.cutFollowing(x.trimRun(doc.Run{Start: start, End: sentence.End})))
	if x.opensClause(r, x.rel(c.head) == doc.AclRelcl) {
		c.content = append(c.content, r)
	}
}

// opensClause reports whether the run begins with a subject and its finite verb;
// the subject may be missing in a relative clause ("what he said was a lie").
func (x *reading) opensClause(r doc.Run, relative bool) bool {
	subject := relative
	for t := r.Start; t < r.End; t++ {
		switch x.tags.XPOS[t] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return subject && (t == r.Start || !x.is(t-1, doc.CCONJ))
		case doc.PRP, doc.EX:
			subject = true
		}
		switch x.rel(t) {
		case doc.Nsubj, doc.NsubjPass, doc.Csubj, doc.Expl:
			subject = true
		case doc.Obj:
			subject = subject || x.head(t) < r.Start && x.lemma(x.head(t)) == "say" // it has no such object
		}
	}
	return false
}

// inquit finds the extent of the cue's own clause: source, cue, hearers and
// adverbials without the content.
func (x *reading) inquit(c *cue) {
	r := c.run
	grow := func(o doc.Run) {
		if o.Start <= r.End && o.End >= r.Start || o.Start <= r.End+1 && o.Start >= r.End && x.is(r.End, doc.PUNCT) || o.End == r.Start-1 && x.is(o.End, doc.PUNCT) {
			r.Start, r.End = min(r.Start, o.Start), max(r.End, o.End)
		}
	}
	if c.source >= 0 {
		r.Start, r.End = min(r.Start, c.named.Start), max(r.End, c.named.End)
	}
	if c.sense.part == "verb" {
		for _, k := range x.trees.Children(c.head) {
			switch x.rel(k) {
			case doc.Obj:
				if c.sense.takes&(takesTell|takesBid) == 0 {
					continue
				}
				fallthrough
			case doc.Advmod, doc.Obl, doc.OblUnmarked, doc.OblAgent, doc.CompoundPrt, doc.Aux, doc.AuxPass, doc.Mark, doc.Iobj, doc.NmodUnmarked, doc.Advcl, doc.Cc:
				if x.sub[k].Len() <= 25 && (k > c.head || x.rel(k) != doc.Obl && x.rel(k) != doc.Advcl) && !x.overlapsContent(c, x.sub[k]) && !(x.rel(k) == doc.Advcl && x.cueHead(k)) {
					grow(x.sub[k])
				}
			}
		}
	} else if p := c.run.Start; p > x.sentence.Start && x.is(p-1, doc.ADV) {
		r.Start--
	}
	if v := c.head; c.sense.part == "verb" && x.quotedAs(v) {
		// "the agency quoted him as saying", "he was quoted as saying"
		g := x.quoting(v)
		r.Start = min(r.Start, g)
		if s := x.ownSubject(g); s >= 0 && s < g {
			r.Start = min(r.Start, x.sub[s].Start)
		}
	}
	c.clause = r
}

// cueHead reports whether the token is the verb of another cue of the lexicon.
func (x *reading) cueHead(t doc.Token) bool {
	return x.is(t, doc.VERB) && len(x.verbs[x.lemma(t)]) > 0
}

func (x *reading) overlapsContent(c *cue, r doc.Run) bool {
	for _, o := range c.content {
		if o.Overlaps(r) {
			return true
		}
	}
	return false
}

// set reports whether the clause of the cue is set off from words before it: by
// a comma, a dash or a quotation mark.
func (x *reading) set(c *cue) bool {
	at := c.clause.Start - 1
	return at > x.sentence.Start && (x.punct(at, ",–—-?!") || x.quoteMark(at))
}

// markOf returns the conjunction that opens the cue's clause, or "".
func (x *reading) markOf(c *cue) string {
	for _, k := range x.trees.Children(c.head) {
		if x.rel(k) == doc.Mark && k < c.head && k >= c.clause.Start {
			return x.word(k)
		}
	}
	return ""
}

// inserted recognises a cue between commas that parts a subject from its verb,
// which trees get wrong: "The deal, he said, was dead".
func (x *reading) inserted(c *cue) bool {
	if c.sense.part != "verb" || c.source < 0 || c.passive || c.sense.takes&(takesThat|takesQuote) == 0 || relative[x.word(c.source)] || x.tags.XPOS[c.head] == doc.VBG {
		return false
	}
	core := doc.Run{Start: min(c.named.Start, c.run.Start), End: max(c.named.End, c.run.End)}
	if core.Start-2 < x.sentence.Start || core.Len() > 14 || !x.punct(core.Start-1, ",") {
		return false
	}
	for n := 0; core.End < x.sentence.End && !x.aside(core.End) && n < 8; n++ {
		core.End++
	}
	t := core.End + 1
	if t >= x.sentence.End || !x.punct(core.End, ",") || x.finiteIn(max(c.named.End, c.run.End), core.End) {
		return false
	}
	for t+1 < x.sentence.End && (x.quoteMark(t) || x.is(t, doc.ADV)) {
		t++
	}
	if !x.finiteIn(t, t+1) {
		return false
	}
	start := x.sentence.Start
	if q := x.quoted[c.head]; q >= 0 {
		start = max(start, x.quotations[q].run.Start)
	}
	before, after := x.trimRun(doc.Run{Start: start, End: core.Start}), x.trimRun(doc.Run{Start: core.End, End: x.sentence.End})
	if before.Empty() || after.Empty() || x.finiteIn(before.Start, before.End) && !x.hasQuotation(after) {
		return false
	}
	c.clause, c.content, c.around = core, []doc.Run{before, x.cutFollowing(after)}, true
	return true
}

// around makes the content of the words before the cue's clause and, where the
// cue stands in the middle, of those after it.
func (x *reading) around(c *cue, first int) {
	start := x.sentence.Start
	if q := x.quoted[c.head]; q >= 0 {
		start = max(start, x.quotations[q].run.Start)
	}
	for i := first; i < len(x.cues); i++ { // after a clause that is another's
		o := &x.cues[i]
		if o != c && o.around && o.clause.End <= c.clause.Start && o.clause.End > start {
			start = o.clause.End
		}
	}
	for t := c.clause.Start - 1; t > start; t-- {
		if x.punct(t, ";") && x.quoted[t] < 0 {
			start = t + 1
			break
		}
	}
	for start < c.clause.Start && (x.is(start, doc.PUNCT) && !x.quoteMark(start) || start > x.sentence.Start && x.is(start, doc.CCONJ)) {
		start++
	}
	before := x.trimRun(doc.Run{Start: start, End: c.clause.Start})
	after := doc.Run{Start: c.clause.End, End: c.clause.End}
	if end := c.clause.End; end < x.sentence.End && (before.Len() == 0 || x.punct(end, ",–—-")) {
		if rest := x.trimRun(doc.Run{Start: end, End: x.sentence.End}); !rest.Empty() && !relative[x.word(rest.Start)] && (before.Empty() || x.goesWith(rest, before, c)) {
			after = x.cutFollowing(rest)
		}
	}
	if !x.clausal(before, after) {
		return
	}
	if !before.Empty() {
		c.content = append(c.content, before)
	}
	if !after.Empty() {
		c.content = append(c.content, after)
	}
	c.around = true
}

// clausal reports whether the runs hold a clause: a verb and a subject.
func (x *reading) clausal(runs ...doc.Run) bool {
	verb, subject := false, false
	for _, r := range runs {
		for t := r.Start; t < r.End; t++ {
			verb = verb || x.verbal(t)
			switch x.rel(t) {
			case doc.Nsubj, doc.NsubjPass, doc.Csubj, doc.Expl, doc.NsubjOuter, doc.CsubjPass:
				subject = true
			}
			if t > r.Start && x.finiteIn(t, t+1) && x.nominal(t-1) {
				subject = true
			}
		}
	}
	return verb && subject
}

// goesWith reports whether the words after an inserted cue belong to those
// before it rather than to the cue: "It, he said, rained", but not "It rained,
// he said, after the meeting".
func (x *reading) goesWith(rest, before doc.Run, c *cue) bool {
	for t := rest.Start; t < rest.End; t++ {
		h := x.head(t)
		if h >= 0 && rest.Has(h) {
			continue
		}
		// t is a root of the rest.
		if h >= 0 && before.Has(h) {
			return true
		}
		for b := before.Start; b < before.End; b++ {
			if x.head(b) == t {
				return true
			}
		}
		return false
	}
	return false
}
