package learn

import (
	"io"
	"math"
	"testing"
)

// naive is c + a·b, each sum in order.
func naive(c, a, b []float32, m, k, n int) []float32 {
	out := make([]float32, m*n)
	for i := range m {
		for j := range n {
			s := c[i*n+j]
			for x := range k {
				s += float32(a[i*k+x] * b[x*n+j])
			}
			out[i*n+j] = s
		}
	}
	return out
}

func randoms(r *Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.Float()*2 - 1)
	}
	return x
}

// Products are the same to the last bit with vector instructions and without.
func TestProductsAreTheSameBits(t *testing.T) {
	r := NewRand(1)
	for _, size := range [][3]int{{1, 1, 16}, {5, 7, 32}, {8, 160, 48}, {3, 33, 16}} {
		m, k, n := size[0], size[1], size[2]
		a, b, c := randoms(r, m*k), randoms(r, k*n), randoms(r, m*n)
		want := naive(c, a, b, m, k, n)
		multiply(c, n, a, k, packPanels(nil, b, k, n), m, k, n)
		for i := range c {
			if math.Float32bits(c[i]) != math.Float32bits(want[i]) {
				t.Fatalf("%v: number %d is %v, want %v", size, i, c[i], want[i])
			}
		}
	}
}

// The gradient is what moving each weight a little shows it to be.
func TestTheGradientIsTheSlope(t *testing.T) {
	e, err := NewEncoder(8, 3)
	if err != nil {
		t.Skip(err)
	}
	last := e.Dense(16, 16)
	sentences := [][]Described{{{"the", []uint64{1 << 40, 2 << 40}}, {"talks", []uint64{2 << 40}}, {"failed", []uint64{3 << 40}}}, {{"talks", []uint64{1 << 40}}, {"the", nil}}}
	l := Lesson{Sentences: sentences, Least: 1, Progress: io.Discard}
	if _, err := e.count(l); err != nil {
		t.Fatal(err)
	}
	r := NewRand(3)
	e.init(r)
	for i := range e.rows {
		e.rows[i] = float32(r.Float() - 0.5)
	}
	goal := randoms(r, 16*5)
	l.Learn = func(_ int, s *Scratch, _ []int, _ []int32, out, dout, g []float32) float64 {
		m := len(out) / 16
		y := make([]float32, m*16)
		last.Apply(y, out, m, s)
		dy, loss := make([]float32, m*16), 0.0
		for i, v := range y {
			dy[i] = v - goal[i]
			loss += float64(dy[i]*dy[i]) / 2
		}
		last.Learn(g, dout, out, dy, m, s)
		return loss
	}
	inputs := make([]Input, len(sentences))
	for i, s := range sentences {
		inputs[i].Reset()
		for _, w := range s {
			e.Add(&inputs[i], w.Word, w.Features)
		}
	}
	w := &Work{}
	w.g, w.grow, w.isTouched = make([]float32, len(e.weights)), make([]float32, len(e.rows)), make([]bool, len(e.rows)/rowDims+1)
	w.sentences = []int{0, 1}
	study := func() float64 {
		e.prepare()
		w.random = NewRand(9)
		e.study(l, w, 0, inputs)
		return w.loss
	}
	study()
	g, grow := append([]float32(nil), w.g...), append([]float32(nil), w.grow...)
	check := func(name string, weights, g []float32, i int) {
		const step = 1e-2
		was := weights[i]
		weights[i] = was + step
		up := study()
		weights[i] = was - step
		down := study()
		weights[i] = was
		if want := (up - down) / (2 * step); math.Abs(want-float64(g[i])) > 0.02*(math.Abs(want)+0.2) {
			t.Errorf("%s %d: gradient %v, slope %v", name, i, g[i], want)
		}
	}
	for range 300 {
		check("weight", e.weights, g, r.Intn(len(g)))
	}
	for range 50 {
		check("row", e.rows, grow, r.Intn(len(grow)))
	}
}

// Whole numbers make the same bits with vector instructions and without, and
// stay near the products of the weights themselves.
func TestShortProductsAreNear(t *testing.T) {
	r := NewRand(2)
	var net Net
	d := net.Dense(37, 32)
	net.init(r)
	x := randoms(r, 6*37)
	clear(x[37:74])
	want, got, plain := make([]float32, 6*32), make([]float32, 6*32), make([]float32, 6*32)
	var s Scratch
	net.prepare()
	d.Apply(want, x, 6, &s)
	if err := net.read(net.bytes()); err != nil {
		t.Fatal(err)
	}
	d.Apply(got, x, 6, &s)
	for i := range want {
		if math.Abs(float64(want[i]-got[i])) > 0.005 {
			t.Errorf("number %d is %v, want about %v", i, got[i], want[i])
		}
	}
	if !wide {
		return
	}
	setWide(t, false)
	d.Apply(plain, x, 6, &s)
	for i := range got {
		if math.Float32bits(plain[i]) != math.Float32bits(got[i]) {
			t.Fatalf("number %d is %v without vector instructions, %v with", i, plain[i], got[i])
		}
	}
}

// A trained encoder says the same, to the last bit, with vector instructions and
// without, and after it was written and read.
func TestTheEncoderIsRepeatable(t *testing.T) {
	sentences := [][]Described{{{"the", []uint64{1 << 40}}, {"talks", []uint64{2 << 40}}, {"failed", []uint64{3 << 40}}}, {{"talks", []uint64{2 << 40}}, {"resumed", nil}}}
	train := func() *File {
		e, err := NewEncoder(16, 2)
		if err != nil {
			t.Fatal(err)
		}
		features, err := e.Train(Lesson{Sentences: sentences, Least: 1, Epochs: 2, Seed: 4, Progress: io.Discard,
			Learn: func(_ int, _ *Scratch, _ []int, _ []int32, out, dout, _ []float32) float64 {
				copy(dout, out) // every number is to become 0
				return 0
			}})
		if err != nil {
			t.Fatal(err)
		}
		f, err := Unpack("test", Pack(append(e.Parts(), Part{"features", features})))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	read := func(f *File) []float32 {
		e, err := NewEncoder(16, 2)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Open(f); err != nil {
			t.Fatal(err)
		}
		var in Input
		in.Reset()
		for _, s := range sentences {
			for _, w := range s {
				e.Add(&in, w.Word, w.Features)
			}
			in.End()
		}
		return e.Read(&Work{}, &in)
	}
	want := read(train())
	if len(want) != 5*32 {
		t.Fatalf("%d numbers for five words, want %d", len(want), 5*32)
	}
	setWide(t, false)
	for i, v := range read(train()) {
		if math.Float32bits(v) != math.Float32bits(want[i]) {
			t.Fatalf("number %d is %v without vector instructions, %v with", i, v, want[i])
		}
	}
}

func TestBadNetworksAreRefused(t *testing.T) {
	e, err := NewEncoder(16, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, parts := range [][]Part{
		nil,
		{{"features", PackLookup(nil)}, {"net", []byte{1, 2, 3}}, {"rows", make([]byte, 4)}},
		{{"features", PackLookup(nil)}, {"net", nil}, {"rows", make([]byte, 5)}},
	} {
		f, err := Unpack("test", Pack(parts))
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Open(f); err == nil {
			t.Errorf("%d parts were taken", len(parts))
		}
	}
}

func TestVectorsAreFound(t *testing.T) {
	row := make([]float32, VectorDims)
	row[3] = 1
	data, err := PackVectors([]string{"envoy", "gen"}, [][]float32{make([]float32, VectorDims), row}, 8)
	if err != nil {
		t.Fatal(err)
	}
	v, err := OpenVectors(data)
	if err != nil {
		t.Fatal(err)
	}
	if a, b, c := v.Of("Envoy"), v.Of("Gen."), v.Of("treaty"); a != 1 || b != 2 || c != 0 {
		t.Errorf("numbers %d, %d and %d, want 1, 2 and 0", a, b, c)
	}
	x := make([]float32, VectorDims)
	v.put(x, 2)
	if x[3] < 5 || x[2] != 0 {
		t.Errorf("vector %v", x[:5])
	}
	for _, bad := range [][]byte{nil, data[:20], data[:len(data)-1]} {
		if _, err := OpenVectors(bad); err == nil {
			t.Errorf("%d bytes were taken", len(bad))
		}
	}
}
