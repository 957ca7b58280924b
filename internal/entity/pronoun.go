package entity

import "dateline/internal/doc"

// pronouns that are resolved, by their words in lower case.
var pronouns = map[string]mention{
	"he": {gender: masculine, class: person}, "him": {gender: masculine, class: person}, "his": {gender: masculine, class: person},
	"himself": {gender: masculine, class: person}, "she": {gender: feminine, class: person}, "her": {gender: feminine, class: person},
	"hers": {gender: feminine, class: person}, "herself": {gender: feminine, class: person},
	"it": {}, "its": {}, "itself": {},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "theirs": {plural: true}, "themselves": {plural: true},
	"both": {plural: true},
}

// pronounMention makes the mention of a personal pronoun of the third person.
func (r *reader) pronounMention(t doc.Token) {
	w := lower(r.words[t])
	p, ok := pronouns[w]
	if !ok || r.rels[t] == doc.Expl || r.rels[t] == doc.Compound || w == "both" && r.rels[t] == doc.CcPreconj {
		return
	}
	if w == "it" && r.emptyIt(t) {
		return
	}
	m := p
	m.run, m.head, m.label, m.form = doc.Run{Start: t, End: t + 1}, t, none, doc.ByPronoun
	m.lemma = w
	switch w {
	case "him", "his", "himself":
		m.lemma = "he"
	case "her", "hers", "herself":
		m.lemma = "she"
	case "its", "itself":
		m.lemma = "it"
	case "them", "their", "theirs", "themselves":
		m.lemma = "they"
	}
	m.subject = w == "he" || w == "she" || w == "they"
	m.owner = w == "his" || w == "their" || w == "its" || w == "her" && r.rels[t] == doc.NmodPoss
	r.add(m)
}

// emptyIt reports whether "it" stands for nothing: "it is clear that", "it seems that".
func (r *reader) emptyIt(t doc.Token) bool {
	if r.rels[t] != doc.Nsubj && r.rels[t] != doc.NsubjPass {
		return false
	}
	p := r.heads[t]
	if p < 0 {
		return false
	}
	kids := r.d.Trees.Children(p)
	cop := r.d.Trees.Child(p, doc.Cop) >= 0
	for _, c := range kids {
		switch r.rels[c] {
		case doc.Csubj, doc.CsubjPass, doc.CsubjOuter:
			return true
		case doc.Ccomp, doc.Advcl, doc.Xcomp:
			if cop && r.upos[p] == doc.ADJ && c > p {
				return true
			}
		}
	}
	switch lower(r.d.Tags.Lemma[p]) {
	case "rain", "snow", "seem", "appear", "turn":
		return r.d.Trees.Child(p, doc.Ccomp) >= 0 || lower(r.d.Tags.Lemma[p]) == "rain" || lower(r.d.Tags.Lemma[p]) == "snow"
	}
	return false
}

// linkPronoun links a pronoun to the mention before it that agrees with it and
// stands out most.
func (r *reader) linkPronoun(i int32) {
	m := &r.mentions[i]
	if m.lemma == "both" || m.lemma == "the two" {
		n := m.desc.count
		if members := r.groupMembers(i, organisation, n); len(members) >= 2 {
			r.join(i, r.groupChain(members, organisation), inferred("group of the nearest", r.d.SpanOf(m.run)))
		}
		return
	}
	best, bestScore := int32(none), -1e9
	seen := map[int32]doc.Sentence{} // chains, and the nearest sentence that has them
	reach := doc.Sentence(4)
	if m.class == person {
		reach = maxSentences
	}
	r.candidates(i, reach, func(k int32) bool {
		o := &r.mentions[k]
		if o.coord == nil {
			if o.chain == none {
				return true
			}
			if s, ok := seen[o.chain]; ok && o.sent < s {
				return true
			}
		}
		if !r.agrees(m, o) || r.barred(m, o) {
			return true
		}
		if o.coord == nil {
			if _, ok := seen[o.chain]; !ok {
				seen[o.chain] = o.sent
			}
		}
		if s := r.salience(m, o); s > bestScore {
			best, bestScore = k, s
		}
		return true
	})
	if best == none {
		return
	}
	if r.mentions[best].coord != nil {
		best = r.widest(best)
	}
	o := &r.mentions[best]
	c := o.chain
	if o.coord != nil {
		c = r.coordChain(o)
		if c == none {
			return
		}
		if !holds(r.chains[c].mentions, best) && o.chain == c {
			r.chains[c].mentions = append(r.chains[c].mentions, best)
			o.why = inferred("coordination", r.d.SpanOf(o.run))
		}
	}
	r.join(i, c, inferred("pronoun: most salient", r.d.SpanOf(o.run)))
	if m.class == person && r.chains[c].gender == unknown {
		r.chains[c].gender = m.gender
	}
}

// agrees reports whether a mention has the number, gender and class that a pronoun asks for.
func (r *reader) agrees(m, o *mention) bool {
	if o.anyone && m.lemma != "they" {
		return false
	}
	if o.coord != nil {
		return m.lemma == "they"
	}
	c := &r.chains[o.chain]
	switch m.lemma {
	case "he", "she":
		if c.class != person || c.plural || c.gender != unknown && c.gender != m.gender {
			return false
		}
		return true
	case "it":
		if o.form == doc.ByPronoun && o.lemma != "it" {
			return false
		}
		return c.class != person && !c.plural && c.class != people
	case "they":
		if o.form == doc.ByPronoun {
			return o.lemma == "they" || o.lemma == "both" || o.lemma == "the two"
		}
		if c.plural || len(c.members) > 0 || c.class == people {
			return true
		}
		return o.either || c.class == person && c.bearer == none && c.gender == unknown && o.form == doc.ByNominal
	}
	return false
}

// barred reports whether syntax forbids that a pronoun and a mention are one.
func (r *reader) barred(m, o *mention) bool {
	if r.contains(o, m) {
		return true
	}
	if m.owner || isReflexive(lower(r.words[m.head])) {
		return false
	}
	if w := lower(r.words[m.head]); (w == "he" || w == "she" || w == "they") && r.rels[m.head] != doc.Nsubj && r.rels[m.head] != doc.NsubjPass {
		return false // no object has this form: the tree is wrong
	}
	a, b := r.heads[m.head], r.heads[o.head]
	return a >= 0 && a == b && argument(r.rels[m.head]) && argument(r.rels[o.head]) // two arguments of one verb
}

func isReflexive(w string) bool {
	return w == "himself" || w == "herself" || w == "itself" || w == "themselves"
}

func argument(rel doc.Rel) bool {
	switch rel {
	case doc.Nsubj, doc.NsubjPass, doc.Obj, doc.Iobj, doc.Obl, doc.OblAgent:
		return true
	}
	return false
}

// salience scores a candidate for a pronoun. Nearness, subjects, the speaker of
// the sentence before for "he added", and what the story returns to count.
func (r *reader) salience(m, o *mention) float64 {
	s := -2.1 * float64(m.sent-o.sent)
	if m.sent == o.sent {
		s -= 0.02 * float64(m.head-o.head)
	}
	switch {
	case o.subject && o.main:
		s += 2.4
	case o.subject:
		s += 1.8
	case o.label != none && o.class == person && o.full.Start <= r.sentence(o.head).Start+1: // the tree may err
		s += 1.5
	case o.object:
		s += 0.6
	case o.owner:
		s += 0.5
	}
	if o.adj {
		s -= 2.5
	}
	if o.form == doc.ByPronoun && o.lemma == m.lemma {
		s += 1.1
	}
	if o.form == doc.ByName || o.form == doc.ByMetonym {
		s += 0.3
	}
	if m.subject && o.subject {
		s += 0.7
	}
	if m.owner && m.sent == o.sent {
		s -= 0.03 * float64(m.head-o.head)
		if o.run.End == m.head-1 && lower(r.words[m.head-1]) == "and" { // "China and its neighbours"
			s += 4
		}
	}
	if o.coord == nil {
		s += 0.25 * float64(min(6, len(r.chains[o.chain].mentions)))
	} else {
		s += 0.8
	}
	pq, oq := r.quoted[m.head], r.quoted[o.head]
	switch {
	case pq && !oq && o.reported: // who speaks says "I", not "he"
		s -= 4
	case pq != oq:
		s -= 1
	}
	if m.reported && o.reported && !pq && !oq {
		s += 2
	}
	if m.subject && o.reported && o.class != thing && m.sent == o.sent && m.head > o.head && m.head-o.run.End <= 3 { // "the ministry said it"
		s += 2
	}
	if r.d.SentenceKind(o.sent) == doc.Headline && r.d.SentenceKind(m.sent) != doc.Headline {
		s -= 1.5
	}
	switch m.lemma {
	case "it":
		c := &r.chains[o.chain]
		if o.place && c.class == place {
			s -= 1
		}
		if c.class == thing && o.form == doc.ByNominal && !o.subject && !o.object {
			s -= 0.6
		}
	case "they":
		if o.coord == nil {
			if c := &r.chains[o.chain]; !c.plural && len(c.members) == 0 {
				s -= 1.5
			} else if c.class == thing {
				s -= 0.5
			}
		}
	}
	return s
}
