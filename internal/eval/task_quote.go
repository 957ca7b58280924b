package eval

import (
	"fmt"

	"dateline/internal/doc"
)

var quotesTask = Task{
	Name:  "quotes",
	Says:  "who said what, from raw text: source, cue, content, and all three",
	Wants: "lines of JSON with id, text and attributions [{source, cue, content}], each [{start, end}]",
	Lines: `a line an article: id, attributions [{source, cue, content}], each [{start, end, text}], with
the marks that PolNeAR gives them`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[AttributedText, QuoteScore]{"articles", ReadPolNeAR, func(a AttributedText) bool { return len(a.Attributions) == 0 },
			func(a AttributedText) (any, func(*QuoteScore), error) { return e.readQuotes(a, o.Plain) }, quoteRows, nil, nil}, files, o)
	},
}

type quotesLine struct {
	ID           string            `json:"id"`
	Attributions []attributionLine `json:"attributions"`
}

type attributionLine struct {
	Source  []passage `json:"source"`
	Cue     []passage `json:"cue"`
	Content []passage `json:"content"`
}

func (e *Evaluator) readQuotes(gold AttributedText, plain bool) (any, func(*QuoteScore), error) {
	d := article(gold.Text, doc.Date{})
	err := e.read(d, "token", "tag", "parse", "name", "when", "place", "entity")
	if err == nil {
		reader := e.quotes.Wide()
		if plain {
			reader = e.quotes
		}
		if d.Statements, err = reader.Read(d); err == nil {
			err = doc.Check(d)
		}
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	found := Attributions(d)
	line := quotesLine{ID: gold.ID, Attributions: []attributionLine{}}
	points := doc.NewCodePoints(d.Text)
	passages := func(spans []doc.Span) []passage {
		out := []passage{}
		for _, s := range spans {
			out = append(out, passageOf(d, points, s))
		}
		return out
	}
	for _, a := range found {
		line.Attributions = append(line.Attributions, attributionLine{passages(a.Source), passages(a.Cue), passages(a.Content)})
	}
	return line, func(s *QuoteScore) { s.Add(gold.Text, found, gold.Attributions) }, nil
}

func quoteRows(s *QuoteScore) (rows, labels []Row) {
	return []Row{matchRow("cue", s.Cue), matchRow("source", s.Source), matchRow("content", s.Content),
		matchRow("all three", s.All), matchRow("all three, exact", s.Exact), matchRow("all three, to the letter", s.Strict)}, nil
}
