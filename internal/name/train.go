package name

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/world"
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
	t := &training{Training: o, examples: examples, x: &reader{clusters: clusters, world: world.Load()},
		trainer: learn.NewChainTrainer(labels, legal, o.Seed)}
	t.trainer.Dropout, t.trainer.L2 = o.Dropout, o.L2
	t.observe()
	t.Progress("%d documents, %d stretches of capitals, %d features, %d of them at least %d times",
		len(examples), t.stretches, t.trainer.Len(), t.trainer.Forget(o.Least), o.Least)
	if err := t.readFirst(); err != nil {
		return nil, err
	}
	t.trainer.Forget(o.Least)

	all := t.where(func(int) bool { return true })
	t.train("all features", all, max(o.Epochs/2, 1))
	t.trainer.Keep(4 * o.Buckets)
	t.train("kept features", all, o.Epochs)
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
		labelled(t.within(e.Doc.Names.Names), gold)
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

// within returns the names all of whose tokens Read can take for names.
func (t *training) within(names []doc.Name) []doc.Name {
	var out []doc.Name
	for _, n := range names {
		i := n.Start
		for i < n.End && t.x.tokens[i].name {
			i++
		}
		if i == n.End {
			out = append(out, n)
		}
	}
	return out
}

// readFirst reads each part of the documents with a model of the others, and adds
// what the second reading sees.
func (t *training) readFirst() error {
	for fold := range t.Folds {
		others := t.where(func(i int) bool { return i%t.Folds != fold })
		t.trainer.Reset()
		t.train(fmt.Sprintf("first reading, part %d of %d", fold+1, t.Folds), others, 3)
		compiled, _ := t.trainer.Compile(t.Buckets)
		chain, err := learn.OpenChain(compiled)
		if err != nil {
			return fmt.Errorf("name: %w", err)
		}
		for i, e := range t.examples {
			if i%t.Folds == fold {
				t.second(newRecogniser(chain, t.x.clusters, t.x.world, e.Corpus), e, t.chains[i])
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

// where returns the sequences of the documents that are wanted.
func (t *training) where(wanted func(document int) bool) []*learn.ChainExample {
	var out []*learn.ChainExample
	for i, list := range t.chains {
		if wanted(i) {
			out = append(out, list...)
		}
	}
	return out
}

func (t *training) train(what string, examples []*learn.ChainExample, epochs int) {
	for epoch := range epochs {
		loss := t.trainer.Epoch(examples, 2*epoch >= epochs-1)
		t.Progress("%s: epoch %d of %d: loss %.4f", what, epoch+1, epochs, loss)
	}
}
