package eval

import (
	"fmt"
	"maps"
	"slices"

	"dateline/internal/event"
)

var plvTask = Task{
	Name:  "plv",
	Says:  "what one side does to the other, its spans given: the PLOVER root and quad class of the pair",
	Wants: "lines of JSON with id, sentence, source, target, root and quad",
	Lines: `a line a sentence: id, root (one of 15, YIELD for CONCEDE and RETREAT) and quad (1 to 4)`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		items, judge := ReadRoots, (*event.Typer)(nil)
		if o.Folds > 1 {
			items = func(path string) ([]RootSentence, error) { return e.foldedRoots(path, o.Folds) }
		} else {
			var err error
			if judge, err = event.NewTyper(e.world); err != nil {
				return nil, err
			}
		}
		return run(t, spec[RootSentence, rootScores]{"sentences", items, func(s RootSentence) bool { return s.Root == "" },
			func(s RootSentence) (any, func(*rootScores), error) {
				if s.judge == nil {
					s.judge = judge
				}
				return e.readRoot(s)
			}, rootRows, nil, rootCaveat}, files, o)
	},
}

// foldedRoots reads a file, each of whose sentences is to be judged by a model that was learnt without it.
func (e *Evaluator) foldedRoots(path string, folds int) ([]RootSentence, error) {
	sentences, err := ReadRoots(path)
	if err != nil {
		return nil, err
	}
	typers, err := e.rootTypers(sentences, folds, 1)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range sentences {
		sentences[i].judge = typers[i]
	}
	return sentences, nil
}

type rootLine struct {
	ID   string `json:"id"`
	Root string `json:"root"`
	Quad int    `json:"quad"`
}

// rootScores are a score, that of the halves, cooperation (quads 1 and 2) against
// conflict (3 and 4), and that of the surest event which the rules see.
type rootScores struct {
	RootScore
	half   Share
	rules  RootScore
	learnt int // how many sentences the model has been learnt from
}

func (e *Evaluator) readRoot(gold RootSentence) (any, func(*rootScores), error) {
	d, pair, err := e.readPair(gold)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	judged, err := gold.judge.Type(d, pair)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	learnt := gold.judge.Learnt(d, pair)
	root, quad, best := "", 0, -1.0
	for _, x := range d.Events.Events {
		if x.Confidence > best {
			best, root, quad = x.Confidence, RootOf(x.Type), x.Quad
		}
	}
	return rootLine{ID: gold.ID, Root: judged.Root, Quad: judged.Quad}, func(s *rootScores) {
		s.Add(gold, judged.Root, judged.Quad)
		s.rules.Add(gold, root, quad)
		s.half.count((judged.Quad > 2) == (gold.Quad > 2))
		if learnt {
			s.learnt++
		}
	}, nil
}

func rootRows(s *rootScores) (rows, labels []Row) {
	one := func(name string, right int) Row { return shareRow(name, Share{right, s.All}) }
	rows = []Row{one("root", s.Right), one("quad", s.QuadRight), shareRow("cooperation or conflict", s.half),
		{"root, macro", []Figure{{"f1", s.MacroF1(), 2}}},
		one("by the rules alone: root", s.rules.Right),
		{"by the rules alone: root, macro", []Figure{{"f1", s.rules.MacroF1(), 2}, count("silent", s.rules.Silent)}}}
	for _, root := range slices.Sorted(maps.Keys(s.byRoot)) {
		labels = append(labels, matchRow(root, *s.byRoot[root]))
	}
	return rows, labels
}

func rootCaveat(s *rootScores) string {
	if s.learnt == 0 {
		return ""
	}
	return fmt.Sprintf("the model was learnt from %d of these %d sentences; --folds 5 judges each by one that was not", s.learnt, s.All)
}
