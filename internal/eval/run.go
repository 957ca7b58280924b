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
	// bare says that an item has no gold; a file of such items is read, not scored.
	bare func(I) bool
	// read reads one item and returns its line of predictions and what counts it.
	read func(I) (line any, count func(*S), err error)
	rows func(*S) (rows, labels []Row)
	// notes says what is wrong; nil where nobody says.
	notes func(*S) []string
	// caveat says why the figures are not what they seem; "" or nil where they are.
	caveat func(*S) string
}

// run scores the files of a task one after the other, the items of each at once.
func run[I, S any](t Task, s spec[I, S], files []string, o Options) ([]*Result, error) {
	var (
		out     []*Result
		errs    []error
		all     = new(S)
		items   = 0
		anyGold = false
	)
	result := func(file string, n int, score *S, scored bool) *Result {
		r := &Result{Task: t.Name, File: file, Items: n, Unit: s.unit}
		if scored {
			r.Rows, r.Labels = s.rows(score)
			if s.notes != nil && file != "" {
				r.Notes = s.notes(score)
			}
			if s.caveat != nil {
				r.Caveat = s.caveat(score)
			}
		}
		return r
	}
	for _, file := range files {
		score := new(S)
		n, bare, err := runFile(t, s, file, o, func(count func(*S)) {
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
		anyGold = anyGold || !bare
		out = append(out, result(file, n, score, !bare))
	}
	if len(out) > 1 {
		out = append(out, result("", items, all, anyGold))
	}
	return out, errors.Join(errs...)
}

// writeError is a failure to write predictions, after which it is vain to go on.
type writeError struct{ error }

func runFile[I, S any](t Task, s spec[I, S], file string, o Options, add func(func(*S))) (n int, bare bool, err error) {
	items, err := s.items(file)
	bare = true
	for _, x := range items {
		bare = bare && s.bare(x)
	}
	switch {
	case err != nil:
	case len(items) == 0:
		err = fmt.Errorf("%s: no %s in it", file, s.unit)
	case bare && o.Predictions == nil:
		err = fmt.Errorf("%s: no gold in any of its %d %s (they can be read with --predictions)", file, len(items), s.unit)
	}
	var missing *os.PathError
	switch {
	case errors.As(err, &missing):
		return 0, false, fmt.Errorf("%s: %w", missing.Path, missing.Err)
	case err != nil:
		return 0, false, fmt.Errorf("%w; eval %s wants %s", err, t.Name, t.Wants)
	}
	type outcome struct {
		line  any
		count func(*S)
		err   error
	}
	return len(items), bare, work.Ordered(len(items), o.Workers, func(i int) (out outcome) {
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
