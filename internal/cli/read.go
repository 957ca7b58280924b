package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dateline"
	"dateline/internal/report"
	"dateline/internal/work"
	"dateline/record"
)

// maxArticle is the most bytes that one file may have; a wire story has some thousands.
const maxArticle = 64 << 20

type readOptions struct {
	published, url, format string
	workers, width         int
	color                  string
}

func readCommand(s streams) *cobra.Command {
	var o readOptions
	cmd := &cobra.Command{
		Use:   "read [flags] FILE... | -",
		Short: "Read articles and print what they say",
		Long: `Read articles and print what each says happened, who said what, when and where.

A file is one story in plain text, with or without a headline line. "-" reads
standard input. The formats:

  text    a report for people (default)
  json    all records as one indented array
  jsonl   one record a line (dateline.record/1; see 'dateline schema')
  html    a self-contained page: the story, its facts, and their words highlighted

Without --published and without a full date in the dateline, "Thursday" stays
XXXX-WXX-4: it is never guessed. A file that cannot be read costs one line on
standard error and exit status 1; the others are still printed. The output does
not depend on --workers.`,
		Example: `  dateline read --published 2016-12-15 story.txt
  cat story.txt | dateline read -
  dateline read --format jsonl --workers 8 wire/*.txt > records.jsonl
  dateline read --format html story.txt > story.html`,
		Args: args(cobra.MinimumNArgs(1), "FILE... or - for standard input"),
		RunE: func(_ *cobra.Command, files []string) error { return read(s, o, files) },
	}
	f := cmd.Flags()
	f.StringVarP(&o.published, "published", "p", "", "day of publication, `YYYY-MM-DD`: relative dates count from it")
	f.StringVar(&o.url, "url", "", "where the article is from, kept in the record (never fetched)")
	f.StringVarP(&o.format, "format", "f", "text", "text, json, jsonl or html")
	f.IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "articles read at once")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.IntVar(&o.width, "width", 0, "columns of the text report (0: those of the terminal, else 100)")
	complete(cmd, "format", "text", "json", "jsonl", "html")
	complete(cmd, "color", "auto", "always", "never")
	return cmd
}

func complete(cmd *cobra.Command, flag string, values ...string) {
	// The flag was defined a line ago: the error cannot happen.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// outcome is a record or why there is none.
type outcome struct {
	record *record.Record
	err    error
}

func read(s streams, o readOptions, files []string) error {
	out := bufio.NewWriterSize(s.out, 1<<16)
	printer, err := newPrinter(out, s.out, o)
	if err != nil {
		return usageError{err}
	}
	if err := dateline.CheckDay(o.published); err != nil {
		return usageError{fmt.Errorf("--published: %w", err)}
	}
	reader, err := dateline.NewReader()
	if err != nil {
		return err
	}
	if err := printer.begin(); err != nil {
		return err
	}
	progress := newProgress(s.err, len(files), "stories")
	failed := 0
	err = work.Ordered(len(files), o.workers, func(i int) outcome {
		raw, err := load(s.in, files[i])
		if err != nil {
			return outcome{err: err}
		}
		rec, err := reader.Read(dateline.Article{Raw: raw, Published: o.published, URL: o.url})
		return outcome{rec, err}
	}, func(i int, got outcome) error {
		if got.err != nil {
			failed++
			progress.clear()
			fmt.Fprintf(s.err, "dateline: %s: %v\n", fileName(files[i]), got.err)
			return nil
		}
		progress.step(failed)
		return printer.print(got.record)
	})
	progress.clear()
	if err == nil {
		err = printer.end()
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if failed > 0 {
		return errFailed
	}
	return nil
}

func fileName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// load reads a file whole. A path error names the file, which the caller says
// already, so only its cause is kept.
func load(stdin io.Reader, name string) ([]byte, error) {
	in := stdin
	if name != "-" {
		info, err := os.Stat(name)
		if err != nil {
			return nil, cause(err)
		}
		if info.IsDir() {
			return nil, fmt.Errorf("is a folder, want a file: name its stories, as in %s/*.txt", name)
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, cause(err)
		}
		defer f.Close()
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxArticle+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(raw) > maxArticle {
		return nil, fmt.Errorf("more than %d MiB, want one story a file", maxArticle>>20)
	}
	return raw, nil
}

func cause(err error) error {
	if path, ok := err.(*os.PathError); ok {
		return path.Err
	}
	return err
}

// printer writes records in one format.
type printer struct {
	begin func() error
	print func(*record.Record) error
	end   func() error
}

func newPrinter(out *bufio.Writer, terminal io.Writer, o readOptions) (*printer, error) {
	nothing := func() error { return nil }
	text := report.TextOptions{Width: o.width}
	file, isFile := terminal.(*os.File)
	isTerminal := isFile && term.IsTerminal(int(file.Fd()))
	switch o.color {
	case "always":
		text.Color = true
	case "auto":
		text.Color = isTerminal && os.Getenv("NO_COLOR") == ""
	case "never":
	default:
		return nil, fmt.Errorf("--color %q: want auto, always or never", o.color)
	}
	if text.Width == 0 {
		text.Width = 100
		if isTerminal {
			if columns, _, err := term.GetSize(int(file.Fd())); err == nil {
				text.Width = max(40, min(columns, 120))
			}
		}
	}
	first := true
	separate := func(between string) {
		if !first {
			out.WriteString(between)
		}
		first = false
	}
	switch o.format {
	case "text":
		return &printer{nothing, func(r *record.Record) error {
			separate("\n")
			return report.Text(out, r, text)
		}, nothing}, nil
	case "jsonl":
		return &printer{nothing, func(r *record.Record) error {
			line, err := marshal(r, "")
			if err != nil {
				return err
			}
			_, err = out.Write(line)
			return err
		}, nothing}, nil
	case "json":
		return &printer{func() error { _, err := out.WriteString("["); return err }, func(r *record.Record) error {
			separate(",")
			block, err := marshal(r, "  ")
			if err != nil {
				return err
			}
			out.WriteString("\n  ")
			_, err = out.Write(bytes.TrimRight(block, "\n"))
			return err
		}, func() error { _, err := out.WriteString("\n]\n"); return err }}, nil
	case "html":
		var all []*record.Record
		return &printer{nothing, func(r *record.Record) error { all = append(all, r); return nil },
			func() error { return report.Page(out, all) }}, nil
	}
	return nil, fmt.Errorf("--format %q: want text, json, jsonl or html", o.format)
}

// marshal is json.Marshal with the text's own < and & (it is data, not a page),
// ending in a line feed; indented by two spaces a level where indent is not empty.
func marshal(r *record.Record, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent != "" {
		enc.SetIndent(indent, "  ")
	}
	if err := enc.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// progress tells on a terminal how far a long run has come: how many, how fast,
// how long still, how many failed.
type progress struct {
	to           io.Writer // nil: say nothing
	total, count int
	what         string // is counted, in the plural
	start, last  time.Time
}

func newProgress(errw io.Writer, total int, what string) *progress {
	p := &progress{total: total, what: what, start: time.Now()}
	if f, ok := errw.(*os.File); ok && total >= 20 && term.IsTerminal(int(f.Fd())) {
		p.to = errw
	}
	return p
}

func (p *progress) step(failed int) {
	p.count++
	now := time.Now()
	if p.to == nil || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last = now
	rate := float64(p.count) / now.Sub(p.start).Seconds()
	left := time.Duration(float64(p.total-p.count) / rate * float64(time.Second)).Round(time.Second)
	fmt.Fprintf(p.to, "\r\x1b[K%d of %d %s, %.0f a second, %s left, %d failed", p.count, p.total, p.what, rate, left, failed)
}

func (p *progress) clear() {
	if p != nil && p.to != nil && !p.last.IsZero() {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}
