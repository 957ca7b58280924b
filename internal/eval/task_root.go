package eval

import (
	"fmt"
	"maps"
	"slices"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/wire"
)

var plvTask = Task{
	Name:  "plv",
	Says:  "what one side does to the other, its spans given: the PLOVER root and quad class of the pair",
	Wants: "lines of JSON with id, sentence, source, target, root and quad",
	Lines: `a line a sentence: id, root (one of 15, YIELD for CONCEDE and RETREAT) and quad (1 to 4), null
where nothing is seen`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[RootSentence, rootScores]{"sentences", readRoots, func(s RootSentence) bool { return s.Root == "" }, e.readRoot, rootRows, nil}, files, o)
	},
}

func readRoots(path string) (out []RootSentence, err error) {
	err = corpus.Lines(path, func(s RootSentence) error {
		if s.Text == "" {
			return corpus.ErrNoText
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

type rootLine struct {
	ID   string  `json:"id"`
	Root *string `json:"root"`
	Quad *int    `json:"quad"`
}

// rootScores are a score and that of the halves: cooperation (quads 1 and 2)
// against conflict (3 and 4).
type rootScores struct {
	RootScore
	half Share
}

func (e *Evaluator) readRoot(gold RootSentence) (any, func(*rootScores), error) {
	d, err := e.pipeline.Read([]byte("Headline of the day\n\n"+gold.Text+"\n"), wire.Options{Published: doc.Date{Year: 2019, Month: 6, Day: 1}})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	line := rootLine{ID: gold.ID}
	root, quad, best := "", 0, -1.0
	for _, x := range d.Events.Events {
		if x.Confidence > best {
			best, root, quad = x.Confidence, RootOf(x.Type), x.Quad
		}
	}
	if root != "" {
		line.Root, line.Quad = &root, &quad
	}
	return line, func(s *rootScores) {
		s.Add(gold, root, quad)
		s.half.count(quad != 0 && (quad > 2) == (gold.Quad > 2))
	}, nil
}

func rootRows(s *rootScores) (rows, labels []Row) {
	one := func(name string, right int) Row { return shareRow(name, Share{right, s.All}) }
	rows = []Row{one("root", s.Right), one("quad", s.QuadRight), shareRow("cooperation or conflict", s.half),
		{"root, macro", []Figure{{"f1", s.MacroF1(), 2}, count("silent", s.Silent)}}}
	for _, root := range slices.Sorted(maps.Keys(s.byRoot)) {
		labels = append(labels, matchRow(root, *s.byRoot[root]))
	}
	return rows, labels
}
