package when

import "dateline/internal/doc"

// tense says where a clause looks: when is -1 for back, 1 for forward, 0 where
// nothing tells. direct: the expression hangs on the verb itself, not on a noun
// of its clause.
type tense struct {
	when   int
	direct bool
}

// planned are the participles that look forward whatever the tense of their clause.
var planned = map[string]bool{"scheduled": true, "planned": true, "set": true, "due": true, "slated": true, "expected": true, "supposed": true,
	"upcoming": true, "forthcoming": true, "coming": true, "delayed": true, "postponed": true, "impending": true, "rescheduled": true, "booked": true}

// wills are the auxiliaries that look forward.
var wills = map[string]bool{"will": true, "would": true, "shall": true, "'ll": true, "’ll": true, "may": true, "might": true, "should": true,
	"can": true, "could": true, "must": true, "wo": true}

// tense judges the words from start to end of the sentence.
func (c *context) tense(start, end int) tense {
	switch c.word(start - 1) {
	case "until", "till", "by":
		return tense{1, true}
	case "since", "after":
		return tense{-1, false}
	}
	if planned[c.word(start-1)] || planned[c.word(start-2)] {
		return tense{1, true}
	}
	if c.d.Trees != nil && c.d.Tags != nil {
		return c.governor(start, end)
	}
	return c.nearby(start)
}

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
	for steps := 0; steps < 12; steps++ {
		h := trees.Heads[t]
		if h == doc.None {
			return tense{}
		}
		if planned[lower(c.d.Word(h))] && c.d.Tags.XPOS[h] != doc.VBD {
			return tense{1, steps == 0}
		}
		for _, kid := range trees.Children(h) { // "the planned Friday vote"
			if trees.Rels[kid] == doc.Amod && planned[lower(c.d.Word(kid))] {
				return tense{1, true}
			}
		}
		if w := c.verb(h); w != 0 {
			return tense{w, steps == 0}
		}
		t = h
	}
	return tense{}
}

// verb judges a word: 0 where it is no verb or its own tense depends on another.
func (c *context) verb(v doc.Token) int {
	trees, tags := c.d.Trees, c.d.Tags
	cop := trees.Child(v, doc.Cop)
	if tags.UPOS[v] != doc.VERB && tags.UPOS[v] != doc.AUX && cop == doc.None {
		return 0
	}
	past, has := false, false
	for _, kid := range trees.Children(v) {
		switch trees.Rels[kid] {
		case doc.Aux, doc.AuxPass, doc.Cop:
			w := lower(c.d.Word(kid))
			switch {
			case wills[w]:
				return 1
			case tags.XPOS[kid] == doc.VBD:
				past = true
			case w == "has" || w == "have" || w == "'ve" || w == "’ve":
				has = true
			}
		case doc.Mark:
			if tags.XPOS[kid] == doc.TO && tags.XPOS[v] == doc.VB && !past {
				if h := trees.Heads[v]; h != doc.None && trees.Rels[v] == doc.Xcomp {
					switch lower(c.d.Tags.Lemma[h]) {
					case "begin", "start", "continue", "manage", "fail", "have", "able", "appear", "seem":
						return c.verb(h)
					}
				}
				return 1
			}
		}
	}
	if past || has {
		return -1
	}
	switch tags.XPOS[v] {
	case doc.VBD:
		return -1
	case doc.VBN:
		if aux := trees.Child(v, doc.AuxPass, doc.Aux); aux != doc.None && (tags.XPOS[aux] == doc.VBZ || tags.XPOS[aux] == doc.VBP) {
			return 1 // "is held on Friday"
		}
		return -1
	case doc.VBZ, doc.VBP:
		if c.d.SentenceKind(c.s) == doc.Headline || telling[tags.Lemma[v]] {
			return -1
		}
		return 1
	case doc.VBG:
		if aux := trees.Child(v, doc.Aux); aux != doc.None {
			return 1
		}
		return 0
	}
	if cop != doc.None {
		return 1
	}
	return 0
}

// telling verbs stand in the present for what was said.
var telling = map[string]bool{"say": true, "tell": true, "report": true, "write": true, "add": true, "argue": true, "note": true, "show": true}

// nearby judges by the words before the expression in its clause.
func (c *context) nearby(start int) tense {
	for k, n := start-1, 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		w := c.word(k)
		switch {
		case w == ";" || w == "after" || w == "when" || w == "while" || w == "because":
			return tense{}
		case planned[w] && c.word(k-1) == "been" && c.word(k-2) == "had":
			return tense{-1, false}
		case wills[w] && (w != "may" || c.d.Word(c.token(k))[0] == 'm'), planned[w]:
			return tense{1, true}
		case w == "to" && k+1 < len(c.lex) && c.d.Tags != nil && c.d.Tags.XPOS[c.token(k+1)] == doc.VB:
			return tense{1, true}
		case len(w) > 4 && w[len(w)-2:] == "ed", w == "met", w == "said", w == "told", w == "was", w == "were", w == "had", w == "held":
			return tense{-1, false}
		}
	}
	return tense{}
}
