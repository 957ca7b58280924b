package parse

import (
	"fmt"
	"io"

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
	for _, d := range tr.Docs {
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
	fmt.Fprintf(tr.Progress, "parse: %d sentences, %d tokens, %d heads lifted\n", len(examples), tokens, lifted)
	clusters, err := learn.LoadClusters()
	if err != nil {
		return nil, err
	}
	supers, err := scoutByOthers(examples, clusters, 3, scoutEpochs-1, tr.Seed, tr.Supers, tr.Progress)
	if err != nil {
		return nil, err
	}
	names, weights := trainScout(examples, clusters, scoutEpochs, tr.Seed, tr.Supers, tr.Progress)
	moveT, labelT := learn.NewTrainer(int(moves), 0), learn.NewTrainer(int(doc.Rels), 0)
	random := learn.NewRand(tr.Seed)
	s := &state{}
	var moveScores [moves]float32
	var labelScores [doc.Rels]float32
	features := make([]uint64, 0, maxFeatures)
	for epoch := 1; epoch <= tr.Epochs; epoch++ {
		chosen, wrong, named, misnamed := 0, 0, 0, 0
		for _, n := range random.Shuffle(len(examples)) {
			e := examples[n]
			s.load(e.d, e.run, clusters)
			for i, g := range supers[n] {
				s.super[i] = uint64(g)
			}
			for !s.done() {
				m := s.only()
				if m < 0 {
					legal := s.legal()
					good := e.best(s, legal)
					features = s.moveFeatures(features[:0])
										moveT.Score(features, moveScores[:])
					m = bestMove(moveScores[:], legal)
					chosen++
					if good&(1<<m) == 0 {
						wrong++
						want := bestMove(moveScores[:], good)
						moveT.Add(features, int(want), 1)
						moveT.Add(features, int(m), -1)
						if epoch == 1 || random.Float() > explore {
							m = want
						}
					}
					moveT.Step()
				}
				if m == shift {
					s.shift()
					continue
				}
				head, dep := s.arc(m)
				rel := doc.Root
				if head != s.root() {
					features = s.labelFeatures(head, dep, features[:0])
										labelT.Score(features, labelScores[:])
					rel = bestLabel(labelScores[:])
					if want := e.rels[dep]; e.heads[dep] == head && want != doc.Root {
						named++
						if rel != want {
							misnamed++
							labelT.Add(features, int(want), 1)
							labelT.Add(features, int(rel), -1)
						}
						labelT.Step()
					}
				}
				s.attach(m, rel)
			}
		}
		fmt.Fprintf(tr.Progress, "parse: epoch %d: %.2f%% of moves and %.2f%% of relations wrong, %d and %d features\n", epoch,
			100*float64(wrong)/float64(chosen), 100*float64(misnamed)/float64(named), moveT.Len(), labelT.Len())
	}
	return learn.Pack([]learn.Part{
		{Name: "supers", Bytes: names}, {Name: "scout", Bytes: weights},
		{Name: "moves", Bytes: moveT.Compile(tr.Moves, leastWeight)}, {Name: "labels", Bytes: labelT.Compile(tr.Labels, leastWeight)},
	}), nil
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
