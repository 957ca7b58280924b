package learn

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Softmax tells classes apart by a weighted sum of features, multinomial
// logistic regression, read in place from the bytes that SoftmaxTrainer.Compile
// wrote. It is for decisions made seldom, from a few hundred examples: each
// feature has a value, and each weight a byte. It is read-only.
//
// The table is open-addressed; a slot is 32 bits of the feature's hash, a scale,
// and a byte for each class.
type Softmax struct {
	classes, slots, size int
	bias                 []byte
	table                []byte
}

// Valued is a feature and how strong it is; 1 says that it is there.
type Valued struct {
	Key   uint64
	Value float32
}

const softmaxHead = 12 // classes, slots, and four bytes more

// OpenSoftmax reads a compiled model. The bytes are kept and never altered.
func OpenSoftmax(b []byte) (*Softmax, error) {
	if len(b) < softmaxHead {
		return nil, fmt.Errorf("learn: softmax of %d bytes, want at least %d", len(b), softmaxHead)
	}
	s := &Softmax{classes: int(binary.LittleEndian.Uint32(b)), slots: int(binary.LittleEndian.Uint32(b[4:]))}
	s.size = slotSize(s.classes)
	head := softmaxHead + 4*s.classes
	if s.classes < 2 || s.classes > 255 || s.slots < 1 || len(b) != head+s.slots*s.size {
		return nil, fmt.Errorf("learn: softmax of %d bytes for %d classes and %d slots, want %d", len(b), s.classes, s.slots, head+s.slots*s.size)
	}
	s.bias, s.table = b[softmaxHead:head], b[head:]
	return s, nil
}

func slotSize(classes int) int { return (8 + classes + 3) &^ 3 }

// Classes is the number of classes.
func (s *Softmax) Classes() int { return s.classes }

// Score sets chances, one per class, to the probability of each. They sum to 1.
func (s *Softmax) Score(features []Valued, chances []float32) {
	for c := range chances {
		chances[c] = math.Float32frombits(binary.LittleEndian.Uint32(s.bias[4*c:]))
	}
	for _, f := range features {
		print := softmaxPrint(f.Key)
		i := home(f.Key, s.slots)
		for range s.slots { // a table has empty slots, where the search ends
			if i == s.slots {
				i = 0
			}
			slot := s.table[i*s.size : (i+1)*s.size]
			got := binary.LittleEndian.Uint32(slot)
			if got == 0 {
				break
			}
			if got != print {
				i++
				continue
			}
			by := float32(f.Value * math.Float32frombits(binary.LittleEndian.Uint32(slot[4:])))
			for c := range chances {
				chances[c] += float32(by * float32(int8(slot[8+c])))
			}
			break
		}
	}
	softmax(chances)
}

// softmaxPrint tells features apart that share a home: 32 bits, never 0.
func softmaxPrint(key uint64) uint32 {
	if p := uint32(key); p != 0 {
		return p
	}
	return 1
}

// softmax turns scores into probabilities.
func softmax(scores []float32) {
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	sum := 0.0
	for c, s := range scores {
		e := math.Exp(float64(s - most))
		scores[c] = float32(e)
		sum += float64(scores[c])
	}
	for c := range scores {
		scores[c] = float32(float64(scores[c]) / sum)
	}
}
