package eval_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/internal/eval"
)

var update = flag.Bool("update", false, "measure every number of testdata/scores.txt again and write it there")

const (
	shared     = "../../../shared"
	scoresFile = "../../testdata/scores.txt"
	tableFile  = "../../docs/accuracy.md"
	tableStart = "<!-- scores: made by make scores -->\n"
	tableEnd   = "<!-- end of scores -->\n"
	scoresHead = `# What Dateline reaches on the development sets, in per cent (gold: of 1; km: kilometres).
# Made by 'make scores'; a test holds the program to every line. docs/accuracy.md says what they mean.
# The six articles of gold/dev and the seed were read while rules were written: see there.

`
)

// measured is what testdata/scores.txt tells, in its order.
var measured = []measurement{
	{"gold", []string{"seed/japan-russia.gold.json"}, eval.Options{}, []told{{last, "seed", goldFigures, goldShown}}},
	{"gold", []string{"gold/dev/*.gold.json"}, eval.Options{}, []told{{last, "gold dev, 6 articles", goldFigures, goldShown}}},
	{"parse", []string{"data/dep/ewt-dev.conllu.gz", "data/dep/gum-dev.conllu.gz"}, eval.Options{}, []told{
		{last, "EWT + GUM dev", parseFigures, parseShown}, {0, "EWT dev", parseFigures, nil}, {1, "GUM dev", parseFigures, nil}}},
	{"ner", []string{"data/ner/conll03-dev.conll.gz"}, eval.Options{}, []told{{last, "CoNLL-2003 dev", nerFigures, nerFigures[2:]}}},
	{"ner", []string{"data/ner/worldwide-dev.conll.gz"}, eval.Options{}, []told{{last, "worldwide dev", nerFigures, nerFigures[2:]}}},
	{"coref", []string{"data/coref/ontogum-dev.conll.gz"}, eval.Options{}, []told{{last, "OntoGUM dev", corefFigures, corefFigures[1:]}}},
	{"quotes", []string{"data/quotes/polnear-dev.jsonl.gz"}, eval.Options{}, []told{{last, "PolNeAR dev", quoteFigures, quoteFigures[5:]}}},
	{"quotes", []string{"data/quotes/polnear-dev.jsonl.gz"}, eval.Options{Plain: true}, []told{
		{last, "PolNeAR dev, --plain", quoteFigures[3:6], quoteFigures[5:6]}}},
	{"time", []string{"data/time/te3-dev.jsonl.gz"}, eval.Options{}, []told{{last, "TempEval-3 dev", timeFigures, timeFigures}}},
	{"geo", []string{"data/geo/tr-news.jsonl.gz"}, eval.Options{Part: "dev"}, []told{{last, "TR-News, dev part", geoFigures, geoFigures[2:]}}},
	{"geo", []string{"data/geo/geovirus.jsonl.gz"}, eval.Options{Part: "dev"}, []told{{last, "GeoVirus, dev part", geoFigures, geoFigures[2:]}}},
	{"plv", []string{"data/events/plv-train.jsonl.gz"}, eval.Options{Folds: 5}, []told{{last, "PLV train, 5-fold", plvFigures, plvFigures}}},
}

// told is what is told of one result of a run: the figures "row: figure", a line each.
type told struct {
	result  int // its index, or last
	data    string
	figures []string
	shown   []string // those that docs/accuracy.md has
}

// measurement is a run of a task, and what is told of it.
type measurement struct {
	task    string
	files   []string // in ../shared
	options eval.Options
	told    []told
}

// command is what a person types for it, in ../shared.
func (m *measurement) command() string {
	words := []string{"dateline eval", m.task}
	if m.options.Plain {
		words = append(words, "--plain")
	}
	if m.options.Folds > 0 {
		words = append(words, "--folds", strconv.Itoa(m.options.Folds))
	}
	if m.options.Part != "" {
		words = append(words, "--part", m.options.Part)
	}
	return strings.Join(append(words, m.files...), " ")
}

// last is the result for all files together.
const last = -1

var (
	goldFigures = []string{"people: f1", "places: f1", "times: f1", "statements: f1", "statements+speaker: f1", "events: f1", "events+roles: f1",
		"events+phase: f1", "tracks: f1", "disputes: f1", "commitments: f1", "appointments: f1", "record: f1", "country: accuracy",
		"office: accuracy", "span: accuracy"}
	goldShown    = []string{"people: f1", "places: f1", "times: f1", "statements+speaker: f1", "events+roles: f1", "record: f1"}
	parseFigures = []string{"UPOS: accuracy", "XPOS: accuracy", "lemma: accuracy", "UAS: accuracy", "LAS: accuracy", "raw text: tokens: f1",
		"raw text: sentences: f1", "raw text: UPOS: f1", "raw text: lemma: f1", "raw text: UAS: f1", "raw text: LAS: f1"}
	parseShown   = []string{"UPOS: accuracy", "lemma: accuracy", "UAS: accuracy", "LAS: accuracy", "raw text: tokens: f1", "raw text: UPOS: f1", "raw text: LAS: f1"}
	nerFigures   = []string{"names: precision", "names: recall", "names: f1"}
	quoteFigures = []string{"cue: f1", "source: f1", "content: f1", "all three: precision", "all three: recall", "all three: f1",
		"all three, exact: f1", "all three, to the letter: f1"}
	corefFigures = []string{"mentions: f1", "MUC: f1", "B3: f1", "CEAFe: f1", "CoNLL: f1"}
	timeFigures  = []string{"span, strict: f1", "span, relaxed: f1", "type: f1", "value: f1"}
	plvFigures   = []string{"root: accuracy", "root, macro: f1", "quad: accuracy", "cooperation or conflict: accuracy",
		"by the rules alone: root: accuracy", "by the rules alone: root, macro: f1"}
	geoFigures = []string{"toponyms: precision", "toponyms: recall", "toponyms: f1", "toponyms, adjectives too: f1",
		"within 161 km, of those resolved: accuracy", "error over all gold, km: median"}
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
	table := []string{"| task | data | figures | command |", "|---|---|---|---|"}
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
			var cells []string
			for _, name := range x.figures {
				at := strings.LastIndex(name, ": ")
				f, ok := result.Figure(name[:at], name[at+2:])
				if !ok {
					t.Fatalf("%s has no figure %q", m.task, name)
				}
				lines = append(lines, fmt.Sprintf("%-8s%-24s%-46s%8s", m.task, x.data, name, f))
				if slices.Contains(x.shown, name) {
					cells = append(cells, name[:at]+map[string]string{"f1": " F1", "accuracy": ""}[name[at+2:]]+" **"+f.String()+"**")
				}
			}
			if len(cells) > 0 {
				table = append(table, fmt.Sprintf("| %s | %s | %s | `%s` |", m.task, x.data, strings.Join(cells, "; "), m.command()))
			}
		}
	}
	hold(t, scoresFile, scoresHead+strings.Join(lines, "\n")+"\n")
	page, err := os.ReadFile(tableFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(page), tableStart)
	_, after, ok2 := strings.Cut(rest, tableEnd)
	if !ok1 || !ok2 {
		t.Fatalf("%s: no marks of the table of scores", tableFile)
	}
	hold(t, tableFile, before+tableStart+strings.Join(table, "\n")+"\n"+tableEnd+after)
}

// hold holds a file to a content, or writes it.
func hold(t *testing.T, file, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]bool{}
	for _, line := range strings.Split(string(got), "\n") {
		was[line] = true
	}
	for _, line := range strings.Split(want, "\n") {
		if !was[line] {
			t.Errorf("%s lacks what is measured: %s", file, line)
		}
	}
	if string(got) != want && !t.Failed() {
		t.Errorf("%s has lines that nobody measures", file)
	}
	if t.Failed() {
		t.Log("'make scores' writes it anew: commit it with what changed the numbers")
	}
}
