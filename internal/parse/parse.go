// Package parse makes a Universal Dependencies tree of every sentence.
//
// Call [New] once and [Parser.Read] for each document that has its tags. The
// parser moves words from a buffer to a stack and draws an arc whenever it takes
// one off the stack (the arc-hybrid system of Kuhlmann, Gómez-Rodríguez and
// Satta 2011): shift, attach to the word in front (left), attach to the word
// below (right). One averaged perceptron chooses the move, another names the
// relation of the arc; a third has told beforehand, from the words around each
// word, what its place in the tree will be like (its supertag). Each word is shifted once and taken off once, so the time
// grows with the length of the sentence and no faster; the last word left hangs
// on the root, so there is always one root and never a cycle.
package parse

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Parser is safe for concurrent use.
type Parser struct {
	moves, labels learn.Scorer
	scout         *scout
	clusters      *learn.Clusters
}

// New opens the trained parser.
func New() (*Parser, error) {
	f, err := learn.Open("parse")
	if err != nil {
		return nil, err
	}
	return From(f)
}

// From opens a parser from a file of weights.
func From(f *learn.File) (*Parser, error) {
	open := func(name string, classes int) (learn.Scorer, error) {
		b, err := f.Part(name)
		if err != nil {
			return nil, err
		}
		l, err := learn.OpenLinear(b)
		if err == nil && l.Classes() != classes {
			err = fmt.Errorf("parse: weights for %d %s, want %d", l.Classes(), name, classes)
		}
		return l, err
	}
	p := &Parser{}
	var err error
	if p.moves, err = open("moves", int(moves)); err != nil {
		return nil, err
	}
	if p.labels, err = open("labels", int(doc.Rels)); err != nil {
		return nil, err
	}
	supers, err := f.Part("supers")
	if err != nil {
		return nil, err
	}
	weights, err := f.Part("scout")
	if err != nil {
		return nil, err
	}
	if p.scout, err = openScout(supers, weights); err != nil {
		return nil, err
	}
	if p.clusters, err = learn.LoadClusters(); err != nil {
		return nil, err
	}
	return p, nil
}

// Read parses the document's sentences.
func (p *Parser) Read(d *doc.Doc) (*doc.Trees, error) {
	if d.Tokens == nil || d.Tags == nil {
		return nil, fmt.Errorf("parse: the document has no tokens or no tags")
	}
	n := d.Tokens.Len()
	heads, rels := make([]doc.Token, n), make([]doc.Rel, n)
	s := &state{}
	var moveScores [moves]int32
	var labelScores [doc.Rels]int32
	superScores := make([]int32, len(p.scout.supers))
	features := make([]uint64, 0, maxFeatures)
	for _, run := range d.Tokens.Sentences {
		s.load(d, run, p.clusters)
		p.scout.read(s, features, superScores)
		for !s.done() {
			m := s.only()
			if m < 0 {
				features = s.moveFeatures(features[:0])
				p.moves.Score(features, moveScores[:])
				m = bestMove(moveScores[:], s.legal())
			}
			if m == shift {
				s.shift()
				continue
			}
			head, dep := s.arc(m)
			rel := doc.Root
			if head != s.root() {
				features = s.labelFeatures(head, dep, features[:0])
				p.labels.Score(features, labelScores[:])
				rel = bestLabel(labelScores[:])
			}
			s.attach(m, rel)
		}
		for i := 0; i < s.n; i++ {
			heads[int(run.Start)+i] = doc.None
			if h := s.heads[i]; h != s.root() {
				heads[int(run.Start)+i] = run.Start + doc.Token(h)
			}
			rels[int(run.Start)+i] = s.rels[i]
		}
	}
	return doc.NewTrees(heads, rels), nil
}

// bestMove returns the legal move with the highest score.
func bestMove[N int32 | float32](scores []N, legal uint8) move {
	best := move(-1)
	for m := shift; m < moves; m++ {
		if legal&(1<<m) != 0 && (best < 0 || scores[m] > scores[best]) {
			best = m
		}
	}
	return best
}

// bestLabel returns the relation with the highest score; root is not one to choose.
func bestLabel[N int32 | float32](scores []N) doc.Rel {
	best := doc.Dep
	for r := range scores {
		if scores[r] > scores[best] && doc.Rel(r) != doc.Root {
			best = doc.Rel(r)
		}
	}
	return best
}
