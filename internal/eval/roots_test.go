package eval_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/internal/eval"
)

// The judge of pairs, learnt anew in each fold, keeps above its floors.
func TestRootsKeepAboveTheirFloors(t *testing.T) {
	file := filepath.Join(shared, "data/events/plv-train.jsonl.gz")
	if _, err := os.Stat(file); err != nil {
		t.Skipf("no data, so nothing is measured: %v", err)
	}
	if testing.Short() {
		t.Skip("five trainings")
	}
	results, err := evaluator(t).Run("plv", []string{file}, eval.Options{Folds: 5, Workers: runtime.GOMAXPROCS(0)})
	if err != nil {
		t.Fatal(err)
	}
	for _, floor := range []struct {
		row, figure string
		least       float64
	}{{"root", "accuracy", 83}, {"root, macro", "f1", 80}, {"quad", "accuracy", 90}} {
		if got := results[0].Value(floor.row, floor.figure); got < floor.least {
			t.Errorf("%s: %s %.2f, want %.2f", floor.row, floor.figure, got, floor.least)
		}
	}
}

// Sides that stand in words which wire sets apart are found; placeholders and wrong
// spans are told from each other.
func TestSidesOfASentence(t *testing.T) {
	e := evaluator(t)
	var out bytes.Buffer
	lines := strings.Join([]string{
		`{"id": "a", "sentence": "QUITO, May 3 (Xinhua) -- Peru thanked Chile.", "source": {"start": 26, "end": 30}, "target": {"start": 0, "end": 5}, "root": "SUPPORT", "quad": 1}`,
		`{"id": "b", "sentence": "Peru thanked Chile.\r\nBy Ana Silva", "source": {"start": 0, "end": 4}, "target": null, "root": "SUPPORT", "quad": 1}`,
		`{"id": "c", "sentence": "São Tomé thanked Chile.", "source": {"start": 0, "end": 8}, "target": {"start": 17, "end": 22}, "root": "SUPPORT", "quad": 1}`,
		`{"id": "d", "sentence": "Reporting by Peru", "source": {"start": 13, "end": 17}, "root": "SUPPORT", "quad": 1}`,
	}, "\n")
	if _, err := e.Run("plv", []string{write(t, "sides", lines)}, eval.Options{Predictions: &out}); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, line := range got {
		var x struct {
			ID, Root string
			Quad     int
		}
		if err := json.Unmarshal([]byte(line), &x); err != nil || x.Root == "" || x.Quad == 0 || i == 2 && x.Root != "SUPPORT" {
			t.Errorf("%s: %v", line, err)
		}
	}
	if len(got) != 4 {
		t.Errorf("%d predictions, want 4", len(got))
	}
	bad := strings.Replace(lines, `"end": 22`, `"end": 99`, 1)
	if _, err := e.Run("plv", []string{write(t, "bad", bad)}, eval.Options{}); err == nil || !strings.Contains(err.Error(), ":3:") || !strings.Contains(err.Error(), "99") {
		t.Errorf("error %v, want one that names line 3 and its span", err)
	}
}
