package name

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Example is a document to learn from, with its tokens and names.
type Example struct {
	Doc    *doc.Doc
	Corpus Corpus
}

// Training says how to train.
type Training struct {
	Seed     uint64
	Epochs   int // of the last training; the ones before it are shorter
	Folds    int // in how many parts first readings are learnt
	Least    uint32
	Buckets  int // a quarter of the features that are kept
	Dropout  float64
	L2       float32
	Progress func(format string, args ...any)
}

// Train learns a recogniser and returns its model file.
//
// The second reading has to learn from first readings as good as those it will
// meet: each part of the examples is read by a model that has learnt from the
// others. The last model learns from both readings.
func Train(examples []Example, o Training) ([]byte, error) {
	clusters, err := learn.LoadClusters()
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	t := &training{Training: o, examples: examples, x: &reader{clusters: clusters},
		trainer: learn.NewChainTrainer(labels, legal, o.Seed)}
	t.trainer.Dropout, t.trainer.L2 = o.Dropout, o.L2
	t.observe()
	t.Progress("%d documents, %d stretches of capitals, %d features, %d of them at least %d times",
		len(examples), t.stretches, t.trainer.Len(), t.trainer.Forget(o.Least), o.Least)
	if err := t.readFirst(); err != nil {
		return nil, err
	}
	t.trainer.Forget(o.Least)

	t.train("all features", t.all(), max(o.Epochs/2, 1))
	t.trainer.Keep(4 * o.Buckets)
	t.train("kept features", t.all(), o.Epochs)
	compiled, kept := t.trainer.Compile(o.Buckets)
	t.Progress("%d features in %d bytes", kept, len(compiled))
	return learn.Pack([]learn.Part{{Name: "chain", Bytes: compiled}}), nil
}

type training struct {
	Training
	examples  []Example
	x         *reader
	trainer   *learn.ChainTrainer
	chains    [][]*learn.ChainExample // for each document, one per stretch
	stretches int
}

func (t *training) ids(features []uint64) []uint32 {
	out := make([]uint32, len(features))
	for i, f := range features {
		out[i] = t.trainer.Feature(f)
	}
	return out
}

// observe makes the sequences, with what the first reading sees of them.
func (t *training) observe() {
	for _, e := range t.examples {
		t.x.open(e.Doc, e.Corpus)
		gold := make([]uint8, e.Doc.Tokens.Len())
		labelled(e.Doc.Names.Names, gold)
		t.drop(e.Doc.Names.Names, gold)
		var list []*learn.ChainExample
		for _, s := range t.x.stretches {
			c := &learn.ChainExample{Labels: gold[s.Start:s.End], Views: make([][][]uint32, 1)}
			for i := s.Start; i < s.End; i++ {
				c.Base = append(c.Base, t.ids(t.x.features(int(i))))
				c.Views[0] = append(c.Views[0], t.ids(t.x.first(int(i))))
			}
			list = append(list, c)
		}
		t.chains = append(t.chains, list)
		t.stretches += len(list)
	}
}

// drop takes away the names that hold tokens that Read never takes for names.
func (t *training) drop(names []doc.Name, gold []uint8) {
	for _, n := range names {
		for i := n.Start; i < n.End; i++ {
			if !t.x.tokens[i].name {
				clear(gold[n.Start:n.End])
				break
			}
		}
	}
}

// readFirst reads each part of the documents with a model of the others, and adds
// what the second reading sees.
func (t *training) readFirst() error {
	for fold := range t.Folds {
		var others []*learn.ChainExample
		for i, list := range t.chains {
			if i%t.Folds != fold {
				others = append(others, list...)
			}
		}
		t.trainer.Reset()
		t.train(fmt.Sprintf("first reading, part %d of %d", fold+1, t.Folds), others, 3)
		compiled, _ := t.trainer.Compile(t.Buckets)
		chain, err := learn.OpenChain(compiled)
		if err != nil {
			return fmt.Errorf("name: %w", err)
		}
		for i, e := range t.examples {
			if i%t.Folds == fold {
				t.second(newRecogniser(chain, t.x.clusters, e.Corpus), e, t.chains[i])
			}
		}
	}
	t.trainer.Reset()
	return nil
}

func (t *training) second(r *Recogniser, e Example, list []*learn.ChainExample) {
	t.x.open(e.Doc, e.Corpus)
	r.firstReading(t.x)
	t.x.remember()
	for n, s := range t.x.stretches {
		var view [][]uint32
		for i := s.Start; i < s.End; i++ {
			view = append(view, t.ids(t.x.second(int(i))))
		}
		list[n].Views = append(list[n].Views, view)
	}
}

func (t *training) all() []*learn.ChainExample {
	var all []*learn.ChainExample
	for _, list := range t.chains {
		all = append(all, list...)
	}
	return all
}

func (t *training) train(what string, examples []*learn.ChainExample, epochs int) {
	for epoch := range epochs {
		loss := t.trainer.Epoch(examples, 2*epoch >= epochs-1)
		t.Progress("%s: epoch %d of %d: loss %.4f", what, epoch+1, epochs, loss)
	}
}
