package quote

import "dateline/internal/doc"

var relative = map[string]bool{"who": true, "which": true, "that": true}

// setSource gives the cue its source by the head of the words that name it.
func (x *reading) setSource(c *cue, s doc.Token) {
	if x.timed != nil && x.timed[s] { // "on Thursday said": who stands before the day
		t := s - 1
		for t > x.sentence.Start && (x.timed[t] || x.is(t, doc.ADP) || x.punct(t, ",")) {
			t--
		}
		p := x.namedBefore(t)
		if p < 0 {
			return
		}
		s = p
	}
	run := x.sub[s]
	// The words that name the speaker hold neither the cue nor what stands beyond it.
	if run.Has(c.head) {
		if s < c.head {
			run.End = c.run.Start
		} else {
			run.Start = c.run.End
		}
	}
	if x.quoted[s] != x.quoted[c.head] {
		return // one speaks inside a quotation and not across its marks
	}
	for t := s - 1; t >= run.Start; t-- { // what a comma parts from the head, with a verb, is no part of it
		if x.punct(t, ",") && x.hasVerb(run.Start, t) {
			run.Start = t + 1
			break
		}
	}
	for run.Start < s {
		next := run.Start + 1
		switch {
		case timeWords[x.word(run.Start)], x.caseBefore(run.Start, s), x.is(run.Start, doc.ADP), x.aside(run.Start),
			x.is(run.Start, doc.CCONJ), x.is(run.Start, doc.SCONJ):
			run.Start++
			continue
		case next < s && x.is(run.Start, doc.DET) && timeWords[x.word(next)]:
			run.Start += 2
			continue
		}
		break
	}
	for run.End > s+1 && (x.aside(run.End-1) && !x.punct(run.End-1, ")") || x.is(run.End-1, doc.SCONJ) || x.is(run.End-1, doc.ADP)) {
		run.End--
	}
	if c.sense == nil && run.End > s+2 && weekdays[x.word(run.End-1)] && x.word(run.End-2) == "on" && x.nominal(run.End-3) { // "the mayor [on Tuesday] said"
		run.End -= 2
	}
	c.source, c.named, c.speaker = s, x.wholeName(c, run), s
	if x.rel(s) == doc.Nsubj || x.rel(s) == doc.NsubjPass {
		if v := x.head(s); v >= 0 && x.rel(v) == doc.AclRelcl && x.is(s, doc.PRON) && relative[x.word(s)] {
			c.speaker = x.head(v)
			for t := c.speaker + 1; t < s-1; t++ { // an antecedent further off than the last comma is a mistake
				if x.punct(t, ",") && x.nominal(s-2) && x.punct(s-1, ",") {
					c.speaker = s - 2
					break
				}
			}
			if a := c.speaker; documents[x.lemma(a)] {
				if o := x.author(a, 0); o >= 0 {
					c.speaker = o
				}
			}
		}
	}
	if c.speaker == s && s > x.sentence.Start+1 && relative[x.word(s)] {
		// The tree has not made it a relative clause: the nominal right before it.
		t := s - 1
		if x.punct(t, ",") {
			t--
		}
		if x.nominal(t) {
			c.speaker = t
		}
	}
}

// namedBefore is the head of the person with whose name the sentence up to a
// token begins; None if it begins otherwise.
func (x *reading) namedBefore(t doc.Token) doc.Token {
	if x.d.Actors == nil {
		return doc.None
	}
	for k := x.sentence.Start; k <= t && !x.verbal(k); k++ {
		if m := x.d.Actors.At[k]; m >= 0 && x.d.Actors.Mentions[m].Form == doc.ByName && x.d.Actors.Actors[x.d.Actors.Mentions[m].Actor].Kind == doc.Person {
			return k
		}
	}
	return doc.None
}

// hasVerb reports whether a verb stands between the tokens.
func (x *reading) hasVerb(from, to doc.Token) bool {
	for ; from < to; from++ {
		if x.is(from, doc.VERB) {
			return true
		}
	}
	return false
}

// wholeName widens the words that name the speaker where the tree has cut a name
// or a title in two: up to the cue, and back to where the nominal begins.
func (x *reading) wholeName(c *cue, run doc.Run) doc.Run {
	if run.Start < c.head {
		if end := run.End; end < c.run.Start && c.run.Start-end <= 6 {
			for end < c.run.Start && x.is(end, doc.PROPN) {
				end++
			}
			if end == c.run.Start {
				run.End = end
			}
		}
	}
	if run.Start > c.head {
		for run.End < x.sentence.End && x.is(run.End, doc.PROPN) && (x.is(run.End-1, doc.PROPN) || x.is(run.End-1, doc.NOUN)) && !x.temporal(run.End) {
			run.End++
		}
	}
	for run.Start > x.sentence.Start && run.Start-1 != c.head && x.quoted[run.Start-1] == x.quoted[run.Start] && !x.is(run.Start, doc.DET) && !x.is(run.Start, doc.PRON) {
		t := run.Start - 1
		if p := x.tags.UPOS[t]; p != doc.PROPN && p != doc.ADJ && (p != doc.NOUN || x.rel(t) != doc.Compound && x.rel(t) != doc.NmodDesc) || x.temporal(t) || c.run.Has(t) {
			break
		}
		run.Start = t
	}
	if x.d.Names != nil {
		for _, t := range [2]doc.Token{run.Start, run.End - 1} {
			if i := x.d.Names.At[t]; i >= 0 && !x.d.Names.Names[i].Has(c.head) {
				run.Start, run.End = min(run.Start, x.d.Names.Names[i].Start), max(run.End, x.d.Names.Names[i].End)
			}
		}
	}
	return run
}

// caseBefore reports whether the token is a preposition or a mark before the nominal.
func (x *reading) caseBefore(t, s doc.Token) bool {
	return x.head(t) == s && (x.rel(t) == doc.Case || x.rel(t) == doc.Mark || x.rel(t) == doc.Cc)
}

// nounSource finds who speaks by a noun: its possessor, or who it is by or from.
func (x *reading) nounSource(c *cue) {
	n := c.head
	for _, k := range x.trees.Children(n) {
		switch {
		case x.rel(k) == doc.NmodPoss:
			x.setSource(c, k)
			if c.named.End > c.named.Start+1 && x.is(c.named.End-1, doc.PART) { // without its 's
				c.named.End--
			}
			return
		case k > n && (x.rel(k) == doc.Nmod || x.rel(k) == doc.Obl):
			switch x.caseOf(k) {
			case "by", "from", "of":
				x.setSource(c, k)
				return
			}
		}
	}
	if h := x.head(n); h >= 0 && x.is(h, doc.VERB) && (x.rel(n) == doc.Obj) {
		if s := x.subject(h, 0); s >= 0 {
			x.setSource(c, s)
		}
	}
}

// phraseSource finds the nominal after a preposition such as "according to".
func (x *reading) phraseSource(c *cue) bool {
	n := x.head(c.run.End - 1)
	for i := 0; i < 4 && n >= 0 && c.run.Has(n); i++ {
		n = x.head(n)
	}
	if n >= c.run.End && x.nominal(n) && n < c.run.End+20 {
		x.setSource(c, n)
		x.shortenPhrase(c)
		if e := c.named.End; c.source >= 0 && e+1 < x.sentence.End && x.is(e, doc.NOUN) && x.is(e+1, doc.PUNCT) {
			c.source, c.speaker, c.named.End = e, e, e+1 // "eyewitness reports", cut in two
		}
		return c.source >= 0
	}
	end := min(c.run.End+14, x.sentence.End)
	// The tree has lost it: the words up to the next comma.
	t := c.run.End
	for t < end && !x.is(t, doc.PUNCT) && !x.verbal(t) {
		t++
	}
	for h := t - 1; h >= c.run.End; h-- {
		if x.nominal(h) {
			c.source, c.speaker, c.named = h, h, doc.Run{Start: c.run.End, End: h + 1}
			return true
		}
	}
	return false
}

// shortenPhrase ends the source of "according to" where the tree has let it run
// into the clause that it stands before, or into a relative clause with a cue.
func (x *reading) shortenPhrase(c *cue) {
	for t := c.source + 1; t < c.named.End; t++ {
		switch x.tags.XPOS[t] {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
		case doc.VBN:
			if x.ownSubject(t) < c.source {
				continue
			}
		default:
			continue
		}
		end := t
		for end > c.source+1 && !(x.punct(end, ",") && (x.is(end+1, doc.ADP) || relative[x.word(end+1)])) {
			end--
		}
		if end == c.source+1 && !x.punct(end, ",") { // no comma of that kind: the last one before the verb
			for end = t; end > c.source+1 && !x.punct(end, ","); end-- {
			}
		}
		if x.rel(t) == doc.AclRelcl && len(x.sensesOf(t)) == 0 || !x.punct(end, ",") {
			continue
		}
		c.named.End = end
	}
}

// speakerID returns the actor that the cue's source stands for, or None.
func (x *reading) speakerID(c *cue) doc.ActorID {
	if x.d.Actors == nil || c.speaker < 0 {
		return doc.None
	}
	if c.speaker == c.source {
		return x.actorIn(c.speaker, c.named)
	}
	return x.actorIn(c.speaker, x.sub[c.speaker])
}

// actorIn returns the actor of a nominal: of its head, or else of a mention that
// holds its head, or of one in apposition to it; failing those, the person, or
// else the last actor, named in its first words.
func (x *reading) actorIn(head doc.Token, run doc.Run) doc.ActorID {
	actors := x.d.Actors
	first, core := run.Start, run.Start // up to the first comma, and to the first preposition
	for first < run.End && !x.punct(first, ",") {
		first++
	}
	for core < first && !x.is(core, doc.ADP) {
		core++
	}
	a := actors.ActorAt(head)
	if a < 0 || actors.Actors[a].Kind != doc.Person {
		// "NATO chief Jens Stoltenberg": the name that ends the nominal, if the tree made another word its head.
		for t := run.Start; t < first; t++ {
			if m := actors.At[t]; m >= 0 && actors.Mentions[m].Run.End == first && !x.is(actors.Mentions[m].Run.Start-1, doc.ADP) && actors.Mentions[m].Form == doc.ByName && actors.Actors[actors.Mentions[m].Actor].Kind == doc.Person {
				return actors.Mentions[m].Actor
			}
		}
	}
	for _, k := range x.trees.Children(head) { // "the league, Ann Lee": a person speaks
		if x.rel(k) == doc.Appos && (a < 0 || actors.Actors[a].Kind != doc.Person) {
			if p := actors.ActorAt(k); p >= 0 && actors.Actors[p].Kind == doc.Person {
				return p
			}
		}
	}
	if a >= 0 {
		return a
	}
	for t := run.Start; t < run.End; t++ {
		if m := actors.At[t]; m >= 0 && actors.Mentions[m].Run.Has(head) {
			return actors.Mentions[m].Actor
		}
	}
	for _, k := range x.trees.Children(head) {
		switch x.rel(k) {
		case doc.Appos, doc.Flat, doc.NmodDesc:
			if a := actors.ActorAt(k); a >= 0 {
				return a
			}
		}
	}
	best := doc.ActorID(doc.None)
	for t := run.Start; t < core; t++ {
		if a := actors.ActorAt(t); a >= 0 && (best < 0 || actors.Actors[best].Kind != doc.Person) && !x.is(t, doc.ADJ) {
			best = a
		}
	}
	return best
}
