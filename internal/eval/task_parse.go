package eval

import (
	"fmt"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

var parseTask = Task{
	Name:  "parse",
	Says:  "tags, lemmas and trees, on the file's tokens and from raw text",
	Wants: "CoNLL-U",
	Lines: `a line a sentence, read in the file's tokens: from "tokens", id (its sent_id), doc, tokens,
upos, xpos, lemma, head (counted from 1; 0 is the root), deprel; and a line a document, read
as raw text: from "text", id (of its newdoc), text (put together from the words), sentences,
each with tokens [[start, end]...], upos, xpos, lemma, head, deprel`,
	run: func(e *Evaluator, t Task, files []string, o Options) ([]*Result, error) {
		return run(t, spec[corpus.Tree, ParseScore]{"documents", corpus.ReadTrees, func(t corpus.Tree) bool { return t.Bare }, e.readTree, parseRows, nil, nil}, files, o)
	},
}

// ParseScore scores tags and trees of a treebank: with the treebank's own tokens
// and sentences, and from the raw text of its documents.
type ParseScore struct {
	Tags  TagScore
	Trees TreeScore
	Split TokenScore
	Raw   RawScore
}

// parsedSentence is a sentence as it leaves the program.
type parsedSentence struct {
	From   string   `json:"from,omitempty"`
	ID     string   `json:"id,omitempty"`
	Doc    string   `json:"doc,omitempty"`
	Tokens any      `json:"tokens"` // words, or offsets into the text
	UPOS   []string `json:"upos"`
	XPOS   []string `json:"xpos"`
	Lemma  []string `json:"lemma"`
	Head   []int    `json:"head"`
	Deprel []string `json:"deprel"`
}

type parsedText struct {
	From      string           `json:"from"`
	ID        string           `json:"id"`
	Text      string           `json:"text"`
	Sentences []parsedSentence `json:"sentences"`
}

func (e *Evaluator) readTree(gold corpus.Tree) (any, func(*ParseScore), error) {
	given := &doc.Doc{Text: gold.Text, Tokens: gold.Tokens}
	if err := e.read(given, "tag", "parse"); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	raw := &doc.Doc{Text: gold.Text, Wire: Paragraphs(gold.Text)}
	if err := e.read(raw, "token", "tag", "parse"); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", gold.ID, err)
	}
	var lines []any
	for i, run := range given.Tokens.Sentences {
		s := sentenceOf(given, run)
		s.From, s.ID, s.Doc = "tokens", gold.Sentences[i], gold.ID
		var words []string
		for t := run.Start; t < run.End; t++ {
			words = append(words, given.Word(t))
		}
		s.Tokens = words
		lines = append(lines, s)
	}
	text := parsedText{From: "text", ID: gold.ID, Text: raw.Text}
	points := doc.NewCodePoints(raw.Text)
	for _, run := range raw.Tokens.Sentences {
		s := sentenceOf(raw, run)
		var at [][2]int
		for t := run.Start; t < run.End; t++ {
			span := raw.Tokens.Spans[t]
			at = append(at, [2]int{points.At(span.Start), points.At(span.End)})
		}
		s.Tokens = at
		text.Sentences = append(text.Sentences, s)
	}
	return append(lines, text), func(s *ParseScore) {
		if gold.Bare {
			return
		}
		s.Tags.Add(given.Tags, gold.Tags)
		s.Trees.Add(given.Trees, gold.Trees)
		s.Split.Add(raw.Text, raw.Tokens, gold.Tokens)
		s.Raw.Add(raw, gold.Doc)
	}, nil
}

func sentenceOf(d *doc.Doc, run doc.Run) parsedSentence {
	var s parsedSentence
	for t := run.Start; t < run.End; t++ {
		s.UPOS = append(s.UPOS, d.Tags.UPOS[t].String())
		s.XPOS = append(s.XPOS, d.Tags.XPOS[t].String())
		s.Lemma = append(s.Lemma, d.Tags.Lemma[t])
		head := 0
		if h := d.Trees.Heads[t]; h != doc.None {
			head = int(h-run.Start) + 1
		}
		s.Head = append(s.Head, head)
		s.Deprel = append(s.Deprel, d.Trees.Rels[t].String())
	}
	return s
}

func parseRows(s *ParseScore) (rows, labels []Row) {
	rows = []Row{
		shareRow("UPOS", s.Tags.UPOS), shareRow("XPOS", s.Tags.XPOS), shareRow("lemma", s.Tags.Lemma),
		shareRow("UAS", s.Trees.UAS), shareRow("LAS", s.Trees.LAS), shareRow("LAS, universal labels", s.Trees.Base),
		matchRow("raw text: tokens", s.Split.Tokens), matchRow("raw text: sentences", s.Split.Sentences),
		matchRow("raw text: UPOS", s.Raw.UPOS), matchRow("raw text: XPOS", s.Raw.XPOS), matchRow("raw text: lemma", s.Raw.Lemma),
		matchRow("raw text: UAS", s.Raw.UAS), matchRow("raw text: LAS", s.Raw.LAS), matchRow("raw text: LAS, universal labels", s.Raw.Base),
	}
	for p, m := range s.Tags.ByUPOS {
		if m.Found+m.Gold > 0 {
			labels = append(labels, matchRow(doc.UPOS(p).String(), m))
		}
	}
	for rel, share := range s.Trees.ByRel {
		if share.Of > 0 {
			labels = append(labels, shareRow(doc.Rel(rel).String(), share))
		}
	}
	return rows, labels
}
