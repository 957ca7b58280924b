package learn

import (
	"encoding/binary"
	"math"
	"math/bits"
	"sort"
)

// ChainTrainer learns a chain: conditional log-likelihood, by stochastic
// gradient with a rate of its own for each weight (AdaGrad; Duchi, Hazan and
// Singer 2011). Declare features with Feature as the examples are made, then call
// Epoch a few times, then Compile.
type ChainTrainer struct {
	Rate    float32 // the first step of a weight
	Dropout float64 // how often a feature is left out in training
	L2      float32 // how strongly weights are drawn to 0

	labels int
	legal  [][]bool
	ids    map[uint64]uint32
	keys   []uint64
	counts []uint32

	weights, squares []float32 // features × ChainLabels
	sum              []float32
	sums             float32
	steps, stepsSq   []float64 // labels × labels
	stepsSum         []float64
	rand             *Rand
}

// ChainExample is a sequence: for each place its features, by the numbers that
// Feature gave, and its label. Views are alternative sets of further features; each
// time the example is seen one of them is drawn.
type ChainExample struct {
	Base   [][]uint32
	Views  [][][]uint32
	Labels []uint8
}

// NewChainTrainer returns a trainer of so many labels with label 0, at most 17,
// that may follow each other as legal says.
func NewChainTrainer(labels int, legal func(from, to uint8) bool, seed uint64) *ChainTrainer {
	t := &ChainTrainer{Rate: 0.1, labels: labels, ids: map[uint64]uint32{}, rand: NewRand(seed),
		steps: make([]float64, labels*labels), stepsSq: make([]float64, labels*labels), stepsSum: make([]float64, labels*labels)}
	for from := range labels {
		t.legal = append(t.legal, make([]bool, labels))
		for to := range labels {
			t.legal[from][to] = legal(uint8(from), uint8(to))
		}
	}
	return t
}

// Feature returns the number of a feature and counts it.
func (t *ChainTrainer) Feature(key uint64) uint32 {
	id, ok := t.ids[key]
	if !ok {
		id = uint32(len(t.keys))
		t.ids[key] = id
		t.keys = append(t.keys, key)
		t.counts = append(t.counts, 0)
	}
	t.counts[id]++
	return id
}

// Len is the number of features.
func (t *ChainTrainer) Len() int { return len(t.keys) }

// Forget drops the features that were counted less than least times, for which
// no weights are learnt.
func (t *ChainTrainer) Forget(least uint32) (kept int) {
	for id := range t.counts {
		if t.counts[id] < least {
			t.counts[id] = 0
		} else {
			kept++
		}
	}
	return kept
}

// Keep drops all but the most heavily weighted features and forgets what was
// learnt of them, for a second training with those alone.
func (t *ChainTrainer) Keep(most int) {
	for _, id := range t.ranked()[min(most, len(t.ranked())):] {
		t.counts[id] = 0
	}
	t.Reset()
}

// Reset forgets the weights, not the features.
func (t *ChainTrainer) Reset() {
	t.weights, t.squares, t.sum, t.sums = nil, nil, nil, 0
	clear(t.steps)
	clear(t.stepsSq)
	clear(t.stepsSum)
}

// lattice is the working memory of one sequence.
type lattice struct {
	emit, forward, backward [][ChainLabels + 1]float64
	features                []uint32
	ends                    []int
}

// Epoch learns from the examples once, in random order, and returns the mean
// loss of a place. What it ends with counts in the average if average is true.
func (t *ChainTrainer) Epoch(examples []*ChainExample, average bool) float64 {
	if t.weights == nil {
		t.weights = make([]float32, len(t.keys)*ChainLabels)
		t.squares = make([]float32, len(t.keys)*ChainLabels)
		t.sum = make([]float32, len(t.keys)*ChainLabels)
	}
	loss, places := 0.0, 0
	var l lattice
	for _, i := range t.rand.Shuffle(len(examples)) {
		loss += t.learn(examples[i], &l)
		places += len(examples[i].Labels)
	}
	if average {
		for i, w := range t.weights {
			t.sum[i] += w
		}
		for i, w := range t.steps {
			t.stepsSum[i] += w
		}
		t.sums++
	}
	return loss / float64(max(places, 1))
}

func (t *ChainTrainer) learn(e *ChainExample, l *lattice) float64 {
	n := len(e.Labels)
	var view [][]uint32
	if len(e.Views) > 0 {
		view = e.Views[t.rand.Intn(len(e.Views))]
	}
	l.features, l.ends = l.features[:0], l.ends[:0]
	keep := func(ids []uint32) {
		for _, id := range ids {
			if t.counts[id] > 0 && (t.Dropout == 0 || t.rand.Float() >= t.Dropout) {
				l.features = append(l.features, id)
			}
		}
	}
	for i := range n {
		keep(e.Base[i])
		if view != nil {
			keep(view[i])
		}
		l.ends = append(l.ends, len(l.features))
	}
	for len(l.emit) < n {
		l.emit = append(l.emit, [ChainLabels + 1]float64{})
		l.forward = append(l.forward, [ChainLabels + 1]float64{})
		l.backward = append(l.backward, [ChainLabels + 1]float64{})
	}
	return t.step(e.Labels, l)
}

// step computes the sequence's expectations and moves the weights.
func (t *ChainTrainer) step(gold []uint8, l *lattice) float64 {
	n, labels := len(gold), t.labels
	score := 0.0 // of the gold labels, less the logarithm of all
	at := 0
	for i := range n {
		var s [ChainLabels + 1]float64
		for _, id := range l.features[at:l.ends[i]] {
			w := t.weights[int(id)*ChainLabels:][:ChainLabels]
			for k, x := range w {
				s[k+1] += float64(x)
			}
		}
		at = l.ends[i]
		top := 0.0
		for k := 1; k < labels; k++ {
			top = max(top, s[k])
		}
		score += s[gold[i]] - top
		for k := range labels {
			l.emit[i][k] = math.Exp(s[k] - top)
		}
	}
	var steps [ChainLabels + 1][ChainLabels + 1]float64
	for from := range labels {
		for to := range labels {
			if t.legal[from][to] {
				steps[from][to] = math.Exp(t.steps[from*labels+to])
			}
		}
	}
	for i := range n {
		total := 0.0
		for to := range labels {
			f := 0.0
			if i == 0 {
				f = steps[0][to]
			} else {
				for from := range labels {
					f += l.forward[i-1][from] * steps[from][to]
				}
			}
			f *= l.emit[i][to]
			l.forward[i][to] = f
			total += f
		}
		for to := range labels {
			l.forward[i][to] /= total
		}
		score -= math.Log(total)
	}
	total := 0.0
	for from := range labels {
		l.backward[n-1][from] = steps[from][0]
		total += l.forward[n-1][from] * steps[from][0]
	}
	score -= math.Log(total)
	for i := n - 2; i >= 0; i-- {
		sum := 0.0
		for from := range labels {
			b := 0.0
			for to := range labels {
				b += steps[from][to] * l.emit[i+1][to] * l.backward[i+1][to]
			}
			l.backward[i][from] = b
			sum += l.forward[i][from] * b
		}
		for from := range labels {
			l.backward[i][from] /= sum
		}
	}
	before := uint8(0)
	for i := 0; i <= n; i++ {
		after := uint8(0)
		if i < n {
			after = gold[i]
		}
		score += t.steps[int(before)*labels+int(after)]
		before = after
	}
	t.move(gold, l, &steps)
	return -score
}

// move follows the gradient: what the gold labels have less what is expected.
func (t *ChainTrainer) move(gold []uint8, l *lattice, steps *[ChainLabels + 1][ChainLabels + 1]float64) {
	n, labels := len(gold), t.labels
	at := 0
	for i := range n {
		var g [ChainLabels]float32
		total := 0.0
		for k := range labels {
			total += l.forward[i][k] * l.backward[i][k]
		}
		most := float32(0)
		for k := 1; k < labels; k++ {
			g[k-1] = float32(-l.forward[i][k] * l.backward[i][k] / total)
			if int(gold[i]) == k {
				g[k-1]++
			}
			most = max(most, g[k-1], -g[k-1])
		}
		if most > 1e-3 {
			for _, id := range l.features[at:l.ends[i]] {
				w := t.weights[int(id)*ChainLabels:][:ChainLabels]
				q := t.squares[int(id)*ChainLabels:][:ChainLabels]
				for k, x := range g {
					if x > 1e-4 || x < -1e-4 {
						x -= float32(t.L2 * w[k])
						q[k] += float32(x * x)
						w[k] += float32(t.Rate * x / (float32(math.Sqrt(float64(q[k]))) + 0.1))
					}
				}
			}
		}
		at = l.ends[i]
	}
	var g [ChainLabels + 1][ChainLabels + 1]float64
	for i := 0; i <= n; i++ {
		total := 0.0
		var p [ChainLabels + 1][ChainLabels + 1]float64
		for from := range labels {
			f := 1.0
			if i > 0 {
				f = l.forward[i-1][from]
			} else if from > 0 {
				break
			}
			for to := range labels {
				b := 1.0
				if i < n {
					b = l.emit[i][to] * l.backward[i][to]
				} else if to > 0 {
					break
				}
				p[from][to] = f * steps[from][to] * b
				total += p[from][to]
			}
		}
		before, after := uint8(0), uint8(0)
		if i > 0 {
			before = gold[i-1]
		}
		if i < n {
			after = gold[i]
		}
		g[before][after]++
		for from := range labels {
			for to := range labels {
				g[from][to] -= p[from][to] / total
			}
		}
	}
	for from := range labels {
		for to := range labels {
			if x := g[from][to]; x != 0 && t.legal[from][to] {
				k := from*labels + to
				t.stepsSq[k] += x * x
				t.steps[k] += float64(t.Rate) * x / (math.Sqrt(t.stepsSq[k]) + 0.1)
			}
		}
	}
}

func (t *ChainTrainer) weight(i int) float64 {
	if t.sums > 0 {
		return float64(t.sum[i] / t.sums)
	}
	return float64(t.weights[i])
}

// ranked returns the features that have weights, the heaviest first.
func (t *ChainTrainer) ranked() []uint32 {
	size := make([]float64, len(t.keys))
	var ids []uint32
	for id := range t.keys {
		for k := range ChainLabels {
			size[id] = max(size[id], math.Abs(t.weight(id*ChainLabels+k)))
		}
		if size[id] > 0 && t.counts[id] > 0 {
			ids = append(ids, uint32(id))
		}
	}
	sort.Slice(ids, func(a, b int) bool {
		if size[ids[a]] != size[ids[b]] {
			return size[ids[a]] > size[ids[b]]
		}
		return t.keys[ids[a]] < t.keys[ids[b]]
	})
	return ids
}

// Compile writes the averaged weights as OpenChain reads them, in so many buckets of
// four features. Where a bucket is full, its lighter features are given up.
func (t *ChainTrainer) Compile(buckets int) (compiled []byte, features int) {
	ids := t.ranked()
	top := 0.0
	for _, id := range ids[min(len(ids)/2000, max(len(ids)-1, 0)):] { // the very heaviest are cut short
		for k := range ChainLabels {
			top = max(top, math.Abs(t.weight(int(id)*ChainLabels+k)))
		}
		break
	}
	scale := 127 / max(top, 1e-9)
	labels := t.labels
	b := binary.LittleEndian.AppendUint32(nil, uint32(labels))
	b = binary.LittleEndian.AppendUint32(b, uint32(buckets))
	for from := range labels {
		for to := range labels {
			s := int32(illegal)
			if t.legal[from][to] {
				w := t.steps[from*labels+to]
				if t.sums > 0 {
					w = t.stepsSum[from*labels+to] / float64(t.sums)
				}
				s = int32(math.Round(w * scale))
			}
			b = binary.LittleEndian.AppendUint32(b, uint32(s))
		}
	}
	prints := make([]uint16, 4*buckets)
	weights := make([]byte, 4*buckets*ChainLabels)
	for _, id := range ids {
		key := t.keys[id]
		slot, p := 4*bucketOf(key, buckets), uint16(chainPrint(key))
		end := slot + 4
		for slot < end && prints[slot] != 0 && prints[slot] != p {
			slot++
		}
		if slot == end || prints[slot] == p {
			continue
		}
		prints[slot] = p
		features++
		for k := range ChainLabels {
			w := math.Round(t.weight(int(id)*ChainLabels+k) * scale)
			weights[slot*ChainLabels+k] = byte(int(max(-127, min(127, w))) + 128)
		}
	}
	for _, p := range prints {
		b = binary.LittleEndian.AppendUint16(b, p)
	}
	return append(b, weights...), features
}

func bucketOf(key uint64, buckets int) int {
	b, _ := bits.Mul64(key, uint64(buckets))
	return int(b)
}
