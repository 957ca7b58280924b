package entity

import "dateline/internal/doc"

// titleAfter reads what stands after or around a person's name: "X, the
// spokesman for the committee,", "the spokesman, X,", "X, who heads the
// mission", "X is the head of the party", "X of Japan".
func (r *reader) titleAfter(li int32) {
	l := &r.labels[li]
	h := r.headOf(l.run)
	count := len(r.titles)
	for _, c := range r.d.Trees.Children(h) {
		if l.run.Has(c) {
			continue
		}
		switch r.rels[c] {
		case doc.Appos:
			if c > h {
				r.apposition(li, c, 1)
			}
		case doc.AclRelcl:
			r.relative(li, c)
		case doc.Nmod:
			if i := r.at[c]; r.caseOf(c) == "of" && i != none && r.labels[i].country != "" && (r.labels[i].class == state || r.labels[i].class == organisation) {
				d := r.bare(l.run.Start)
				d.country, d.countryAt = r.labels[i].country, r.d.SpanOf(r.labels[i].run)
				r.titles = append(r.titles, title{description: d, label: li, rank: 2})
			}
		}
	}
	if up := r.heads[h]; up >= 0 {
		switch r.rels[h] {
		case doc.Appos:
			if up < h {
				r.apposition(li, up, 1)
			}
		case doc.Nsubj:
			if r.d.Trees.Child(up, doc.Cop) >= 0 && r.at[up] == none && !r.negated(up) {
				r.apposition(li, up, 2)
			}
		}
	}
	if len(r.titles) == count {
		if head := r.nounAfterComma(l.run.End); head >= 0 {
			r.apposition(li, head, 1)
		} else if head := r.nounBeforeComma(l.run); head >= 0 {
			r.apposition(li, head, 1)
		}
	}
}

// apposition adds the description around a role noun as the person's.
func (r *reader) apposition(li int32, head doc.Token, rank int) {
	if r.at[head] != none || r.titled[head] != none {
		return
	}
	n, ok := r.nounAt(head)
	if !ok || n.class != person {
		return
	}
	d := r.describe(head, doc.None, n)
	if d.plural {
		group := r.conjoined(li)
		if len(group) < 2 {
			return
		}
		for _, i := range group {
			r.titles = append(r.titles, title{description: d, label: i, rank: rank})
		}
		return
	}
	r.titles = append(r.titles, title{description: d, label: li, rank: rank, gender: n.gender})
}

// conjoined returns the persons' labels that are coordinated with one, itself among them.
func (r *reader) conjoined(li int32) []int32 {
	h := r.headOf(r.labels[li].run)
	for steps := 0; steps < 8 && r.rels[h] == doc.Conj && r.heads[h] >= 0; steps++ {
		h = r.heads[h]
	}
	var out []int32
	add := func(t doc.Token) {
		if i := r.at[t]; i != none && r.labels[i].class == person {
			out = append(out, i)
		}
	}
	add(h)
	for _, c := range r.d.Trees.Children(h) {
		if r.rels[c] == doc.Conj {
			add(c)
		}
	}
	if len(out) < 2 { // the parser may have missed it: "X and Y, the ..."
		out = out[:0]
		if t := r.labels[li].run.Start - 2; t >= 0 && r.words[t+1] == "and" {
			add(t)
		}
		out = append(out, li)
	}
	return out
}

// relative reads a relative clause: "who is the head of", "who heads".
func (r *reader) relative(li int32, verb doc.Token) {
	if r.negated(verb) {
		return
	}
	if r.d.Trees.Child(verb, doc.Cop) >= 0 {
		r.apposition(li, verb, 2)
		return
	}
	subject := r.d.Trees.Child(verb, doc.Nsubj)
	if subject < 0 || lower(r.words[subject]) != "who" {
		return
	}
	office := ""
	switch lower(r.d.Tags.Lemma[verb]) {
	case "head":
		office = "head"
	case "lead":
		office = "leader"
	case "chair":
		office = "chair"
	case "command":
		office = "commander"
	case "direct":
		office = "director"
	case "represent":
		office = "representative"
	default:
		return
	}
	object := r.d.Trees.Child(verb, doc.Obj)
	if object < 0 {
		return
	}
	d := r.bare(r.labels[li].run.Start)
	d.noun, _ = r.noun(office)
	d.office = doc.Run{Start: verb, End: verb + 1}
	if code, at := r.phraseCountry(object, 3); code != "" {
		d.country, d.countryAt = code, at
	} else {
		d.addOwner(object)
	}
	r.titles = append(r.titles, title{description: d, label: li, rank: 2, office: office})
}

func (r *reader) negated(t doc.Token) bool {
	for _, c := range r.d.Trees.Children(t) {
		switch lower(r.words[c]) {
		case "not", "n't", "n’t", "never", "no":
			return true
		}
	}
	return false
}

// nounAfterComma finds the role noun of ", the party's deputy leader," by the
// words alone, for when the tree does not say; None if there is none.
func (r *reader) nounAfterComma(t doc.Token) doc.Token {
	end := int(r.sentence(t - 1).End)
	i := int(t)
	if i >= end || r.words[i] != "," {
		return doc.None
	}
	i++
	if i+1 < end && r.upos[i] == doc.NUM && r.words[i+1] == "," { // an age
		i += 2
	}
	last := doc.Token(doc.None)
	for from := i; i < end && i < from+10; i++ {
		k := doc.Token(i)
		if li := r.at[k]; li != none {
			if r.labels[li].class == person {
				return doc.None
			}
			last = doc.None
			continue
		}
		if r.inTime[k] {
			return doc.None
		}
		switch r.upos[k] {
		case doc.NOUN, doc.PROPN:
			last = k
			continue
		case doc.ADJ, doc.DET:
			last = doc.None
			continue
		case doc.PART, doc.PUNCT, doc.CCONJ:
			if w := r.words[k]; w == "'s" || w == "’s" || w == "'" || w == "’" || r.hyphen(k) || w == "and" && last < 0 {
				last = doc.None
				continue
			}
		}
		break
	}
	if last < 0 || i >= end {
		return doc.None
	}
	switch w := lower(r.words[i]); w {
	case "of", "for", "at", "in", ",", ".", "who", "with", "to", ")", "—", "--", "from", "on":
	default:
		return doc.None
	}
	if n, ok := r.nounAt(last); !ok || n.class != person || !n.role {
		return doc.None
	}
	return last
}

// nounBeforeComma finds the role noun of "The spokesman for the ministry, X,".
func (r *reader) nounBeforeComma(run doc.Run) doc.Token {
	first := r.sentence(run.Start).Start
	c := run.Start - 1
	if c <= first || r.words[c] != "," || int(run.End) >= len(r.words) || r.words[run.End] != "," && r.words[run.End] != "." {
		return doc.None
	}
	// The noun phrase that ends at the comma: go up from its last word as long as it stays to the left.
	t := c - 1
	if t-2 >= first && lower(r.words[t]) == "elect" && r.hyphen(t-1) { // "the president-elect, X,"
		t -= 2
	}
	best := doc.Token(doc.None)
	for steps := 0; steps < 8 && t >= first && t < c; steps++ {
		if n, ok := r.nounAt(t); ok && n.class == person && n.role && r.at[t] == none && r.titled[t] == none && !r.plural(t) {
			if r.d.Trees.Child(t, doc.Det) >= 0 || r.d.Trees.Child(t, doc.NmodPoss) >= 0 || r.at[max(t-1, first)] != none {
				best = t
			}
		}
		switch r.rels[t] {
		case doc.Nmod, doc.Compound, doc.Flat, doc.Amod, doc.NmodPoss, doc.Conj:
			t = r.heads[t]
		default:
			return best
		}
	}
	return best
}
