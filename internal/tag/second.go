package tag

import (
	"dateline/internal/learn"
)

// The second pass sees what the first cannot: what it made of the words that
// follow, and through the vectors how words are used that the treebanks lack. It
// is a small network that reads the first pass's tags in both directions and tags
// the sentence anew.

const (
	secondHidden = 96 // numbers per direction
	secondLayers = 2
	unseenClass  = 0xFE // of the first pass, that the model lacks
)

// second is the network of the second pass.
type second struct {
	*learn.Encoder
	choice *learn.Dense
}

func newSecond(classes int) (*second, error) {
	e, err := learn.NewEncoder(secondHidden, secondLayers)
	if err != nil {
		return nil, err
	}
	return &second{e, e.Dense(e.Out(), (classes+15)/16*16)}, nil
}

// again is the memory of a second pass.
type again struct {
	in       learn.Input
	work     learn.Work
	scores   []float32
	features []uint64
}

// longest is the number of words that are read at once. Longer sentences, tables
// most often, are read in pieces.
const longest = 200

// read chooses the classes of a sentence anew.
func (n *second) read(s *sentence, a *again) {
	width := n.choice.Out
	for start := 0; start < s.n; start += longest {
		end := min(start+longest, s.n)
		a.in.Reset()
		for i := start; i < end; i++ {
			a.features = s.secondFeatures(i, a.features[:0])
			n.Add(&a.in, s.word[i+pad], a.features)
		}
		a.in.End()
		out := n.Encoder.Read(&a.work, &a.in)
		a.scores = learn.Grown(a.scores, (end-start)*width)
		n.choice.Apply(a.scores, out, end-start, &a.work.Scratch)
		for i := start; i < end; i++ {
			if s.certain(i) < 0 {
				row := a.scores[(i-start)*width:]
				s.choose(i, best(row[:len(s.classes)], s.candidates(i)))
			}
		}
	}
}

// secondFeatures lists what the second pass sees of word i besides its vector.
func (s *sentence) secondFeatures(i int, f []uint64) []uint64 {
	j := i + pad
	ctx := s.mode << 1
	if i == 0 {
		ctx |= 1
	}
	if s.glued[j] {
		ctx |= 8
	}
	f = append(f, learn.F1(101, s.low[j]), learn.F1(102, s.chosen[j]), learn.F1(103, s.setOf[j]), learn.F2(104, s.shape[j], ctx))
	if x := s.suffix[j][0]; x != 0 {
		f = append(f, learn.F1(105, x))
	}
	if x := s.suffix[j][1]; x != 0 {
		f = append(f, learn.F1(106, x), learn.F1(107, s.prefix[j][1]))
	}
	return f
}

// trainSecond trains the second pass on the first pass's tags of the examples'
// words, as taggers gave them that had not seen the sentence.
func trainSecond(tr Training, examples []example, lex *lexicon, number map[class]int) ([]learn.Part, error) {
	n, err := newSecond(len(lex.classes))
	if err != nil {
		return nil, err
	}
	s := newSentence(lex)
	words, gold := make([][]learn.Described, len(examples)), make([][]int, len(examples))
	for k, e := range examples {
		s.load(e.d, e.run)
		for i, c := range e.first {
			s.choose(i, unseenClass)
			if n, ok := number[c]; ok {
				s.choose(i, n)
			}
		}
		gold[k] = e.gold(number)
		for i := range s.n {
			words[k] = append(words[k], learn.Described{Word: s.word[i+pad], Features: s.secondFeatures(i, nil)})
		}
	}
	width := n.choice.Out
	type sheet struct{ y, dy []float32 }
	sheets := make([]sheet, learn.Shards)
	features, err := n.Train(learn.Lesson{Sentences: words, Epochs: tr.SecondEpochs, Seed: tr.Seed, Least: 3, Name: "tag: second pass", Progress: tr.Progress,
		Learn: func(shard int, scratch *learn.Scratch, sentences []int, starts []int32, out, dout, g []float32) float64 {
			m := len(out) / n.Out()
			sh := &sheets[shard]
			sh.y, sh.dy = learn.Grown(sh.y, m*width), learn.Cleared(sh.dy, m*width)
			n.choice.Apply(sh.y, out, m, scratch)
			loss := 0.0
			for k, at := range sentences {
				for i, gold := range gold[at] {
					w := int(starts[k]) + i
					if gold >= 0 {
						loss += learn.Surprise(sh.dy[w*width:w*width+len(lex.classes)], sh.y[w*width:w*width+len(lex.classes)], gold)
					}
				}
			}
			n.choice.Learn(g, dout, out, sh.dy, m, scratch)
			return loss
		}})
	if err != nil {
		return nil, err
	}
	return append(n.Parts(), learn.Part{Name: "features", Bytes: features}), nil
}
