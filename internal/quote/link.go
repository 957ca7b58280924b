package quote

import (
	"sort"

	"dateline/internal/doc"
)

// looseQuotation is a quotation that has no cue of its own: one that goes on.
type looseQuotation struct {
	quote int32
	cue   int       // the cue whose speaker goes on, or None
	by    doc.Token // else the subject of the sentence before
}

// linkQuotations gives each quotation to the cue that introduces it, to one that
// it goes on from, or to nobody: then the marks only set a word apart.
func (x *reading) linkQuotations() {
	cueOf := make([]int, len(x.quotations))
	for i := range x.quotations {
		cueOf[i] = doc.None
		if x.quotations[i].nested {
			continue
		}
		after, before := x.cueAfter(int32(i)), x.cueBefore(int32(i))
		c := after
		if c < 0 || before >= 0 && !x.endsInComma(i) {
			c = before
		}
		if cueOf[i] = c; c >= 0 {
			x.introduce(&x.cues[c], int32(i))
		}
	}
	// The cue of a quotation that runs on to a paragraph which names its speaker.
	next := make([]int, len(x.quotations))
	for i, after := len(next)-1, doc.None; i >= 0; i-- {
		next[i] = doc.None
		if x.quotations[i].nested {
			continue
		}
		if x.quotations[i].more && after >= 0 {
			if next[i] = cueOf[after]; next[i] < 0 {
				next[i] = next[after]
			}
		}
		after = i
	}
	for i := range x.quotations {
		if q := &x.quotations[i]; !q.nested && cueOf[i] < 0 && x.speechLike(q) {
			x.goOn(i, cueOf, next)
		}
	}
}

// sentenceCues returns the range of the cues in a sentence.
func (x *reading) sentenceCues(s doc.Sentence) (int, int) {
	run := x.d.Tokens.Sentences[s]
	lo := sort.Search(len(x.cues), func(i int) bool { return x.cues[i].head >= run.Start })
	hi := lo
	for hi < len(x.cues) && x.cues[hi].head < run.End {
		hi++
	}
	return lo, hi
}

func (x *reading) endsInComma(i int) bool {
	in := x.d.Slice(x.quotations[i].inner)
	if in[len(in)-1] == ',' {
		return true
	}
	end := x.quotations[i].span.End
	return int(end) < len(x.d.Text) && x.d.Text[end] == ','
}

// cueAfter returns the cue whose clause begins right after the quotation, or None.
func (x *reading) cueAfter(i int32) int {
	q := &x.quotations[i]
	t := q.run.End
	n := doc.Token(x.d.Tokens.Len())
	for t < n && t < q.run.End+4 && x.aside(t) && !x.punct(t, ".") {
		t++
	}
	if t >= n || !x.sameParagraph(q.run.End-1, t) {
		return doc.None
	}
	s := x.d.Tokens.Of[t]
	split := s != x.d.Tokens.Of[q.run.End-1]
	if split {
		// The sentence ended inside the marks, and only a cue's clause follows: "Why?" he asked.
		if last := q.run.End - 1; !x.punct(last, "?!,.") && !x.endsInComma(int(i)) || x.d.Tokens.Sentences[s].Start < q.run.End {
			return doc.None
		}
	}
	lo, hi := x.sentenceCues(s)
	for k := lo; k < hi; k++ {
		c := &x.cues[k]
		if x.quoted[c.head] >= 0 || c.sense.takes&takesQuote == 0 || c.source < 0 || x.participle(c) {
			continue
		}
		if c.clause.End <= t || c.head < t || c.head > t+14 || !x.nominalWords(t, c.clause.Start) {
			continue
		}
		if len(c.content) > 0 && !c.around && !x.endsInComma(int(i)) {
			continue
		}
		if split && c.clause.End+2 < x.d.Tokens.Sentences[s].End {
			continue
		}
		return k
	}
	return doc.None
}

// participle reports whether the cue is one: it goes on from another and has
// its own quotation after it.
func (x *reading) participle(c *cue) bool {
	return x.tags.XPOS[c.head] == doc.VBG && c.sense.part == "verb" && !x.quotedAs(c.head) && x.trees.Child(c.head, doc.Aux) < 0
}

// nominalWords reports whether the tokens between are words of a nominal, which
// the tree may have cut off from the source, or adverbs.
func (x *reading) nominalWords(from, to doc.Token) bool {
	for ; from < to; from++ {
		switch x.tags.UPOS[from] {
		case doc.PROPN, doc.NOUN, doc.ADJ, doc.DET, doc.ADV, doc.NUM:
		default:
			return false
		}
	}
	return true
}

// cueBefore returns the cue that the quotation follows, or None.
func (x *reading) cueBefore(i int32) int {
	q := &x.quotations[i]
	p := q.run.Start - 1
	for p >= 0 && x.quoteMark(p) {
		p--
	}
	if p < 0 {
		return doc.None
	}
	s := x.d.Tokens.Of[q.run.Start]
	if x.d.Tokens.Of[p] != s {
		// "He went on:" and a new paragraph.
		if !x.punct(p, ":") || x.d.SentenceKind(x.d.Tokens.Of[p]) != doc.Body {
			return doc.None
		}
		lo, hi := x.sentenceCues(x.d.Tokens.Of[p])
		for k := hi - 1; k >= lo; k-- {
			if c := &x.cues[k]; c.sense.takes&takesQuote != 0 && (len(c.content) == 0 || c.around) && x.quoted[c.head] < 0 && c.source >= 0 {
				return k
			}
		}
		return doc.None
	}
	if !x.closesClause(q) {
		return doc.None
	}
	lo, hi := x.sentenceCues(s)
	for k := hi - 1; k >= lo; k-- {
		c := &x.cues[k]
		if c.head > p || x.quoted[c.head] >= 0 || c.passive && c.sense.takes&takesTell == 0 {
			continue
		}
		if c.sense.takes&takesQuote == 0 {
			return doc.None
		}
		end := max(c.clause.End, c.run.End)
		switch {
		case c.run.Has(p), x.punct(p, ":"):
			return k
		case x.is(p, doc.ADP):
			return doc.None // "went on for “years”"
		case x.punct(p, ",") || p < c.clause.End && x.closesInquit(c, p) || x.word(p) == "that":
			for t := end; t < p; t++ {
				if x.verbal(t) {
					return doc.None
				}
			}
			return k
		}
		return doc.None
	}
	return doc.None
}

// closesInquit reports whether a quotation may follow the token of the cue's
// clause without a comma: "told reporters “...”", "said on Friday “...”".
func (x *reading) closesInquit(c *cue, p doc.Token) bool {
	if x.temporal(p) || x.is(p, doc.ADV) || c.named.Has(p) || c.named.End == p+1 {
		return true
	}
	for _, h := range c.hearers {
		if x.sub[h].Has(p) {
			return true
		}
	}
	return false
}

// closesClause reports whether what follows the quotation does not go on with
// its clause: the end, a mark, or another cue's clause.
func (x *reading) closesClause(q *quotation) bool {
	t := q.run.End
	end := x.d.Tokens.Sentences[x.d.Tokens.Of[q.run.End-1]].End
	for t < end && x.quoteMark(t) {
		t++
	}
	return t >= end || x.aside(t) || x.is(q.run.End-1, doc.PUNCT) || q.run.Len() > 12
}

// sameParagraph reports whether two tokens stand in one block.
func (x *reading) sameParagraph(a, b doc.Token) bool {
	t := x.d.Tokens
	return t.Blocks[t.Of[a]] == t.Blocks[t.Of[b]]
}

// introduce gives a quotation to a cue. Where the quotation is only the end of a
// clause that the cue follows ("The deal “is dead,” he said"), the whole clause
// stays what is said.
func (x *reading) introduce(c *cue, i int32) {
	q := &x.quotations[i]
	if c.around && len(c.quotes) == 0 {
		for _, r := range c.content {
			for t := r.Start; t < min(r.End, q.run.Start); t++ {
				if !x.aside(t) && x.quoted[t] < 0 {
					c.mixed = true
				}
			}
		}
	}
	c.quotes = append(c.quotes, i)
}

// speechLike reports whether a quotation is a whole utterance: it begins a
// sentence and ends one.
func (x *reading) speechLike(q *quotation) bool {
	t := x.d.Tokens
	first := q.run.Start
	s := t.Sentences[t.Of[first]]
	for first > s.Start && x.quoteMark(first-1) {
		first--
	}
	if x.d.SentenceKind(t.Of[q.run.Start]) != doc.Body || first > s.Start || q.run.Len() < 3 {
		return false
	}
	last := q.run.End
	end := t.Sentences[t.Of[q.run.End-1]].End
	for last < end && x.aside(last) {
		last++
	}
	return last >= end
}

// goOn lets a quotation without a cue go on from the statement before it: in the
// same paragraph it belongs to the same cue; a paragraph of its own is a
// statement of its own.
func (x *reading) goOn(i int, cueOf, next []int) {
	q := &x.quotations[i]
	if next[i] >= 0 {
		x.loose = append(x.loose, looseQuotation{int32(i), next[i], doc.None})
		return
	}
	var (
		t    = x.d.Tokens
		last = sort.Search(len(x.cues), func(k int) bool { return x.cues[k].head >= q.run.Start }) - 1
		line = t.Blocks[t.Of[q.run.Start]]
	)
	for ; last >= 0; last-- {
		c := &x.cues[last]
		if line-t.Blocks[t.Of[c.head]] > 1 {
			last = doc.None
			break
		}
		if x.quoted[c.head] < 0 && c.source >= 0 && (len(c.content) > 0 || len(c.quotes) > 0) && c.sense.class <= act {
			break
		}
	}
	// The paragraph of the last quotation that went on without a cue.
	if n := len(x.loose); n > 0 {
		l := x.loose[n-1]
		at := x.quotations[l.quote].run.Start
		if l.quote < int32(i) && (last < 0 || x.cues[last].head < at) && line-t.Blocks[t.Of[at]] <= 1 {
			x.loose = append(x.loose, looseQuotation{int32(i), l.cue, l.by})
			return
		}
	}
	if last >= 0 {
		c := &x.cues[last]
		switch gap := line - t.Blocks[t.Of[c.head]]; {
		case gap == 0 && len(c.quotes) > 0 && t.Of[q.run.Start]-t.Of[c.head] <= 3:
			c.quotes = append(c.quotes, int32(i))
			cueOf[i] = last
			return
		case gap <= 1:
			x.loose = append(x.loose, looseQuotation{int32(i), last, doc.None})
			return
		}
	}
	if s := t.Of[q.run.Start]; s > 0 && t.Blocks[s-1] == line {
		run := t.Sentences[s-1]
		for v := run.Start; v < run.End; v++ {
			if x.head(v) == doc.None {
				if by := x.trees.Child(v, doc.Nsubj); by >= 0 {
					x.loose = append(x.loose, looseQuotation{int32(i), doc.None, by})
				}
				return
			}
		}
	}
}
