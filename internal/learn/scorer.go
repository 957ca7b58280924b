package learn

import (
	"encoding/binary"
	"fmt"
	"math"
	"sort"
)

// Scorer tells classes apart by features. Implementations are read-only and
// safe for concurrent use. [Linear] is one.
type Scorer interface {
	Classes() int
	// Score sets scores, one per class, for the features, at most MaxFeatures.
	Score(features []uint64, scores []int32)
}

// MaxFeatures is how many features may be scored at once.
const MaxFeatures = 256

// Linear is a compiled perceptron, read in place from its bytes.
//
// Most of its time would go into waiting for memory, so a feature costs one
// access or two, and no branch stands between one feature's and the next one's.
// A feature can lie in the four slots of one bucket and nowhere else; a slot has
// 32 bits. Of up to three classes, 14 bits tell the feature, and 9 each hold the
// codes of the second and third class's weight less the first's. Of more, 10 bits
// tell the feature and 22 say where in the pool its weights lie: a count, then
// class and code for each. Codes stand for logarithmic levels.
type Linear struct {
	classes int
	buckets uint64
	table   []byte
	pool    []byte
	fine    [512]int32 // values of the codes of a table of few classes
	coarse  [256]int32 // and of one of many
}

const (
	linHead   = 16
	bucket    = 16   // bytes
	scaleUnit = 1024 // a weight of 1.0 in the scores of a compiled model
	few       = 3    // classes
	offset    = 1<<22 - 1
)

// level is the value of a code out of n: 0 for 0, then n/2-1 steps up to 64 on
// each side, small ones first.
func level(code, n int) float64 {
	if code == 0 {
		return 0
	}
	half := float64(n / 2)
	k := float64(code)
	sign := 1.0
	if code >= n/2 {
		k, sign = k-half+1, -1
	}
	return sign * 0.01 * math.Pow(6400, (k-1)/(half-1))
}

// levels returns the codes' values in order, with their codes.
func levels(n int) (values []float64, codes []int) {
	codes = make([]int, n)
	for i := range codes {
		codes[i] = i
	}
	sort.Slice(codes, func(a, b int) bool { return level(codes[a], n) < level(codes[b], n) })
	for _, c := range codes {
		values = append(values, level(c, n))
	}
	return values, codes
}

// coder finds the code nearest to a weight.
type coder struct {
	borders []float64
	codes   []int
}

func newCoder(n int) coder {
	values, codes := levels(n)
	c := coder{codes: codes}
	for i := 0; i+1 < len(values); i++ {
		c.borders = append(c.borders, (values[i]+values[i+1])/2)
	}
	return c
}

func (c coder) code(w float64) int { return c.codes[sort.SearchFloat64s(c.borders, w)] }

// OpenLinear reads a compiled model. The bytes are kept and never altered.
func OpenLinear(b []byte) (*Linear, error) {
	if len(b) < linHead {
		return nil, fmt.Errorf("learn: linear model of %d bytes, want at least %d", len(b), linHead)
	}
	l := &Linear{classes: int(binary.LittleEndian.Uint32(b)), buckets: uint64(binary.LittleEndian.Uint32(b[4:]))}
	pool := int(binary.LittleEndian.Uint32(b[8:]))
	size := bucket * int(l.buckets)
	if len(b) != linHead+size+pool || l.buckets == 0 || pool < 1 {
		return nil, fmt.Errorf("learn: linear model of %d bytes, want %d", len(b), linHead+size+pool)
	}
	l.table, l.pool = b[linHead:linHead+size:linHead+size], b[linHead+size:]
	for i := range l.fine {
		l.fine[i] = int32(math.Round(level(i, 512) * scaleUnit))
	}
	for i := range l.coarse {
		l.coarse[i] = int32(math.Round(level(i, 256) * scaleUnit))
	}
	return l, nil
}

// Classes is the number of classes.
func (l *Linear) Classes() int { return l.classes }

// Score implements Scorer.
func (l *Linear) Score(features []uint64, scores []int32) {
	if l.classes <= few {
		l.scoreFew(features, scores)
		return
	}
	clear(scores)
	var found [MaxFeatures]uint32
	n := 0
	var low, high [batch]uint64
	for len(features) > 0 && n <= MaxFeatures-batch {
		now := features[:min(batch, len(features))]
		features = features[len(now):]
		l.load(now, &low, &high)
		for i, f := range now {
			a, b := low[i&(batch-1)], high[i&(batch-1)]
			m := uint32(f) >> 22
			s := uint32(0)
			if uint32(a)>>22 == m {
				s = uint32(a)
			}
			if uint32(a>>32)>>22 == m {
				s = uint32(a >> 32)
			}
			if uint32(b)>>22 == m {
				s = uint32(b)
			}
			if uint32(b>>32)>>22 == m {
				s = uint32(b >> 32)
			}
			found[n&(MaxFeatures-1)] = s & offset
			if s&offset != 0 {
				n++
			}
		}
	}
	// The counts of all are fetched before the first is needed, for the same reason.
	var counts [MaxFeatures]uint8
	for i, p := range found[:n] {
		counts[i] = l.pool[p]
	}
	for i, p := range found[:n] {
		cells := l.pool[p+1:]
		cells = cells[:2*int(counts[i])]
		for len(cells) >= 2 {
			scores[cells[0]] += l.coarse[cells[1]]
			cells = cells[2:]
		}
	}
}

// batch is how many features' buckets are asked for at once.
const batch = 32

// load fetches the buckets of up to a batch of features. Nothing depends on what
// comes back, so the processor waits for all of them together.
func (l *Linear) load(features []uint64, low, high *[batch]uint64) {
	for i, f := range features {
		at := (f >> 32) * l.buckets >> 32 * bucket
		slots := l.table[at : at+bucket]
		low[i&(batch-1)], high[i&(batch-1)] = binary.LittleEndian.Uint64(slots), binary.LittleEndian.Uint64(slots[8:])
	}
}

func (l *Linear) scoreFew(features []uint64, scores []int32) {
	var second, third int32
	var low, high [batch]uint64
	for len(features) > 0 {
		now := features[:min(batch, len(features))]
		features = features[len(now):]
		l.load(now, &low, &high)
		for i, f := range now {
			a, b := low[i&(batch-1)], high[i&(batch-1)]
			m := uint32(f) >> 18
			s := uint32(0)
			if uint32(a)>>18 == m {
				s = uint32(a)
			}
			if uint32(a>>32)>>18 == m {
				s = uint32(a >> 32)
			}
			if uint32(b)>>18 == m {
				s = uint32(b)
			}
			if uint32(b>>32)>>18 == m {
				s = uint32(b >> 32)
			}
			second += l.fine[s&511]
			third += l.fine[s>>9&511]
		}
	}
	scores[0] = 0
	if len(scores) > 1 {
		scores[1] = second
	}
	if len(scores) > 2 {
		scores[2] = third
	}
}

// Compile averages the weights, keeps the most heavily weighted features, at
// most so many, and writes them as OpenLinear reads them. Weights under least are
// left out.
func (t *Trainer) Compile(most int, least float64) []byte {
	type packed struct {
		key  uint64
		size float64
		slot uint32 // of few classes
		row  int
	}
	rows := make([]packed, 0, len(t.rows))
	fine, coarse := newCoder(512), newCoder(256)
	for i := range t.rows {
		r := &t.rows[i]
		sort.Slice(r.cells, func(a, b int) bool { return r.cells[a].class < r.cells[b].class })
		p := packed{key: r.key, row: i}
		var w [few]float64
		for j := range r.cells {
			v := t.average(&r.cells[j])
			if t.classes <= few {
				w[r.cells[j].class] = v
			}
			p.size = max(p.size, math.Abs(v))
		}
		if p.size < least {
			continue
		}
		if t.classes <= few {
			p.slot = uint32(fine.code(w[1]-w[0])) | uint32(fine.code(w[2]-w[0]))<<9
			if p.slot == 0 {
				continue
			}
		}
		rows = append(rows, p)
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
	buckets := len(rows)/3 + 1
	table := make([]uint32, 4*buckets)
	pool := []byte{0}
	shift := 22
	if t.classes <= few {
		shift = 18
	}
	for _, p := range rows {
		home := 4 * int((p.key>>32)*uint64(buckets)>>32)
		m := uint32(p.key) >> shift
		at := home
		for at < home+4 && table[at] != 0 && table[at]>>shift != m {
			at++
		}
		// A feature that finds its bucket full, or cannot be told from a heavier
		// one there, is given up.
		if at == home+4 || table[at] != 0 {
			continue
		}
		if t.classes <= few {
			table[at] = m<<shift | p.slot
			continue
		}
		if len(pool) > offset {
			break
		}
		table[at] = m<<shift | uint32(len(pool))
		start := len(pool)
		pool = append(pool, 0)
		for j := range t.rows[p.row].cells {
			c := &t.rows[p.row].cells[j]
			v := t.average(c)
			if code := coarse.code(v); code != 0 && math.Abs(v) >= least && pool[start] < 255 {
				pool[start]++
				pool = append(pool, c.class, byte(code))
			}
		}
	}
	b := make([]byte, linHead, linHead+4*len(table)+len(pool))
	binary.LittleEndian.PutUint32(b, uint32(t.classes))
	binary.LittleEndian.PutUint32(b[4:], uint32(buckets))
	binary.LittleEndian.PutUint32(b[8:], uint32(len(pool)))
	for _, s := range table {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return append(b, pool...)
}
