package learn

// Matrices are slices of float32, row after row. A product sums over k in
// order and rounds after every step, with vector instructions or without, so that
// every machine comes to the same bits.

// panel is how many columns of the right matrix lie together.
const panel = 16

// packPanels lays the k×n matrix b out for multiply: sixteen columns of all rows,
// then the next sixteen; what is lacking at the end is 0. It reuses dst.
func packPanels(dst, b []float32, k, n int) []float32 {
	size := (n + panel - 1) / panel * panel * k
	if cap(dst) < size {
		dst = make([]float32, size)
	}
	dst = dst[:size]
	at := 0
	for j := 0; j < n; j += panel {
		w := min(panel, n-j)
		for i := range k {
			copy(dst[at:at+w], b[i*n+j:i*n+j+w])
			clear(dst[at+w : at+panel])
			at += panel
		}
	}
	return dst
}

// packTurned is packPanels of the transpose of b, which is n×k.
func packTurned(dst, b []float32, k, n int) []float32 {
	size := (n + panel - 1) / panel * panel * k
	if cap(dst) < size {
		dst = make([]float32, size)
	}
	dst = dst[:size]
	at := 0
	for j := 0; j < n; j += panel {
		w := min(panel, n-j)
		block := dst[at : at+k*panel]
		clear(block)
		for c := range w {
			row := b[(j+c)*k : (j+c+1)*k]
			for i, x := range row {
				block[i*panel+c] = x
			}
		}
		at += k * panel
	}
	return dst
}

// multiply adds to c (m rows, ldc apart) the product of a (m×k, rows lda apart)
// and the packed k×n matrix p. The rows of c have room for whole panels.
func multiply(c []float32, ldc int, a []float32, lda int, p []float32, m, k, n int) {
	if m == 0 || k == 0 {
		return
	}
	columns := (n + panel - 1) / panel
	_, _, _ = c[(m-1)*ldc+columns*panel-1], a[(m-1)*lda+k-1], p[columns*panel*k-1]
	for j := range columns {
		b := p[j*panel*k:]
		i := 0
		if wide {
			for ; i+4 <= m; i += 4 {
				multiply4(k, &a[i*lda], lda, &b[0], &c[i*ldc+j*panel], ldc)
			}
			for ; i < m; i++ {
				multiply1(k, &a[i*lda], &b[0], &c[i*ldc+j*panel])
			}
			continue
		}
		for ; i < m; i++ {
			multiplyRow(a[i*lda:i*lda+k], b, c[i*ldc+j*panel:])
		}
	}
}

func multiplyRow(a, b, c []float32) {
	var sum [panel]float32
	copy(sum[:], c[:panel])
	for _, x := range a {
		row := b[:panel]
		for j := range sum {
			sum[j] += float32(x * row[j])
		}
		b = b[panel:]
	}
	copy(c[:panel], sum[:])
}
