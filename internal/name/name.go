// Package name finds the names of people, places, organisations and the rest
// (CoNLL-2003: PER, LOC, ORG, MISC) in the tokens of an article.
//
// Start with [New]; [Recogniser.Read] reads a document.
//
// Names are runs of capitals with the small words between them. Read marks the
// tokens that can be in a name, describes each by hashed features (word, shape,
// affixes, word classes, neighbours, the run of capitals it stands in, what the world
// knows by that name), and labels every stretch of them with a linear-chain CRF. It does this twice: the second
// reading knows what the first made of the same words elsewhere in the document, so
// that "Kani said" is a person where "Ali Bagheri Kani" stood before.
package name

import (
	"fmt"
	"sync"

	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/world"
)

// Recogniser finds names. It is safe for concurrent use.
type Recogniser struct {
	chain    *learn.Chain
	clusters *learn.Clusters
	world    *world.World
	corpus   Corpus
	readers  sync.Pool
}

// Corpus is whose conventions are followed. The corpora differ over what is a name.
type Corpus uint8

const (
	World    Corpus = iota + 1 // newswire of many countries, 2010s and 2020s
	CoNLL                      // Reuters, 1996, half of it sport
	Politics                   // Wikipedia on politics
)

// New opens the recogniser that the program carries, and the world with it.
func New() (*Recogniser, error) { return NewWith(world.Load()) }

// NewWith is New for a program that has loaded the world already.
func NewWith(w *world.World) (*Recogniser, error) {
	file, err := learn.Open("name")
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	return fromFile(file, w)
}

// Open opens a recogniser from a model file, as Train makes it.
func Open(model []byte, w *world.World) (*Recogniser, error) {
	file, err := learn.Unpack("name", model)
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	return fromFile(file, w)
}

func fromFile(file *learn.File, w *world.World) (*Recogniser, error) {
	part, err := file.Part("chain")
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	chain, err := learn.OpenChain(part)
	if err != nil {
		return nil, fmt.Errorf("name: models/name.bin: %w", err)
	}
	clusters, err := learn.LoadClusters()
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	return newRecogniser(chain, clusters, w, World), nil
}

func newRecogniser(chain *learn.Chain, clusters *learn.Clusters, w *world.World, corpus Corpus) *Recogniser {
	r := &Recogniser{chain: chain, clusters: clusters, world: w, corpus: corpus}
	r.readers.New = func() any { return &reader{clusters: clusters, world: w} }
	return r
}

// As returns a recogniser that follows the conventions of a corpus; what New
// returns follows World's.
func (r *Recogniser) As(corpus Corpus) *Recogniser {
	return newRecogniser(r.chain, r.clusters, r.world, corpus)
}

// Read returns the names in the document's tokens.
func (r *Recogniser) Read(d *doc.Doc) (*doc.Names, error) {
	if d.Tokens == nil {
		return nil, fmt.Errorf("name: the document has no tokens")
	}
	x := r.readers.Get().(*reader)
	defer func() {
		x.d = nil // the memory outlives the document
		r.readers.Put(x)
	}()
	x.open(d, r.corpus)
	r.firstReading(x)
	x.remember()
	for _, s := range x.stretches {
		for t := s.Start; t < s.End; t++ {
			r.chain.Score(x.second(int(t)), &x.scores[t])
		}
		r.chain.Decode(x.scores[s.Start:s.End], x.labels[s.Start:s.End])
	}
	return doc.NewNames(names(x.labels, d.Tokens.Sentences), d.Tokens.Len()), nil
}

// firstReading labels the tokens by themselves, and keeps the scores that the
// second reading adds to.
func (r *Recogniser) firstReading(x *reader) {
	x.scores = resize(x.scores, len(x.labels))
	x.again = resize(x.again, len(x.labels))
	for _, s := range x.stretches {
		for t := s.Start; t < s.End; t++ {
			x.scores[t] = learn.ChainScores{}
			r.chain.Score(x.features(int(t)), &x.scores[t])
			x.prefer(int(t), &x.scores[t])
			x.again[t] = x.scores[t]
			r.chain.Score(x.first(int(t)), &x.again[t])
		}
		r.chain.Decode(x.again[s.Start:s.End], x.labels[s.Start:s.End])
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// The labels: 0 for no name, then for each type where in a name a token stands.
const (
	begins = iota
	inside
	lasts
	unit
	places
)

// Labels is the number of labels, label 0 included.
const labels = 1 + places*int(doc.MISC)

func label(t doc.NameType, place int) uint8 { return uint8(1 + places*(int(t)-1) + place) }

func typeOf(l uint8) doc.NameType { return doc.NameType((l + places - 1) / places) }
func placeOf(l uint8) int         { return int(l-1) % places }

// legal reports whether a label may follow another.
func legal(from, to uint8) bool {
	open := from != 0 && (placeOf(from) == begins || placeOf(from) == inside)
	goesOn := to != 0 && (placeOf(to) == inside || placeOf(to) == lasts)
	return open == goesOn && (!open || typeOf(from) == typeOf(to))
}

// labelled sets the labels of names.
func labelled(names []doc.Name, labels []uint8) {
	clear(labels)
	for _, n := range names {
		if n.Len() == 1 {
			labels[n.Start] = label(n.Type, unit)
			continue
		}
		for t := n.Start + 1; t < n.End-1; t++ {
			labels[t] = label(n.Type, inside)
		}
		labels[n.Start], labels[n.End-1] = label(n.Type, begins), label(n.Type, lasts)
	}
}

// names reads the labels, which are legal within each sentence.
func names(labels []uint8, sentences []doc.Run) []doc.Name {
	var out []doc.Name
	for _, s := range sentences {
		start := s.Start
		for t := s.Start; t < s.End; t++ {
			l := labels[t]
			if l == 0 {
				continue
			}
			if p := placeOf(l); p == begins || p == unit {
				start = t
			}
			if p := placeOf(l); p == lasts || p == unit {
				out = append(out, doc.Name{Run: doc.Run{Start: start, End: t + 1}, Type: typeOf(l)})
			}
		}
	}
	return out
}
