package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dateline/internal/learn"
)

// trainVectors packs the vectors of the most frequent words: `train vectors
// -vectors FILE.tgz`.
func trainVectors(args []string) error {
	flags := flag.NewFlagSet("vectors", flag.ContinueOnError)
	vectors := flags.String("vectors", "", "the packed vectors that scripts/fetch-vectors.sh fetches")
	out := flags.String("out", filepath.Join("models", "vectors.bin"), "where they go")
	count := flags.Int("words", 100_000, "how many words, the most frequent first")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *vectors == "" {
		return errors.New("vectors: no -vectors: run scripts/fetch-vectors.sh first")
	}
	words, rows, err := readVectors(*vectors, *count)
	if err != nil {
		return fmt.Errorf("vectors: %s: %w", *vectors, err)
	}
	standardise(rows, min(60_000, len(rows)))
	data, err := learn.PackVectors(words, rows, 1<<18)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, data, 0o644)
}
