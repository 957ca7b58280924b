package world

import "strings"

// An index finds what a phrase names. It maps the hash of every folded phrase,
// and of every beginning of one that ends where a token may end, to a node.
type index struct {
	at    map[uint64]int32
	nodes []node
}

// A node is a phrase, or the beginning of one (then it has no senses).
type node struct {
	senses []Sense
	need   []uint8    // for each sense, the level of capitals that it asks for
	by     [3][]Sense // what a phrase of that level of capitals may name
}

func newIndex(size int) *index {
	return &index{at: make(map[uint64]int32, size), nodes: make([]node, 0, size)}
}

func (x *index) node(hash uint64) *node {
	i, ok := x.at[hash]
	if !ok {
		i = int32(len(x.nodes))
		x.at[hash] = i
		x.nodes = append(x.nodes, node{})
	}
	return &x.nodes[i]
}

// hashOf folds a phrase; mark is called at the end of each beginning of it.
func hashOf(phrase string, mark func(uint64)) (f folder) {
	f = newFolder()
	if len(phrase) > 4 && isThe(phrase[:3]) && phrase[3] == ' ' {
		phrase = phrase[4:]
	}
	f.mark = mark
	f.gap = true
	f.word(phrase)
	return f
}

// add enters a phrase of the knowledge files. A leading "=" asks for just these
// capitals: "=CARE" is not "Care". An abbreviation of up to three capitals
// asks for capitals, longer ones may be written like names ("Nato").
func (x *index) add(phrase string, s Sense) {
	exact := strings.HasPrefix(phrase, "=")
	phrase = strings.TrimPrefix(phrase, "=")
	f := hashOf(phrase, func(h uint64) { x.node(h) })
	if !f.letters {
		return
	}
	need := f.level()
	if need == 2 && !exact && letters(phrase) > 3 {
		need = 1
	}
	n := x.node(f.hash)
	for i := range n.senses {
		if n.senses[i].Entity == s.Entity {
			n.need[i] = min(n.need[i], uint8(need))
			return
		}
	}
	n.senses = append(n.senses, s)
	n.need = append(n.need, uint8(need))
}

// rank orders the senses of a phrase: "Brussels" is the European Union's
// before it is Belgium's.
var rank = [...]uint8{AsName: 1, AsAdjective: 2, AsDemonym: 3, AsMetonym: 4, AsCapital: 5}

func letters(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' {
			n++
		}
	}
	return n
}

// seal sorts the senses, the likeliest first, and splits them by capitals.
func (x *index) seal() {
	for i := range x.nodes {
		n := &x.nodes[i]
		if len(n.senses) == 0 {
			continue
		}
		for a := 1; a < len(n.senses); a++ { // few, and mostly in order already
			for b := a; b > 0 && rank[n.senses[b].As] < rank[n.senses[b-1].As]; b-- {
				n.senses[b], n.senses[b-1] = n.senses[b-1], n.senses[b]
				n.need[b], n.need[b-1] = n.need[b-1], n.need[b]
			}
		}
		for level := range n.by {
			all := true
			for _, need := range n.need {
				all = all && int(need) <= level
			}
			if all {
				n.by[level] = n.senses
				continue
			}
			for j, need := range n.need {
				if int(need) <= level {
					n.by[level] = append(n.by[level], n.senses[j])
				}
			}
		}
	}
}

// find returns what a phrase may name.
func (x *index) find(phrase string) []Sense {
	f := hashOf(phrase, nil)
	if i, ok := x.at[f.hash]; ok && f.letters {
		return x.nodes[i].by[f.level()]
	}
	return nil
}

// longest returns how many of the words make the longest phrase with a sense.
func (x *index) longest(words []string) int {
	f := newFolder()
	start := 0
	if len(words) > 1 && isThe(words[0]) {
		start = 1
	}
	best := 0
	for i := start; i < len(words); i++ {
		seen := f.word(words[i])
		if !f.letters {
			return 0
		}
		at, ok := x.at[f.hash]
		if !ok {
			break
		}
		if seen && len(x.nodes[at].by[f.level()]) > 0 {
			best = i + 1
		}
	}
	return best
}
