package quote

import (
	"slices"
	"strings"

	"dateline/internal/doc"
)

// cue is a reporting word with what has been found for it so far.
type cue struct {
	sense   *sense
	head    doc.Token // the verb or noun; the first word of a phrase
	run     doc.Run   // the verb with its auxiliaries and particle
	source  doc.Token // the head of the words that name the speaker, or None
	named   doc.Run   // those words
	speaker doc.Token // whose actor speaks: the source, or the antecedent of "who"
	hearers []doc.Token
	stray   doc.Token // a subject that the tree gives the cue and that belongs to the clause after it, or None
	passive bool
	negated bool
	clausal bool      // the content is a clause and no nominal or infinitive
	content []doc.Run // by syntax
	quotes  []int32   // the quotations that the cue introduces
	clause  doc.Run   // source, cue, hearers and adverbials, without the content
	mixed   bool      // the content by syntax stands, besides the quotations
	around  bool      // the content stands before or around the clause
}

// findCues appends the cues of the sentence, each with its source and with the
// content that syntax gives.
func (x *reading) findCues() {
	first := len(x.cues)
	for t := x.sentence.Start; t < x.sentence.End; t++ {
		switch {
		case x.phraseCue(t):
		case x.is(t, doc.VERB), x.rel(t) == doc.Aux && plainSpeech[x.lemma(t)]: // no auxiliary, whatever the tree says
			x.verbCue(t)
		case x.is(t, doc.NOUN):
			x.nounCue(t)
		}
	}
	x.surrounded(first)
}

// verbCue proposes a verb. Of its senses the first counts that finds content;
// failing that, the first that may introduce a quotation.
func (x *reading) verbCue(v doc.Token) {
	senses := x.sensesOf(v)
	if len(senses) == 0 || quotesPeople[x.lemma(v)] && x.asSaying(v) {
		return
	}
	switch x.rel(v) {
	case doc.Amod, doc.Compound, doc.Case, doc.Mark, doc.Fixed, doc.Flat:
		return
	}
	if p := v - 1; p >= x.sentence.Start && x.head(p) != v && (x.tags.XPOS[v] == doc.VBN || x.tags.XPOS[v] == doc.VBD) {
		switch x.tags.UPOS[p] {
		case doc.NUM, doc.DET, doc.ADJ: // "21 confirmed cases"
			if x.head(p) > v {
				return
			}
		}
	}
	c := cue{head: v, source: doc.None, speaker: doc.None, stray: doc.None}
	x.group(&c)
	x.findSource(&c)
	var held *cue
	for i := range senses {
		s := &senses[i]
		if s.class >= wish && !x.wide {
			continue
		}
		one := c
		one.sense = s
		if !x.particle(&one) {
			continue
		}
		x.complements(&one)
		if len(one.content) > 0 {
			x.endSource(&one)
			x.cues = append(x.cues, one)
			return
		}
		if held == nil && s.takes&takesQuote != 0 {
			kept := one
			held = &kept
		}
		if len(s.particle) > 0 && (i+1 == len(senses) || !slices.Equal(s.particle, senses[i+1].particle)) { // "call on" is not "call"
			break
		}
	}
	if held != nil {
		x.cues = append(x.cues, *held)
	}
}

// endSource ends the words that name the speaker where the content begins.
func (x *reading) endSource(c *cue) {
	for _, r := range c.content {
		if c.source >= 0 && r.Start > c.source && r.Start < c.named.End {
			c.named.End = r.Start
			for c.named.End > c.source+1 && (x.aside(c.named.End-1) || x.is(c.named.End-1, doc.SCONJ) || x.word(c.named.End-1) == "that") {
				c.named.End--
			}
		}
	}
}

// sensesOf looks a verb up by its lemma, and by what its form may come from
// where the lemmatiser has guessed wrong.
func (x *reading) sensesOf(v doc.Token) []sense {
	if s := x.verbs[x.lemma(v)]; s != nil {
		return s
	}
	w := x.word(v)
	for _, ending := range [...]string{"ed", "d", "ing", "s", "es"} {
		if stem, ok := strings.CutSuffix(w, ending); ok {
			if s := x.verbs[stem]; s != nil {
				return s
			}
		}
	}
	return nil
}

// asSaying reports whether "as saying" follows: then that is the cue.
func (x *reading) asSaying(v doc.Token) bool {
	for t := v + 1; t+1 < min(x.sentence.End, v+10); t++ {
		if x.word(t) == "as" && x.tags.XPOS[t+1] == doc.VBG {
			return true
		}
	}
	return false
}

// group finds the verb's auxiliaries and whether it is negated and passive.
func (x *reading) group(c *cue) {
	v := c.head
	c.run = doc.Run{Start: v, End: v + 1}
	for _, k := range x.trees.Children(v) {
		switch x.rel(k) {
		case doc.Aux, doc.AuxPass, doc.Cop:
			if k < v && v-k < 6 {
				c.run.Start = min(c.run.Start, k)
			}
			if x.rel(k) == doc.AuxPass {
				c.passive = true
			}
		case doc.NsubjPass, doc.CsubjPass, doc.OblAgent:
			c.passive = true
		case doc.Advmod:
			switch x.word(k) {
			case "not", "n't", "never", "n’t":
				c.negated = true
			}
			if k == v-1 {
				c.run.Start = min(c.run.Start, k)
			}
		case doc.CompoundPrt:
			if k == v+1 {
				c.run.End = k + 1
			}
		}
	}
	if x.tags.XPOS[v] == doc.VBN && (x.rel(v) == doc.Acl || x.rel(v) == doc.Advcl) && c.run.Len() == 1 && x.ownSubject(v) < 0 && !x.introduces(v) && !x.mainVerb(v) {
		c.passive = true
	}
	for c.run.Start < v && !x.inGroup(c.run.Start, v) { // a subject between: "has the minister said"
		c.run.Start++
	}
}

// mainVerb reports whether a participle is the verb of its sentence: it hangs on
// a noun that would be all the sentence has to say.
func (x *reading) mainVerb(v doc.Token) bool {
	g := x.head(v)
	return g >= 0 && g < v && x.rel(v) == doc.Acl && x.head(g) == doc.None && x.nominal(g) && x.caseOf(g) == "" && x.trees.Child(g, doc.Cop) < 0
}

// introduces reports whether a quotation or "that" follows the verb at once: then
// it is no participle, whatever the tagger says.
func (x *reading) introduces(v doc.Token) bool {
	t := v + 1
	if t < x.sentence.End && x.punct(t, ",:") {
		t++
	}
	return t < x.sentence.End && (x.quoteMark(t) || t == v+1 && x.word(t) == "that")
}

// finite reports whether the verb is in the past or the present.
func (x *reading) finite(c *cue) bool {
	switch x.tags.XPOS[c.head] {
	case doc.VBD, doc.VBZ, doc.VBP:
		return true
	case doc.VBN: // a tagger's slip where no auxiliary stands before it
		return !c.passive && x.trees.Child(c.head, doc.Aux, doc.AuxPass) < 0
	}
	return false
}

// inGroup reports whether all tokens from t to the verb are its auxiliaries and adverbs.
func (x *reading) inGroup(t, v doc.Token) bool {
	for ; t < v; t++ {
		if p := x.tags.UPOS[t]; p != doc.AUX && p != doc.ADV && p != doc.PART || x.head(t) != v && p != doc.ADV && p != doc.PART {
			return false
		}
	}
	return true
}

// particle reports whether the words of the sense's particle follow, and takes
// them into the cue.
func (x *reading) particle(c *cue) bool {
	p := c.sense.particle
	if len(p) == 0 {
		return true
	}
	at := c.head + 1
	for at < x.sentence.End && x.is(at, doc.ADV) && x.word(at) != p[0] {
		at++
	}
	for i, w := range p {
		if at+doc.Token(i) >= x.sentence.End || x.word(at+doc.Token(i)) != w {
			return false
		}
	}
	c.run.End = at + doc.Token(len(p))
	return true
}

// nounCue proposes a noun with a clause: "the company's claim that ...".
func (x *reading) nounCue(n doc.Token) {
	senses := x.nouns[x.lemma(n)]
	if len(senses) == 0 {
		return
	}
	clause := x.clauseOf(n)
	if clause < 0 {
		return
	}
	c := cue{sense: &senses[0], head: n, run: doc.Run{Start: n, End: n + 1}, source: doc.None, speaker: doc.None}
	x.nounSource(&c)
	c.content = []doc.Run{x.said(x.sub[clause], n+1)}
	x.cues = append(x.cues, c)
}

// clauseOf returns the head of the clause with "that" which follows a reporting
// noun, at once or after a phrase ("the claim by Tokyo that"), or None.
func (x *reading) clauseOf(n doc.Token) doc.Token {
	for t := n + 1; t < min(n+8, x.sentence.End); t++ {
		if x.word(t) == "that" {
			k := x.head(t)
			if k > t && x.rel(t) == doc.Det && x.rel(k) == doc.Nsubj {
				k = x.head(k) // "that" taken for an article
			}
			if k > t && x.verbOrPredicate(k) {
				if s := x.ownSubject(k); s > t || x.trees.Child(k, doc.Expl) > t {
					return k
				}
			}
			return doc.None
		}
		if x.is(t, doc.VERB) || x.is(t, doc.AUX) || x.aside(t) {
			return doc.None
		}
	}
	return doc.None
}

func (x *reading) verbOrPredicate(k doc.Token) bool {
	return x.verbal(k) || x.trees.Child(k, doc.Cop) >= 0
}

// phraseCue proposes a preposition that names a source: "according to the minister".
func (x *reading) phraseCue(t doc.Token) bool {
	if p := x.tags.UPOS[t]; p != doc.ADP && p != doc.VERB && p != doc.ADV {
		return false
	}
	senses := x.phrases[x.word(t)]
	for i := range senses {
		s := &senses[i]
		end := t + 1
		for _, w := range s.particle {
			if end >= x.sentence.End || x.word(end) != w {
				end = doc.None
				break
			}
			end++
		}
		if end < 0 || end >= x.sentence.End {
			continue
		}
		c := cue{sense: s, head: t, run: doc.Run{Start: t, End: end}, source: doc.None, speaker: doc.None}
		if x.phraseSource(&c) {
			x.cues = append(x.cues, c)
			return true
		}
	}
	return false
}
