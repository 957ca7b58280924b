package learn

import (
	"math"
	"sync"
)

// adam moves weights against their gradients, each by a rate of its own (Kingma
// and Ba 2015). Rows of features are moved only when they were seen.
type adam struct {
	step         int
	mean, square []float32
	rowMean      []float32
	rowSquare    []float32
	sum          []float32
	seen         []bool
	rows         []int32
}

func newAdam(weights, rows int) *adam {
	return &adam{mean: make([]float32, weights), square: make([]float32, weights), sum: make([]float32, weights),
		rowMean: make([]float32, rows), rowSquare: make([]float32, rows), seen: make([]bool, rows/rowDims+1)}
}

// apply moves the weights by the gradients of the Shards, which are multiplied by scale.
func (a *adam) apply(e *Encoder, works []*Work, rate, scale float64) {
	length := 0.0
	for i := range a.sum {
		s := float32(0)
		for _, w := range works {
			s += w.g[i]
		}
		s *= float32(scale)
		a.sum[i] = s
		length += float64(s) * float64(s)
	}
	clip := 1.0
	if length = math.Sqrt(length); length > longest {
		clip = longest / length
	}
	fix1, fix2 := 1-math.Pow(slow1, float64(a.step)), 1-math.Pow(slow2, float64(a.step))
	by, root, short := float32(rate/fix1), float32(1/fix2), float32(clip)
	move := func(w, mean, square *float32, g float32) {
		g *= short
		*mean = slow1**mean + (1-slow1)*g
		*square = slow2**square + (1-slow2)*g*g
		*w -= by * *mean / (float32(math.Sqrt(float64(*square*root))) + 1e-8)
	}
	var wait sync.WaitGroup
	for p := range Shards {
		wait.Go(func() {
			for i := p * len(a.sum) / Shards; i < (p+1)*len(a.sum)/Shards; i++ {
				move(&e.weights[i], &a.mean[i], &a.square[i], a.sum[i])
			}
		})
	}
	wait.Wait()
	a.rows = a.rows[:0]
	for _, w := range works {
		for _, r := range w.touched {
			if !a.seen[r] {
				a.seen[r] = true
				a.rows = append(a.rows, r)
			}
		}
	}
	for p := range Shards {
		wait.Go(func() {
			for _, r := range a.rows[p*len(a.rows)/Shards : (p+1)*len(a.rows)/Shards] {
				a.seen[r] = false
				for i := int(r-1) * rowDims; i < int(r)*rowDims; i++ {
					g := float32(0)
					for _, w := range works {
						if w.isTouched[r] {
							g += w.grow[i]
						}
					}
					move(&e.rows[i], &a.rowMean[i], &a.rowSquare[i], g*float32(scale))
				}
			}
		})
	}
	wait.Wait()
}
