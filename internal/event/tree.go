package event

import (
	"strings"

	"dateline/internal/doc"
)

// reading is one document being read: the layers, and what is looked up often.
type reading struct {
	c      *Coder
	d      *doc.Doc
	trees  *doc.Trees
	tags   *doc.Tags
	actors *doc.Actors

	lexemes []*lexeme              // of each token, or nil
	within  []doc.MentionID        // the innermost mention that holds each token, or None
	topAt   []int32                // the toponym that holds each token, or None
	states  map[string]doc.ActorID // the actor that stands for a country
	weights []weight               // of each actor
	parties map[doc.ActorID][]doc.ActorID
	times   []doc.TimexID // the date or time of day that each token is a word of, or None
	taken   []doc.ActorID // the actors of the event whose recipients are sought
	talks   []doc.ActorID // who took part in the talks last told of
	acting  bool          // who acts is sought, not who is acted upon
	about   *protagonists // once asked for
	anchor  string        // the day that the story tells from, or ""
}

const maxDepth = 8 // of a climb through the tree: deeper is a bad tree

// kid returns the first dependent with one of the relations, or None.
func (r *reading) kid(t doc.Token, rels ...doc.Rel) doc.Token { return r.trees.Child(t, rels...) }

func (r *reading) rel(t doc.Token) doc.Rel    { return r.trees.Rels[t] }
func (r *reading) head(t doc.Token) doc.Token { return r.trees.Heads[t] }

func (r *reading) isPronoun(t doc.Token) bool { return t != doc.None && r.tags.UPOS[t] == doc.PRON }

func (r *reading) lower(t doc.Token) string { return strings.ToLower(r.d.Word(t)) }

// lemma is the token's lemma in lower case, that of a plural without its ending
// ("troops" is kept as it is by some lemmatisers).
func (r *reading) lemma(t doc.Token) string {
	l := r.tags.Lemma[t]
	switch r.tags.XPOS[t] {
	case doc.NNS:
		if n := len(l); n > 4 && l[n-1] == 's' && l[n-2] != 's' {
			if l[n-3:] == "ies" {
				return l[:n-3] + "y"
			}
			return l[:n-1]
		}
	case doc.VBD, doc.VBN:
		if l == "struck" {
			return "strike"
		}
	}
	for i := 0; i < len(l); i++ {
		if c := l[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return strings.ToLower(l)
		}
	}
	return l
}

// passive reports whether a verb's subject is what the verb is done to.
func (r *reading) passive(v doc.Token) bool {
	if r.kid(v, doc.AuxPass, doc.NsubjPass, doc.CsubjPass) != doc.None {
		return true
	}
	if r.tags.XPOS[v] != doc.VBN {
		return false
	}
	if r.kid(v, doc.Aux) != doc.None || r.past(v) { // "has seized"
		return false
	}
	switch r.rel(v) {
	case doc.Acl, doc.Advcl, doc.Amod:
		return true
	case doc.Conj: // "was arrested and deported"; "has met and agreed" is active
		h := r.head(v)
		return r.tags.UPOS[h] == doc.VERB && r.passive(h) && r.kid(v, doc.Nsubj, doc.Obj) == doc.None
	}
	return false
}

func relativePronoun(x doc.XPOS) bool { return x == doc.WDT || x == doc.WP || x == doc.WPS }

// antecedent returns the noun that a relative pronoun of the clause stands for, or the token itself.
func (r *reading) antecedent(t doc.Token) doc.Token {
	if t == doc.None || !(relativePronoun(r.tags.XPOS[t]) || r.tags.UPOS[t] == doc.PRON && r.lower(t) == "that") {
		return t
	}
	for v, n := t, 0; v != doc.None && n < maxDepth; v, n = r.head(v), n+1 {
		if r.rel(v) == doc.AclRelcl {
			return r.head(v)
		}
	}
	if w := r.lower(t); w != "who" && w != "which" { // a clause that hangs elsewhere: who stands before the comma
		return t
	}
	k := t - 1
	if k > 0 && r.lower(k) == "," {
		k--
	}
	if k >= 0 && r.within[k] != doc.None && r.d.Tokens.Of[k] == r.d.Tokens.Of[t] {
		return r.actors.Mentions[r.within[k]].Head
	}
	return t
}

// aside reports whether a relative clause stands behind a comma: it tells of its
// noun, and does not say which is meant.
func (r *reading) aside(v doc.Token) bool {
	t := r.trees.Subtree(v).Start
	return r.lower(t) == "," || t > 0 && r.lower(t-1) == ","
}

// surface returns the head of the surface subject of a predicate, its own or
// the one it shares by coordination, control or as a participle; None if none.
func (r *reading) surface(v doc.Token, depth int) doc.Token {
	if depth > maxDepth {
		return doc.None
	}
	if s := r.kid(v, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter); s != doc.None {
		return r.antecedent(s)
	}
	h := r.head(v)
	if h == doc.None {
		return doc.None
	}
	if x := r.kid(v, doc.Expl); x != doc.None && r.lower(x) == "it" { // "Turkey said it is willing": misread
		if r.actorAt(x) != doc.None {
			return x
		}
		if r.rel(v) == doc.Ccomp {
			return r.surface(h, depth+1)
		}
	}
	switch r.rel(v) {
	case doc.Conj:
		if r.tags.UPOS[h] == doc.NOUN && r.tags.UPOS[v] != doc.NOUN && r.kid(h, doc.Cop) == doc.None {
			return doc.None
		}
		if rel := r.rel(h); rel == doc.Acl || rel == doc.Advcl || rel == doc.AclRelcl || rel == doc.Xcomp {
			if s := r.kid(h, doc.Nsubj, doc.NsubjPass); s != doc.None {
				return r.antecedent(s)
			}
		}
		return r.surface(h, depth+1)
	case doc.Xcomp:
		return r.controller(h, depth+1)
	case doc.Advcl:
		if mark := r.kid(v, doc.Mark, doc.Case); mark != doc.None {
			switch r.lower(mark) {
			case "of", "from", "for", "into": // "accused Turkey of shelling", "barred it from trading"
				return r.controller(h, depth+1)
			}
		}
		if r.tags.UPOS[h] == doc.NOUN || r.tags.UPOS[h] == doc.PROPN {
			if r.kid(h, doc.Cop, doc.Nsubj) == doc.None {
				return h
			}
		}
		return r.surface(h, depth+1)
	case doc.AclRelcl:
		return h
	case doc.Acl:
		if r.tags.XPOS[v] != doc.VB && !r.infinitive(v) && (r.tags.XPOS[v] != doc.VBG || r.marker(v) != "of") {
			return h
		}
		return r.doer(h, depth+1) // "its offer to resume", "its policy of turning away"
	case doc.Ccomp:
		if r.tags.XPOS[v] == doc.VB || r.tags.XPOS[v] == doc.VBG || r.infinitive(v) {
			return r.controller(h, depth+1)
		}
	case doc.Parataxis, doc.Dep:
		return doc.None
	}
	return doc.None
}

// infinitive reports whether "to" marks the verb.
func (r *reading) infinitive(v doc.Token) bool {
	to, bare := false, r.tags.XPOS[v] == doc.VB || r.tags.XPOS[v] == doc.VBP
	for _, k := range r.trees.Children(v) {
		if k > v {
			break
		}
		switch r.rel(k) {
		case doc.Mark:
			to = to || r.lower(k) == "to"
		case doc.Aux, doc.AuxPass, doc.Cop:
			if r.tags.XPOS[k] == doc.VBG { // "being shot"
				return false
			}
			bare = bare || r.tags.XPOS[k] == doc.VB
		}
	}
	return to && bare
}

// past reports whether what looks like a participle is a verb of the past: one
// without auxiliary that has an object and no "by" ("forces shot dozens").
func (r *reading) past(v doc.Token) bool {
	if r.tags.XPOS[v] != doc.VBN || r.kid(v, doc.Obj) == doc.None || r.kid(v, doc.Aux, doc.AuxPass, doc.Cop) != doc.None {
		return false
	}
	return r.agent(v) == doc.None && r.kid(v, doc.Mark) == doc.None && r.rel(v) != doc.Amod
}

// controller is the understood subject of a complement of the word h: its
// object if it has one ("urged Iran to"), else its subject.
func (r *reading) controller(h doc.Token, depth int) doc.Token {
	switch r.lemma(h) {
	case "promise", "vow", "pledge", "threaten", "offer":
	default:
		if !r.passive(h) {
			if o := r.kid(h, doc.Obj, doc.Iobj); o != doc.None && r.tags.UPOS[h] == doc.VERB {
				return r.antecedent(o)
			}
			for _, k := range r.trees.Children(h) { // "called on Iran to"
				if r.rel(k) == doc.Obl && r.tags.UPOS[h] == doc.VERB {
					if p := r.preposition(k); p == "on" || p == "upon" || p == "for" || p == "with" && r.lemma(h) == "plead" {
						if r.actorAt(k) != doc.None {
							return k
						}
					}
				}
			}
		}
	}
	if r.tags.UPOS[h] == doc.NOUN && r.kid(h, doc.Nsubj, doc.Cop) == doc.None {
		return r.doer(h, depth)
	}
	return r.surface(h, depth)
}

// doer is who does what a noun says: its light verb's subject, its possessor.
func (r *reading) doer(n doc.Token, depth int) doc.Token {
	if depth > maxDepth {
		return doc.None
	}
	if p := r.kid(n, doc.NmodPoss); p != doc.None {
		return p
	}
	if h := r.head(n); h != doc.None && r.tags.UPOS[h] == doc.VERB {
		switch r.rel(n) {
		case doc.Obj, doc.Obl, doc.Xcomp:
			if !r.passive(h) {
				return r.surface(h, depth+1)
			}
		case doc.NsubjPass:
			if a := r.agent(h); a != doc.None {
				return a
			}
		}
	}
	if s := r.kid(n, doc.Nsubj); s != doc.None { // a predicate noun
		return s
	}
	for _, k := range r.trees.Children(n) {
		switch r.rel(k) {
		case doc.Nmod:
			if p := r.preposition(k); p == "by" || p == "from" || p == "of" {
				return k
			}
		case doc.Amod, doc.Compound:
			if r.actorAt(k) != doc.None {
				return k
			}
		}
	}
	return doc.None
}

// agent is the head of a passive's by-phrase.
func (r *reading) agent(v doc.Token) doc.Token {
	for _, k := range r.trees.Children(v) {
		if rel := r.rel(k); rel == doc.OblAgent || rel == doc.Obl && r.preposition(k) == "by" {
			return k
		}
	}
	for _, k := range r.trees.Children(v) { // "condemned in a statement by Egypt"
		if r.rel(k) != doc.Obl || r.preposition(k) != "in" {
			continue
		}
		for _, by := range r.trees.Children(k) {
			if r.rel(by) == doc.Nmod && r.preposition(by) == "by" && r.actorAt(by) != doc.None {
				return by
			}
		}
	}
	return doc.None
}

// subject is the logical subject of a verb: the by-phrase of a passive. Where
// the tree's is nobody, the actor right before the verb is taken for it.
func (r *reading) subject(v doc.Token) doc.Token {
	if r.passive(v) {
		return r.agent(v)
	}
	s := r.surface(v, 0)
	if !r.finite(v) || s != doc.None && r.actorAt(s) != doc.None && !r.afterPreposition(s, v) && (r.head(s) == v || r.rel(v) == doc.Conj || r.rel(v) == doc.AclRelcl) {
		return s
	}
	run := r.d.Tokens.Sentences[r.d.Tokens.Of[v]]
	for t := v - 1; t >= run.Start; t-- {
		if u := r.tags.UPOS[t]; u == doc.AUX || u == doc.ADV || u == doc.PART {
			continue
		}
		m := r.within[t]
		if m == doc.None {
			break
		}
		mention := &r.actors.Mentions[m]
		before := mention.Run.Start - 1
		for before >= run.Start && isNominal(r.tags.UPOS[before]) { // his title and state
			before--
		}
		if before >= run.Start && r.lower(before) == "the" {
			before--
		}
		if before >= run.Start && (r.tags.UPOS[before] == doc.ADP || s != doc.None && r.trees.Under(t, s) && r.lower(before) != ",") {
			break
		}
		return mention.Head
	}
	return s
}

// afterPreposition reports whether what the tree has for a verb's own subject
// belongs to a phrase before it: "In talks with Modi, Abe promised".
func (r *reading) afterPreposition(s, v doc.Token) bool {
	if s > v || r.rel(s) != doc.Nsubj || r.head(s) != v {
		return false
	}
	t := r.trees.Subtree(s).Start
	return r.tags.UPOS[t] == doc.ADP && r.rel(t) == doc.Case || t > 0 && r.tags.UPOS[t-1] == doc.ADP && r.rel(t-1) == doc.Case && r.head(t-1) != v && r.d.Tokens.Of[t-1] == r.d.Tokens.Of[t]
}

// finite reports whether the verb, or an auxiliary of it, has a tense.
func (r *reading) finite(v doc.Token) bool {
	switch r.tags.XPOS[v] {
	case doc.VBD, doc.VBZ, doc.VBP:
		return true
	}
	if r.past(v) {
		return true
	}
	return r.kid(v, doc.Aux, doc.Cop) != doc.None && !r.infinitive(v)
}

// objects are to whom and what: of two objects the first is to whom, and what
// a preposition heads is none, whatever the parser says.
func (r *reading) objects(v doc.Token) (whom, what doc.Token) {
	whom, what = r.kid(v, doc.Iobj), doc.None
	for _, k := range r.trees.Children(v) {
		if r.rel(k) != doc.Obj || r.kid(k, doc.Case) != doc.None && r.timexAt(k) == doc.None {
			continue
		}
		if what != doc.None && whom == doc.None && what > v && r.actorAt(what) != doc.None {
			whom = what
		}
		if what == doc.None || whom == what {
			what = k
		}
	}
	return whom, what
}

// object is the logical object of a verb: the subject of a passive, the
// antecedent of "the pact that they signed".
func (r *reading) object(v doc.Token) doc.Token {
	if r.passive(v) {
		if r.rel(v) == doc.Acl || r.rel(v) == doc.Amod {
			return r.head(v)
		}
		return r.surface(v, 0)
	}
	if _, o := r.objects(v); o != doc.None {
		return r.antecedent(o)
	}
	if o := r.kid(v, doc.Iobj); o != doc.None { // "urged Turkey to show restraint"
		return r.antecedent(o)
	}
	for _, k := range r.trees.Children(v) { // "deported at least four": no phrase, whatever the parser says
		if r.rel(k) == doc.Obl && k > v {
			if c := r.kid(k, doc.Case); c != doc.None && r.lower(c) == "at" && (r.lower(c+1) == "least" || r.lower(c+1) == "most") {
				return k
			}
		}
	}
	if t := v + 1; int(t) < len(r.within) && r.tags.UPOS[v] == doc.VERB { // an actor right after the verb, whatever the parser made of him
		if r.lower(t) == "the" && int(t)+1 < len(r.within) {
			t++
		}
		m := r.actors.At[t]
		if m == doc.None {
			m = r.within[t]
		}
		if m != doc.None && r.d.Tokens.Of[t] == r.d.Tokens.Of[v] {
			if h := r.actors.Mentions[m].Head; r.preposition(h) == "" && r.head(h) != v && r.rel(h) != doc.NmodPoss && r.rel(v) != doc.AclRelcl {
				return h
			}
		}
	}
	for c, n := v, 0; n < 3 && c != doc.None; n++ { // "the talks it wants to hold"
		if r.rel(c) == doc.AclRelcl {
			if s := r.kid(c, doc.Nsubj); s != doc.None && r.antecedent(s) != r.head(c) && r.kid(v, doc.Ccomp, doc.Xcomp) == doc.None {
				return r.head(c)
			}
			return doc.None
		}
		if r.rel(c) != doc.Xcomp {
			return doc.None
		}
		c = r.head(c)
	}
	return doc.None
}
