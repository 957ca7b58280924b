package doc

// Rel is a Universal Dependencies relation of English, with its subtype.
type Rel uint8

// The relations of UD English EWT and GUM.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
	Rels // their number
)

var relNames = [Rels]string{"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux",
	"aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer",
	"csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
	"nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
	"obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative",
	"xcomp"}

func (r Rel) String() string { return relNames[r] }

// ParseRel returns the relation of that name; Dep, false if there is none.
func ParseRel(name string) (Rel, bool) {
	for i, n := range relNames {
		if n == name {
			return Rel(i), true
		}
	}
	return Dep, false
}

// Trees are the dependency trees, one per sentence. A root's head is None.
type Trees struct {
	Heads []Token
	Rels  []Rel

	first []int32 // where each token's children begin in kids
	kids  []Token
}

// NewTrees makes the layer and its index of children.
func NewTrees(heads []Token, rels []Rel) *Trees {
	t := &Trees{Heads: heads, Rels: rels, first: make([]int32, len(heads)+1), kids: make([]Token, 0, len(heads))}
	for _, h := range heads {
		if h >= 0 {
			t.first[h+1]++
		}
	}
	for i := 0; i < len(heads); i++ {
		t.first[i+1] += t.first[i]
	}
	t.kids = t.kids[:t.first[len(heads)]]
	next := append([]int32(nil), t.first...)
	for i, h := range heads {
		if h >= 0 {
			t.kids[next[h]] = Token(i)
			next[h]++
		}
	}
	return t
}

// Children returns a token's dependents in text order. The slice is shared: do not alter it.
func (t *Trees) Children(h Token) []Token { return t.kids[t.first[h]:t.first[h+1]] }

// Child returns the first dependent that has one of the relations, or None.
func (t *Trees) Child(h Token, rels ...Rel) Token {
	for _, c := range t.Children(h) {
		for _, r := range rels {
			if t.Rels[c] == r {
				return c
			}
		}
	}
	return None
}

// Subtree returns the smallest run that holds the token and all its descendants.
func (t *Trees) Subtree(h Token) Run {
	r := Run{h, h + 1}
	for _, c := range t.Children(h) {
		s := t.Subtree(c)
		r.Start, r.End = min(r.Start, s.Start), max(r.End, s.End)
	}
	return r
}

// Under reports whether the token is a or one of its descendants.
func (t *Trees) Under(token, a Token) bool {
	for ; token >= 0; token = t.Heads[token] {
		if token == a {
			return true
		}
	}
	return false
}
