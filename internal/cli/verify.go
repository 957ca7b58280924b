package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"dateline/record"
)

func verifyCommand(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "verify RECORDS... | -",
		Short: "Check every span of records against their own text",
		Long: `Check records (.jsonl, one a line, or a .json array) against their own text: every
span repeats the words that stand there, every id is one of the record's, the
article's id is the hash of its text. Each fault is one line; exit status 1 if
there is one.`,
		Example: `  dateline read --format jsonl story.txt | dateline verify -`,
		Args:    args(cobra.MinimumNArgs(1), "RECORDS... or - for standard input"),
		RunE: func(_ *cobra.Command, files []string) error {
			failed := false
			for _, name := range files {
				records, spans, faults := 0, 0, 0
				raw, err := load(s.in, name)
				if err == nil {
					err = eachRecord(raw, func(at string, data []byte) {
						records++
						n, err := verifyOne(data)
						spans += n
						for _, fault := range flatten(err) {
							faults++
							fmt.Fprintf(s.err, "dateline: %s: %s: %v\n", fileName(name), at, fault)
						}
					})
				}
				if err != nil {
					faults++
					fmt.Fprintf(s.err, "dateline: %s: %v\n", fileName(name), err)
				}
				fmt.Fprintf(s.out, "%s: %d records, %d spans, %d faults\n", fileName(name), records, spans, faults)
				failed = failed || faults > 0
			}
			if failed {
				return errFailed
			}
			return nil
		},
	}
}

func verifyOne(data []byte) (spans int, err error) {
	r, err := record.Decode(data)
	if err != nil {
		return 0, err
	}
	return r.Verify()
}

// eachRecord calls do with each record of a JSON array or of JSON lines.
func eachRecord(raw []byte, do func(at string, data []byte)) error {
	if trimmed := bytes.TrimSpace(raw); len(trimmed) > 0 && trimmed[0] == '[' {
		var all []json.RawMessage
		if err := json.Unmarshal(trimmed, &all); err != nil {
			return fmt.Errorf("want an array of records: %w", err)
		}
		for i, data := range all {
			do(fmt.Sprintf("record %d", i+1), data)
		}
		return nil
	}
	lines := bufio.NewReader(bytes.NewReader(raw))
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			do(fmt.Sprintf("line %d", n), line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// flatten returns the errors that an error joins.
func flatten(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
