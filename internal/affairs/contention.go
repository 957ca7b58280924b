package affairs

import (
	"strings"

	"dateline/internal/doc"
)

// contention: "the disputed islands", "the dispute over the four isles", "a border
// dispute between India and China".
func (b *disputeBook) contention(t doc.Token) {
	lemma := b.lemma(t)
	if by := b.words.disputed[lowerWord(b.story, t)]; by != "" && b.Trees.Rels[t] == doc.Amod {
		head := b.Trees.Heads[t]
		if key := b.key(head); key != "" {
			c := b.of(key, by)
			c.name(b.RunText(b.phrase(head, true)))
			c.evidence(b.Doc.SpanOf(b.phrase(head, false)))
			c.parties(b.asStates(b.partiesOf(head)))
		}
		return
	}
	by, loose := b.words.contention[lemma], false
	if by == "" {
		by, loose = b.words.looseContention[lemma], true // only with what it is over
	}
	if by == "" || !b.isNoun(t) {
		return
	}
	key, object := "", doc.Token(doc.None)
	for _, m := range b.Trees.Children(t) {
		switch b.Trees.Rels[m] {
		case doc.Amod, doc.Compound:
			word := lowerWord(b.story, m)
			if b.words.noContention[word] != "" {
				return
			}
			if b.words.land[word] != "" {
				key = "ground"
			}
		case doc.Nmod:
			if p := b.preposition(m); p == "over" || p == "about" || p == "on" {
				if k := b.key(m); k != "" {
					key, object = k, m
				} else if p == "over" && b.Tags.UPOS[m] == doc.NOUN || p == "over" && b.Tags.XPOS[m] == doc.VBG {
					object = m
				}
			}
		}
	}
	if object == doc.None {
		if m := b.next(t, "over"); m != doc.None {
			key, object = b.key(m), m
		}
	}
	parties := b.asStates(b.partiesOf(t))
	switch {
	case loose && (object == doc.None || len(b.countries(parties)) == 0):
		return
	case key == "" && object != doc.None:
		if len(b.foreign()) < 2 {
			return
		}
		key = strings.ToLower(b.RunText(b.phrase(object, true)))
	case key == "":
		if named := len(b.countries(parties)); named < 2 && (named == 0 || b.phrase(t, true).Len() < 2 || len(b.foreign()) < 2) {
			return
		}
		key = strings.ToLower(b.RunText(b.phrase(t, true)))
	}
	c := b.of(key, by)
	if run := b.phrase(t, true); run.Len() > 1 {
		c.name(b.RunText(run))
	}
	if object != doc.None {
		c.name(b.RunText(b.phrase(object, true)))
	}
	c.evidence(b.evidenceOf(t))
	c.parties(parties)
}

// next is the noun of the phrase that a preposition opens right after a token,
// wherever the tree hung it; None if there is none.
func (b *disputeBook) next(t doc.Token, preposition string) doc.Token {
	end := b.Tokens.Sentences[b.Tokens.Of[t]].End
	if t+2 >= end || b.lemma(t+1) != preposition {
		return doc.None
	}
	if m := b.Trees.Heads[t+1]; m > t && b.isNoun(m) {
		return m
	}
	return doc.None
}

// foreign are the countries whose states act in the story.
func (b *disputeBook) foreign() []string {
	var list []doc.ActorID
	for i := range b.Actors.Actors {
		if b.Actors.Actors[i].Kind == doc.State {
			list = append(list, doc.ActorID(i))
		}
	}
	return b.countries(list)
}

// issue: "the issue of Kashmir", "the Kashmir question", of ground that the world
// knows to be in dispute.
func (b *disputeBook) issue(t doc.Token) {
	by := b.words.issue[b.lemma(t)]
	if by == "" || !b.isNoun(t) {
		return
	}
	for _, m := range b.Trees.Children(t) {
		r := b.Trees.Rels[m]
		if r != doc.Compound && !(r == doc.Nmod && b.preposition(m) == "of") {
			continue
		}
		run := b.phrase(m, true)
		name := b.RunText(run)
		for _, c := range b.conjuncts(m) { // "Jammu and Kashmir"
			run.End = max(run.End, c+1)
		}
		if _, ok := b.world.Dispute(b.RunText(run)); ok {
			name = b.RunText(run)
		} else if _, ok := b.world.Dispute(name); !ok {
			continue
		}
		c := b.of("ground", by)
		c.name(name)
		c.evidence(b.evidenceOf(t))
		return
	}
}

func (b *disputeBook) evidenceOf(t doc.Token) doc.Span { return b.story.evidence(t) }

// partiesOf are the sides that a noun names: between, with, possessors.
func (b *disputeBook) partiesOf(t doc.Token) []doc.ActorID {
	var out []doc.ActorID
	for _, m := range b.Trees.Children(t) {
		p := b.preposition(m)
		switch r := b.Trees.Rels[m]; {
		case r == doc.Nmod && (p == "between" || p == "with" || p == "among"), r == doc.NmodPoss:
			for _, a := range b.story.parties(m) {
				out = addActor(out, a)
			}
		}
	}
	if end := b.Tokens.Sentences[b.Tokens.Of[t]].End; t+2 < end && (b.lemma(t+1) == "with" || b.lemma(t+1) == "between") {
		for k := t + 2; k < min(end, t+5); k++ { // "with Canada Thursday": the tree may hang it on the day
			if b.Actors.ActorAt(k) != doc.None {
				for _, a := range b.story.parties(k) {
					out = addActor(out, a)
				}
				break
			}
		}
	}
	if len(b.countries(out)) < 2 { // "Canada has a dispute with", "France and Britain met to end a dispute"
		b.above(t, func(h, _ doc.Token) bool {
			if !b.isVerb(h) {
				return true
			}
			own := b.story.parties(b.subject(h))
			if len(b.countries(own)) > 1 || len(out) > 0 && len(own) == 1 {
				for _, a := range own {
					out = addActor(out, a)
				}
			}
			return false
		})
	}
	return out
}
