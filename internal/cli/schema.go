package cli

import (
	"github.com/spf13/cobra"

	"dateline/record"
)

func schemaCommand(s streams) *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of a record",
		Example: `  dateline schema > record.schema.json`,
		Args:    args(cobra.NoArgs, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(record.Schema)
			return err
		},
	}
}
