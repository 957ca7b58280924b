package learn

import (
	"encoding/binary"
	"reflect"
	"testing"
)

// brackets learns to close what is open: label 1 opens, 2 closes, after an opening
// alone. The words are numbers; 7 opens and 9 closes in most places.
func brackets(t testing.TB, seed uint64) []byte {
	t.Helper()
	legal := func(from, to uint8) bool { return (from == 1) == (to == 2) }
	trainer := NewChainTrainer(3, legal, seed)
	random := NewRand(5)
	var examples []*ChainExample
	for range 300 {
		e := &ChainExample{}
		for n := 2 + random.Intn(5); n > 0; n-- {
			word := uint64(random.Intn(6))
			label := uint8(0)
			if k := len(e.Labels); k > 0 && e.Labels[k-1] == 1 {
				word, label = 9, 2
			} else if n > 1 && random.Intn(3) == 0 {
				word, label = 7, 1
			}
			e.Labels = append(e.Labels, label)
			e.Base = append(e.Base, []uint32{trainer.Feature(F1(1, word)), trainer.Feature(F1(2, 0))})
		}
		examples = append(examples, e)
	}
	first := trainer.Epoch(examples, false)
	last := 0.0
	for range 4 {
		last = trainer.Epoch(examples, true)
	}
	if last >= first || last > 0.1 {
		t.Errorf("loss %.3f after the first epoch, %.3f after the last, want it to fall below 0.1", first, last)
	}
	compiled, kept := trainer.Compile(8)
	if kept == 0 {
		t.Error("no feature was kept")
	}
	return compiled
}

func TestChain(t *testing.T) {
	compiled := brackets(t, 1)
	c, err := OpenChain(compiled)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		words []uint64
		want  []uint8
	}{
		{[]uint64{1, 7, 9, 2}, []uint8{0, 1, 2, 0}},
		{[]uint64{7, 9, 7, 9}, []uint8{1, 2, 1, 2}},
		{[]uint64{3, 9, 4}, []uint8{0, 0, 0}}, // nothing to close
		{[]uint64{2, 7}, []uint8{0, 0}},       // nothing may stay open
		{nil, []uint8{}},
	} {
		scores := make([]ChainScores, len(one.words))
		for i, w := range one.words {
			c.Score([]uint64{F1(1, w), F1(2, 0), F1(3, w)}, &scores[i])
		}
		got := make([]uint8, len(one.words))
		c.Decode(scores, got)
		if !reflect.DeepEqual(got, one.want) {
			t.Errorf("%v: %v, want %v", one.words, got, one.want)
		}
	}
	if again := brackets(t, 1); !reflect.DeepEqual(again, compiled) {
		t.Error("the same data and seed gave other bytes")
	}
}

func TestOpenChainFaults(t *testing.T) {
	good := brackets(t, 1)
	for what, b := range map[string][]byte{
		"nothing":         nil,
		"cut short":       good[:len(good)-1],
		"too many labels": binary.LittleEndian.AppendUint32(nil, 99),
		"no buckets":      append(binary.LittleEndian.AppendUint32(nil, 1), make([]byte, 8)...),
	} {
		if _, err := OpenChain(b); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

func FuzzOpenChain(f *testing.F) {
	f.Add(brackets(f, 1), uint64(7))
	f.Fuzz(func(t *testing.T, b []byte, word uint64) {
		c, err := OpenChain(b)
		if err != nil {
			return
		}
		scores := make([]ChainScores, 3)
		labels := make([]uint8, 3)
		c.Score([]uint64{F1(1, word), word}, &scores[1])
		c.Decode(scores, labels)
	})
}
