package learn

import (
	"bytes"
	"fmt"
	"testing"
)

// trained learns to tell words by their last letter, with features of no use beside.
func trained(classes int, decay float64) *Trainer {
	t := NewTrainer(classes, decay)
	r := NewRand(7)
	scores := make([]float32, classes)
	for range 4000 {
		c := r.Intn(classes)
		f := []uint64{F1(1, 0), F1(2, uint64(c)), F2(3, uint64(c), r.Uint64()%5), F1(4, r.Uint64()%9)}
		t.Score(f, scores)
		best := 0
		for i := range scores {
			if scores[i] > scores[best] {
				best = i
			}
		}
		if best != c {
			t.Add(f, c, 1)
			t.Add(f, best, -1)
		}
		t.Step()
	}
	return t
}

func TestACompiledPerceptronKnowsWhatItLearnt(t *testing.T) {
	for _, classes := range []int{2, 3, 4, 60} {
		for _, decay := range []float64{0, 0.3} {
			l, err := OpenLinear(trained(classes, decay).Compile(1000, 0))
			if err != nil {
				t.Fatal(err)
			}
			if l.Classes() != classes {
				t.Fatalf("%d classes, want %d", l.Classes(), classes)
			}
			scores := make([]int32, classes)
			wrong := 0
			for c := range classes {
				l.Score([]uint64{F1(1, 0), F1(2, uint64(c)), F1(99, 99)}, scores)
				for i := range scores {
					if i != c && scores[i] >= scores[c] {
						wrong++
						break
					}
				}
			}
			if wrong > classes/10 { // a full bucket gives its lightest features up
				t.Errorf("%d classes, decay %v: %d are not told apart", classes, decay, wrong)
			}
		}
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	if !bytes.Equal(trained(5, 0.3).Compile(1000, 0), trained(5, 0.3).Compile(1000, 0)) {
		t.Error("the same data gave other bytes")
	}
}

func TestCompileKeepsTheHeaviestFeatures(t *testing.T) {
	tr := NewTrainer(2, 0)
	for k := range uint64(100) {
		for range k + 1 {
			tr.Add([]uint64{F1(1, k)}, 1, 1)
		}
	}
	tr.Step()
	l, err := OpenLinear(tr.Compile(10, 0))
	if err != nil {
		t.Fatal(err)
	}
	scores := make([]int32, 2)
	if l.Score([]uint64{F1(1, 99)}, scores); scores[1] <= 0 {
		t.Error("the heaviest feature is gone")
	}
	if l.Score([]uint64{F1(1, 3)}, scores); scores[1] != 0 {
		t.Error("a light feature was kept")
	}
}

func TestLevelsAreInOrder(t *testing.T) {
	for _, n := range []int{256, 512} {
		values, codes := levels(n)
		c := newCoder(n)
		for i, v := range values {
			if i > 0 && v < values[i-1] {
				t.Fatalf("level %d of %d is %v, below the one before", i, n, v)
			}
			if got := c.code(v); level(got, n) != v {
				t.Errorf("code of %v is %d, want %d", v, got, codes[i])
			}
		}
	}
}

func TestLookupFindsWhatWasPutIn(t *testing.T) {
	entries := map[uint64]uint16{}
	for i := range 5000 {
		entries[HashWord(fmt.Sprint("word", string(rune('a'+i%26)), i*7919))] = uint16(i%60000 + 1)
	}
	l, err := OpenLookup(PackLookup(entries))
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for k, v := range entries {
		if l.Of(k) != v {
			wrong++
		}
	}
	if wrong > 5 {
		t.Errorf("%d of %d entries lost", wrong, len(entries))
	}
	if _, err := OpenLookup([]byte{9, 9}); err == nil {
		t.Error("no error for a broken table")
	}
}

func TestWordsThatDifferInDressAloneHashAlike(t *testing.T) {
	for _, c := range [][2]string{{"Don’t", "don't"}, {"1996", "2016"}, {"“", "\""}, {"—", "-"}} {
		if HashWord(c[0]) != HashWord(c[1]) {
			t.Errorf("%s and %s hash apart", c[0], c[1])
		}
	}
	if HashWord("talk") == HashWord("talks") || HashExact("May") == HashExact("may") {
		t.Error("different words hash alike")
	}
}

func TestPackedPartsAreFoundAgain(t *testing.T) {
	b := Pack([]Part{{"one", []byte("a")}, {"a name of 16 let", []byte("bcd")}})
	f, err := Unpack("test", b)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := f.Part("a name of 16 let"); err != nil || string(p) != "bcd" {
		t.Errorf("part is %q, %v", p, err)
	}
	if _, err := f.Part("two"); err == nil {
		t.Error("no error for a missing part")
	}
	for _, broken := range [][]byte{nil, []byte("DLM1"), b[:20], append([]byte("XXXX"), b[4:]...)} {
		if _, err := Unpack("test", broken); err == nil {
			t.Errorf("no error for %q", broken)
		}
	}
	if _, err := Open("no-such-model"); err == nil {
		t.Error("no error for a missing model")
	}
}

func TestRandIsTheSameEverywhere(t *testing.T) {
	r := NewRand(1)
	if got := r.Uint64(); got != 0x910a2dec89025cc1 {
		t.Errorf("first number of seed 1 is %#x", got)
	}
	seen := make([]bool, 100)
	for _, i := range NewRand(3).Shuffle(100) {
		seen[i] = true
	}
	for i, s := range seen {
		if !s {
			t.Errorf("%d is not in the shuffled order", i)
		}
	}
	if n := len(NewRand(2).Drop(make([]uint64, 10000), 0.4)); n < 5500 || n > 6500 {
		t.Errorf("%d of 10,000 features left, want about 6,000", n)
	}
}
