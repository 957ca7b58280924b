package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/internal/eval"
)

type evalOptions struct {
	eval.Options
	verbose, json bool
	predictions   string
}

func evalCommand(s streams) *cobra.Command {
	var o evalOptions
	var tasks, lines strings.Builder
	for _, t := range eval.Tasks() {
		fmt.Fprintf(&tasks, "  %-8s%s\n          files: %s\n", t.Name, t.Says, t.Wants)
		fmt.Fprintf(&lines, "  %-8s%s\n", t.Name, strings.ReplaceAll(t.Lines, "\n", "\n          "))
	}
	cmd := &cobra.Command{
		Use:   "eval [flags] TASK FILE...",
		Short: "Score a layer against annotated data",
		Long: `Score what Dateline reads against annotated data, one task at a time. Files that end
in .gz are unpacked. Of several files each is scored, and all together. The tasks:

` + tasks.String() + `
Shares are in per cent (gold: of 1). --json prints an array to standard output, an object for
each file: task, file (null: all together), items, unit, scores and labels, where each name
stands for an object of its figures, and a caveat where there is one.

--predictions writes what was read, a line of JSON for each item, in the order of the files.
Offsets count code points of the item's text; ends are not part of what they end:

` + lines.String() + `
A file that cannot be scored costs one line on standard error and exit status 1; the others
are scored. The figures do not depend on --workers.`,
		Example: `  dateline eval parse ewt-dev.conllu.gz gum-dev.conllu.gz
  dateline eval -v ner conll03-dev.conll.gz
  dateline eval geo --part dev --json tr-news.jsonl.gz > scores.json
  dateline eval quotes --predictions found.jsonl polnear-dev.jsonl.gz
  dateline eval gold articles/*.gold.json`,
		Args: args(cobra.MinimumNArgs(2), "TASK FILE...: a task ("+strings.Join(eval.TaskNames(), ", ")+") and files to score it on"),
		ValidArgsFunction: func(_ *cobra.Command, list []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(list) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			var out []string
			for _, t := range eval.Tasks() {
				out = append(out, t.Name+"\t"+t.Says)
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, list []string) error { return evaluate(s, o, list[0], list[1:]) },
	}
	f := cmd.Flags()
	f.BoolVarP(&o.verbose, "verbose", "v", false, "print the score of each label, relation or document too, and for gold what is missed and extra")
	f.BoolVar(&o.json, "json", false, "print JSON (with the labels)")
	f.StringVar(&o.predictions, "predictions", "", "write what was read to `OUT.jsonl`")
	f.IntVarP(&o.Workers, "workers", "j", runtime.GOMAXPROCS(0), "items read at once")
	f.StringVar(&o.Part, "part", "all", "geo: dev (every fourth document, by the hash of its id), train (the others) or all")
	f.StringVar(&o.Labels, "labels", "", "ner: whose conventions, conll, world or politics (default: seen from the file's labels)")
	f.IntVar(&o.Folds, "folds", 0, "plv: cross-validate, in so many parts, instead of scoring the program's own model")
	f.BoolVar(&o.Plain, "plain", false, "quotes: score the statements that a record keeps, not every attitude that PolNeAR marks")
	complete(cmd, "part", "dev", "train", "all")
	complete(cmd, "labels", "conll", "world", "politics")
	return cmd
}

func evaluate(s streams, o evalOptions, task string, files []string) (err error) {
	for _, check := range []struct {
		what, got string
		want      []string
	}{{"task", task, eval.TaskNames()}, {"--part", o.Part, []string{"dev", "train", "all"}}, {"--labels", o.Labels, []string{"", "conll", "world", "politics"}}} {
		if !slices.Contains(check.want, check.got) {
			return usageError{fmt.Errorf("%s %q: want %s", check.what, check.got, strings.TrimPrefix(strings.Join(check.want, ", "), ", "))}
		}
	}
	if o.Folds < 0 || o.Folds == 1 {
		return usageError{fmt.Errorf("--folds %d: want 2 parts or more", o.Folds)}
	}
	e, err := eval.New()
	if err != nil {
		return err
	}
	if o.predictions != "" {
		f, err := os.Create(o.predictions)
		if err != nil {
			return fmt.Errorf("--predictions: %w", err)
		}
		out := bufio.NewWriter(f)
		o.Predictions = out
		defer func() {
			if late := errors.Join(out.Flush(), f.Close()); late != nil && err == nil {
				err = fmt.Errorf("--predictions: %w", late)
			}
		}()
	}
	var p *progress
	o.Progress = func(done, total int) {
		if done == 1 {
			p.clear()
			p = newProgress(s.err, total, "items")
		}
		p.step(0)
	}
	results, err := e.Run(task, files, o.Options)
	p.clear()
	failed := err != nil
	for _, fault := range flatten(err) {
		fmt.Fprintf(s.err, "dateline: %v\n", fault)
	}
	if o.json {
		err = eval.WriteJSON(s.out, results)
	} else {
		err = eval.WriteText(s.out, results, o.verbose)
	}
	if err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if failed {
		return errFailed
	}
	return nil
}
