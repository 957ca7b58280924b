package parse

import (
	"testing"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// sentenceOf makes a sentence of n words with a tree.
func sentenceOf(heads []doc.Token) *doc.Doc {
	d := &doc.Doc{}
	var spans []doc.Span
	for i := range heads {
		d.Text += "w "
		spans = append(spans, doc.Span{Start: doc.Byte(2 * i), End: doc.Byte(2*i + 1)})
	}
	d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: doc.Token(len(heads))}}, []int32{0})
	d.Tags = &doc.Tags{UPOS: make([]doc.UPOS, len(heads)), XPOS: make([]doc.XPOS, len(heads)), Lemma: make([]string, len(heads))}
	d.Trees = doc.NewTrees(heads, make([]doc.Rel, len(heads)))
	return d
}

// allTrees calls see with every tree of n words that has one root and no crossing arcs.
func allTrees(n int, see func(heads []int32)) {
	heads := make([]int32, n)
	var set func(i int)
	set = func(i int) {
		if i == n {
			if isTree(heads) {
				see(heads)
			}
			return
		}
		for h := range n + 1 {
			if h != i {
				heads[i] = int32(h)
				set(i + 1)
			}
		}
	}
	set(0)
}

func sum(scores []float32, heads []int32, ld int) float32 {
	s := float32(0)
	for d, h := range heads {
		s += scores[d*ld+int(h)]
	}
	return s
}

// The decoder's tree is the best of all trees.
func TestTheBestTreeIsFound(t *testing.T) {
	r := learn.NewRand(5)
	var tree decoder
	for round := range 300 {
		n := 1 + r.Intn(5)
		ld := wide(n)
		scores := make([]float32, n*ld)
		for i := range scores {
			scores[i] = float32(r.Intn(1000))
		}
		for d := range n {
			scores[d*ld+d] = -1e30
		}
		best := float32(-1e38)
		allTrees(n, func(heads []int32) { best = max(best, sum(scores, heads, ld)) })
		got := tree.best(scores, n, ld)
		if !isTree(got) || sum(scores, got, ld) != best {
			t.Fatalf("round %d: heads %v come to %v, the best tree to %v", round, got, sum(scores, got, ld), best)
		}
	}
}

// Trees number 1, 2, 7, 30: those without crossing arcs and with one root.
func TestWhatIsATree(t *testing.T) {
	for n, want := range []int{1, 1, 2, 7, 30} {
		count := 0
		if n > 0 {
			allTrees(n, func([]int32) { count++ })
			if count != want {
				t.Errorf("%d trees of %d words, want %d", count, n, want)
			}
		}
	}
}

func TestCrossingArcsAreLifted(t *testing.T) {
	// "A hearing is scheduled on the issue": the arc from hearing to issue crosses.
	heads := []doc.Token{1, 3, 3, doc.None, 6, 6, 1}
	d := sentenceOf(heads)
	e, lifted := newExample(d.Trees, d.Tokens.Sentences[0])
	if lifted != 1 || e.heads[6] != 3 {
		t.Errorf("lifted %d, the last word hangs on %d, want 1 and 3", lifted, e.heads[6])
	}
}
