package world

import (
	"strconv"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/rule"
)

// lookup finds things by any of their names, folded.
type lookup[T any] struct {
	at  map[uint64]int32
	all []T
}

func (l *lookup[T]) find(phrase string) (T, bool) {
	var none T
	f := hashOf(phrase, nil)
	if i, ok := l.at[f.hash]; ok && f.letters {
		return l.all[i], true
	}
	return none, false
}

// add enters a thing by its names and returns a name that another has already.
func (l *lookup[T]) add(thing T, names []string) (taken string) {
	if l.at == nil {
		l.at = make(map[uint64]int32, 512)
	}
	i := int32(len(l.all))
	l.all = append(l.all, thing)
	for _, n := range names {
		f := hashOf(n, nil)
		if old, ok := l.at[f.hash]; ok && old != i {
			taken = n
			continue
		}
		l.at[f.hash] = i
	}
	return taken
}

func (r *reader) roles() {
	kinds := map[string]doc.ActorKind{
		"person": doc.Person, "state": doc.State, "organisation": doc.Organisation,
		"group": doc.Group, "population": doc.Population, "media": doc.Media,
	}
	for _, row := range r.table("roles.tsv", "noun", "sector", "kind", "title") {
		c := row.Cells
		kind, ok := kinds[c[2]]
		if !ok {
			r.bad(row, "kind %q, want one of: person, state, organisation, group, population, media", c[2])
			continue
		}
		if c[3] != "yes" && c[3] != "no" {
			r.bad(row, "title %q, want yes or no", c[3])
			continue
		}
		if _, ok := r.world.roles[c[0]]; ok || c[0] == "" || c[0] != strings.ToLower(c[0]) {
			r.bad(row, "noun %q, want one in small letters that does not stand already", c[0])
			continue
		}
		if r.sector(row, c[1]) {
			r.world.roles[c[0]] = Role{Noun: c[0], Sector: c[1], Kind: kind, Title: c[3] == "yes"}
		}
	}
}

// disputes reads names of the shape "Senkaku Islands @JPN; Diaoyu Islands @CHN,TWN".
func (r *reader) disputes() {
	ids := map[string]bool{}
	for _, row := range r.table("disputes.tsv", "id", "names", "parties", "held_by", "claimed_by", "lat", "lon") {
		c := row.Cells
		d := Dispute{ID: c[0], Parties: strings.Fields(c[2]), HeldBy: c[3], ClaimedBy: strings.Fields(c[4])}
		if ids[d.ID] || d.ID == "" {
			r.bad(row, "id %q, want one that does not stand already", d.ID)
			continue
		}
		ids[d.ID] = true
		names, ok := r.disputeNames(row, c[1])
		if !ok || !r.countries(row, d.Parties) || !r.country(row, d.HeldBy) || !r.countries(row, d.ClaimedBy) {
			continue
		}
		if c[5] != "" {
			var err1, err2 error
			d.Lat, err1 = strconv.ParseFloat(c[5], 64)
			d.Lon, err2 = strconv.ParseFloat(c[6], 64)
			if err1 != nil || err2 != nil || d.Lat < -90 || d.Lat > 90 || d.Lon < -180 || d.Lon > 180 {
				r.bad(row, "lies at %q, %q, want degrees", c[5], c[6])
				continue
			}
		}
		texts := make([]string, len(names))
		for i, n := range names {
			texts[i] = n.Text
		}
		d.Names = names
		if taken := r.world.disputes.add(d, texts); taken != "" {
			r.bad(row, "%q names another dispute already", taken)
		}
	}
}

func (r *reader) disputeNames(row rule.Row, cell string) ([]DisputeName, bool) {
	var names []DisputeName
	for _, part := range list(cell) {
		text, by, marked := strings.Cut(part, "@")
		n := DisputeName{Text: strings.TrimSpace(text)}
		if marked {
			n.By = strings.Split(strings.TrimSpace(by), ",")
			if !r.countries(row, n.By) {
				return nil, false
			}
		}
		names = append(names, n)
	}
	if len(names) == 0 {
		r.bad(row, "dispute without a name")
		return nil, false
	}
	return names, true
}

func (r *reader) treaties() {
	ids := map[string]bool{}
	for _, row := range r.table("treaties.tsv", "id", "name", "names", "parties", "signed", "topic") {
		c := row.Cells
		t := Treaty{ID: c[0], Name: c[1], Parties: strings.Fields(c[3]), Topic: c[5]}
		signed, ok := date(c[4])
		if !ok {
			r.bad(row, "signed %q, want a date such as 2016-12-15, 2016-12 or 2016", c[4])
			continue
		}
		t.Signed = signed
		if ids[t.ID] || t.ID == "" || t.Name == "" {
			r.bad(row, "treaty %q, want an id that does not stand already, and a name", t.ID)
			continue
		}
		ids[t.ID] = true
		if !r.countries(row, t.Parties) {
			continue
		}
		if taken := r.world.treaties.add(t, append([]string{t.Name}, list(c[2])...)); taken != "" {
			r.bad(row, "%q names another treaty already", taken)
		}
	}
}

func (r *reader) sanctions() {
	ids := map[string]bool{}
	for _, row := range r.table("sanctions.tsv", "id", "names", "by", "against", "from", "to", "topic") {
		c := row.Cells
		s := Sanctions{ID: c[0], Names: list(c[1]), By: strings.Fields(c[2]), Against: strings.Fields(c[3]), Topic: c[6]}
		var ok1, ok2 bool
		s.From, ok1 = date(c[4])
		s.To, ok2 = date(c[5])
		switch {
		case ids[s.ID] || s.ID == "":
			r.bad(row, "id %q, want one that does not stand already", s.ID)
			continue
		case len(s.Names) == 0 || len(s.By) == 0 || s.Topic == "":
			r.bad(row, "names %q, by %q, topic %q: want all three", c[1], c[2], c[6])
			continue
		case !ok1 || !ok2 || s.From.IsZero():
			r.bad(row, "from %q to %q, want dates such as 2016-12-15, 2016-12 or 2016; to may be -", c[4], c[5])
			continue
		case !s.To.IsZero() && before(s.To, s.From):
			r.bad(row, "from %s to %s: the end is before the start", c[4], c[5])
			continue
		}
		ids[s.ID] = true
		if !r.countries(row, s.By) || !r.countries(row, s.Against) {
			continue
		}
		if taken := r.world.sanctions.add(s, s.Names); taken != "" {
			r.bad(row, "%q names other sanctions already", taken)
		}
	}
}
