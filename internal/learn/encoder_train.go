package learn

import (
	"fmt"
	"io"
	"math"
	"sort"
	"sync"
	"time"
)

// Lesson is what an encoder is trained on and for.
type Lesson struct {
	Sentences [][]Described
	// Learn reads what the encoder made of some sentences, says by how much it errs,
	// sets the gradient dout of out, and adds to g that of the net's weights. It is
	// called from several goroutines, each with a shard and scratch memory of its own.
	Learn    func(shard int, s *Scratch, sentences []int, starts []int32, out, dout, g []float32) float64
	Epochs   int
	Seed     uint64
	Least    int       // features seen less often are left out
	Name     string    // of the stage, for the lines of progress
	Progress io.Writer // a line for each epoch
}

// Described is a word with its features.
type Described struct {
	Word     string
	Features []uint64
}

const (
	// Shards is into how many pieces, learnt side by side, a batch is cut; fixed, so
	// that sums come out alike everywhere.
	Shards     = 4
	batchWords = 600 // how many words make a batch, or a few more
	topRate    = 0.003
	warmUp     = 0.05 // the share of the steps in which the rate rises
	slow1      = 0.9  // Adam's memory of gradients
	slow2      = 0.98 // and of their squares
	dropRow    = 0.15 // chance that a feature goes unseen
	dropVector = 0.1  // and that a word's vector does
	dropIn     = 0.15 // and that a number of the words does, throughout a sentence
	dropOut    = 0.33 // and one of a layer's
	longest    = 5.0  // gradients are shortened to this length
)

// learning is the memory of training.
type learning struct {
	keep      [][]float32 // factors of each layer's inputs and of the last outputs: 0 where dropped
	masked    [][]float32 // the inputs times these
	dout      [][]float32
	dsum, dx  []float32
	carry     []float32
	g         []float32 // gradient of the net
	grow      []float32 // and of the rows
	touched   []int32
	isTouched []bool
	random    *Rand
	input     Input
	sentences []int
	loss      float64
}

// Train trains the encoder and the maps behind it. It returns the part "features".
func (e *Encoder) Train(l Lesson) ([]byte, error) {
	packed, err := e.count(l)
	if err != nil {
		return nil, err
	}
	random := NewRand(l.Seed)
	e.init(random)
	for i := range e.rows {
		e.rows[i] = float32(random.Float()-0.5) * 0.2
	}
	inputs := make([]Input, len(l.Sentences))
	total := 0
	for i, s := range l.Sentences {
		inputs[i].Reset()
		for _, w := range s {
			e.Add(&inputs[i], w.Word, w.Features)
		}
		total += len(s)
	}
	a := newAdam(len(e.weights), len(e.rows))
	works := make([]*Work, Shards)
	for i := range works {
		w := &Work{}
		w.g, w.grow, w.isTouched = make([]float32, len(e.weights)), make([]float32, len(e.rows)), make([]bool, len(e.rows)/rowDims+1)
		works[i] = w
	}
	steps := max(float64(l.Epochs), float64(l.Epochs)*float64(total)/(batchWords+10)) // nearly: batches vary in size
	e.prepare()
	for epoch := 1; epoch <= l.Epochs; epoch++ {
		start := time.Now()
		order := random.Shuffle(len(inputs))
		loss := 0.0
		for len(order) > 0 {
			n, words := 0, 0
			for n < len(order) && words < batchWords {
				words += len(l.Sentences[order[n]])
				n++
			}
			batch := order[:n]
			order = order[n:]
			if words == 0 {
				continue
			}
			var wait sync.WaitGroup
			of := 0
			for i, w := range works {
				w.sentences = w.sentences[:0]
				for len(batch) > 0 && (of < words*(i+1)/Shards || i == Shards-1) {
					w.sentences = append(w.sentences, batch[0])
					of += len(l.Sentences[batch[0]])
					batch = batch[1:]
				}
				w.random = NewRand(random.Uint64())
				wait.Go(func() { e.study(l, w, i, inputs) })
			}
			wait.Wait()
			for _, w := range works {
				loss += w.loss
			}
			a.step++
			rate := topRate * min(float64(a.step)/(warmUp*steps), max(0.01, 1-float64(a.step)/steps))
			a.apply(e, works, rate, 1/float64(words))
			e.prepare()
		}
		fmt.Fprintf(l.Progress, "%s: epoch %d of %d: loss %.4f a word, %.0f s\n", l.Name, epoch, l.Epochs, loss/float64(total), time.Since(start).Seconds())
	}
	e.settle()
	return packed, nil
}

// count numbers the features and makes room for their rows.
func (e *Encoder) count(l Lesson) ([]byte, error) {
	counts := map[uint64]int{}
	for _, s := range l.Sentences {
		for _, w := range s {
			for _, f := range w.Features {
				counts[f]++
			}
		}
	}
	var keys []uint64
	for k, n := range counts {
		if n >= l.Least {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	if len(keys) > math.MaxUint16 {
		return nil, fmt.Errorf("learn: %d features seen %d times or more, at most %d are wanted", len(keys), l.Least, math.MaxUint16)
	}
	numbers := make(map[uint64]uint16, len(keys))
	for i, k := range keys {
		numbers[k] = uint16(i + 1)
	}
	packed := PackLookup(numbers)
	e.table, e.rows = make([]byte, len(keys)*rowDims), make([]float32, len(keys)*rowDims)
	var err error
	e.lookup, err = OpenLookup(packed)
	return packed, err
}

// settle rounds the rows to bytes and the weights to what the file will hold.
func (e *Encoder) settle() {
	square, top := 0.0, 0.0
	for _, v := range e.rows {
		square += float64(v) * float64(v)
		top = max(top, math.Abs(float64(v)))
	}
	e.scale = float32(max(1e-9, min(top, 6*math.Sqrt(square/float64(max(1, len(e.rows)))))) / 127)
	for i, v := range e.rows {
		e.table[i] = byte(int8(min(max(math.Round(float64(v/e.scale)), -127), 127)))
	}
	e.rows = nil
}

// study learns a shard.
func (e *Encoder) study(l Lesson, w *Work, shard int, inputs []Input) {
	clear(w.g)
	for _, r := range w.touched {
		clear(w.grow[(r-1)*rowDims : r*rowDims])
		w.isTouched[r] = false
	}
	w.touched, w.loss = w.touched[:0], 0
	in := &w.input
	in.Reset()
	for _, n := range w.sentences {
		s, at := &inputs[n], int32(0)
		for i, v := range s.Vector {
			if w.random.Float() < dropVector {
				v = 0
			}
			in.Vector = append(in.Vector, v)
			for _, r := range s.Rows[at:s.Ends[i]] {
				if w.random.Float() >= dropRow {
					in.Rows = append(in.Rows, r)
				}
			}
			at = s.Ends[i]
			in.Ends = append(in.Ends, int32(len(in.Rows)))
		}
		in.End()
	}
	n := len(in.Vector)
	if n == 0 {
		return
	}
	w.layers(len(e.layers))
	for len(w.keep) <= len(e.layers) {
		w.keep, w.masked, w.dout = append(w.keep, nil), append(w.masked, nil), append(w.dout, nil)
	}
	x := e.words(w, in)
	for k := range e.layers {
		before := x
		x = e.layer(w, k, w.mask(k, x, e.layers[k].In, dropChance(k), in.Starts), in.Starts)
		if k > 0 {
			add(x, before)
		}
	}
	last := len(e.layers)
	out := w.mask(last, x, e.Out(), dropOut, in.Starts)
	w.dout[last] = Cleared(w.dout[last], len(out))
	w.loss = l.Learn(shard, &w.Scratch, w.sentences, in.Starts, out, w.dout[last], w.g)
	e.back(w, in)
}

func dropChance(layer int) float64 {
	if layer == 0 {
		return dropIn
	}
	return dropOut
}

// mask returns x with some of its columns dropped in each sentence.
func (w *Work) mask(k int, x []float32, width int, chance float64, starts []int32) []float32 {
	w.keep[k], w.masked[k] = Grown(w.keep[k], len(x)), Grown(w.masked[k], len(x))
	keep, masked := w.keep[k], w.masked[k]
	up := float32(1 / (1 - chance))
	for s := 0; s+1 < len(starts); s++ {
		a, b := int(starts[s]), int(starts[s+1])
		if a == b {
			continue
		}
		row := keep[a*width : (a+1)*width]
		for j := range row {
			row[j] = 0
			if w.random.Float() >= chance {
				row[j] = up
			}
		}
		for i := a; i < b; i++ {
			copy(keep[i*width:(i+1)*width], row)
		}
	}
	for i, v := range x {
		masked[i] = v * keep[i]
	}
	return masked
}

// back carries the gradient of the outputs back to the weights and the rows.
func (e *Encoder) back(w *Work, in *Input) {
	n, h := len(in.Vector), e.Hidden
	d := w.dout[len(e.layers)]
	for i, f := range w.keep[len(e.layers)] {
		d[i] *= f
	}
	for k := len(e.layers) - 1; k >= 0; k-- {
		layer := e.layers[k]
		w.dsum = Grown(w.dsum, n*6*h)
		for s := 0; s+1 < len(in.Starts); s++ {
			a, b := int(in.Starts[s]), int(in.Starts[s+1])
			w.carry = Cleared(w.carry, h)
			for i := b - 1; i >= a; i-- {
				e.backStep(w, k, d, i, i-1, i == a, 0)
			}
			clear(w.carry)
			for i := a; i < b; i++ {
				e.backStep(w, k, d, i, i+1, i == b-1, 1)
			}
		}
		w.dx = Cleared(w.dx, n*layer.In)
		layer.Learn(w.g, w.dx, w.masked[k], w.dsum, n, &w.Scratch)
		for i, f := range w.keep[k] {
			w.dx[i] *= f
		}
		if k > 0 {
			w.dout[k] = Grown(w.dout[k], len(d))
			for i, v := range w.dx {
				w.dout[k][i] = d[i] + v
			}
			d = w.dout[k]
		}
	}
	at := int32(0)
	for i := range in.Vector {
		dx := w.dx[i*inputDims+VectorDims : (i+1)*inputDims]
		for _, r := range in.Rows[at:in.Ends[i]] {
			if !w.isTouched[r] {
				w.isTouched[r] = true
				w.touched = append(w.touched, r)
			}
			add(w.grow[(r-1)*rowDims:r*rowDims], dx)
		}
		at = in.Ends[i]
	}
}

// backStep is the gradient of step.
func (e *Encoder) backStep(w *Work, k int, d []float32, i, before int, first bool, side int) {
	h := e.Hidden
	g := w.sums[k][i*6*h+side*3*h:][:3*h]
	dg := w.dsum[i*6*h+side*3*h:][:3*h]
	c := w.cell[k][i*2*h+side*h:][:h]
	dh := d[i*2*h+side*h:][:h]
	var old []float32
	if !first {
		old = w.cell[k][before*2*h+side*h:][:h]
	}
	for j := range c {
		z, keep, show := g[j], gate(g[h+j]), gate(g[2*h+j])
		was := float32(0)
		if !first {
			was = old[j]
		}
		dc := w.carry[j] + dh[j]*show
		dg[j] = dc * (1 - keep)
		dg[h+j] = dc * (was - z) * slope(keep)
		dg[2*h+j] = dh[j] * c[j] * slope(show)
		w.carry[j] = dc * keep
	}
}

// slope is the derivative of gate where its value is s.
func slope(s float32) float32 {
	u := 2*s - 1
	if u < 0 {
		u = -u
	}
	return 0.5 * (1 - u) * (1 - u)
}
