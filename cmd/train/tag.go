package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/learn"
	"dateline/internal/tag"
)

// treebanks reads the treebanks of those names.
func treebanks(data string, names ...string) ([]*doc.Doc, error) {
	var docs []*doc.Doc
	for _, name := range names {
		more, err := corpus.ReadTreebank(filepath.Join(data, "dep", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	return docs, nil
}

// trainSets are the treebanks that are learnt from. LinES and ParTUT have other
// tags than Penn's, MASC is tagged otherwise; both made the scores no better.
var trainSets = []string{"ewt-train", "gum-train"}

// devSets are the treebanks that choices are made on.
var devSets = []string{"ewt-dev", "gum-dev"}

// trainTag trains the tagger and scores it: `train tag`.
func trainTag(args []string) error {
	flags := flag.NewFlagSet("tag", flag.ContinueOnError)
	data := flags.String("data", filepath.Join("..", "shared", "data"), "the folder of the data")
	seed := flags.Uint64("seed", 1, "seed of the order of the sentences")
	epochs := flags.Int("epochs", 6, "passes over the data")
	features := flags.Int("features", 280_000, "features to keep")
	second := flags.Int("second", 12, "passes over the data for the second pass")
	members := flags.Int("members", 4, "perceptrons to train side by side and average")
	out := flags.String("out", filepath.Join("models", "tag.bin"), "where the weights go")
	if err := flags.Parse(args); err != nil {
		return err
	}
	start := time.Now()
	docs, err := treebanks(*data, trainSets...)
	if err != nil {
		return err
	}
	b, err := tag.Train(tag.Training{Docs: docs, Epochs: *epochs, SecondEpochs: *second, Seed: *seed, Members: *members, Features: *features, Progress: os.Stderr})
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "tag: %s, %d bytes, %.0f s\n", *out, len(b), time.Since(start).Seconds())
	f, err := learn.Unpack("tag", b)
	if err != nil {
		return err
	}
	t, err := tag.From(f)
	if err != nil {
		return err
	}
	var all eval.TagScore
	for _, name := range devSets {
		dev, err := treebanks(*data, name)
		if err != nil {
			return err
		}
		var s eval.TagScore
		for _, d := range dev {
			got, err := t.Read(d)
			if err != nil {
				return err
			}
			s.Add(got, d.Tags)
			all.Add(got, d.Tags)
		}
		printTags(name, s)
	}
	printTags("both", all)
	return nil
}

func printTags(name string, s eval.TagScore) {
	fmt.Printf("%s: UPOS %.2f XPOS %.2f lemma %.2f (%d tokens)\n", name, s.UPOS.Percent(), s.XPOS.Percent(), s.Lemma.Percent(), s.UPOS.Of)
}
