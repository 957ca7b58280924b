package place

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// fromName makes toponyms of a recognised name and returns the token after it.
func (a *article) fromName(n doc.Name, sentence doc.Run, capitals bool) doc.Token {
	d := a.d
	run := a.trim(n.Run)
	text := d.RunText(run)
	switch n.Type {
	case doc.LOC:
		if longer, ok := a.joined(run, sentence); ok { // "Saxony" "-" "Anhalt"
			a.addRun(longer)
			return longer.End
		}
		if longer := a.widened(run, sentence); longer != run {
			a.addRun(longer)
			return max(longer.End, n.End)
		}
		a.fromLocation(run, sentence)
		return n.End
	case doc.PER:
		if run.Len() == 1 && len(text) > 6 && !a.besideCapital(run, sentence) && a.country(text) && !a.personElsewhere(text) {
			a.addRun(run)
			return n.End
		}
	default:
		if run.Len() <= 4 && isCapital(text) {
			if _, safe := a.world.SiteNamed(text); safe && a.rightCase(text, run, capitals) && !a.organisation(text) {
				a.addRun(run)
				return n.End
			}
		}
		if at := a.owner(run); n.Type == doc.ORG && at > run.Start {
			a.addRun(doc.Run{Start: run.Start, End: at})
			return n.End
		}
	}
	if run.Len() <= 2 && a.beforeHolder(run, sentence) {
		a.addRun(run)
	}
	return n.End
}

// owner returns where the country or region ends that a name of an organisation
// starts with, as in "Kentucky State Police"; the start of the name if none does,
// or if what follows makes it a firm's or a club's.
func (a *article) owner(run doc.Run) doc.Token {
	d := a.d
	if run.Len() < 3 {
		return run.Start
	}
	for end := min(run.Start+3, run.End-1); end > run.Start; end-- {
		text := d.RunText(doc.Run{Start: run.Start, End: end})
		if _, safe := a.world.SiteNamed(text); !safe || !a.rightCase(text, run, false) {
			continue
		}
		for i := end; i < run.End; i++ {
			if a.words[strings.ToLower(d.Word(i))]&public != 0 {
				return end
			}
		}
	}
	return run.Start
}

// fromLocation makes toponyms of what the recogniser calls a place.
func (a *article) fromLocation(run doc.Run, sentence doc.Run) {
	d := a.d
	text := d.RunText(run)
	known, _ := a.world.SiteNamed(text)
	if !known {
		for i := run.Start + 1; i+1 < run.End; i++ { // two in one: "Nagato, Japan", "Lyon's Part-Dieu"
			w := d.Word(i)
			if isPossessive(w) {
				if owner, _ := a.world.SiteNamed(d.RunText(doc.Run{Start: run.Start, End: i})); !owner || strings.HasSuffix(d.Word(run.Start), ".") {
					break // "St. Mary's Hospital" is one name
				}
			}
			if w == "," || w == "(" || w == "and" || w == "or" || w == "/" || isPossessive(w) {
				a.fromLocation(a.trim(doc.Run{Start: run.Start, End: i}), sentence)
				a.fromLocation(a.trim(doc.Run{Start: i + 1, End: run.End}), sentence)
				return
			}
		}
		if a.metonym(text) {
			return
		}
	}
	if run.Len() == 1 && (isDirection(text) || !known && !isCapital(text) || a.words[strings.ToLower(text)]&(common|building|town|division) != 0) {
		return
	}
	if a.eponym(run, sentence) || !a.rightCase(text, run, false) && !known {
		return
	}
	if letters(text) <= 3 && allCapitals(text) && !a.rightCase(text, run, false) {
		return
	}
	if !known && !a.plausible(run, sentence) {
		if sites, _, part := a.lookUp(oneLine(text)); len(sites) == 0 || part {
			return
		}
	}
	a.addRun(run)
}

// trim takes the article, the direction in small letters, the noun after and the
// possessive off a name: "the northern Aleppo province".
func (a *article) trim(run doc.Run) doc.Run {
	d := a.d
	for run.Len() > 1 {
		if first := d.Word(run.Start); isArticle(first) || first == "of" || first == "-" || first[0] >= 'a' && first[0] <= 'z' && isDirection(first) {
			if first != "of" && first != "-" && !isArticle(first) && run.Start+1 < run.End && d.Word(run.Start+1) == "-" {
				break // "mid-Ohio" goes on below
			}
			run.Start++
			continue
		}
		if first := d.Word(run.Start); len(first) > 3 && first[0] >= 'a' && first[0] <= 'z' && isCapital(d.Word(run.Start+1)) {
			run.Start++ // "islands Diaoyu"
			continue
		}
		break
	}
	if run.Len() > 2 && d.Word(run.Start+1) == "-" && d.Word(run.Start)[0] >= 'a' && isDirection(d.Word(run.Start)) {
		run.Start += 2
	}
	for run.Len() > 1 {
		last := d.Word(run.End - 1)
		if isPossessive(last) || last == "," || last == "(" || last == ")" || last[0] >= 'a' && last[0] <= 'z' && isCapital(d.Word(run.Start)) {
			run.End--
			continue
		}
		break
	}
	return run
}

// joined joins a name to the one after it where the gazetteer knows the two as
// one: "Jammu and Kashmir".
func (a *article) joined(run doc.Run, sentence doc.Run) (doc.Run, bool) {
	d := a.d
	if run.End+1 >= sentence.End {
		return run, false
	}
	if w := d.Word(run.End); w != "-" && w != "and" && w != "–" {
		return run, false
	}
	next := a.nameAt(run.End + 1)
	longer := doc.Run{Start: run.Start, End: run.End + 2}
	if next != nil {
		longer.End = next.End
	}
	if !isCapital(d.Word(run.End + 1)) {
		return run, false
	}
	known, _ := a.world.SiteNamed(d.RunText(longer))
	return longer, known
}

// widened adds the words beside a name with which the gazetteer knows another
// place: "Iraqi" Kurdistan, Kurdistan "Region".
func (a *article) widened(run, sentence doc.Run) doc.Run {
	d := a.d
	starts := [2]doc.Token{run.Start, run.Start}
	if before := run.Start - 1; before >= sentence.Start && isCapital(d.Word(before)) {
		if n := a.nameAt(before); n == nil && isDirection(d.Word(before)) || n != nil && n.Type == doc.MISC && n.Len() == 1 {
			starts[0] = before
		}
	}
	ends := [2]doc.Token{run.End, run.End}
	if run.End < sentence.End && isCapital(d.Word(run.End)) && a.words[strings.ToLower(d.Word(run.End))]&(division|town) != 0 {
		ends[0]++
	}
	for _, start := range starts {
		for _, end := range ends {
			longer := doc.Run{Start: start, End: end}
			if longer == run {
				return run
			}
			if known, _ := a.world.SiteNamed(d.RunText(longer)); known {
				return longer
			}
		}
	}
	return run
}

// eponym reports whether the name is only what something is named after:
// "Marburg virus".
func (a *article) eponym(run, sentence doc.Run) bool {
	return run.End < sentence.End && a.words[strings.ToLower(a.d.Word(run.End))]&named != 0
}

// plausible reports whether a name that is in no gazetteer may be that of a place
// worth recording: not a building, a firm or a person.
func (a *article) plausible(run, sentence doc.Run) bool {
	d := a.d
	first, last := d.Word(run.Start), d.Word(run.End-1)
	if allCapitals(first) && run.Len() == 1 || strings.HasSuffix(first, ".") || !isCapital(last) {
		return false
	}
	for i := run.Start; i < run.End; i++ {
		if a.words[strings.ToLower(d.Word(i))]&building != 0 {
			return false
		}
	}
	if kindOfNoun(last) != "" || kindOfNoun(first) != "" {
		return true
	}
	before := run.Start - 1
	for before > sentence.Start && (isArticle(d.Word(before)) || isDirection(d.Word(before))) {
		before--
	}
	if before < sentence.Start {
		return false
	}
	w := strings.ToLower(d.Word(before))
	if w == "of" && before > sentence.Start {
		return run.Len() <= 3 && a.words[strings.TrimSuffix(strings.ToLower(d.Word(before-1)), "s")]&(division|town|geographic) != 0
	}
	return run.Len() <= 3 && (a.words[w]&(locative|division|town) != 0 || w == "to" || w == "from")
}

// beforeHolder reports whether a name stands before that of the region or country
// that holds a place of this name: "Marion, Ohio".
func (a *article) beforeHolder(run, sentence doc.Run) bool {
	d := a.d
	if run.End+1 >= sentence.End || d.Word(run.End) != "," {
		return false
	}
	if before := run.Start - 1; before >= sentence.Start && !isCapital(d.Word(run.Start)) {
		return false
	}
	sites := a.world.Sites(d.RunText(run))
	if len(sites) == 0 {
		return false
	}
	for end := min(run.End+4, sentence.End); end > run.End+1; end-- {
		text := d.RunText(doc.Run{Start: run.End + 1, End: end})
		if !isCapital(text) {
			return false
		}
		for _, h := range a.world.Sites(text) {
			if h.Kind != "country" && (h.Kind != "region" || h.Region != h.Name && !h.Abbreviation) || h.Prominence < 5 {
				continue
			}
			for _, s := range sites {
				if s.Country == h.Country && (h.Kind == "country" || s.Region == h.Region) && s.ID != h.ID && s.Kind != "country" {
					return true
				}
			}
		}
	}
	return false
}

// metonym reports whether the phrase is known, but as no place: "White House".
func (a *article) metonym(text string) bool {
	for _, s := range a.world.Senses(text) {
		if s.As == world.AsMetonym || s.As == world.AsName && s.Kind != world.State && s.Kind != world.Region {
			return true
		}
		if s.As == world.AsAdjective || s.As == world.AsDemonym {
			return true
		}
	}
	return false
}

// personElsewhere reports whether the word is part of a longer person's name in
// the article.
func (a *article) personElsewhere(word string) bool {
	if a.persons == nil {
		a.persons = map[string]bool{}
		for _, n := range a.d.Names.Names {
			if n.Type == doc.PER && n.Len() > 1 {
				for i := n.Start; i < n.End; i++ {
					a.persons[a.d.Word(i)] = true
				}
			}
		}
	}
	return a.persons[word]
}
