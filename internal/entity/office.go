package entity

import (
	"strings"

	"dateline/internal/doc"
)

// officeFit says how well a chain answers to the office of a nominal; 0 not at all.
func (r *reader) officeFit(m *mention, country string, ci int32) float64 {
	c := &r.chains[ci]
	if m.gender != unknown && c.gender != unknown && m.gender != c.gender {
		return 0
	}
	if country != "" {
		if code := r.countryOf(ci); code != "" && code != country {
			return 0
		}
	}
	best := 0.0
	for _, d := range c.descs {
		if s := r.sameOffice(m, d); s > best {
			best = s
		}
	}
	if c.tenure != "" {
		if s := r.officeWords(m, lower(c.tenure)); s > best {
			best = s
		}
	}
	if best > 0 && country != "" && c.country == country {
		best++
	}
	return best
}

// rank words that make another office of the same noun.
func otherOffice(w string) bool {
	switch w {
	case "deputy", "vice", "prime", "former", "assistant", "under", "first", "chief", "foreign", "defence", "defense", "interior", "finance", "opposition",
		"acting", "state", "trade", "oil", "energy", "economy", "health", "justice", "crown":
		return true
	}
	return false
}

// sameOffice compares a nominal with a description of a person.
func (r *reader) sameOffice(m *mention, d *description) float64 {
	if d.office0() {
		return 0
	}
	a, b := officeNoun(m.lemma), officeNoun(r.lemma(d.head))
	if a != b {
		if a == "leader" && headOfState(b) || a == "official" && d.noun.sector == "GOV" || a == "diplomat" && (b == "minister" || b == "ambassador" || b == "envoy" || b == "negotiator") ||
			a == "politician" || a == "envoy" && b == "representative" {
			return 1
		}
		return 0
	}
	mine, theirs := r.descWords(&m.desc), r.descWords(d)
	score := 2.0
	for _, w := range mine {
		if hasKey(theirs, w) {
			score += 0.5
		} else if otherOffice(w) {
			return 0
		} else {
			score -= 0.7
		}
	}
	for _, w := range theirs {
		if !hasKey(mine, w) && otherOffice(w) {
			if len(mine) > 0 && w != "chief" || w == "deputy" || w == "vice" || w == "former" {
				return 0
			}
			score -= 0.3
		}
	}
	return score
}

// officeWords compares a nominal with an office of the world.
func (r *reader) officeWords(m *mention, office string) float64 {
	words := strings.Fields(office)
	if len(words) == 0 {
		return 0
	}
	last := words[len(words)-1]
	if officeNoun(headWord(office)) != officeNoun(m.lemma) {
		if m.lemma == "leader" && headOfState(last) {
			return 1
		}
		return 0
	}
	mine := r.descWords(&m.desc)
	for _, w := range mine {
		if otherOffice(w) && !hasKey(words, w) {
			return 0
		}
	}
	for _, w := range words {
		if otherOffice(w) && !hasKey(mine, w) && len(mine) > 0 || w == "deputy" && !hasKey(mine, w) {
			return 0
		}
	}
	return 2
}

// officeNoun folds nouns that name one office.
func officeNoun(lemma string) string {
	switch lemma {
	case "spokeswoman", "spokesperson", "spokesman":
		return "spokesman"
	case "chairman", "chairwoman", "chairperson", "chair":
		return "chair"
	case "premier", "pm":
		return "minister"
	case "adviser", "advisor", "aide":
		return "adviser"
	case "chief", "head", "boss":
		return "head"
	case "congressman", "congresswoman", "lawmaker", "legislator", "mp", "parliamentarian":
		return "lawmaker"
	}
	return lemma
}

func headOfState(noun string) bool {
	switch noun {
	case "president", "minister", "premier", "king", "chancellor", "leader", "emir", "emperor", "queen", "prince", "chair", "secretary", "ayatollah", "sultan":
		return true
	}
	return false
}

// descWords are the words that narrow a description's noun, in lower case: those
// before it and the nouns of whom it belongs to.
func (r *reader) descWords(d *description) []string {
	if d.words != nil {
		return d.words
	}
	out := make([]string, 0, 4)
	for t := d.start; t < d.office.End; t++ {
		if t == d.head || r.at[t] != none {
			continue
		}
		switch r.upos[t] {
		case doc.ADJ, doc.NOUN, doc.PROPN:
			w := lower(r.words[t])
			if w == "former" || w == "then" || w == "late" || w == "own" {
				continue
			}
			out = append(out, w)
		}
	}
	for _, t := range d.owners {
		if t != doc.None && r.at[t] == none && r.upos[t] == doc.NOUN {
			out = append(out, r.lemma(t))
		}
	}
	d.words = out
	return out
}
