package entity

import "dateline/internal/doc"

// title is a description that stands with a person's name.
type title struct {
	description
	label  int32 // the person's label
	rank   int   // 0 before the name, 1 in apposition, 2 said by a verb
	gender gender
	office string // given by a verb ("who heads"), "" to take the words
}

// readTitles finds the persons that only a title reveals, then reads what
// stands before and after each person's name.
func (r *reader) readTitles() {
	r.revealPersons()
	r.revealBodies()
	for i := range r.labels {
		if r.labels[i].class == person {
			r.titleBefore(int32(i))
		}
	}
	for i := range r.labels {
		if r.labels[i].class == person {
			r.titleAfter(int32(i))
		}
	}
}

// titleBefore reads "Japanese Deputy Chief Cabinet Secretary" before a name,
// "Secretary of State", "Mr", and "Russia's".
func (r *reader) titleBefore(li int32) {
	l := &r.labels[li]
	first := r.sentence(l.run.Start).Start
	t := l.run.Start - 1
	if t > first && r.words[t] == ")" { // "(Russian President) Vladimir Putin"
		t--
	}
	t = r.beforeAbbreviation(t, first)
	g := unknown
	for t >= first && r.at[t] == none {
		if r.words[t] == "." && t > first {
			t--
			continue
		}
		h, ok := r.honorifics[lower(r.words[t])]
		if !ok || !capital(r.words[t]) {
			break
		}
		if g == unknown {
			g = h
		}
		t--
	}
	if t < l.run.Start-1 {
		r.titles = append(r.titles, title{label: li, rank: 3, gender: g, description: r.bare(l.run.Start)})
		for k := t + 1; k < l.run.Start; k++ {
			r.titled[k] = li
		}
	}
	t = r.beforeAbbreviation(t, first)
	if t < first {
		return
	}
	head := doc.Token(doc.None)
	var n noun
	if r.at[t] == none {
		if n1, ok := r.nounAt(t); ok && n1.class == person && (n1.role || n1.title || n1.gender != unknown) {
			head, n = t, n1
		} else if lower(r.words[t]) == "elect" && t-2 >= first && r.hyphen(t-1) {
			if n1, ok := r.nounAt(t - 2); ok && n1.class == person {
				head, n = t-2, n1
			}
		}
	}
	if head < 0 {
		head, n = r.titleWithTail(t, first)
	}
	if head < 0 {
		r.countryBefore(li, t, first)
		return
	}
	if r.plural(head) && head == t && !r.coordinated(l.run.End) {
		return
	}
	d := r.describe(head, l.run.Start, n)
	if d.office.End > l.run.Start {
		d.office.End = l.run.Start
	}
	if head != t && d.office.End <= head+1 && lower(r.words[t]) == "elect" {
		d.office.End = t + 1
	}
	if d.indefinite && d.plural {
		return
	}
	if d.country == "" && d.owners[0] == doc.None {
		r.sharedCountry(&d, first)
	}
	for k := head - 1; k >= d.office.Start && keptInOffice(r.lemma(head)); k-- { // a rank's words end where a post's do
		if _, whole := r.world.Role(lower(oneLine(r.d.RunText(doc.Run{Start: k, End: head + 1})))); whole { // "secretary general"
			continue
		}
		if n1, ok := r.nounAt(k); ok && n1.class == person && n1.role && !keptInOffice(r.lemma(k)) && !r.plural(k) {
			d.office.Start = k + 1
			break
		}
	}
	r.titles = append(r.titles, title{description: d, label: li, rank: 0, gender: n.gender})
	if k := d.office.Start - 1; keptInOffice(r.lemma(head)) && k >= first && r.at[k] == none { // "army chief Lieutenant General X"
		if n1, ok := r.nounAt(k); ok && n1.class == person && n1.role && !r.plural(k) {
			d = r.describe(k, l.run.Start, n1)
			d.office.End = min(d.office.End, k+1)
			r.titles = append(r.titles, title{description: d, label: li, rank: 0, gender: n1.gender})
		}
	}
	for k := d.office.Start; k < l.run.Start; k++ {
		r.titled[k] = li
	}
	if d.plural { // "Presidents Chirac and Putin"
		r.shareTitle(d, l.run.End)
	}
}

// beforeAbbreviation steps over "(GCC)": back to the words that it is short for.
func (r *reader) beforeAbbreviation(t, first doc.Token) doc.Token {
	if t-3 >= first && r.words[t] == ")" && r.words[t-2] == "(" && r.at[t-1] != none && r.labels[r.at[t-1]].class == organisation {
		return t - 3
	}
	return t
}

// sharedCountry reads the country of "energy minister Y" from "Israeli Prime
// Minister X and energy minister Y".
func (r *reader) sharedCountry(d *description, first doc.Token) {
	t := d.start - 1
	if t <= first || r.words[t] != "and" || r.sectorOf(d) != "GOV" {
		return
	}
	t--
	if r.words[t] == "," && t > first {
		t--
	}
	li := r.at[t]
	if li == none || r.labels[li].class != person {
		return
	}
	for i := len(r.titles) - 1; i >= 0 && r.titles[i].label == li; i-- {
		if x := &r.titles[i]; x.rank == 0 && x.country != "" && r.sectorOf(&x.description) == "GOV" {
			d.country, d.countryAt = x.country, x.countryAt
			return
		}
	}
}

// bare is the description that a name alone gives.
func (r *reader) bare(t doc.Token) description {
	return description{head: t, owners: [3]doc.Token{doc.None, doc.None, doc.None}, start: t}
}

// coordinated reports whether another person's name follows with "and" or a comma.
func (r *reader) coordinated(t doc.Token) bool {
	if int(t)+1 >= len(r.words) || r.words[t] != "and" && r.words[t] != "," {
		return false
	}
	i := r.at[t+1]
	return i != none && r.labels[i].class == person
}

func (r *reader) shareTitle(d description, t doc.Token) {
	for r.coordinated(t) {
		li := r.at[t+1]
		shared := d
		shared.country = ""
		r.titles = append(r.titles, title{description: shared, label: li, rank: 1})
		t = r.labels[li].run.End
	}
}

// titleWithTail looks for "Secretary of State", "Minister for Political
// Affairs", "president of Iran", that ends at token t.
func (r *reader) titleWithTail(t, first doc.Token) (doc.Token, noun) {
	head, found := doc.Token(doc.None), noun{}
	for k, steps := t, 0; k > first && steps < 9; k, steps = k-1, steps+1 {
		if i := r.at[k]; i != none && r.labels[i].class != person && r.labels[i].run.Start > first { // a long name is one step
			k = r.labels[i].run.Start
			continue
		}
		w := lower(r.words[k])
		if w == "of" || w == "for" || w == "to" && k > first && hosted(r.lemma(k-1)) {
			if k == t {
				break
			}
			n, ok := r.nounAt(k - 1)
			if ok && n.class == person && n.role && r.at[k-1] == none && !r.plural(k-1) {
				head, found = k-1, n
			}
			continue
		}
		if r.at[k] != none {
			if r.labels[r.at[k]].class == person {
				break
			}
			continue
		}
		switch r.upos[k] {
		case doc.NOUN, doc.PROPN, doc.ADJ:
			if r.inTime[k] {
				return doc.None, noun{}
			}
			continue
		case doc.DET, doc.CCONJ:
			continue
		case doc.PART:
			if w == "'s" || w == "’s" {
				continue
			}
		}
		break
	}
	return head, found
}

// countryBefore reads "Russia's Putin" and "Israeli Ehud Barak".
func (r *reader) countryBefore(li int32, t, first doc.Token) {
	w := r.words[t]
	if (w == "'s" || w == "’s") && t > first {
		t--
	} else if i := r.at[t]; i == none || !r.labels[i].adj {
		return
	}
	i := r.at[t]
	if i == none || r.labels[i].class != state && r.labels[i].class != organisation || r.labels[i].country == "" {
		return
	}
	d := r.bare(r.labels[li].run.Start)
	d.country, d.countryAt = r.labels[i].country, r.d.SpanOf(r.labels[i].run)
	r.titles = append(r.titles, title{description: d, label: li, rank: 2})
}
