package name

import "dateline/internal/doc"

// known is what the world knows of the longest phrases that a token stands in: sets
// of senses, and where in the phrase the token stands; 0 if it knows none. They are
// hints among others: "Georgia", "Jordan" and "Labour" are what the words around
// them say.
type known struct {
	sense uint32 // states, bodies, groups, agencies, treaties, disputes
	site  uint32 // places of the gazetteer
}

const (
	maxPhrase = 5 // words of a phrase that is looked up
	maxSite   = 4

	siteKnown = 1 // besides others: a common word, a surname
	siteSafe  = 2

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
				phrase := doc.Run{Start: t, End: t + n}
				if !x.tokens[t+n-1].kind.capital() {
					continue
				}
				text := x.d.RunText(phrase)
				if sense := x.sense(text, n > 1); sense != 0 {
					for i := range n {
						if k := &x.known[t+i]; k.sense == 0 {
							k.sense = sense<<2 | standing(i, n)
						}
					}
				}
				if n > maxSite {
					continue
				}
				if site := x.site(text); site != 0 {
					for i := range n {
						if k := &x.known[t+i]; k.site == 0 {
							k.site = site<<2 | standing(i, n)
						}
					}
				}
			}
		}
	}
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

// sense is the set of what the phrase may name and how; treaties and disputes are
// looked up for phrases of several words alone.
func (x *reader) sense(phrase string, several bool) uint32 {
	set := uint32(0)
	for _, s := range x.world.Senses(phrase) {
		set |= 1<<s.As | 1<<(8+s.Kind)
	}
	if several {
		if _, ok := x.world.Treaty(phrase); ok {
			set |= senseTreaty
		}
		if _, ok := x.world.Dispute(phrase); ok {
			set |= senseDispute
		}
	}
	return set
}

func (x *reader) site(phrase string) uint32 {
	switch known, safe := x.world.SiteNamed(phrase); {
	case safe:
		return siteSafe
	case known:
		return siteKnown
	}
	return 0
}
