// Command bench prints how fast Dateline reads: stories and tokens a second of
// one core for each stage and the whole, on Reuters-21578 in ../shared/data or,
// where that is absent, on the stories written in this repository; resident
// memory, the binary's size and its cold start.
//
// Each stage is timed on its own over all stories, best of several rounds, so
// that a busy machine does harm to no single figure.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
)

func main() {
	data := flag.String("data", "../shared/data", "folder of the data sets")
	stories := flag.Int("n", 2000, "stories read in a round")
	rounds := flag.Int("rounds", 3, "rounds; the best of each figure counts")
	flag.Parse()
	if err := run(*data, *stories, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(data string, n, rounds int) error {
	runtime.GOMAXPROCS(1)
	texts, from, err := load(data, n)
	if err != nil {
		return err
	}
	p, err := pipeline.New()
	if err != nil {
		return err
	}
	best := map[string]time.Duration{}
	tokens := 0
	names := []string{"wire"}
	for _, s := range p.Stages() {
		names = append(names, s.Name)
	}
	for range rounds {
		took := map[string]time.Duration{}
		tokens = 0
		start := time.Now()
		for _, text := range texts {
			last := time.Now()
			d, err := p.ReadWatched(text, wire.Options{Published: doc.Date{Year: 1987, Month: 3, Day: 1}}, func(stage string, _ *doc.Doc) {
				now := time.Now()
				took[stage] += now.Sub(last)
				last = now
			})
			if err != nil {
				return err
			}
			pipeline.Record(d)
			took["record"] += time.Since(last)
			tokens += d.Tokens.Len()
		}
		took["whole"] = time.Since(start)
		for s, t := range took {
			if best[s] == 0 || t < best[s] {
				best[s] = t
			}
		}
	}
	fmt.Printf("%d stories, %d tokens, from %s; one core, best of %d rounds\n\n", len(texts), tokens, from, rounds)
	fmt.Printf("%-8s %12s %12s %8s\n", "stage", "stories/s", "tokens/s", "share")
	for _, s := range append(names, "record", "whole") {
		sec := best[s].Seconds()
		fmt.Printf("%-8s %12.0f %12.0f %7.1f%%\n", s, float64(len(texts))/sec, float64(tokens)/sec, 100*sec/best["whole"].Seconds())
	}
	debug.FreeOSMemory()
	fmt.Println()
	return binary()
}

// load returns the first n stories of Reuters-21578, or those of testdata.
func load(data string, n int) (texts [][]byte, from string, err error) {
	f, err := os.Open(filepath.Join(data, "raw", "reuters21578.jsonl.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		return loadOwn(n)
	}
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, "", err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() && len(texts) < n {
		var story struct{ Dateline, Headline, Text string }
		if err := json.Unmarshal(lines.Bytes(), &story); err != nil {
			return nil, "", fmt.Errorf("%s: %w", f.Name(), err)
		}
		if len(strings.Fields(story.Text)) >= 20 {
			texts = append(texts, []byte(story.Headline+"\n\n"+story.Text))
		}
	}
	return texts, "Reuters-21578", lines.Err()
}

func loadOwn(n int) (texts [][]byte, from string, err error) {
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		return nil, "", fmt.Errorf("no stories under testdata/stories: run this in the repository's root (%v)", err)
	}
	for len(texts) < n {
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				return nil, "", err
			}
			texts = append(texts, raw)
		}
	}
	return texts[:n], "testdata/stories, repeated", nil
}

// binary builds the command and prints its size, its cold start and the memory
// it takes to read one story.
func binary() error {
	dir, err := os.MkdirTemp("", "dateline-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	exe := filepath.Join(dir, "dateline")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", exe, "./cmd/dateline")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	info, err := os.Stat(exe)
	if err != nil {
		return err
	}
	fmt.Printf("binary       %.1f MB\n", float64(info.Size())/1e6)
	best, peak := time.Duration(0), int64(0)
	for range 10 {
		cmd := exec.Command(exe, "read", "--format", "jsonl", "-")
		cmd.Stdin = strings.NewReader("Tokyo and Moscow agreed on Thursday to resume talks.\n")
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s read: %w\n%s", exe, err, out)
		}
		if took := time.Since(start); best == 0 || took < best {
			best = took
		}
		peak = maxResident(cmd.ProcessState)
	}
	fmt.Printf("cold start   %d ms, one sentence read and printed, best of 10\n", best.Milliseconds())
	fmt.Printf("resident     %.0f MB at most for that\n", float64(peak)/1e6)
	return resident(exe)
}

// resident reads all stories of the corpus as files in one run and prints the
// most memory that it took.
func resident(exe string) error {
	files, err := filepath.Glob("testdata/stories/*.txt")
	if err != nil || len(files) == 0 {
		return nil
	}
	args := []string{"read", "--format", "jsonl", "--workers", "2"}
	for len(args) < 2000 {
		args = append(args, files...)
	}
	cmd := exec.Command(exe, args...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s read: %w", exe, err)
	}
	fmt.Printf("resident     %.0f MB at most for %d stories with 2 workers, %.1f s\n", float64(maxResident(cmd.ProcessState))/1e6, len(args)-5, time.Since(start).Seconds())
	return nil
}
