package world

import (
	"slices"
	"strings"

	"dateline/internal/doc"
)

// persons are the people with an office, found by folded names.
type persons struct {
	tenures   []Tenure // those of one person together, by date
	at        map[uint64]span
	others    map[uint64][]span // the namesakes of those in at
	offices   map[office][]int32
	spellings map[string]string // folded word -> the spelling that stands for it
	alike     skeletons         // for names in a spelling that no table foresees
}

// span is a stretch of tenures: those of one person.
type span struct{ start, end int32 }

// office is a country's, by its folded name.
type office struct{ country, name string }

func (p *persons) find(name string) []Tenure {
	var buf [12][]byte
	var letters [128]byte
	words := p.fold(name, buf[:0], letters[:0])
	hash := hashWords(words)
	first, ok := p.at[hash]
	var all [12][]byte
	whole := append(all[:0], words...)
	if !ok && len(words) > 2 { // without initials, then without the first name, then without the middle ones
		kept := words[:0]
		for _, w := range words {
			if len(w) > 1 {
				kept = append(kept, w)
			}
		}
		if len(kept) > 1 { // initials and a surname are no more than the surname
			hash = hashWords(kept)
			first, ok = p.at[hash]
		}
		if !ok && len(kept) > 2 {
			if !particle(string(kept[1])) { // nor is a first name before "de Klerk"
				hash = hashWords(kept[1:])
				first, ok = p.at[hash]
			}
			if !ok {
				kept[1] = kept[len(kept)-1]
				hash = hashWords(kept[:2])
				first, ok = p.at[hash]
			}
		}
	}
	if !ok {
		if s, found := p.alike.find(whole); found {
			return p.tenures[s.start:s.end:s.end]
		}
		return nil
	}
	others := p.others[hash]
	if len(others) == 0 {
		return p.tenures[first.start:first.end:first.end]
	}
	out := append([]Tenure(nil), p.tenures[first.start:first.end]...)
	for _, s := range others {
		out = append(out, p.tenures[s.start:s.end]...)
	}
	return out
}

func (p *persons) holders(country, name string, on doc.Date) []Tenure {
	var out []Tenure
	for _, i := range p.offices[office{country, foldOffice(name)}] {
		if t := &p.tenures[i]; !before(on, t.From) && (t.To.IsZero() || !before(t.To, on)) {
			out = append(out, *t)
		}
	}
	return out
}

// before reports whether a is before b as far as both are known.
func before(a, b doc.Date) bool {
	if a.Year != b.Year || a.Month == 0 || b.Month == 0 {
		return a.Year < b.Year
	}
	if a.Month != b.Month || a.Day == 0 || b.Day == 0 {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

// foldOffice makes one of the ways to name an office.
func foldOffice(office string) string {
	o := strings.ToLower(office)
	o = strings.ReplaceAll(o, "defense", "defence")
	switch o {
	case "minister of foreign affairs", "external affairs minister", "foreign affairs minister", "minister for foreign affairs":
		return "foreign minister"
	case "minister of defence":
		return "defence minister"
	case "premier", "chairman of the council of ministers":
		return "prime minister"
	case "secretary general":
		return "secretary-general"
	}
	return o
}

func hashWords(words [][]byte) uint64 {
	h := uint64(hashStart)
	for i, w := range words {
		if i > 0 {
			h = (h ^ ' ') * hashPrime
		}
		for _, b := range w {
			h = (h ^ uint64(b)) * hashPrime
		}
	}
	return h
}

// fold folds the words of a name. Particles of Arabic names go, and words that
// are spelt in many ways take one.
func (p *persons) fold(name string, words [][]byte, letters []byte) [][]byte {
	start := len(letters)
	end := func() {
		if w := letters[start:]; len(w) > 0 {
			if w = p.foldWord(w); len(w) > 0 {
				words = append(words, w)
			}
		}
		start = len(letters)
	}
	for i := 0; i < len(name); {
		b := name[i]
		switch {
		case b >= 'A' && b <= 'Z':
			letters = append(letters, b+'a'-'A')
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9':
			letters = append(letters, b)
		case b == '\'':
		case b < 0x80:
			end()
		default:
			plain, _, size := foldRune(name[i:])
			if plain == " " {
				end()
			} else {
				letters = append(letters, plain...)
			}
			i += size
			continue
		}
		i++
	}
	end()
	return words
}

func (p *persons) foldWord(w []byte) []byte {
	switch string(w) {
	case "al", "el", "ul", "ash", "bin", "ibn", "jr", "sr":
		return nil
	}
	if s, ok := p.spellings[string(w)]; ok {
		return []byte(s)
	}
	// -iy, -yy, -yi, -ij and -y end as -i, -ey as -ei.
	if n := len(w); n > 3 {
		switch w[n-1] {
		case 'y', 'j':
			w[n-1] = 'i'
		}
		for len(w) > 3 && w[len(w)-1] == 'i' && (w[len(w)-2] == 'i' || w[len(w)-2] == 'y') {
			w = w[:len(w)-1]
			w[len(w)-1] = 'i'
		}
	}
	// Letters are not doubled.
	if len(w) > 3 {
		w = slices.Compact(w)
	}
	return w
}

func (r *reader) tenures() {
	p := &r.world.persons
	p.spellings = make(map[string]string, 512)
	for _, row := range r.table("spellings.tsv", "spelling", "others") {
		for _, other := range list(row.Cells[1]) {
			if old, ok := p.spellings[other]; ok {
				r.bad(row, "%q stands already under %q", other, old)
			}
			p.spellings[other] = row.Cells[0]
		}
		p.spellings[row.Cells[0]] = row.Cells[0]
	}
	rows := r.table("tenures.tsv", "person", "aliases", "country", "office", "sector", "from", "to", "known")
	all := make([]Tenure, 0, len(rows))
	for _, row := range rows {
		c := row.Cells
		t := Tenure{Person: c[0], Aliases: list(c[1]), Country: c[2], Office: c[3], Sector: c[4], Known: known(c[7])}
		var ok1, ok2 bool
		t.From, ok1 = date(c[5])
		t.To, ok2 = date(c[6])
		switch {
		case !ok1 || !ok2 || t.From.IsZero():
			r.bad(row, "from %q to %q, want dates such as 2016-12-15, 2016-12 or 2016; to may be -", c[5], c[6])
			continue
		case !t.To.IsZero() && before(t.To, t.From):
			r.bad(row, "from %s to %s: the end is before the start", c[5], c[6])
			continue
		case t.Person == "" || t.Office == "" || t.Country == "":
			r.bad(row, "person %q, office %q, country %q: want all three", c[0], c[3], c[2])
			continue
		}
		if r.country(row, t.Country) && r.sector(row, t.Sector) && r.known(row, c[7]) {
			all = append(all, t)
		}
	}
	p.build(all)
}

// build sorts the tenures by person and date and indexes the names.
func (p *persons) build(all []Tenure) {
	order := make(map[string]int32, len(all)) // persons keep the order of the file
	for i := range all {
		if _, ok := order[all[i].Person]; !ok {
			order[all[i].Person] = int32(i)
		}
	}
	slices.SortStableFunc(all, func(a, b Tenure) int {
		if c := order[a.Person] - order[b.Person]; c != 0 {
			return int(c)
		}
		switch {
		case before(a.From, b.From):
			return -1
		case before(b.From, a.From):
			return 1
		}
		return 0
	})
	p.tenures = all
	p.at = make(map[uint64]span, 3*len(all))
	p.others = make(map[uint64][]span, len(all)/4)
	p.offices = make(map[office][]int32, len(all)/2)
	p.alike = newSkeletons(len(all))
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].Person == all[start].Person {
			end++
		}
		p.name(all[start:end], span{int32(start), int32(end)})
		start = end
	}
	folded := make(map[string]string, 256)
	for i := range all {
		name, ok := folded[all[i].Office]
		if !ok {
			name = foldOffice(all[i].Office)
			folded[all[i].Office] = name
		}
		key := office{all[i].Country, name}
		p.offices[key] = append(p.offices[key], int32(i))
	}
}

// name enters a person's names and spreads aliases and id over all the offices.
func (p *persons) name(tenures []Tenure, s span) {
	var aliases []string
	known := ""
	for _, t := range tenures {
		for _, a := range t.Aliases {
			if !slices.Contains(aliases, a) {
				aliases = append(aliases, a)
			}
		}
		if known == "" {
			known = t.Known
		}
	}
	for i := range tenures {
		tenures[i].Aliases, tenures[i].Known = aliases, known
	}
	enter := func(words [][]byte) {
		if len(words) == 0 {
			return
		}
		h := hashWords(words)
		old, ok := p.at[h]
		switch {
		case !ok:
			p.at[h] = s
		case old != s && !slices.Contains(p.others[h], s):
			p.others[h] = append(p.others[h], s)
		}
	}
	person := tenures[0].Person
	eastern := familyFirst(person, tenures[0].Country)
	var buf [12][]byte
	var letters [128]byte
	for _, a := range aliases {
		words := p.fold(a, buf[:0], letters[:0])
		enter(words)
		if !eastern {
			p.alike.add(words, s, transliterated(tenures[0].Country))
		}
	}
	words := p.fold(person, buf[:0], letters[:0])
	enter(words)
	if len(words) < 2 {
		return
	}
	if eastern {
		enter(words[:1])
		return
	}
	p.alike.add(words, s, transliterated(tenures[0].Country))
	last := len(words) - 1
	enter(words[last:])
	for last > 1 && particle(string(words[last-1])) {
		last--
		enter(words[last:])
	}
	if len(words) > 2 {
		words[1] = words[len(words)-1]
		enter(words[:2])
	}
}

func particle(w string) bool {
	switch w {
	case "de", "da", "di", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "of":
		return true
	}
	return false
}

// familyFirst reports whether the family name stands first in a full name.
func familyFirst(person, country string) bool {
	switch country {
	case "CHN", "PRK", "KHM", "KOR", "TWN":
		return true
	case "HKG", "SGP", "MAC":
		return strings.Contains(person, "-") || strings.Count(person, " ") > 1
	}
	return false
}

// transliterated reports whether a country's names come from another alphabet than Latin.
func transliterated(country string) bool {
	const codes = " AFG ARE ARM AZE BGD BGR BHR BLR CYP DZA EGY ERI ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY LKA MAR MKD MMR MNE MNG MRT NPL OMN" +
		" PAK PSE QAT RUS SAU SDN SOM SRB SYR THA TJK TKM TUN UKR UZB YEM "
	return len(country) == 3 && strings.Contains(codes, " "+country+" ")
}
