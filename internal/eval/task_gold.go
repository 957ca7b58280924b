package eval

import (
	"bytes"
	"encoding/json"
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
	"dateline/record"
)

var goldTask = Task{
	Name:  "gold",
	Says:  "whole records against articles annotated by hand",
	Wants: "dateline.gold/1: NAME.gold.json, its text within or in NAME.txt beside it",
	Lines: `a line an article: its record (see 'dateline schema') with the gold's id before it`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[*GoldArticle, GoldScore]{"articles", func(path string) ([]*GoldArticle, error) {
			g, err := ReadGold(path)
			return []*GoldArticle{g}, err
		}, func(*GoldArticle) bool { return false }, e.readGold, goldRows, func(s *GoldScore) []string { return s.notes }, nil}, files, o)
	},
}

type goldLine struct {
	ID string `json:"id"`
	*record.Record
}

func (e *Evaluator) readGold(g *GoldArticle) (any, func(*GoldScore), error) {
	published, ok := doc.ParseDay(g.Published)
	if !ok && g.Published != "" {
		return nil, nil, fmt.Errorf("%s: published %q, want YYYY-MM-DD", g.ID, g.Published)
	}
	d, err := e.pipeline.Read([]byte(g.Text), wire.Options{Published: published})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", g.ID, err)
	}
	r := pipeline.Record(d)
	var one GoldScore
	if err := one.Add(g, r); err != nil {
		return nil, nil, err
	}
	return goldLine{g.ID, r}, func(s *GoldScore) { s.Merge(&one) }, nil
}

func goldRows(s *GoldScore) (rows, labels []Row) {
	for i, name := range GoldLayers {
		t := s.Layers[i]
		rows = append(rows, Row{name, []Figure{{"p", t.Precision(), 3}, {"r", t.Recall(), 3}, {"f1", t.F1(), 3},
			count("tp", t.Found), count("fp", t.Extra), count("fn", t.Missed)}})
	}
	rows = append(rows, Row{"record", []Figure{{"f1", s.Record(), 3}}})
	for _, x := range []struct {
		name string
		of   Share
	}{{"country", s.Country}, {"office", s.Office}, {"span", s.Spans}} {
		rows = append(rows, Row{x.name, []Figure{{"accuracy", x.of.Percent() / 100, 4}, count("n", x.of.Of)}})
	}
	return rows, s.articles
}

// spans counts the spans of a record, {start, end, text} wherever they stand, and
// those whose words are what stands there.
func spans(r *record.Record) (Share, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return Share{}, err
	}
	var facts map[string]any
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&facts); err != nil {
		return Share{}, err
	}
	delete(facts, "article")
	text := []rune(r.Article.Text)
	var s Share
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			start, ok1 := x["start"].(json.Number)
			end, ok2 := x["end"].(json.Number)
			words, ok3 := x["text"].(string)
			if ok1 && ok2 && ok3 {
				from, _ := start.Int64()
				to, _ := end.Int64()
				s.count(0 <= from && from <= to && int(to) <= len(text) && string(text[from:to]) == words)
			}
			for _, y := range x {
				walk(y)
			}
		}
	}
	walk(facts)
	return s, nil
}
