package quote

import "dateline/internal/doc"

// complements finds the content among the verb's complements to its right, and
// who hears it.
func (x *reading) complements(c *cue) {
	if c.passive {
		x.passiveComplements(c)
		return
	}
	var (
		v      = c.head
		s      = c.sense
		obj    = doc.Token(doc.None)
		clause = doc.Token(doc.None)
		to     = doc.Token(doc.None) // an infinitive
		ing    = doc.Token(doc.None) // a participle
		named  = doc.Token(doc.None) // what it is called
		phrase = doc.Token(doc.None)
		prep   = doc.Token(doc.None) // the phrase's preposition
	)
	for _, k := range x.trees.Children(v) {
		if k == c.source || k < v && x.rel(k) != doc.Obj {
			continue
		}
		switch x.rel(k) {
		case doc.Ccomp, doc.Parataxis:
			if at := x.sub[k].Start; at > v+1 && x.punct(at-1, ",") && (relative[x.word(at)] || x.word(at) == "where") && x.rel(k) == doc.Ccomp && x.word(at) != "that" && !x.finiteIn(c.run.End, at) {
				continue // ", where ...": it says more of a noun
			} else if at > v+1 && x.word(at) == "that" && len(x.nouns[x.lemma(at-1)]) > 0 {
				continue // "heard the claim that": it is the noun's
			}
			if clause < 0 && (x.rel(k) == doc.Ccomp || x.afterColon(x.sub[k].Start, c)) {
				clause = k
			}
		case doc.Xcomp:
			switch {
			case x.infinitive(k):
				to = k
			case x.tags.XPOS[k] == doc.VBG:
				ing = k
			case x.is(k, doc.VERB) || x.trees.Child(k, doc.Nsubj, doc.Cop) >= 0:
				clause = k
			default:
				named = k
			}
		case doc.Obj:
			if obj < 0 && !x.temporal(k) && (k > v || x.wide) {
				obj = k
			}
		case doc.Iobj:
			if c.hearers = append(c.hearers, k); obj < 0 && s.takes&takesBid != 0 {
				obj = k
			}
		case doc.Obl, doc.Advcl, doc.Nmod:
			w := x.caseOf(k)
			switch {
			case w == "" && x.rel(k) == doc.Obl && x.is(k, doc.NOUN) && obj < 0 && k > v && !x.temporal(k):
				obj = k
			case w == "as" && named < 0:
				named = k
			case w == "to" && x.rel(k) == doc.Obl && s.takes&(takesThat|takesNP) != 0 && !x.takesPrep(s, "to"):
				c.hearers = append(c.hearers, k)
			case phrase < 0 && x.takesPrep(s, w) && !x.is(x.sub[k].Start+1, doc.ADP) && (!x.temporal(k) || s.class == act):
				phrase, prep = k, x.sub[k].Start
			case x.rel(k) == doc.Advcl && ing < 0 && w == "" && x.tags.XPOS[k] == doc.VBG && k == c.run.End:
				ing = k
			}
		}
	}
	if clause < 0 && to < 0 && s.takes&takesTell != 0 {
		clause = x.clauseOnHearer(c, obj)
	}
	if to < 0 && obj >= 0 && s.takes&takesBid != 0 {
		to = x.infinitiveAfter(v, obj)
	}
	if r := x.strayThat(c); clause < 0 && to < 0 && !r.Empty() {
		if obj >= 0 && obj < r.Start {
			c.hearers = append(c.hearers, obj)
		}
		c.clausal = true
		c.content = append(c.content, r)
		x.trimContent(c)
		return
	}
	after := c.run.End
	add := func(r doc.Run) {
		if !r.Empty() {
			c.content = append(c.content, r)
		}
	}
	heard := s.takes&takesTell != 0 || s.takes&takesBid != 0 && s.takes&takesNP == 0
	switch {
	case clause >= 0 && s.takes&takesThat != 0:
		if c.stray >= 0 {
			x.sub[clause].Start = min(x.sub[clause].Start, x.sub[c.stray].Start)
		}
		if obj > v && obj < clause && heard {
			if !x.is(obj, doc.PRON) && x.ownSubject(clause) < 0 && x.word(x.sub[clause].Start) != "that" && !x.infinitive(clause) {
				x.sub[clause].Start = min(x.sub[clause].Start, x.sub[obj].Start) // no hearer: the clause's subject
			} else {
				c.hearers = append(c.hearers, obj)
				after = max(after, min(x.sub[obj].End, x.sub[clause].Start))
			}
		}
		c.clausal = true
		if r := x.said(clause, after); s.takes&takesTell != 0 {
			add(x.pastHearer(r, c))
		} else {
			add(r)
		}
	case clause >= 0 && s.takes&takesBid != 0: // "asked [the allies to send more]"
		add(x.said(clause, after))
	case len(s.particle) > 0 && obj < 0 && s.takes&(takesNP|takesBid) != 0:
		// The particle is a preposition: its object hangs on the verb as a phrase.
		if k := x.phraseAfter(c); k >= 0 {
			r := x.sub[k]
			if to < 0 {
				to = x.infinitiveAfter(v, k)
			}
			if to >= 0 && s.takes&takesBid != 0 {
				c.hearers = append(c.hearers, k)
				r.End = max(r.End, x.sub[to].End)
			} else if s.takes&takesNP == 0 {
				break
			}
			r.Start = max(r.Start, c.run.End)
			add(r)
		}
	case to >= 0 && obj >= 0 && obj < to && s.takes&takesBid != 0:
		c.hearers = append(c.hearers, obj)
		add(doc.Run{Start: max(x.sub[obj].Start, after), End: x.sub[to].End})
	case to >= 0 && s.takes&(takesTo|takesBid) != 0:
		add(x.upToAdjunct(x.said(to, after)))
	case named >= 0 && s.takes&takesAs != 0:
		r := x.sub[named]
		if obj >= 0 && obj < named {
			r.Start = x.sub[obj].Start
		}
		add(doc.Run{Start: max(r.Start, after), End: r.End})
	case obj >= 0 && s.takes&takesAs != 0 && x.calledAs(obj):
		add(doc.Run{Start: max(x.sub[obj].Start, after), End: x.sub[obj].End})
	case ing >= 0 && s.takes&takesGerund != 0:
		add(x.said(ing, after))
	case max(ing, clause) >= 0 && obj < 0 && s.takes&takesAs != 0 && x.hasQuotation(x.sub[max(ing, clause)]):
		// "calls expanding the alliance “a mistake”"
		add(doc.Run{Start: after, End: x.sub[max(ing, clause)].End})
	case phrase >= 0 && s.takes&takesPhrase != 0:
		if obj >= 0 && obj < phrase && s.takes&takesNP != 0 {
			add(doc.Run{Start: max(x.sub[obj].Start, after), End: x.sub[phrase].End})
			break
		}
		if prep == c.run.End {
			c.run.End++
		}
		r := x.sub[phrase]
		for r.Start < r.End && (r.Start <= prep || r.Start < c.run.End) {
			r.Start++
		}
		add(r)
	case obj >= 0 && obj > v && s.takes&takesNP != 0:
		add(x.object(c, obj, after))
	case obj >= 0 && obj > v && s.takes&takesAs != 0 && s.takes&takesThat == 0:
		// "called the plan “a mistake”": the tree may make one object of both.
		if r := x.object(c, obj, after); r.Len() > 2 && (x.hasQuotation(r) || x.twoNominals(obj)) {
			add(r)
		}
	}
	if obj >= 0 && len(c.content) == 0 && heard {
		c.hearers = append(c.hearers, obj)
	}
	x.trimContent(c)
}

// passiveComplements finds the content of a passive: "they were told by him that
// ...", "the attack was condemned by ...".
func (x *reading) passiveComplements(c *cue) {
	v, s := c.head, c.sense
	var subject, clause, to, named doc.Token = doc.None, doc.None, doc.None, doc.None
	for _, k := range x.trees.Children(v) {
		switch x.rel(k) {
		case doc.NsubjPass, doc.Nsubj:
			subject = k
		case doc.Ccomp, doc.CsubjPass, doc.Csubj:
			if k > v {
				clause = k
			}
		case doc.Xcomp:
			if x.infinitive(k) {
				to = k
			} else {
				named = k
			}
		case doc.Obl, doc.Advcl:
			if k > v && x.caseOf(k) == "as" {
				named = k
			}
		}
	}
	after := c.run.End
	if c.source > v {
		// The agent stands before the clause, and the tree may hang the clause on it.
		if clause < 0 && to < 0 {
			for _, k := range x.trees.Children(c.source) {
				if k > c.source && (x.rel(k) == doc.Acl || x.rel(k) == doc.AclRelcl || x.rel(k) == doc.Ccomp) && x.trees.Child(k, doc.Nsubj) >= 0 && s.takes&takesTell != 0 {
					clause = k
					c.named.End = min(c.named.End, x.sub[k].Start)
				}
			}
		}
		if clause > c.source || to > c.source {
			after = max(after, c.source+1)
		}
	}
	if r := x.strayThat(c); clause < 0 && to < 0 && !r.Empty() {
		c.clausal = true
		c.content = append(c.content, r)
		x.trimContent(c)
		return
	}
	switch {
	case clause >= 0 && s.takes&(takesThat|takesTell) != 0:
		c.clausal = true
		c.content = append(c.content, x.said(clause, after))
	case to >= 0 && s.takes&(takesBid|takesTell) != 0:
		c.content = append(c.content, x.said(to, after))
	case named >= 0 && subject >= 0 && s.takes&takesAs != 0:
		c.hearers = nil
		c.content = append(c.content, x.sub[subject], x.sub[named])
	case subject >= 0 && s.takes&takesNP != 0 && s.takes&takesTell == 0:
		c.hearers = nil
		c.content = append(c.content, x.sub[subject])
	case x.rel(v) == doc.Acl && s.takes&takesNP != 0 && c.source >= 0 && x.wide: // "a plan proposed by ..."
		r := x.sub[x.head(v)]
		r.End = min(r.End, c.run.Start)
		c.content = append(c.content, r)
	}
	x.trimContent(c)
}

// said returns the words of a clause without the "that" before it.
func (x *reading) said(clause, after doc.Token) doc.Run {
	r := x.sub[clause]
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
		r.Start = t
	}
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
	for i := 0; i < 3 && r.End+1 < x.sentence.End && x.is(r.End, doc.CCONJ) && x.word(r.End+1) == "that"; i++ {
		k := x.head(r.End + 1) // "... and that ..." hung elsewhere
		if k < r.End || x.sub[k].End <= r.End {
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

// object returns the words of an object and of the phrases right after it, which
// the tree may have hung on the verb.
func (x *reading) object(c *cue, obj, after doc.Token) doc.Run {
	r := x.sub[obj]
	r.Start = max(r.Start, after)
	for _, k := range x.trees.Children(c.head) {
		if k > obj && x.sub[k].Start == r.End && (x.rel(k) == doc.Obl || x.rel(k) == doc.Advcl || x.rel(k) == doc.Xcomp) && !x.temporal(k) && !inSpeech[x.caseOf(k)] && x.caseOf(k) != "" {
			r.End = x.sub[k].End
		}
	}
	return r
}

// inSpeech are prepositions and marks whose phrase says how or when something
// was said, and not what.
var inSpeech = map[string]bool{"at": true, "during": true, "after": true, "before": true, "when": true, "while": true, "by": true, "as": true}

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

// phraseAfter returns the nominal after the cue's preposition.
func (x *reading) phraseAfter(c *cue) doc.Token {
	for _, k := range x.trees.Children(c.head) {
		if k >= c.run.End && (x.rel(k) == doc.Obl || x.rel(k) == doc.Obj) && x.sub[k].Start >= c.run.End-1 && x.sub[k].Start <= c.run.End {
			return k
		}
	}
	return doc.None
}

func (x *reading) takesPrep(s *sense, w string) bool {
	for _, p := range s.preps {
		if p == w {
			return true
		}
	}
	return false
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

// calledAs reports whether the tree has hung on an object what it is described as.
func (x *reading) calledAs(obj doc.Token) bool {
	for _, k := range x.trees.Children(obj) {
		if k > obj && x.caseOf(k) == "as" {
			return true
		}
	}
	return false
}

// twoNominals reports whether the tree has hung a second nominal with an article
// on an object: "called the vote a farce".
func (x *reading) twoNominals(obj doc.Token) bool {
	for _, k := range x.trees.Children(obj) {
		if k > obj && x.nominal(k) && x.is(x.sub[k].Start, doc.DET) {
			return true
		}
	}
	return false
}

// hasQuotation reports whether a quotation stands in the run.
func (x *reading) hasQuotation(r doc.Run) bool {
	for t := r.Start; t < r.End; t++ {
		if x.quoted[t] >= 0 {
			return true
		}
	}
	return false
}

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

func (x *reading) upToComma(r doc.Run) doc.Run {
	for t := r.Start; t < r.End; t++ {
		if x.punct(t, ",") && x.quoted[t] < 0 {
			r.End = t
		}
	}
	return r
}

// cutFollowing ends a content where ", adding that" goes on with what is said next.
func (x *reading) cutFollowing(r doc.Run) doc.Run {
	for t := r.Start + 2; t < r.End; t++ {
		if x.punct(t, ";") && x.quoted[t] < 0 && x.ownCueIn(t+1, r.End) {
			r.End = t
			break
		}
		if x.tags.XPOS[t] == doc.VBG && x.punct(t-1, ",–—;") && goesOn[x.lemma(t)] && x.quoted[t] == x.quoted[r.Start] {
			r.End = t - 1
		}
	}
	return r
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

// surrounded gives the cues without content those clauses that they stand after
// or inside: "It rained, he said", "It, he said, rained". A clause at the very
// end that a comma sets off is one whatever the tree says.
func (x *reading) surrounded(first int) {
	for i := first; i < len(x.cues); i++ {
		c := &x.cues[i]
		x.inquit(c)
		if x.inserted(c) || len(c.content) > 0 || c.source < 0 || c.sense.takes&takesThat == 0 || c.passive {
			continue
		}
		if x.tags.XPOS[c.head] == doc.VBG && c.sense.part == "verb" && !x.quotedAs(c.head) {
			continue
		}
		inside := (x.rel(c.head) == doc.AclRelcl || x.rel(c.head) == doc.Acl) && !x.last(c)
		if inside || relative[x.word(c.source)] || c.run.End < x.sentence.End && x.takesPrep(c.sense, x.word(c.run.End)) {
			continue
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
	if s.class != speech || s.takes&takesThat == 0 || s.part != "verb" || c.passive || c.source < 0 || c.source > c.head || x.set(c) || x.quoted[c.head] >= 0 {
		return
	}
	if x.tags.XPOS[c.head] == doc.VBN && c.run.Len() == 1 {
		return // a participle rather than a verb that the tagger has mistaken
	}
	sentence := x.d.Tokens.Sentences[x.d.Tokens.Of[c.head]]
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
	r := x.cutFollowing(x.trimRun(doc.Run{Start: start, End: sentence.End}))
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
		if x.rel(k) == doc.Mark && k < c.head {
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
