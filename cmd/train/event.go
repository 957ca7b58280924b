package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dateline/internal/eval"
)

// trainEvent trains the model that judges what one side does to the other:
// `train event -data DIR`. The stages before it read the sentences, so that it is
// to be made again after them.
func trainEvent(args []string) error {
	flags := flag.NewFlagSet("event", flag.ContinueOnError)
	data := flags.String("data", filepath.Join("..", "shared", "data"), "the directory of the data")
	out := flags.String("out", filepath.Join("models", "event.bin"), "where the weights go")
	seed := flags.Uint64("seed", 1, "seed of the random order")
	folds := flags.Int("folds", 5, "parts for the scores by cross-validation; 0: no scores")
	if err := flags.Parse(args); err != nil {
		return err
	}
	file := filepath.Join(*data, "events", "plv-train.jsonl.gz")
	e, err := eval.New()
	if err != nil {
		return err
	}
	sentences, err := eval.ReadRoots(file)
	if err != nil {
		return fmt.Errorf("event: %w", err)
	}
	model, err := e.TrainRoots(sentences, *seed)
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, model, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "event: %d bytes from %d sentences and the project's own\n", len(model), len(sentences))
	if *folds < 2 {
		return nil
	}
	results, err := e.Run("plv", []string{file}, eval.Options{Folds: *folds, Workers: 1})
	if err != nil {
		return err
	}
	return eval.WriteText(os.Stderr, results, true)
}
