package eval

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/record"
)

// aligned is a gold article beside the record of its text.
type aligned struct {
	gold      *GoldArticle
	rec       *record.Record
	sentences []stretch
	actors    map[string]*record.Actor
	times     map[string]*record.Time
	errs      []error
}

func newAligned(g *GoldArticle, r *record.Record) *aligned {
	a := &aligned{gold: g, rec: r, actors: map[string]*record.Actor{}, times: map[string]*record.Time{}}
	for _, s := range r.Sentences {
		a.sentences = append(a.sentences, stretch{s.Start, s.End})
	}
	for i := range r.Actors {
		a.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Times {
		a.times[r.Times[i].ID] = &r.Times[i]
	}
	return a
}

// find is where the n-th such words stand.
func (a *aligned) find(words string, n int) stretch {
	text, at := a.rec.Article.Text, -1
	for range max(1, n) {
		next := strings.Index(text[at+1:], words)
		if next < 0 {
			a.errs = append(a.errs, fmt.Errorf("eval: %s: gold words not in the text: %q", a.gold.ID, words))
			return stretch{}
		}
		at += 1 + next
	}
	start := utf8.RuneCountInString(text[:at])
	return stretch{start, start + utf8.RuneCountInString(words)}
}

// sentence is the sentence that shares words with the stretch, or the stretch itself.
func (a *aligned) sentence(f GoldFact) stretch {
	at := a.find(f.At, f.N)
	for _, s := range a.sentences {
		if s.shares(at) > 0 {
			return s
		}
	}
	return at
}

func (s *GoldScore) people(a *aligned) {
	var pred []*record.Actor
	for i := range a.rec.Actors {
		if a.rec.Actors[i].Kind == "person" {
			pred = append(pred, &a.rec.Actors[i])
		}
	}
	same := func(g GoldPerson, p *record.Actor) bool { return has(wordsOf(p.Name), lastWord(g.Name)) }
	match(s, people, a.gold.People, pred, func(g GoldPerson) bool { return g.Optional }, same, false)
	for _, g := range a.gold.People {
		for _, p := range pred {
			if !same(g, p) {
				continue
			}
			if g.Country != "" {
				s.agree(&s.Country, p.Country != nil && *p.Country == g.Country, "country", g.Name, p.Country, g.Country)
			}
			if g.Office != "" {
				s.agree(&s.Office, p.Office != nil && has(wordsOf(*p.Office), lastWord(g.Office)), "office", g.Name, p.Office, g.Office)
			}
			break
		}
	}
}

// placeMention is the first mention of a place by a name.
type placeMention struct {
	record.Span
	lat, lon *float64
}

func (s *GoldScore) places(a *aligned) {
	var all []placeMention
	for _, p := range a.rec.Places {
		for _, m := range p.Mentions {
			all = append(all, placeMention{m, p.Lat, p.Lon})
		}
	}
	slices.SortStableFunc(all, func(m, n placeMention) int { return m.Start - n.Start })
	seen := map[string]bool{}
	type goldPlace struct {
		GoldPlace
		at stretch
	}
	var gold []goldPlace
	for _, g := range a.gold.Places {
		gold = append(gold, goldPlace{g, a.find(g.At, g.N)})
	}
	same := func(g goldPlace, m placeMention) bool {
		if g.at.shares(toStretch(m.Span)) == 0 && !strings.EqualFold(g.Name, m.Text) {
			return false
		}
		return g.Lat == nil || m.lat != nil && Km(*g.Lat, *g.Lon, *m.lat, *m.lon) <= math.Max(161, g.Within)
	}
	var pred []placeMention // only what lies on gold is scored: the gold names no country that acts
	for _, m := range all {
		if low := strings.ToLower(m.Text); seen[low] {
			continue
		} else {
			seen[low] = true
		}
		on := a.gold.PlacesPartial != nil && !*a.gold.PlacesPartial
		for _, g := range gold {
			on = on || same(g, m) || g.at.shares(toStretch(m.Span)) > 0
		}
		if on {
			pred = append(pred, m)
		}
	}
	match(s, places, gold, pred, func(g goldPlace) bool { return g.Optional }, same, false)
}

func (s *GoldScore) times(a *aligned) {
	type goldTime struct {
		GoldTime
		at stretch
	}
	var gold []goldTime
	for _, g := range a.gold.Times {
		gold = append(gold, goldTime{g, a.find(g.At, g.N)})
	}
	var pred []record.Time
	for _, t := range a.rec.Times {
		for _, g := range gold {
			if g.at.shares(stretch{t.Start, t.End}) > 0 {
				pred = append(pred, t)
				break
			}
		}
	}
	match(s, times, gold, pred, func(g goldTime) bool { return g.Optional }, func(g goldTime, t record.Time) bool {
		return g.at.shares(stretch{t.Start, t.End}) > 0 && strings.HasPrefix(t.Value, g.Value)
	}, false)
}

func (s *GoldScore) statements(a *aligned) {
	type goldStatement struct {
		GoldStatement
		at []stretch
	}
	var gold []goldStatement
	for _, g := range a.gold.Statements {
		x := goldStatement{g, nil}
		for _, c := range g.Content {
			from := a.find(c[0], 1)
			to := a.findFrom(c[1], from.start)
			x.at = append(x.at, stretch{from.start, to.end})
		}
		gold = append(gold, x)
	}
	same := func(g goldStatement, p record.Statement) bool {
		shared, size := 0, 0
		for _, x := range g.at {
			size += x.end - x.start
			for _, c := range p.Content {
				shared += x.shares(toStretch(c))
			}
		}
		for _, c := range p.Content {
			size += c.End - c.Start
		}
		return 2*float64(shared)/float64(max(1, size)) >= 0.5
	}
	optional := func(g goldStatement) bool { return g.Optional }
	match(s, statements, gold, a.rec.Statements, optional, same, false)
	match(s, spokenStatements, gold, a.rec.Statements, optional, func(g goldStatement, p record.Statement) bool {
		var said []string
		if p.Source != nil {
			said = wordsOf(p.Source.Text)
		}
		if p.Speaker != nil && a.actors[*p.Speaker] != nil {
			said = append(said, wordsOf(a.actors[*p.Speaker].Name)...)
		}
		return same(g, p) && has(said, lastWord(g.Speaker))
	}, false)
}

// findFrom is where the words stand at or after the offset.
func (a *aligned) findFrom(words string, from int) stretch {
	text := a.rec.Article.Text
	at := 0
	for range from {
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	next := strings.Index(text[at:], words)
	if next < 0 {
		a.errs = append(a.errs, fmt.Errorf("eval: %s: gold words not in the text after %d: %q", a.gold.ID, from, words))
		return stretch{}
	}
	start := from + utf8.RuneCountInString(text[at:at+next])
	return stretch{start, start + utf8.RuneCountInString(words)}
}

// countries are the countries of the actors, as a set.
func (a *aligned) countries(ids ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, list := range ids {
		for _, id := range list {
			if x := a.actors[id]; x != nil && x.Country != nil {
				out[*x.Country] = true
			}
		}
	}
	return out
}

func equalSet(list []string, set map[string]bool) bool {
	n := map[string]bool{}
	for _, x := range list {
		if !set[x] {
			return false
		}
		n[x] = true
	}
	return len(n) == len(set)
}

func (s *GoldScore) events(a *aligned) {
	type goldEvent struct {
		GoldEvent
		at stretch
	}
	var gold []goldEvent
	for _, g := range a.gold.Events {
		if g.Phase == "" {
			g.Phase = "occurred"
		}
		gold = append(gold, goldEvent{g, a.sentence(g.GoldFact)})
	}
	same := func(g goldEvent, p record.Event) bool {
		if g.at.shares(toStretch(p.Trigger)) == 0 || p.Type != g.Type && !has(g.Also, p.Type) {
			return false
		}
		want := append(append([]string(nil), g.Actor...), g.Recipient...)
		if g.Loose || len(want) == 0 {
			return true
		}
		got := a.countries(p.Actor, p.Recipient)
		for _, c := range want {
			if got[c] {
				return true
			}
		}
		return false
	}
	roles := func(g goldEvent, p record.Event) bool {
		if !same(g, p) {
			return false
		}
		switch {
		case g.Loose:
			return true
		case len(g.Recipient) == 0:
			return equalSet(g.Actor, a.countries(p.Actor, p.Recipient))
		}
		return equalSet(g.Actor, a.countries(p.Actor)) && equalSet(g.Recipient, a.countries(p.Recipient))
	}
	optional := func(g goldEvent) bool { return g.Optional }
	match(s, events, gold, a.rec.Events, optional, same, true)
	match(s, eventRoles, gold, a.rec.Events, optional, roles, true)
	match(s, eventPhases, gold, a.rec.Events, optional, func(g goldEvent, p record.Event) bool {
		return same(g, p) && g.Phase == p.Phase
	}, true)
}

func (s *GoldScore) affairs(a *aligned) {
	type goldFact struct {
		GoldFact
		Status string
		at     stretch
	}
	type fact struct {
		Status, day string
		at          []stretch
		Evidence    []record.Span
	}
	optional := func(g goldFact) bool { return g.Optional }
	toStretches := func(spans []record.Span) (out []stretch) {
		for _, x := range spans {
			out = append(out, toStretch(x))
		}
		return out
	}
	day := func(id *string) string {
		if id == nil || a.times[*id] == nil {
			return ""
		}
		v := a.times[*id].Value
		return v[:min(10, len(v))]
	}
	inSentence := func(g goldFact, p fact) bool { return anyShared([]stretch{g.at}, p.at) }

	var gold []goldFact
	for _, k := range a.gold.Tracks {
		for _, c := range k.Changes {
			gold = append(gold, goldFact{c.GoldFact, c.Status, a.sentence(c.GoldFact)})
		}
	}
	var pred []fact
	for _, k := range a.rec.Tracks {
		for _, c := range k.Changes {
			pred = append(pred, fact{Status: c.Status, at: toStretches(c.Evidence), Evidence: c.Evidence})
		}
	}
	match(s, tracks, gold, pred, optional, func(g goldFact, p fact) bool { return g.Status == p.Status && inSentence(g, p) }, false)

	match(s, disputes, a.gold.Disputes, a.rec.Disputes, func(g GoldDispute) bool { return g.Optional }, func(g GoldDispute, p record.Dispute) bool {
		var names []string
		for _, n := range p.Names {
			names = append(names, n.Text)
		}
		all, found := strings.Join(wordsOf(strings.Join(names, " ")), " "), 0
		for _, n := range g.Names {
			if strings.Contains(all, strings.Join(wordsOf(n), " ")) {
				found++
			}
		}
		return 2*found >= len(g.Names)
	}, false)

	facts := func(list []GoldFact) (out []goldFact) {
		for _, f := range list {
			out = append(out, goldFact{f, "", a.sentence(f)})
		}
		return out
	}
	pred = nil
	for _, c := range a.rec.Commitments {
		pred = append(pred, fact{at: toStretches(c.Evidence), Evidence: c.Evidence})
	}
	match(s, commitments, facts(a.gold.Commitments), pred, optional, inSentence, false)
	pred = nil
	for _, x := range a.rec.Appointments {
		pred = append(pred, fact{day: day(x.When), at: toStretches(x.Evidence), Evidence: x.Evidence})
	}
	match(s, appointments, facts(a.gold.Appointments), pred, optional, func(g goldFact, p fact) bool {
		return inSentence(g, p) && (g.When == "" || p.day == g.When)
	}, false)
}
