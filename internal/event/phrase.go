package event

import "dateline/internal/doc"

// preposition is the word that heads a phrase ("with"), in lower case, or "".
func (r *reading) preposition(t doc.Token) string {
	for _, k := range r.trees.Children(t) {
		if k > t {
			break
		}
		if r.rel(k) == doc.Case {
			return r.lower(k)
		}
	}
	if r.rel(t) == doc.Conj { // "between Japan and Russia": the second shares the first's
		if h := r.head(t); h != doc.None && h < t {
			return r.preposition(h)
		}
	}
	return ""
}

// headedBy reports whether one of the prepositions heads a phrase: any word of
// "out of", and of "between" for what it is shared by.
func (r *reading) headedBy(t doc.Token, preps []string) bool {
	for _, k := range r.trees.Children(t) {
		if k > t {
			break
		}
		if r.rel(k) != doc.Case {
			continue
		}
		if isOneOf(r.lower(k), preps) {
			return true
		}
		for _, f := range r.trees.Children(k) {
			if r.rel(f) == doc.Fixed && isOneOf(r.lower(f), preps) {
				return true
			}
		}
	}
	return r.rel(t) == doc.Conj && isOneOf(r.preposition(t), preps)
}

// marker is the conjunction or preposition of a clause, in lower case, or "".
func (r *reading) marker(v doc.Token) string {
	for _, k := range r.trees.Children(v) {
		if k > v {
			break
		}
		if rel := r.rel(k); (rel == doc.Mark || rel == doc.Case) && (r.tags.XPOS[v] == doc.VBG || r.lower(k) != "to") {
			return r.lower(k)
		}
	}
	return ""
}

// phrases appends the phrases of a trigger with one of the prepositions (none:
// any): its own obl and nmod, those that the parser hung on its object, and,
// for a noun, on its light verb.
func (r *reading) phrases(out []doc.Token, t doc.Token, preps []string, light doc.Token) []doc.Token {
	n := len(out)
	add := func(h doc.Token) {
		if h == doc.None {
			return
		}
		for _, k := range r.trees.Children(h) {
			switch r.rel(k) {
			case doc.Obl, doc.Nmod, doc.OblAgent:
				if k == t || r.timexAt(k) != doc.None {
					continue
				}
				if len(preps) == 0 || r.headedBy(k, preps) {
					out = append(out, k)
				}
			case doc.Obj: // "walked out of the talks", misread
				if len(preps) > 0 && r.kid(k, doc.Case) != doc.None && r.headedBy(k, preps) {
					out = append(out, k)
				}
			case doc.Advmod, doc.Advcl, doc.Acl: // "because of", "accused of shelling"
				if p := r.marker(k); p != "" && isOneOf(p, preps) {
					out = append(out, k)
				}
			}
		}
	}
	add(t)
	if r.tags.UPOS[t] == doc.VERB && len(preps) > 0 { // "levelled an accusation against": whose the phrase is, the parser guesses
		if o := r.kid(t, doc.Obj); o != doc.None {
			out = r.below(out, o, preps, 0)
		}
	}
	add(light)
	if len(out) == n && len(preps) > 0 { // "built a railway in Kenya", "the withdrawal of troops from Lebanon"
		out = r.inside(out, t, preps)
	}
	if len(out) > n || len(preps) == 0 || isOneOf("of", preps) {
		return out
	}
	if k := r.next(t, preps); k != doc.None {
		return append(out, k)
	}
	if r.tags.UPOS[t] == doc.VERB { // "conferred by radio with Oslo"
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Obl {
				add(k)
			}
		}
	} else if light != doc.None { // "held talks in Oslo with Sweden"
		for _, k := range r.trees.Children(light) {
			if r.rel(k) == doc.Obl && k > t {
				add(k)
			}
		}
	} else if rel := r.rel(t); rel == doc.Obj || rel == doc.Obl { // "stressing its support for Iraq", "During a visit on Friday to Oslo, she said"
		h := r.head(t)
		for _, k := range r.trees.Children(h) {
			if k > t && (rel == doc.Obj || k < h) && r.rel(k) == doc.Obl && isOneOf(r.preposition(k), preps) {
				out = append(out, k)
			}
		}
	}
	return out
}

// inside appends the phrases that the parser hung on a verb's object, or on what
// a noun is of.
func (r *reading) inside(out []doc.Token, t doc.Token, preps []string) []doc.Token {
	o := doc.Token(doc.None)
	switch r.tags.UPOS[t] {
	case doc.VERB:
		o = r.kid(t, doc.Obj)
	case doc.NOUN:
		for _, k := range r.trees.Children(t) {
			if r.rel(k) == doc.Nmod && k > t && r.preposition(k) == "of" {
				o = k
			}
		}
	}
	if o < t {
		return out
	}
	for _, k := range r.trees.Children(o) {
		if k > o && r.rel(k) == doc.Nmod && r.timexAt(k) == doc.None && r.headedBy(k, preps) {
			out = append(out, k)
		}
	}
	return out
}

// next is the actor or place that stands right after the trigger and one of the
// prepositions, whatever the tree makes of them: "talks with Indian Prime Minister
// Modi, ...".
func (r *reading) next(t doc.Token, preps []string) doc.Token {
	end := r.d.Tokens.Sentences[r.d.Tokens.Of[t]].End
	if t+2 >= end || !isOneOf(r.lower(t+1), preps) || r.tags.UPOS[t+1] != doc.ADP {
		return doc.None
	}
	for k := t + 2; k < min(t+8, end); k++ {
		switch r.tags.UPOS[k] {
		case doc.PUNCT, doc.VERB, doc.AUX, doc.ADP, doc.SCONJ:
			return doc.None
		}
		if r.actors.At[k] != doc.None && r.tags.UPOS[k] != doc.ADJ || r.topAt[k] != doc.None && !isNominal(r.tags.UPOS[k+1]) {
			return k
		}
	}
	return doc.None
}

func isNominal(u doc.UPOS) bool { return u == doc.NOUN || u == doc.PROPN || u == doc.ADJ }

// below appends the phrases with a preposition, other than "of" and "in",
// that hang on an object or on what it is of ("a letter of thanks to").
func (r *reading) below(out []doc.Token, o doc.Token, preps []string, depth int) []doc.Token {
	for _, k := range r.trees.Children(o) {
		if r.rel(k) != doc.Nmod || r.timexAt(k) != doc.None {
			continue
		}
		p := r.preposition(k)
		if p != "of" && p != "in" && isOneOf(p, preps) {
			out = append(out, k)
		}
		if depth == 0 && p == "of" {
			out = r.below(out, k, preps, 1)
		}
	}
	return out
}

func isOneOf(s string, list []string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}

// conjuncts appends the token and what is coordinated with it.
func (r *reading) conjuncts(out []doc.Token, t doc.Token) []doc.Token {
	if t == doc.None || len(out) > 64 {
		return out
	}
	out = append(out, t)
	for _, k := range r.trees.Children(t) {
		switch {
		case r.rel(k) == doc.Conj && r.tags.UPOS[k] != doc.VERB:
			out = r.conjuncts(out, k)
		case r.rel(k) == doc.Appos && k > t && r.tags.XPOS[t] == doc.NNS && r.isA(k, aPerson): // "his counterparts, A and B"
			out = r.conjuncts(out, k)
		}
	}
	return out
}

// lightVerb returns the verb that carries a noun's event, and whether its
// subject is the one who suffers it.
func (r *reading) lightVerb(n doc.Token, rule *Rule) (v doc.Token, suffers bool) {
	first := n
	for i := 0; i < maxDepth; i++ { // "held talks and a press conference", "held a round of talks"
		h := r.head(first)
		if rel := r.rel(first); rel == doc.Conj || rel == doc.Nmod && r.c.lex.quantity[r.lemma(h)] && r.preposition(first) == "of" {
			first = h
			continue
		}
		break
	}
	if r.kid(n, doc.Cop) != doc.None && r.preposition(n) == "under" { // "is under sanctions"
		return n, true
	}
	v = r.head(first)
	rel := r.rel(first)
	if rel == doc.Appos || v == doc.None {
		v = doc.None
	}
	if v != doc.None && r.tags.UPOS[v] == doc.VERB {
		passive := r.passive(v)
		switch {
		case rel == doc.Obj && !passive, rel == doc.NsubjPass, rel == doc.Nsubj && (passive || r.takesPlace(v)):
			if s, ok := r.carries(v, rule); ok {
				return v, s
			}
		case rel == doc.Obl:
			if x := r.lexemes[v]; x != nil {
				p := r.preposition(first)
				if x.under && (p == "under" || p == "in") {
					return v, p == "under"
				}
				if (p == "in" || p == "into") && isOneOf("in", x.light) { // "engaged in talks"
					return v, false
				}
			}
		}
	}
	// "talks held in Doha", "the attack it launched"
	for _, k := range r.trees.Children(n) {
		if rel := r.rel(k); (rel == doc.Acl || rel == doc.AclRelcl) && r.tags.UPOS[k] == doc.VERB && r.object(k) == n {
			if s, ok := r.carries(k, rule); ok {
				return k, s
			}
		}
	}
	return doc.None, false
}

// takesPlace reports whether what the verb's subject names happens.
func (r *reading) takesPlace(v doc.Token) bool {
	o := r.kid(v, doc.Obj)
	if o != doc.None {
		return r.lemma(v) == "take" && r.lemma(o) == "place"
	}
	if p := r.kid(v, doc.CompoundPrt); p != doc.None && r.c.lex.happen[r.lemma(v)+"_"+r.lower(p)] {
		return true
	}
	return r.c.lex.happen[r.lemma(v)]
}

// carries reports whether a verb is a light verb, and which.
func (r *reading) carries(v doc.Token, rule *Rule) (suffers, ok bool) {
	x := r.lexemes[v]
	if x == nil {
		return false, rule != nil && rule.light[r.lemma(v)]
	}
	particle := ""
	if p := r.kid(v, doc.CompoundPrt); p != doc.None {
		particle = r.lower(p)
	}
	switch {
	case rule != nil && (rule.light[r.lemma(v)] || particle != "" && rule.light[r.lemma(v)+"_"+particle]):
		return false, true
	case isOneOf(particle, x.light), isOneOf(particle, x.deed) && rule != nil && rule.Type.Quad%2 == 0:
		return false, true
	case isOneOf(particle, x.suffer):
		return true, true
	}
	return false, r.takesPlace(v)
}
