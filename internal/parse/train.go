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
	Docs                  []*doc.Doc
	Epochs                int
	Seed                  uint64
	Members               int       // perceptrons trained side by side from seeds of their own and averaged
	Moves, Labels, Supers int       // how many features of each kind to keep
	Progress              io.Writer // a line for each epoch
}

// explore is how often the parser goes on from its own mistake in training, so
// that it learns what to do after one.
const explore = 0.9

const scoutEpochs = 4 // passes over the data for supertags

const leastWeight = 0.02 // smaller weights are left out

// example is one sentence.
type example struct {
	d   *doc.Doc
	run doc.Run
	*oracle
}

// Train makes the weights of a parser, as [New] reads them.
func Train(tr Training) ([]byte, error) {
	var examples []example
	tokens, lifted := 0, 0
	made := wireOrder(tr.Docs, tr.Seed)
	for _, d := range slices.Concat(tr.Docs, made) {
		for _, run := range d.Tokens.Sentences {
			o, n := newOracle(d.Trees, run)
			examples = append(examples, example{d, run, o})
			tokens += run.Len()
			lifted += n
		}
	}
	if tokens == 0 {
		return nil, fmt.Errorf("parse: nothing to train on")
	}
	fmt.Fprintf(tr.Progress, "parse: %d sentences, %d of them put in wire order, %d tokens, %d heads lifted\n", len(examples), len(made), tokens, lifted)
	clusters, err := learn.LoadClusters()
	if err != nil {
		return nil, err
	}
	supers, err := scoutByOthers(examples, clusters, 3, scoutEpochs-1, tr.Seed, tr.Supers, tr.Progress)
	if err != nil {
		return nil, err
	}
	names, weights := trainScout(examples, clusters, scoutEpochs, tr.Members, tr.Seed, tr.Supers, tr.Progress)
	labelTs := make([]*learn.Trainer, max(tr.Members, 1))
	moveT := learn.Together(tr.Members, tr.Seed, func(seed uint64, member int) *learn.Trainer {
		c := course{examples: examples, supers: supers, clusters: clusters, random: learn.NewRand(seed),
			moves: learn.NewTrainer(int(moves), 0), labels: learn.NewTrainer(int(doc.Rels), 0)}
		for epoch := 1; epoch <= tr.Epochs; epoch++ {
			if report := c.pass(epoch == 1); member == 0 {
				fmt.Fprintf(tr.Progress, "parse: epoch %d: %s\n", epoch, report)
			}
		}
		labelTs[member] = c.labels
		return c.moves
	})
	labelT := learn.Together(tr.Members, tr.Seed, func(_ uint64, member int) *learn.Trainer { return labelTs[member] })
	return learn.Pack([]learn.Part{
		{Name: "supers", Bytes: names}, {Name: "scout", Bytes: weights},
		{Name: "moves", Bytes: moveT.Compile(tr.Moves, leastWeight)}, {Name: "labels", Bytes: labelT.Compile(tr.Labels, leastWeight)},
	}), nil
}

// course is the training of one member of the committee.
type course struct {
	examples      []example
	supers        [][]super // of each example
	clusters      *learn.Clusters
	random        *learn.Rand
	moves, labels *learn.Trainer
	s             state
}

// pass goes once through the examples in random order. A timid pass makes no
// move that is known to be wrong.
func (c *course) pass(timid bool) string {
	var moveScores [moves]float32
	var labelScores [doc.Rels]float32
	features := make([]uint64, 0, maxFeatures)
	chosen, wrong, named, misnamed := 0, 0, 0, 0
	s := &c.s
	for _, n := range c.random.Shuffle(len(c.examples)) {
		e := c.examples[n]
		s.load(e.d, e.run, c.clusters)
		for i, g := range c.supers[n] {
			s.super[i] = uint64(g)
		}
		for !s.done() {
			m := s.only()
			if m < 0 {
				legal := s.legal()
				good := e.best(s, legal)
				features = s.moveFeatures(features[:0])
				c.moves.Score(features, moveScores[:])
				m = bestMove(moveScores[:], legal)
				chosen++
				if good&(1<<m) == 0 {
					wrong++
					want := bestMove(moveScores[:], good)
					c.moves.Add(features, int(want), 1)
					c.moves.Add(features, int(m), -1)
					if timid || c.random.Float() > explore {
						m = want
					}
				}
				c.moves.Step()
			}
			if m == shift {
				s.shift()
				continue
			}
			head, dep := s.arc(m)
			rel := doc.Root
			if head != s.root() {
				features = s.labelFeatures(head, dep, features[:0])
				c.labels.Score(features, labelScores[:])
				rel = bestLabel(labelScores[:])
				if want := e.rels[dep]; e.heads[dep] == head && want != doc.Root {
					named++
					if rel != want {
						misnamed++
						c.labels.Add(features, int(want), 1)
						c.labels.Add(features, int(rel), -1)
					}
					c.labels.Step()
				}
			}
			s.attach(m, rel)
		}
	}
	return fmt.Sprintf("%.2f%% of moves and %.2f%% of relations wrong, %d and %d features",
		100*float64(wrong)/float64(chosen), 100*float64(misnamed)/float64(named), c.moves.Len(), c.labels.Len())
}

// oracle knows the gold tree of a sentence and tells which moves still lead to
// the best tree that can be reached (Goldberg and Nivre 2013).
type oracle struct {
	heads []int32 // the root is n
	rels  []doc.Rel
	kids  [][]int32
}

// newOracle takes a sentence's tree. An arc that crosses another is lifted to the
// head's head until none does; it says how many were.
func newOracle(t *doc.Trees, run doc.Run) (*oracle, int) {
	n := run.Len()
	o := &oracle{heads: make([]int32, n), rels: make([]doc.Rel, n), kids: make([][]int32, n+1)}
	for i := range o.heads {
		at := run.Start + doc.Token(i)
		o.rels[i] = t.Rels[at]
		o.heads[i] = int32(n)
		if h := t.Heads[at]; h >= 0 {
			o.heads[i] = int32(h - run.Start)
		}
	}
	lifted := 0
	for {
		i := o.crossing()
		if i < 0 {
			break
		}
		o.heads[i] = o.heads[o.heads[i]]
		lifted++
	}
	for i, h := range o.heads {
		o.kids[h] = append(o.kids[h], int32(i))
	}
	return o, lifted
}

// crossing returns the dependent of the shortest arc that spans a word which does
// not descend from its head, or -1.
func (o *oracle) crossing() int {
	worst, size := -1, len(o.heads)+1
	for i, h := range o.heads {
		if int(h) == len(o.heads) {
			continue
		}
		a, b := min(int32(i), h), max(int32(i), h)
		if int(b-a) >= size {
			continue
		}
		for k := a + 1; k < b; k++ {
			up := k
			for int(up) < len(o.heads) && up != h {
				up = o.heads[up]
			}
			if up != h {
				worst, size = i, int(b-a)
				break
			}
		}
	}
	return worst
}

// best returns those of the legal moves that lose the fewest gold arcs.
func (o *oracle) best(s *state, legal uint8) uint8 {
	var cost [moves]int
	b, s0, s1 := s.next, s.top(0), s.top(1)
	if len(s.stack) > 0 {
		h := o.heads[s0]
		later := 0 // gold dependents of s0 still in the buffer
		for _, k := range o.kids[s0] {
			if k >= b {
				later++
			}
		}
		cost[left], cost[right] = later, later
		if h != b && (h > b || h == s1) {
			cost[left]++
		}
		if h >= b {
			cost[right]++
		}
	}
	if int(b) < s.n {
		if h := o.heads[b]; h < b && h != s0 && s.heads[h] < 0 {
			cost[shift]++
		}
		for _, k := range o.kids[b] {
			if k < b && s.heads[k] < 0 {
				cost[shift]++
			}
		}
	}
	least := 1 << 30
	for m := shift; m < moves; m++ {
		if legal&(1<<m) != 0 {
			least = min(least, cost[m])
		}
	}
	good := uint8(0)
	for m := shift; m < moves; m++ {
		if legal&(1<<m) != 0 && cost[m] == least {
			good |= 1 << m
		}
	}
	return good
}
