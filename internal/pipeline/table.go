package pipeline

import (
	"fmt"
	"strings"
)

// StageTable is the list of the stages as a Markdown table, for ARCHITECTURE.md.
func StageTable(stages []Stage) string {
	var b strings.Builder
	b.WriteString("| stage | makes | needs | finds out |\n|---|---|---|---|\n")
	b.WriteString("| `wire` | text, wire | the article's bytes | dateline, headline, sign-off, status |\n")
	for _, s := range stages {
		var needs []string
		for _, n := range s.Needs {
			needs = append(needs, string(n))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", s.Name, s.Makes, strings.Join(needs, ", "), s.Says)
	}
	return b.String()
}
