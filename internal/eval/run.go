package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"dateline/internal/work"
)

// spec is how a task goes over its files: I is an item, S a score whose zero
// value is empty.
type spec[I, S any] struct {
	unit  string // what an item is, in the plural
	items func(path string) ([]I, error)
	// read reads one item and returns its line of predictions and what counts it.
	read func(I) (line any, count func(*S), err error)
	rows func(*S) (rows, labels []Row)
}

// run scores the files of a task one after the other, the items of each at once.
func run[I, S any](t Task, s spec[I, S], files []string, o Options) ([]*Result, error) {
	var (
		out   []*Result
		errs  []error
		all   = new(S)
		items = 0
	)
	result := func(file string, n int, score *S) *Result {
		rows, labels := s.rows(score)
		return &Result{Task: t.Name, File: file, Items: n, Unit: s.unit, Rows: rows, Labels: labels}
	}
	for _, file := range files {
		score := new(S)
		n, err := runFile(t, s, file, o, func(count func(*S)) {
			count(score)
			count(all)
		})
		var stop writeError
		switch {
		case errors.As(err, &stop):
			return out, err
		case err != nil:
			errs = append(errs, err)
			continue
		}
		items += n
		out = append(out, result(file, n, score))
	}
	if len(out) > 1 {
		out = append(out, result("", items, all))
	}
	return out, errors.Join(errs...)
}

// writeError is a failure to write predictions, after which it is vain to go on.
type writeError struct{ error }

func runFile[I, S any](t Task, s spec[I, S], file string, o Options, add func(func(*S))) (int, error) {
	items, err := s.items(file)
	if err == nil && len(items) == 0 {
		err = fmt.Errorf("%s: no %s in it", file, s.unit)
	}
	var missing *os.PathError
	switch {
	case errors.As(err, &missing):
		return 0, fmt.Errorf("%s: %w", missing.Path, missing.Err)
	case err != nil:
		return 0, fmt.Errorf("%w; eval %s wants %s", err, t.Name, t.Wants)
	}
	type outcome struct {
		line  any
		count func(*S)
		err   error
	}
	return len(items), work.Ordered(len(items), o.Workers, func(i int) (out outcome) {
		defer func() {
			if fault := recover(); fault != nil {
				out.err = fmt.Errorf("internal fault: %v", fault)
			}
		}()
		out.line, out.count, out.err = s.read(items[i])
		return out
	}, func(i int, got outcome) error {
		if got.err != nil {
			return fmt.Errorf("%s: item %d: %w", file, i+1, got.err)
		}
		add(got.count)
		if o.Progress != nil {
			o.Progress(i+1, len(items))
		}
		return writeLine(o.Predictions, got.line)
	})
}

// writeLine writes a line of JSON with the text's own < and &.
func writeLine(to io.Writer, line any) error {
	if to == nil {
		return nil
	}
	lines, ok := line.([]any)
	if !ok {
		lines = []any{line}
	}
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return writeError{fmt.Errorf("predictions: %w", err)}
		}
	}
	return nil
}
