package quote

import "dateline/internal/doc"

// dependents are those words around a cue that may head its content; None where
// there is none.
type dependents struct {
	object doc.Token
	clause doc.Token
	to     doc.Token // an infinitive
	ing    doc.Token // a participle
	named  doc.Token // what the object is called
	phrase doc.Token // a nominal after one of the sense's prepositions
	prep   doc.Token // that preposition
}

// dependents sorts the verb's dependents by what they may be to it; those who
// hear are noted with the cue.
func (x *reading) dependents(c *cue) dependents {
	const none = doc.Token(doc.None)
	v, s := c.head, c.sense
	d := dependents{none, none, none, none, none, none, none}
	for _, k := range x.trees.Children(v) {
		if k == c.source || k < v && x.rel(k) != doc.Obj {
			continue
		}
		switch x.rel(k) {
		case doc.Ccomp:
			if d.clause < 0 && !x.saysOfNoun(c, k) {
				d.clause = k
			}
		case doc.Parataxis:
			if d.clause < 0 && x.afterColon(x.sub[k].Start, c) {
				d.clause = k
			}
		case doc.Xcomp:
			switch {
			case x.infinitive(k):
				d.to = k
			case x.tags.XPOS[k] == doc.VBG:
				d.ing = k
			case x.is(k, doc.VERB) || x.trees.Child(k, doc.Nsubj, doc.Cop) >= 0:
				d.clause = k
			default:
				d.named = k
			}
		case doc.Obj:
			if d.object < 0 && !x.temporal(k) && (k > v || x.wide) {
				d.object = k
			}
		case doc.Iobj:
			if c.hearers = append(c.hearers, k); d.object < 0 && s.takes&takesBid != 0 {
				d.object = k
			}
		case doc.Obl, doc.Advcl, doc.Nmod:
			w := x.caseOf(k)
			switch {
			case w == "" && x.rel(k) == doc.Obl && x.is(k, doc.NOUN) && d.object < 0 && !x.temporal(k):
				d.object = k
			case w == "as" && d.named < 0:
				d.named = k
			case w == "to" && x.rel(k) == doc.Obl && s.takes&(takesThat|takesNP) != 0 && !x.takesPrep(s, "to"):
				c.hearers = append(c.hearers, k)
			case d.phrase < 0 && x.takesPrep(s, w) && !x.is(x.sub[k].Start+1, doc.ADP) && (!x.temporal(k) || s.class == act):
				d.phrase, d.prep = k, x.sub[k].Start
			case x.rel(k) == doc.Advcl && d.ing < 0 && w == "" && x.tags.XPOS[k] == doc.VBG && k == c.run.End:
				d.ing = k
			}
		}
	}
	if d.clause < 0 && d.to < 0 && s.takes&takesTell != 0 {
		d.clause = x.clauseOnHearer(c, d.object)
	}
	if d.to < 0 && d.object >= 0 && s.takes&takesBid != 0 {
		d.to = x.infinitiveAfter(v, d.object)
	}
	return d
}

// complements finds the content among the verb's complements to its right, and
// who hears it.
func (x *reading) complements(c *cue) {
	if c.passive {
		x.passiveComplements(c)
		return
	}
	d := x.dependents(c)
	if r := x.strayThat(c); d.clause < 0 && d.to < 0 && !r.Empty() {
		if d.object >= 0 && d.object < r.Start {
			c.hearers = append(c.hearers, d.object)
		}
		c.clausal = true
		c.content = append(c.content, r)
	} else if r := x.gardenPath(c, d); !r.Empty() {
		c.clausal = true
		c.content = append(c.content, r)
	} else if r := x.choose(c, d); !r.Empty() {
		c.content = append(c.content, r)
	} else if d.object >= 0 && x.heard(c.sense) {
		c.hearers = append(c.hearers, d.object)
	}
	x.trimContent(c)
}

// heard reports whether the object of such a verb is who hears.
func (x *reading) heard(s *sense) bool {
	return s.takes&takesTell != 0 || s.takes&takesBid != 0 && s.takes&takesNP == 0
}

// choose returns the words of the complement that the sense takes.
func (x *reading) choose(c *cue, d dependents) doc.Run {
	s, after := c.sense, c.run.End
	from := func(r doc.Run) doc.Run { return doc.Run{Start: max(r.Start, after), End: r.End} }
	switch {
	case d.clause >= 0 && s.takes&takesThat != 0:
		return x.thatClause(c, d)
	case d.clause >= 0 && s.takes&takesBid != 0: // "asked [the allies to send more]"
		return x.said(x.sub[d.clause], after)
	case len(s.particle) > 0 && d.object < 0 && s.takes&(takesNP|takesBid) != 0:
		return x.afterParticle(c, d)
	case d.to >= 0 && d.object >= 0 && d.object < d.to && s.takes&takesBid != 0:
		c.hearers = append(c.hearers, d.object)
		return doc.Run{Start: max(x.sub[d.object].Start, after), End: x.sub[d.to].End}
	case d.to >= 0 && s.takes&(takesTo|takesBid) != 0:
		return x.upToAdjunct(x.said(x.sub[d.to], after))
	case d.named >= 0 && s.takes&takesAs != 0:
		r := x.sub[d.named]
		if d.object >= 0 && d.object < d.named {
			r.Start = x.sub[d.object].Start
		}
		return from(r)
	case d.object >= 0 && s.takes&takesAs != 0 && x.calledAs(d.object):
		return from(x.sub[d.object])
	case d.ing >= 0 && s.takes&takesGerund != 0:
		return x.said(x.sub[d.ing], after)
	case max(d.ing, d.clause) >= 0 && d.object < 0 && s.takes&takesAs != 0 && x.hasQuotation(x.sub[max(d.ing, d.clause)]):
		// "calls expanding the alliance “a mistake”"
		return doc.Run{Start: after, End: x.sub[max(d.ing, d.clause)].End}
	case d.phrase >= 0 && s.takes&takesPhrase != 0:
		if d.object >= 0 && d.object < d.phrase && s.takes&takesNP != 0 {
			return doc.Run{Start: max(x.sub[d.object].Start, after), End: x.sub[d.phrase].End}
		}
		if d.prep == c.run.End {
			c.run.End++ // "warned of": the preposition belongs to the cue
		}
		r := x.sub[d.phrase]
		return doc.Run{Start: max(r.Start, d.prep+1, c.run.End), End: r.End}
	case d.object > c.head && s.takes&takesNP != 0 && x.lemma(c.head) == "deny" && x.trees.Child(c.head, doc.Iobj) >= 0: // "denied him bail"
	case d.object > c.head && s.takes&takesNP != 0:
		return x.object(c, d.object, after)
	case d.object > c.head && s.takes&takesAs != 0 && s.takes&takesThat == 0:
		// "called the plan “a mistake”": the tree may make one object of both.
		if r := x.object(c, d.object, after); r.Len() > 2 && (x.hasQuotation(r) || x.twoNominals(d.object)) {
			return r
		}
	}
	return doc.Run{}
}

// thatClause returns the words of a finite clause after the hearer.
func (x *reading) thatClause(c *cue, d dependents) doc.Run {
	r, after := x.sub[d.clause], c.run.End
	if c.stray >= 0 {
		r.Start = min(r.Start, x.sub[c.stray].Start)
	}
	if o := d.object; o > c.head && o < d.clause && x.heard(c.sense) {
		if !x.is(o, doc.PRON) && x.ownSubject(d.clause) < 0 && x.word(r.Start) != "that" && !x.infinitive(d.clause) {
			r.Start = min(r.Start, x.sub[o].Start) // no hearer: the clause's subject
		} else {
			c.hearers = append(c.hearers, o)
			after = max(after, min(x.sub[o].End, r.Start))
		}
	}
	c.clausal = true
	if r = x.said(r, after); c.sense.takes&takesTell != 0 {
		r = x.pastHearer(r, c)
	}
	return r
}

// afterParticle returns the object of a particle that is a preposition, which
// hangs on the verb as a phrase, with the infinitive that it is to do.
func (x *reading) afterParticle(c *cue, d dependents) doc.Run {
	k := x.phraseAfter(c)
	if k < 0 {
		return doc.Run{}
	}
	r, to := x.sub[k], d.to
	if to < 0 {
		to = x.infinitiveAfter(c.head, k)
	}
	if to >= 0 && c.sense.takes&takesBid != 0 {
		c.hearers = append(c.hearers, k)
		r.End = max(r.End, x.sub[to].End)
	} else if c.sense.takes&takesNP == 0 {
		return doc.Run{}
	}
	r.Start = max(r.Start, c.run.End)
	return r
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
		c.content = append(c.content, x.said(x.sub[clause], after))
	case to >= 0 && s.takes&(takesBid|takesTell) != 0:
		c.content = append(c.content, x.said(x.sub[to], after))
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
