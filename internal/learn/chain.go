package learn

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// ChainLabels is the most labels that a chain can tell apart besides label 0.
const ChainLabels = 16

// ChainScores are the scores of one place in a sequence for labels 1 to 16;
// label 0, "outside", always scores 0.
type ChainScores [ChainLabels]int32

// Chain labels the places of a sequence together: a linear-chain conditional
// random field (Lafferty, McCallum and Pereira 2001), compiled, and read in place
// from its bytes. Sum the features of each place with [Chain.Score], then let
// [Chain.Decode] find the best legal labels. It is read-only.
//
// A feature lives in a bucket of four, told apart by sixteen bits, and has one
// byte of weight for each label. Sixteen weights are summed as four words of four
// lanes, so that a feature costs a few instructions and two memory lines.
type Chain struct {
	buckets uint64
	prints  []byte // buckets × 4 × 2
	weights []byte // buckets × 4 × 16, each weight plus 128
	labels  int    // with label 0
	moves   [][]move
}

// move is a legal step to a label.
type move struct {
	from  uint8
	score int32
}

const (
	chainHead    = 8
	illegal      = -1 << 31
	chainOutside = 0
)

// OpenChain reads what ChainTrainer.Compile wrote. The bytes are kept.
func OpenChain(b []byte) (*Chain, error) {
	if len(b) < chainHead {
		return nil, fmt.Errorf("learn: chain of %d bytes, want at least %d", len(b), chainHead)
	}
	c := &Chain{labels: int(binary.LittleEndian.Uint32(b)), buckets: uint64(binary.LittleEndian.Uint32(b[4:]))}
	if c.labels < 1 || c.labels > ChainLabels+1 {
		return nil, fmt.Errorf("learn: chain of %d labels, want 1 to %d", c.labels, ChainLabels+1)
	}
	steps := 4 * c.labels * c.labels
	want := uint64(chainHead+steps) + c.buckets*(8+4*ChainLabels)
	if uint64(len(b)) != want || c.buckets == 0 {
		return nil, fmt.Errorf("learn: chain of %d bytes, want %d", len(b), want)
	}
	c.moves = make([][]move, c.labels)
	for from := range c.labels {
		for to := range c.labels {
			s := int32(binary.LittleEndian.Uint32(b[chainHead+4*(from*c.labels+to):]))
			if s != illegal {
				c.moves[to] = append(c.moves[to], move{uint8(from), s})
			}
		}
	}
	b = b[chainHead+steps:]
	c.prints, c.weights = b[:8*c.buckets], b[8*c.buckets:]
	return c, nil
}

const (
	laneOnes = 0x0001000100010001
	laneTops = 0x8000800080008000
	lowBytes = 0x00FF00FF00FF00FF
)

func chainPrint(f uint64) uint64 {
	if p := f & 0xFFFF; p != 0 {
		return p
	}
	return 1
}

// Score adds the features' weights to the scores. At most 256 features.
func (c *Chain) Score(features []uint64, scores *ChainScores) {
	var even0, odd0, even1, odd1 uint64
	hits := int32(0)
	for _, f := range features {
		bucket, _ := bits.Mul64(f, c.buckets)
		x := binary.LittleEndian.Uint64(c.prints[8*bucket:]) ^ chainPrint(f)*laneOnes
		zero := (x - laneOnes) &^ x & laneTops
		if zero == 0 {
			continue
		}
		row := c.weights[(4*bucket+uint64(bits.TrailingZeros64(zero))/16)*ChainLabels:]
		lo, hi := binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(row[8:])
		even0 += lo & lowBytes
		odd0 += lo >> 8 & lowBytes
		even1 += hi & lowBytes
		odd1 += hi >> 8 & lowBytes
		hits++
	}
	bias := 128 * hits
	for i := 0; i < 4; i++ {
		scores[2*i] += int32(even0&0xFFFF) - bias
		scores[2*i+1] += int32(odd0&0xFFFF) - bias
		scores[8+2*i] += int32(even1&0xFFFF) - bias
		scores[8+2*i+1] += int32(odd1&0xFFFF) - bias
		even0, odd0, even1, odd1 = even0>>16, odd0>>16, even1>>16, odd1>>16
	}
}

// Decode sets labels to the best legal sequence for the scores (Viterbi). The
// sequence stands between two places of label 0.
func (c *Chain) Decode(scores []ChainScores, labels []uint8) {
	if len(scores) == 0 {
		return
	}
	back := make([][ChainLabels + 1]uint8, len(scores))
	var last, best [ChainLabels + 1]int32
	for l := range last {
		last[l] = illegal / 2
	}
	last[chainOutside] = 0
	for i := range scores {
		for to := range c.labels {
			top, at := int32(illegal/2), uint8(0)
			for _, m := range c.moves[to] {
				if s := last[m.from] + m.score; s > top {
					top, at = s, m.from
				}
			}
			if to > 0 {
				top += scores[i][to-1]
			}
			best[to], back[i][to] = max(top, illegal/2), at
		}
		last = best
	}
	top, at := int32(illegal), uint8(0)
	for _, m := range c.moves[chainOutside] {
		if s := last[m.from] + m.score; s > top {
			top, at = s, m.from
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		labels[i] = at
		at = back[i][at]
	}
}
