// Package eval scores what the stages say against gold.
//
// Make an [Evaluator] with [New] and call [Evaluator.Run] with the name of a task
// and the files to score: it reads each item of a file as the program would,
// compares what the stages say with what the file says, and returns the figures.
// [Tasks] lists the tasks. Each has a score of its own (NameScore, TimeScore ...)
// that can be used alone: Add counts a document.
//
// Nothing of the gold is seen by the stages but what the task gives them: tokens
// for names and trees, the spans of source and target for event types.
package eval

import (
	"fmt"
	"io"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/entity"
	"dateline/internal/name"
	"dateline/internal/pipeline"
	"dateline/internal/quote"
	"dateline/internal/wire"
	"dateline/internal/world"
)

// Evaluator has every stage ready. It is safe for concurrent use.
type Evaluator struct {
	pipeline *pipeline.Pipeline
	stages   map[string]pipeline.Stage
	world    *world.World
	names    *name.Recogniser
	resolver *entity.Resolver
	quotes   *quote.Reader
}

// New loads the models and the knowledge.
func New() (*Evaluator, error) {
	p, err := pipeline.New()
	if err != nil {
		return nil, err
	}
	e := &Evaluator{pipeline: p, stages: map[string]pipeline.Stage{}, world: world.Load()}
	for _, s := range p.Stages() {
		e.stages[s.Name] = s
	}
	if e.names, err = name.NewWith(e.world); err != nil {
		return nil, err
	}
	if e.resolver, err = entity.New(e.world); err != nil {
		return nil, err
	}
	if e.quotes, err = quote.New(); err != nil {
		return nil, err
	}
	return e, nil
}

// Options are how a task is run.
type Options struct {
	Workers     int                   // items read at once; the figures do not depend on it
	Predictions io.Writer             // gets a line of JSON for each item; nil: nothing
	Progress    func(done, total int) // is told how many items of a file are done; nil: nobody is
	Part        string                // geo: "dev", "train" or "all" documents, by the hash of their ids
	Labels      string                // ner: "conll", "world" or "politics"; "" sees it from the labels
	Folds       int                   // plv: judge each sentence by a model learnt from the other folds, which are made anew; 0: by the program's own
	Plain       bool                  // quotes: score what a record keeps, not all that PolNeAR marks
}

// Task is a thing that can be scored.
type Task struct {
	Name  string
	Says  string // what is scored, in a line
	Wants string // what its files hold
	Lines string // the fields of a line of predictions
	run   func(*Evaluator, Task, []string, Options) ([]*Result, error)
}

// Tasks are the tasks in the order of the stages.
func Tasks() []Task {
	return []Task{parseTask, nerTask, corefTask, quotesTask, timeTask, geoTask, plvTask, goldTask}
}

// TaskNames are the names of the tasks.
func TaskNames() []string {
	var out []string
	for _, t := range Tasks() {
		out = append(out, t.Name)
	}
	return out
}

// Run scores a task on files: a result for each file, and one for them all where
// they are several. A file that cannot be scored is an error, which names it; the
// results of the others are returned all the same.
func (e *Evaluator) Run(task string, files []string, o Options) ([]*Result, error) {
	for _, t := range Tasks() {
		if t.Name == task {
			return t.run(e, t, files, o)
		}
	}
	return nil, fmt.Errorf("task %q: want %s", task, strings.Join(TaskNames(), ", "))
}

// read runs stages over the document, in the order given, and checks it.
func (e *Evaluator) read(d *doc.Doc, stages ...string) error {
	for _, name := range stages {
		if err := e.stages[name].Run(d); err != nil {
			return fmt.Errorf("stage %s: %w", name, err)
		}
	}
	return doc.Check(d)
}

// article is the document of a raw text, as wire reads it. Where wire would alter
// the text, each line is a paragraph: offsets must stay those of the file.
func article(text string, published doc.Date) *doc.Doc {
	d, err := wire.Read([]byte(text), wire.Options{Published: published})
	if err != nil || d.Text != text {
		d = &doc.Doc{Text: text, Wire: Paragraphs(text)}
		if d.Wire.Published = published; !published.IsZero() {
			d.Wire.PublishedWhy = doc.Why{How: doc.Stated, By: "--published"}
		}
	}
	return d
}

// cut cuts a word up as the tokeniser does.
func (e *Evaluator) cut(word string) []string {
	d := &doc.Doc{Text: word}
	if e.read(d, "token") != nil {
		return []string{word}
	}
	var parts []string
	for i := range d.Tokens.Spans {
		parts = append(parts, d.Word(doc.Token(i)))
	}
	return parts
}

// passage is a span as it leaves the program: code points and the words there.
type passage struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func passageOf(d *doc.Doc, points *doc.CodePoints, s doc.Span) passage {
	return passage{points.At(s.Start), points.At(s.End), d.Slice(s)}
}
