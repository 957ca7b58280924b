package learn

import "math"

// A trained network multiplies whole numbers of twelve bits, which is twice as
// fast as float32 and exact in any order. The weights of a map have one step; each
// row of its inputs has its own, by its largest number.

// shortTop is the largest whole number: the sum of up to 512 products of two of
// them fits in 32 bits.
const shortTop = 2047

// packShort lays the k×n matrix b, n a multiple of 16, out for multiplyShort: of
// sixteen columns the numbers of two rows side by side, then of the next two rows.
// k is made even.
func packShort(b []int16, k, n int) []int16 {
	even := (k + 1) &^ 1
	dst := make([]int16, even*n)
	at := 0
	for j := 0; j < n; j += panel {
		for i := 0; i < even; i += 2 {
			for c := range panel {
				dst[at+2*c] = b[i*n+j+c]
				if i+1 < k {
					dst[at+2*c+1] = b[(i+1)*n+j+c]
				}
			}
			at += 2 * panel
		}
	}
	return dst
}

// multiplyShort sets c (m×n) to the product of a (m×k, k even) and the packed matrix p.
func multiplyShort(c []int32, a, p []int16, m, k, n int) {
	if m == 0 || k == 0 {
		clear(c[:m*n])
		return
	}
	_, _, _ = c[m*n-1], a[m*k-1], p[k*n-1]
	for j := 0; j < n; j += panel {
		b := p[j*k:]
		i := 0
		if wide {
			for ; i+4 <= m; i += 4 {
				multiply4Short(k, &a[i*k], k, &b[0], &c[i*n+j], n)
			}
			for ; i < m; i++ {
				multiply1Short(k, &a[i*k], &b[0], &c[i*n+j])
			}
			continue
		}
		for ; i < m; i++ {
			multiplyShortRow(c[i*n+j:], a[i*k:(i+1)*k], b)
		}
	}
}

func multiplyShortRow(c []int32, a, b []int16) {
	var sum [panel]int32
	for len(a) >= 2 {
		x, y, row := int32(a[0]), int32(a[1]), b[:2*panel]
		for j := range sum {
			sum[j] += x*int32(row[2*j]) + y*int32(row[2*j+1])
		}
		a, b = a[2:], b[2*panel:]
	}
	copy(c[:panel], sum[:])
}

// round sets q to the numbers of the row x as whole numbers and returns what they
// must be multiplied by.
func round(q []int16, x []float32) float32 {
	n := len(x)
	whole := n &^ 15
	top := float32(0)
	if wide && whole > 0 {
		top = largest(whole, &x[0])
	} else {
		whole = 0
	}
	for _, v := range x[whole:] {
		top = max(top, v, -v)
	}
	if !(top > 1e-30 && top < 1e30) {
		clear(q)
		return 0
	}
	by := shortTop / top
	if whole > 0 {
		shorten(whole, by, &x[0], &q[0])
	}
	for i, v := range x[whole:] {
		q[whole+i] = int16(math.RoundToEven(float64(float32(v * by))))
	}
	return top / shortTop
}

// applyShort is Apply of a trained map.
func (d *Dense) applyShort(y, x []float32, m int, s *Scratch) {
	k := (d.In + 1) &^ 1
	s.whole, s.sums = Grown(s.whole, m*k), Grown(s.sums, m*d.Out)
	s.steps = Grown(s.steps, m)
	for i := range m {
		q := s.whole[i*k : (i+1)*k]
		q[k-1] = 0
		s.steps[i] = round(q[:d.In], x[i*d.In:(i+1)*d.In])
	}
	multiplyShort(s.sums, s.whole, d.short, m, k, d.Out)
	bias := d.bias()
	for i, step := range s.steps {
		by, sums, out := step*d.step, s.sums[i*d.Out:(i+1)*d.Out], y[i*d.Out:(i+1)*d.Out]
		if wide {
			lengthen(d.Out, by, &sums[0], &bias[0], &out[0])
			continue
		}
		for j, v := range sums {
			out[j] = float32(float32(v)*by) + bias[j]
		}
	}
}
