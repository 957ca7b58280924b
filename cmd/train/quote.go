package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/learn"
	"dateline/internal/parse"
	"dateline/internal/quote"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/wire"
)

// trainQuote trains the reader of attributions: `train quote -data DIR`.
func trainQuote(args []string) error {
	flags := flag.NewFlagSet("quote", flag.ContinueOnError)
	data := flags.String("data", filepath.Join("..", "shared", "data"), "the directory of the data")
	out := flags.String("out", filepath.Join("models", "quote.bin"), "where the weights go")
	seed := flags.Uint64("seed", 1, "seed of the random order")
	epochs := flags.Int("epochs", 6, "how often the examples are seen")
	least := flags.Uint("least", 2, "how often a feature must occur")
	buckets := flags.Int("buckets", 23_000, "a quarter of the features of roles that are kept")
	cues := flags.Int("cues", 100_000, "features of cues that are kept")
	dropout := flags.Float64("dropout", 0.5, "share of features left out while learning")
	if err := flags.Parse(args); err != nil {
		return err
	}
	start := time.Now()
	progress := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "quote: %6.1fs "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	train, err := attributed(*data, "train")
	if err != nil {
		return err
	}
	progress("%d documents read", len(train))
	model, err := quote.Train(train, quote.Training{Seed: *seed, Epochs: *epochs, Least: uint32(*least), Buckets: *buckets, Features: *cues, Dropout: *dropout, Progress: progress})
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, model, 0o644); err != nil {
		return err
	}
	return scoreQuotes(*data, model)
}

// scoreQuotes prints how well a model and the rules alone do on the development set.
func scoreQuotes(data string, model []byte) error {
	dev, err := attributed(data, "dev")
	if err != nil {
		return err
	}
	weights, err := learn.Unpack("quote", model)
	if err != nil {
		return err
	}
	rules, err := quote.From(weights)
	if err != nil {
		return err
	}
	for _, r := range []struct {
		what   string
		reader *quote.Reader
	}{{"rules", rules}, {"wide", rules.Wide()}} {
		var s eval.QuoteScore
		for _, e := range dev {
			d := *e.Doc
			if d.Statements, err = r.reader.Read(&d); err != nil {
				return err
			}
			if err := doc.Check(&d); err != nil {
				return err
			}
			gold := make([]eval.Attribution, len(e.Gold))
			for i, g := range e.Gold {
				gold[i] = eval.Attribution(g)
			}
			s.Add(d.Text, eval.Attributions(&d), gold)
		}
		fmt.Fprintf(os.Stderr, "quote: %-5s all three P %.2f R %.2f F1 %.2f, exact %.2f, to the letter %.2f; cue P %.2f R %.2f F1 %.2f, source %.2f, content %.2f\n", r.what,
			s.All.Precision(), s.All.Recall(), s.All.F1(), s.Exact.F1(), s.Strict.F1(), s.Cue.Precision(), s.Cue.Recall(), s.Cue.F1(), s.Source.F1(), s.Content.F1())
	}
	return nil
}

// attributed reads articles up to their trees.
func attributed(data, split string) ([]quote.Example, error) {
	articles, err := eval.ReadPolNeAR(filepath.Join(data, "quotes", "polnear-"+split+".jsonl.gz"))
	if err != nil {
		return nil, err
	}
	tokeniser, err := token.New()
	if err != nil {
		return nil, err
	}
	tagger, err := tag.New()
	if err != nil {
		return nil, err
	}
	parser, err := parse.New()
	if err != nil {
		return nil, err
	}
	out := make([]quote.Example, len(articles))
	errs := make([]error, 2)
	var wait sync.WaitGroup
	for w := range 2 {
		wait.Go(func() {
			for i := w; i < len(articles); i += 2 {
				d, err := wire.Read([]byte(articles[i].Text), wire.Options{})
				if err == nil {
					d.Tokens, err = tokeniser.Read(d)
				}
				if err == nil {
					d.Tags, err = tagger.Read(d)
				}
				if err == nil {
					d.Trees, err = parser.Read(d)
				}
				if err != nil {
					errs[w] = err
					return
				}
				out[i].Doc = d
				for _, a := range articles[i].Attributions {
					out[i].Gold = append(out[i].Gold, quote.Gold(a))
				}
			}
		})
	}
	wait.Wait()
	return out, errs[0]
}
