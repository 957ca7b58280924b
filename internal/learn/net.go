package learn

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Net holds the weights of a neural network, all in one slice, so that training
// moves them without knowing what they are for.
type Net struct {
	weights []float32
	parts   []*Dense
}

// Dense is an affine map of a [Net]: out = in·W + b.
type Dense struct {
	In, Out int
	net     *Net
	at      int       // W, In×Out, then b
	packed  []float32 // W for multiply; only in training
	turned  []float32 // W's transpose; only in training
	short   []int16   // W in whole numbers for multiplyShort; only of a trained net
	step    float32   // what they are multiplied by
}

// Dense adds a map to the net. The number of outputs is a multiple of 16.
func (n *Net) Dense(in, out int) *Dense {
	d := &Dense{In: in, Out: out, net: n, at: len(n.weights)}
	n.weights = append(n.weights, make([]float32, in*out+out)...)
	n.parts = append(n.parts, d)
	return d
}

func (d *Dense) w() []float32    { return d.net.weights[d.at : d.at+d.In*d.Out] }
func (d *Dense) bias() []float32 { return d.net.weights[d.at+d.In*d.Out : d.at+d.In*d.Out+d.Out] }

// Bias is the map's b.
func (d *Dense) Bias() []float32 { return d.bias() }

// init draws the weights at random, so that the outputs vary as the inputs do.
func (n *Net) init(r *Rand) {
	for _, d := range n.parts {
		s := math.Sqrt(6 / float64(d.In+d.Out))
		w := d.w()
		for i := range w {
			w[i] = float32((2*r.Float() - 1) * s)
		}
	}
}

// prepare lays the weights out after every step of training.
func (n *Net) prepare() {
	for _, d := range n.parts {
		d.packed = packPanels(d.packed, d.w(), d.In, d.Out)
		d.turned = packTurned(d.turned, d.w(), d.Out, d.In)
	}
}

// Apply sets y (m×Out) to the map of x (m×In).
func (d *Dense) Apply(y, x []float32, m int, s *Scratch) {
	if d.short != nil {
		d.applyShort(y, x, m, s)
		return
	}
	b := d.bias()
	for i := range m {
		copy(y[i*d.Out:(i+1)*d.Out], b)
	}
	multiply(y, d.Out, x, d.In, d.packed, m, d.In, d.Out)
}

// Learn adds to the gradient g of all the net's weights what the gradient dy of
// the map's outputs comes to, and to dx, unless nil, that of its inputs.
func (d *Dense) Learn(g, dx, x, dy []float32, m int, s *Scratch) {
	gw, gb := g[d.at:d.at+d.In*d.Out], g[d.at+d.In*d.Out:d.at+d.In*d.Out+d.Out]
	for i := range m {
		for j, v := range dy[i*d.Out : (i+1)*d.Out] {
			gb[j] += v
		}
	}
	s.turned = transpose(s.turned, x, m, d.In)
	s.packed = packPanels(s.packed, dy, m, d.Out)
	multiply(gw, d.Out, s.turned, m, s.packed, d.In, m, d.Out)
	if dx != nil {
		multiply(dx, d.In, dy, d.Out, d.turned, m, d.Out, d.In)
	}
}

// Scratch is memory that is used again.
type Scratch struct {
	turned, packed, steps []float32
	whole                 []int16
	sums                  []int32
}

// Grown returns the slice with length n, its memory used again if it suffices;
// what it holds is left over.
func Grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// Cleared is Grown of zeros.
func Cleared[T any](s []T, n int) []T {
	s = Grown(s, n)
	clear(s)
	return s
}

func transpose(dst, a []float32, m, n int) []float32 {
	dst = Grown(dst, m*n)
	for i := range m {
		for j, v := range a[i*n : (i+1)*n] {
			dst[j*m+i] = v
		}
	}
	return dst
}

// Product sets c (m rows, ldc apart, room for whole panels of 16 columns) to
// a·bᵀ, where a is m×k and b n×k.
func (s *Scratch) Product(c []float32, ldc int, a, b []float32, m, k, n int) {
	s.packed = packTurned(s.packed, b, k, n)
	for i := range m {
		clear(c[i*ldc : i*ldc+(n+panel-1)/panel*panel])
	}
	multiply(c, ldc, a, k, s.packed, m, k, n)
}

// AddProduct adds to c (m×n, n a multiple of 16) the product of a (m×k, rows lda
// apart) and b (k×n).
func (s *Scratch) AddProduct(c, a []float32, lda int, b []float32, m, k, n int) {
	s.packed = packPanels(s.packed, b, k, n)
	multiply(c, n, a, lda, s.packed, m, k, n)
}

// AddTurned adds to c (k×n) the product of aᵀ and b (m×n), where a is m×k with
// its rows lda apart.
func (s *Scratch) AddTurned(c, a []float32, lda int, b []float32, m, k, n int) {
	s.turned = Grown(s.turned, m*k)
	for i := range m {
		for j, v := range a[i*lda : i*lda+k] {
			s.turned[j*m+i] = v
		}
	}
	s.packed = packPanels(s.packed, b, m, n)
	multiply(c, n, s.turned, m, s.packed, k, m, n)
}

// bytes writes the weights: for each map the step of its W in 16 bits, W, b.
func (n *Net) bytes() []byte {
	var out []byte
	for _, d := range n.parts {
		w, top := d.w(), float32(0)
		for _, v := range w {
			top = max(top, v, -v)
		}
		step := max(top, 1e-9) / shortTop
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(step))
		for _, v := range w {
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(float64(v/step)))))
		}
		for _, v := range d.bias() {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		}
	}
	return out
}

// read sets the weights to what bytes wrote of a net of the same shape.
func (n *Net) read(b []byte) error {
	want := 0
	for _, d := range n.parts {
		want += 4 + 2*d.In*d.Out + 4*d.Out
	}
	if len(b) != want {
		return fmt.Errorf("learn: %d bytes of network, want %d", len(b), want)
	}
	for _, d := range n.parts {
		d.step = math.Float32frombits(binary.LittleEndian.Uint32(b))
		b = b[4:]
		w := make([]int16, d.In*d.Out)
		for i := range w {
			w[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
		}
		b = b[2*len(w):]
		d.short = packShort(w, d.In, d.Out)
		v := d.bias()
		for i := range v {
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		}
		b = b[4*len(v):]
	}
	return nil
}

// AddBias adds to the gradient g of all the net's weights that of the map's biases.
func (d *Dense) AddBias(g, db []float32) {
	for i, v := range db {
		g[d.at+d.In*d.Out+i] += v
	}
}

// Surprise is the negative logarithm of the probability of the right class; d
// becomes its gradient.
func Surprise(d, scores []float32, right int) float64 {
	top := scores[0]
	for _, v := range scores {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range scores {
		p := math.Exp(float64(v - top))
		d[i] = float32(p)
		sum += p
	}
	loss := math.Log(sum) - float64(scores[right]-top)
	for i := range d {
		d[i] /= float32(sum)
	}
	d[right]--
	return loss
}
