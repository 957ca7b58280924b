package quote

import (
	"slices"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// The roles that a word may have to a cue. Each role has four labels: the first
// word of a stretch, one inside, the last one, and one that is all of it.
const (
	roleSource  = 0
	roleCue     = 1
	roleContent = 2

	firstOf    = 1
	insideOf   = 2
	lastOf     = 3
	wholeOf    = 4
	roleLabels = 1 + 3*wholeOf
)

// setRole writes the labels of a stretch of so many words.
func setRole(labels []uint8, role uint8) {
	base := wholeOf * role
	if len(labels) == 1 {
		labels[0] = base + wholeOf
		return
	}
	for i := range labels {
		labels[i] = base + insideOf
	}
	labels[0], labels[len(labels)-1] = base+firstOf, base+lastOf
}

// place returns what a label says of the word's role and of its place in the
// stretch; place is 0 of a word without role.
func place(label uint8) (role, at uint8) {
	if label == 0 {
		return 0, 0
	}
	return (label - 1) / wholeOf, (label-1)%wholeOf + 1
}

// legalRole reports whether a label may follow another: what has begun goes on,
// and what has ended does not.
func legalRole(from, to uint8) bool {
	r, a := place(from)
	s, b := place(to)
	if a == firstOf || a == insideOf {
		return r == s && (b == insideOf || b == lastOf)
	}
	return b == 0 || b == firstOf || b == wholeOf
}

// view is a cue and the words around it that may have a part in its attribution.
type view struct {
	head   doc.Token
	window doc.Run
	home   doc.Run     // the cue's sentence
	path   []uint64    // for each token of the sentence, the way to it through the tree from the cue
	length []uint8     // its steps
	branch []doc.Token // the cue's child, or child of an ancestor of it, below which it stands
	up     []uint8     // how many steps up from the cue that ancestor is
	blocks []uint8     // how sure a cue stands between it and the cue
	rule   int32       // the cue of the rules that stands here, or None
	hints  []uint8     // for each token of the window, the role that the rules give it
	queue  []doc.Token
}

// reach is how far from its cue a word may stand.
const reach = 160

// look sets the view on a cue.
func (x *marking) look(v *view, head doc.Token) {
	v.head = head
	t := x.d.Tokens
	s := t.Of[head]
	v.home = t.Sentences[s]
	v.window = v.home
	// The quotation that the sentence begins in, and those that go on after it.
	for i := s; i > 0 && t.Blocks[i-1] == t.Blocks[s] && v.window.Start > head-reach; i-- {
		first := t.Sentences[i].Start
		if first == 0 || x.quoted[first] < 0 || x.quotations[x.quoted[first]].run.Start >= first {
			break
		}
		v.window.Start = t.Sentences[i-1].Start
	}
	for i := int(s) + 1; i < len(t.Sentences) && t.Blocks[i] == t.Blocks[s] && v.window.End < head+reach; i++ {
		first := t.Sentences[i].Start
		if x.quoteMark(first) && first+1 < t.Sentences[i].End {
			first++
		}
		if x.quoted[first] < 0 {
			break
		}
		v.window.End = t.Sentences[i].End
	}
	v.window.Start = max(v.window.Start, head-reach)
	v.window.End = min(v.window.End, head+reach)
	x.walk(v)
	x.hint(v)
}

// walk finds the way from the cue to each word of its sentence.
func (x *marking) walk(v *view) {
	n := v.home.Len()
	v.path, v.branch = zeroed(v.path, n), zeroed(v.branch, n)
	v.length, v.up, v.blocks = zeroed(v.length, n), zeroed(v.up, n), zeroed(v.blocks, n)
	base := v.home.Start
	v.queue = append(v.queue[:0], v.head)
	v.path[v.head-base] = 1
	v.branch[v.head-base] = v.head
	spread := func(from, to doc.Token, rel uint64) {
		f, k := from-base, to-base
		v.length[k] = min(v.length[f]+1, 200)
		if v.length[k] < 6 {
			v.path[k] = learn.F2(900, v.path[f], rel)
		} else {
			v.path[k] = v.path[f]
		}
		if v.blocks[k] = v.blocks[f]; from != v.head {
			v.blocks[k] = max(v.blocks[k], x.sure[from])
		}
		v.queue = append(v.queue, to)
	}
	for up, top := uint8(0), v.head; top >= 0; up++ {
		if h := x.head(top); h >= 0 { // the ancestor itself
			spread(top, h, 1000+x.words[top].rel)
			v.branch[h-base], v.up[h-base] = h, min(up+1, 3)
		}
		for _, k := range x.trees.Children(top) {
			if v.path[k-base] != 0 {
				continue
			}
			spread(top, k, x.words[k].rel)
			v.branch[k-base], v.up[k-base] = k, min(up, 3)
		}
		top = x.head(top)
	}
	for i := 0; i < len(v.queue); i++ {
		t := v.queue[i]
		for _, k := range x.trees.Children(t) {
			if v.path[k-base] == 0 {
				spread(t, k, x.words[k].rel)
				v.branch[k-base], v.up[k-base] = v.branch[t-base], v.up[t-base]
			}
		}
	}
}

// zeroed returns n zeros, in the room of the slice where there is enough.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// hint notes what the rules make of the cue.
func (x *marking) hint(v *view) {
	v.hints = zeroed(v.hints, v.window.Len())
	v.rule = x.ruled[v.head]
	if v.rule < 0 {
		return
	}
	c := &x.cues[v.rule]
	label := func(r doc.Run, role uint8) {
		r.Start, r.End = max(r.Start, v.window.Start), min(r.End, v.window.End)
		if !r.Empty() {
			setRole(v.hints[r.Start-v.window.Start:r.End-v.window.Start], role)
		}
	}
	_, content := x.contentOf(c)
	for _, s := range content {
		label(x.d.RunOf(s), roleContent)
	}
	if c.source >= 0 {
		label(c.named, roleSource)
	}
	label(c.run, roleCue)
}
