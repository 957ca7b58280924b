package event

import (
	"strings"

	"dateline/internal/doc"
)

// path describes the words that govern the sides.
func (p *pairing) path() {
	if p.hs != doc.None && p.ht != doc.None && p.top != doc.None {
		var b strings.Builder
		for t, n := p.hs, 0; t != p.top && n < 5; t, n = p.r.head(t), n+1 {
			b.WriteString(p.r.rel(t).String())
			b.WriteByte('>')
		}
		up := b.String()
		b.Reset()
		for t, n := p.ht, 0; t != p.top && n < 5; t, n = p.r.head(t), n+1 {
			b.WriteString(p.r.rel(t).String())
			b.WriteByte('<')
		}
		p.add("route", up, b.String())
		p.add("up", up)
		p.add("down", b.String())
	}
	for t := p.in.Start; t < p.in.End; t++ {
		if s, ok := p.onPath[t]; ok {
			p.predicate(t, sideNames[s])
		}
	}
	if v := p.governor(p.hs); v != doc.None {
		p.predicate(v, "first")
	}
	if v := p.governor(p.ht); v != doc.None {
		p.add("last", p.r.lemma(v), p.r.preposition(p.ht))
		p.add("last", p.r.lemma(v))
		p.add("lastrel", p.r.rel(p.ht).String(), p.r.preposition(p.ht))
	}
}

// governor is the first verb or predicate above a word, or None.
func (p *pairing) governor(t doc.Token) doc.Token {
	if t == doc.None {
		return doc.None
	}
	for t = p.r.head(t); t != doc.None; t = p.r.head(t) {
		if p.r.tags.UPOS[t] == doc.VERB || p.r.kid(t, doc.Cop) != doc.None {
			return t
		}
	}
	return doc.None
}

// phase is how real a word's event is, in a word.
func (p *pairing) phase(t doc.Token) string {
	x := p.r.wordReality(t, 0)
	if x.turn != givesSame {
		return turnNames[x.turn]
	}
	return x.phase.String()
}

var turnNames = map[effect]string{givesRefused: "refused", givesEnded: "ended", givesThreatened: "threatened"}

// predicate describes a governing word by itself, its phase, and what stands below it.
func (p *pairing) predicate(t doc.Token, where string) {
	r := p.r
	switch r.tags.UPOS[t] {
	case doc.VERB, doc.NOUN, doc.ADJ, doc.AUX:
	default:
		return
	}
	lemma, phase := p.word(t), p.phase(t)
	p.add("pred", where, lemma)
	p.add("predphase", where, lemma, phase)
	p.add("phase", where, phase)
	if where != "first" {
		p.add("pred", lemma)
		p.add("predphase", lemma, phase)
	}
	for level := 2; level <= 3; level++ {
		if c := p.class(t, level); c != "" {
			p.add("predclass", where, c)
			p.add("predclass", where, c, phase)
		}
	}
	for _, typ := range p.typesOf(t) {
		p.add("predlex", where, typ)
		p.add("predlex", where, typ, phase)
	}
	if r.passive(t) {
		p.add("passive", where, lemma)
	}
	for _, k := range r.trees.Children(t) {
		rel := r.rel(k)
		switch rel {
		case doc.Obj, doc.Iobj, doc.Xcomp, doc.Ccomp, doc.NsubjPass, doc.Nsubj, doc.Advcl, doc.Acl, doc.Amod, doc.Compound, doc.CompoundPrt, doc.Conj:
			name := rel.String()
			child := p.word(k)
			p.add("kid", lemma, name, child)
			if child[0] != '<' {
				p.add("kid", name, child)
				if c := p.class(k, 3); c != "" {
					p.add("kidclass", name, c)
					p.add("kidclass", lemma, c)
				}
				for _, typ := range p.typesOf(k) {
					p.add("kidlex", where, name, typ)
				}
			}
		case doc.Obl, doc.Nmod:
			prep := r.preposition(k)
			p.add("kidprep", lemma, prep, p.word(k))
			p.add("kidprep", lemma, prep)
		case doc.Advmod, doc.Aux, doc.Mark, doc.AuxPass, doc.Cop:
			p.add("mod", where, r.lower(k))
			p.add("mod", lemma, r.lower(k))
		}
	}
}

// mood is how real the words between the sides are as a whole.
func (p *pairing) mood() string {
	future, hypothetical := false, false
	look := func(t doc.Token) string {
		switch p.r.tags.UPOS[t] {
		case doc.VERB, doc.NOUN, doc.ADJ:
		default:
			return ""
		}
		switch x := p.r.wordReality(t, 0); {
		case x.turn == givesRefused || x.phase == doc.Negated:
			return "negated"
		case x.turn != givesSame:
			return turnNames[x.turn]
		case x.phase == doc.Planned:
			future = true
		case x.phase == doc.Hypothetical:
			hypothetical = true
		}
		return ""
	}
	for t := p.in.Start; t < p.in.End; t++ {
		if p.onPath[t] == 0 {
			continue
		}
		if m := look(t); m != "" {
			return m
		}
	}
	if v := p.governor(p.hs); v != doc.None {
		if m := look(v); m != "" {
			return m
		}
	}
	switch {
	case future:
		return "future"
	case hypothetical:
		return "hypothetical"
	}
	return "real"
}
