package name

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/world"
)

// known is what the world knows of the longest phrases that a token stands in: what
// they may name, and where in the phrase the token stands; 0 if it knows none. They
// are hints among others: what "Georgia", "Jordan" and "Labour" are, the words around
// them say.
type known [asWhat]uint32

const (
	asSense  = iota // states, bodies, groups, agencies, treaties, disputes: a set
	asSite          // places of the gazetteer: siteKnown or siteSafe
	asPerson        // 1 for who held an office
	asWhat
)

const (
	maxPhrase = 8 // words of a phrase that is looked up
	maxSite   = 4 // words of one that is looked up as a place or person

	siteKnown = 1 // besides others: a common word, a surname
	siteSafe  = 2

	preference = 100 // of a score, in units of the model's weights

	senseTreaty  = 1 << 24
	senseDispute = 1 << 25
)

// look finds the phrases that the world knows among the tokens that can be names.
func (x *reader) look() {
	x.known = resize(x.known, len(x.tokens))
	clear(x.known)
	for _, s := range x.stretches {
		for t := s.Start; t < s.End; t++ {
			if !x.tokens[t].kind.capital() {
				continue
			}
			for n := min(maxPhrase, s.End-t); n > 0; n-- {
				if !x.tokens[t+n-1].kind.capital() {
					continue
				}
				for as, set := range x.lookUp(doc.Run{Start: t, End: t + n}) {
					if set == 0 {
						continue
					}
					for i := range n {
						if k := &x.known[t+i]; k[as] == 0 { // longer phrases come first
							k[as] = set<<2 | standing(i, n)
						}
					}
				}
			}
		}
	}
}

// lookUp returns what the phrase may name. Treaties, disputes and people are looked
// up by phrases of several words alone.
func (x *reader) lookUp(phrase doc.Run) (found known) {
	text, several := x.d.RunText(phrase), phrase.Len() > 1
	if !several || x.tokens[phrase.Start].word != article { // the world passes over it
		for _, s := range x.world.Senses(text) {
			found[asSense] |= 1<<s.As | 1<<(8+s.Kind)
		}
	}
	if several {
		if _, ok := x.world.Treaty(text); ok {
			found[asSense] |= senseTreaty
		}
		if _, ok := x.world.Dispute(text); ok {
			found[asSense] |= senseDispute
		}
	}
	if phrase.Len() > maxSite {
		return found
	}
	if several && len(x.world.Tenures(text)) > 0 {
		found[asPerson] = 1
	}
	switch some, safe := x.world.SiteNamed(text); {
	case safe:
		found[asSite] = siteSafe
	case some:
		found[asSite] = siteKnown
	}
	return found
}

// standing is where the i-th of n words stands: 0 alone, 1 first, 2 last, 3 between.
func standing(i, n doc.Token) uint32 {
	switch {
	case n == 1:
		return 0
	case i == 0:
		return 1
	case i == n-1:
		return 2
	}
	return 3
}

const (
	// bodies are the senses of organisations alone, by their names.
	bodies = 1<<world.AsName | 1<<(8+world.Organisation) | 1<<(8+world.ArmedGroup) | 1<<(8+world.Agency) | 1<<(8+world.Body)
	// metonym is the sense of the seat that a government is called by: "Kremlin".
	metonym = 1<<world.AsMetonym | 1<<(8+world.State)
)

// prefer raises the scores of what the world knows a phrase to be, where that is one
// thing: an organisation or a treaty of several words, the seat of a government. Few
// of them are in the training data.
func (x *reader) prefer(t int, scores *learn.ChainScores) {
	set := x.known[t][asSense]
	place := [...]int{unit, begins, lasts, inside}[set&3]
	switch set >>= 2; {
	case set == 0:
	case set == metonym:
		scores[label(doc.LOC, place)-1] += preference
	case place == unit:
	case set == senseTreaty:
		scores[label(doc.MISC, place)-1] += preference
	case set&^bodies == 0:
		scores[label(doc.ORG, place)-1] += preference
	}
}
