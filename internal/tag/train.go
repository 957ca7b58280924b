package tag

import (
	"fmt"
	"io"
	"sort"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Training is what a tagger is trained on and how.
type Training struct {
	Docs         []*doc.Doc
	Epochs       int
	SecondEpochs int // of the second pass; 0 for none
	Seed         uint64
	Members      int       // perceptrons trained side by side from seeds of their own and averaged
	Features     int       // how many features to keep
	Progress     io.Writer // a line for each epoch
}

const (
	// A class must win by this much, on the features that are not dropped.
	margin  = 15
	dropout = 0.4
	decay   = 0.3

	rareClass    = 4  // classes seen less often are left out
	knownWord    = 3  // words seen less often are unknown
	closedWord   = 40 // words seen as often have no other class than those seen
	settledWord  = 60 // and no search is made if one class has nearly all
	settledShare = 0.998
	leastWeight  = 0.4  // smaller weights are left out
	setShare     = 0.02 // a set lacks the classes that are rarer than this
)

// example is one sentence.
type example struct {
	d     *doc.Doc
	run   doc.Run
	of    int     // the document that it comes from
	first []class // what a first pass that has not seen it makes of it
}

// gold returns the classes' numbers, -1 for one that has none.
func (e example) gold(number map[class]int) []int {
	gold := make([]int, 0, e.run.Len())
	for i := e.run.Start; i < e.run.End; i++ {
		c, ok := number[class{e.d.Tags.UPOS[i], e.d.Tags.XPOS[i]}]
		if !ok {
			c = -1
		}
		gold = append(gold, c)
	}
	return gold
}

// examplesOf lists the sentences, and some of them once more as in headlines.
func examplesOf(docs []*doc.Doc) (examples []example, tokens int) {
	for i, d := range docs {
		for _, run := range d.Tokens.Sentences {
			examples = append(examples, example{d: d, run: run, of: i})
			tokens += run.Len()
		}
	}
	copies, pick := recased(docs)
	for i, d := range copies {
		for k, run := range d.Tokens.Sentences {
			if pick(i, k) {
				examples = append(examples, example{d: d, run: run, of: i % len(docs)})
				tokens += run.Len()
			}
		}
	}
	return examples, tokens
}

// Train makes the weights of a tagger, as [New] reads them.
func Train(tr Training) ([]byte, error) {
	if len(tr.Docs) == 0 {
		return nil, fmt.Errorf("tag: nothing to train on")
	}
	examples, tokens := examplesOf(tr.Docs)
	parts, lex, number, err := trainFirst(tr, examples, tokens)
	if err != nil {
		return nil, err
	}
	if tr.SecondEpochs > 0 {
		if _, err := firstByOthers(tr, examples); err != nil {
			return nil, err
		}
		more, err := trainSecond(tr, examples, lex, number)
		if err != nil {
			return nil, err
		}
		parts = append(parts, more...)
	}
	return learn.Pack(parts), nil
}

// trainFirst trains all but the second pass.
func trainFirst(tr Training, examples []example, tokens int) ([]learn.Part, *lexicon, map[class]int, error) {
	classes, number := classesOf(tr.Docs)
	lex, packedWords := lexiconOf(tr.Docs, classes, number)
	var err error
	if lex.clusters, err = learn.LoadClusters(); err != nil {
		return nil, nil, nil, err
	}
	fmt.Fprintf(tr.Progress, "tag: %d sentences, %d tokens, %d classes, %d sets\n", len(examples), tokens, len(classes), len(lex.sets))
	t := learn.Together(tr.Members, tr.Seed, func(seed uint64, member int) *learn.Trainer {
		progress := tr.Progress
		if member > 0 {
			progress = io.Discard
		}
		return trainMember(examples, lex, number, tr.Epochs, seed, progress)
	})
	packedClasses, packedSets := packLexicon(lex.classes, lex.sets, lex.flags)
	scripts, endings := lemmasOf(tr.Docs)
	return []learn.Part{
		{Name: "classes", Bytes: packedClasses}, {Name: "sets", Bytes: packedSets}, {Name: "words", Bytes: packedWords},
		{Name: "scripts", Bytes: scripts}, {Name: "endings", Bytes: endings},
		{Name: "weights", Bytes: t.Compile(tr.Features, leastWeight)},
	}, lex, number, nil
}

// trainMember trains one perceptron of the committee.
func trainMember(examples []example, lex *lexicon, number map[class]int, epochs int, seed uint64, progress io.Writer) *learn.Trainer {
	classes := lex.classes
	t := learn.NewTrainer(len(classes), decay)
	random := learn.NewRand(seed)
	scores := make([]float32, len(classes))
	features := make([]uint64, 0, maxFeatures)
	s := newSentence(lex)
	for epoch := 1; epoch <= epochs; epoch++ {
		wrong, searched := 0, 0
		for _, n := range random.Shuffle(len(examples)) {
			e := examples[n]
			s.load(e.d, e.run)
			for i, gold := range e.gold(number) {
				c := s.certain(i)
				if c < 0 {
					searched++
					candidates := s.candidates(i)
					features = s.features(i, features[:0])
					features = random.Drop(features, dropout)
					t.Score(features, scores)
					c = best(scores, candidates)
					if c != gold {
						wrong++
					}
					if r := rival(scores, candidates, gold); gold >= 0 && r >= 0 && scores[gold]-scores[r] < margin {
						t.Add(features, gold, 1)
						t.Add(features, r, -1)
					}
					t.Step()
				}
				s.choose(i, c)
			}
		}
		fmt.Fprintf(progress, "tag: epoch %d: %.2f%% of %d searched tokens wrong, %d features\n",
			epoch, 100*float64(wrong)/float64(searched), searched, t.Len())
	}
	return t
}

// rival returns the best of the classes other than gold.
func rival(scores []float32, candidates []uint8, gold int) int {
	b := -1
	see := func(c int) {
		if c != gold && (b < 0 || scores[c] > scores[b]) {
			b = c
		}
	}
	if len(candidates) > 0 {
		for _, c := range candidates {
			see(int(c))
		}
		return b
	}
	for c := range scores {
		see(c)
	}
	return b
}

// recased returns copies of documents as headlines would have them, in capitals
// throughout or with a capital on each longer word, and the sentences to use:
// one of every few. The tags stay.
func recased(docs []*doc.Doc) (copies []*doc.Doc, pick func(copy, sentence int) bool) {
	for _, title := range []bool{false, true} {
		for _, d := range docs {
			text := []byte(d.Text)
			for i, span := range d.Tokens.Spans {
				end := span.End
				if u := d.Tags.UPOS[i]; title {
					if span.Len() < 4 && u != doc.NOUN && u != doc.VERB && u != doc.ADJ {
						continue
					}
					end = span.Start + 1
				}
				for k := span.Start; k < end; k++ {
					if text[k] >= 'a' && text[k] <= 'z' {
						text[k] -= 'a' - 'A'
					}
				}
			}
			copies = append(copies, &doc.Doc{Text: string(text), Tokens: d.Tokens, Tags: d.Tags})
		}
	}
	return copies, func(copy, sentence int) bool { return (copy+sentence)%25 == 0 }
}

// classesOf lists the classes of the data, the most frequent first.
func classesOf(docs []*doc.Doc) ([]class, map[class]int) {
	count := map[class]int{}
	for _, d := range docs {
		for i, u := range d.Tags.UPOS {
			count[class{u, d.Tags.XPOS[i]}]++
		}
	}
	var classes []class
	for c, n := range count {
		if n >= rareClass && c.xpos != doc.XX {
			classes = append(classes, c)
		}
	}
	sort.Slice(classes, func(i, j int) bool {
		a, b := classes[i], classes[j]
		if count[a] != count[b] {
			return count[a] > count[b]
		}
		return a.upos < b.upos || a.upos == b.upos && a.xpos < b.xpos
	})
	if len(classes) > 255 {
		classes = classes[:255]
	}
	number := map[class]int{}
	for i, c := range classes {
		number[c] = i
	}
	return classes, number
}

// lexiconOf gathers each word's classes.
func lexiconOf(docs []*doc.Doc, classes []class, number map[class]int) (*lexicon, []byte) {
	counts := map[uint64]map[uint8]int{}
	total := map[uint64]int{}
	for _, d := range docs {
		for i, u := range d.Tags.UPOS {
			h := learn.HashWord(d.Word(doc.Token(i)))
			if c, ok := number[class{u, d.Tags.XPOS[i]}]; ok {
				total[h]++
				if counts[h] == nil {
					counts[h] = map[uint8]int{}
				}
				counts[h][uint8(c)]++
			}
		}
	}
	hashes := make([]uint64, 0, len(counts))
	for h := range counts {
		hashes = append(hashes, h)
	}
	sort.Slice(hashes, func(i, j int) bool { return hashes[i] < hashes[j] })
	l := &lexicon{classes: classes, sets: [][]uint8{nil}, flags: []uint8{0}}
	known := map[string]uint16{}
	words := map[uint64]uint16{}
	for _, h := range hashes {
		n := total[h]
		if n < knownWord {
			continue
		}
		var set []uint8
		for c, k := range counts[h] {
			if float64(k) >= setShare*float64(n) || n >= closedWord {
				set = append(set, c)
			}
		}
		if len(set) == 0 {
			continue
		}
		sort.Slice(set, func(i, j int) bool {
			a, b := counts[h][set[i]], counts[h][set[j]]
			return a > b || a == b && set[i] < set[j]
		})
		flags := uint8(0)
		if n >= closedWord {
			flags |= closed
			for len(set) > 1 && float64(counts[h][set[len(set)-1]]) < 0.001*float64(n) {
				set = set[:len(set)-1]
			}
		}
		if n >= settledWord && float64(counts[h][set[0]]) >= settledShare*float64(n) {
			flags |= settled
			set = set[:1]
		}
		key := string(append([]byte{flags}, set...))
		if _, ok := known[key]; !ok {
			if len(l.sets) >= lexLimit {
				continue
			}
			known[key] = uint16(len(l.sets))
			l.sets, l.flags = append(l.sets, set), append(l.flags, flags)
		}
		words[h] = known[key]
	}
	packed := learn.PackLookup(words)
	l.words, _ = learn.OpenLookup(packed) // it was packed just now
	return l, packed
}
