package learn

import (
	"encoding/binary"
	"math"
	"sort"
)

// SoftmaxTraining says how a Softmax is learnt.
type SoftmaxTraining struct {
	Classes int
	Epochs  int
	Rate    float32 // the first step of a weight
	L2      float32 // how strongly weights are drawn to 0
	Dropout float64 // how often a feature is left out
	Least   int     // features of fewer examples are not learnt
	Members int     // trainings in different orders, whose weights are averaged
	Seed    uint64
}

// SoftmaxExample is a decision to learn from. Targets holds the probability of
// each class that is wanted, most often 1 for one of them; Weight says how much
// the example counts.
type SoftmaxExample struct {
	Features []Valued
	Targets  []float32
	Weight   float32
}

// SoftmaxTrainer learns by stochastic gradient with a rate of its own for each
// weight (AdaGrad; Duchi, Hazan and Singer 2011).
type SoftmaxTrainer struct {
	SoftmaxTraining
	ids     map[uint64]int32
	keys    []uint64
	weights []float32 // features × classes: the mean of the members'
	bias    []float32
}

// TrainSoftmax learns from examples. The same examples and settings give the same weights.
func TrainSoftmax(examples []SoftmaxExample, with SoftmaxTraining) *SoftmaxTrainer {
	t := &SoftmaxTrainer{SoftmaxTraining: with, ids: map[uint64]int32{}, bias: make([]float32, with.Classes)}
	counts := map[uint64]int{}
	for i := range examples {
		for _, f := range examples[i].Features {
			counts[f.Key]++
		}
	}
	rows := make([][]int32, len(examples))
	values := make([][]float32, len(examples))
	for i := range examples {
		for _, f := range examples[i].Features {
			if counts[f.Key] < with.Least {
				continue
			}
			id, ok := t.ids[f.Key]
			if !ok {
				id = int32(len(t.keys))
				t.ids[f.Key] = id
				t.keys = append(t.keys, f.Key)
			}
			rows[i] = append(rows[i], id)
			values[i] = append(values[i], f.Value)
		}
	}
	t.weights = make([]float32, len(t.keys)*with.Classes)
	members := max(with.Members, 1)
	for m := range members {
		t.member(examples, rows, values, NewRand(with.Seed+uint64(m)), 1/float32(members))
	}
	return t
}

func (t *SoftmaxTrainer) member(examples []SoftmaxExample, rows [][]int32, values [][]float32, random *Rand, share float32) {
	n := t.Classes
	weights, squares := make([]float32, len(t.weights)), make([]float32, len(t.weights))
	bias, biasSquares := make([]float32, n), make([]float32, n)
	sum, biasSum := make([]float32, len(t.weights)), make([]float32, n)
	averaged := float32(0)
	scores := make([]float32, n)
	kept, moved := make([]int, 0, 1024), make([]int, 0, n)
	for epoch := range t.Epochs {
		for _, i := range random.Shuffle(len(rows)) {
			x := &examples[i]
			kept = kept[:0]
			for j := range rows[i] {
				if t.Dropout == 0 || random.Float() >= t.Dropout {
					kept = append(kept, j)
				}
			}
			copy(scores, bias)
			grow := float32(1 / (1 - t.Dropout))
			for _, j := range kept {
				row := weights[int(rows[i][j])*n:][:n]
				v := values[i][j] * grow
				for c := range scores {
					scores[c] += float32(v * row[c])
				}
			}
			softmax(scores)
			moved = moved[:0]
			for c := range scores {
				g := (scores[c] - x.Targets[c]) * x.Weight
				scores[c] = g
				if g > still || g < -still {
					moved = append(moved, c)
					step(&bias[c], &biasSquares[c], g, t.Rate)
				}
			}
			for _, j := range kept {
				at := int(rows[i][j]) * n
				v := values[i][j] * grow
				for _, c := range moved {
					step(&weights[at+c], &squares[at+c], float32(v*scores[c])+float32(t.L2*weights[at+c]), t.Rate)
				}
			}
		}
		if 2*epoch >= t.Epochs {
			for i, w := range weights {
				sum[i] += w
			}
			for i, w := range bias {
				biasSum[i] += w
			}
			averaged++
		}
	}
	for i := range sum {
		t.weights[i] += share * sum[i] / averaged
	}
	for i := range biasSum {
		t.bias[i] += share * biasSum[i] / averaged
	}
}

// still is a gradient that is not worth a step.
const still = 0.002

// step moves a weight against its gradient.
func step(weight, squares *float32, gradient, rate float32) {
	*squares += float32(gradient * gradient)
	*weight -= float32(rate*gradient) / float32(math.Sqrt(float64(*squares+1e-6)))
}

// Len is the number of features.
func (t *SoftmaxTrainer) Len() int { return len(t.keys) }

// Compile writes the weights as OpenSoftmax reads them. Features whose weights
// are all under least in size are left out.
func (t *SoftmaxTrainer) Compile(least float32) []byte {
	n := t.Classes
	order := make([]int, 0, len(t.keys))
	size := func(i int) (most float32) {
		for _, w := range t.weights[i*n : (i+1)*n] {
			most = max(most, w, -w)
		}
		return most
	}
	for i := range t.keys {
		if s := size(i); s >= least && s > 0 {
			order = append(order, i)
		}
	}
	sort.Slice(order, func(a, b int) bool { return t.keys[order[a]] < t.keys[order[b]] })
	slots := len(order)*3/2 + 2
	each := slotSize(n)
	b := make([]byte, softmaxHead, softmaxHead+4*n+slots*each)
	binary.LittleEndian.PutUint32(b, uint32(n))
	binary.LittleEndian.PutUint32(b[4:], uint32(slots))
	for _, w := range t.bias {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	table := make([]byte, slots*each)
	for _, i := range order {
		at := home(t.keys[i], slots)
		for binary.LittleEndian.Uint32(table[at*each:]) != 0 {
			at = (at + 1) % slots
		}
		slot := table[at*each : (at+1)*each]
		scale := size(i) / 127
		binary.LittleEndian.PutUint32(slot, softmaxPrint(t.keys[i]))
		binary.LittleEndian.PutUint32(slot[4:], math.Float32bits(scale))
		for c, w := range t.weights[i*n : (i+1)*n] {
			slot[8+c] = byte(int8(math.Round(float64(w / scale))))
		}
	}
	return append(b, table...)
}
