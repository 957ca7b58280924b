package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/record"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dateline": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command as people do; each script in testdata tells one
// thing about it.
func TestScripts(t *testing.T) {
	stories, err := filepath.Abs("../../testdata/stories")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: "testdata", Setup: func(env *testscript.Env) error {
		env.Setenv("STORIES", stories)
		return nil
	}})
}

func stories(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/stories/*.txt")
	if err != nil || len(files) < 5 {
		t.Fatalf("stories: %d, %v", len(files), err)
	}
	return files
}

func run(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errw bytes.Buffer
	if status := Main(args, strings.NewReader(""), &out, &errw); status != 0 {
		t.Fatalf("dateline %s: status %d\n%s", strings.Join(args, " "), status, errw.String())
	}
	return out.Bytes()
}

// The same bytes for any number of workers, in the order of the input.
func TestWorkersDoNotShow(t *testing.T) {
	var files []string
	for range 4 {
		files = append(files, stories(t)...)
	}
	want := run(t, append([]string{"read", "--format", "jsonl", "--workers", "1"}, files...)...)
	for _, workers := range []int{1, 2, 8} {
		got := run(t, append([]string{"read", "--format", "jsonl", "--workers", fmt.Sprint(workers)}, files...)...)
		if !bytes.Equal(got, want) {
			t.Errorf("%d workers print other bytes", workers)
		}
	}
}

// Real output keeps to the JSON Schema, and has facts of every kind.
func TestOutputKeepsToTheSchema(t *testing.T) {
	var parsed any
	if err := json.Unmarshal(record.Schema, &parsed); err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("record.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	out := run(t, append([]string{"read", "--format", "jsonl", "--published", "2023-12-08"}, stories(t)...)...)
	for i, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("record %d: %v", i+1, err)
		}
		for layer, facts := range value.(map[string]any) {
			if list, ok := facts.([]any); ok {
				kinds[layer] += len(list)
			}
		}
		if _, err := record.Decode(line); err != nil {
			t.Errorf("record %d: %v", i+1, err)
		}
	}
	for _, layer := range []string{"actors", "places", "times", "statements", "events", "tracks", "disputes", "commitments", "appointments"} {
		if kinds[layer] == 0 {
			t.Errorf("no %s in any of the stories", layer)
		}
	}
}
