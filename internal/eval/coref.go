package eval

import (
	"fmt"

	"dateline/internal/doc"
)

// CorefScore scores coreference as CoNLL-2011/12 does: the mean of the F1 of
// MUC (links), B³ (mentions) and CEAF by entities (chains aligned one to one).
// Chains of one mention do not count.
type CorefScore struct {
	MUC, B3, CEAF Ratio
	Mentions      Match
}

// Ratio is a precision and a recall with fractional counts.
type Ratio struct{ Right, Found, RightOfGold, Gold float64 }

// Precision is in per cent, 0 of nothing.
func (r Ratio) Precision() float64 { return percent(r.Right, r.Found) }

// Recall is in per cent, 0 of nothing.
func (r Ratio) Recall() float64 { return percent(r.RightOfGold, r.Gold) }

// F1 is in per cent.
func (r Ratio) F1() float64 {
	p, q := r.Precision(), r.Recall()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

func percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

// CoNLL is the mean of the three F1.
func (s *CorefScore) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAF.F1()) / 3 }

func (s *CorefScore) String() string {
	return fmt.Sprintf("mentions P %.1f R %.1f F1 %.1f, MUC %.1f, B³ %.1f, CEAFe %.1f, CoNLL %.2f",
		s.Mentions.Precision(), s.Mentions.Recall(), s.Mentions.F1(), s.MUC.F1(), s.B3.F1(), s.CEAF.F1(), s.CoNLL())
}

// Add counts one document: the chains found and the gold ones.
func (s *CorefScore) Add(got, gold [][]doc.Run) {
	got, gold = longer(got), longer(gold)
	inGot, inGold := chainOf(got), chainOf(gold)
	s.Mentions.Found += len(inGot)
	s.Mentions.Gold += len(inGold)
	for m := range inGot {
		if _, ok := inGold[m]; ok {
			s.Mentions.Both++
		}
	}
	right, of := links(got, inGold)
	s.MUC.Right, s.MUC.Found = s.MUC.Right+right, s.MUC.Found+of
	right, of = links(gold, inGot)
	s.MUC.RightOfGold, s.MUC.Gold = s.MUC.RightOfGold+right, s.MUC.Gold+of

	shared := make([][]int, len(got)) // mentions that a chain found and a gold chain share
	for i, c := range got {
		shared[i] = make([]int, len(gold))
		for _, m := range c {
			if g, ok := inGold[m]; ok {
				shared[i][g]++
			}
		}
	}
	for i := range got {
		for g := range gold {
			n := float64(shared[i][g])
			s.B3.Right += n * n / float64(len(got[i]))
			s.B3.RightOfGold += n * n / float64(len(gold[g]))
		}
	}
	s.B3.Found += float64(len(inGot))
	s.B3.Gold += float64(len(inGold))

	likeness := make([][]float64, len(got))
	for i := range got {
		likeness[i] = make([]float64, len(gold))
		for g := range gold {
			likeness[i][g] = 2 * float64(shared[i][g]) / float64(len(got[i])+len(gold[g]))
		}
	}
	best := assignment(likeness)
	s.CEAF.Right += best
	s.CEAF.RightOfGold += best
	s.CEAF.Found += float64(len(got))
	s.CEAF.Gold += float64(len(gold))
}

// longer leaves out doubled mentions and the chains of one mention.
func longer(chains [][]doc.Run) [][]doc.Run {
	seen := map[doc.Run]bool{}
	var out [][]doc.Run
	for _, c := range chains {
		var kept []doc.Run
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				kept = append(kept, m)
			}
		}
		if len(kept) > 1 {
			out = append(out, kept)
		}
	}
	return out
}

func chainOf(chains [][]doc.Run) map[doc.Run]int {
	out := map[doc.Run]int{}
	for i, c := range chains {
		for _, m := range c {
			out[m] = i
		}
	}
	return out
}

// links counts, of the links that hold the chains together, those that the
// other side has.
func links(chains [][]doc.Run, other map[doc.Run]int) (right, of float64) {
	for _, c := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if i, ok := other[m]; ok {
				parts[i] = true
			} else {
				alone++
			}
		}
		right += float64(len(c) - len(parts) - alone)
		of += float64(len(c) - 1)
	}
	return right, of
}

// assignment is the greatest sum of entries with no two in a row or a column
// (Kuhn and Munkres).
func assignment(value [][]float64) float64 {
	n := len(value)
	if n == 0 || len(value[0]) == 0 {
		return 0
	}
	m := len(value[0])
	cost := func(i, j int) float64 { return -value[i][j] }
	if n > m { // rows are to be the fewer
		n, m = m, n
		cost = func(i, j int) float64 { return -value[j][i] }
	}
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		j := 0
		least := make([]float64, m+1)
		for k := range least {
			least[k] = inf
		}
		used := make([]bool, m+1)
		for row[j] != 0 {
			used[j] = true
			r, delta, next := row[j], inf, 0
			for k := 1; k <= m; k++ {
				if used[k] {
					continue
				}
				if c := cost(r-1, k-1) - u[r] - v[k]; c < least[k] {
					least[k], way[k] = c, j
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := 0; k <= m; k++ {
				if used[k] {
					u[row[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			row[j] = row[way[j]]
			j = way[j]
		}
	}
	sum := 0.0
	for k := 1; k <= m; k++ {
		if row[k] > 0 {
			sum -= cost(row[k]-1, k-1)
		}
	}
	return sum
}
