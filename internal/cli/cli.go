// Package cli is the command line: one file per verb. [Main] runs it.
//
// Exit status: 0 all went well; 1 something that was asked for could not be done
// (a file could not be read, a span is not what it says), and the rest was; 2 the
// command line itself was wrong.
package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// streams are the program's ends.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errFailed says that what went wrong has been told already.
var errFailed = errors.New("some of it failed")

// usageError is a wrong command line: exit status 2.
type usageError struct{ error }

// Main runs the command with the arguments and returns the exit status.
func Main(args []string, in io.Reader, out, errw io.Writer) int {
	root := command(streams{in, out, errw})
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFailed):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(errw, "dateline: %v\nTry 'dateline --help'.\n", err)
		return 2
	}
	fmt.Fprintf(errw, "dateline: %v\n", err)
	return 1
}

func command(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "Read newswire and keep the record",
		Long: `Dateline reads newswire and keeps the record: who did what to whom, who said so,
when and where; which talks and disputes stand how; who promised what; what is
due next. Every fact opens on the words that it came from.

It needs no network, no server and no key, and gives the same bytes for the same input.`,
		Example: `  dateline read story.txt
  dateline read --published 2016-12-15 --format html story.txt > story.html
  dateline read --format jsonl wire/*.txt > records.jsonl
  dateline explain story.txt e1
  dateline verify records.jsonl`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetVersionTemplate("dateline {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(readCommand(s), explainCommand(s), rulesCommand(s), verifyCommand(s), schemaCommand(s), evalCommand(s))
	return root
}

// args wraps a check of positional arguments so that a wrong count is a wrong command line.
func args(check cobra.PositionalArgs, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		if err := check(cmd, list); err != nil {
			return usageError{fmt.Errorf("%s: want %s", cmd.Name(), want)}
		}
		return nil
	}
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(development)"
	}
	return info.Main.Version
}
