package learn

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"
)

// Scorer tells classes apart by features. Implementations are read-only and
// safe for concurrent use. [Linear] is one; a neural encoder could be another.
type Scorer interface {
	Classes() int
	// Score sets scores, one per class, for the features.
	Score(features []uint64, scores []int32)
}

// Linear is a compiled perceptron, read in place from its bytes: a table of
// 32-bit slots (8 bits to recognise the feature, 24 to find its weights), then
// the weights (a count, then class and code for each), with the codes' values in
// a table of 256 levels.
type Linear struct {
	classes int
	slots   int
	table   []byte // (slots + slack) × 4
	pool    []byte
	levels  [256]int32
}

const (
	slack     = 64 // slots after the last home slot, so that a search never wraps
	linHead   = 16
	scaleUnit = 1024 // a weight of 1.0 in the scores of a compiled model
)

// level is the value of a code: nearly linear for small weights, then growing
// geometrically, so that 8 bits reach from 1/100 to 60.
func level(code int) float64 {
	n := code - 128
	a := math.Abs(float64(n))
	v := 0.01 * 16 * (math.Exp(a/21) - 1) / (math.E - 1)
	if n < 0 {
		return -v
	}
	return v
}

// OpenLinear reads a compiled model. The bytes are kept and never altered.
func OpenLinear(b []byte) (*Linear, error) {
	if len(b) < linHead {
		return nil, fmt.Errorf("learn: linear model of %d bytes, want at least %d", len(b), linHead)
	}
	l := &Linear{classes: int(binary.LittleEndian.Uint32(b)), slots: int(binary.LittleEndian.Uint32(b[4:]))}
	pool := int(binary.LittleEndian.Uint32(b[8:]))
	want := linHead + 4*(l.slots+slack) + pool
	if len(b) != want {
		return nil, fmt.Errorf("learn: linear model of %d bytes, want %d", len(b), want)
	}
	l.table, l.pool = b[linHead:linHead+4*(l.slots+slack)], b[linHead+4*(l.slots+slack):]
	for i := range l.levels {
		l.levels[i] = int32(math.Round(level(i) * scaleUnit))
	}
	return l, nil
}

// Classes is the number of classes.
func (l *Linear) Classes() int { return l.classes }

func home(key uint64, slots int) int { return int((key >> 32) * uint64(slots) >> 32) }

func mark(key uint64) uint32 { return uint32(key&0xFF) << 24 }

// Score implements Scorer.
func (l *Linear) Score(features []uint64, scores []int32) {
	clear(scores)
	for _, f := range features {
		m := mark(f)
		at := 4 * home(f, l.slots)
		for {
			slot := binary.LittleEndian.Uint32(l.table[at:])
			if slot == 0 {
				break
			}
			if slot&0xFF000000 == m {
				p := int(slot & 0xFFFFFF)
				cells := l.pool[p+1:]
				cells = cells[:2*int(l.pool[p])]
				for len(cells) >= 2 {
					scores[cells[0]] += l.levels[cells[1]]
					cells = cells[2:]
				}
				break
			}
			at += 4
		}
	}
}

// Compile averages the weights, keeps the most heavily weighted features, at
// most so many, and writes them as OpenLinear reads them.
func (t *Trainer) Compile(most int) []byte {
	type packed struct {
		key   uint64
		size  float64
		cells []byte
	}
	rows := make([]packed, 0, len(t.rows))
	var middle [256]float64 // the border between a code and the next
	for i := 0; i < 255; i++ {
		middle[i] = (level(i) + level(i+1)) / 2
	}
	for i := range t.rows {
		p := packed{key: t.rows[i].key}
		cells := t.rows[i].cells
		sort.Slice(cells, func(a, b int) bool { return cells[a].class < cells[b].class })
		for j := range cells {
			w := t.average(&cells[j])
			code := sort.SearchFloat64s(middle[:255], w)
			if code == 128 {
				continue
			}
			p.cells = append(p.cells, cells[j].class, byte(code))
			p.size = math.Max(p.size, math.Abs(w))
		}
		if len(p.cells) > 0 {
			rows = append(rows, p)
		}
	}
	sort.Slice(rows, func(a, b int) bool {
		if rows[a].size != rows[b].size {
			return rows[a].size > rows[b].size
		}
		return rows[a].key < rows[b].key
	})
	if len(rows) > most {
		rows = rows[:most]
	}
	slots := len(rows)*8/5 + 1
	table := make([]uint32, slots+slack)
	pool := []byte{0}
	for _, p := range rows {
		at := home(p.key, slots)
		for table[at] != 0 && table[at]&0xFF000000 != mark(p.key) {
			at++
		}
		// A feature that the table cannot tell from a heavier one is given up, and so
		// is one that would lie too far off.
		if table[at] != 0 || at+1 >= len(table) || len(pool) > 0xFFFF00 {
			continue
		}
		table[at] = mark(p.key) | uint32(len(pool))
		pool = append(pool, byte(len(p.cells)/2))
		pool = append(pool, p.cells...)
	}
	b := make([]byte, linHead, linHead+4*len(table)+len(pool))
	binary.LittleEndian.PutUint32(b, uint32(t.classes))
	binary.LittleEndian.PutUint32(b[4:], uint32(slots))
	binary.LittleEndian.PutUint32(b[8:], uint32(len(pool)))
	for _, s := range table {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return append(b, pool...)
}
