package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/internal/corpus"
	"dateline/internal/doc"
	"dateline/internal/name"
)

var nerTask = Task{
	Name:  "ner",
	Says:  "named entities, on the file's tokens",
	Wants: "a word and an IOB2 tag a line, apart by tabs (CoNLL-2003, worldwide or CrossNER politics)",
	Lines: `a line a document: id (of its -DOCSTART-, else its number in the file), sentences, each with
tokens and tags: IOB2 over PER, LOC, ORG, MISC, which is what all are scored in (worldwide:
Facility is LOC; NORP, Product and Misc are MISC; dates and money are no names)`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[namedItem, NameScore]{"documents", func(path string) ([]namedItem, error) { return readNamed(path, o.Labels) },
			func(x namedItem) bool { return len(x.Names.Names) == 0 }, e.readNames, nameRows, nil, nil}, files, o)
	},
}

// convention is a corpus's way with names.
type convention struct {
	name  string
	kinds map[string]doc.NameType
	as    name.Corpus
}

func conventions() []convention {
	return []convention{{"conll", corpus.CoNLLNames, name.CoNLL}, {"world", corpus.WorldNames, name.World}, {"politics", corpus.PoliticsNames, name.Politics}}
}

// namedItem is a document and the convention by which its names were marked.
type namedItem struct {
	corpus.Named
	as name.Corpus
}

// readNamed reads a file by the convention that is wanted, or by the one most of
// whose labels it has.
func readNamed(path, want string) ([]namedItem, error) {
	all := conventions()
	use := slices.IndexFunc(all, func(c convention) bool { return c.name == want })
	switch {
	case want == "":
		labels, err := corpus.NameLabels(path)
		if err != nil {
			return nil, err
		}
		most := 0
		use = 0 // of a file without any labels
		for i, c := range all {
			n := 0
			for label := range labels {
				if _, ok := c.kinds[label]; ok {
					n++
				}
			}
			if n > most {
				use, most = i, n
			}
		}
		if len(labels) > 0 && most == 0 {
			return nil, fmt.Errorf("%s: labels %s: none that is known", path, strings.Join(slices.Sorted(maps.Keys(labels)), ", "))
		}
	case use < 0:
		return nil, fmt.Errorf("labels %q: want conll, world or politics", want)
	}
	docs, err := corpus.ReadNamed(path, all[use].kinds)
	if err != nil {
		return nil, err
	}
	var items []namedItem
	for _, d := range docs {
		items = append(items, namedItem{d, all[use].as})
	}
	return items, nil
}

type namedLine struct {
	ID        string          `json:"id"`
	Sentences []namedSentence `json:"sentences"`
}

type namedSentence struct {
	Tokens []string `json:"tokens"`
	Tags   []string `json:"tags"`
}

func (e *Evaluator) readNames(gold namedItem) (any, func(*NameScore), error) {
	d := gold.Doc
	ud, of := corpus.AsUD(d, e.cut)
	names, err := e.names.As(gold.as).Read(ud)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	ud.Names = names
	if err := doc.Check(ud); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	found := corpus.FromUD(names.Names, of)
	tags := make([]string, d.Tokens.Len())
	for i := range tags {
		tags[i] = "O"
	}
	for _, n := range found {
		for t := n.Start; t < n.End; t++ {
			tags[t] = "I-" + n.Type.String()
		}
		tags[n.Start] = "B-" + n.Type.String()
	}
	line := namedLine{ID: gold.ID}
	for _, run := range d.Tokens.Sentences {
		s := namedSentence{Tags: tags[run.Start:run.End]}
		for t := run.Start; t < run.End; t++ {
			s.Tokens = append(s.Tokens, d.Word(t))
		}
		line.Sentences = append(line.Sentences, s)
	}
	return line, func(s *NameScore) { s.Add(found, d.Names.Names) }, nil
}

func nameRows(s *NameScore) (rows, labels []Row) {
	for t := doc.PER; t <= doc.MISC; t++ {
		labels = append(labels, matchRow(t.String(), s.ByType[t]))
	}
	return []Row{matchRow("names", s.All)}, labels
}
