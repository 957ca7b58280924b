package quote

import "dateline/internal/doc"

// trimContent cuts marks from the ends, what belongs to the cue and its source,
// and a participle that goes on with another cue.
func (x *reading) trimContent(c *cue) {
	kept := c.content[:0]
	for _, r := range c.content {
		if c.source >= 0 && r.Has(c.source) {
			if c.named.Start <= r.Start {
				r.Start = c.named.End
			} else if r.End > c.named.Start {
				r.End = c.named.Start
			}
		}
		if r.Has(c.head) {
			if c.head-r.Start > r.End-c.head {
				r.End = c.run.Start
			} else {
				r.Start = c.run.End
			}
		}
		if x.inRelative(c) {
			r = x.upToComma(r)
		}
		if r = x.trimRun(x.cutCoordinated(c, x.cutFollowing(r))); !r.Empty() {
			kept = append(kept, r)
		}
	}
	c.content = kept
}

// upToAdjunct ends an infinitive before a phrase that a comma sets off: it says
// why or when the promise was made.
func (x *reading) upToAdjunct(r doc.Run) doc.Run {
	for t := r.Start + 2; t+1 < r.End; t++ {
		if x.punct(t, ",") && x.quoted[t] < 0 {
			switch x.tags.UPOS[t+1] {
			case doc.ADP, doc.SCONJ:
				r.End = t
			case doc.VERB:
				if x.tags.XPOS[t+1] == doc.VBG {
					r.End = t
				}
			}
		}
	}
	return r
}

func (x *reading) upToComma(r doc.Run) doc.Run {
	for t := r.Start; t < r.End; t++ {
		if x.punct(t, ",") && x.quoted[t] < 0 {
			r.End = t
		}
	}
	return r
}

// inRelative reports whether the cue stands in a relative clause that a comma
// opens: "the vote, which he called a farce, ...". The next comma closes it.
func (x *reading) inRelative(c *cue) bool {
	if c.source < 0 || c.sense.part != "verb" {
		return false
	}
	t := min(c.named.Start, c.run.Start)
	if relative[x.word(t)] {
		t++
	}
	return t-2 >= x.sentence.Start && relative[x.word(t-1)] && x.punct(t-2, ",")
}

// cutFollowing ends a content where ", adding that" goes on with what is said
// next, or ", a charge that" with what others say of it.
func (x *reading) cutFollowing(r doc.Run) doc.Run {
	for t := r.Start + 2; t < r.End; t++ {
		if x.punct(t, ";") && x.quoted[t] < 0 && x.ownCueIn(t+1, r.End) {
			r.End = t
			break
		}
		if x.is(t, doc.DET) && x.punct(t-1, ",") && x.quoted[t] < 0 && t+2 < r.End && len(x.nouns[x.lemma(t+1)]) > 0 && x.hasVerb(t+2, r.End) {
			r.End = t - 1
			break
		}
		if x.tags.XPOS[t] == doc.VBG && x.punct(t-1, ",–—;") && goesOn[x.lemma(t)] && x.quoted[t] == x.quoted[r.Start] {
			r.End = t - 1
		}
	}
	return r
}

// ownCueIn reports whether a finite verb of speech with a subject of its own
// stands between the tokens.
func (x *reading) ownCueIn(from, to doc.Token) bool {
	for t := from; t < to; t++ {
		if p := x.tags.XPOS[t]; (p == doc.VBD || p == doc.VBZ) && goesOn[x.lemma(t)] && x.quoted[t] < 0 {
			if s := x.ownSubject(t); s >= from {
				return true
			}
		}
	}
	return false
}

// cutCoordinated ends a content before a finite verb of speech that is
// coordinated with the cue, as one is for sure after what is no clause
// ("rejected the plan and said ..."), and after a clause if it has no subject of
// its own and is a plain "said" or stands after a comma.
func (x *reading) cutCoordinated(c *cue, r doc.Run) doc.Run {
	if c.sense.part != "verb" || c.source < 0 {
		return r
	}
	for t := r.Start + 1; t < r.End; t++ {
		p := x.tags.XPOS[t]
		if c.clausal && p == doc.VBD && x.lemma(t) == "say" && x.quoted[t] < 0 {
			if end := x.beforeAnother(r.Start, t); end > 0 {
				r.End = end
				break
			}
		}
		if p != doc.VBD && p != doc.VBZ || !x.is(t-1, doc.CCONJ) || x.rel(t) == doc.AclRelcl || x.quoted[t] != x.quoted[c.head] {
			continue
		}
		senses := x.sensesOf(t)
		if len(senses) == 0 || c.clausal && (senses[0].class > act || !goesOn[x.lemma(t)] && !x.punct(t-2, ",") || x.ownSubject(t) >= 0) {
			continue
		}
		x.carried = carried{t, c.source}
		r.End = t - 1
		break
	}
	return r
}

// beforeAnother returns where a content ends that runs on to what another said,
// who is named between ", and" and the verb: "..., and a spokesman for the army said
// ..."; 0 if it does not.
func (x *reading) beforeAnother(start, said doc.Token) doc.Token {
	t := said - 1
	for t > start && !x.verbal(t) && !x.aside(t) && !x.is(t, doc.CCONJ) && !x.is(t, doc.SCONJ) {
		t--
	}
	if t <= start+1 || said-t < 2 || !x.is(t, doc.CCONJ) || !x.punct(t-1, ",") || x.is(said-1, doc.PRON) || !x.nominal(said-1) || x.quoted[t] >= 0 {
		return 0
	}
	return t - 1
}

// trimRun cuts punctuation from both ends, but keeps brackets and quotation marks that pair inside.
func (x *reading) trimRun(r doc.Run) doc.Run {
	for !r.Empty() && x.is(r.Start, doc.PUNCT) && !x.quoteMark(r.Start) && !x.punct(r.Start, "([") {
		r.Start++
	}
	for !r.Empty() && x.is(r.End-1, doc.PUNCT) && !x.quoteMark(r.End-1) && !x.punct(r.End-1, ")]") {
		r.End--
	}
	return r
}
