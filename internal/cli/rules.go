package cli

import (
	"bufio"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"dateline/internal/rule"
)

func rulesCommand(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "rules [WORD]",
		Short: "Print the reference of the rules, made from the rule files",
		Long: `Print the reference of the rules that Dateline reads by, as Markdown, made from the
files under rules/ that are built into this binary. WORD keeps the entries whose
id starts with it or that have it among their fields' words.`,
		Example: `  dateline rules > rules.md
  dateline rules sanction
  dateline rules accuse.`,
		Args: args(cobra.MaximumNArgs(1), "at most one word"),
		RunE: func(_ *cobra.Command, list []string) error {
			entries, err := rule.All()
			if err != nil {
				return err
			}
			word := ""
			if len(list) == 1 {
				word = list[0]
			}
			out := bufio.NewWriter(s.out)
			if n := printReference(out, entries, word); n == 0 {
				return fmt.Errorf("no rule whose id starts with %q or that has the word", word)
			}
			return out.Flush()
		},
	}
}

// printReference prints the entries that the word keeps, by file, and returns how many.
func printReference(w *bufio.Writer, entries []rule.Entry, word string) int {
	file, n := "", 0
	for _, e := range entries {
		if !keeps(e, word) {
			continue
		}
		n++
		if e.Pos.File != file {
			file = e.Pos.File
			fmt.Fprintf(w, "# %s\n\n", path.Base(path.Dir(file))+"/"+path.Base(file))
		}
		fmt.Fprintf(w, "## %s %s\n\n", e.Kind, e.ID)
		for _, f := range e.Fields {
			fmt.Fprintf(w, "- %s: %s\n", f.Key, f.Value)
		}
		fmt.Fprintln(w)
	}
	return n
}

func keeps(e rule.Entry, word string) bool {
	if word == "" || strings.HasPrefix(e.ID, word) {
		return true
	}
	for _, f := range e.Fields {
		if f.Key == "yes" || f.Key == "no" {
			continue
		}
		for _, w := range strings.FieldsFunc(f.Value, func(r rune) bool { return r == '|' || r == ' ' || r == ',' }) {
			if w == word {
				return true
			}
		}
	}
	return false
}
