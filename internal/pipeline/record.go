package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"

	"dateline/internal/doc"
	"dateline/record"
)

// Record turns a document that has all its layers into the record that leaves
// the program: bytes become code points, indexes become ids.
func Record(d *doc.Doc) *record.Record {
	w := &writer{d: d, points: doc.NewCodePoints(d.Text)}
	w.name()
	r := &record.Record{
		Schema: record.Version, Article: w.article(), Sentences: []record.Sentence{},
		Actors: []record.Actor{}, Places: []record.Place{}, Times: []record.Time{}, Statements: []record.Statement{},
		Events: []record.Event{}, Tracks: []record.Track{}, Disputes: []record.Dispute{},
		Commitments: []record.Commitment{}, Appointments: []record.Appointment{},
	}
	for s := range d.Tokens.Sentences {
		span := d.SentenceSpan(doc.Sentence(s))
		r.Sentences = append(r.Sentences, record.Sentence{Start: w.points.At(span.Start), End: w.points.At(span.End)})
	}
	w.actors(r)
	w.places(r)
	w.times(r)
	w.statements(r)
	w.events(r)
	w.affairs(r)
	return r
}

type writer struct {
	d      *doc.Doc
	points *doc.CodePoints
	place  []*string         // the id of each place; nil for one that the story only means as a government
	state  map[string]string // the ids of the states that stand for places, by country
}

// id is the name of the i-th fact of a kind, nil for None.
func id[I ~int32](prefix string, i I) *string {
	if i == doc.None {
		return nil
	}
	s := prefix + strconv.Itoa(int(i)+1)
	return &s
}

func ids[I ~int32](prefix string, list []I) []string {
	out := make([]string, 0, len(list))
	for _, i := range list {
		out = append(out, *id(prefix, i))
	}
	return out
}

// known is the string, or nil where it is empty: unknown.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (w *writer) span(s doc.Span) record.Span {
	return record.Span{Start: w.points.At(s.Start), End: w.points.At(s.End), Text: w.d.Slice(s)}
}

func (w *writer) spans(list []doc.Span) []record.Span {
	out := make([]record.Span, 0, len(list))
	for _, s := range list {
		out = append(out, w.span(s))
	}
	return out
}

func (w *writer) maybe(s doc.Span) *record.Span {
	if s.Empty() {
		return nil
	}
	r := w.span(s)
	return &r
}

func (w *writer) why(y doc.Why) *record.Why {
	if y.How == 0 {
		return nil
	}
	return &record.Why{How: y.How.String(), By: y.By, At: w.spans(y.At)}
}

// name gives ids to the places, which are those that the story means as places:
// a state's own mentions ("Moscow said") are the state's and not places.
func (w *writer) name() {
	layer := w.d.Places
	w.place = make([]*string, len(layer.Places))
	keep := make([]bool, len(layer.Places))
	for _, t := range layer.Toponyms {
		keep[t.Place] = keep[t.Place] || isPlace(t)
	}
	n := int32(0)
	for i, yes := range keep {
		if yes {
			w.place[i] = id("p", n)
			n++
		}
	}
}

// isPlace reports whether a toponym stands for a place: one of the dateline does, whoever governs from there.
func isPlace(t doc.Toponym) bool { return t.Use != doc.AsActor || t.Run.Empty() }

func (w *writer) placeID(p doc.PlaceID) *string {
	if p == doc.None {
		return nil
	}
	return w.place[p]
}

func (w *writer) article() record.Article {
	d, wire := w.d, w.d.Wire
	sum := sha256.Sum256([]byte(d.Text))
	a := record.Article{
		ID: hex.EncodeToString(sum[:]), Agency: known(wire.Agency), URL: known(wire.URL), Byline: []string{},
		Published: known(wire.Published.String()), PublishedWhy: w.why(wire.PublishedWhy), Language: wire.Language,
		Status: wire.Status.String(), Text: d.Text,
	}
	if !wire.Headline.Empty() {
		a.Headline = known(d.Slice(wire.Headline))
	}
	for _, b := range wire.Bylines {
		a.Byline = append(a.Byline, d.Slice(b))
	}
	if mark := wire.Dateline; !mark.Span.Empty() {
		line := record.Dateline{Places: []string{}, Evidence: []record.Span{w.span(mark.Span)}}
		if mark.Date.Year != 0 {
			line.Date = known(mark.Date.String())
		} else if mark.Date.Day != 0 {
			line.Date = known(fmt.Sprintf("--%02d-%02d", mark.Date.Month, mark.Date.Day))
		}
		seen := map[doc.PlaceID]bool{}
		for _, t := range d.Places.Toponyms {
			if mark.Span.Contains(t.Span) && !seen[t.Place] {
				seen[t.Place] = true
				line.Places = append(line.Places, *w.place[t.Place])
			}
		}
		a.Dateline = &line
	}
	return a
}

func (w *writer) actors(r *record.Record) {
	layer := w.d.Actors
	for i, a := range layer.Actors {
		out := record.Actor{
			ID: *id("a", doc.ActorID(i)), Name: a.Name, Kind: a.Kind.String(), Sector: known(a.Sector),
			Country: known(a.Country), Office: known(a.Office), Known: known(a.Known),
			Members: ids("a", a.Members), Mentions: []record.Mention{},
		}
		if a.Country != "" {
			out.CountryWhy = w.why(a.CountryWhy)
		}
		if a.Office != "" {
			out.OfficeWhy = w.why(a.OfficeWhy)
		}
		for _, m := range a.Mentions {
			mention := layer.Mentions[m]
			out.Mentions = append(out.Mentions, record.Mention{Span: w.span(mention.Span), Form: mention.Form.String()})
		}
		r.Actors = append(r.Actors, out)
	}
	w.implied(r)
}

// implied adds the states that events name only by a place.
func (w *writer) implied(r *record.Record) {
	w.state = map[string]string{}
	for _, s := range w.d.Events.States {
		key := s.Country
		for i, a := range w.d.Actors.Actors {
			if a.Kind == doc.State && a.Country == key {
				w.state[key] = *id("a", doc.ActorID(i))
				break
			}
		}
		if w.state[key] != "" {
			continue
		}
		out := record.Actor{
			ID: *id("a", int32(len(r.Actors))), Name: s.Name, Kind: doc.State.String(), Sector: known("GOV"), Country: known(s.Country),
			CountryWhy: &record.Why{How: doc.Inferred.String(), By: "event: the place lies in it", At: w.spans(s.At)},
			Known:      known(s.Known), Members: []string{}, Mentions: []record.Mention{},
		}
		for _, at := range s.At {
			out.Mentions = append(out.Mentions, record.Mention{Span: w.span(at), Form: doc.ByMetonym.String()})
		}
		r.Actors = append(r.Actors, out)
		w.state[key] = out.ID
	}
}

// side is who is on one side of an event: actors, and the states of places.
func (w *writer) side(actors []doc.ActorID, places []doc.PlaceID) []string {
	out := ids("a", actors)
	for _, p := range places {
		if s := w.state[w.d.Places.Places[p].Country]; s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (w *writer) places(r *record.Record) {
	layer := w.d.Places
	for i, p := range layer.Places {
		if w.place[i] == nil {
			continue
		}
		out := record.Place{ID: *w.place[i], Name: p.Name, Kind: p.Kind, Country: known(p.Country),
			Known: known(p.Known), Mentions: []record.Span{}}
		if p.HasPoint {
			lat, lon := round(p.Lat, 1e5), round(p.Lon, 1e5)
			out.Lat, out.Lon = &lat, &lon
		}
		for _, t := range p.Toponyms {
			if !isPlace(layer.Toponyms[t]) {
				continue
			}
			out.Mentions = append(out.Mentions, w.span(layer.Toponyms[t].Span))
		}
		r.Places = append(r.Places, out)
	}
}

func round(x, to float64) float64 { return math.Round(x*to) / to }

func (w *writer) times(r *record.Record) {
	for i, t := range w.d.Times.Times {
		s := w.span(t.Span)
		r.Times = append(r.Times, record.Time{ID: *id("t", doc.TimexID(i)), Type: t.Type.String(), Value: t.Value,
			Mod: known(t.Mod), Start: s.Start, End: s.End, Text: s.Text, How: t.Why.How.String()})
	}
}

func (w *writer) statements(r *record.Record) {
	for i, s := range w.d.Statements.Statements {
		r.Statements = append(r.Statements, record.Statement{
			ID: *id("s", doc.StatementID(i)), Mode: s.Mode.String(), Speaker: id("a", s.Speaker), Source: w.maybe(s.Source),
			To: ids("a", s.To), Cue: w.maybe(s.Cue), Content: w.spans(s.Content), Within: id("s", s.Within),
			When: id("t", s.When), By: s.Why.By,
		})
	}
}

func (w *writer) events(r *record.Record) {
	for i, e := range w.d.Events.Events {
		contexts := e.Contexts
		if contexts == nil {
			contexts = []string{}
		}
		r.Events = append(r.Events, record.Event{
			ID: *id("e", doc.EventID(i)), Type: e.Type, Mode: known(e.Mode), CAMEO: e.CAMEO, Quad: e.Quad, Score: e.Score,
			Contexts: contexts, Actor: w.side(e.Actor, e.ActorAt), Recipient: w.side(e.Recipient, e.RecipientAt), Phase: e.Phase.String(),
			SaidBy: id("s", e.SaidBy), When: id("t", e.When), Where: w.placeID(e.Where), Trigger: w.span(e.Trigger),
			Evidence: w.spans(e.Evidence), By: e.By, Confidence: round(e.Confidence, 100),
		})
	}
}

func (w *writer) affairs(r *record.Record) {
	layer := w.d.Affairs
	for i, k := range layer.Tracks {
		out := record.Track{ID: *id("k", int32(i)), Name: k.Name, Parties: ids("a", k.Parties), Level: known(k.Level)}
		for _, c := range k.Changes {
			out.Changes = append(out.Changes, record.Change{Status: c.Status, When: id("t", c.When),
				SaidBy: id("s", c.SaidBy), Evidence: w.spans(c.Evidence), By: c.By})
		}
		r.Tracks = append(r.Tracks, out)
	}
	for i, x := range layer.Disputes {
		out := record.Dispute{ID: *id("d", int32(i)), Parties: ids("a", x.Parties), HeldBy: id("a", x.HeldBy),
			ClaimedBy: ids("a", x.ClaimedBy), Evidence: w.spans(x.Evidence), By: x.By}
		for _, n := range x.Names {
			out.Names = append(out.Names, record.DisputeName{Text: n.Text, UsedBy: ids("a", n.UsedBy)})
		}
		r.Disputes = append(r.Disputes, out)
	}
	for _, c := range layer.Commitments {
		r.Commitments = append(r.Commitments, record.Commitment{Maker: id("a", c.Maker), To: ids("a", c.To),
			What: w.span(c.What), Due: id("t", c.Due), SaidBy: id("s", c.SaidBy), Evidence: w.spans(c.Evidence), Rule: c.By})
	}
	for _, a := range layer.Appointments {
		r.Appointments = append(r.Appointments, record.Appointment{What: w.span(a.What), Parties: ids("a", a.Parties),
			When: id("t", a.When), Where: w.placeID(a.Where), SaidBy: id("s", a.SaidBy), Evidence: w.spans(a.Evidence), By: a.By})
	}
}
