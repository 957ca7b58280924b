package eval

import (
	"cmp"
	"fmt"
	"strings"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

var corefTask = Task{
	Name:  "coref",
	Says:  "coreference chains, on the file's tokens: MUC, B3, CEAFe and their mean",
	Wants: `"# begin document", then index, word and brackets "(7" and "7)" apart by tabs`,
	Lines: `a line a document: id (of its "# begin document", else its number in the file), chains
[[[start, end]...]...] in the document's tokens, counted from 0`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[corpus.Chained, corefScores]{"documents", corpus.ReadChains, func(d corpus.Chained) bool { return len(d.Chains) == 0 }, e.readChained, corefRows, nil, nil}, files, o)
	},
}

// corefScores is a score and those of each document.
type corefScores struct {
	all  CorefScore
	each []Row
}

type chainsLine struct {
	ID     string     `json:"id"`
	Chains [][][2]int `json:"chains"`
}

func (e *Evaluator) readChained(gold corpus.Chained) (any, func(*corefScores), error) {
	got, err := e.chains(gold.Words)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	line := chainsLine{ID: gold.ID, Chains: [][][2]int{}}
	for _, c := range got {
		var runs [][2]int
		for _, m := range c {
			runs = append(runs, [2]int{int(m.Start), int(m.End)})
		}
		line.Chains = append(line.Chains, runs)
	}
	return line, func(s *corefScores) {
		s.all.Add(got, gold.Chains)
		var one CorefScore
		one.Add(got, gold.Chains)
		s.each = append(s.each, corefRow(gold.ID, &one))
	}, nil
}

func corefRow(name string, s *CorefScore) Row {
	return Row{name, []Figure{{"MUC", s.MUC.F1(), 2}, {"B3", s.B3.F1(), 2}, {"CEAFe", s.CEAF.F1(), 2}, {"CoNLL", s.CoNLL(), 2}}}
}

func corefRows(s *corefScores) (rows, labels []Row) {
	return []Row{matchRow("mentions", s.all.Mentions), ratioRow("MUC", s.all.MUC), ratioRow("B3", s.all.B3), ratioRow("CEAFe", s.all.CEAF),
		{"CoNLL", []Figure{{"f1", s.all.CoNLL(), 2}}}}, s.each
}

// chains reads words whose sentences nobody has marked.
func (e *Evaluator) chains(words []string) ([][]doc.Run, error) {
	d, err := e.sentences(words)
	if err != nil {
		return nil, err
	}
	if err := e.read(d, "tag", "parse", "name"); err != nil {
		return nil, err
	}
	return e.resolver.Chains(d)
}

// sentences puts words together as print has them and ends their sentences where
// the tokeniser does.
func (e *Evaluator) sentences(words []string) (*doc.Doc, error) {
	var text strings.Builder
	spans := make([]doc.Span, len(words))
	for i, w := range words {
		w = cmp.Or(strings.TrimSpace(w), "_") // a character that the file could not hold
		if i > 0 && spaced(words[:i], w) {
			text.WriteByte(' ')
		}
		at := doc.Byte(text.Len())
		text.WriteString(w)
		spans[i] = doc.Span{Start: at, End: at + doc.Byte(len(w))}
	}
	raw := &doc.Doc{Text: text.String(), Wire: Paragraphs(text.String())}
	if err := e.read(raw, "token"); err != nil {
		return nil, err
	}
	var runs []doc.Run
	start := doc.Token(0)
	for _, s := range raw.Tokens.Sentences {
		end := start
		for last := raw.SpanOf(s).End; int(end) < len(spans) && spans[end].Start < last; {
			end++
		}
		if end > start {
			runs = append(runs, doc.Run{Start: start, End: end})
			start = end
		}
	}
	if int(start) < len(spans) {
		runs = append(runs, doc.Run{Start: start, End: doc.Token(len(spans))})
	}
	return &doc.Doc{Text: raw.Text, Tokens: doc.NewTokens(spans, runs, make([]int32, len(runs)))}, nil
}

// spaced reports whether a space stands between the words and the next one.
func spaced(words []string, next string) bool {
	last := cmp.Or(words[len(words)-1], "_")
	switch {
	case strings.ContainsAny(last[len(last)-1:], "([$£#/") && last != "#" || last == "“" || last == "‘":
		return false
	case next == "-" || last == "-" && len(words) > 1:
		return false
	case strings.HasPrefix(next, "'") && len(next) > 1, strings.HasPrefix(next, "’") && len(next) > len("’"), next == "n't", next == "n’t":
		return false
	}
	switch next {
	case ".", ",", ";", ":", "?", "!", ")", "]", "%", "”", "...", "…", "/":
		return false
	}
	return true
}
