// Package report shows a record to people: [Text] for a terminal, [Page] as one
// self-contained HTML page. It sees records only, so what it shows is what any
// reader of the JSON could show.
package report

import (
	"sort"
	"strings"

	"dateline/record"
)

// view is a record with its ids resolved.
type view struct {
	*record.Record
	actors     map[string]*record.Actor
	places     map[string]*record.Place
	times      map[string]*record.Time
	statements map[string]*record.Statement
}

func newView(r *record.Record) *view {
	v := &view{r, map[string]*record.Actor{}, map[string]*record.Place{}, map[string]*record.Time{}, map[string]*record.Statement{}}
	for i := range r.Actors {
		v.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Places {
		v.places[r.Places[i].ID] = &r.Places[i]
	}
	for i := range r.Times {
		v.times[r.Times[i].ID] = &r.Times[i]
	}
	for i := range r.Statements {
		v.statements[r.Statements[i].ID] = &r.Statements[i]
	}
	return v
}

// sentence is the number, from 1, of the sentence that holds the offset; 0 where
// it stands in none (the dateline).
func (v *view) sentence(offset int) int {
	i := sort.Search(len(v.Sentences), func(i int) bool { return v.Sentences[i].End > offset })
	if i < len(v.Sentences) && v.Sentences[i].Start <= offset {
		return i + 1
	}
	return 0
}

func (v *view) actorName(id string) string {
	if a := v.actors[id]; a != nil {
		return a.Name
	}
	return id
}

// names joins the names of actors: "Japan", "Japan and Russia", "A, B and C".
func (v *view) names(ids []string) string {
	var list []string
	for _, id := range ids {
		list = append(list, v.actorName(id))
	}
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// roles is "Russia → Ukraine", "Japan and Russia", "→ Ukraine".
func (v *view) roles(e *record.Event) string {
	actor, recipient := v.names(e.Actor), v.names(e.Recipient)
	switch {
	case recipient == "":
		return actor
	case actor == "":
		return "somebody → " + recipient
	}
	return actor + " → " + recipient
}

func (v *view) time(id *string) string {
	if id == nil {
		return ""
	}
	if t := v.times[*id]; t != nil {
		return t.Value
	}
	return *id
}

func (v *view) place(id *string) string {
	if id == nil {
		return ""
	}
	if p := v.places[*id]; p != nil {
		return p.Name
	}
	return *id
}

// speaker names who said a statement: the actor, and the words that stand for
// it there where they differ.
func (v *view) speaker(s *record.Statement) string {
	switch {
	case s.Speaker != nil:
		return v.actorName(*s.Speaker)
	case s.Source != nil:
		return s.Source.Text
	}
	return "somebody"
}

// claim names whose word a fact rests on; "" for the reporter's own.
func (v *view) claim(saidBy *string) string {
	if saidBy == nil {
		return ""
	}
	s := v.statements[*saidBy]
	if s == nil {
		return *saidBy
	}
	return "by " + v.speaker(s) + "’s account"
}

// people are the actors worth a line of their own: persons first, then states
// and organisations, then named others, each by how often they are mentioned.
func (v *view) people() []*record.Actor {
	rank := map[string]int{"person": 0, "state": 1, "organisation": 2, "group": 3, "media": 4, "population": 5}
	var list []*record.Actor
	for i := range v.Actors {
		if a := &v.Actors[i]; len(a.Members) == 0 {
			list = append(list, a)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if rank[a.Kind] != rank[b.Kind] {
			return rank[a.Kind] < rank[b.Kind]
		}
		return len(a.Mentions) > len(b.Mentions)
	})
	return list
}

// squeeze makes one line of words that the text may have wrapped.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func words(spans []record.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, squeeze(s.Text))
	}
	return strings.Join(parts, " … ")
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func joinNonEmpty(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
