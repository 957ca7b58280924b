package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/learn"
	"dateline/internal/parse"
	"dateline/internal/tag"
)

// trainParse trains the parser and scores it with the tags that models/tag.bin
// gives: `train parse`.
func trainParse(args []string) error {
	flags := flag.NewFlagSet("parse", flag.ContinueOnError)
	data := flags.String("data", filepath.Join("..", "shared", "data"), "the folder of the data")
	seed := flags.Uint64("seed", 1, "seed of the order of the sentences")
	epochs := flags.Int("epochs", 5, "passes over the data")
	folds := flags.Int("folds", 4, "taggers that tag each other's training data")
	moves := flags.Int("moves", 900_000, "features of moves to keep")
	labels := flags.Int("labels", 250_000, "features of relations to keep")
	supers := flags.Int("supers", 180_000, "features of supertags to keep")
	members := flags.Int("members", 4, "perceptrons to train side by side and average")
	out := flags.String("out", filepath.Join("models", "parse.bin"), "where the weights go")
	if err := flags.Parse(args); err != nil {
		return err
	}
	start := time.Now()
	docs, err := treebanks(*data, trainSets...)
	if err != nil {
		return err
	}
	if err := tagByOthers(docs, *folds, *seed); err != nil {
		return err
	}
	b, err := parse.Train(parse.Training{Docs: docs, Epochs: *epochs, Seed: *seed, Members: *members, Moves: *moves, Labels: *labels, Supers: *supers, Progress: os.Stderr})
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, b, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "parse: %s, %d bytes, %.0f s\n", *out, len(b), time.Since(start).Seconds())
	f, err := learn.Unpack("parse", b)
	if err != nil {
		return err
	}
	p, err := parse.From(f)
	if err != nil {
		return err
	}
	t, err := tag.New()
	if err != nil {
		return err
	}
	return scoreParse(*data, t, p)
}

// scoreParse prints the scores on the dev sets, on gold tokens with the tagger's tags.
func scoreParse(data string, t *tag.Tagger, p *parse.Parser) error {
	var all eval.TreeScore
	for _, name := range devSets {
		dev, err := treebanks(data, name)
		if err != nil {
			return err
		}
		var s eval.TreeScore
		for _, d := range dev {
			read := &doc.Doc{Text: d.Text, Tokens: d.Tokens}
			if read.Tags, err = t.Read(read); err != nil {
				return err
			}
			got, err := p.Read(read)
			if err != nil {
				return err
			}
			s.Add(got, d.Trees)
			all.Add(got, d.Trees)
		}
		printTrees(name, s)
	}
	printTrees("both", all)
	return nil
}

func printTrees(name string, s eval.TreeScore) {
	fmt.Printf("%s: UAS %.2f LAS %.2f, without subtypes %.2f (%d tokens)\n", name, s.UAS.Percent(), s.LAS.Percent(), s.Base.Percent(), s.UAS.Of)
}

// tagByOthers replaces the gold tags of each fold of the documents by those of a
// tagger trained on the other folds, so that the parser learns to live with the
// tagger's errors.
func tagByOthers(docs []*doc.Doc, folds int, seed uint64) error {
	tags := make([]*doc.Tags, len(docs))
	for fold := range folds {
		var others []*doc.Doc
		for i, d := range docs {
			if i%folds != fold {
				others = append(others, d)
			}
		}
		b, err := tag.Train(tag.Training{Docs: others, Epochs: 4, Seed: seed, Features: 250_000, Progress: io.Discard})
		if err != nil {
			return err
		}
		f, err := learn.Unpack("tag", b)
		if err != nil {
			return err
		}
		t, err := tag.From(f)
		if err != nil {
			return err
		}
		var s eval.TagScore
		for i := fold; i < len(docs); i += folds {
			if tags[i], err = t.Read(&doc.Doc{Text: docs[i].Text, Tokens: docs[i].Tokens}); err != nil {
				return err
			}
			s.Add(tags[i], docs[i].Tags)
		}
		fmt.Fprintf(os.Stderr, "parse: fold %d of %d tagged: UPOS %.2f\n", fold+1, folds, s.UPOS.Percent())
	}
	for i := range docs {
		docs[i].Tags = tags[i]
	}
	return nil
}
