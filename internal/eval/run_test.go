package eval_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/eval"
)

// samples are small files of each task, in words of our own.
var samples = map[string]string{
	"parse": `# newdoc id = oslo
# sent_id = oslo-1
1	Norway	Norway	PROPN	NNP	_	2	nsubj	_	_
2	signed	sign	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	treaty	treaty	NOUN	NN	_	2	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

`,
	"ner": `-DOCSTART-	oslo

Norway	B-LOC
and	O
Erna	B-PER
Solberg	I-PER
agreed	O
.	O
`,
	"coref": `# begin document oslo
0	Jens	(1
1	Stoltenberg	1)
2	said	_
3	he	(1)
4	would	_
5	leave	_
6	.	_
# end document
`,
	"quotes": `{"id": "oslo", "text": "Talks failed on Monday, Espen Eide said.", "attributions": [{"source": [{"start": 24, "end": 34}], "cue": [{"start": 35, "end": 39}], "content": [{"start": 0, "end": 22}]}]}
`,
	"time": `{"id": "oslo", "dct": "2014-03-05", "text": "Norway signed on Monday.", "timex": [{"start": 17, "end": 23, "type": "DATE", "value": "2014-03-03"}]}
`,
	"geo": `{"id": "oslo", "text": "Ministers met in Oslo on Monday.", "toponyms": [{"start": 17, "end": 21, "text": "Oslo", "lat": 59.9, "lon": 10.7}]}
`,
	"plv": `{"id": "oslo", "sentence": "Norway condemned Belarus on Monday.", "source": {"start": 0, "end": 6}, "target": {"start": 17, "end": 24}, "root": "ACCUSE", "quad": 3}
`,
	"gold": `{"schema": "dateline.gold/1", "id": "oslo", "published": "2014-03-05", "text": "OSLO, March 5 (Reuters) - Norway's Prime Minister Erna Solberg met Swedish officials in Stockholm on Monday.\n", "people": [{"name": "Erna Solberg", "country": "NOR", "office": "Prime Minister", "at": "Erna Solberg"}], "places": [{"name": "Stockholm", "at": "Stockholm", "lat": 59.3, "lon": 18.1}], "times": [{"at": "Monday", "value": "2014-03-03"}]}
`,
}

func evaluator(t *testing.T) *eval.Evaluator {
	t.Helper()
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// Every task reads an easy file of its own right, packed or not, and says what it read.
func TestEveryTaskReadsItsFiles(t *testing.T) {
	e := evaluator(t)
	for _, task := range eval.TaskNames() {
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		z.Write([]byte(samples[task]))
		z.Close()
		var predictions bytes.Buffer
		results, err := e.Run(task, []string{write(t, "a.gold.json", samples[task]), write(t, "b.gz", packed.String())},
			eval.Options{Workers: 2, Predictions: &predictions})
		if err != nil {
			t.Errorf("%s: %v", task, err)
			continue
		}
		if len(results) != 3 || results[2].File != "" || results[2].Items != 2*results[0].Items {
			t.Errorf("%s: %d results, want one for each file and one for both", task, len(results))
		}
		row, figure := map[string]string{"parse": "LAS", "ner": "names", "coref": "CoNLL", "quotes": "all three, to the letter", "time": "value",
			"geo": "within 161 km, of those resolved", "plv": "root", "gold": "people"}[task],
			map[string]string{"parse": "accuracy", "geo": "accuracy", "plv": "accuracy"}[task]
		if figure == "" {
			figure = "f1"
		}
		want := 100.0
		if task == "gold" {
			want = 1
		}
		if got := results[2].Value(row, figure); got != want {
			t.Errorf("%s: %s of %s is %v, want %v\n%s", task, figure, row, got, want, predictions.String())
		}
		lines := strings.Split(strings.TrimSpace(predictions.String()), "\n")
		if want := 2 * len(strings.Split(map[bool]string{true: "sentence\ndocument", false: "item"}[task == "parse"], "\n")); len(lines) != want {
			t.Errorf("%s: %d lines of predictions, want %d", task, len(lines), want)
		}
		for _, line := range lines {
			var x struct{ ID string }
			if err := json.Unmarshal([]byte(line), &x); err != nil || !strings.HasPrefix(x.ID, "oslo") {
				t.Errorf("%s: %s: id %q, error %v", task, line, x.ID, err)
			}
		}
	}
}

// A file that is wrong is named, with the line and what was wanted; the others are scored.
func TestAWrongFileSaysWhere(t *testing.T) {
	e := evaluator(t)
	for _, c := range []struct{ task, content, want string }{
		{"parse", "1\tNorway\n", ":1: 2 columns, want 10; eval parse wants CoNLL-U"},
		{"ner", "Norway B-LOC\n", `:1: "Norway B-LOC", want a word and an IOB tag`},
		{"ner", "Norway\tB-realm\n", ": labels realm: none that is known; eval ner wants"},
		{"ner", "Norway\tO\n", ": no gold in any of its 1 documents"},
		{"coref", "0\tNorway\n", `:1: "0\tNorway", want index, word and brackets`},
		{"quotes", strings.Replace(samples["quotes"], "34", "99", 1), ":1: span 24-99, want one within the text's 40 code points"},
		{"quotes", "{\"id\": 1}\n", ":1: json: "},
		{"quotes", "{\"id\": \"oslo\"}\n", ":1: no text in it; eval quotes wants lines of JSON"},
		{"time", samples["time"] + strings.Replace(samples["time"], "23,", "-1,", 1), ":2: timex"},
		{"geo", strings.Replace(samples["geo"], "21,", "77,", 1), `:1: toponym "Oslo": span 17-77`},
		{"plv", strings.Replace(samples["plv"], "ACCUSE", "", 1), ": no gold in any of its 1 sentences"},
		{"plv", strings.Replace(samples["plv"], "24}", "99}", 1), ":1: span 17-99, want one within the text's 35 code points"},
		{"gold", strings.Replace(samples["gold"], `"at": "Monday"`, `"at": "Tuesday"`, 1), `oslo: gold words not in the text: "Tuesday"`},
		{"gold", "{}", "no such file"},
		{"geo", "", ": no articles in it"},
	} {
		good, bad := write(t, "good.gold.json", samples[c.task]), write(t, "bad.gold.json", c.content)
		results, err := e.Run(c.task, []string{bad, good}, eval.Options{})
		if err == nil || !strings.Contains(err.Error(), filepath.Base(bad[:len(bad)-len(".gold.json")])) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.task, err, c.want)
		}
		if len(results) != 1 || results[0].File != good {
			t.Errorf("%s: %d results, want that of the good file", c.task, len(results))
		}
	}
	if _, err := e.Run("verse", nil, eval.Options{}); err == nil || !strings.Contains(err.Error(), "want parse, ner, coref") {
		t.Errorf("error %v", err)
	}
}

// Without gold a file can be read all the same.
func TestAFileWithoutGoldIsRead(t *testing.T) {
	var predictions bytes.Buffer
	results, err := evaluator(t).Run("parse", []string{write(t, "x", "1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n")}, eval.Options{Predictions: &predictions})
	if err != nil || len(results) != 1 || len(results[0].Rows) != 0 || !strings.Contains(predictions.String(), `"lemma":["talk"]`) {
		t.Errorf("results %v, error %v, predictions %s", results, err, predictions.String())
	}
}

// The number of workers does not show.
func TestWorkersDoNotShow(t *testing.T) {
	e := evaluator(t)
	path := write(t, "x", strings.Repeat(samples["geo"]+strings.Replace(samples["geo"], "Oslo", "Bonn", 2), 10))
	var want []byte
	for _, workers := range []int{1, 3, 8} {
		var got bytes.Buffer
		results, err := e.Run("geo", []string{path}, eval.Options{Workers: workers, Predictions: &got})
		if err != nil {
			t.Fatal(err)
		}
		if err := eval.WriteJSON(&got, results); err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got.Bytes()
		} else if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%d workers give other bytes", workers)
		}
	}
}

func TestResultsAreWritten(t *testing.T) {
	results := []*eval.Result{{Task: "ner", File: "a\"b.conll", Items: 2, Unit: "documents", Caveat: "few",
		Rows:   []eval.Row{{Name: "names", Figures: []eval.Figure{{Name: "f1", Value: 93.456, Places: 2}, {Name: "gold", Value: 12}}}},
		Labels: []eval.Row{{Name: "B³", Figures: []eval.Figure{{Name: "f1", Value: 50, Places: 2}}}}}}
	var text, data bytes.Buffer
	if err := eval.WriteText(&text, results, true); err != nil {
		t.Fatal(err)
	}
	want := `ner  a"b.conll  (2 documents)
  Mind: few.
              f1     gold
  names    93.46       12

           f1
  B³    50.00
`
	if text.String() != want {
		t.Errorf("got\n%s\nwant\n%s", text.String(), want)
	}
	if err := eval.WriteJSON(&data, results); err != nil {
		t.Fatal(err)
	}
	var parsed []struct {
		File, Caveat string
		Scores       map[string]map[string]float64
	}
	if err := json.Unmarshal(data.Bytes(), &parsed); err != nil || parsed[0].File != "a\"b.conll" || parsed[0].Caveat != "few" || parsed[0].Scores["names"]["f1"] != 93.46 {
		t.Errorf("%s: %v", data.String(), err)
	}
}
