package learn

import (
	"math"
	"sync"
)

// Trainer learns an averaged perceptron (Freund and Schapire 1999, Collins
// 2002): one weight per feature and class, moved only when the model errs, and
// averaged over all steps. Features need no declaration; a row comes to be at
// its first error.
type Trainer struct {
	classes int
	index   []int32 // open-addressed: 1 + number of the row, 0 where empty
	rows    []row
	step    uint32
	rates   []float32
}

type row struct {
	key   uint64
	cells []cell
}

type cell struct {
	class  uint8
	last   uint32 // the step of the last change
	moved  uint32 // how often
	weight float32
	total  float64
}

// NewTrainer returns a trainer that tells classes apart, at most 255. A weight's
// k-th move is 1/k^decay as long as asked for: with 0 none is held back, with more
// the weights that move often settle sooner (as in AdaGrad).
func NewTrainer(classes int, decay float64) *Trainer {
	t := &Trainer{classes: classes, index: make([]int32, 1<<16), rates: make([]float32, 4096)}
	for k := range t.rates {
		t.rates[k] = float32(math.Pow(float64(k+1), -decay))
	}
	return t
}

// Classes is the number of classes.
func (t *Trainer) Classes() int { return t.classes }

// Len is the number of features that have a weight.
func (t *Trainer) Len() int { return len(t.rows) }

func (t *Trainer) find(key uint64) (slot int, r *row) {
	mask := uint64(len(t.index) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		n := t.index[i]
		if n == 0 {
			return int(i), nil
		}
		if r := &t.rows[n-1]; r.key == key {
			return int(i), r
		}
	}
}

func (t *Trainer) grow() {
	t.index = make([]int32, 2*len(t.index))
	mask := uint64(len(t.index) - 1)
	for n := range t.rows {
		i := t.rows[n].key & mask
		for t.index[i] != 0 {
			i = (i + 1) & mask
		}
		t.index[i] = int32(n + 1)
	}
}

// Score sets each class's score to the sum of its features' weights.
func (t *Trainer) Score(features []uint64, scores []float32) {
	clear(scores)
	for _, f := range features {
		if _, r := t.find(f); r != nil {
			for i := range r.cells {
				scores[r.cells[i].class] += r.cells[i].weight
			}
		}
	}
}

// Step counts one decision, for the average.
func (t *Trainer) Step() { t.step++ }

// Add moves the weights of the features towards a class, or away from it.
func (t *Trainer) Add(features []uint64, class int, by float32) {
	for _, f := range features {
		slot, r := t.find(f)
		if r == nil {
			if 2*len(t.rows) >= len(t.index) {
				t.grow()
				slot, _ = t.find(f)
			}
			t.rows = append(t.rows, row{key: f})
			t.index[slot] = int32(len(t.rows))
			r = &t.rows[len(t.rows)-1]
		}
		var c *cell
		for i := range r.cells {
			if r.cells[i].class == uint8(class) {
				c = &r.cells[i]
				break
			}
		}
		if c == nil {
			r.cells = append(r.cells, cell{class: uint8(class), last: t.step})
			c = &r.cells[len(r.cells)-1]
		}
		c.total += float64(c.weight) * float64(t.step-c.last)
		c.last = t.step
		c.weight += by * t.rates[min(int(c.moved), len(t.rates)-1)]
		c.moved++
	}
}

// average returns the mean weight of a cell over all steps.
func (t *Trainer) average(c *cell) float64 {
	if t.step == 0 {
		return 0
	}
	return (c.total + float64(c.weight)*float64(t.step-c.last)) / float64(t.step)
}

// Together runs the training of several members of a committee at once, each
// with a seed of its own, and returns one trainer whose averages are the means of
// theirs: as the scores are sums, it scores as the committee would together.
func Together(members int, seed uint64, train func(seed uint64, member int) *Trainer) *Trainer {
	trainers := make([]*Trainer, max(members, 1))
	var wait sync.WaitGroup
	for m := range trainers {
		wait.Go(func() { trainers[m] = train(seed+uint64(m), m) })
	}
	wait.Wait()
	return merge(trainers)
}

// merge returns a trainer whose averages are the means of the trainers'.
func merge(trainers []*Trainer) *Trainer {
	if len(trainers) == 1 {
		return trainers[0]
	}
	sum := NewTrainer(trainers[0].classes, 0)
	key := make([]uint64, 1)
	for _, t := range trainers {
		for i := range t.rows {
			key[0] = t.rows[i].key
			for j := range t.rows[i].cells {
				c := &t.rows[i].cells[j]
				sum.Add(key, int(c.class), float32(t.average(c)/float64(len(trainers))))
			}
		}
	}
	sum.Step() // the weights have stood for one step: they are the averages
	return sum
}
