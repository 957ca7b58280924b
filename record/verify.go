package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// Decode reads one record. An unknown field or another schema is an error.
func Decode(data []byte) (*Record, error) {
	var r Record
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&r); err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	if r.Schema != Version {
		return nil, fmt.Errorf("record: schema %q, want %q", r.Schema, Version)
	}
	return &r, nil
}

// Verify checks the record against its own text: every span repeats the words
// that stand there, every id is one of the record's, and the article's id is the
// hash of its text. It returns how many spans it checked and an error that names
// each fault.
func (r *Record) Verify() (spans int, err error) {
	v := verifier{text: []rune(r.Article.Text)}
	sum := sha256.Sum256([]byte(r.Article.Text))
	if want := hex.EncodeToString(sum[:]); r.Article.ID != want {
		v.errorf("article: id %q, want the hash of its text %q", r.Article.ID, want)
	}
	v.ids(r)
	v.article(r)
	v.facts(r)
	v.affairs(r)
	return v.n, errors.Join(v.errs...)
}

type verifier struct {
	text []rune
	n    int
	errs []error

	actors, places, times, statements map[string]bool
}

func (v *verifier) errorf(format string, args ...any) {
	v.errs = append(v.errs, fmt.Errorf("record: "+format, args...))
}

func (v *verifier) span(what string, s Span) {
	v.n++
	if s.Start < 0 || s.End > len(v.text) || s.Start >= s.End {
		v.errorf("%s: span %d:%d, want a stretch of 0:%d", what, s.Start, s.End, len(v.text))
		return
	}
	if got := string(v.text[s.Start:s.End]); got != s.Text {
		v.errorf("%s: span %d:%d says %q, the text has %q", what, s.Start, s.End, s.Text, got)
	}
}

func (v *verifier) evidence(what string, spans []Span) {
	if len(spans) == 0 {
		v.errorf("%s: no evidence", what)
	}
	v.spans(what, spans)
}

func (v *verifier) spans(what string, spans []Span) {
	for _, s := range spans {
		v.span(what, s)
	}
}

func (v *verifier) id(what string, known map[string]bool, id *string) {
	if id != nil && !known[*id] {
		v.errorf("%s: no %q in this record", what, *id)
	}
}

func (v *verifier) idList(what string, known map[string]bool, ids []string) {
	for _, id := range ids {
		v.id(what, known, &id)
	}
}

func (v *verifier) ids(r *Record) {
	v.actors, v.places, v.times, v.statements = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	add := func(known map[string]bool, id string) {
		if known[id] {
			v.errorf("id %q stands twice", id)
		}
		known[id] = true
	}
	for _, a := range r.Actors {
		add(v.actors, a.ID)
	}
	for _, p := range r.Places {
		add(v.places, p.ID)
	}
	for _, t := range r.Times {
		add(v.times, t.ID)
	}
	for _, s := range r.Statements {
		add(v.statements, s.ID)
	}
}

func (v *verifier) why(what string, w *Why) {
	if w != nil {
		v.spans(what, w.At)
	}
}

func (v *verifier) article(r *Record) {
	if d := r.Article.Dateline; d != nil {
		v.evidence("dateline", d.Evidence)
		v.idList("dateline", v.places, d.Places)
	}
	v.why("published", r.Article.PublishedWhy)
	for i, s := range r.Sentences {
		if s.Start < 0 || s.End > len(v.text) || s.Start >= s.End {
			v.errorf("sentence %d: %d:%d, want a stretch of 0:%d", i, s.Start, s.End, len(v.text))
		}
	}
}

func (v *verifier) facts(r *Record) {
	for _, a := range r.Actors {
		v.why(a.ID, a.CountryWhy)
		v.why(a.ID, a.OfficeWhy)
		v.idList(a.ID, v.actors, a.Members)
		for _, m := range a.Mentions {
			v.span(a.ID, m.Span)
		}
	}
	for _, p := range r.Places {
		v.evidence(p.ID, p.Mentions)
	}
	for _, t := range r.Times {
		v.span(t.ID, Span{t.Start, t.End, t.Text})
	}
	for _, s := range r.Statements {
		v.evidence(s.ID, s.Content)
		for _, o := range []*Span{s.Source, s.Cue} {
			if o != nil {
				v.span(s.ID, *o)
			}
		}
		v.id(s.ID, v.actors, s.Speaker)
		v.idList(s.ID, v.actors, s.To)
		v.id(s.ID, v.statements, s.Within)
		v.id(s.ID, v.times, s.When)
	}
	for _, e := range r.Events {
		v.span(e.ID, e.Trigger)
		v.evidence(e.ID, e.Evidence)
		v.idList(e.ID, v.actors, e.Actor)
		v.idList(e.ID, v.actors, e.Recipient)
		v.id(e.ID, v.statements, e.SaidBy)
		v.id(e.ID, v.times, e.When)
		v.id(e.ID, v.places, e.Where)
	}
}

func (v *verifier) affairs(r *Record) {
	for _, k := range r.Tracks {
		v.idList(k.ID, v.actors, k.Parties)
		for _, c := range k.Changes {
			v.evidence(k.ID, c.Evidence)
			v.id(k.ID, v.times, c.When)
			v.id(k.ID, v.statements, c.SaidBy)
		}
	}
	for _, d := range r.Disputes {
		v.evidence(d.ID, d.Evidence)
		v.idList(d.ID, v.actors, d.Parties)
		v.idList(d.ID, v.actors, d.ClaimedBy)
		v.id(d.ID, v.actors, d.HeldBy)
		for _, n := range d.Names {
			v.idList(d.ID, v.actors, n.UsedBy)
		}
	}
	for i, c := range r.Commitments {
		what := fmt.Sprintf("commitment %d", i+1)
		v.evidence(what, c.Evidence)
		v.span(what, c.What)
		v.id(what, v.actors, c.Maker)
		v.idList(what, v.actors, c.To)
		v.id(what, v.times, c.Due)
		v.id(what, v.statements, c.SaidBy)
	}
	for i, a := range r.Appointments {
		what := fmt.Sprintf("appointment %d", i+1)
		v.evidence(what, a.Evidence)
		v.span(what, a.What)
		v.idList(what, v.actors, a.Parties)
		v.id(what, v.times, a.When)
		v.id(what, v.places, a.Where)
		v.id(what, v.statements, a.SaidBy)
	}
}
