package place

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// use says what a toponym stands for, by the tree where there is one, else by
// the words around it.
func (a *article) use(t *toponym) doc.Use {
	if t.holder || a.qualified(t) {
		return doc.AsLocation
	}
	if a.d.Trees == nil || a.d.Tags == nil {
		return a.useByWords(t)
	}
	head := a.head(t.run)
	for range 8 { // a coordinated name is used as the first of its list
		if r := a.d.Trees.Rels[head]; r != doc.Conj && r != doc.Appos || a.d.Trees.Heads[head] < 0 {
			break
		}
		if a.d.Trees.Rels[head] == doc.Appos && a.actorKind(t) < 2 {
			return doc.AsLocation
		}
		up := a.d.Trees.Heads[head]
		if a.d.Tags.UPOS[up] != doc.PROPN && a.class(up)&(town|division) == 0 {
			break
		}
		head = up // "the French capital, Paris": as the capital is
	}
	return a.useByTree(t, head)
}

// qualified reports whether a direction stands before the name, in small letters:
// "eastern Ethiopia" is a place, never a government.
func (a *article) qualified(t *toponym) bool {
	before := t.run.Start - 1
	if before < a.d.Tokens.Sentences[a.d.Tokens.Of[t.run.Start]].Start {
		return false
	}
	w := a.d.Word(before)
	return w[0] >= 'a' && w[0] <= 'z' && isDirection(w)
}

// head is the token of a run whose head lies outside it.
func (a *article) head(run doc.Run) doc.Token {
	for i := run.End - 1; i >= run.Start; i-- {
		if !run.Has(a.d.Trees.Heads[i]) {
			return i
		}
	}
	return run.End - 1
}

// actorKind is how readily a name stands for who governs: 0 a sea, an island or a town, 1 a
// region or a continent, 2 a capital or a seat
// of government, 3 a country.
func (a *article) actorKind(t *toponym) int {
	n := &a.names[t.name]
	if n.chosen < 0 {
		return 0
	}
	switch n.sites[n.chosen].Kind {
	case "country":
		return 3
	case "capital":
		return 2
	case "region", "area", "continent":
		return 1
	case "site":
		for _, s := range a.world.Senses(n.text) { // "the Kremlin"
			if s.As == world.AsMetonym {
				return 2
			}
		}
	}
	return 0
}

func (a *article) class(t doc.Token) class {
	if a.d.Tags != nil {
		if c := a.words[a.d.Tags.Lemma[t]]; c != 0 {
			return c
		}
	}
	return a.words[strings.ToLower(a.d.Word(t))]
}

func actorIf(yes bool) doc.Use {
	if yes {
		return doc.AsActor
	}
	return doc.AsLocation
}

func (a *article) useByTree(t *toponym, head doc.Token) doc.Use {
	tr := a.d.Trees
	kind := a.actorKind(t)
	up := tr.Heads[head]
	if up < 0 { // a fragment: in a headline "Japan, Russia agree"
		return actorIf(kind == 3 && (tr.Child(head, doc.Cop) >= 0 || a.d.SentenceKind(a.d.Tokens.Of[head]) != doc.Body))
	}
	for a.d.Tags.UPOS[up] == doc.ADV && tr.Heads[up] >= 0 { // "moved back to Tripoli"
		up = tr.Heads[up]
	}
	governor := a.class(up)
	if prep := tr.Child(head, doc.Case); prep >= 0 && tr.Rels[head] != doc.NmodPoss {
		return a.afterPreposition(prep, up, governor, kind)
	}
	switch tr.Rels[head] {
	case doc.Nsubj, doc.NsubjOuter, doc.Csubj, doc.OblAgent:
		switch {
		case governor&undergo != 0:
			return doc.AsLocation
		case kind == 3:
			return doc.AsActor
		case kind >= 1:
			return actorIf(governor&agentive != 0)
		}
		return doc.AsLocation
	case doc.NsubjPass:
		return actorIf(kind == 3 && governor&undergo == 0 || kind == 2 && governor&addressed != 0)
	case doc.Obj, doc.Iobj, doc.Xcomp: // "bailed out Peru", where the tree errs
		return a.object(governor, kind)
	case doc.NmodPoss:
		return a.possessor(up, governor, kind)
	case doc.Compound, doc.Amod, doc.NmodDesc, doc.NmodUnmarked, doc.Flat:
		if head < up {
			if verb := a.cut(head, up); verb >= 0 {
				return a.object(a.class(verb), kind)
			}
			if governor&(division|town) != 0 {
				return doc.AsLocation
			}
			return doc.AsModifier
		}
	case doc.Vocative:
		return actorIf(kind >= 2)
	}
	return actorIf(kind == 3 && a.d.SentenceKind(a.d.Tokens.Of[head]) != doc.Body)
}

// object reads "visit Japan", "urge Japan".
func (a *article) object(verb class, kind int) doc.Use {
	switch {
	case verb&(motion|undergo) != 0:
		return doc.AsLocation
	case kind == 3:
		return doc.AsActor
	}
	return actorIf(kind >= 1 && verb&addressed != 0)
}

// cut reports whether a name only seems to modify the noun after it, as in "visit
// Turkey next week": it returns the verb before it, or None.
func (a *article) cut(head, noun doc.Token) doc.Token {
	for i := head + 1; i < noun; i++ {
		switch a.d.Word(i) {
		case "next", "last", "this", "every", "earlier", "later", "in", "on":
			before := head - 1
			for before > 0 && (a.d.Tags.UPOS[before] == doc.PROPN || a.d.Tags.UPOS[before] == doc.DET) {
				before--
			}
			if before >= 0 && a.d.Tokens.Of[before] == a.d.Tokens.Of[noun] && a.d.Tags.UPOS[before] == doc.VERB {
				return before
			}
		}
	}
	return doc.None
}

// possessor reads "Japan's decision", "Japan's northern island".
func (a *article) possessor(thing doc.Token, governor class, kind int) doc.Use {
	switch {
	case kind == 0:
		return doc.AsLocation
	case governor&geographic != 0 && governor&political == 0:
		return doc.AsLocation
	case governor&political != 0:
		return actorIf(kind >= 2)
	}
	return actorIf(kind == 3)
}

// afterPreposition reads "in Japan", "with Iran", "sanctions on Iran", "a visit to Iran".
func (a *article) afterPreposition(prep, up doc.Token, governor class, kind int) doc.Use {
	w := strings.ToLower(a.d.Word(prep))
	c := a.words[w]
	if a.d.Trees != nil { // "paid a visit to": the noun says what is done
		if thing := a.d.Trees.Child(up, doc.Obj); thing >= 0 && thing < prep && governor&motion == 0 {
			governor |= a.class(thing) & motion
		}
	}
	switch {
	case kind < 2:
		if kind == 1 && w == "by" && governor&agentive != 0 {
			return doc.AsActor
		}
		return doc.AsLocation
	case c&locative != 0:
		return doc.AsLocation
	case c&comitative != 0:
		if w == "for" && kind == 2 {
			return actorIf(governor&political != 0)
		}
		if w == "between" || w == "among" || w == "by" || w == "for" {
			return actorIf(governor&motion == 0 || governor&(agentive|political) != 0)
		}
		return doc.AsActor
	case w == "to":
		return actorIf(governor&motion == 0 && (kind == 3 || governor&(political|addressed|agentive) != 0))
	case w == "from":
		return actorIf(governor&(political|addressed) != 0 && governor&motion == 0)
	case w == "as":
		return actorIf(kind == 3)
	case w == "of":
		if kind == 3 {
			return actorIf(governor&(geographic|motion|division|town) == 0)
		}
		return actorIf(governor&political != 0 && governor&geographic == 0 || governor&(agentive|addressed) != 0 && governor&motion == 0)
	case w == "on" || w == "upon":
		return actorIf(kind == 3)
	}
	return doc.AsLocation
}

// useByWords does without a tree.
func (a *article) useByWords(t *toponym) doc.Use {
	d := a.d
	sentence := d.Tokens.Sentences[d.Tokens.Of[t.run.Start]]
	kind := a.actorKind(t)
	if before := t.run.Start - 1; before >= sentence.Start {
		prep := before
		if isArticle(d.Word(prep)) && prep > sentence.Start {
			prep--
		}
		w := strings.ToLower(d.Word(prep))
		if a.words[w]&(locative|comitative) != 0 || w == "to" || w == "from" || w == "of" || w == "on" {
			up, governor := prep, class(0)
			if prep > sentence.Start {
				up = prep - 1
				governor = a.class(up)
			}
			return a.afterPreposition(prep, up, governor, kind)
		}
	}
	after := t.run.End
	if after >= sentence.End {
		return doc.AsLocation
	}
	if isPossessive(d.Word(after)) {
		for i := after + 1; i < min(after+4, sentence.End); i++ {
			if c := a.class(i); c&(geographic|political) != 0 {
				return a.possessor(i, c, kind)
			}
		}
		return actorIf(kind == 3)
	}
	c := a.class(after)
	if c == 0 {
		c = a.words[strings.TrimSuffix(strings.ToLower(d.Word(after)), "s")] | a.words[strings.TrimSuffix(strings.ToLower(d.Word(after)), "ed")] |
			a.words[strings.TrimSuffix(strings.ToLower(d.Word(after)), "d")]
	}
	switch w := strings.ToLower(d.Word(after)); {
	case w == "said" || w == "told":
		return actorIf(kind >= 1)
	case c&agentive != 0 && w != "talks":
		return actorIf(kind >= 2)
	case c&(division|town) != 0:
		return doc.AsLocation
	case c&political != 0:
		return doc.AsModifier
	}
	return actorIf(kind == 3 && d.SentenceKind(d.Tokens.Of[t.run.Start]) != doc.Body)
}
