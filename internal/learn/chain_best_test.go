package learn

import (
	"reflect"
	"testing"
)

// TestDecodeBest compares the best sequences with all that there are.
func TestDecodeBest(t *testing.T) {
	c, err := OpenChain(brackets(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	random := NewRand(3)
	for n := 1; n <= 5; n++ {
		scores := make([]ChainScores, n)
		for i := range scores {
			for l := range 2 {
				scores[i][l] = int32(random.Intn(2000)) - 1000
			}
		}
		all := map[string]int32{}
		labels := make([]uint8, n)
		for code := range pow(3, n) {
			for i, rest := 0, code; i < n; i, rest = i+1, rest/3 {
				labels[i] = uint8(rest % 3)
			}
			if s, ok := c.scoreOf(scores, labels); ok {
				all[string(labels)] = s
			}
		}
		list := c.DecodeBest(scores, 4)
		if want := min(4, len(all)); len(list) != want {
			t.Fatalf("%d sequences of %d labels, want %d", len(list), n, want)
		}
		better := 0
		for i, l := range list {
			if s, ok := all[string(l.Labels)]; !ok || s != l.Score {
				t.Errorf("%v: score %d, want %d (legal: %v)", l.Labels, l.Score, s, ok)
			}
			if i > 0 && l.Score > list[i-1].Score {
				t.Errorf("%v stands before %v, which is better", list[i-1], l)
			}
		}
		for _, s := range all {
			if s > list[len(list)-1].Score {
				better++
			}
		}
		if better >= len(list) {
			t.Errorf("%d sequences are better than the last of %d", better, len(list))
		}
		first := make([]uint8, n)
		c.Decode(scores, first)
		if !reflect.DeepEqual(first, list[0].Labels) {
			t.Errorf("the best is %v, Decode says %v", list[0].Labels, first)
		}
	}
	if list := c.DecodeBest(nil, 4); list != nil {
		t.Errorf("%v for no scores", list)
	}
}

func pow(b, n int) int {
	p := 1
	for range n {
		p *= b
	}
	return p
}

// scoreOf adds the scores of a sequence up, if it is legal.
func (c *Chain) scoreOf(scores []ChainScores, labels []uint8) (int32, bool) {
	total, from := int32(0), uint8(0)
	for i := 0; i <= len(labels); i++ {
		to := uint8(0)
		if i < len(labels) {
			to = labels[i]
		}
		legal := false
		for _, m := range c.moves[to] {
			if m.from == from {
				total, legal = total+m.score, true
			}
		}
		if !legal {
			return 0, false
		}
		if to > 0 {
			total += scores[i][to-1]
		}
		from = to
	}
	return total, true
}
