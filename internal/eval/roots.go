package eval

import (
	"fmt"
	"hash/fnv"
	"strings"
	"sync"

	"dateline/internal/doc"
	"dateline/internal/event"
	"dateline/internal/wire"
)

// readSentence reads a sentence with all stages, as the body of a story.
func (e *Evaluator) readSentence(text string) (*doc.Doc, error) {
	return e.pipeline.Read([]byte("Headline of the day\n\n"+text+"\n"), wire.Options{Published: sentenceDay})
}

// readPair reads a sentence and finds its two sides in it. Where wire alters the
// sentence or takes a side for something else than text, it is read as it stands.
func (e *Evaluator) readPair(s RootSentence) (*doc.Doc, event.Pair, error) {
	d, err := e.readSentence(s.Text)
	if err != nil {
		return nil, event.Pair{}, err
	}
	points := []int{} // the byte of each code point, and the end
	for i := range s.Text {
		points = append(points, i)
	}
	points = append(points, len(s.Text))
	x := event.PairSentence{Text: s.Text}
	for _, side := range []struct {
		from *RootSpan
		to   *doc.Span
	}{{s.Source, &x.Source}, {s.Target, &x.Target}} {
		if side.from == nil {
			continue
		}
		if side.from.Start < 0 || side.from.End < side.from.Start || side.from.End >= len(points) {
			return nil, event.Pair{}, fmt.Errorf("side %d to %d of a sentence of %d code points", side.from.Start, side.from.End, len(points)-1)
		}
		*side.to = doc.Span{Start: doc.Byte(points[side.from.Start]), End: doc.Byte(points[side.from.End])}
	}
	pair, err := x.In(d)
	if err == nil && pair.Source.Empty() == x.Source.Empty() && pair.Target.Empty() == x.Target.Empty() {
		return d, pair, nil
	}
	d = &doc.Doc{Text: s.Text, Wire: Paragraphs(s.Text)}
	d.Wire.Published = sentenceDay
	for _, stage := range e.pipeline.Stages() {
		if err := stage.Run(d); err != nil {
			return nil, event.Pair{}, fmt.Errorf("stage %s: %w", stage.Name, err)
		}
	}
	pair, err = x.In(d)
	return d, pair, err
}

// sentenceDay is the day on which a sentence without a story is taken to be published.
var sentenceDay = doc.Date{Year: 2019, Month: 6, Day: 1}

// TrainRoots learns the model of event types (models/event.bin) from sentences
// whose roots are known, and from those that the project has written itself.
func (e *Evaluator) TrainRoots(sentences []RootSentence, seed uint64) ([]byte, error) {
	t, examples, written, err := e.rootExamples(sentences)
	if err != nil {
		return nil, err
	}
	return t.Train(append(written, examples...), seed), nil
}

// rootExamples are the sentences as examples, and those that the project has written itself.
func (e *Evaluator) rootExamples(sentences []RootSentence) (t *event.TyperTrainer, examples, written []event.TyperExample, err error) {
	if t, err = event.NewTyperTrainer(e.world); err != nil {
		return nil, nil, nil, err
	}
	if written, err = t.Written(e.readSentence); err != nil {
		return nil, nil, nil, err
	}
	for _, s := range sentences {
		d, pair, err := e.readPair(s)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", s.ID, err)
		}
		x, err := t.Example(d, pair, s.Root)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", s.ID, err)
		}
		examples = append(examples, x)
	}
	return t, examples, written, nil
}

// rootTypers returns for each sentence a typer that was learnt from the sentences
// of the other folds.
func (e *Evaluator) rootTypers(sentences []RootSentence, folds int, seed uint64) ([]*event.Typer, error) {
	t, examples, written, err := e.rootExamples(sentences)
	if err != nil {
		return nil, err
	}
	of := foldsOf(sentences, folds)
	typers, errs := make([]*event.Typer, folds), make([]error, folds)
	var wait sync.WaitGroup
	for f := range folds {
		wait.Go(func() {
			list := append([]event.TyperExample(nil), written...)
			for i := range examples {
				if of[i] != f {
					list = append(list, examples[i])
				}
			}
			typers[f], errs[f] = t.Typer(t.Train(list, seed))
		})
	}
	wait.Wait()
	out := make([]*event.Typer, len(sentences))
	for i := range sentences {
		if errs[of[i]] != nil {
			return nil, errs[of[i]]
		}
		out[i] = typers[of[i]]
	}
	return out, nil
}

// foldsOf puts each sentence in one of so many parts, by a hash of its words.
// Sentences that share two fifths of their words come into the same part, so that
// none is judged by a model that has learnt its like.
func foldsOf(sentences []RootSentence, folds int) []int {
	words := make([]map[string]bool, len(sentences))
	like := make([]int, len(sentences)) // an earlier sentence of the same part, or itself
	first := func(i int) int {
		for like[i] != i {
			i = like[i]
		}
		return i
	}
	for i, s := range sentences {
		like[i], words[i] = i, map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(s.Text), func(r rune) bool { return strings.ContainsRune(" ,.;:\"'()-", r) }) {
			words[i][w] = true
		}
		for j := range i {
			shared := 0
			for w := range words[i] {
				if words[j][w] {
					shared++
				}
			}
			if 5*shared >= 2*(len(words[i])+len(words[j])-shared) {
				a, b := first(i), first(j)
				like[max(a, b)] = min(a, b)
			}
		}
	}
	out := make([]int, len(sentences))
	for i := range sentences {
		h := fnv.New32a()
		h.Write([]byte(sentences[first(i)].Text))
		out[i] = int(h.Sum32() % uint32(folds))
	}
	return out
}
