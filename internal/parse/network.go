package parse

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
)

const (
	hiddenDims = 128 // of each direction of the encoder
	layers     = 2
	arcDims    = 128
	labelDims  = 128
	relDims    = (int(doc.Rels) + 15) / 16 * 16
	gapDims    = 16 // classes of distances
)

// network scores every pair of words as dependent and head, and every relation of
// a pair (the deep biaffine attention of Dozat and Manning 2017, over a lighter
// encoder).
type network struct {
	*learn.Encoder
	heads, deps *learn.Dense // what a word is like as head and as dependent
	pair        *learn.Dense // the form that weighs one against the other; its bias speaks for likely heads
	root, gaps  *learn.Dense // only biases: the root as a head, and what distances are worth
	over, under *learn.Dense // the same as heads and deps for the relation
	names       *learn.Dense
}

func newNetwork() (*network, error) {
	e, err := learn.NewEncoder(hiddenDims, layers)
	if err != nil {
		return nil, err
	}
	return &network{Encoder: e, heads: e.Dense(e.Out(), arcDims), deps: e.Dense(e.Out(), arcDims), pair: e.Dense(arcDims, arcDims),
		root: e.Dense(0, arcDims), gaps: e.Dense(0, gapDims),
		over: e.Dense(e.Out(), labelDims), under: e.Dense(e.Out(), labelDims), names: e.Dense(labelDims, relDims)}, nil
}

// sheet is the memory of the network on some sentences.
type sheet struct {
	learn.Scratch
	heads, deps, pairs, over, under []float32
	joint                           []float32 // a sentence's words as heads, and the root after them
	scores                          []float32 // of a sentence: dependents by heads, wide apart
	label, names                    []float32

	// In training:
	dHeads, dDeps, dPairs, dOver, dUnder []float32
	dJoint, dScores, dLabel, dNames      []float32
}

// wide is how far apart the rows of the scores of a sentence of n words lie: n+1
// numbers, in whole panels.
func wide(n int) int { return (n + 1 + 15) / 16 * 16 }

// gap puts the way from a dependent to its head in a class.
func gap(dep, head int) int {
	d, c := head-dep, 0
	if d < 0 {
		d, c = -d, gapDims/2
	}
	switch {
	case d <= 4:
		return c + d - 1
	case d <= 6:
		return c + 4
	case d <= 10:
		return c + 5
	case d <= 20:
		return c + 6
	}
	return c + 7
}

// relu sets what is below 0 to 0.
func relu(x []float32) {
	for i, v := range x {
		x[i] = max(v, 0)
	}
}

// load makes the parts of words that the encoder has read.
func (n *network) load(s *sheet, out []float32) {
	m := len(out) / n.Out()
	apply := func(y []float32, d *learn.Dense, x []float32) []float32 {
		y = learn.Grown(y, m*d.Out)
		d.Apply(y, x, m, &s.Scratch)
		return y
	}
	s.heads, s.deps = apply(s.heads, n.heads, out), apply(s.deps, n.deps, out)
	relu(s.heads)
	relu(s.deps)
	s.pairs = apply(s.pairs, n.pair, s.deps)
	s.over, s.under = apply(s.over, n.over, out), apply(s.under, n.under, out)
}

// arcs scores the arcs of the sentence of words a to b.
func (n *network) arcs(s *sheet, a, b int) []float32 {
	size := b - a
	ld := wide(size)
	s.joint = append(append(s.joint[:0], s.heads[a*arcDims:b*arcDims]...), n.root.Bias()...)
	s.scores = learn.Grown(s.scores, size*ld)
	s.Product(s.scores, ld, s.pairs[a*arcDims:b*arcDims], s.joint, size, arcDims, size+1)
	bias := n.gaps.Bias()
	for d := range size {
		row := s.scores[d*ld : d*ld+size+1]
		for h := range size {
			if h != d {
				row[h] += bias[gap(d, h)]
			}
		}
		row[d] = -1e30
	}
	return s.scores
}

// relations scores the relations of words to their heads, both as indexes of the
// sheet; relDims for each word. A word without a head gets that of nothing.
func (n *network) relations(s *sheet, first int, heads []int32) []float32 {
	m := len(heads)
	s.label, s.names = learn.Grown(s.label, m*labelDims), learn.Grown(s.names, m*relDims)
	for i, h := range heads {
		row := s.label[i*labelDims : (i+1)*labelDims]
		copy(row, s.under[(first+i)*labelDims:(first+i+1)*labelDims])
		if h >= 0 {
			for j, v := range s.over[int(h)*labelDims : (int(h)+1)*labelDims] {
				row[j] += v
			}
		}
	}
	relu(s.label)
	n.names.Apply(s.names, s.label, m, &s.Scratch)
	return s.names
}
