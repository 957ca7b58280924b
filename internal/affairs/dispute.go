package affairs

import (
	"slices"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// disputes finds what is contended between parties. Words of contention make a
// dispute, never a name alone: a story that merely mentions Crimea is not about
// whose it is. All that is said of the same object is one dispute; what the world
// knows of an object adds its other names and who uses them.
func (s *story) disputes() []doc.Dispute {
	b := &disputeBook{story: s}
	s.body(b.contention)
	s.body(b.issue)
	s.body(b.claim)
	s.body(b.namings)
	b.known()
	var out []doc.Dispute
	for _, c := range b.cases {
		if len(c.Names) > 0 && len(c.Evidence) > 0 {
			out = append(out, c.Dispute)
		}
	}
	return out
}

// disputeCase is a dispute in the making.
type disputeCase struct {
	doc.Dispute
	key string // "ground", or the lemma of the matter
}

type disputeBook struct {
	*story
	cases []*disputeCase
}

// of returns the case with the key, made if need be.
func (b *disputeBook) of(key, by string) *disputeCase {
	for _, c := range b.cases {
		if c.key == key {
			return c
		}
	}
	c := &disputeCase{doc.Dispute{HeldBy: doc.None, By: by}, key}
	b.cases = append(b.cases, c)
	return c
}

// find returns the case with the key, or nil.
func (b *disputeBook) find(key string) *disputeCase {
	for _, c := range b.cases {
		if c.key == key {
			return c
		}
	}
	return nil
}

func (c *disputeCase) name(text string, usedBy ...doc.ActorID) {
	text = strings.Join(strings.Fields(text), " ")
	for i := range c.Names {
		if strings.EqualFold(c.Names[i].Text, text) {
			for _, a := range usedBy {
				c.Names[i].UsedBy = addActor(c.Names[i].UsedBy, a)
			}
			return
		}
	}
	c.Names = append(c.Names, doc.DisputeName{Text: text, UsedBy: usedBy})
}

func (c *disputeCase) evidence(span doc.Span) {
	for _, old := range c.Evidence {
		if old.Contains(span) {
			return
		}
	}
	c.Evidence = append(c.Evidence, span)
}

func (c *disputeCase) parties(list []doc.ActorID) {
	for _, a := range list {
		c.Parties = addActor(c.Parties, a)
	}
}

// key is the case that the noun would belong to; "" if nothing of the kind can be
// in dispute.
func (b *disputeBook) key(t doc.Token) string {
	lemma := b.lemma(t)
	if b.words.ground[lemma] != "" {
		return "ground"
	}
	if b.words.matter[lemma] != "" {
		return lemma
	}
	if _, ok := b.dispute(t); ok {
		return "ground"
	}
	return ""
}

// dispute is what the world knows of the name that the token heads.
func (b *disputeBook) dispute(t doc.Token) (world.Dispute, bool) {
	if b.Tags.UPOS[t] != doc.PROPN {
		return world.Dispute{}, false
	}
	return b.world.Dispute(b.RunText(b.phrase(t, true)))
}

// claim: "controlled by Russia but also claimed by Japan", "China claims the reef".
func (b *disputeBook) claim(t doc.Token) {
	by := b.words.claims[b.lemma(t)]
	if by == "" || !b.isVerb(t) {
		return
	}
	object, claimants := doc.Token(doc.None), []doc.ActorID(nil)
	switch {
	case b.Tags.XPOS[t] == doc.VBN && b.Trees.Child(t, doc.OblAgent, doc.Obl) != doc.None:
		claimants = b.agents(t)
		object = b.passiveObject(t)
	default:
		object = b.Trees.Child(t, doc.Obj)
		claimants = b.story.parties(b.subject(t))
	}
	if object == doc.None || len(claimants) == 0 {
		return
	}
	key := b.key(object)
	if key == "" || key != "ground" {
		return
	}
	c := b.of(key, by)
	c.name(b.RunText(b.phrase(object, true)))
	c.evidence(b.evidenceOf(t))
	for _, a := range b.asStates(claimants) {
		c.ClaimedBy = addActor(c.ClaimedBy, a)
	}
	c.parties(c.ClaimedBy)
	// Who holds it stands beside who claims it.
	run := b.Tokens.Sentences[b.Tokens.Of[t]]
	for k := run.Start; k < run.End; k++ {
		if b.words.holds[b.lemma(k)] == "" || !b.isVerb(k) || b.Tags.XPOS[k] != doc.VBN {
			continue
		}
		if holders := b.asStates(b.agents(k)); len(holders) == 1 && b.passiveObject(k) == object {
			c.HeldBy = holders[0]
			c.parties(holders)
			c.evidence(b.evidenceOf(k))
		}
	}
}

// agents are the actors of the by-phrase.
func (b *disputeBook) agents(t doc.Token) []doc.ActorID {
	for _, c := range b.Trees.Children(t) {
		if r := b.Trees.Rels[c]; r == doc.OblAgent || r == doc.Obl && b.preposition(c) == "by" {
			return b.story.parties(c)
		}
	}
	return nil
}

// passiveObject is what a passive verb is done to: its subject, or the noun that
// it or the verb it is coordinated with modifies.
func (b *disputeBook) passiveObject(t doc.Token) doc.Token {
	for range 4 {
		if c := b.Trees.Child(t, doc.NsubjPass, doc.Nsubj); c != doc.None {
			return c
		}
		switch b.Trees.Rels[t] {
		case doc.Acl, doc.AclRelcl:
			return b.ground(b.Trees.Heads[t])
		case doc.Conj, doc.Advcl, doc.Amod:
			t = b.Trees.Heads[t]
		default:
			return doc.None
		}
		if b.isNoun(t) {
			return b.ground(t)
		}
	}
	return doc.None
}

// ground climbs from a noun to the one whose ground it is part of: a participle
// after "the isles in the western Pacific" may hang on either.
func (b *disputeBook) ground(t doc.Token) doc.Token {
	for x := t; x != doc.None && b.isNoun(x); x = b.Trees.Heads[x] {
		if b.words.ground[b.lemma(x)] != "" {
			return x
		}
		if b.Trees.Rels[x] != doc.Nmod {
			break
		}
	}
	return t
}

// namings: "known in Japan as the Northern Territories and in Russia as the
// Southern Kuriles", "which Argentina calls the Malvinas". They add names to
// ground that is in dispute, and make a dispute where two sides name it.
func (b *disputeBook) namings(t doc.Token) {
	lemma := b.lemma(t)
	if lemma != "know" && lemma != "call" || !b.isVerb(t) {
		return
	}
	type naming struct {
		by   []doc.ActorID
		text string
	}
	var list []naming
	run := b.Tokens.Sentences[b.Tokens.Of[t]]
	if lemma == "know" {
		var by []doc.ActorID
		for k := t + 1; k < run.End; k++ {
			word := lowerWord(b.story, k)
			switch {
			case word == "as" && len(by) > 0:
				if name := b.nameFrom(k+1, run.End); !name.Empty() {
					list = append(list, naming{b.asStates(by), b.RunText(name)})
					k, by = name.End-1, nil
				}
			case b.Actors.ActorAt(k) != doc.None:
				by = b.Actors.Parties(b.Actors.ActorAt(k))
			case b.placeActor(k) != doc.None:
				by = []doc.ActorID{b.placeActor(k)}
			}
			if k-t > 40 {
				break
			}
		}
	} else if by := b.story.parties(b.subject(t)); len(by) > 0 {
		if name := b.nameFrom(t+1, run.End); !name.Empty() {
			list = append(list, naming{b.asStates(by), b.RunText(name)})
		}
	}
	c := b.find("ground")
	if c == nil && len(list) < 2 || len(list) == 0 {
		return
	}
	if c == nil {
		c = b.of("ground", "rule contention.naming")
	}
	for _, n := range list {
		c.name(n.text, n.by...)
		c.parties(n.by)
	}
	c.evidence(b.evidenceOf(t))
}

// placeActor is the state whose name stands at the token as a mere location
// ("known in Japan as"), if the story has it as an actor.
func (b *disputeBook) placeActor(t doc.Token) doc.ActorID {
	id, ok := b.siteAt[t]
	if !ok || b.Places.Places[id].Kind != "country" {
		return doc.None
	}
	for i, a := range b.Actors.Actors {
		if a.Kind == doc.State && a.Country == b.Places.Places[id].Country {
			return doc.ActorID(i)
		}
	}
	return doc.None
}

// nameFrom is the run of capitalised words that begins at the token, after an article.
func (b *disputeBook) nameFrom(t, end doc.Token) doc.Run {
	if t < end && lowerWord(b.story, t) == "the" {
		t++
	}
	run := doc.Run{Start: t, End: t}
	for run.End < end {
		if c := b.Word(run.End)[0]; c < 'A' || c > 'Z' {
			break
		}
		run.End++
	}
	return run
}

// known adds what the world knows of the names in the story to the dispute over
// ground: a known dispute joins if one of its names stands in the story and no
// party that the story names is a stranger to it.
func (b *disputeBook) known() {
	c := b.find("ground")
	if c == nil {
		return
	}
	for _, t := range b.Places.Toponyms {
		k, ok := b.world.Dispute(b.Slice(t.Span))
		if !ok || !b.fits(c, k) {
			continue
		}
		for _, n := range k.Names {
			if n.Text != "" && strings.Contains(b.Text, n.Text) {
				c.name(n.Text, b.states(n.By)...)
			}
		}
		parties := b.states(k.Parties)
		c.parties(parties)
		if held := b.states([]string{k.HeldBy}); c.HeldBy == doc.None && len(held) == 1 {
			c.HeldBy = held[0]
		}
		if len(c.ClaimedBy) == 0 {
			c.ClaimedBy = b.states(k.ClaimedBy)
		}
	}
}

// fits reports whether the parties that the story names are the known dispute's:
// two of them, or the only one that the story names.
func (b *disputeBook) fits(c *disputeCase, k world.Dispute) bool {
	shared, named := 0, b.countries(c.Parties)
	for _, country := range named {
		if slices.Contains(k.Parties, country) {
			shared++
		}
	}
	return shared >= min(2, len(named))
}

// states are the story's states with these codes.
func (b *disputeBook) states(codes []string) []doc.ActorID {
	var out []doc.ActorID
	for _, code := range codes {
		for i, a := range b.Actors.Actors {
			if code != "" && a.Kind == doc.State && a.Country == code {
				out = addActor(out, doc.ActorID(i))
				break
			}
		}
	}
	return out
}
