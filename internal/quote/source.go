package quote

import "dateline/internal/doc"

// findSource finds who speaks by a verb: its logical subject.
func (x *reading) findSource(c *cue) {
	v := c.head
	if c.passive {
		for _, k := range x.trees.Children(v) {
			if k > v && (x.rel(k) == doc.OblAgent || x.rel(k) == doc.Obl) && x.caseOf(k) == "by" && x.nominal(k) && !x.temporal(k) {
				x.setSource(c, k)
			}
			if x.rel(k) == doc.NsubjPass || x.rel(k) == doc.Nsubj {
				c.hearers = append(c.hearers, k)
			}
		}
		return
	}
	s := x.subject(v, 0)
	if x.carried.verb == v && v > 0 {
		s = x.carried.source
	}
	if s > v && x.head(s) == v && x.rel(s) == doc.Nsubj && x.sub[s].End < x.sentence.End && x.finiteIn(x.sub[s].End, x.sub[s].End+1) && x.head(x.sub[s].End) != s {
		c.stray, s = s, doc.None // "the head, Ann Lee, said [the president had ...]"
	}
	if s >= 0 && x.quoteMark(s) { // a tree may make anything a subject
		s = doc.None
	}
	if s < c.run.Start {
		if i := x.inverted(c); i >= 0 {
			s = i
		}
	}
	if s >= 0 && x.quoted[s] != x.quoted[v] {
		s = doc.None // "“I am not leaving,” the president told ...": hung on what is said
	}
	if s < 0 {
		s = x.neighbour(c)
	}
	if s >= 0 && (s < c.run.Start || s >= c.run.End) {
		x.setSource(c, s)
		x.wholeNominal(c)
	}
}

// wholeNominal mends a source that is only the end of a nominal between the last
// comma and the verb: "..., a diplomat familiar with [the talks] said".
func (x *reading) wholeNominal(c *cue) {
	if c.source < 0 || c.named.End != c.run.Start || c.run.Len() != 1 || !x.finite(c) || !plainSpeech[x.lemma(c.head)] || x.quoted[c.head] >= 0 {
		return
	}
	if p := c.named.Start - 1; p < x.sentence.Start || !x.is(p, doc.ADP) {
		return
	}
	start := c.named.Start
	for start > x.sentence.Start && !x.aside(start-1) {
		if start--; x.verbal(start) || x.is(start, doc.CCONJ) || x.is(start, doc.SCONJ) {
			return
		}
	}
	if start == x.sentence.Start || !x.punct(start-1, ",") || !x.is(start, doc.DET) && !x.is(start, doc.NOUN) && !x.is(start, doc.PROPN) && !x.is(start, doc.NUM) {
		return
	}
	head := doc.Token(doc.None)
	for t := start; t < c.named.Start; t++ { // the last of its first nouns
		if x.is(t, doc.ADP) || x.is(t, doc.ADJ) && t > start && (x.is(t-1, doc.NOUN) || x.is(t-1, doc.PROPN)) {
			break
		}
		if x.is(t, doc.NOUN) || x.is(t, doc.PROPN) {
			head = t
		}
	}
	if head >= 0 {
		c.source, c.speaker, c.named = head, head, doc.Run{Start: start, End: c.run.Start}
	}
}

// subject returns the head of the words that are the verb's subject in sense:
// its own, that of the verb it is coordinated with or depends on, or the noun
// that it modifies. None if there is none.
func (x *reading) subject(v doc.Token, depth int) doc.Token {
	if depth > 6 {
		return doc.None
	}
	if x.quotedAs(v) {
		return x.quotee(v)
	}
	if s := x.ownSubject(v); s >= 0 {
		return s
	}
	g := x.head(v)
	if g < 0 {
		return doc.None
	}
	switch x.rel(v) {
	case doc.Conj:
		if x.verbal(g) || x.trees.Child(g, doc.Nsubj, doc.Cop) >= 0 {
			return x.subject(g, depth+1)
		}
	case doc.Xcomp, doc.Advcl, doc.Ccomp:
		if x.tags.XPOS[v] == doc.VBD || x.tags.XPOS[v] == doc.VBZ || x.tags.XPOS[v] == doc.VBP {
			return doc.None // a finite verb has its own
		}
		if x.rel(v) == doc.Xcomp {
			if o := x.trees.Child(g, doc.Obj, doc.Iobj); o >= 0 && o < v && !x.temporal(o) {
				return o
			}
		}
		if s := x.inquitBefore(v); s >= 0 {
			return s
		}
		if v < g && x.tags.XPOS[v] == doc.VBG && v+1 < x.sentence.End && x.word(v+1) == "that" && x.head(v+1) == g {
			return x.afterComma(v) // "After alleging that ..., the government ...": its clause was taken for the main one
		}
		return x.subject(g, depth+1)
	case doc.Acl:
		if x.tags.XPOS[v] != doc.VBG {
			if x.mainVerb(v) {
				return g
			}
			return doc.None
		}
		if s := x.inquitBefore(v); s >= 0 {
			return s
		}
		if documents[x.lemma(g)] {
			if a := x.author(g, depth); a >= 0 {
				return a
			}
		}
		if x.is(g, doc.VERB) {
			return x.subject(g, depth+1)
		}
		return g
	case doc.AclRelcl:
		return doc.None
	}
	return doc.None
}

// afterComma returns the first subject after the next comma.
func (x *reading) afterComma(v doc.Token) doc.Token {
	t := v
	for t < x.sentence.End && !x.punct(t, ",") {
		t++
	}
	for ; t < x.sentence.End; t++ {
		if r := x.rel(t); r == doc.Nsubj || r == doc.NsubjPass {
			return t
		}
	}
	return doc.None
}

// author returns who speaks through a document: its possessor, or the subject of
// the verb that it is an object of. None if the tree does not say.
func (x *reading) author(document doc.Token, depth int) doc.Token {
	if p := x.trees.Child(document, doc.NmodPoss); p >= 0 {
		return p
	}
	if w := x.head(document); w >= 0 && x.is(w, doc.VERB) && (x.rel(document) == doc.Obj || x.rel(document) == doc.Obl) {
		return x.subject(w, depth+1)
	}
	return doc.None
}

// quotedAs reports whether the verb is the "saying" of "quoted him as saying".
func (x *reading) quotedAs(v doc.Token) bool {
	return v > 0 && x.tags.XPOS[v] == doc.VBG && x.word(v-1) == "as" && x.quoting(v) >= 0
}

// quoting returns the verb of "quoted ... as saying".
func (x *reading) quoting(v doc.Token) doc.Token {
	start := x.d.Tokens.Sentences[x.d.Tokens.Of[v]].Start
	for t := v - 2; t >= max(start, v-10); t-- {
		if x.is(t, doc.VERB) {
			if quotesPeople[x.lemma(t)] {
				return t
			}
			break
		}
	}
	return doc.None
}

// quotee returns who is quoted: what stands between the two verbs, or the
// subject of the passive.
func (x *reading) quotee(v doc.Token) doc.Token {
	q := x.quoting(v)
	if x.word(q+1) == "by" || x.trees.Child(q, doc.AuxPass) >= 0 {
		return x.ownSubject(q)
	}
	for t := v - 2; t > q; t-- {
		if x.nominal(t) && !x.temporal(t) || x.is(t, doc.ADJ) && t == v-2 && !x.is(t-1, doc.PUNCT) && t > q+1 {
			if top := x.top(t); top > q && top < v {
				return top
			}
			return t
		}
	}
	return x.ownSubject(q)
}

// ownSubject returns the verb's subject: of several, which only a mistaken tree
// has, the nearest on the same side of a quotation mark.
func (x *reading) ownSubject(v doc.Token) doc.Token {
	best := doc.Token(doc.None)
	for _, k := range x.trees.Children(v) {
		switch x.rel(k) {
		case doc.Nsubj, doc.NsubjOuter, doc.NsubjPass:
			if x.quoted[k] != x.quoted[v] || x.is(k, doc.NUM) || x.is(k, doc.SYM) || x.temporal(k) && !x.is(k, doc.PROPN) {
				continue
			}
			if best >= 0 && best < v && k < v && x.sub[best].End < k && x.is(x.sub[best].End, doc.CCONJ) && x.sub[k].Start <= x.sub[best].End+1 {
				continue // "the premier and leaders of ...", cut in two
			}
			if best < 0 || k < v || best > v {
				best = k
			}
		}
	}
	if best < 0 { // "has since said": the tree may have given it to the auxiliary
		if a := x.trees.Child(v, doc.Aux); a >= 0 && a < v {
			best = x.trees.Child(a, doc.Nsubj)
		}
	}
	return best
}

// quotesPeople are verbs whose object speaks: "quoted him as saying".
var quotesPeople = map[string]bool{"quote": true, "cite": true}

// documents are nouns through which somebody speaks: "issued a statement saying".
var documents = map[string]bool{"statement": true, "letter": true, "tweet": true, "message": true, "post": true, "speech": true,
	"interview": true, "note": true, "memo": true, "email": true, "comment": true, "remark": true, "communique": true, "communiqué": true,
	"address": true, "article": true, "video": true, "release": true, "declaration": true}

// inquitBefore returns the source of the cue that a participle goes on from: in
// "It rained, Abe said, adding that ..." the tree often hangs "adding" on "rained".
func (x *reading) inquitBefore(v doc.Token) doc.Token {
	if x.tags.XPOS[v] != doc.VBG || v == x.sentence.Start || !x.punct(v-1, ",–—;") || !goesOn[x.lemma(v)] {
		return doc.None
	}
	for i := len(x.cues) - 1; i >= 0; i-- {
		c := &x.cues[i]
		if c.head < x.sentence.Start {
			break
		}
		if c.source >= 0 && c.head < v && c.sense.class <= act && x.quoted[c.head] == x.quoted[v] {
			return c.speaker
		}
	}
	return doc.None
}

// goesOn are verbs whose participle continues what the same speaker says.
var goesOn = map[string]bool{"add": true, "note": true, "say": true, "stress": true, "warn": true, "explain": true, "insist": true,
	"emphasise": true, "emphasize": true, "state": true, "point": true, "call": true, "urge": true, "describe": true, "accuse": true, "vow": true, "claim": true, "argue": true}

// neighbour asks word order for the source where the tree has none: the nominal
// that ends right before the verb, or, after a comma or a quotation, begins right after it.
func (x *reading) neighbour(c *cue) doc.Token {
	if !x.finite(c) {
		return doc.None
	}
	before := c.run.Start - 1
	if before >= x.sentence.Start && (x.is(before, doc.CCONJ) || x.is(before, doc.ADV) && before > x.sentence.Start && x.is(before-1, doc.CCONJ)) {
		// "rejected the plan and said ...": the one who speaks goes on.
		for n := len(x.cues) - 1; n >= 0 && x.cues[n].head >= x.sentence.Start; n-- {
			if o := &x.cues[n]; o.source >= 0 && x.quoted[o.head] == x.quoted[c.head] {
				return o.source
			}
		}
	}
	if before >= x.sentence.Start && x.nominal(before) && !x.temporal(before) {
		return x.top(before)
	}
	if before > x.sentence.Start && x.is(before, doc.ADJ) && x.is(before-1, doc.DET) {
		return before // "the general", "the accused"
	}
	if before >= x.sentence.Start && (x.punct(before, ",") || x.quoteMark(before)) {
		if x.lemma(c.head) == "tell" {
			return x.opening(c) // who stands after it hears
		}
		for t := c.run.End; t < min(c.run.End+6, x.sentence.End); t++ {
			switch x.tags.UPOS[t] {
			case doc.NOUN, doc.PROPN, doc.PRON:
				if x.temporal(t) {
					return doc.None
				}
				if top := x.top(t); top > c.head && top < t+8 {
					return top
				}
				return t
			case doc.DET, doc.ADJ, doc.NUM:
			default:
				return x.opening(c)
			}
		}
		return x.opening(c)
	}
	return doc.None
}

// inverted returns the subject of "..., said Ann Lee, a lawyer." where the tree
// has made something else of it: after a comma or a quotation the verb is
// followed by a nominal, and no other finite verb follows.
func (x *reading) inverted(c *cue) doc.Token {
	v := c.head
	if c.run.Len() != 1 || v-1 < x.sentence.Start || !x.punct(v-1, ",") && !x.quoteMark(v-1) || !x.finite(c) || !plainSpeech[x.lemma(v)] {
		return doc.None
	}
	if s := x.ownSubject(v); (s > v || s == v-2 || s == v-1) && !x.quoteMark(s) {
		return s
	}
	for t := v + 1; t < min(v+8, x.sentence.End); t++ {
		switch x.tags.UPOS[t] {
		case doc.PROPN, doc.NOUN:
			if x.temporal(t) {
				return doc.None
			}
			if x.finiteIn(t, min(t+6, x.sentence.End)) && !x.punct(t+1, ",") {
				return doc.None
			}
			if t+1 < x.sentence.End && (x.is(t+1, doc.PROPN) || x.is(t+1, doc.NOUN)) && !x.temporal(t+1) {
				continue
			}
			if top := x.top(t); top > v && top < t+4 {
				return top
			}
			return t
		case doc.NUM:
			if x.word(t+1) == "of" { // "said one of the guards"
				return t
			}
		case doc.DET, doc.ADJ, doc.PART:
		default:
			return doc.None
		}
	}
	return doc.None
}

// plainSpeech are the verbs that stand before their subject.
var plainSpeech = map[string]bool{"say": true, "add": true, "write": true, "report": true, "announce": true, "warn": true, "note": true, "ask": true, "explain": true, "declare": true, "reply": true, "insist": true, "continue": true}

// opening returns the nominal that opens the sentence, if the cue follows the
// comma after its relative clause or apposition: "The president, who ..., said";
// else a name right before that comma: "the league's head, Jamel Msallem, said".
func (x *reading) opening(c *cue) doc.Token {
	if x.quoted[c.head] >= 0 {
		return doc.None
	}
	start := x.sentence.Start
	for t := c.run.Start - 1; t > start; t-- { // after a quotation: "“...,” Ann Lee, a lawyer, said"
		if x.quoted[t] >= 0 {
			start = t + 1
			break
		}
	}
	afterQuote := start > x.sentence.Start
	for start < c.run.Start && x.aside(start) {
		start++
	}
	for t := start; t < c.run.Start && !x.punct(t, ","); t++ {
		if x.is(t, doc.VERB) || x.is(t, doc.AUX) || x.aside(t) {
			break
		}
		if x.nominal(t) && (x.rel(t) == doc.Nsubj || x.rel(t) == doc.NsubjPass || afterQuote && (x.punct(t+1, ",") || x.head(t) < start)) {
			return t
		}
	}
	if t := c.run.Start - 2; t >= x.sentence.Start && x.punct(t+1, ",") && x.is(t, doc.PROPN) && !x.temporal(t) {
		for h := x.head(t); (x.rel(t) == doc.Flat || x.rel(t) == doc.Compound) && x.is(h, doc.PROPN); h = x.head(t) {
			t = h
		}
		return t
	}
	return doc.None
}

// top climbs from a word of a nominal to its head.
func (x *reading) top(t doc.Token) doc.Token {
	for i := 0; i < 8; i++ {
		switch x.rel(t) {
		case doc.Compound, doc.Flat, doc.Amod, doc.Det, doc.Nummod, doc.NmodDesc, doc.NmodPoss, doc.Appos, doc.Nmod, doc.Case:
		default:
			return t
		}
		h := x.head(t)
		if h < 0 || !x.nominal(h) {
			return t
		}
		t = h
	}
	return t
}
