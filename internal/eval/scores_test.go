package eval_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dateline/internal/eval"
)

var update = flag.Bool("update", false, "measure every number of testdata/scores.txt again and write it there")

const (
	shared     = "../../../shared"
	scoresFile = "../../testdata/scores.txt"
	scoresHead = `# What Dateline reaches on the development sets, in per cent (gold: of 1; km: kilometres).
# Made by 'make scores'; a test holds the program to every line. docs/accuracy.md says what they mean.
# The six articles of gold/dev and the seed were read while rules were written: see there.

`
)

// measured is what testdata/scores.txt tells, in its order.
var measured = []struct {
	task    string
	files   []string
	options eval.Options
	told    []told
}{
	{"gold", []string{"seed/japan-russia.gold.json"}, eval.Options{}, []told{{last, "seed", goldFigures}}},
	{"gold", []string{"gold/dev/*.gold.json"}, eval.Options{}, []told{{last, "gold dev, 6 articles", goldFigures}}},
	{"parse", []string{"data/dep/ewt-dev.conllu.gz", "data/dep/gum-dev.conllu.gz"}, eval.Options{}, []told{
		{last, "EWT + GUM dev", parseFigures}, {0, "EWT dev", parseFigures[:5]}, {1, "GUM dev", parseFigures[:5]}}},
	{"ner", []string{"data/ner/conll03-dev.conll.gz"}, eval.Options{}, []told{{last, "CoNLL-2003 dev", nerFigures}}},
	{"ner", []string{"data/ner/worldwide-dev.conll.gz"}, eval.Options{}, []told{{last, "worldwide dev", nerFigures}}},
	{"coref", []string{"data/coref/ontogum-dev.conll.gz"}, eval.Options{}, []told{{last, "OntoGUM dev",
		[]string{"mentions: f1", "MUC: f1", "B3: f1", "CEAFe: f1", "CoNLL: f1"}}}},
	{"quotes", []string{"data/quotes/polnear-dev.jsonl.gz"}, eval.Options{}, []told{{last, "PolNeAR dev", quoteFigures}}},
	{"quotes", []string{"data/quotes/polnear-dev.jsonl.gz"}, eval.Options{Plain: true}, []told{{last, "PolNeAR dev, --plain",
		[]string{"all three: precision", "all three: recall", "all three: f1"}}}},
	{"time", []string{"data/time/te3-dev.jsonl.gz"}, eval.Options{}, []told{{last, "TempEval-3 dev",
		[]string{"span, strict: f1", "span, relaxed: f1", "type: f1", "value: f1"}}}},
	{"geo", []string{"data/geo/tr-news.jsonl.gz"}, eval.Options{Part: "dev"}, []told{{last, "TR-News, dev part", geoFigures}}},
	{"geo", []string{"data/geo/geovirus.jsonl.gz"}, eval.Options{Part: "dev"}, []told{{last, "GeoVirus, dev part", geoFigures}}},
	{"plv", []string{"data/events/plv-train.jsonl.gz"}, eval.Options{}, []told{{last, "PLV train",
		[]string{"root: accuracy", "root, macro: f1", "quad: accuracy"}}}},
}

// told is what is told of one result of a run: the figures "row: figure", a line each.
type told struct {
	result  int // its index, or last
	data    string
	figures []string
}

// last is the result for all files together.
const last = -1

var (
	goldFigures = []string{"people: f1", "places: f1", "times: f1", "statements: f1", "statements+speaker: f1", "events: f1", "events+roles: f1",
		"events+phase: f1", "tracks: f1", "disputes: f1", "commitments: f1", "appointments: f1", "record: f1", "country: accuracy",
		"office: accuracy", "span: accuracy"}
	parseFigures = []string{"UPOS: accuracy", "XPOS: accuracy", "lemma: accuracy", "UAS: accuracy", "LAS: accuracy", "raw text: tokens: f1",
		"raw text: sentences: f1", "raw text: UPOS: f1", "raw text: lemma: f1", "raw text: UAS: f1", "raw text: LAS: f1"}
	nerFigures   = []string{"names: precision", "names: recall", "names: f1"}
	quoteFigures = []string{"cue: f1", "source: f1", "content: f1", "all three: precision", "all three: recall", "all three: f1",
		"all three, exact: f1", "all three, to the letter: f1"}
	geoFigures = []string{"toponyms: precision", "toponyms: recall", "toponyms: f1", "toponyms, adjectives too: f1",
		"within 161 km, of those resolved: accuracy", "error over all gold: median km"}
)

// TestScores holds the program to every number of testdata/scores.txt: it is
// deterministic, so a number that differs is news, good or bad, and is to be
// written down with -update in the commit that made it.
func TestScores(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("no data, so nothing is measured: %v", err)
	}
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, m := range measured {
		var files []string
		for _, f := range m.files {
			found, err := filepath.Glob(filepath.Join(shared, f))
			if err != nil || len(found) == 0 {
				t.Fatalf("no %s in %s: %v", f, shared, err)
			}
			files = append(files, found...)
		}
		m.options.Workers = runtime.GOMAXPROCS(0)
		results, err := e.Run(m.task, files, m.options)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range m.told {
			result := results[len(results)-1]
			if x.result != last {
				result = results[x.result]
			}
			for _, name := range x.figures {
				at := strings.LastIndex(name, ": ")
				f, ok := result.Figure(name[:at], name[at+2:])
				if !ok {
					t.Fatalf("%s has no figure %q", m.task, name)
				}
				lines = append(lines, fmt.Sprintf("%-8s%-24s%-46s%8s", m.task, x.data, name, f))
			}
		}
	}
	got := scoresHead + strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(scoresFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	committed, err := os.ReadFile(scoresFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(committed) == got {
		return
	}
	was := map[string]string{}
	for _, line := range strings.Split(string(committed), "\n") {
		if at := strings.LastIndexByte(line, ' '); at > 0 {
			was[strings.TrimSpace(line[:at])] = line[at+1:]
		}
	}
	for _, line := range lines {
		at := strings.LastIndexByte(line, ' ')
		if key := strings.TrimSpace(line[:at]); was[key] != line[at+1:] {
			t.Errorf("%s is %s, testdata/scores.txt says %q", key, line[at+1:], was[key])
		}
	}
	t.Errorf("testdata/scores.txt is not what is measured; 'make scores' writes it anew")
}
