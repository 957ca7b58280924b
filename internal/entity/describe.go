package entity

import "dateline/internal/doc"

// description is what a noun phrase says of its bearer: "a former Japanese
// deputy chief cabinet secretary", "the spokesman for the committee".
type description struct {
	head       doc.Token
	noun       noun
	office     doc.Run // the noun and what narrows it: "deputy chief cabinet secretary"
	start      doc.Token
	country    string
	countryAt  doc.Span
	owners     [3]doc.Token // whose country it is, the likeliest first; None where there is none
	former     bool
	definite   bool     // the, this, a possessor
	indefinite bool     // a, some, another
	many       []string // "German and Danish": the countries of several bearers
	count      int      // "the two leaders"; 0 if unsaid
	words      []string // what narrows the noun, made when asked for
	plural     bool
}

func (d *description) addOwner(t doc.Token) {
	for i, o := range d.owners {
		if o == t {
			return
		}
		if o == doc.None {
			d.owners[i] = t
			return
		}
	}
}

// walk is how far a description may reach to the left.
const walk = 12

// describe reads the noun phrase around a head. name is the person's name that
// it stands before, or None.
func (r *reader) describe(head, name doc.Token, n noun) description {
	d := description{head: head, noun: n, office: doc.Run{Start: head, End: head + 1}, start: head,
		owners: [3]doc.Token{doc.None, doc.None, doc.None}, plural: r.plural(head)}
	r.describeLeft(&d, name)
	r.describeRight(&d, name)
	if against(r.lemma(head)) { // but a "Syrian critic" is one
		d.owners[0] = doc.None
		if at := r.d.RunOf(d.countryAt).Start; d.country != "" && (r.at[at] == none || !r.labels[r.at[at]].adj) {
			d.country = ""
		}
	}
	return d
}

// against reports whether the bearer of the noun is of another side than whom it
// names: a "Damascus critic" is no Syrian.
func against(lemma string) bool {
	switch lemma {
	case "critic", "opponent", "rival", "foe", "enemy", "ally", "friend", "supporter", "counterpart", "expert", "specialist", "analyst", "watcher":
		return true
	}
	return false
}

// sided reports whether an adjective only says for or against whom somebody is
// or who helps him: "pro-Russian", "Iranian-backed".
func (r *reader) sided(l *label) bool {
	if b := l.run.Start - 1; b > 0 && r.hyphen(b) {
		switch lower(r.words[b-1]) {
		case "pro", "anti", "non":
			return true
		}
	}
	if e := l.run.End; int(e)+1 < len(r.words) && r.hyphen(e) {
		switch lower(r.words[e+1]) {
		case "backed", "supported", "born", "educated", "occupied", "controlled", "held", "speaking", "made", "allied", "funded", "sponsored", "trained",
			"brokered", "mediated", "friendly", "leaning", "style", "built", "imposed", "bound", "installed":
			return true
		}
	}
	return false
}

func (r *reader) describeLeft(d *description, name doc.Token) {
	first := max(r.sentence(d.head).Start, d.head-walk)
	open := true // the office still grows
	for t := d.head - 1; t >= first; {
		if i := r.at[t]; i != none {
			l := &r.labels[i]
			if open && r.inOffice(l) {
				d.office.Start, d.start = l.run.Start, l.run.Start
				t = l.run.Start - 1
				continue
			}
			if r.sided(l) {
				if open && d.office.Start > d.head { // keep what stands right of it
					d.office.Start = d.head
				}
				open, d.start = false, l.run.Start
				t = l.run.Start - 1
				if t-1 >= first && r.hyphen(t) {
					t -= 2
				}
				continue
			}
			switch {
			case l.class == person:
				d.addOwner(t)
				d.start = l.run.Start
				return
			case l.country != "" && d.country == "":
				d.country, d.countryAt = l.country, r.d.SpanOf(l.run)
				if d.plural {
					if d.many = r.manyCountries(l); len(d.many) > 1 {
						d.country = ""
						return
					}
				}
			case d.country == "":
				d.addOwner(t)
			}
			open, d.start = false, l.run.Start
			t = l.run.Start - 1
			continue
		}
		if r.inTime[t] || r.titled[t] != none {
			return
		}
		w := lower(r.words[t])
		switch {
		case w == "former" || w == "ex" || w == "then" || w == "late" || w == "ousted" || w == "deposed":
			d.former = d.former || w != "late"
			open, d.start = false, t
		case w == ")" && t-2 >= first: // "Organisation of Islamic Cooperation (OIC) head X"
			k := t - 1
			for k > first && k > t-5 && r.words[k] != "(" {
				k--
			}
			if r.words[k] != "(" || r.at[k+1] == none {
				return
			}
			if l := &r.labels[r.at[k+1]]; d.country == "" && l.class != person {
				d.country, d.countryAt = l.country, r.d.SpanOf(l.run)
			}
			open, d.start = false, k
			t = k
		case r.hyphen(t) && t > first && (lower(r.words[t-1]) == "pro" || lower(r.words[t-1]) == "anti"):
			open, d.start = false, t-1
			d.office.Start = min(t+2, d.head)
			t--
		case r.hyphen(t):
			if open && t > first {
				d.office.Start, d.start = t-1, t-1
				if p := lower(r.words[t-1]); p == "ex" || p == "then" {
					d.former, d.office.Start, open = true, t+1, false
				}
			}
			t--
		case r.upos[t] == doc.DET:
			switch w {
			case "the", "this", "that", "these", "those", "both":
				d.definite = true
				if w == "both" {
					d.count = 2
				} else if t > first && lower(r.words[t-1]) == "both" {
					d.count = 2
				}
			case "a", "an", "some", "another", "any", "no", "every", "each":
				d.indefinite = true
			}
			d.start = t
			return
		case w == "'s" || w == "’s" || (w == "'" || w == "’") && t > first && r.d.Tags.XPOS[t] == doc.POS:
			if t > first {
				d.addOwner(t - 1)
				d.definite = true
				d.start = t - 1
				if i := r.at[t-1]; i != none {
					l := &r.labels[i]
					d.start = l.run.Start
					if l.class != person && l.country != "" && d.country == "" {
						d.country, d.countryAt = l.country, r.d.SpanOf(l.run)
					}
				}
			}
			return
		case r.d.Tags.XPOS[t] == doc.PRPS:
			d.addOwner(t)
			d.definite, d.start = true, t
			return
		case r.upos[t] == doc.NUM:
			d.count = number(w)
			open, d.start = false, t
		case r.upos[t] == doc.ADJ, r.upos[t] == doc.NOUN, r.upos[t] == doc.PROPN, r.upos[t] == doc.X && capital(r.words[t]):
			if r.upos[t] == doc.NOUN && !capital(r.words[t]) && !r.under(t, d.head) && !(name >= 0 && r.under(t, name)) {
				return
			}
			if passing(w) {
				d.former = d.former || w == "previous"
				open = false
			}
			if w == "other" || w == "own" || w == "same" || w == "many" || w == "several" || w == "such" {
				open = false
			}
			d.start = t
			if open {
				d.office.Start = t
			}
		case r.upos[t] == doc.VERB && r.rels[t] == doc.Amod:
			open, d.start = false, t
		case w == "and" && open && t > first && r.under(t, d.head) && r.at[t-1] == none && r.under(t-1, d.head) &&
			(r.upos[t-1] == doc.ADJ || r.upos[t-1] == doc.NOUN || r.upos[t-1] == doc.PROPN):
			d.office.Start, d.start = t-1, t-1
			t--
		default:
			return
		}
		t--
	}
}

// manyCountries lists the countries of "U.S., Greek and Danish" that ends with
// an adjective, in their order.
func (r *reader) manyCountries(l *label) []string {
	out := []string{l.country}
	for t := l.run.Start; t >= 2 && len(out) < 8 && (r.words[t-1] == "," || r.words[t-1] == "and"); {
		k := t - 2
		if r.words[k] == "," && k > 0 {
			k--
		}
		i := r.at[k]
		if i == none || r.labels[i].class != state || r.labels[i].country == "" || !r.labels[i].adj && !r.initials(&r.labels[i]) {
			break
		}
		out = append([]string{r.labels[i].country}, out...)
		t = r.labels[i].run.Start
	}
	return out
}

// unshared cuts the noun off the known name of a force that another state shares:
// "South Korean forces" after "U.S. and".
func (r *reader) unshared(run doc.Run) doc.Run {
	last := run.End - 1
	if run.Len() < 2 || run.Start < 2 || capital(r.words[last]) || r.words[run.Start-1] != "and" {
		return run
	}
	if i := r.at[run.Start-2]; i == none || r.labels[i].class != state || !r.labels[i].adj && !r.initials(&r.labels[i]) {
		return run
	}
	if short := (doc.Run{Start: run.Start, End: last}); r.adjective(short) {
		return short
	}
	return run
}

// initials reports whether a name is one that is its own adjective: "U.S.", "UK".
func (r *reader) initials(l *label) bool {
	if l.run.Len() != 1 {
		return false
	}
	for _, c := range r.words[l.run.Start] {
		if (c < 'A' || c > 'Z') && c != '.' {
			return false
		}
	}
	return true
}

// listedCountries lists the countries of "Russia, Ukraine and France" that
// starts with the name at a token, in their order. It goes by the words: a list
// is what trees get wrong most.
func (r *reader) listedCountries(t doc.Token) []string {
	var out []string
	end := r.sentence(t).End
	for t < end {
		i := r.at[t]
		if i == none || r.labels[i].class != state || r.labels[i].country == "" || r.labels[i].adj {
			break
		}
		next := r.labels[i].run.End
		if next < end && (r.words[next] == "'s" || r.words[next] == "’s") { // "and Russia's president" is another phrase
			break
		}
		if !hasKey(out, r.labels[i].country) {
			out = append(out, r.labels[i].country)
		}
		t = next
		for t < end && t < next+2 && (r.words[t] == "," || r.words[t] == "and") {
			t++
		}
		if t == next {
			break
		}
	}
	return out
}

// inOffice reports whether the name of a body is but a word of the office:
// "Cabinet" of "Deputy Chief Cabinet Secretary".
func (r *reader) inOffice(l *label) bool {
	if l.class != organisation || l.entity != nil || l.run.Len() != 1 || l.run.Start == 0 || r.at[l.run.Start-1] != none {
		return false
	}
	if n, ok := r.nounAt(l.run.Start); !ok || n.class != organisation {
		return false
	}
	w := lower(r.words[l.run.Start-1])
	n, ok := r.noun(w)
	return otherOffice(w) || ok && n.title
}

// passing reports whether the adjective is no part of an office: "current", "new".
func passing(w string) bool {
	switch w {
	case "current", "previous", "longtime", "long-time", "outgoing", "incoming", "new", "embattled", "visiting", "veteran", "top", "powerful", "influential",
		"controversial", "popular", "elected", "newly", "fellow", "recent", "late", "exiled", "jailed", "imprisoned", "then-":
		return true
	}
	return false
}

// heldOrArmed reports whether a person's noun is of those whom a place holds:
// fighters, captives, refugees.
func heldOrArmed(sector, lemma string) bool {
	switch sector {
	case "MIL", "REB", "UAF", "COP", "REF", "CRM", "OPP":
		return true
	}
	return lemma == "detainee" || lemma == "prisoner" || lemma == "hostage" || lemma == "captive"
}

// describeRight reads "of state", "for political affairs", "of Japan", "of the committee".
func (r *reader) describeRight(d *description, name doc.Token) {
	end := r.sentence(d.head).End
	if name >= 0 && name > d.head {
		end = name
	}
	if t := d.head + 1; t+1 < end {
		if w := lower(r.words[t]); w == "of" || w == "for" {
			k := t + 1
			for k < end && k < t+6 && r.at[k] == none && !r.inTime[k] &&
				(r.upos[k] == doc.NOUN || r.upos[k] == doc.PROPN || r.upos[k] == doc.ADJ || r.words[k] == "and" && k > t+1) {
				k++
			}
			if k > t+1 && (w == "of" || name >= 0) && r.words[k-1] != "and" && r.upos[k-1] != doc.ADJ {
				d.office.End = k
			}
		}
	}
	if name >= 0 { // labels between the title and the name
		for t := d.head + 1; t < end && lower(r.words[d.head+1]) != "to"; t++ {
			if i := r.at[t]; i != none && r.labels[i].country != "" && d.country == "" {
				d.country, d.countryAt = r.labels[i].country, r.d.SpanOf(r.labels[i].run)
			}
		}
		return
	}
	for _, c := range r.d.Trees.Children(d.head) {
		if r.rels[c] != doc.Nmod || c < d.head {
			continue
		}
		switch p := r.caseOf(c); p {
		case "of", "for", "at", "from", "with", "in":
			if p == "in" && hosted(r.lemma(d.head)) || len(d.many) > 1 {
				continue
			}
			if (p == "in" || p == "at" || p == "from") && r.at[c] == none { // "in retaliation for" is no place
				continue
			}
			if d.country == "" {
				if d.plural && p != "in" && p != "at" {
					if d.many = r.listedCountries(c); len(d.many) > 1 {
						return
					}
				}
				if code, at := r.phraseCountry(c, 3); code != "" {
					d.country, d.countryAt = code, at
				} else {
					d.addOwner(c)
				}
			}
		}
	}
	if k := r.placeAfter(d); k != doc.None && d.country == "" {
		d.country, d.countryAt = r.phraseCountry(k, 0)
	}
}

// placeAfter is the place that follows an object, "rebels from Chad", "detainees in
// Syria", where the tree has hung it on the verb; None if there is none. Who
// governs may be met anywhere: "met ministers in Moscow".
func (r *reader) placeAfter(d *description) doc.Token {
	t := d.head
	for r.rels[t] == doc.Nmod && r.heads[t] >= 0 && r.hi[r.heads[t]] == r.hi[t] { // "support for the government [in Kabul]"
		t = r.heads[t]
	}
	v := r.heads[t]
	if v < 0 || r.rels[t] != doc.Obj || len(d.many) > 1 {
		return doc.None
	}
	for _, k := range r.d.Trees.Children(v) {
		if r.rels[k] != doc.Obl || r.lo[k] != r.hi[d.head]+1 || r.at[k] == none || r.labels[r.at[k]].class == person {
			continue
		}
		switch p := r.caseOf(k); {
		case p == "from", p == "in" && d.noun.class != person, p == "in" && heldOrArmed(d.noun.sector, r.lemma(d.head)):
			return k
		}
	}
	return doc.None
}

// hosted reports whether "in" and "to" after the noun name a host, not a master.
func hosted(lemma string) bool {
	switch lemma {
	case "ambassador", "envoy", "embassy", "consul", "consulate", "attache", "charge", "d'affaires", "diplomat", "representative":
		return true
	}
	return false
}

// phraseCountry finds the country that the words of a noun phrase name.
func (r *reader) phraseCountry(t doc.Token, depth int) (string, doc.Span) {
	if i := r.at[t]; i != none && (r.labels[i].country != "" || r.labels[i].class == person) {
		return r.labels[i].country, r.d.SpanOf(r.labels[i].run)
	}
	if depth == 0 {
		return "", doc.Span{}
	}
	for _, c := range r.d.Trees.Children(t) {
		switch r.rels[c] {
		case doc.Amod, doc.Compound, doc.NmodPoss:
			if i := r.at[c]; i != none && r.labels[i].class != person && r.labels[i].country != "" {
				return r.labels[i].country, r.d.SpanOf(r.labels[i].run)
			}
		}
	}
	for _, c := range r.d.Trees.Children(t) {
		if r.rels[c] != doc.Nmod {
			continue
		}
		switch r.caseOf(c) {
		case "of", "for", "in", "from":
			if code, at := r.phraseCountry(c, depth-1); code != "" {
				return code, at
			}
		}
	}
	return "", doc.Span{}
}

// under reports whether t hangs on a, at most a few steps up.
func (r *reader) under(t, a doc.Token) bool {
	for i := 0; i < 6 && t >= 0; i++ {
		if t == a {
			return true
		}
		t = r.heads[t]
	}
	return false
}

func number(w string) int {
	switch w {
	case "two", "2", "both":
		return 2
	case "three", "3":
		return 3
	case "four", "4":
		return 4
	case "five", "5":
		return 5
	case "six", "6":
		return 6
	case "seven", "7":
		return 7
	}
	return 0
}
