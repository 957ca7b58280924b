package eval

import (
	"math"
	"os"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/entity"
	"dateline/internal/name"
	"dateline/internal/parse"
	"dateline/internal/tag"
	"dateline/internal/world"
)

// The example of Luo (2005): truth {1..5} {6 7} {8 9 A B C}, found {1..5} {6 7 8 9 A B C}.
func TestCorefMetrics(t *testing.T) {
	chain := func(from, to doc.Token) (out []doc.Run) {
		for i := from; i <= to; i++ {
			out = append(out, doc.Run{Start: i, End: i + 1})
		}
		return out
	}
	var s CorefScore
	s.Add([][]doc.Run{chain(1, 5), chain(6, 12)}, [][]doc.Run{chain(1, 5), chain(6, 7), chain(8, 12)})
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"MUC precision", s.MUC.Precision(), 100 * 9. / 10}, {"MUC recall", s.MUC.Recall(), 100},
		{"B³ precision", s.B3.Precision(), 100 * (5 + 4./7 + 25./7) / 12}, {"B³ recall", s.B3.Recall(), 100},
		{"CEAF precision", s.CEAF.Precision(), 100 * (1 + 10./12) / 2}, {"CEAF recall", s.CEAF.Recall(), 100 * (1 + 10./12) / 3},
	} {
		if math.Abs(c.got-c.want) > 0.01 {
			t.Errorf("%s is %.2f, want %.2f", c.name, c.got, c.want)
		}
	}
}

func TestCoreferenceOfGUM(t *testing.T) {
	const trees, chains = "../../../shared/data/dep/gum-dev.conllu.gz", "../../../shared/data/coref/ontogum-dev.conll.gz"
	if _, err := os.Stat(chains); err != nil {
		t.Skipf("no %s", chains)
	}
	docs, err := corpus.ReadTreebank(trees)
	if err != nil {
		t.Fatal(err)
	}
	gold, err := corpus.ReadChains(chains)
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != len(gold) {
		t.Fatalf("%d treebank documents, %d with chains", len(docs), len(gold))
	}
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	names, err := name.New()
	if err != nil {
		t.Fatal(err)
	}
	resolver, err := entity.New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	var s, onGold CorefScore
	for i, d := range docs {
		if d.Names, err = names.Read(d); err != nil {
			t.Fatal(err)
		}
		got, err := resolver.Chains(d)
		if err != nil {
			t.Fatal(err)
		}
		onGold.Add(got, gold[i].Chains)
		d.Tags, d.Trees, d.Names = nil, nil, nil
		if d.Tags, err = tagger.Read(d); err != nil {
			t.Fatal(err)
		}
		if d.Trees, err = parser.Read(d); err != nil {
			t.Fatal(err)
		}
		if d.Names, err = names.Read(d); err != nil {
			t.Fatal(err)
		}
		if got, err = resolver.Chains(d); err != nil {
			t.Fatal(err)
		}
		s.Add(got, gold[i].Chains)
		if testing.Verbose() {
			var one CorefScore
			one.Add(got, gold[i].Chains)
			t.Logf("%d: %v", i, &one)
		}
	}
	t.Logf("gold trees: %v", &onGold)
	t.Logf("all predicted: %v", &s)
	if s.CoNLL() < 50 {
		t.Errorf("CoNLL F1 is %.2f, want 50", s.CoNLL())
	}
}
