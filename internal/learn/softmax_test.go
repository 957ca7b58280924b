package learn

import (
	"bytes"
	"testing"
)

// weather is a small thing to learn: class 0 has feature 1, class 1 has 2, class
// 2 both; feature 3 says nothing.
func weather() []SoftmaxExample {
	var out []SoftmaxExample
	for range 20 {
		for class, keys := range [][]uint64{{1, 3}, {2, 3}, {1, 2, 3}} {
			x := SoftmaxExample{Targets: make([]float32, 3), Weight: 1}
			x.Targets[class] = 1
			for _, k := range keys {
				x.Features = append(x.Features, Valued{Key: F1(1, k), Value: 1})
			}
			out = append(out, x)
		}
	}
	return out
}

var weatherTraining = SoftmaxTraining{Classes: 3, Epochs: 30, Rate: 0.3, Dropout: 0.1, Least: 2, Members: 2, Seed: 7}

func TestSoftmaxLearnsAndReadsBack(t *testing.T) {
	trained := TrainSoftmax(weather(), weatherTraining)
	if trained.Len() != 3 {
		t.Errorf("%d features, want 3", trained.Len())
	}
	model, err := OpenSoftmax(trained.Compile(0))
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range weather()[:3] {
		chances := make([]float32, model.Classes())
		model.Score(append(x.Features, Valued{Key: 99, Value: 5}), chances) // what was never seen says nothing
		sum := float32(0)
		for c, p := range chances {
			sum += p
			if c != i && p > chances[i] {
				t.Errorf("class %d: chances %v", i, chances)
			}
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("chances %v sum to %v", chances, sum)
		}
	}
}

func TestSoftmaxIsTheSameAgain(t *testing.T) {
	a, b := TrainSoftmax(weather(), weatherTraining).Compile(0), TrainSoftmax(weather(), weatherTraining).Compile(0)
	if !bytes.Equal(a, b) {
		t.Error("two trainings from the same examples differ")
	}
}

func TestSoftmaxRefusesWhatItDidNotWrite(t *testing.T) {
	good := TrainSoftmax(weather(), weatherTraining).Compile(0)
	for name, b := range map[string][]byte{"nothing": nil, "cut": good[:len(good)-1], "longer": append(bytes.Clone(good), 0), "zeros": make([]byte, 64)} {
		if _, err := OpenSoftmax(b); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
