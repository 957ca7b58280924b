package entity

import (
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// label is a run of words that names something, and what.
type label struct {
	run     doc.Run
	class   class
	adj     bool          // an adjective of a state: "Japanese"
	metonym bool          // a place that stands for who governs from it
	acts    bool          // somebody, and not the place itself
	modify  bool          // part of another phrase: "Syria talks"
	entity  *world.Entity // nil if unknown
	country string
	known   bool   // the world knows it
	lower   string // its words in lower case, made when asked for
}

// maxPhrase is the longest phrase, in tokens, that the world is asked for.
const maxPhrase = 9

// label finds the names: the world's phrases and the recogniser's names, the
// longer where they overlap.
func (r *reader) label() {
	r.surnames = map[string]bool{}
	for _, name := range r.d.Names.Names {
		if name.Type == doc.PER && name.Len() > 1 {
			r.surnames[r.words[name.End-1]] = true
		}
	}
	for s := range r.d.Tokens.Sentences {
		run := r.d.Tokens.Sentences[s]
		for i := run.Start; i < run.End; {
			i = r.labelAt(i, run.End)
		}
	}
}

// labelAt labels what starts at token i and returns the token after it.
func (r *reader) labelAt(i, end doc.Token) doc.Token {
	name := r.d.Names.At[i]
	cap := capital(r.words[i])
	if !cap && name == none {
		return i + 1
	}
	ner := doc.Name{Run: doc.Run{Start: i, End: i}}
	if name != none {
		ner = r.d.Names.Names[name]
		ner.Start, ner.End = max(ner.Start, i), min(ner.End, end)
	}
	if !cap && ner.Len() > 1 && ner.Type != doc.PER { // "anti-US": the recogniser's name begins too early
		return i + 1
	}
	n := doc.Token(0)
	if cap {
		n = doc.Token(r.world.LongestSense(r.words[i:min(i+maxPhrase, end)]))
		for n > 0 && (r.words[i+n-1] == "'s" || r.words[i+n-1] == "’s" || r.hyphen(i+n-1)) {
			n--
		}
	}
	if n > 0 && r.d.Tags.UPOS[i] == doc.PRON && n == 1 { // "US" is no pronoun, "us" in capitals may be
		n = 0
	}
	known := r.unshared(doc.Run{Start: i, End: i + n})
	n = doc.Token(known.Len())
	if n > 0 && ner.End <= known.End || n > 0 && ner.Type == doc.LOC && r.stateName(known) && !r.properSuffix(known.End, ner.End) {
		if ner.Type == doc.PER && r.isPerson(known, ner) {
			return r.addPerson(ner.Run)
		}
		if r.addKnown(known) {
			return known.End
		}
	}
	switch {
	case ner.Empty():
		return i + 1
	case ner.Type == doc.PER && r.isPlace(ner.Run):
		l := label{run: ner.Run, class: place}
		r.locate(&l)
		r.addLabel(l)
	case ner.Type == doc.PER:
		return r.addPerson(ner.Run)
	case ner.Type == doc.ORG && r.isTreaty(ner.Run):
		return ner.End
	case ner.Type == doc.ORG:
		if ner.Len() > 1 && lower(r.words[ner.Start]) == "the" {
			ner.Start++
		}
		l := label{run: ner.Run, class: organisation, acts: true}
		if n > 0 {
			l.country = r.countryOfPhrase(known)
		}
		for t := ner.Start + 2; t < ner.End && l.country == ""; t++ { // "People's Committee of Libya"
			if k := r.world.LongestSense(r.words[t:ner.End]); k > 0 && r.words[t-1] == "of" {
				l.country = r.countryOfPhrase(doc.Run{Start: t, End: t + doc.Token(k)})
			}
		}
		r.addLabel(l)
	case ner.Type == doc.LOC:
		l := label{run: ner.Run, class: place}
		r.locate(&l)
		r.addLabel(l)
	case n > 0 && r.addKnown(known): // a state's adjective inside a longer name: "Korean War"
		return known.End
	default:
		return ner.End
	}
	return ner.End
}

// properSuffix reports whether the words between are names themselves, so that
// a longer place name is no mere "Japan 's".
func (r *reader) properSuffix(from, to doc.Token) bool {
	for t := from; t < to; t++ {
		if capital(r.words[t]) {
			return true
		}
	}
	return false
}

func (r *reader) stateName(run doc.Run) bool {
	for _, s := range r.world.Senses(r.phrase(run)) {
		if s.As == world.AsName && s.Kind == world.State {
			return true
		}
	}
	return false
}

// isTreaty reports whether the words name an agreement, or sanctions and the law
// that makes them, which act no more than a deal does.
func (r *reader) isTreaty(run doc.Run) bool {
	phrase := r.phrase(run)
	if _, ok := r.world.Treaty(phrase); ok {
		return true
	}
	_, ok := r.world.Sanctions(phrase)
	return ok
}

// afterTitle reports whether a title or an honorific stands right before the token.
func (r *reader) afterTitle(t doc.Token) bool {
	b := t - 1
	if b < r.sentence(t).Start {
		return false
	}
	if _, ok := r.honorifics[lower(r.words[b])]; ok {
		return true
	}
	n, ok := r.nounAt(b)
	return ok && n.title && !r.plural(b)
}

// isPerson decides between a known phrase and a person whom the recogniser sees there.
func (r *reader) isPerson(known doc.Run, ner doc.Name) bool {
	if ner.Len() > known.Len() {
		return true
	}
	if r.afterTitle(known.Start) {
		return true
	}
	if known.Len() == 1 && r.surnames[r.words[known.Start]] { // "Michael Jordan" makes "Jordan" a person
		return true
	}
	for _, s := range r.world.Senses(r.phrase(known)) {
		switch s.Kind {
		case world.State, world.Organisation, world.Body, world.Agency, world.Bloc:
			return false
		}
	}
	return true
}

// phrase joins the words of a run as the world wants them.
func (r *reader) phrase(run doc.Run) string {
	if run.Len() == 1 {
		return r.words[run.Start]
	}
	return strings.Join(r.words[run.Start:run.End], " ")
}

func (r *reader) countryOfPhrase(run doc.Run) string {
	if s := r.world.Senses(r.phrase(run)); len(s) > 0 && (s[0].Kind == world.State) {
		return s[0].Country
	}
	return ""
}

func (r *reader) addLabel(l label) {
	for t := l.run.Start; t < l.run.End; t++ {
		r.at[t] = int32(len(r.labels))
	}
	r.labels = append(r.labels, l)
}

// addKnown labels a phrase of the world; false if none of its senses fits here.
func (r *reader) addKnown(run doc.Run) bool {
	senses := r.world.Senses(r.phrase(run))
	if run.Len() > 1 && lower(r.words[run.Start]) == "the" {
		short := doc.Run{Start: run.Start + 1, End: run.End}
		if s := r.world.Senses(r.phrase(short)); len(s) > 0 && len(senses) > 0 && s[0].Entity == senses[0].Entity {
			run, senses = short, s
		}
	}
	toponym := r.toponym(run)
	head := r.headOf(run)
	modifier := r.upos[head] == doc.ADJ || r.rels[head] == doc.Amod || r.rels[head] == doc.Compound
	best := none
	for i, s := range senses {
		fits := true
		switch s.As {
		case world.AsAdjective:
			fits = modifier || !hasSense(senses, world.AsDemonym)
		case world.AsDemonym:
			fits = !modifier || !hasSense(senses, world.AsAdjective)
		case world.AsName:
			if toponym != nil && s.Kind == world.State {
				p := &r.d.Places.Places[toponym.Place]
				fits = p.Country == s.Country || p.Country == "" || len(senses) == 1
			}
		case world.AsCapital:
			if toponym != nil {
				p := &r.d.Places.Places[toponym.Place]
				fits = p.Country == s.Country || p.Country == ""
			}
		}
		if fits {
			best = i
			break
		}
	}
	if best == none {
		return false
	}
	s := senses[best]
	l := label{run: run, entity: s.Entity, country: s.Country, known: true, acts: true}
	switch s.Kind {
	case world.State:
		l.class = state
	case world.Agency:
		l.class = media
	default:
		l.class = organisation
	}
	switch s.As {
	case world.AsAdjective:
		l.adj = true
	case world.AsDemonym:
		l.class = people
	case world.AsName:
		if s.Kind == world.State || toponym != nil {
			l.acts, l.modify = r.acts(toponym, head, true)
		}
	case world.AsCapital:
		l.acts, l.modify = r.acts(toponym, head, false)
		l.metonym = true
		if !l.acts || l.modify {
			l.class, l.entity, l.acts = place, nil, false
		}
	case world.AsMetonym:
		l.metonym = true
		if located(r.caseOf(head)) && r.rels[head] != doc.NmodPoss {
			l.class, l.acts = place, false
		}
	}
	r.addLabel(l)
	return true
}

func hasSense(senses []world.Sense, as world.As) bool {
	for _, s := range senses {
		if s.As == as {
			return true
		}
	}
	return false
}

// located reports whether what follows the preposition is a place that something is at.
func located(preposition string) bool {
	switch preposition {
	case "in", "at", "near", "inside", "outside", "across", "throughout", "around", "into", "through", "via", "within", "off", "over", "around.", "along":
		return true
	}
	return false
}

// acts reports whether a toponym stands for who governs there, and whether it
// only modifies another word.
func (r *reader) acts(t *doc.Toponym, head doc.Token, stateName bool) (acts, modifies bool) {
	if t != nil {
		switch t.Use {
		case doc.AsActor:
			return true, false
		case doc.AsModifier:
			return true, true
		}
		return stateName && r.argues(head), false
	}
	switch r.rels[head] {
	case doc.Compound, doc.Amod:
		return true, true
	case doc.Nsubj, doc.NsubjPass, doc.OblAgent, doc.Iobj:
		return true, false
	}
	if !stateName {
		return r.rels[head] == doc.NmodPoss, false
	}
	return !located(r.caseOf(head)), false
}

// argues reports whether the tree makes a state's name an argument that acts,
// though the place reader took it for the place.
func (r *reader) argues(head doc.Token) bool {
	switch r.rels[head] {
	case doc.Nsubj, doc.OblAgent:
		return true
	case doc.NmodPoss:
		return true
	case doc.Root, doc.Ccomp:
		return r.d.Trees.Child(head, doc.Cop) >= 0
	case doc.Conj:
		if h := r.heads[head]; h >= 0 && h < head && r.at[h] != none {
			l := &r.labels[r.at[h]]
			return l.class == state && l.acts && !l.metonym
		}
	}
	return false
}

// toponym returns the toponym of a run, or nil.
func (r *reader) toponym(run doc.Run) *doc.Toponym {
	for t := run.Start; t < run.End; t++ {
		if i := r.topo[t]; i != none {
			return &r.d.Places.Toponyms[i]
		}
	}
	return nil
}

// locate gives a place its country and says whether it acts.
func (r *reader) locate(l *label) {
	t := r.toponym(l.run)
	if t == nil {
		return
	}
	l.country = r.d.Places.Places[t.Place].Country
	if t.Use == doc.AsActor && l.country != "" {
		l.acts, l.metonym, l.class = true, true, state
		l.entity = r.world.Entity("state:" + l.country)
	}
}

// isPlace reports whether the place reader holds a name for a location all the same.
func (r *reader) isPlace(run doc.Run) bool {
	i := r.topo[run.Start]
	if i == none {
		return false
	}
	t := &r.d.Places.Toponyms[i]
	return t.Run == run && t.Use == doc.AsLocation
}

// addPerson labels a person's name without the titles and marks that the
// recogniser has put into it, and returns the token after it.
func (r *reader) addPerson(run doc.Run) doc.Token {
	end := run.End
	sentenceEnd := r.sentence(run.Start).End
	for run.Len() > 1 && !wordy(r.words[run.End-1]) {
		run.End--
	}
	for t := run.Start + 1; t < run.End; t++ { // the recogniser's name goes over brackets and commas
		if !wordy(r.words[t]) && r.words[t] != "." && !r.hyphen(t) && r.words[t] != "'" && r.words[t] != "’" {
			run.End = t
		}
	}
	for run.End+1 < sentenceEnd && particle(r.words[run.End-1]) { // "Wasila al- Samani"
		k := run.End
		if r.words[k] == "-" {
			k++
		}
		if k >= sentenceEnd || !capital(r.words[k]) || r.at[k] != none {
			break
		}
		run.End = k + 1
	}
	for run.End < sentenceEnd && r.words[run.End-1] != "." && r.joinsName(run, run.End) {
		run.End++
	}
	for run.End+1 < sentenceEnd && r.hyphen(run.End) && (capital(r.words[run.End+1]) || syllable(r.words[run.End+1])) && r.at[run.End+1] == none {
		run.End += 2 // "El-Sisi", cut at the hyphen
	}
	for run.Len() > 1 {
		w := lower(r.words[run.Start])
		switch r.upos[run.Start] {
		case doc.ADV, doc.ADP, doc.DET, doc.AUX, doc.SCONJ, doc.CCONJ:
			if r.given[w] == unknown { // "Afterwards Trump"
				run.Start++
				continue
			}
		}
		if _, ok := r.honorifics[w]; ok || w == "." || w == "the" {
			run.Start++
			continue
		}
		if n, ok := r.nounAt(run.Start); ok && (n.title || n.role && n.class == person) && r.given[w] == unknown {
			run.Start++
			continue
		}
		if k := r.world.LongestSense(r.words[run.Start:run.End]); k > 0 && k < run.Len() && r.adjective(doc.Run{Start: run.Start, End: run.Start + doc.Token(k)}) {
			part := doc.Run{Start: run.Start, End: run.Start + doc.Token(k)}
			if r.addKnown(part) {
				run.Start = part.End
				continue
			}
		}
		break
	}
	if run.Len() == 1 && run.Start > 0 {
		if n, ok := r.noun(lower(r.words[run.Start])); ok && n.role && n.title { // a bare title
			return max(end, run.End)
		}
	}
	if run.Len() == 1 && r.given[lower(r.words[run.Start])] == unknown && !r.afterTitle(run.Start) {
		if n, ok := r.nounAt(run.Start); ok && n.role && n.class != person { // "Cabinet"
			r.addLabel(label{run: run, class: organisation, acts: true})
			return max(end, run.End)
		}
	}
	if !capital(r.words[run.Start]) && run.Len() == 1 || !wordy(r.words[run.Start]) {
		return max(end, run.End)
	}
	r.addLabel(label{run: run, class: person, acts: true})
	return max(end, run.End)
}

// syllable reports whether a small word after a hyphen is the second syllable of
// a name, "Jae-in", and not a word of its own, "Abe-led".
func syllable(w string) bool {
	switch w {
	case "led", "era", "run", "won", "ed", "old", "hit", "day", "and", "or", "to", "the":
		return false
	}
	return len(w) <= 3
}

// particle reports whether the word cannot end a name.
func particle(w string) bool {
	switch w {
	case "al", "Al", "el", "El", "bin", "ibn", "van", "von", "de", "der", "ter", "abu", "Abu":
		return true
	}
	return false
}

// joinsName reports whether the token after a name is its last word, which the
// recogniser has left out or taken for another name.
func (r *reader) joinsName(run doc.Run, t doc.Token) bool {
	if !capital(r.words[t]) || r.upos[t] != doc.PROPN || run.Len() > 4 || r.inTime[t] || !wordy(r.words[t]) {
		return false
	}
	if i := r.d.Names.At[t]; i != none {
		n := r.d.Names.Names[i]
		return n.Type == doc.PER && n.Start == t && n.Len() == 1
	}
	if _, ok := r.noun(lower(r.words[t])); ok {
		return false
	}
	return r.rels[t] == doc.Flat && run.Has(r.heads[t])
}

// adjective reports whether the phrase is an adjective of a state.
func (r *reader) adjective(run doc.Run) bool {
	return hasSense(r.world.Senses(r.phrase(run)), world.AsAdjective)
}

// wordy reports whether a token holds a letter and is no clitic.
func wordy(w string) bool {
	switch w {
	case "'s", "’s", "'", "’", "‘":
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 {
			return true
		}
	}
	return false
}

// headOf returns the token of the run on which the others hang.
func (r *reader) headOf(run doc.Run) doc.Token {
	best := run.Start
	for t := run.Start + 1; t < run.End; t++ {
		if r.depth[t] < r.depth[best] {
			best = t
		}
	}
	return best
}
