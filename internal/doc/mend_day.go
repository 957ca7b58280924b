package doc

// A weekday without a preposition, as newswire has it, is read as part of the
// name or noun before or after it: "voiced concern Friday", "met the king of
// Spain Thursday", "said Friday British officials". It is the verb's.

var weekdays = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true}

// feasts are the words that make a name with a weekday.
var feasts = map[string]bool{"Palm": true, "Easter": true, "Good": true, "Black": true, "Bloody": true, "Ash": true, "Holy": true, "Whit": true, "Cyber": true, "Super": true}

// days gives weekdays back to their verbs.
func (m *mender) days(run Run) {
	for t := run.Start + 1; t < run.End; t++ {
		k := t - 1
		if !weekdays[m.d.Word(t)] || feasts[m.d.Word(k)] {
			continue
		}
		switch {
		case m.head(k) == t && m.nominal(k) && (m.rel(k) == Compound || m.rel(k) == Flat || m.rel(k) == NmodPoss || m.rel(k) == NmodUnmarked):
			m.behind(t, k)
		case m.head(t) == k && m.nominal(k) && (m.rel(t) == Flat || m.rel(t) == Compound || m.rel(t) == Appos || m.rel(t) == NmodUnmarked):
			v := k
			for n := 0; v != None && m.tags.UPOS[v] != VERB && n < 8; n++ {
				v = m.head(v)
			}
			if v != None && m.tags.UPOS[v] == VERB {
				m.copy()
				m.set(t, v, OblUnmarked)
			}
		case m.rel(t) == Compound && m.tags.UPOS[k] == VERB && t+1 < run.End && (m.tags.UPOS[t+1] == PROPN || m.tags.UPOS[t+1] == ADJ) && m.head(t) > t:
			m.copy()
			m.set(t, k, OblUnmarked)
		}
	}
}

// behind parts the weekday t from the noun k before it, which takes its place.
func (m *mender) behind(t, k Token) {
	h := m.head(t)
	if h == None || m.trees.Under(h, t) {
		return
	}
	m.copy()
	rel := m.rels[t]
	verb := m.upos[h] == VERB
	if verb && h < k && (rel == OblUnmarked || rel == Obl) && m.trees.Child(t, Case) == None && m.trees.Child(h, Obj) == None {
		rel = Obj
	}
	for _, c := range m.trees.Children(t) {
		if c != k && c < t {
			m.heads[c] = k
		}
	}
	m.set(k, h, rel)
	if verb {
		m.set(t, h, OblUnmarked)
	} else {
		m.set(t, k, NmodUnmarked)
	}
}

// plans: "aides say Blair and Chirac plan to meet", where plan was read as a noun in a list.
func (m *mender) plans(toDo func(string) bool, run Run) {
	for v := run.Start + 1; v+2 < run.End; v++ {
		x := m.head(v)
		if m.rel(v) != List && m.rel(v) != Appos && m.rel(v) != Dep || m.tags.UPOS[v] != NOUN || x == None || x > v || !m.nominal(x) || !toDo(m.tags.Lemma[v]) {
			continue
		}
		k := m.trees.Child(v, Acl)
		if k == None || k > v+3 || m.tags.XPOS[k] != VB || m.trees.Child(v, Det, NmodPoss, Amod, Case) != None || m.tags.UPOS[v-1] == PUNCT {
			continue
		}
		h := m.head(x)
		if h == None || m.tags.UPOS[h] != VERB || m.rel(x) != Obj && m.rel(x) != Ccomp {
			continue
		}
		m.copy()
		m.verb(v, VBP)
		m.set(v, h, Ccomp)
		m.set(x, v, Nsubj)
		m.rels[k] = Xcomp
	}
}
