package eval

import (
	"sort"

	"dateline/internal/corpus"
	"dateline/internal/event"
)

// RootSentence is a sentence of PLV: its event's two sides, PLOVER root and quad class.
type RootSentence struct {
	ID     string    `json:"id"`
	Text   string    `json:"sentence"`
	Source *RootSpan `json:"source"` // nil where it names nobody
	Target *RootSpan `json:"target"`
	Root   string    `json:"root"` // YIELD stands for CONCEDE and RETREAT
	Quad   int       `json:"quad"`

	judge *event.Typer
}

// RootSpan is a stretch of a sentence, in code points.
type RootSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// ReadRoots reads a file of PLV sentences, one JSON object a line. A side outside
// its sentence is an error.
func ReadRoots(path string) (out []RootSentence, err error) {
	err = corpus.Lines(path, func(s RootSentence) error {
		if s.Text == "" {
			return corpus.ErrNoText
		}
		at := corpus.NewOffsets(s.Text)
		for _, side := range []*RootSpan{s.Source, s.Target} {
			if side == nil {
				continue
			}
			if _, err := at.Span(side.Start, side.End); err != nil {
				return err
			}
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// RootOf is the PLV root of a PLOVER type.
func RootOf(plover string) string {
	if plover == "CONCEDE" || plover == "RETREAT" {
		return "YIELD"
	}
	return plover
}

// RootScore scores one predicted root a sentence, "" where none was found.
type RootScore struct {
	Right, QuadRight, Silent, All int
	byRoot                        map[string]*Match
}

// Add counts a sentence; quad is the predicted class, 0 for none.
func (s *RootScore) Add(gold RootSentence, root string, quad int) {
	if s.byRoot == nil {
		s.byRoot = map[string]*Match{}
	}
	of := func(root string) *Match {
		if s.byRoot[root] == nil {
			s.byRoot[root] = &Match{}
		}
		return s.byRoot[root]
	}
	s.All++
	of(gold.Root).Gold++
	if quad == gold.Quad {
		s.QuadRight++
	}
	if root == "" {
		s.Silent++
		return
	}
	of(root).Found++
	if root == gold.Root {
		s.Right++
		of(root).Both++
	}
}

// Accuracy is the share of sentences whose root is right, in per cent.
func (s *RootScore) Accuracy() float64 { return percent(float64(s.Right), float64(s.All)) }

// QuadAccuracy is the share whose quad class is right, in per cent.
func (s *RootScore) QuadAccuracy() float64 { return percent(float64(s.QuadRight), float64(s.All)) }

// MacroF1 is the mean of the F1 of the roots that the gold has, in per cent.
func (s *RootScore) MacroF1() float64 {
	var roots []string
	for root, m := range s.byRoot {
		if m.Gold > 0 {
			roots = append(roots, root)
		}
	}
	sort.Strings(roots)
	sum := 0.0
	for _, root := range roots {
		sum += s.byRoot[root].F1()
	}
	if len(roots) == 0 {
		return 0
	}
	return sum / float64(len(roots))
}
