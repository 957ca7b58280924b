package eval

import (
	"fmt"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

var timeTask = Task{
	Name:  "time",
	Says:  "time expressions, from raw text and the day of publication: spans, types, values",
	Wants: "lines of JSON with id, text, dct (YYYY-MM-DD) and timex [{start, end, type, value}]",
	Lines: `a line a document: id, timex [{start, end, text, type, value, mod}]`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[timed, TimeScore]{"documents", readTimed, func(x timed) bool { return len(x.times) == 0 }, e.readTimes, timeRows, nil, nil}, files, o)
	},
}

// timed is a document with its gold expressions.
type timed struct {
	TimeGold
	times []doc.Timex
}

func readTimed(path string) (out []timed, err error) {
	err = corpus.Lines(path, func(g TimeGold) error {
		if g.Text == "" {
			return corpus.ErrNoText
		}
		times, err := g.Times()
		out = append(out, timed{g, times})
		return err
	})
	return out, err
}

type timesLine struct {
	ID    string      `json:"id"`
	Timex []timexLine `json:"timex"`
}

type timexLine struct {
	passage
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
}

func (e *Evaluator) readTimes(gold timed) (any, func(*TimeScore), error) {
	d := article(gold.Text, gold.Published())
	if err := e.read(d, "token", "tag", "parse", "name", "when"); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	line := timesLine{ID: gold.ID, Timex: []timexLine{}}
	points := doc.NewCodePoints(d.Text)
	for _, t := range d.Times.Times {
		line.Timex = append(line.Timex, timexLine{passageOf(d, points, t.Span), t.Type.String(), t.Value, t.Mod})
	}
	return line, func(s *TimeScore) { s.Add(d.Times.Times, gold.times) }, nil
}

func timeRows(s *TimeScore) (rows, labels []Row) {
	for t, m := range s.ByType {
		labels = append(labels, matchRow(doc.TimexType(t).String(), m))
	}
	return []Row{matchRow("span, strict", s.Strict), matchRow("span, relaxed", s.Relaxed), matchRow("type", s.Type), matchRow("value", s.Value)}, labels
}
