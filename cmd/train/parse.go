package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
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
	epochs := flags.Int("epochs", 12, "passes over the data")
	out := flags.String("out", filepath.Join("models", "parse.bin"), "where the weights go")
	if err := flags.Parse(args); err != nil {
		return err
	}
	start := time.Now()
	docs, err := treebanks(*data, trainSets...)
	if err != nil {
		return err
	}
	if err := tagByOthers(docs, *seed); err != nil {
		return err
	}
	people, err := peopleIn(*data)
	if err != nil {
		return err
	}
	b, err := parse.Train(parse.Training{Docs: docs, People: people, Epochs: *epochs, Seed: *seed, Progress: os.Stderr})
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

// tagByOthers replaces the documents' gold tags by those of taggers that have not
// seen them, so that the parser learns to live with the tagger's errors.
func tagByOthers(docs []*doc.Doc, seed uint64) error {
	tags, err := tag.ByOthers(tag.Training{Docs: docs, Seed: seed, Progress: os.Stderr})
	if err != nil {
		return err
	}
	for i := range docs {
		docs[i].Tags = tags[i]
	}
	return nil
}

// peopleIn lists the people in the newswire sets of names, word by word, hyphens
// by themselves; each that has two words or more once.
func peopleIn(data string) ([][]string, error) {
	var people [][]string
	seen := map[string]bool{}
	for _, set := range []string{"world", "conll"} {
		_, docs, err := corpusOf(data, set, "train")
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			for _, n := range d.Names.Names {
				if n.Type != doc.PER || n.Run.Len() < 2 || n.Run.Len() > 3 {
					continue
				}
				var words []string
				plain := true
				for i := n.Run.Start; i < n.Run.End; i++ {
					w := d.Word(i)
					plain = plain && len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'a'
					words = append(words, strings.Fields(strings.ReplaceAll(w, "-", " - "))...)
				}
				if key := strings.Join(words, " "); plain && !seen[key] && !strings.HasSuffix(key, "-") {
					seen[key] = true
					people = append(people, words)
				}
			}
		}
	}
	return people, nil
}
