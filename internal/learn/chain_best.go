package learn

// Labelling is a sequence of labels and its score; differences between scores say
// how much likelier one is than another, in units of the chain's own.
type Labelling struct {
	Labels []uint8
	Score  int32
}

// way is how a sequence comes to a label at a place: from the rank-th best way to
// another label at the place before.
type way struct {
	score int32
	from  uint8
	rank  uint8
}

// DecodeBest returns the best legal sequences for the scores, at most so many (and
// 64), the best first: Viterbi's search that keeps several ways to each label.
func (c *Chain) DecodeBest(scores []ChainScores, most int) []Labelling {
	n := len(scores)
	if n == 0 || most < 1 {
		return nil
	}
	most = min(most, 64)
	ways := make([][ChainLabels + 1][]way, n)
	pool := make([]way, n*c.labels*most)
	for i := range n {
		for to := range c.labels {
			list := pool[:0:most]
			pool = pool[most:]
			emit := int32(0)
			if to > 0 {
				emit = scores[i][to-1]
			}
			for _, m := range c.moves[to] {
				if i == 0 {
					if m.from == chainOutside {
						list = keepBest(list, way{score: m.score + emit})
					}
					continue
				}
				for rank, b := range ways[i-1][m.from] {
					list = keepBest(list, way{b.score + m.score + emit, m.from, uint8(rank)})
				}
			}
			ways[i][to] = list
		}
	}
	ends := make([]way, 0, most)
	for _, m := range c.moves[chainOutside] {
		for rank, b := range ways[n-1][m.from] {
			ends = keepBest(ends, way{b.score + m.score, m.from, uint8(rank)})
		}
	}
	out := make([]Labelling, len(ends))
	for k, w := range ends {
		out[k] = Labelling{Labels: make([]uint8, n), Score: w.score}
		for i := n - 1; i >= 0; i-- {
			out[k].Labels[i] = w.from
			w = ways[i][w.from][w.rank]
		}
	}
	return out
}

// keepBest puts a way in its place in a list that has room for the best only.
func keepBest(list []way, w way) []way {
	if n := len(list); n == cap(list) {
		if list[n-1].score >= w.score {
			return list
		}
		list = list[:n-1]
	}
	i := len(list)
	list = list[:i+1]
	for ; i > 0 && list[i-1].score < w.score; i-- {
		list[i] = list[i-1]
	}
	list[i] = w
	return list
}
