package place

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

const longestName = 7 // tokens of the longest name that is looked for without a recogniser

// findDateline makes toponyms of the dateline's places, which have no tokens.
func (a *article) findDateline() {
	if a.d.Wire == nil {
		return
	}
	for _, s := range a.d.Wire.Dateline.Places {
		a.add(s, doc.Run{}, a.d.Slice(s))
	}
	a.filed = len(a.toponyms)
}

// findText makes toponyms of the text's own: what the recogniser calls a place,
// what only a place goes by, and then what is a place elsewhere in the article.
func (a *article) findText() {
	d := a.d
	for _, run := range d.Tokens.Sentences {
		capitals := a.inCapitals(run)
		for i := run.Start; i < run.End; {
			if n := a.nameAt(i); n != nil && n.Start == i {
				i = max(a.fromName(*n, run, capitals), i+1)
				continue
			}
			i = a.fromGazetteer(i, run, capitals)
		}
	}
	found := len(a.toponyms)
	if d.Names == nil || found == a.filed {
		return
	}
	a.again()
	if len(a.toponyms) > found {
		slices.SortFunc(a.toponyms[a.filed:], func(x, y toponym) int { return cmp.Compare(x.span.Start, y.span.Start) })
	}
}

// again makes toponyms of names that are places elsewhere in the article and
// that the recogniser has passed over or taken for something else.
func (a *article) again() {
	d := a.d
	taken := make([]bool, d.Tokens.Len())
	for _, t := range a.toponyms {
		for i := t.run.Start; i < t.run.End; i++ {
			taken[i] = true
		}
	}
	for _, sentence := range d.Tokens.Sentences {
		for i := sentence.Start; i < sentence.End; i++ {
			if taken[i] || !isCapital(d.Word(i)) {
				continue
			}
			n := a.nameAt(i)
			if n != nil && (n.Type == doc.PER || n.Type == doc.MISC && n.Len() > 1 || n.Type == doc.LOC) {
				continue
			}
			if n != nil && i > n.Start {
				continue // what stands inside the name of an organisation is part of it
			}
			for end := min(i+3, sentence.End); end > i; end-- {
				run := doc.Run{Start: i, End: end}
				text := d.RunText(run)
				if at, ok := a.byKey[text]; !ok || len(a.names[at].sites) == 0 || a.besideCapital(run, sentence) && n == nil {
					continue
				}
				if n != nil && (n.End == end || end < sentence.End && d.Word(end) == "of") {
					break
				}
				a.addRun(run)
				break
			}
		}
	}
}

func (a *article) nameAt(t doc.Token) *doc.Name {
	if a.d.Names == nil || a.d.Names.At[t] < 0 {
		return nil
	}
	return &a.d.Names.Names[a.d.Names.At[t]]
}

// inCapitals reports whether a sentence is written in capitals, so that they
// tell nothing.
func (a *article) inCapitals(run doc.Run) bool {
	capital, small := 0, 0
	for i := run.Start; i < run.End; i++ {
		w := a.d.Word(i)
		if len(w) > 3 {
			if allCapitals(w) {
				capital++
			} else if w[0] >= 'a' && w[0] <= 'z' {
				small++
			}
		}
	}
	return capital > 2 && small == 0
}

// add adds a toponym under the name that it is looked up by.
func (a *article) add(span doc.Span, run doc.Run, name string) {
	key := oneLine(name)
	at, ok := a.byKey[key]
	if !ok {
		sites := a.lookUp(key)
		at = -1
		if len(sites) > 0 { // two spellings of one name are one name
			for i := range a.names {
				if n := &a.names[i]; len(n.sites) == len(sites) && n.sites[0].ID == sites[0].ID && n.sites[0].Lesser == sites[0].Lesser &&
					n.sites[len(sites)-1].ID == sites[len(sites)-1].ID {
					at = int32(i)
				}
			}
		}
		if at < 0 {
			at = int32(len(a.names))
			a.names = append(a.names, nameSites{text: key, sites: sites, chosen: -1})
		}
		a.byKey[key] = at
	}
	a.toponyms = append(a.toponyms, toponym{span: span, run: run, name: at})
}

// lookUp finds the places of a name: as it stands, without what qualifies it
// ("Northern Iraq", "Fars Province"), or under the name it is a slip for.
func (a *article) lookUp(name string) []world.Site {
	if sites := a.world.Sites(name); len(sites) > 0 {
		return sites
	}
	bare := name
	for {
		first, rest, ok := strings.Cut(bare, " ")
		if !ok || !isDirection(strings.TrimRight(first, ",-")) {
			break
		}
		bare = rest
	}
	if i := strings.IndexByte(bare, '-'); i > 0 && isDirection(bare[:i]) {
		bare = bare[i+1:]
	}
	if bare != name {
		if sites := a.world.Sites(bare); len(sites) > 0 {
			return sites
		}
	}
	if i := strings.LastIndexByte(bare, ' '); i > 0 {
		if a.words[strings.ToLower(bare[i+1:])]&(division|town) != 0 {
			if sites := a.world.Sites(bare[:i]); len(sites) > 0 {
				return sites
			}
		}
		return nil
	}
	return a.slip(name)
}

// slip finds the well-known place whose name differs by one letter.
func (a *article) slip(name string) []world.Site {
	if len(name) < 6 || !isCapital(name) || strings.ContainsAny(name, ".-' ") {
		return nil
	}
	buf := make([]byte, 0, len(name)+1)
	try := func() []world.Site {
		if _, safe := a.world.SiteNamed(string(buf)); safe {
			return a.world.Sites(string(buf))
		}
		return nil
	}
	for i := 1; i <= len(name); i++ {
		if i < len(name) { // a letter too many, two letters in each other's place
			buf = append(append(buf[:0], name[:i]...), name[i+1:]...)
			if s := try(); s != nil {
				return s
			}
		}
		if i+1 < len(name) {
			buf = append(append(append(buf[:0], name[:i]...), name[i+1], name[i]), name[i+2:]...)
			if s := try(); s != nil {
				return s
			}
		}
		for c := byte('a'); c <= 'z'; c++ {
			if i < len(name) {
				buf = append(append(append(buf[:0], name[:i]...), c), name[i+1:]...)
				if s := try(); s != nil {
					return s
				}
			}
			buf = append(append(append(buf[:0], name[:i]...), c), name[i:]...)
			if s := try(); s != nil {
				return s
			}
		}
	}
	return nil
}

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
			if w := d.Word(i); w == "," || w == "(" || w == "and" || w == "or" || w == "/" || isPossessive(w) {
				a.fromLocation(a.trim(doc.Run{Start: run.Start, End: i}), sentence)
				a.fromLocation(a.trim(doc.Run{Start: i + 1, End: run.End}), sentence)
				return
			}
		}
		if a.metonym(text) {
			return
		}
	}
	if !isCapital(d.Word(run.End-1)) && run.Len() == 1 && !known {
		return
	}
	if a.eponym(run, sentence) || !a.rightCase(text, run, false) && !known {
		return
	}
	if letters(text) <= 3 && allCapitals(text) && !a.rightCase(text, run, false) {
		return
	}
	if len(a.lookUp(oneLine(text))) == 0 && !a.plausible(run, sentence) {
		return
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
	return run.Len() <= 3 && (a.words[w]&(locative|division|town) != 0 || w == "of" || w == "to" || w == "from" || w == "," || w == "and")
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

func (a *article) addRun(run doc.Run) {
	span := a.d.SpanOf(run)
	name := a.d.Slice(span)
	a.add(span, run, name)
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

// organisation reports whether the first sense of the phrase is an organisation.
func (a *article) organisation(text string) bool {
	senses := a.world.Senses(text)
	if len(senses) == 0 {
		return false
	}
	s := senses[0]
	return s.As != world.AsCapital && s.Kind != world.State && s.Kind != world.Region
}

func (a *article) country(text string) bool {
	sites := a.world.Sites(text)
	return len(sites) > 0 && sites[0].Kind == "country"
}

// personElsewhere reports whether the word is part of a longer person's name in
// the article.
func (a *article) personElsewhere(word string) bool {
	for _, n := range a.d.Names.Names {
		if n.Type != doc.PER || n.Len() < 2 {
			continue
		}
		for i := n.Start; i < n.End; i++ {
			if a.d.Word(i) == word {
				return true
			}
		}
	}
	return false
}

// besideCapital reports whether another capitalised word touches the run, so that
// it is part of a longer name.
func (a *article) besideCapital(run doc.Run, sentence doc.Run) bool {
	if run.End < sentence.End && isCapital(a.d.Word(run.End)) {
		return true
	}
	return run.Start > sentence.Start+1 && isCapital(a.d.Word(run.Start-1))
}

// rightCase reports whether a name may be written so: a short one is an
// abbreviation, which stands in capitals, and not where all do; one of a sum of
// money is none.
func (a *article) rightCase(text string, run doc.Run, capitals bool) bool {
	if letters(text) > 3 {
		return true
	}
	if end := a.d.Tokens.Spans[run.End-1].End; int(end) < len(a.d.Text) && a.d.Text[end] == '$' {
		return false
	}
	if start := a.d.Tokens.Spans[run.Start].Start; start > 0 && a.d.Text[start-1] == '$' {
		return false
	}
	if !allCapitals(text) {
		return len(text) == 3 && a.nameAt(run.Start) != nil
	}
	sites := a.world.Sites(text)
	if len(sites) == 0 {
		return false
	}
	comma := run.Start > 0 && a.d.Word(run.Start-1) == ","
	if sites[0].Abbreviation {
		return comma
	}
	return (sites[0].Kind == "country" || sites[0].Kind == "region" && sites[0].Population > 1000000) && (!capitals || strings.Contains(text, "."))
}

func letters(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '.' {
			n++
		}
	}
	return n
}

// fromGazetteer looks at token i, which is in no name, for the longest name that
// is safe to take for a place; it returns where to go on.
func (a *article) fromGazetteer(i doc.Token, sentence doc.Run, capitals bool) doc.Token {
	d := a.d
	first := d.Word(i)
	if !isCapital(first) || len(first) < 2 && !strings.Contains(first, ".") {
		return i + 1
	}
	if isArticle(first) && i+1 < sentence.End { // "The Hague" is looked for as "Hague"
		return i + 1
	}
	longest := doc.Token(0)
	for end := i + 1; end <= sentence.End && end-i <= longestName; end++ {
		if a.nameAt(end-1) != nil {
			break
		}
		w := d.Word(end - 1)
		if w == "," || w == ";" || w == ":" || isPossessive(w) {
			break
		}
		text := d.RunText(doc.Run{Start: i, End: end})
		if _, safe := a.world.SiteNamed(text); safe && isCapital(w) && a.rightCase(text, doc.Run{Start: i, End: end}, capitals) {
			longest = end
		}
	}
	if longest == 0 {
		if run := (doc.Run{Start: i, End: i + 1}); a.beforeHolder(run, sentence) {
			a.addRun(run)
		}
		return i + 1
	}
	run := doc.Run{Start: i, End: longest}
	text := d.RunText(run)
	if a.organisation(text) || a.eponym(run, sentence) {
		return longest
	}
	if !capitals && run.Len() == 1 && a.besideCapital(run, sentence) && !a.country(text) {
		return longest
	}
	a.addRun(run)
	return longest
}

func isArticle(w string) bool {
	return w == "the" || w == "The" || w == "THE"
}

func isPossessive(w string) bool {
	return w == "'s" || w == "’s" || w == "'" || w == "’" || w == "'S"
}
