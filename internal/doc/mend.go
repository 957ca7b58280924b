package doc

import "strings"

// A statistical tagger and parser lose the verb of a sentence most often where
// its form is that of another part of speech: "protested" as a participle,
// "raped" as an adjective, "forbids" as a plural, "to hunt" as a phrase. A
// sentence of the body has a verb; where its tree has none, or where a word
// governs as only a verb does, Mend puts the verb back. The document's own
// layers stay as they are: what is mended is a copy.

// mender holds the copies, made when the first word is mended.
type mender struct {
	d     *Doc
	trees *Trees
	tags  *Tags
	heads []Token
	rels  []Rel
	upos  []UPOS
	xpos  []XPOS
	lemma []string
}

// Mend returns the trees and tags for whoever looks for verbs: the document's own
// if nothing is to be mended. toDo reports whether a verb, by its lemma, is one
// that takes what is yet to be done ("vow to").
func Mend(d *Doc, toDo func(lemma string) bool) (*Trees, *Tags) {
	m := &mender{d: d, trees: d.Trees, tags: d.Tags}
	for s, run := range d.Tokens.Sentences {
		if d.SentenceKind(Sentence(s)) == Body {
			m.days(run)
			m.words(run)
			m.plans(toDo, run)
			m.infinitives(toDo, run)
			m.helped(run)
			m.bare(run)
			m.shots(run)
			m.owners(run)
			m.apart(run)
			m.subjects(run)
			m.whenClauses(run)
			m.asides(run)
			m.root(run)
		}
	}
	if m.heads == nil {
		return d.Trees, d.Tags
	}
	tags := *d.Tags
	tags.UPOS, tags.XPOS, tags.Lemma = m.upos, m.xpos, m.lemma
	return NewTrees(m.heads, m.rels), &tags
}

func (m *mender) copy() {
	if m.heads == nil {
		m.heads = append([]Token(nil), m.trees.Heads...)
		m.rels = append([]Rel(nil), m.trees.Rels...)
		m.upos = append([]UPOS(nil), m.tags.UPOS...)
		m.xpos = append([]XPOS(nil), m.tags.XPOS...)
		m.lemma = append([]string(nil), m.tags.Lemma...)
	}
}

func (m *mender) set(t, head Token, rel Rel) { m.heads[t], m.rels[t] = head, rel }

// verb makes a word a verb; a form that is not its own verb's first gets its lemma.
func (m *mender) verb(t Token, x XPOS) {
	m.upos[t], m.xpos[t] = VERB, x
	if l, ok := irregular[m.d.Word(t)]; ok {
		m.lemma[t] = l
	}
}

// irregular are the lemmas of past forms that look like nouns or adjectives.
var irregular = map[string]string{"shot": "shoot", "met": "meet", "held": "hold", "fought": "fight", "led": "lead", "sent": "send", "won": "win",
	"struck": "strike", "lost": "lose", "left": "leave", "built": "build", "sought": "seek", "spent": "spend", "sold": "sell", "caught": "catch",
	"bought": "buy", "brought": "bring", "told": "tell", "laid": "lay", "paid": "pay", "fled": "flee", "hung": "hang"}

// root gives a sentence that has a noun for its root the verb that it lost.
func (m *mender) root(run Run) {
	r := Token(None)
	for t := run.Start; t < run.End && r == None; t++ {
		if m.trees.Heads[t] == None {
			r = t
		}
	}
	if r == None {
		return
	}
	switch m.tags.UPOS[r] {
	case NOUN, PROPN, PRON, NUM:
	default:
		return
	}
	if m.trees.Child(r, Cop, Aux) != None {
		return
	}
	if s := m.trees.Child(r, Nsubj); s != None { // it governs as a verb does: "the law forbids rallies"
		if s < r && m.tags.UPOS[r] == NOUN && m.trees.Child(r, Det) == None && m.trees.Child(r, Obj, Ccomp, Xcomp, Obl) != None {
			m.copy()
			m.verb(r, VBP)
			if m.tags.XPOS[r] == NNS {
				m.xpos[r] = VBZ
			}
		}
		return
	}
	if v := m.participle(r, 0); v != None {
		m.promote(r, v, None)
		return
	}
	for _, k := range m.trees.Children(r) {
		if k > r && m.trees.Rels[k] == Obj { // "soldiers raped women"
			v := m.trees.Subtree(k).Start
			if v < k && m.trees.Heads[v] == k && m.trees.Rels[v] == Amod && v > r && pastForm(m.d.Word(v)) {
				m.promote(r, v, k)
				return
			}
		}
	}
	for _, v := range m.trees.Children(r) { // "The British relinquished control"
		if v < r && m.trees.Rels[v] == Amod && pastForm(m.d.Word(v)) && v > run.Start+1 && m.named(v-1) && m.trees.Heads[v-1] == r {
			m.swap(r, v)
			return
		}
	}
}

// participle finds the verb that was read as a participle of the root, or of the
// last of several that make up the subject: "Thousands protested in Minsk",
// "the minister and his two counterparts, A and B, gathered in Cairo".
func (m *mender) participle(r Token, depth int) Token {
	if depth > 3 {
		return None
	}
	for _, k := range m.trees.Children(r) {
		if k < r {
			continue
		}
		switch m.trees.Rels[k] {
		case Acl:
			if m.tags.XPOS[k] == VBD || m.tags.XPOS[k] == VBN && pastForm(m.d.Word(k)) && !m.byAgent(k) {
				return k
			}
		case Conj, Appos:
			if m.tags.UPOS[k] != VERB {
				if v := m.participle(k, depth+1); v != None {
					return v
				}
			}
		}
	}
	return None
}

// named reports whether the word is a name or one made of one ("British").
func (m *mender) named(t Token) bool {
	w := m.d.Word(t)
	return m.tags.UPOS[t] == PROPN || m.tags.UPOS[t] == ADJ && w[0] >= 'A' && w[0] <= 'Z'
}

// swap makes v, read as an adjective of the root, the verb whose object the root
// is; what stands before v is its subject.
func (m *mender) swap(r, v Token) {
	m.copy()
	m.verb(v, VBD)
	s := v - 1
	for _, k := range m.trees.Children(r) {
		switch {
		case k < s:
			m.heads[k] = s
		case k > r && m.trees.Rels[k] == Punct:
			m.heads[k] = v
		}
	}
	m.set(s, v, Nsubj)
	m.set(r, v, Obj)
	m.set(v, None, Root)
}

// promote makes v the root with the old root for its subject; the rest of what
// hung on that goes with the verb. The object is o, if it hung elsewhere.
func (m *mender) promote(r, v, o Token) {
	m.copy()
	m.verb(v, VBD)
	for _, k := range m.trees.Children(r) {
		if k <= v {
			continue
		}
		m.heads[k] = v
		if m.rels[k] == Nmod {
			m.rels[k] = Obl
		}
	}
	if o != None {
		for _, k := range m.trees.Children(v) {
			m.heads[k] = o
		}
		m.set(o, v, Obj)
	}
	m.set(v, None, Root)
	m.set(r, v, Nsubj)
}

// byAgent reports whether the participle says by whom.
func (m *mender) byAgent(v Token) bool {
	for _, k := range m.trees.Children(v) {
		if c := m.trees.Child(k, Case); c != None && strings.EqualFold(m.d.Word(c), "by") {
			return true
		}
	}
	return false
}

// pastForm reports whether a participle's form may be that of the past as well:
// "protested", "met", "struck", but not "taken".
func pastForm(w string) bool {
	switch {
	case len(w) < 3:
		return false
	case w[len(w)-1] == 'd', w[len(w)-1] == 't':
		return true
	}
	return w == "struck" || w == "won" || w == "stuck" || w == "hung"
}

// infinitives: "vowed to hunt down", where to was read as a preposition.
func (m *mender) infinitives(toDo func(string) bool, run Run) {
	for to := run.Start + 1; to+2 < run.End; to++ {
		if m.tags.UPOS[to] != ADP || m.tags.XPOS[to+1] != NN || m.tags.UPOS[to+1] != NOUN || m.trees.Heads[to] != to+1 {
			continue
		}
		x := to + 1
		if !strings.EqualFold(m.d.Word(to), "to") || m.trees.Child(x, Det, NmodPoss, Amod, Compound) != None {
			continue
		}
		switch m.tags.XPOS[x+1] {
		case DT, PRP, PRPS, RP:
		default:
			if !particles[m.d.Word(x+1)] {
				continue
			}
		}
		h := m.trees.Heads[x]
		if h == None || m.tags.UPOS[h] != VERB || h > to || !toDo(strings.ToLower(m.tags.Lemma[h])) {
			continue
		}
		m.copy()
		m.verb(x, VB)
		m.upos[to], m.xpos[to] = PART, TO
		m.rels[to], m.rels[x] = Mark, Xcomp
		for _, k := range m.trees.Children(x) {
			switch {
			case k <= x:
			case k == x+1 && particles[m.d.Word(k)] && m.trees.Rels[k] != Mark:
				m.rels[k] = CompoundPrt
			case m.trees.Rels[k] == Nmod:
				m.rels[k] = Obl
				if c := m.trees.Child(k, Case); c == x+1 && particles[m.d.Word(c)] { // "hunt down those": the particle is no preposition
					m.set(c, x, CompoundPrt)
					m.rels[k] = Obj
				}
			}
		}
	}
}

// helped: "helped the Philippines end the revolt", where end was read as a noun
// with a name before it.
func (m *mender) helped(run Run) {
	for x := run.Start + 2; x+1 < run.End; x++ {
		v := m.trees.Heads[x]
		if m.trees.Rels[x] != Xcomp || m.tags.XPOS[x] != NN || m.tags.UPOS[x] != NOUN || v == None || v >= x || m.tags.UPOS[v] != VERB {
			continue
		}
		if l := m.tags.Lemma[v]; l != "help" && l != "let" && l != "make" {
			continue
		}
		name := m.trees.Child(x, Compound)
		if name != x-1 || m.tags.UPOS[name] != PROPN || m.trees.Child(x, Cop) != None {
			continue
		}
		m.copy()
		m.verb(x, VB)
		for _, k := range m.trees.Children(x) {
			if k < name {
				m.heads[k] = name
			}
		}
		m.set(name, v, Obj)
		for _, k := range m.trees.Children(v) {
			if k > x && m.trees.Rels[k] == Obj {
				m.heads[k] = x
			}
		}
	}
}

// particles are those that go with verbs.
var particles = map[string]bool{"down": true, "up": true, "out": true, "off": true, "back": true, "away": true, "over": true}
