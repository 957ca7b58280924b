package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/name"
	"dateline/internal/token"
	"dateline/internal/world"
)

// trainName trains the name recogniser: `train name -data DIR`.
func trainName(args []string) error {
	flags := flag.NewFlagSet("name", flag.ContinueOnError)
	data := flags.String("data", filepath.Join("..", "shared", "data"), "the directory of the data")
	out := flags.String("out", filepath.Join("models", "name.bin"), "where the weights go")
	seed := flags.Uint64("seed", 1, "seed of the random order")
	epochs := flags.Int("epochs", 10, "how often the examples are seen")
	corpora := flags.String("corpora", "conll,world,politics", "which corpora are learnt from")
	folds := flags.Int("folds", 4, "parts that first readings are learnt in")
	least := flags.Uint("least", 2, "how often a feature must occur")
	buckets := flags.Int("buckets", 80_000, "a quarter of the features kept")
	dropout := flags.Float64("dropout", 0.2, "share of features left out while learning")
	l2 := flags.Float64("l2", 0, "how strongly weights are drawn to 0")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var examples []name.Example
	for _, c := range strings.Split(*corpora, ",") {
		more, err := nameExamples(*data, c)
		if err != nil {
			return fmt.Errorf("name: %w", err)
		}
		examples = append(examples, more...)
	}
	start := time.Now()
	model, err := name.Train(examples, name.Training{Seed: *seed, Epochs: *epochs, Folds: *folds, Least: uint32(*least), Buckets: *buckets,
		Dropout: *dropout, L2: float32(*l2),
		Progress: func(format string, args ...any) {
			fmt.Fprintf(os.Stderr, "name: %6.1fs "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
		}})
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, model, 0o644); err != nil {
		return err
	}
	return scoreNames(*data, model)
}

// scoreNames prints how well a model does on the development sets, in the
// corpora's own tokens.
func scoreNames(data string, model []byte) error {
	recogniser, err := name.Open(model, world.Load())
	if err != nil {
		return err
	}
	cut, err := cutter()
	if err != nil {
		return err
	}
	for _, set := range []string{"conll", "world", "politics"} {
		s, docs, err := corpusOf(data, set, "dev")
		if err != nil {
			return fmt.Errorf("name: %w", err)
		}
		for _, form := range []struct {
			what string
			as   name.Corpus
			make func(*doc.Doc) *doc.Doc
		}{
			{"by its own conventions", s.as, nil},
			{"as New reads", name.World, nil},
			{"in capitals", s.as, corpus.InCapitals},
			{"in titles", s.as, corpus.InTitles},
		} {
			var score eval.NameScore
			for _, d := range docs {
				ud, of := corpus.AsUD(d, cut)
				if form.make != nil {
					ud = form.make(ud)
				}
				names, err := recogniser.As(form.as).Read(ud)
				if err != nil {
					return err
				}
				score.Add(corpus.FromUD(names.Names, of), d.Names.Names)
			}
			fmt.Fprintf(os.Stderr, "name: %s-dev %-22s P %.2f R %.2f F1 %.2f ", set, form.what,
				score.All.Precision(), score.All.Recall(), score.All.F1())
			for t := doc.PER; t <= doc.MISC; t++ {
				fmt.Fprintf(os.Stderr, " %s %.2f", t, score.ByType[t].F1())
			}
			fmt.Fprintln(os.Stderr)
		}
	}
	return nil
}

// namesSet is a corpus of names: its file, its labels, its conventions.
type namesSet struct {
	file  string
	kinds map[string]doc.NameType
	as    name.Corpus
}

var namesSets = map[string]namesSet{
	"conll":    {"conll03", corpus.CoNLLNames, name.CoNLL},
	"world":    {"worldwide", corpus.WorldNames, name.World},
	"politics": {"crossner-politics", corpus.PoliticsNames, name.Politics},
}

func corpusOf(data, which, split string) (namesSet, []*doc.Doc, error) {
	set, ok := namesSets[which]
	if !ok {
		return set, nil, fmt.Errorf("-corpora has %q, want conll, world or politics", which)
	}
	docs, err := corpus.ReadNames(filepath.Join(data, "ner", set.file+"-"+split+".conll.gz"), set.kinds)
	if err != nil {
		return set, nil, err
	}
	if set.as == name.Politics { // it does not say where documents begin
		docs = corpus.Sentences(docs)
	}
	return set, docs, nil
}

// nameExamples reads a corpus as the recogniser will read an article. Every sixth
// document is learnt from in capitals once more, and every twelfth as headlines are.
func nameExamples(data, which string) ([]name.Example, error) {
	set, docs, err := corpusOf(data, which, "train")
	if err != nil {
		return nil, err
	}
	cut, err := cutter()
	if err != nil {
		return nil, err
	}
	var examples []name.Example
	for _, d := range docs {
		if set.as == name.World {
			corpus.WithoutDays(d)
		}
		ud, _ := corpus.AsUD(d, cut)
		examples = append(examples, name.Example{Doc: ud, Corpus: set.as})
	}
	for i := range docs {
		switch d := examples[i].Doc; i % 12 {
		case 0, 6:
			examples = append(examples, name.Example{Doc: corpus.InCapitals(d), Corpus: set.as})
		case 3:
			examples = append(examples, name.Example{Doc: corpus.InTitles(d), Corpus: set.as})
		}
	}
	return examples, nil
}

// cutter returns what cuts a word as the tokeniser does.
func cutter() (func(word string) []string, error) {
	tokeniser, err := token.New()
	if err != nil {
		return nil, err
	}
	return func(word string) []string {
		d := &doc.Doc{Text: word}
		var parts []string
		if d.Tokens, err = tokeniser.Read(d); err == nil {
			for t := range d.Tokens.Spans {
				parts = append(parts, d.Word(doc.Token(t)))
			}
		}
		return parts
	}, nil
}
