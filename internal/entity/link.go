package entity

import "dateline/internal/doc"

// How far back a reference may reach.
const (
	maxCandidates = 120 // mentions
	maxSentences  = 12
)

// link walks the document once and gives each nominal, group and pronoun its chain.
func (r *reader) link() {
	r.nominals, r.groups = map[string]int32{}, map[string]int32{}
	for int(r.lead) < len(r.d.Tokens.Sentences)-1 && r.d.SentenceKind(r.lead) != doc.Body {
		r.lead++
	}
	r.apposHeads = map[doc.Token]int32{}
	for i := range r.titles {
		if t := &r.titles[i]; t.rank == 1 && !t.office0() {
			r.apposHeads[t.head] = t.label
		}
	}
	r.states = map[string]int32{}
	for i := range r.chains {
		c := &r.chains[i]
		if c.class == state && c.entity != nil && c.country != "" {
			if old, ok := r.states[c.country]; !ok || r.chains[old].entity.ID != "state:"+c.country {
				r.states[c.country] = int32(i)
			}
		}
	}
	r.recent = make([]int32, 0, len(r.mentions))
	for i := range r.mentions {
		m := &r.mentions[i]
		i := int32(i)
		switch {
		case m.coord != nil:
			// They become a chain of their own when something refers to them.
		case m.label != none:
			if m.class == person && m.chain != none {
				r.adoptNominal(i)
			}
		case m.form == doc.ByPronoun:
			r.linkPronoun(i)
		default:
			r.linkNominal(i)
		}
		r.recent = append(r.recent, i)
	}
}

// candidates calls f with the mentions before a mention, the nearest first,
// until f returns false or they are too far.
func (r *reader) candidates(i int32, sentences doc.Sentence, f func(int32) bool) {
	sent := r.mentions[i].sent
	for k, n := len(r.recent)-1, 0; k >= 0 && n < maxCandidates; k, n = k-1, n+1 {
		c := r.recent[k]
		if sent-r.mentions[c].sent > sentences {
			return
		}
		if !f(c) {
			return
		}
	}
}

// contains reports whether one mention's noun phrase holds the other's head.
func (r *reader) contains(outer, inner *mention) bool {
	return outer.full.Has(inner.head) && outer.full.Len() > inner.full.Len()
}

// fresh makes a chain of a nominal of its own.
func (r *reader) fresh(i int32, by string) int32 {
	m := &r.mentions[i]
	c := r.newChain(m.class)
	ch := &r.chains[c]
	ch.gender, ch.plural, ch.noun, ch.lemma = m.gender, m.plural, m.desc.noun, m.lemma
	if m.label == none && m.form == doc.ByNominal {
		ch.describe(&m.desc)
	}
	r.join(i, c, inferred(by, r.d.SpanOf(m.run)))
	return c
}
