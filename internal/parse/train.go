package parse

import (
	"fmt"
	"io"
	"slices"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Training is what a parser is trained on and how.
type Training struct {
	// Docs have gold trees and tags like those that the tagger will give: tags
	// made by taggers that have not seen the sentence.
	Docs     []*doc.Doc
	People   [][]string // names of people, word by word, to put into sentences
	Epochs   int
	Seed     uint64
	Progress io.Writer // a line for each epoch
}

const (
	leastSeen  = 3   // features seen less often are left out
	longestFit = 200 // longer sentences are left out of training
)

// example is one sentence.
type example struct {
	heads []int32 // the root is n
	rels  []doc.Rel
}

// Train makes the weights of a parser, as [New] reads them.
func Train(tr Training) ([]byte, error) {
	var examples []example
	var words [][]learn.Described
	tokens, lifted := 0, 0
	made := wireOrder(tr.Docs, tr.People, tr.Seed)
	put := putTitles(tr.Docs, tr.People, tr.Seed)
	for _, d := range slices.Concat(tr.Docs, made, put) {
		for _, run := range d.Tokens.Sentences {
			if run.Len() > longestFit {
				continue
			}
			e, n := newExample(d.Trees, run)
			examples = append(examples, e)
			lifted += n
			var s []learn.Described
			for i := run.Start; i < run.End; i++ {
				s = append(s, learn.Described{Word: learn.Printed(d.Word(i)), Features: wordFeatures(d, i, nil)})
			}
			words = append(words, s)
			tokens += run.Len()
		}
	}
	if tokens == 0 {
		return nil, fmt.Errorf("parse: nothing to train on")
	}
	fmt.Fprintf(tr.Progress, "parse: %d sentences, %d of them put in wire order, %d with other people, %d tokens, %d heads lifted\n", len(examples), len(made), len(put), tokens, lifted)
	n, err := newNetwork()
	if err != nil {
		return nil, err
	}
	sheets := map[int]*sheet{}
	for i := range learn.Shards {
		sheets[i] = &sheet{}
	}
	lesson := learn.Lesson{Sentences: words, Epochs: tr.Epochs, Seed: tr.Seed, Least: leastSeen, Name: "parse", Progress: tr.Progress,
		Learn: func(shard int, _ *learn.Scratch, sentences []int, starts []int32, out, dout, g []float32) float64 {
			return n.learn(sheets[shard], examples, sentences, starts, out, dout, g)
		}}
	features, err := n.Train(lesson)
	if err != nil {
		return nil, err
	}
	return learn.Pack(append(n.Parts(), learn.Part{Name: "features", Bytes: features})), nil
}

// learn is the gradient of the network on some sentences: of how surprised it is
// at each word's head and at its relation.
func (n *network) learn(s *sheet, examples []example, sentences []int, starts []int32, out, dout, g []float32) float64 {
	m := len(out) / n.Out()
	n.load(s, out)
	loss := 0.0
	s.dHeads, s.dPairs = learn.Cleared(s.dHeads, m*arcDims), learn.Cleared(s.dPairs, m*arcDims)
	gold := make([]int32, 0, m)
	for k, at := range sentences {
		e := examples[at]
		a, b := int(starts[k]), int(starts[k+1])
		loss += n.learnArcs(s, e, a, b, g)
		for _, h := range e.heads {
			if int(h) == b-a {
				gold = append(gold, -1)
			} else {
				gold = append(gold, h+int32(a))
			}
		}
	}
	mask(s.dHeads, s.heads)
	s.dDeps = learn.Cleared(s.dDeps, m*arcDims)
	n.pair.Learn(g, s.dDeps, s.deps, s.dPairs, m, &s.Scratch)
	mask(s.dDeps, s.deps)
	n.heads.Learn(g, dout, out, s.dHeads, m, &s.Scratch)
	n.deps.Learn(g, dout, out, s.dDeps, m, &s.Scratch)

	names := n.relations(s, 0, gold)
	s.dNames = learn.Cleared(s.dNames, len(names))
	for k, at := range sentences {
		for i, rel := range examples[at].rels {
			w := int(starts[k]) + i
			if gold[w] >= 0 {
				loss += learn.Surprise(s.dNames[w*relDims:w*relDims+int(doc.Rels)], names[w*relDims:w*relDims+int(doc.Rels)], int(rel))
			}
		}
	}
	s.dLabel = learn.Cleared(s.dLabel, m*labelDims)
	n.names.Learn(g, s.dLabel, s.label, s.dNames, m, &s.Scratch)
	mask(s.dLabel, s.label)
	s.dOver = learn.Cleared(s.dOver, m*labelDims)
	for i, h := range gold {
		if h >= 0 {
			row := s.dOver[int(h)*labelDims : (int(h)+1)*labelDims]
			for j, v := range s.dLabel[i*labelDims : (i+1)*labelDims] {
				row[j] += v
			}
		}
	}
	n.over.Learn(g, dout, out, s.dOver, m, &s.Scratch)
	n.under.Learn(g, dout, out, s.dLabel, m, &s.Scratch)
	return loss
}

// learnArcs is the part of learn that looks at the heads of one sentence.
func (n *network) learnArcs(s *sheet, e example, a, b int, g []float32) float64 {
	size := b - a
	ld := wide(size)
	scores := n.arcs(s, a, b)
	s.dScores = learn.Cleared(s.dScores, size*ld)
	loss := 0.0
	gaps := make([]float32, gapDims)
	for d := range size {
		row := s.dScores[d*ld : d*ld+size+1]
		loss += learn.Surprise(row, scores[d*ld:d*ld+size+1], int(e.heads[d]))
		for h, v := range row[:size] {
			if h != d {
				gaps[gap(d, h)] += v
			}
		}
	}
	n.gaps.AddBias(g, gaps)
	s.AddProduct(s.dPairs[a*arcDims:b*arcDims], s.dScores, ld, s.joint, size, size+1, arcDims)
	s.dJoint = learn.Cleared(s.dJoint, (size+1)*arcDims)
	s.AddTurned(s.dJoint, s.dScores, ld, s.pairs[a*arcDims:b*arcDims], size, size+1, arcDims)
	for i, v := range s.dJoint[:size*arcDims] {
		s.dHeads[a*arcDims+i] += v
	}
	n.root.AddBias(g, s.dJoint[size*arcDims:])
	return loss
}

// mask drops the gradient of what relu had set to 0.
func mask(d, x []float32) {
	for i, v := range x {
		if v <= 0 {
			d[i] = 0
		}
	}
}

// newExample takes a sentence's tree. An arc that crosses another is lifted to the
// head's head until none does; it says how many were.
func newExample(t *doc.Trees, run doc.Run) (example, int) {
	n := run.Len()
	e := example{heads: make([]int32, n), rels: make([]doc.Rel, n)}
	for i := range e.heads {
		at := run.Start + doc.Token(i)
		e.rels[i] = t.Rels[at]
		e.heads[i] = int32(n)
		if h := t.Heads[at]; h >= 0 {
			e.heads[i] = int32(h - run.Start)
		}
	}
	lifted := 0
	for {
		i := e.crossing()
		if i < 0 {
			return e, lifted
		}
		e.heads[i] = e.heads[e.heads[i]]
		lifted++
	}
}

// crossing returns the dependent of the shortest arc that spans a word which does
// not descend from its head, or -1.
func (e example) crossing() int {
	worst, size := -1, len(e.heads)+1
	for i, h := range e.heads {
		if int(h) == len(e.heads) {
			continue
		}
		a, b := min(int32(i), h), max(int32(i), h)
		if int(b-a) >= size {
			continue
		}
		for k := a + 1; k < b; k++ {
			up := k
			for int(up) < len(e.heads) && up != h {
				up = e.heads[up]
			}
			if up != h {
				worst, size = i, int(b-a)
				break
			}
		}
	}
	return worst
}
