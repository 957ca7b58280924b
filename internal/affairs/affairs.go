// Package affairs reads how matters between parties stand by one article: talks
// and their turns, disputes and each side's names, promises, and what is due.
// Call [New] once and [Reader.Read] for each document, after package event.
//
// Each of the four looks for its own words (rules/affairs) in the dependency
// trees of the story's body, takes parties from the actors and days from the
// times that hang on the same clause, and says nothing where the clause is
// merely possible. A turn that is agreed, wished or to come is another turn:
// "agreed to revive talks" revives them, "offered to" proposes it
// (rules/affairs/modality.tsv).
package affairs

import (
	"dateline/internal/doc"
	"dateline/internal/world"
)

// Reader reads affairs. It is safe for concurrent use.
type Reader struct {
	words *lexicon
	world *world.World
}

// New reads the rules. An error names the faulty line.
func New(w *world.World) (*Reader, error) {
	words, err := readLexicon()
	if err != nil {
		return nil, err
	}
	return &Reader{words, w}, nil
}

// Read returns the affairs of the document.
func (r *Reader) Read(d *doc.Doc) (*doc.Affairs, error) {
	mended := *d
	mended.Trees, mended.Tags = doc.Mend(d, func(lemma string) bool { return r.words.promise[lemma] != "" || r.words.modal[lemma] != "" })
	s := &story{Reader: r, Doc: &mended}
	s.index()
	appointments := s.appointments() // before the tracks: talks with a day to come are scheduled
	return &doc.Affairs{
		Tracks:       s.tracks(),
		Disputes:     s.disputes(),
		Commitments:  s.commitments(),
		Appointments: appointments,
	}, nil
}

// story is one document while it is read.
type story struct {
	*Reader
	*doc.Doc
	timeAt map[doc.Token]doc.TimexID // the head of each time expression
	siteAt map[doc.Token]doc.PlaceID // the last token of each toponym used as a location
	dueAt  map[doc.Token]doc.TimexID // the things that have a day to come: "summit", "talks"
}

func (s *story) index() {
	s.timeAt = map[doc.Token]doc.TimexID{}
	for i, t := range s.Times.Times {
		if !t.Run.Empty() {
			s.timeAt[s.headOf(t.Run)] = doc.TimexID(i)
		}
	}
	s.siteAt = map[doc.Token]doc.PlaceID{}
	for _, t := range s.Places.Toponyms {
		if t.Use == doc.AsLocation && !t.Run.Empty() {
			s.siteAt[s.headOf(t.Run)] = t.Place
		}
	}
}

// body calls do for each token of the sentences that hold facts.
func (s *story) body(do func(doc.Token)) {
	for i, run := range s.Tokens.Sentences {
		if s.SentenceKind(doc.Sentence(i)) != doc.Body {
			continue
		}
		for t := run.Start; t < run.End; t++ {
			do(t)
		}
	}
}
