package entity

import (
	"slices"
	"strings"
	"unicode"

	"dateline/internal/doc"
)

// bearer is a person of some names.
type bearer struct {
	keys   []string // the words of the fullest name, folded
	son    bool     // a "bin" or "ibn" stands before the last word: it is the father's name
	gender gender
	titles []int32
	labels []int32
	last   int // the text position of its latest mention while names are joined
	chain  int32
}

// nameKeys folds the words of a name so that spellings of one name agree:
// small letters, no accents, no article or particle, "y" as "i", no doubled letters.
func nameKeys(name string) (keys []string, son bool) {
	for _, w := range strings.Fields(name) {
		switch k := lower(w); k {
		case "al", "el", "as", "ar", "an", "ul", "de", "la", "da", "do", "dos", "del", "di", "van", "von", "der", "den", "le", "ter", "ten", "the", "jr", "sr", "jr.", "sr.", "ii", "iii", "iv":
			continue
		case "bin", "ibn", "bint", "ben":
			son = true
			continue
		}
		if k := foldName(w); k != "" {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		if k := foldName(name); k != "" {
			keys = append(keys, k)
		}
	}
	return keys, son
}

var plainLetters = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"ē", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ō", "o", "ú", "u", "ù", "u",
	"û", "u", "ü", "u", "ū", "u", "ç", "c", "ć", "c", "č", "c", "ñ", "n", "ń", "n", "š", "s", "ś", "s", "ş", "s", "ž", "z", "ż", "z", "ź", "z", "ł", "l",
	"đ", "d", "ğ", "g", "ı", "i", "ř", "r", "ý", "y", "ß", "ss", "æ", "ae", "œ", "oe")

func foldName(w string) string {
	w = lower(w)
	for i := 0; i < len(w); i++ {
		if w[i] >= 0x80 {
			w = plainLetters.Replace(w)
			break
		}
	}
	for _, p := range [...]string{"al-", "el-", "as-", "ar-", "an-", "ad-", "at-", "az-", "ash-", "al‑"} {
		if strings.HasPrefix(w, p) && len(w) > len(p)+2 {
			w = w[len(p):]
			break
		}
	}
	var b strings.Builder
	b.Grow(len(w))
	var last rune
	for _, c := range w {
		if c == 'y' {
			c = 'i'
		}
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) || c == last {
			continue
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

// within reports whether the words of the shorter name stand in the longer in
// the same order; an initial stands for any word that it begins.
func within(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && (short[i] == w || len(short[i]) == 1 && strings.HasPrefix(w, short[i]) || len(w) == 1 && strings.HasPrefix(short[i], w)) {
			i++
		}
	}
	return i == len(short)
}

// sameName reports whether two names of two words and more may be one person's.
func sameName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if within(a, b) {
		// "George H. W. Bush" and "George W. Bush" differ, "Ali Bagheri" and "Ali Bagheri Kani" do not.
		return a[len(a)-1] == b[len(b)-1] || len(a) >= 2 && len(a) == len(b)-1 && a[0] == b[0] && len(a[len(a)-1]) > 1
	}
	return false
}

// joinNames makes the chains of the names.
func (r *reader) joinNames() {
	r.joinPersons()
	r.joinBodies()
}

func (r *reader) joinPersons() {
	var singles []int32
	byKey := map[string][]int32{} // any word of a name -> persons
	names := make([][]string, len(r.labels))
	for i := range r.labels {
		l := &r.labels[i]
		if l.class != person {
			continue
		}
		keys, son := nameKeys(r.d.RunText(l.run))
		if len(keys) == 0 {
			continue
		}
		names[i] = keys
		if len(keys) == 1 {
			singles = append(singles, int32(i))
			continue
		}
		found := int32(none)
		last, first := byKey[keys[len(keys)-1]], byKey[keys[0]]
		for _, p := range last[max(0, len(last)-maxBearers):] {
			if sameName(r.persons[p].keys, keys) {
				found = p
			}
		}
		if found == none {
			for _, p := range first[max(0, len(first)-maxBearers):] {
				if sameName(r.persons[p].keys, keys) {
					found = p
				}
			}
		}
		if found == none {
			found = int32(len(r.persons))
			r.persons = append(r.persons, bearer{chain: none})
		}
		p := &r.persons[found]
		p.labels = append(p.labels, int32(i))
		if len(keys) > len(p.keys) {
			p.keys, p.son = keys, son
		}
		for _, k := range keys {
			if !holds(byKey[k], found) {
				byKey[k] = append(byKey[k], found)
			}
		}
	}
	titles := make([][]int32, len(r.labels))
	for i := range r.titles {
		t := &r.titles[i]
		titles[t.label] = append(titles[t.label], int32(i))
	}
	for i := range r.persons { // genders, before surnames are shared out
		r.persons[i].gender = r.nameGender(&r.persons[i], titles)
	}
	r.joinSurnames(singles, names, titles, byKey)
	for i := range r.persons {
		p := &r.persons[i]
		if len(p.labels) == 0 {
			continue
		}
		for _, l := range p.labels {
			p.titles = append(p.titles, titles[l]...)
		}
		p.gender = r.nameGender(p, titles)
		p.chain = r.newChain(person)
		c := &r.chains[p.chain]
		c.gender, c.bearer = p.gender, int32(i)
		for _, t := range p.titles {
			c.describe(&r.titles[t].description)
		}
	}
	byLabel := map[int32]int32{}
	for i := range r.persons {
		for _, l := range r.persons[i].labels {
			byLabel[l] = r.persons[i].chain
		}
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.label != none && m.class == person {
			if c, ok := byLabel[m.label]; ok {
				r.join(int32(i), c, stated("name", r.d.SpanOf(m.run)))
			}
		}
	}
}

func holds(list []int32, v int32) bool { return slices.Contains(list, v) }

// joinSurnames gives each name of one word to the person of that name: the one
// whose title and gender agree, then the one named last.
func (r *reader) joinSurnames(singles []int32, names [][]string, titles [][]int32, byKey map[string][]int32) {
	type event struct {
		label  int32
		person int32
	}
	at := 0
	var order []event
	for i := range r.persons {
		for _, l := range r.persons[i].labels {
			order = append(order, event{l, int32(i)})
		}
	}
	// Full names in text order, to know whom the story named last.
	slices.SortFunc(order, func(a, b event) int { return int(a.label - b.label) })
	for i := range r.persons {
		r.persons[i].last = -1
	}
	for _, li := range singles {
		for at < len(order) && order[at].label < li {
			r.persons[order[at].person].last = int(order[at].label)
			at++
		}
		key := names[li][0]
		best, bestScore := int32(none), 0
		for _, pi := range byKey[key][max(0, len(byKey[key])-maxBearers):] {
			if score := r.surnameScore(&r.persons[pi], key, li, titles); score > bestScore {
				best, bestScore = pi, score
			}
		}
		if best == none {
			best = int32(len(r.persons))
			r.persons = append(r.persons, bearer{keys: names[li], chain: none})
			byKey[key] = append(byKey[key], best)
			r.persons[best].gender = r.titleGender(titles[li])
		}
		p := &r.persons[best]
		p.labels = append(p.labels, li)
		p.last = int(li)
		if g := r.titleGender(titles[li]); p.gender == unknown {
			p.gender = g
		}
	}
}

// maxBearers is how many bearers of a name are weighed.
const maxBearers = 40

// surnameScore says how well a single word names the person here; 0 not at all.
func (r *reader) surnameScore(p *bearer, key string, li int32, titles [][]int32) int {
	g := r.titleGender(titles[li])
	if g != unknown && p.gender != unknown && g != p.gender {
		return 0
	}
	score := 2000
	n := len(p.keys)
	if p.keys[n-1] == key {
		score += 1000
		if p.son && len(titles[li]) > 0 && !r.sameTitle(p, titles[li], titles) {
			return 0 // "King Salman" is not Mohammed bin Salman
		}
	}
	if g != unknown && g == p.gender {
		score += 200
	}
	if len(titles[li]) > 0 {
		if r.sameTitle(p, titles[li], titles) {
			score += 1500
		} else if r.officeOf(titles[li]) != "" {
			score -= 500
		}
	}
	if p.last >= 0 { // named before: the nearer the better
		score += 400 - min(300, int(li)-p.last)
	}
	return score
}

// officeOf returns the lemma of the office before a name, or "".
func (r *reader) officeOf(titles []int32) string {
	for _, t := range titles {
		if x := &r.titles[t]; x.rank == 0 {
			return r.lemma(x.head)
		}
	}
	return ""
}

// sameTitle reports whether a person has been called by the office that stands with a name.
func (r *reader) sameTitle(p *bearer, have []int32, titles [][]int32) bool {
	office := r.officeOf(have)
	if office == "" {
		return false
	}
	for _, l := range p.labels {
		for _, t := range titles[l] {
			if x := &r.titles[t]; x.rank <= 1 && !x.office0() && r.lemma(x.head) == office {
				return true
			}
		}
	}
	return false
}

// office0 reports whether the description has no office words.
func (d *description) office0() bool { return d.office.Empty() }

func (r *reader) titleGender(titles []int32) gender {
	for _, t := range titles {
		if g := r.titles[t].gender; g != unknown {
			return g
		}
	}
	return unknown
}

// nameGender is what titles and the given name tell.
func (r *reader) nameGender(p *bearer, titles [][]int32) gender {
	for _, l := range p.labels {
		if g := r.titleGender(titles[l]); g != unknown {
			return g
		}
	}
	for _, l := range p.labels {
		run := r.labels[l].run
		if run.Len() < 2 {
			continue
		}
		w := strings.Fields(lower(r.d.RunText(run)))
		if g := r.given[w[0]]; g != unknown {
			return g
		}
		if i := strings.IndexByte(w[0], '-'); i > 0 {
			if g := r.given[w[0][:i]]; g != unknown {
				return g
			}
		}
		if len(w) > 2 {
			if g := r.given[w[1]]; g != unknown {
				return g
			}
		}
	}
	return unknown
}

// describePersons gives the persons what their titles state, then what the
// world's tenures add.
func (r *reader) describePersons() {
	for i := range r.persons {
		p := &r.persons[i]
		if p.chain == none {
			continue
		}
		r.officeFromTitles(p)
		r.fromTenures(p)
	}
}

// officeFromTitles takes the surest title: a post rather than a rank, before the
// name, in apposition, by a verb.
func (r *reader) officeFromTitles(p *bearer) {
	c := &r.chains[p.chain]
	best := int32(none)
	for _, t := range p.titles {
		x := &r.titles[t]
		if c.country == "" && x.country != "" {
			c.country, c.countryWhy = x.country, stated("title", x.countryAt)
		}
		if x.rank == 3 || x.office0() || !x.noun.role {
			continue
		}
		if before := x.rank == 0 && capital(r.words[x.head]); !before && !x.noun.title &&
			(relational(r.lemma(x.head)) && x.office == "" && r.lemma(x.head) != "member" || r.sectorOf(&x.description) == "") {
			continue
		}
		if best == none || r.surer(x, &r.titles[best]) {
			best = t
		}
	}
	if best == none {
		return
	}
	x := &r.titles[best]
	at := r.d.SpanOf(x.description.office)
	c.office, c.former = oneLine(r.d.Slice(at)), x.former
	if x.office != "" {
		c.office = x.office
	}
	c.officeWhy = stated("title", at)
	c.sector = r.sectorOf(&x.description)
	if c.country == "" {
		if code, ok := r.offices[lower(c.office)]; ok {
			c.country, c.countryWhy, c.soft = code, inferred("entity:office", at), true
		}
	}
}

// surer reports whether one title says better than another what its bearer is.
func (r *reader) surer(a, b *title) bool {
	if x, y := keptInOffice(r.lemma(a.head)), keptInOffice(r.lemma(b.head)); x != y {
		return y
	}
	return a.rank < b.rank || a.rank == b.rank && b.former && !a.former
}

// keptInOffice reports whether a noun says less than any post that its bearer has:
// a rank, a dignity, a candidacy.
func keptInOffice(lemma string) bool {
	switch lemma {
	case "sheikh", "sheik", "shaikh", "professor", "doctor", "candidate", "nominee", "contender", "member", "lawyer", "economist", "politician", "veteran", "winner", "engineer", "official":
		return true
	}
	return militaryRank(lemma)
}

// militaryRank reports whether a noun is a rank that its bearer keeps in any post.
func militaryRank(lemma string) bool {
	switch lemma {
	case "general", "colonel", "major", "captain", "lieutenant", "sergeant", "admiral", "commodore", "brigadier", "corporal", "gen", "col", "maj", "capt", "lt", "adm":
		return true
	}
	return false
}

// oneLine joins words that a line break parts.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// sectorOf asks the world for the longest role that ends in the office's noun.
func (r *reader) sectorOf(d *description) string {
	if d.office.Empty() {
		return d.noun.sector
	}
	if d.office.End > d.head+1 { // "chief of staff"
		if role, ok := r.world.Role(lower(oneLine(r.d.RunText(doc.Run{Start: d.head, End: d.office.End})))); ok && role.Sector != "" {
			return role.Sector
		}
	}
	alone := d.noun.sector // a "secretary-general" is no general
	for from := max(d.office.Start, d.head-2); from <= d.head; from++ {
		words := ""
		for t := from; t < d.head; t++ {
			if r.hyphen(t) {
				words = strings.TrimSuffix(words, " ") + "-"
			} else {
				words += lower(r.words[t]) + " "
			}
		}
		if role, ok := r.world.Role(words + r.lemma(d.head)); ok {
			if role.Sector != "" {
				return role.Sector
			}
			alone = ""
			break
		}
	}
	for t := d.start; t < d.head; t++ { // "Kremlin aide", "army spokesman", "opposition leader"
		if i := r.at[t]; i != none {
			if e := r.labels[i].entity; e != nil && e.Sector != "" && !r.labels[i].adj {
				return e.Sector
			}
		} else if n, ok := r.nounAt(t); ok && n.class == organisation && n.sector != "" {
			return n.sector
		}
	}
	for t := d.start; t < d.head; t++ {
		switch lower(r.words[t]) {
		case "parliamentary", "legislative", "congressional":
			return "LEG"
		case "presidential", "ministerial", "governmental", "diplomatic":
			return "GOV"
		case "military", "naval":
			return "MIL"
		case "judicial":
			return "JUD"
		}
	}
	for _, o := range d.owners {
		if o == doc.None {
			continue
		}
		if i := r.at[o]; i != none {
			if e := r.labels[i].entity; e != nil && e.Sector != "" {
				return e.Sector
			}
		} else if n, ok := r.nounAt(o); ok && n.class == organisation && n.sector != "" {
			return n.sector
		}
	}
	return alone
}

func (r *reader) fullest(p *bearer) string {
	name := ""
	for _, l := range p.labels {
		if s := oneLine(r.d.RunText(r.labels[l].run)); len(s) > len(name) {
			name = s
		}
	}
	return name
}

func (r *reader) lastWord(p *bearer) string {
	name := r.fullest(p)
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		return name[i+1:]
	}
	return name
}

func hasKey(keys []string, k string) bool { return slices.Contains(keys, k) }
