// Package layering keeps the laws of who may import whom (ARCHITECTURE.md). It
// holds only this test, which asks go list.
package layering

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

var (
	stages = []string{"token", "tag", "parse", "name", "when", "place", "entity", "quote", "event", "affairs"}
	base   = []string{"internal/doc", "internal/rule", "internal/world", "internal/learn"}
	// may lists what each package may import of ours, beside the standard library and other modules.
	may = map[string][]string{
		"record":            {},
		"rules":             {},
		"models":            {},
		"internal/doc":      {},
		"internal/rule":     {"rules"},
		"internal/world":    {"internal/doc", "internal/rule", "rules"},
		"internal/learn":    {"models"},
		"internal/wire":     {"internal/doc", "internal/rule"},
		"internal/corpus":   {"internal/doc"},
		"internal/report":   {"record"},
		"internal/work":     {},
		"internal/layering": {},
		"internal/pipeline": append(inside(stages), "internal/doc", "internal/wire", "internal/world", "record"),
		"":                  {"internal/doc", "internal/pipeline", "internal/wire", "record"}, // package dateline
		"internal/cli":      {"", "internal/doc", "internal/eval", "internal/pipeline", "internal/report", "internal/rule", "internal/wire", "internal/work", "record"},
		"cmd/dateline":      {"internal/cli"},
	}
)

func inside(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, "internal/"+n)
	}
	return out
}

func TestWhoImportsWhom(t *testing.T) {
	for _, s := range stages {
		may["internal/"+s] = base
	}
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "dateline/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		pkg, ours := local(fields[0])
		if !ours {
			continue
		}
		seen++
		allowed, limited := may[pkg]
		if !limited {
			continue // eval and train see everything: they measure and make the stages
		}
		for _, imp := range fields[1:] {
			if dep, ours := local(imp); ours && !slices.Contains(allowed, dep) {
				t.Errorf("%s imports %s, which the laws do not allow", name(pkg), name(dep))
			}
		}
	}
	if seen < len(may) {
		t.Errorf("go list names %d packages of ours, the laws speak of %d", seen, len(may))
	}
}

// local is the path below the module, and whether the package is ours.
func local(path string) (string, bool) {
	if path == "dateline" {
		return "", true
	}
	return strings.CutPrefix(path, "dateline/")
}

func name(pkg string) string {
	if pkg == "" {
		return "package dateline"
	}
	return pkg
}
