package entity_test

import (
	"fmt"
	"sync"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/entity"
	"dateline/internal/name"
	"dateline/internal/parse"
	"dateline/internal/place"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/when"
	"dateline/internal/wire"
	"dateline/internal/world"
)

// stages are the stages before this one, and this one.
type stages struct {
	token    *token.Tokeniser
	tag      *tag.Tagger
	parse    *parse.Parser
	name     *name.Recogniser
	when     *when.Reader
	place    *place.Reader
	entities *entity.Resolver
}

var load = sync.OnceValues(func() (*stages, error) {
	var s stages
	var err error
	w := world.Load()
	if s.token, err = token.New(); err != nil {
		return nil, err
	}
	if s.tag, err = tag.New(); err != nil {
		return nil, err
	}
	if s.parse, err = parse.New(); err != nil {
		return nil, err
	}
	if s.name, err = name.New(); err != nil {
		return nil, err
	}
	if s.when, err = when.New(); err != nil {
		return nil, err
	}
	if s.place, err = place.New(w); err != nil {
		return nil, err
	}
	if s.entities, err = entity.New(w); err != nil {
		return nil, err
	}
	return &s, nil
})

// before runs the stages that entity leans on.
func (s *stages) before(text, published string) (*doc.Doc, error) {
	var opt wire.Options
	if published != "" {
		fmt.Sscanf(published, "%d-%d-%d", &opt.Published.Year, &opt.Published.Month, &opt.Published.Day)
	}
	d, err := wire.Read([]byte(text), opt)
	if err != nil {
		return nil, err
	}
	if d.Tokens, err = s.token.Read(d); err != nil {
		return nil, err
	}
	if d.Tags, err = s.tag.Read(d); err != nil {
		return nil, err
	}
	if d.Trees, err = s.parse.Read(d); err != nil {
		return nil, err
	}
	if d.Names, err = s.name.Read(d); err != nil {
		return nil, err
	}
	if d.Times, err = s.when.Read(d); err != nil {
		return nil, err
	}
	if d.Places, err = s.place.Read(d); err != nil {
		return nil, err
	}
	return d, nil
}

// read runs the stages up to this one and holds the document to its contract.
func read(t testing.TB, text, published string) *doc.Doc {
	t.Helper()
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.before(text, published)
	if err != nil {
		t.Fatal(err)
	}
	if d.Actors, err = s.entities.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d
}
