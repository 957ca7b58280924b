package pipeline

import (
	"errors"
	"fmt"

	"dateline/internal/affairs"
	"dateline/internal/doc"
	"dateline/internal/entity"
	"dateline/internal/event"
	"dateline/internal/name"
	"dateline/internal/parse"
	"dateline/internal/place"
	"dateline/internal/quote"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/when"
	"dateline/internal/world"
)

// stageList is the one visible list of the stages, in the order in which they read.
func stageList(w *world.World) ([]Stage, error) {
	var (
		tokeniser, err1  = token.New()
		tagger, err2     = tag.New()
		parser, err3     = parse.New()
		recogniser, err4 = name.NewWith(w)
		times, err5      = when.New()
		places, err6     = place.New(w)
		resolver, err7   = entity.New(w)
		quotes, err8     = quote.New()
		coder, err9      = event.New(w)
		state, err10     = affairs.New(w)
	)
	if err := errors.Join(err1, err2, err3, err4, err5, err6, err7, err8, err9, err10); err != nil {
		return nil, err
	}
	return []Stage{
		stage("token", "tokens", "sentences and tokens",
			func(d *doc.Doc) **doc.Tokens { return &d.Tokens }, tokeniser.Read, "wire"),
		stage("tag", "tags", "parts of speech and lemmas",
			func(d *doc.Doc) **doc.Tags { return &d.Tags }, tagger.Read, "tokens"),
		stage("parse", "trees", "dependency trees",
			func(d *doc.Doc) **doc.Trees { return &d.Trees }, parser.Read, "tags"),
		stage("name", "names", "named entities",
			func(d *doc.Doc) **doc.Names { return &d.Names }, recogniser.Read, "tags"),
		stage("when", "times", "time expressions and their values",
			func(d *doc.Doc) **doc.Times { return &d.Times }, times.Read, "tags", "trees"),
		stage("place", "places", "toponyms and their coordinates",
			func(d *doc.Doc) **doc.Places { return &d.Places }, places.Read, "trees", "names"),
		stage("entity", "actors", "mentions, chains, countries and offices",
			func(d *doc.Doc) **doc.Actors { return &d.Actors }, resolver.Read, "trees", "names", "places"),
		stage("quote", "statements", "who said what",
			func(d *doc.Doc) **doc.Statements { return &d.Statements }, quotes.Read, "trees", "times", "actors"),
		stage("event", "events", "who did what to whom",
			func(d *doc.Doc) **doc.Events { return &d.Events }, coder.Read, "times", "places", "actors", "statements"),
		stage("affairs", "affairs", "talks, disputes, commitments, appointments",
			func(d *doc.Doc) **doc.Affairs { return &d.Affairs }, state.Read, "events"),
	}, nil
}

// stage ties a stage's Read to the slot of its layer.
func stage[L any](name string, makes Layer, says string, slot func(*doc.Doc) **L, read func(*doc.Doc) (*L, error), needs ...Layer) Stage {
	return Stage{Name: name, Makes: makes, Needs: needs, Says: says, Run: func(d *doc.Doc) error {
		place := slot(d)
		if *place != nil {
			return fmt.Errorf("the document has its %s already", makes)
		}
		layer, err := read(d)
		if err != nil {
			return err
		}
		*place = layer
		return nil
	}}
}
