package parse

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"sort"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// A supertag guesses a word's place in the tree from the words around it alone:
// its relation, on which side its head stands, and whether it has dependents on
// either side (Ouchi, Duh and Matsumoto 2014). The parser reads the supertags of
// the words ahead as a scout's report: which verb will be the root, which comma
// ends a clause.

// super is a supertag, packed.
type super uint16

func superOf(rel doc.Rel, headRight, left, right bool) super {
	s := super(rel) << 3
	if headRight {
		s |= 4
	}
	if left {
		s |= 2
	}
	if right {
		s |= 1
	}
	return s
}

// scout is the model of supertags.
type scout struct {
	supers []super // by class
	scorer learn.Scorer
}

func openScout(names, weights []byte) (*scout, error) {
	s := &scout{}
	for ; len(names) >= 2; names = names[2:] {
		s.supers = append(s.supers, super(binary.LittleEndian.Uint16(names)))
	}
	l, err := learn.OpenLinear(weights)
	if err != nil {
		return nil, err
	}
	if l.Classes() != len(s.supers) {
		return nil, fmt.Errorf("parse: weights for %d supertags, want %d", l.Classes(), len(s.supers))
	}
	s.scorer = l
	return s, nil
}

// read gives every word of a sentence that was just loaded its supertag.
func (c *scout) read(s *state, features []uint64, scores []int32) {
	for i := range s.n {
		c.scorer.Score(s.superFeatures(i, features[:0]), scores)
		s.super[i] = uint64(c.supers[bestOf(scores)])
	}
}

func bestOf[N int32 | float32](scores []N) int {
	b := 0
	for c := range scores {
		if scores[c] > scores[b] {
			b = c
		}
	}
	return b
}

// superFeatures lists what speaks for a supertag of word i.
func (s *state) superFeatures(i int, f []uint64) []uint64 {
	at := func(k int) int {
		if k < 0 {
			return s.n + 1
		}
		return min(k, s.n+1)
	}
	a1, a2, a3, b1, b2, b3 := at(i-1), at(i-2), at(i-3), at(i+1), at(i+2), at(i+3)
	w, t := s.word[i], s.tag[i]
	tb1, tb2, tb3, ta1, ta2, ta3 := s.tag[b1], s.tag[b2], s.tag[b3], s.tag[a1], s.tag[a2], s.tag[a3]
	p1, p2 := s.super[a1], s.super[a2]
	c := s.seen[i]
	past := uint64(min(c.verbs, 2))<<4 | uint64(min(c.commas, 2))<<2 | uint64(min(c.marks, 2))
	ahead := uint64(min(s.seen[s.n].verbs-s.seen[i+1].verbs, 2))
	F1, F2, F3 := learn.F1, learn.F2, learn.F3
	f = append(f,
		F1(301, 0), F2(302, w, t), F1(303, t), F1(304, w),
		F2(305, s.word[a1], t), F2(306, s.word[b1], t), F2(307, s.word[a2], t), F2(308, s.word[b2], t),
		F2(309, w, s.word[a1]), F2(310, w, s.word[b1]), F3(311, w, ta1, tb1),
		F2(312, t, ta1), F2(313, t, tb1), F3(314, t, ta1, ta2), F3(315, t, tb1, tb2), F3(316, t, ta1, tb1),
		F3(317, t<<16|ta1, ta2, ta3), F3(318, t<<16|tb1, tb2, tb3), F3(319, t<<16|ta1, ta2, tb1), F3(320, t<<16|ta1, tb1, tb2),
		F2(321, p1, t), F3(322, p1, p2, t), F2(323, p1, w), F3(324, p1, t, tb1), F3(325, p1, t, s.word[b1]), F3(326, p1, p2, w),
		F2(327, past, t), F2(328, ahead, t), F3(329, past, t, tb1), F3(330, ahead<<8|past, t, w),
		F3(331, s.mid[i], t, tb1), F3(332, s.mid[i], t, ta1), F3(333, s.mid[a1], t, s.mid[i]), F3(334, s.mid[b1], t, s.mid[i]),
		F2(335, s.fine[i], t), F3(336, s.fine[i], ta1, tb1), F2(337, s.fine[a1], t), F2(338, s.fine[b1], t),
		F3(339, t, s.word[a1], tb1), F3(340, t, ta1, s.word[b1]), F3(341, t, s.word[b1], tb2), F3(342, t, ta2, s.word[a1]),
		F3(343, w, tb1, tb2), F3(344, w, ta1, ta2), F3(345, t, s.word[a1], s.word[b1]),
		F2(346, t, tb3), F2(347, t, ta3), F3(348, t, s.word[b3], tb1), F3(349, t, s.word[a3], ta1),
		F3(350, t<<16|tb1, tb2, s.word[b3]), F3(351, t, ahead, past<<16|ta1), F3(352, p1, ahead, t<<16|tb1),
	)
	return f
}

// goldSupers are a sentence's supertags by its tree.
func goldSupers(o *oracle) []super {
	out := make([]super, len(o.heads))
	for i := range out {
		left, right := false, false
		for _, k := range o.kids[i] {
			left, right = left || int(k) < i, right || int(k) > i
		}
		out[i] = superOf(o.rels[i], int(o.heads[i]) > i && int(o.heads[i]) < len(o.heads), left, right)
	}
	return out
}

const (
	superClasses = 160 // the rarest supertags are not told apart
	// A supertag must win by this much, on the features that are not dropped.
	superMargin  = 15
	superDropout = 0.4
	superDecay   = 0.3
	superLeast   = 0.7 // smaller weights are left out
)

// trainScout learns supertags from the examples and returns its parts.
func trainScout(examples []example, clusters *learn.Clusters, epochs, members int, seed uint64, most int, progress io.Writer) (names, weights []byte) {
	count := map[super]int{}
	gold := make([][]super, len(examples))
	for i, e := range examples {
		gold[i] = goldSupers(e.oracle)
		for _, g := range gold[i] {
			count[g]++
		}
	}
	var supers []super
	for g := range count {
		supers = append(supers, g)
	}
	sort.Slice(supers, func(i, j int) bool {
		a, b := count[supers[i]], count[supers[j]]
		return a > b || a == b && supers[i] < supers[j]
	})
	supers = supers[:min(len(supers), superClasses)]
	class := map[super]int{}
	for i, g := range supers {
		class[g] = i
		names = binary.LittleEndian.AppendUint16(names, uint16(g))
	}
	t := learn.Together(members, seed, func(seed uint64, member int) *learn.Trainer {
		t := learn.NewTrainer(len(supers), superDecay)
		random := learn.NewRand(seed)
		for epoch := 1; epoch <= epochs; epoch++ {
			wrong, of := scoutPass(t, examples, gold, class, clusters, random)
			if member == 0 {
				fmt.Fprintf(progress, "parse: supertags, epoch %d: %.2f%% wrong, %d features\n", epoch, 100*float64(wrong)/float64(of), t.Len())
			}
		}
		return t
	})
	return names, t.Compile(most, superLeast)
}

// scoutPass goes once through the examples in random order.
func scoutPass(t *learn.Trainer, examples []example, gold [][]super, class map[super]int, clusters *learn.Clusters, random *learn.Rand) (wrong, of int) {
	byClass := make([]super, t.Classes())
	for g, c := range class {
		byClass[c] = g
	}
	s := &state{}
	scores := make([]float32, t.Classes())
	features := make([]uint64, 0, maxFeatures)
	for _, n := range random.Shuffle(len(examples)) {
		e := examples[n]
		s.load(e.d, e.run, clusters)
		for i := range s.n {
			features = random.Drop(s.superFeatures(i, features[:0]), superDropout)
			t.Score(features, scores)
			c := bestOf(scores)
			s.super[i] = uint64(byClass[c])
			want, ok := class[gold[n][i]]
			of++
			if c != want || !ok {
				wrong++
			}
			if ok {
				own := scores[want]
				scores[want] = float32(math.Inf(-1))
				if rival := bestOf(scores); own-scores[rival] < superMargin {
					t.Add(features, want, 1)
					t.Add(features, rival, -1)
				}
			}
			t.Step()
		}
	}
	return wrong, of
}

// scoutByOthers gives the words of each fold of the examples the supertags of a
// scout trained on the other folds.
func scoutByOthers(examples []example, clusters *learn.Clusters, folds, epochs int, seed uint64, most int, progress io.Writer) ([][]super, error) {
	out := make([][]super, len(examples))
	s := &state{}
	features := make([]uint64, 0, maxFeatures)
	for fold := range folds {
		var others []example
		for i, e := range examples {
			if i/50%folds != fold {
				others = append(others, e)
			}
		}
		c, err := openScout(trainScout(others, clusters, epochs, 1, seed, most, io.Discard))
		if err != nil {
			return nil, err
		}
		scores := make([]int32, len(c.supers))
		right, of := 0, 0
		for i, e := range examples {
			if i/50%folds != fold {
				continue
			}
			s.load(e.d, e.run, clusters)
			c.read(s, features, scores)
			gold := goldSupers(e.oracle)
			out[i] = make([]super, s.n)
			for k := range out[i] {
				out[i][k] = super(s.super[k])
				of++
				if out[i][k] == gold[k] {
					right++
				}
			}
		}
		fmt.Fprintf(progress, "parse: supertags of fold %d of %d: %.2f%% right\n", fold+1, folds, 100*float64(right)/float64(of))
	}
	return out, nil
}
