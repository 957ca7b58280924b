// Package entity says who is who: it finds the mentions of persons, states,
// organisations and groups, joins them in chains, and gives each actor its
// country, sector and office. Call [New] once and [Resolver.Read] per document.
//
// It works in sieves, the surest first (Lee et al. 2013): the names of the
// recogniser and of package world are labelled; titles are read beside them;
// names of one bearer are joined over the whole story; then one pass from the
// first word to the last links nominals ("the Iranian president"), groups ("the
// two leaders") and pronouns to what stands before them, by agreement and
// salience. Noun phrases for things are followed too, so that "it" may be a
// deal, but only actors leave the package.
//
// A person is somebody whom the text names; "a spokesman" or "officials", whom
// it only describes, are a group, with the office and country that they act for.
//
// A country or an office comes from the text first, from the world's dated
// tenures second, and says which.
package entity

import (
	"errors"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// Resolver finds the actors of documents. It is safe for concurrent use.
type Resolver struct {
	lexicon *lexicon
	world   *world.World
}

// New makes a resolver that knows the world. The error names each fault of the
// tables under rules/entity.
func New(w *world.World) (*Resolver, error) {
	x, err := newLexicon(w)
	if err != nil {
		return nil, err
	}
	return &Resolver{lexicon: x, world: w}, nil
}

// Read returns the actors of a document that has its tokens, tags, trees and
// names. Without its places it judges by the syntax whether a toponym acts.
//
// Actors.At is set for every token of a name and of the title before it, so
// that whichever of them a parser calls the head leads to the actor.
func (x *Resolver) Read(d *doc.Doc) (*doc.Actors, error) {
	r, err := x.resolve(d)
	if err != nil {
		return nil, err
	}
	return r.layer(), nil
}

func (x *Resolver) resolve(d *doc.Doc) (*reader, error) {
	if d.Tokens == nil || d.Tags == nil || d.Trees == nil || d.Names == nil {
		return nil, errors.New("entity: the document lacks its tokens, tags, trees or names")
	}
	r := newReader(x, d)
	r.label()
	r.readTitles()
	r.findMentions()
	r.joinNames()
	r.describePersons()
	r.link()
	r.attribute()
	return r, nil
}
