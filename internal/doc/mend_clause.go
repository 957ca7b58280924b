package doc

import "strings"

// bare: "helped broker the talks", where broker was read as a noun before a noun:
// none stands before an article.
func (m *mender) bare(run Run) {
	for x := run.Start + 1; x+2 < run.End; x++ {
		v := x - 1
		if m.tags.XPOS[x] != NN || m.tags.UPOS[x] != NOUN || m.rel(x) != Compound || m.tags.UPOS[v] != VERB {
			continue
		}
		if l := m.tags.Lemma[v]; l != "help" && l != "let" && l != "make" {
			continue
		}
		o := m.head(x)
		if m.head(o) != v || m.tags.XPOS[x+1] != DT && m.tags.XPOS[x+1] != PRPS {
			continue
		}
		m.copy()
		m.verb(x, VB)
		m.set(x, v, Xcomp)
		m.set(o, x, Obj)
	}
}

// shots: "since security forces shot dozens", where the verb was read as a noun
// among nouns.
func (m *mender) shots(run Run) {
	for v := run.Start + 2; v+1 < run.End; v++ {
		if m.tags.UPOS[v] != NOUN || m.rel(v) != Compound || !onlyPast[m.d.Word(v)] {
			continue
		}
		s, o := v-1, m.head(v)
		if o < v || m.tags.XPOS[s] != NNS && m.tags.XPOS[s] != NNPS && m.tags.XPOS[s] != NNP || m.head(s) != v && m.head(s) != o {
			continue
		}
		m.copy()
		m.verb(v, VBD)
		rel := m.rels[o]
		if rel == Obl || rel == Nmod {
			rel = Advcl
		}
		for _, k := range m.trees.Children(o) {
			switch {
			case k < v && m.rels[k] == Case:
				m.set(k, v, Mark)
			case k < s:
				m.heads[k] = s
			case m.rels[k] == Punct:
				m.heads[k] = v
			}
		}
		m.set(v, m.heads[o], rel)
		m.set(s, v, Nsubj)
		m.set(o, v, Obj)
	}
}

// onlyPast are forms of the past that are no nouns, or hardly ever one after a plural.
var onlyPast = map[string]bool{"shot": true, "struck": true, "withdrew": true, "fought": true, "sought": true, "overthrew": true, "threw": true, "gave": true,
	"took": true, "drove": true, "fled": true, "slew": true, "broke": true, "spoke": true, "stole": true, "swore": true, "met": true, "held": true, "led": true}

// subjects: "after the talks failed", where after was read as a preposition and
// failed has lost its subject.
func (m *mender) subjects(run Run) {
	for v := run.Start + 2; v < run.End; v++ {
		switch m.tags.XPOS[v] {
		case VBD, VBZ, VBP:
		default:
			continue
		}
		if m.tags.UPOS[v] != VERB || m.rel(v) != Advcl || m.trees.Child(v, Nsubj, NsubjPass, Expl, Csubj, Mark, Aux, AuxPass) != None {
			continue
		}
		x := v - 1 // the noun before, or the one that it describes
		for n := 0; x != None && x >= run.Start && n < 4; n++ {
			if c := m.trees.Child(x, Case); c != None && conjunctions[strings.ToLower(m.d.Word(c))] {
				break
			}
			x = m.head(x)
		}
		if x == None || x < run.Start || x >= v || m.trees.Under(v, x) || m.rel(x) != Nmod && m.rel(x) != Obl {
			continue
		}
		c := m.trees.Child(x, Case)
		if c == None || !conjunctions[strings.ToLower(m.d.Word(c))] || m.trees.Subtree(x).End > v {
			continue
		}
		m.copy()
		m.set(c, v, Mark)
		m.set(x, v, Nsubj)
	}
}

// whenClauses: "when thousands rallied", where the verb was read as a participle.
func (m *mender) whenClauses(run Run) {
	for v := run.Start + 2; v < run.End; v++ {
		x := m.head(v)
		if m.rel(v) != Acl || m.tags.XPOS[v] != VBN || !pastForm(m.d.Word(v)) || x < run.Start || x > v || m.byAgent(v) {
			continue
		}
		w := m.trees.Child(x, Advmod, Mark, Case)
		if h := m.head(x); w == None || h == None || m.rel(x) != Obl && m.rel(x) != Nmod {
			continue
		}
		switch m.d.Word(w) {
		case "when", "where", "while":
		default:
			continue
		}
		m.copy()
		m.verb(v, VBD)
		m.set(v, m.heads[x], Advcl)
		m.set(x, v, Nsubj)
		m.set(w, v, Mark)
	}
}

// conjunctions are those that may be prepositions as well.
var conjunctions = map[string]bool{"after": true, "before": true, "since": true, "until": true, "as": true, "till": true}

// asides: "talks between their ministers, suspended in May", where the participle
// was read as a verb of its own; and "a summit set for April", where set was read as a noun.
func (m *mender) asides(run Run) {
	for v := run.Start + 2; v+1 < run.End; v++ {
		switch {
		case m.aside(v):
			x := v - 2
			for n := 0; n < 6 && m.head(x) != None && m.head(x) < v && m.nominal(m.head(x)) && (m.rel(x) == Nmod || m.rel(x) == Compound || m.rel(x) == Flat || m.rel(x) == Conj); n++ {
				x = m.head(x)
			}
			if !m.nominal(x) || m.trees.Under(x, v) {
				continue
			}
			m.copy()
			m.xpos[v] = VBN
			m.set(v, x, Acl)
		case m.tags.XPOS[v] == NN && m.d.Word(v) == "set" && m.rel(v-1) == Compound && m.head(v-1) == v && m.tags.UPOS[v-1] == NOUN && strings.EqualFold(m.d.Word(v+1), "for"):
			x := v - 1
			m.copy()
			for _, k := range m.trees.Children(v) {
				switch {
				case k < x:
					m.heads[k] = x
				case k > v && m.rels[k] == Nmod:
					m.rels[k] = Obl
				}
			}
			m.set(x, m.heads[v], m.rels[v])
			m.verb(v, VBN)
			m.set(v, x, Acl)
		}
	}
}

// aside reports whether a verb of the past after a comma, with nothing but a
// phrase or clause after it, describes the noun before the comma.
func (m *mender) aside(v Token) bool {
	if m.tags.XPOS[v] != VBD || m.rel(v) != Conj || m.d.Word(v-1) != "," || !pastForm(m.d.Word(v)) {
		return false
	}
	if u := m.tags.UPOS[v+1]; u != ADP && u != SCONJ {
		return false
	}
	return m.trees.Child(v, Nsubj, NsubjPass, Obj, Iobj, Ccomp, Xcomp, Cc, Aux, Cop) == None
}

// owners: "the United States' killing of", where the owner hangs elsewhere.
func (m *mender) owners(run Run) {
	for p := run.Start + 1; p+1 < run.End; p++ {
		x := p - 1
		if m.tags.XPOS[p] != POS || m.rel(p) != Case || m.head(p) != x || !m.nominal(x) {
			continue
		}
		if h := m.head(x); m.rel(x) == NmodPoss && (h == None || m.tags.UPOS[h] != VERB) {
			continue
		}
		o := p + 1
		for o < run.End && (m.tags.UPOS[o] == ADJ || m.tags.UPOS[o] == NUM) && !m.argument(o) {
			o++
		}
		if o < run.End && m.tags.UPOS[o] == ADJ && !m.trees.Under(o, x) { // "the country's military began"
			m.copy()
			m.upos[o], m.xpos[o] = NOUN, NN
			m.set(x, o, NmodPoss)
			continue
		}
		for o+1 < run.End && m.nominal(o) && m.nominal(o+1) {
			o++
		}
		if o >= run.End || m.tags.UPOS[o] != NOUN || m.trees.Under(o, x) {
			continue
		}
		m.copy()
		m.set(x, o, NmodPoss)
	}
}

// apart: "arrested the accused in Oslo", where accused was read as an adjective
// of what stands behind a preposition.
func (m *mender) apart(run Run) {
	for v := run.Start + 1; v+2 < run.End; v++ {
		h := m.head(v)
		if m.rel(v) != Amod || h == None || h <= v+1 || m.tags.XPOS[v-1] != DT && m.tags.XPOS[v-1] != PRPS {
			continue
		}
		c := m.trees.Child(h, Case)
		if c != v+1 || m.head(h) == None {
			continue
		}
		m.copy()
		m.upos[v], m.xpos[v] = NOUN, NN
		m.set(v, m.heads[h], m.rels[h])
		m.set(h, m.heads[v], Obl)
		if m.heads[v-1] == h {
			m.heads[v-1] = v
		}
	}
}

// argument reports whether the word is what a verb is done by or to.
func (m *mender) argument(t Token) bool {
	switch m.rel(t) {
	case Nsubj, NsubjPass, Obj:
		return true
	}
	return false
}

func (m *mender) nominal(t Token) bool { return m.tags.UPOS[t] == NOUN || m.tags.UPOS[t] == PROPN }

// rel and head are those of the tree as it stands.
func (m *mender) rel(t Token) Rel    { return m.trees.Rels[t] }
func (m *mender) head(t Token) Token { return m.trees.Heads[t] }
