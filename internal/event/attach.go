package event

import "dateline/internal/doc"

// timeOf is the time expression that stands with a trigger: on it, on the verb
// that carries it, or on the verb that governs it as a bare complement; None if none.
func (r *reading) timeOf(t, light doc.Token) doc.TimexID {
	if r.d.Times == nil {
		return doc.None
	}
	if x := r.ownTime(t, light); x != doc.None {
		return x
	}
	for _, h := range r.clauseHeads(t, light) {
		if x := r.timeBelow(h, t, 0); x != doc.None {
			return x
		}
	}
	return doc.None
}

// ownTime is the time expression that hangs on the trigger or what carries it.
func (r *reading) ownTime(t, light doc.Token) doc.TimexID {
	for _, h := range r.clauseHeads(t, light) {
		best, far := doc.TimexID(doc.None), doc.Token(1<<30)
		for _, k := range r.trees.Children(h) {
			switch r.rel(k) {
			case doc.Obl, doc.OblUnmarked, doc.Nmod, doc.NmodUnmarked, doc.NmodDesc, doc.Advmod, doc.Obj, doc.Compound, doc.NmodPoss, doc.Amod:
				x := r.timexAt(k)
				if x == doc.None && (r.rel(k) == doc.Obj) {
					for _, kk := range r.trees.Children(k) {
						if rel := r.rel(kk); rel == doc.Nmod || rel == doc.NmodUnmarked {
							if y := r.timexAt(kk); y != doc.None {
								x = y
							}
						}
					}
				}
				if x == doc.None {
					continue
				}
				if dist := distance(t, k); dist < far {
					best, far = x, dist
				}
			}
		}
		if best != doc.None {
			return best
		}
	}
	return doc.None
}

// timeBelow is the day that ends the trigger's clause but hangs on the last noun
// of it: "attacked a post in the north on Friday". A noun that is an event
// itself keeps its own day.
func (r *reading) timeBelow(h, trigger doc.Token, depth int) doc.TimexID {
	if depth > 3 {
		return doc.None
	}
	for _, k := range r.trees.Children(h) {
		if k < trigger || k < h {
			continue
		}
		switch r.rel(k) {
		case doc.Obj, doc.Iobj, doc.Obl, doc.Nmod, doc.OblAgent:
		default:
			continue
		}
		if x := r.timexAt(k); x != doc.None {
			if p := r.preposition(k); depth > 0 && (p == "on" || p == "") {
				return x
			}
			continue
		}
		if l := r.lexemes[k]; l != nil && len(l.nouns) > 0 && r.tags.UPOS[k] == doc.NOUN {
			continue
		}
		if x := r.timeBelow(k, trigger, depth+1); x != doc.None {
			return x
		}
	}
	return doc.None
}

func distance(a, b doc.Token) doc.Token {
	if a > b {
		return a - b
	}
	return b - a
}

// clauseHeads are the words whose phrases are a trigger's own: it, its light
// verb, and the verbs above that only carry it ("began to", "agreed to").
func (r *reading) clauseHeads(t, light doc.Token) []doc.Token {
	heads := append(make([]doc.Token, 0, 6), t)
	v := t
	if light != doc.None {
		heads = append(heads, light)
		v = light
	}
	for i := 0; i < 3 && (r.rel(v) == doc.Xcomp || r.rel(v) == doc.Conj && r.kid(v, doc.Nsubj, doc.NsubjPass) == doc.None); i++ {
		v = r.head(v)
		if v == doc.None || r.tags.UPOS[v] != doc.VERB {
			break
		}
		heads = append(heads, v)
	}
	return heads
}

// timexAt is the date or time of day that the token is a word of, or None.
func (r *reading) timexAt(t doc.Token) doc.TimexID {
	if r.times == nil {
		return doc.None
	}
	return r.times[t]
}

// whereOf is the place of a location phrase that stands with a trigger, or None.
// Where something is sent is no place of the event if it is the recipient's.
func (r *reading) whereOf(t, light doc.Token, recipient []doc.ActorID) doc.PlaceID {
	if r.d.Places == nil {
		return doc.None
	}
	heads := r.clauseHeads(t, light)
	if o := r.kid(t, doc.Obj); o != doc.None {
		heads = append(heads, o)
	}
	for _, h := range heads {
		for _, k := range r.trees.Children(h) {
			rel := r.rel(k)
			if rel != doc.Obl && rel != doc.Nmod && rel != doc.NmodUnmarked && rel != doc.Obj {
				continue
			}
			if rel != doc.Obj && !locative[r.preposition(k)] {
				continue
			}
			if p := r.placeAt(k, 0); p != doc.None && !(r.preposition(k) == "to" && r.ofCountry(recipient, r.d.Places.Places[p].Country)) {
				return p
			}
		}
	}
	return doc.None
}

// locative are the prepositions that say where.
var locative = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true, "on": true, "off": true, "around": true,
	"across": true, "over": true, "along": true, "within": true, "throughout": true, "to": true, "through": true, "of": true}

// placeAt is the place that a phrase names, itself or where it lies ("a hotel in Doha").
func (r *reading) placeAt(t doc.Token, depth int) doc.PlaceID {
	if i := r.topAt[t]; i != doc.None && r.d.Places.Toponyms[i].Use == doc.AsLocation {
		return r.d.Places.Toponyms[i].Place
	}
	if depth > 1 {
		return doc.None
	}
	for _, k := range r.trees.Children(t) {
		switch r.rel(k) {
		case doc.Nmod, doc.Compound, doc.Appos, doc.Flat, doc.NmodPoss, doc.NmodDesc:
			if r.rel(k) == doc.Nmod && !locative[r.preposition(k)] {
				continue
			}
			if p := r.placeAt(k, depth+1); p != doc.None {
				return p
			}
		}
	}
	return doc.None
}

// evidence is the clause that says the event, in pieces, the trigger's first.
func (r *reading) evidence(t, light doc.Token) []doc.Span {
	heads := r.clauseHeads(t, light)
	top := heads[len(heads)-1]
	if r.tags.UPOS[t] == doc.NOUN && light == doc.None && r.rel(t) != doc.Root {
		top = t
	}
	run := r.d.Tokens.Sentences[r.d.Tokens.Of[t]]
	in := make([]bool, run.Len())
	r.cover(in, run, top, t, light, 0)
	if s := r.surface(top, 0); s != doc.None && run.Has(s) && top != t || s != doc.None && r.tags.UPOS[t] != doc.NOUN && run.Has(s) {
		if p := r.head(s); p != doc.None && r.rel(top) != doc.AclRelcl && r.rel(top) != doc.Acl {
			sub := r.trees.Subtree(s)
			for i := sub.Start; i < sub.End; i++ {
				if r.rel(s) == doc.Nsubj || r.rel(s) == doc.NsubjPass {
					in[i-run.Start] = true
				}
			}
		}
	}
	in[t-run.Start] = true
	var out []doc.Span
	for i := run.Start; i < run.End; {
		if !in[i-run.Start] {
			i++
			continue
		}
		j := i
		for j < run.End && in[j-run.Start] {
			j++
		}
		a, b := i, j
		for a < b && r.tags.UPOS[a] == doc.PUNCT {
			a++
		}
		for b > a && r.tags.UPOS[b-1] == doc.PUNCT {
			b--
		}
		if a < b {
			span := r.d.SpanOf(doc.Run{Start: a, End: b})
			if a <= t && t < b {
				out = append([]doc.Span{span}, out...)
			} else {
				out = append(out, span)
			}
		}
		i = j
	}
	return out
}

// cover marks the words of a clause without the clauses that hang on it, unless
// the trigger stands in them.
func (r *reading) cover(in []bool, run doc.Run, h, t, light doc.Token, depth int) {
	in[h-run.Start] = true
	if depth > 200 {
		return
	}
	for _, k := range r.trees.Children(h) {
		switch r.rel(k) {
		case doc.Advcl, doc.Parataxis, doc.AclRelcl, doc.Conj, doc.Discourse, doc.Cc, doc.Ccomp:
			verbal := r.tags.UPOS[k] == doc.VERB || r.tags.UPOS[k] == doc.AUX
			if r.rel(k) == doc.Cc && k+1 < run.End { // "and" goes with the conjunct that follows it
				continue
			}
			if verbal && !r.trees.Under(t, k) && r.rel(k) != doc.Ccomp {
				continue
			}
			if r.rel(k) == doc.Parataxis && !r.trees.Under(t, k) {
				continue
			}
		}
		r.cover(in, run, k, t, light, depth+1)
	}
	if r.rel(h) == doc.Conj { // its "and" belongs between the conjuncts
		if c := r.kid(h, doc.Cc); c != doc.None {
			in[c-run.Start] = true
		}
	}
}

// contexts are the rule's own and those that the sentence's words show, in the table's order.
func (r *reading) contexts(out []string, run doc.Run) []string {
	l := r.c.lex
	add := func(list []string) {
		for _, c := range list {
			if !isOneOf(c, out) {
				out = append(out, c)
			}
		}
	}
	for t := run.Start; t < run.End; t++ {
		if u := r.tags.UPOS[t]; u != doc.NOUN && u != doc.ADJ && u != doc.VERB && u != doc.PROPN {
			continue
		}
		w := r.lemma(t)
		add(l.contexts[w])
		if l.twoWords[w] && t+1 < run.End {
			add(l.contexts[w+" "+r.lemma(t+1)])
		}
	}
	return out
}
