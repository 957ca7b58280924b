// Package pipeline puts the stages in order: the article's bytes go in, a Doc
// with every layer comes out, and [Record] turns that into what leaves the
// program. Call [New] once and [Pipeline.Read] for each article, from any number
// of goroutines.
//
// [Pipeline.Stages] is the whole truth about the order; New refuses a list in
// which a stage needs a layer that none before it makes, or makes one again.
// Only this package puts layers in place: a stage returns its layer and forgets it.
package pipeline

import (
	"errors"
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/wire"
	"dateline/internal/world"
)

// Layer names a layer of the Doc.
type Layer string

// Stage is one step of reading.
type Stage struct {
	Name  string  // its package
	Makes Layer   // the layer it returns
	Needs []Layer // the layers it reads
	Says  string  // what it finds out, in a few words
	// Run reads the document and puts the stage's layer in place.
	Run func(*doc.Doc) error
}

// Pipeline is the stages, made ready.
type Pipeline struct {
	stages []Stage
}

// New loads the models and the knowledge and checks the order of the stages.
func New() (*Pipeline, error) {
	stages, err := stageList(world.Load())
	if err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	if err := Check(stages); err != nil {
		return nil, err
	}
	return &Pipeline{stages}, nil
}

// Stages returns the stages in order. The first layer, wire, is there before them.
func (p *Pipeline) Stages() []Stage { return p.stages }

// Check reports the stages that need a layer which no earlier stage makes, and
// those that make a layer again.
func Check(stages []Stage) error {
	made := map[Layer]string{"wire": "wire"}
	var errs []error
	for _, s := range stages {
		for _, need := range s.Needs {
			if made[need] == "" {
				errs = append(errs, fmt.Errorf("pipeline: stage %s needs %s, which no earlier stage makes", s.Name, need))
			}
		}
		if by := made[s.Makes]; by != "" {
			errs = append(errs, fmt.Errorf("pipeline: stage %s makes %s, which %s has made already", s.Name, s.Makes, by))
		}
		made[s.Makes] = s.Name
	}
	return errors.Join(errs...)
}

// Read reads one article. The error says what was wrong with the bytes; a fault
// inside a stage becomes an error that names the stage and leaves the pipeline
// fit for the next article.
func (p *Pipeline) Read(raw []byte, opt wire.Options) (*doc.Doc, error) {
	return p.ReadWatched(raw, opt, nil)
}

// ReadWatched is Read, and calls watch after wire and after each stage. Tests
// check the contract there, benchmarks take the time.
func (p *Pipeline) ReadWatched(raw []byte, opt wire.Options, watch func(stage string, d *doc.Doc)) (d *doc.Doc, err error) {
	at := "wire"
	defer func() {
		if fault := recover(); fault != nil {
			d, err = nil, fmt.Errorf("stage %s: internal fault: %v", at, fault)
		}
	}()
	if d, err = wire.Read(raw, opt); err != nil {
		return nil, err
	}
	if watch != nil {
		watch(at, d)
	}
	for _, s := range p.stages {
		at = s.Name
		if err := s.Run(d); err != nil {
			return nil, fmt.Errorf("stage %s: %w", s.Name, err)
		}
		if watch != nil {
			watch(at, d)
		}
	}
	return d, nil
}
