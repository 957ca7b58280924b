package quote

import (
	"math"

	"dateline/internal/learn"
)

// instance is something that is so or is not.
type instance struct {
	features []uint64
	yes      bool
}

// common keeps of the instances the features that are not too rare.
func (t *training) common(groups [][]instance) {
	counts := map[uint64]uint32{}
	for _, g := range groups {
		for _, e := range g {
			for _, f := range e.features {
				counts[f]++
			}
		}
	}
	for _, g := range groups {
		for i := range g {
			kept := make([]uint64, 0, len(g[i].features))
			for _, f := range g[i].features {
				if counts[f] >= t.Least {
					kept = append(kept, f)
				}
			}
			g[i].features = kept
		}
	}
}

// Steps of a weight, and errors too small for one.
const (
	firstStep = 0.1
	decay     = 0.5
	noError   = 0.005
)

// logistic trains a regression and compiles it.
func (t *training) logistic(what string, list []instance, most int) []byte {
	list = append([]instance(nil), list...)
	t.common([][]instance{list})
	m, rand := learn.NewTrainer(2, decay), learn.NewRand(t.Seed)
	var (
		scores [2]float32
		seen   []uint64
	)
	for epoch := range t.Epochs {
		loss := 0.0
		for _, i := range rand.Shuffle(len(list)) {
			e := &list[i]
			seen = rand.Drop(append(seen[:0], e.features...), t.Dropout)
			m.Score(seen, scores[:])
			wrong := -1 / (1 + math.Exp(float64(scores[0]-scores[1])))
			if e.yes {
				wrong++
			}
			loss -= math.Log(max(1-math.Abs(wrong), 1e-9))
			if math.Abs(wrong) > noError {
				m.Add(seen, 1, float32(firstStep*wrong))
			}
			m.Step()
		}
		t.Progress("%s: epoch %d of %d: loss %.4f of %d", what, epoch+1, t.Epochs, loss/float64(max(len(list), 1)), len(list))
	}
	return m.Compile(most, 0.001)
}

// choose trains the choice of one in each group: a regression over its members.
func (t *training) choose(groups [][]instance, most int) []byte {
	t.common(groups)
	m, rand := learn.NewTrainer(2, decay), learn.NewRand(t.Seed)
	var (
		scores [2]float32
		seen   [alternatives][]uint64
		p      [alternatives]float64
	)
	for epoch := range t.Epochs {
		loss, first, right := 0.0, 0, 0
		for _, i := range rand.Shuffle(len(groups)) {
			g := groups[i]
			total, best := 0.0, 0
			for k := range g {
				seen[k] = rand.Drop(append(seen[k][:0], g[k].features...), choiceDropout)
				m.Score(seen[k], scores[:])
				p[k] = math.Exp(float64(scores[1] - scores[0]))
				total += p[k]
				if p[k] > p[best] {
					best = k
				}
			}
			for k := range g {
				wrong := -p[k] / total
				if g[k].yes {
					wrong++
					loss -= math.Log(max(p[k]/total, 1e-9))
				}
				if math.Abs(wrong) > noError {
					m.Add(seen[k], 1, float32(firstStep*wrong))
				}
			}
			m.Step()
			if g[0].yes {
				first++
			}
			if g[best].yes {
				right++
			}
		}
		n := float64(max(len(groups), 1)) / 100
		t.Progress("choice: epoch %d of %d: loss %.4f, right %.1f %%, the likeliest right %.1f %%", epoch+1, t.Epochs, loss/(100*n), float64(right)/n, float64(first)/n)
	}
	return m.Compile(most, 0.001)
}
