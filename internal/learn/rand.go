package learn

// Rand is a small generator of random numbers (splitmix64). The same seed gives
// the same numbers on every machine and in every version of Go.
type Rand struct{ state uint64 }

// NewRand returns a generator.
func NewRand(seed uint64) *Rand { return &Rand{seed} }

// Uint64 returns the next 64 bits.
func (r *Rand) Uint64() uint64 {
	r.state += 0x9E3779B97F4A7C15
	z := r.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// Intn returns a number from 0 to n-1.
func (r *Rand) Intn(n int) int { return int(r.Uint64() % uint64(n)) }

// Float returns a number from 0 to 1.
func (r *Rand) Float() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// Shuffle puts the indexes of n things in random order.
func (r *Rand) Shuffle(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := r.Intn(i + 1)
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// Drop leaves out each feature with the probability. Training on what is left
// keeps a model from leaning on single words (dropout). The slice is reused.
func (r *Rand) Drop(features []uint64, probability float64) []uint64 {
	if probability == 0 {
		return features
	}
	kept := features[:0]
	for _, f := range features {
		if r.Float() >= probability {
			kept = append(kept, f)
		}
	}
	return kept
}
