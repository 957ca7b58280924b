package parse

// decoder finds the best tree.
type decoder struct {
	heads []int32
	// Best scores of the words i to j, [i*n+j]: with i or j as the head of all
	// others (whole), or with an arc between i and j still open for more inside.
	wholeRight, wholeLeft, openRight, openLeft []float32
	splits                                     [4][]int16
}

// best returns each word's head, n for the root, of the tree without crossing arcs
// whose arcs have the highest sum, with one word on the root. The scores are of
// dependents by heads, rows ld apart, the root's after the words'.
func (t *decoder) best(scores []float32, n, ld int) []int32 {
	t.heads = t.heads[:0]
	for d := range n {
		h := 0
		row := scores[d*ld : d*ld+n+1]
		for i, v := range row {
			if v > row[h] {
				h = i
			}
		}
		t.heads = append(t.heads, int32(h))
	}
	if !isTree(t.heads) {
		t.eisner(scores, n, ld)
	}
	return t.heads
}

// isTree tells whether every word's best head makes a tree as it is.
func isTree(heads []int32) bool {
	n := len(heads)
	roots := 0
	for i, h := range heads {
		if int(h) == n {
			roots++
			continue
		}
		a, b := min(i, int(h)), max(i, int(h))
		for _, k := range heads[a+1 : b] {
			if int(k) < a || int(k) > b {
				return false
			}
		}
	}
	if roots != 1 {
		return false
	}
	for i := range heads {
		steps := 0
		for h := int32(i); int(h) != n; h = heads[h] {
			if steps++; steps > n {
				return false
			}
		}
	}
	return true
}

// The splits that are kept for the four kinds of span.
const (
	openR = iota
	openL
	wholeR
	wholeL
)

// eisner is the dynamic program of Eisner (1996). Its time grows with the cube of
// the number of words.
func (t *decoder) eisner(scores []float32, n, ld int) {
	grow := func(s []float32) []float32 {
		if cap(s) < n*n {
			return make([]float32, n*n)
		}
		return s[:n*n]
	}
	t.wholeRight, t.wholeLeft, t.openRight, t.openLeft = grow(t.wholeRight), grow(t.wholeLeft), grow(t.openRight), grow(t.openLeft)
	for i := range t.splits {
		if cap(t.splits[i]) < n*n {
			t.splits[i] = make([]int16, n*n)
		}
		t.splits[i] = t.splits[i][:n*n]
	}
	// Of spans whose head is at the right end, and open ones too, rows run by the
	// right end: so every search for a split goes along two rows.
	for i := range n {
		t.wholeRight[i*n+i], t.wholeLeft[i*n+i] = 0, 0
	}
	for size := 1; size < n; size++ {
		for i := 0; i+size < n; i++ {
			j := i + size
			// wholeRight[i][k] + wholeLeft[k+1][j]
			best, at := float32(-1e38), 0
			a, b := t.wholeRight[i*n+i:i*n+j], t.wholeLeft[j*n+i+1:j*n+j+1]
			b = b[:len(a)]
			for k, v := range a {
				if s := v + b[k]; s > best {
					best, at = s, k
				}
			}
			t.openRight[i*n+j] = best + scores[j*ld+i]
			t.openLeft[j*n+i] = best + scores[i*ld+j]
			t.splits[openR][i*n+j] = int16(i + at)
			// openRight[i][k] + wholeRight[k][j], k from i+1 to j
			best, at = -1e38, 0
			for k := i + 1; k <= j; k++ {
				if s := t.openRight[i*n+k] + t.wholeRight[k*n+j]; s > best {
					best, at = s, k
				}
			}
			t.wholeRight[i*n+j] = best
			t.splits[wholeR][i*n+j] = int16(at)
			// wholeLeft[i][k] + openLeft[k][j], k from i to j-1
			best, at = -1e38, 0
			for k := i; k < j; k++ {
				if s := t.wholeLeft[k*n+i] + t.openLeft[j*n+k]; s > best {
					best, at = s, k
				}
			}
			t.wholeLeft[j*n+i] = best
			t.splits[wholeL][i*n+j] = int16(at)
		}
	}
	best, root := float32(-1e38), 0
	for r := range n {
		if s := t.wholeLeft[r*n] + t.wholeRight[r*n+n-1] + scores[r*ld+n]; s > best {
			best, root = s, r
		}
	}
	t.heads[root] = int32(n)
	t.unfold(wholeL, 0, root, n)
	t.unfold(wholeR, root, n-1, n)
}

// unfold sets the heads inside a span.
func (t *decoder) unfold(kind, i, j, n int) {
	for i < j {
		switch kind {
		case wholeR:
			k := int(t.splits[wholeR][i*n+j])
			t.unfold(wholeR, k, j, n)
			kind, j = openR, k
		case wholeL:
			k := int(t.splits[wholeL][i*n+j])
			t.unfold(wholeL, i, k, n)
			kind, i = openL, k
		default:
			if kind == openR {
				t.heads[j] = int32(i)
			} else {
				t.heads[i] = int32(j)
			}
			k := int(t.splits[openR][i*n+j])
			t.unfold(wholeR, i, k, n)
			kind, i = wholeL, k+1
		}
	}
}
