package doc

import "strings"

// words mends the words of a sentence that the tree uses otherwise than the tagger
// read them: a noun or an adjective that has an object is a verb, a verb that is
// one is a noun, a particle before an object is the verb's.
func (m *mender) words(run Run) {
	for t := run.Start; t < run.End; t++ {
		switch m.tags.UPOS[t] {
		case ADJ, NOUN:
			m.governor(t, run)
		case VERB:
			m.thing(t)
		case ADP:
			m.particle(t, run)
		case PROPN:
			m.hyphened(t, run)
			if h := m.trees.Heads[t]; m.trees.Rels[t] == Xcomp && h != None && m.tags.UPOS[h] == VERB && m.trees.Child(h, Obj) == None { // "bailed out Peru"
				m.copy()
				m.rels[t] = Obj
			}
		}
	}
}

// governor: "forces shot dozens", "soldiers raped women", "helped broker the talks".
func (m *mender) governor(t Token, run Run) {
	object := m.trees.Child(t, Obj)
	subject := m.trees.Child(t, Nsubj)
	w := m.d.Word(t)
	switch {
	case m.tags.UPOS[t] == ADJ && m.trees.Rels[t] == Case && m.trees.Heads[t] > t:
		m.predicate(t, m.trees.Heads[t])
	case w[0] < 'a' || m.trees.Child(t, Cop, Det) != None:
	case m.tags.UPOS[t] == ADJ && m.trees.Rels[t] == Root && subject != None && subject < t && object > t && pastForm(w):
		m.copy()
		m.verb(t, VBD)
	case m.tags.UPOS[t] == NOUN && m.trees.Rels[t] == Xcomp && m.helps(m.trees.Heads[t]): // "helped broker the talks"
		v := m.trees.Heads[t]
		m.copy()
		m.verb(t, VB)
		for _, k := range m.trees.Children(v) {
			if k > t && m.trees.Rels[k] == Obj {
				m.heads[k] = t
			}
		}
	case m.tags.UPOS[t] == NOUN && object > t && pastForm(w) && t > run.Start && m.trees.Heads[t-1] == t && m.trees.Rels[t-1] == Compound:
		m.copy()
		m.verb(t, VBD)
		m.set(t-1, t, Nsubj)
		for _, k := range m.trees.Children(t) {
			switch m.trees.Rels[k] {
			case Case:
				m.rels[k] = Mark
			case Amod, Compound, Nummod, NmodPoss:
				if k < t-1 {
					m.heads[k] = t - 1
				}
			case Nmod:
				m.rels[k] = Obl
			}
		}
		if r := m.trees.Rels[t]; r == Obl || r == Nmod {
			m.rels[t] = Advcl
		}
	}
}

// predicate: "is due in Ankara", where due was read as a preposition.
func (m *mender) predicate(t, h Token) {
	cop := m.trees.Child(h, Cop)
	if cop == None || cop > t {
		return
	}
	m.copy()
	m.set(t, m.heads[h], m.rels[h])
	m.set(h, t, Obl)
	for _, k := range m.trees.Children(h) {
		switch m.trees.Rels[k] {
		case Nsubj, Cop, Aux, Punct, Advmod, Mark:
			m.heads[k] = t
		case Nmod:
			if k > h {
				m.set(k, t, Obl)
			}
		}
	}
}

func (m *mender) helps(v Token) bool {
	if v == None {
		return false
	}
	l := strings.ToLower(m.tags.Lemma[v])
	return l == "help" || l == "helped"
}

// thing: "suspended talks with Pyongyang", where talks was read as a verb.
func (m *mender) thing(t Token) {
	if x := m.tags.XPOS[t]; x != VBZ && x != VBP {
		return
	}
	switch m.trees.Rels[t] {
	case Obj, Nmod, Obl, NsubjPass:
	default:
		return
	}
	if m.trees.Child(t, Nsubj, Aux, Mark, Obj, Advmod) != None {
		return
	}
	m.copy()
	m.upos[t], m.xpos[t] = NOUN, NN
	if w := m.d.Word(t); strings.HasSuffix(w, "s") {
		m.xpos[t] = NNS
	}
	for _, k := range m.trees.Children(t) {
		if m.trees.Rels[k] == Obl {
			m.rels[k] = Nmod
		}
	}
}

// particle: "called off talks", where off was hung on what it has no case of.
func (m *mender) particle(t Token, run Run) {
	h := m.trees.Heads[t]
	if m.tags.XPOS[t] != RP || m.trees.Rels[t] != Case || t == run.Start || h < t || m.trees.Heads[h] != t-1 || m.tags.UPOS[t-1] != VERB {
		return
	}
	m.copy()
	m.set(t, t-1, CompoundPrt)
}

// hyphened: "Israel-Syrian talks", where the first of the two was hung on the verb.
func (m *mender) hyphened(t Token, run Run) {
	if t+3 >= run.End || m.d.Word(t+1) != "-" || m.d.Tokens.Spans[t].End != m.d.Tokens.Spans[t+1].Start {
		return
	}
	n := m.trees.Heads[t+2]
	if n <= t+2 || m.trees.Rels[t+2] != Amod && m.trees.Rels[t+2] != Compound || m.trees.Heads[t] == n || m.trees.Heads[t] != m.trees.Heads[n] {
		return
	}
	switch m.trees.Rels[t] {
	case Nsubj, NsubjPass, Obj, Obl:
		m.copy()
		m.set(t, n, Compound)
	}
}
