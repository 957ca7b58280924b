package learn

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Encoder turns each word of a sentence into numbers that know of the words on
// both sides. A word comes in as its vector beside the sum of the rows that its
// features (the word, its ending, its tag) have in a table. Each layer is a simple
// recurrent unit (Lei et al. 2018) in both directions: all its products can be
// made for all words at once, and only a few cheap steps go from word to word.
//
// A stage adds the maps that it needs behind the encoder to its Net before it
// reads or trains the weights.
type Encoder struct {
	Net
	Hidden int // numbers per direction
	layers []*Dense
	lookup *Lookup
	table  []byte // rows of the features, rowDims each, from number 1
	scale  float32

	vectors *Vectors
	rows    []float32 // the table in training
}

const (
	rowDims   = 60
	inputDims = VectorDims + rowDims
)

// NewEncoder returns an encoder without weights. The hidden numbers per direction
// are a multiple of 8.
func NewEncoder(hidden, layers int) (*Encoder, error) {
	v, err := LoadVectors()
	if err != nil {
		return nil, err
	}
	e := &Encoder{Hidden: hidden, vectors: v}
	in := inputDims
	for range layers {
		e.layers = append(e.layers, e.Dense(in, 6*hidden))
		in = 2 * hidden
	}
	return e, nil
}

// Out is how many numbers a word comes out as.
func (e *Encoder) Out() int { return 2 * e.Hidden }

// Input is some sentences, one after another.
type Input struct {
	Starts []int32 // of each sentence, and the end of the last
	Vector []int32 // of each word, its number in the vectors, 0 if unknown
	Rows   []int32 // of the features of all words
	Ends   []int32 // of each word's rows
}

// Reset empties the input.
func (in *Input) Reset() {
	in.Starts, in.Vector, in.Rows, in.Ends = append(in.Starts[:0], 0), in.Vector[:0], in.Rows[:0], in.Ends[:0]
}

// Add adds a word with its features, hashes as of F1 and F2.
func (e *Encoder) Add(in *Input, word string, features []uint64) {
	in.Vector = append(in.Vector, e.vectors.Of(word))
	for _, f := range features {
		if n := e.lookup.Of(f); n != 0 && int(n)*rowDims <= len(e.table) {
			in.Rows = append(in.Rows, int32(n))
		}
	}
	in.Ends = append(in.Ends, int32(len(in.Rows)))
}

// End ends a sentence.
func (in *Input) End() { in.Starts = append(in.Starts, int32(len(in.Vector))) }

// Work is the memory of one run through an encoder.
type Work struct {
	Scratch
	x    []float32   // the words as they come in
	sums [][]float32 // what each layer's products come to
	cell [][]float32
	out  [][]float32 // of each layer
	learning
}

// Read returns the numbers of all words, Out for each. They hold until w is used again.
func (e *Encoder) Read(w *Work, in *Input) []float32 {
	x := e.words(w, in)
	w.layers(len(e.layers))
	for k := range e.layers {
		before := x
		x = e.layer(w, k, x, in.Starts)
		if k > 0 {
			add(x, before)
		}
	}
	return x
}

// words sets what comes in of each word.
func (e *Encoder) words(w *Work, in *Input) []float32 {
	w.x = Cleared(w.x, len(in.Vector)*inputDims)
	at := int32(0)
	for i, v := range in.Vector {
		x := w.x[i*inputDims : (i+1)*inputDims]
		if v != 0 {
			e.vectors.put(x, v)
		}
		for _, r := range in.Rows[at:in.Ends[i]] {
			e.addRow(x[VectorDims:], r)
		}
		at = in.Ends[i]
	}
	return w.x
}

func (e *Encoder) addRow(x []float32, r int32) {
	x = x[:rowDims]
	if e.rows != nil {
		for i, v := range e.rows[int(r)*rowDims-rowDims : int(r)*rowDims] {
			x[i] += v
		}
		return
	}
	row := e.table[int(r)*rowDims-rowDims : int(r)*rowDims]
	for i, v := range row {
		x[i] += float32(float32(int8(v)) * e.scale)
	}
}

func (w *Work) layers(n int) {
	for len(w.sums) < n {
		w.sums, w.cell, w.out = append(w.sums, nil), append(w.cell, nil), append(w.out, nil)
	}
}

// layer reads the words x with layer k.
func (e *Encoder) layer(w *Work, k int, x []float32, starts []int32) []float32 {
	d, h := e.layers[k], e.Hidden
	n := len(x) / d.In
	w.sums[k], w.cell[k], w.out[k] = Grown(w.sums[k], n*d.Out), Grown(w.cell[k], n*2*h), Grown(w.out[k], n*2*h)
	d.Apply(w.sums[k], x, n, &w.Scratch)
	for s := 0; s+1 < len(starts); s++ {
		a, b := int(starts[s]), int(starts[s+1])
		for i := a; i < b; i++ {
			e.step(w, k, i, i-1, i == a, 0)
		}
		for i := b - 1; i >= a; i-- {
			e.step(w, k, i, i+1, i == b-1, 1)
		}
	}
	return w.out[k]
}

func add(x, y []float32) {
	for i, v := range y {
		x[i] += v
	}
}

// step makes the cells and outputs of word i in one direction from those of the
// word before it in that direction.
func (e *Encoder) step(w *Work, k, i, before int, first bool, side int) {
	h := e.Hidden
	g := w.sums[k][i*6*h+side*3*h:]
	c := w.cell[k][i*2*h+side*h:][:h]
	if first {
		clear(c)
	} else {
		copy(c, w.cell[k][before*2*h+side*h:][:h])
	}
	out := w.out[k][i*2*h+side*h:][:h]
	if wide {
		gateCells(h, &g[0], &g[h], &g[2*h], &c[0], &out[0])
		return
	}
	z, f, r := g[:h], g[h:2*h], g[2*h:3*h]
	for j := range c {
		keep, show := gate(f[j]), gate(r[j])
		c[j] = z[j] + float32((c[j]-z[j])*keep)
		out[j] = float32(c[j] * show)
	}
}

// gate squeezes a number to between 0 and 1. Unlike the logistic curve it needs
// a division only, which every processor rounds alike.
func gate(x float32) float32 {
	a := x
	if a < 0 {
		a = -a
	}
	return float32(x/(a+1)*0.5) + 0.5
}

// Parts are the encoder's weights, with those of the maps behind it.
func (e *Encoder) Parts() []Part {
	head := binary.LittleEndian.AppendUint32(nil, math.Float32bits(e.scale))
	return []Part{{"net", e.bytes()}, {"rows", append(head, e.table...)}}
}

// Open reads the weights from a file that has parts as Parts makes them, and the
// part "features" of PackLookup.
func (e *Encoder) Open(f *File) error {
	parts := [3][]byte{}
	for i, name := range []string{"features", "net", "rows"} {
		var err error
		if parts[i], err = f.Part(name); err != nil {
			return err
		}
	}
	var err error
	if e.lookup, err = OpenLookup(parts[0]); err != nil {
		return err
	}
	if len(parts[2]) < 4 || (len(parts[2])-4)%rowDims != 0 {
		return fmt.Errorf("learn: %d bytes of rows, want a multiple of %d and 4", len(parts[2]), rowDims)
	}
	e.scale = math.Float32frombits(binary.LittleEndian.Uint32(parts[2]))
	e.table = parts[2][4:]
	return e.read(parts[1])
}
