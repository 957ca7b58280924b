package entity

import "dateline/internal/doc"

// revealBodies labels "Union of Lake Fishermen" before "(ULF)": the words whose
// initials the brackets give, where the noun among them is that of a body.
func (r *reader) revealBodies() {
	found := false
	for b := 2; b+2 < len(r.words); b++ {
		if r.words[b] != "(" || r.words[b+2] != ")" || !allCapitals(r.words[b+1]) || len(r.words[b+1]) > 8 {
			continue
		}
		t := doc.Token(b)
		run := r.spelt(r.words[b+1], t)
		if run.Empty() || !r.bodyWords(run) || !r.mayCover(run) {
			continue
		}
		for k := run.Start; k < run.End; k++ {
			r.at[k] = none
		}
		r.addLabel(label{run: run, class: organisation, acts: true})
		if r.at[b+1] == none {
			r.addLabel(label{run: doc.Run{Start: t + 1, End: t + 2}, class: organisation, acts: true})
		}
		found = true
	}
	if found {
		r.sortLabels()
	}
}

// spelt returns the words before a bracket whose initials make the abbreviation.
func (r *reader) spelt(short string, bracket doc.Token) doc.Run {
	first := max(r.sentence(bracket).Start, bracket-doc.Token(2*len(short)+2))
	t, k := bracket-1, len(short)-1
	for ; t >= first && k >= 0; t-- {
		w := r.words[t]
		switch {
		case capital(w) && w[0] == short[k]:
			k--
		case capital(w) || !wordy(w) && w != "-" && w != "&":
			return doc.Run{}
		}
	}
	if k >= 0 {
		return doc.Run{}
	}
	return doc.Run{Start: t + 1, End: bracket}
}

// bodyWords reports whether one of the words is a noun for a body.
func (r *reader) bodyWords(run doc.Run) bool {
	for t := run.Start; t < run.End; t++ {
		if n, ok := r.nounAt(t); ok && n.class == organisation {
			return true
		}
	}
	return false
}

// mayCover reports whether no label that the world knows as a whole, and no
// person, reaches into the run from outside or covers it.
func (r *reader) mayCover(run doc.Run) bool {
	for t := run.Start; t < run.End; t++ {
		if i := r.at[t]; i != none {
			l := &r.labels[i]
			if l.class == person || !run.Contains(l.run) || l.run == run {
				return false
			}
		}
	}
	return true
}

// revealPersons labels capitalised words after a title, which the recogniser
// missed or took for something else.
func (r *reader) revealPersons() {
	found := false
	for t := range r.words {
		t := doc.Token(t)
		if r.at[t] != none && r.labels[r.at[t]].class != organisation || !capital(r.words[t]) {
			continue
		}
		w := lower(r.words[t])
		_, honorific := r.honorifics[w]
		if !honorific {
			n, ok := r.nounAt(t)
			if !ok || !n.title || n.class != person || r.plural(t) {
				continue
			}
		}
		end := r.sentence(t).End
		from := t + 1
		if from < end && honorific && r.words[from] == "." {
			from++
		}
		if from >= end || !r.mayBeName(from, honorific) {
			continue
		}
		to := from + 1
		for to < end && to < from+4 && r.at[to] == none && (r.mayBeName(to, true) || r.hyphen(to) && to+1 < end && capital(r.words[to+1])) {
			to++
		}
		for to > from+1 && !wordy(r.words[to-1]) {
			to--
		}
		if to < end && r.at[to] != none && r.labels[r.at[to]].class == person && r.labels[r.at[to]].run.Start == to { // "Cardinal Renato" + "Martino"
			l := &r.labels[r.at[to]]
			l.run.Start = from
			for k := from; k < to; k++ {
				r.at[k] = r.at[to]
			}
			continue
		}
		run := doc.Run{Start: from, End: to}
		if i := r.at[from]; i != none { // an organisation by the recogniser's mistake
			run = r.labels[i].run
			run.Start = from
			r.labels[i].class, r.labels[i].run, r.labels[i].acts, r.labels[i].entity, r.labels[i].country = person, run, true, nil, ""
		} else {
			r.addLabel(label{run: run, class: person, acts: true})
		}
		found = true
	}
	if found {
		r.sortLabels()
	}
}

// mayBeName reports whether the token after a title may begin or continue a person's name.
func (r *reader) mayBeName(t doc.Token, sure bool) bool {
	w := r.words[t]
	if !capital(w) || len(w) < 2 || r.inTime[t] || !wordy(w) {
		return false
	}
	if n, ok := r.noun(lower(w)); ok && r.given[lower(w)] == unknown && (n.role || !sure) {
		return false
	}
	if i := r.at[t]; i != none {
		l := &r.labels[i]
		if l.known || l.class != organisation || l.run.Len() > 2 || l.run.Start != t {
			return false
		}
		return sure || l.run.Len() == 1 && !allCapitals(w)
	}
	if _, ok := r.honorifics[lower(w)]; ok {
		return false
	}
	if r.upos[t] != doc.PROPN && !(sure && r.upos[t] == doc.X) {
		return false
	}
	if !sure { // "General Motors", "President's office" are names of another kind
		next := t + 1
		if next < r.sentence(t).End && r.at[next] == none && capital(r.words[next]) {
			if n, ok := r.noun(lower(r.words[next])); ok && (n.class != person || n.role) {
				return false
			}
		}
	}
	return true
}

func allCapitals(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= 'a' && w[i] <= 'z' {
			return false
		}
	}
	return len(w) > 1
}

// sortLabels restores the text order after labels were added.
func (r *reader) sortLabels() {
	order := make([]label, 0, len(r.labels))
	seen := int32(none)
	for t := range r.at {
		i := r.at[t]
		if i == none || i == seen {
			continue
		}
		seen = i
		order = append(order, r.labels[i])
	}
	r.labels = order
	for i := range r.at {
		r.at[i] = none
	}
	for i := range order {
		for t := order[i].run.Start; t < order[i].run.End; t++ {
			r.at[t] = int32(i)
		}
	}
}
