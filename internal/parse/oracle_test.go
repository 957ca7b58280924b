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

// randomTree grows a tree without crossing arcs by taking words off a stack at random.
func randomTree(r *learn.Rand, n int, clusters *learn.Clusters) []doc.Token {
	s := &state{}
	s.load(sentenceOf(make([]doc.Token, n)), doc.Run{Start: 0, End: doc.Token(n)}, clusters)
	for !s.done() {
		legal := s.legal()
		m := move(r.Intn(int(moves)))
		switch {
		case legal&(1<<m) == 0:
		case m == shift:
			s.shift()
		default:
			s.attach(m, doc.Dep)
		}
	}
	heads := make([]doc.Token, n)
	for i := range heads {
		heads[i] = doc.None
		if s.heads[i] != s.root() {
			heads[i] = doc.Token(s.heads[i])
		}
	}
	return heads
}

// Whatever free moves are taken, the tree comes out; and after any mistake the
// oracle still finds a move that costs nothing more.
func TestTheOracleLeadsToTheTree(t *testing.T) {
	r := learn.NewRand(5)
	clusters, err := learn.LoadClusters()
	if err != nil {
		t.Fatal(err)
	}
	for round := range 500 {
		n := 1 + r.Intn(14)
		heads := randomTree(r, n, clusters)
		d := sentenceOf(heads)
		run := d.Tokens.Sentences[0]
		o, lifted := newOracle(d.Trees, run)
		if lifted != 0 {
			t.Fatalf("round %d: %d heads lifted of %v, which has no crossing arcs", round, lifted, heads)
		}
		s := &state{}
		s.load(d, run, clusters)
		for !s.done() {
			good := o.best(s, s.legal())
			var m move
			for m = move(r.Intn(int(moves))); good&(1<<m) == 0; m = move(r.Intn(int(moves))) {
			}
			if m == shift {
				s.shift()
			} else {
				s.attach(m, doc.Dep)
			}
		}
		for i := range heads {
			if s.heads[i] != o.heads[i] {
				t.Fatalf("round %d: word %d of %v got head %d", round, i, heads, s.heads[i])
			}
		}
	}
}

func TestCrossingArcsAreLifted(t *testing.T) {
	// "A hearing is scheduled on the issue": the arc from hearing to issue crosses.
	heads := []doc.Token{1, 3, 3, doc.None, 6, 6, 1}
	d := sentenceOf(heads)
	o, lifted := newOracle(d.Trees, d.Tokens.Sentences[0])
	if lifted != 1 || o.heads[6] != 3 {
		t.Errorf("lifted %d, the last word hangs on %d, want 1 and 3", lifted, o.heads[6])
	}
}
