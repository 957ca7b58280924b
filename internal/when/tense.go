package when

import "dateline/internal/doc"

// tense says where a clause looks: when is -1 for back, 1 for forward, 0 where
// nothing tells. direct: the expression hangs on the verb itself, not on a noun
// of its clause.
type tense struct {
	when   int
	direct bool
}

// tense judges the words from start to end of the sentence.
func (c *context) tense(start, end int) tense {
	before := start - 1
	for inner[c.word(before)] {
		before--
	}
	switch c.word(before) {
	case "until", "till", "by": // ahead, but for "had not called him until Thursday"
		if c.inPast(before) {
			return tense{-1, true}
		}
		return tense{1, true}
	case "since":
		return tense{-1, true}
	case "after":
		return tense{-1, false}
	case "as": // as soon as Tuesday
		if w := c.word(before - 1); w == "soon" || w == "early" {
			return tense{1, true}
		}
	}
	if c.grammar.planned[c.word(before)] || c.grammar.planned[c.word(before-1)] {
		if k := before - 3; c.word(k) == "had" || c.word(k+1) == "had" || c.word(k+2) == "had" {
			return tense{-1, false}
		}
		return tense{1, true}
	}
	if c.d.Trees != nil && c.d.Tags != nil {
		return c.governor(start, end)
	}
	return c.nearby(start)
}

// inPast reports whether "had" stands in the clause of the preposition: what it
// names is behind too.
func (c *context) inPast(at int) bool {
	for k := at - 1; k >= 0 && k > at-8; k-- {
		switch w := c.word(k); {
		case w == "had":
			return true
		case w == "to" || w == ";" || c.grammar.wills[w] || c.grammar.planned[w]:
			return false
		}
	}
	for k := at + 1; k < len(c.lex) && k < at+8 && c.word(at) != "by"; k++ { // "Until Thursday, they had not"
		if c.word(k) == "had" {
			return at == 0
		}
	}
	return false
}

// inner stand between a preposition and the expression it governs.
var inner = map[string]bool{"early": true, "late": true, "mid": true, "-": true, "the": true, "end": true, "of": true, "beginning": true,
	"start": true, "middle": true, "last": true, "next": true, "this": true}

// governor climbs the tree to the verb.
func (c *context) governor(start, end int) tense {
	trees := c.d.Trees
	t := c.token(start)
	for k := start; k < end; k++ { // the head of the expression
		if h := trees.Heads[c.token(k)]; h == doc.None || h < c.token(start) || h >= c.token(end) {
			t = c.token(k)
			break
		}
	}
	direct := false
	if p := trees.Child(t, doc.Case); p != doc.None && p < t { // "on Friday" belongs to the clause wherever the tree puts it
		direct = true
	}
	if cop := trees.Child(t, doc.Cop); cop != doc.None {
		return tense{c.verb(t, true), true}
	}
	for steps := 0; steps < 12; steps++ {
		h := trees.Heads[t]
		if h == doc.None {
			return tense{}
		}
		direct = direct || steps == 0 && trees.Rels[t] != doc.Compound && trees.Rels[t] != doc.NmodPoss
		if c.grammar.planned[lower(c.d.Word(h))] && c.d.Tags.XPOS[h] != doc.VBD {
			if c.had(h) {
				return tense{-1, false}
			}
			return tense{1, direct}
		}
		for _, kid := range trees.Children(h) { // "the planned Friday vote"
			if trees.Rels[kid] == doc.Amod && c.grammar.planned[lower(c.d.Word(kid))] {
				return tense{1, true}
			}
		}
		if w := c.verb(h, direct); w != 0 {
			return tense{w, direct && steps == 0}
		}
		t = h
	}
	return tense{}
}

// verb judges a word: 0 where it is no verb or its own tense does not tell. A
// present tense looks forward only where the expression hangs on it directly.
func (c *context) verb(v doc.Token, direct bool) int {
	trees, tags := c.d.Trees, c.d.Tags
	cop := trees.Child(v, doc.Cop)
	if tags.UPOS[v] != doc.VERB && tags.UPOS[v] != doc.AUX && cop == doc.None {
		return 0
	}
	ahead := 0 // what a present or an infinitive says
	if direct {
		ahead = 1
	}
	past, has, to, be := false, false, false, false
	for _, kid := range trees.Children(v) {
		switch trees.Rels[kid] {
		case doc.Aux, doc.AuxPass, doc.Cop:
			w := lower(c.d.Word(kid))
			switch {
			case c.grammar.wills[w]:
				return 1
			case tags.XPOS[kid] == doc.VBD:
				past = true
			case w == "has" || w == "have" || w == "'ve" || w == "’ve":
				has = true
			case w == "be":
				be = true
			}
		case doc.Mark:
			to = to || tags.XPOS[kid] == doc.TO
		}
	}
	if to && !past && !has && (tags.XPOS[v] == doc.VB || be) {
		if h := trees.Heads[v]; h != doc.None {
			switch rel := trees.Rels[v]; {
			case rel == doc.Xcomp && c.grammar.carriers[tags.Lemma[h]]:
				return c.verb(h, direct)
			case c.grammar.planned[lower(c.d.Word(h))] && c.had(h): // "had been due to expire"
				return -1
			case rel == doc.Advcl, rel == doc.Acl && !c.grammar.plans[tags.Lemma[h]]: // a purpose has the time of its clause
				return 0
			}
		}
		return ahead
	}
	if past || has {
		return -1
	}
	switch tags.XPOS[v] {
	case doc.VBD:
		return -1
	case doc.VBN:
		if aux := trees.Child(v, doc.AuxPass, doc.Aux); aux != doc.None && (tags.XPOS[aux] == doc.VBZ || tags.XPOS[aux] == doc.VBP) {
			return ahead // "is held on Friday"
		}
		return -1
	case doc.VBZ, doc.VBP:
		if c.d.SentenceKind(c.s) == doc.Headline || c.grammar.telling[tags.Lemma[v]] {
			return -1
		}
		return ahead
	case doc.VBG:
		if trees.Child(v, doc.Aux) != doc.None {
			return ahead
		}
		return 0
	}
	if cop != doc.None {
		return ahead
	}
	return 0
}

// had reports whether the verb has "had" as its auxiliary.
func (c *context) had(v doc.Token) bool {
	for _, kid := range c.d.Trees.Children(v) {
		if lower(c.d.Word(kid)) == "had" {
			return true
		}
	}
	return false
}

// nearby judges by the words before the expression in its clause.
func (c *context) nearby(start int) tense {
	for k, n := start-1, 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		w := c.word(k)
		switch {
		case w == ";" || w == "after" || w == "when" || w == "while" || w == "because":
			return tense{}
		case c.grammar.planned[w] && c.word(k-1) == "been" && c.word(k-2) == "had":
			return tense{-1, false}
		case c.grammar.wills[w] && (w != "may" || c.d.Word(c.token(k))[0] == 'm'), c.grammar.planned[w]:
			return tense{1, true}
		case w == "to" && k+1 < len(c.lex) && c.d.Tags != nil && c.d.Tags.XPOS[c.token(k+1)] == doc.VB:
			return tense{1, true}
		case len(w) > 4 && w[len(w)-2:] == "ed", c.grammar.back[w]:
			return tense{-1, false}
		}
	}
	return tense{}
}
