package quote

import "dateline/internal/doc"

// said returns the words of a clause without the "that" before it.
func (x *reading) said(r doc.Run, after doc.Token) doc.Run {
	r.Start = max(r.Start, after)
	if x.finiteIn(after, r.Start) {
		r.Start = after // the tree has taken a later clause for the whole
	} else if t := r.Start - 1; t-1 >= after && x.quoteMark(t) && x.quoted[t-1] >= 0 {
		r.Start = max(after, x.quotations[x.quoted[t-1]].run.Start)
	}
	for r.Start < r.End && (x.is(r.Start, doc.PUNCT) || x.word(r.Start) == "that" && x.rel(r.Start) == doc.Mark) {
		r.Start++
	}
	if r.Start < r.End && x.finiteIn(r.Start, r.Start+1) { // its subject was cut off
		t := r.Start
		for t > after && x.nominalWords(t-1, t) && !x.is(t-1, doc.ADV) && !x.temporal(t-1) {
			t--
		}
		if t > after && !x.is(after, doc.ADP) && !x.is(after, doc.ADV) && !x.is(after, doc.PUNCT) && !x.temporal(after) && !x.is(after, doc.SCONJ) {
			t = after // a longer subject: "said high prices in May led to ..."
		}
		r.Start = t
	}
	r = x.pastPlace(r)
	for r.End-r.Start > 3 && r.Start > 0 && x.is(r.Start-1, doc.VERB) || r.End-r.Start > 3 && timeWords[x.word(r.Start)] { // "said [late on Friday] he ...": the cue's own
		t := r.Start
		for t < r.Start+3 && (x.is(t, doc.ADP) || x.word(t) == "late" || x.word(t) == "early" || x.word(t) == "earlier") {
			t++
		}
		if !weekdays[x.word(t)] {
			break
		}
		r.Start = t + 1
		if x.punct(r.Start, ",") || x.word(r.Start) == "that" && x.rel(r.Start) == doc.Mark {
			r.Start++
		}
	}
	for range 3 { // "... and that ..." hung elsewhere
		and := r.End
		if x.punct(and, ",") {
			and++
		}
		if and+1 >= x.sentence.End || !x.is(and, doc.CCONJ) || x.word(and+1) != "that" || x.rel(and+1) != doc.Mark {
			break
		}
		k := x.head(and + 1)
		if k < and || x.sub[k].End <= r.End {
			break
		}
		r.End = x.sub[k].End
	}
	return r
}

// strayThat returns the clause with "that" which follows the cue and its
// hearers, and which the tree has hung elsewhere.
func (x *reading) strayThat(c *cue) doc.Run {
	if c.sense.takes&(takesThat|takesTell) == 0 {
		return doc.Run{}
	}
	t := c.run.End
	for ; t < min(c.run.End+10, x.sentence.End) && x.word(t) != "that"; t++ {
		if x.aside(t) || x.verbal(t) || c.sense.takes&takesTell == 0 && !c.passive {
			return doc.Run{}
		}
	}
	if t+1 >= x.sentence.End || x.word(t) != "that" || x.rel(t) != doc.Mark || len(x.nouns[x.lemma(t-1)]) > 0 {
		return doc.Run{}
	}
	k := x.head(t)
	if k < t || x.ownSubject(k) < t {
		return doc.Run{}
	}
	end := x.sub[k].End
	if x.sub[k].Start < c.head { // it holds the cue itself: up to the comma
		for end = t; end < x.sentence.End && !(x.punct(end, ",") && x.quoted[end] < 0); end++ {
		}
	}
	return doc.Run{Start: t + 1, End: end}
}

// gardenPath returns a clause whose subject the tree has taken for the verb's
// object, so that its own verb was left without one: "said [the road] [was
// closed]". Empty if there is none.
func (x *reading) gardenPath(c *cue, d dependents) doc.Run {
	if d.clause >= 0 || d.to >= 0 || d.object < c.head || x.tags.XPOS[c.head] == doc.VBG && !goesOn[x.lemma(c.head)] || c.sense.takes&takesThat == 0 || c.sense.class > evidence {
		return doc.Run{}
	}
	for t := d.object + 1; t < x.sentence.End; t++ {
		if x.punct(t, ",:;()–—") || x.is(t, doc.SCONJ) && !x.is(t+1, doc.VERB) || relative[x.word(t)] || x.quoted[c.head] >= 0 && x.quoted[t] != x.quoted[c.head] {
			break
		}
		if !x.finiteIn(t, t+1) {
			continue
		}
		w := t
		switch x.rel(t) {
		case doc.Aux, doc.AuxPass, doc.Cop:
			w = x.head(t)
		}
		if x.is(t-1, doc.CCONJ) || w < t || x.ownSubject(w) >= 0 || x.trees.Child(w, doc.Cc) >= 0 || x.rel(w) != doc.Conj && x.rel(w) != doc.Parataxis {
			break
		}
		return doc.Run{Start: max(x.sub[d.object].Start, c.run.End), End: max(x.sub[w].End, x.sub[d.object].End)}
	}
	return doc.Run{}
}

// clauseOnHearer returns a clause that the tree has hung on the hearer instead of
// the verb: "told reporters Putin had offered ...".
func (x *reading) clauseOnHearer(c *cue, obj doc.Token) doc.Token {
	hearers := c.hearers
	if obj >= 0 {
		hearers = append(hearers[:len(hearers):len(hearers)], obj)
	}
	for _, h := range hearers {
		if h < c.head {
			continue
		}
		for _, k := range x.trees.Children(h) {
			if r := x.rel(k); k > h && (r == doc.AclRelcl || r == doc.Ccomp || r == doc.Acl || r == doc.Parataxis || r == doc.Appos) {
				if s := x.ownSubject(k); s > h && !relative[x.word(s)] || s > h && x.word(x.sub[k].Start) == "that" && x.sub[k].Start != s {
					return k
				}
			}
		}
	}
	return doc.None
}

// pastHearer starts a content after hearers that the tree has taken into it:
// "told [reporters today] the talks had failed".
func (x *reading) pastHearer(r doc.Run, c *cue) doc.Run {
	if r.Start != c.run.End {
		return r
	}
	for t := r.Start; t < min(r.Start+3, r.End); t++ {
		switch x.word(t) {
		case "reporters", "journalists", "media", "lawmakers", "parliament":
			c.hearers = append(c.hearers, t)
			for t++; t < r.End && (timeWords[x.word(t)] || x.word(t) == "on" && t+1 < r.End && timeWords[x.word(t+1)] || x.word(t) == "that" || x.punct(t, ",")); {
				t++
			}
			r.Start = t
			return r
		}
		if x.verbal(t) || x.is(t, doc.PROPN) {
			break
		}
	}
	return r
}

// saysOfNoun reports whether a clause that the tree gives the verb belongs to a
// noun between them: "heard the claim that ...", "the region, where ...".
func (x *reading) saysOfNoun(c *cue, clause doc.Token) bool {
	at := x.sub[clause].Start
	if at <= c.head+1 {
		return false
	}
	switch w := x.word(at); w {
	case "that":
		return len(x.nouns[x.lemma(at-1)]) > 0
	case "who", "which", "where":
		return x.punct(at-1, ",") && !x.finiteIn(c.run.End, at)
	}
	return false
}

// finiteIn reports whether a finite verb stands between the tokens.
func (x *reading) finiteIn(from, to doc.Token) bool {
	for ; from < to; from++ {
		switch x.tags.XPOS[from] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return true
		}
	}
	return false
}

func (x *reading) infinitive(k doc.Token) bool {
	for _, m := range x.trees.Children(k) {
		if m < k && (x.rel(m) == doc.Mark || x.is(m, doc.PART)) && x.word(m) == "to" {
			return true
		}
	}
	return x.tags.XPOS[k] == doc.VB && x.trees.Child(k, doc.Aux, doc.Nsubj) < 0
}

// infinitiveAfter returns an infinitive that the nominal has to do: on the verb or on the nominal.
func (x *reading) infinitiveAfter(v, nominal doc.Token) doc.Token {
	for _, h := range [2]doc.Token{nominal, v} {
		for _, k := range x.trees.Children(h) {
			if k > nominal && x.infinitive(k) && (x.rel(k) == doc.Acl || x.rel(k) == doc.Xcomp || x.rel(k) == doc.Advcl || x.rel(k) == doc.Obl || x.rel(k) == doc.Nmod) {
				return k
			}
		}
	}
	return doc.None
}

// afterColon reports whether the token stands after a colon or an opening
// quotation mark that follow the cue.
func (x *reading) afterColon(t doc.Token, c *cue) bool {
	for t--; t > c.head; t-- {
		if x.punct(t, ":") {
			return true
		}
		if !x.is(t, doc.PUNCT) {
			return false
		}
	}
	return t == c.head && c.run.End > c.head+1
}

// pastPlace starts a content after the cue's own "in a statement that".
func (x *reading) pastPlace(r doc.Run) doc.Run {
	if !x.is(r.Start, doc.ADP) {
		return r
	}
	for t := r.Start + 1; t < min(r.Start+8, r.End) && !x.verbal(t) && !x.aside(t); t++ {
		if x.word(t) == "that" {
			r.Start = t + 1
			break
		}
	}
	return r
}
