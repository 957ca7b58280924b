package world

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/rule"
)

// reader reads the knowledge files into a world and gathers what is wrong with them.
type reader struct {
	files fs.FS
	world *World
	codes map[string]bool // the countries that states.tsv knows
	errs  []error
}

// sectors are PLOVER's, with NGO and IGO for what is no state's.
const sectors = " AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO OPP PRE PRM PTY REB REF REL SOC SPY UAF "

func (r *reader) bad(row rule.Row, format string, args ...any) {
	r.errs = append(r.errs, row.Pos.Errorf(format, args...))
}

func (r *reader) table(file string, columns ...string) []rule.Row {
	text, err := fs.ReadFile(r.files, file)
	if err != nil {
		r.errs = append(r.errs, fmt.Errorf("world: %w", err))
		return nil
	}
	rows, err := rule.ReadTable("world/"+file, string(text), columns...)
	if err != nil {
		r.errs = append(r.errs, err)
	}
	return rows
}

// list splits a cell at its semicolons.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}

func known(cell string) string {
	if cell == "" {
		return ""
	}
	return "wikidata:" + cell
}

func (r *reader) country(row rule.Row, code string) bool {
	switch code {
	case "", "UN", "EUR", "IGO", "WST", "NGO":
		return true
	}
	if !r.codes[code] {
		r.bad(row, "unknown country %q, want a code of states.tsv, or UN, EUR, IGO, WST, NGO", code)
		return false
	}
	return true
}

func (r *reader) countries(row rule.Row, codes []string) bool {
	for _, c := range codes {
		if c == "" || !r.country(row, c) {
			return false
		}
	}
	return true
}

func (r *reader) sector(row rule.Row, s string) bool {
	if s == "" || len(s) == 3 && strings.Contains(sectors, " "+s+" ") {
		return true
	}
	r.bad(row, "unknown sector %q, want one of:%s", s, strings.TrimRight(sectors, " "))
	return false
}

func (r *reader) known(row rule.Row, id string) bool {
	if id == "" {
		return true
	}
	if _, err := strconv.ParseUint(id[1:], 10, 32); id[0] != 'Q' || err != nil {
		r.bad(row, "known %q, want a Wikidata id such as Q17, or -", id)
		return false
	}
	return true
}

func (r *reader) entity(row rule.Row, e *Entity) bool {
	if old := r.world.entities[e.ID]; old != nil {
		r.bad(row, "%s stands already, as %s", e.ID, old.Name)
		return false
	}
	if e.Name == "" {
		r.bad(row, "%s has no name", e.ID)
		return false
	}
	r.world.entities[e.ID] = e
	return true
}

func (r *reader) names(e *Entity, as As, names ...string) {
	for _, n := range names {
		r.world.phrases.add(n, Sense{e, as})
	}
}

func (r *reader) states() {
	rows := r.table("states.tsv", "code", "kind", "country", "name", "names", "adjectives", "people", "capitals", "metonyms", "known")
	for _, row := range rows {
		if c := row.Cells; c[1] == "state" {
			r.codes[c[0]] = true
		}
	}
	all := make([]Entity, len(rows))
	for i, row := range rows {
		c := row.Cells
		e := &all[i]
		*e = Entity{ID: "state:" + c[0], Kind: State, Name: c[3], Country: c[2], Sector: "GOV", Known: known(c[9])}
		switch c[1] {
		case "state":
			if len(c[0]) != 3 || c[0] != c[2] {
				r.bad(row, "state %q of country %q, want the same code of three letters", c[0], c[2])
				continue
			}
		case "former":
		case "region":
			e.ID, e.Kind = "region:"+c[0], Region
		default:
			r.bad(row, "kind %q, want one of: state, former, region", c[1])
			continue
		}
		if !r.country(row, e.Country) || !r.known(row, c[9]) || !r.entity(row, e) {
			continue
		}
		r.names(e, AsName, e.Name)
		r.names(e, AsName, list(c[4])...)
		r.names(e, AsAdjective, list(c[5])...)
		r.names(e, AsDemonym, list(c[6])...)
		r.names(e, AsCapital, list(c[7])...)
		r.names(e, AsMetonym, list(c[8])...)
	}
}

// bodyKinds are the kinds of the tables that share one shape, and how their ids start.
var bodyKinds = map[string]struct {
	kind   Kind
	prefix string
}{
	"organisation": {Organisation, "org:"},
	"bloc":         {Bloc, "bloc:"},
	"body":         {Body, "body:"},
	"group":        {ArmedGroup, "group:"},
	"agency":       {Agency, "agency:"},
	"people":       {People, "people:"},
}

func (r *reader) bodies(file string) {
	rows := r.table(file, "id", "kind", "country", "sector", "name", "names", "adjectives", "people", "metonyms", "known")
	all := make([]Entity, len(rows))
	for i, row := range rows {
		c := row.Cells
		kind, ok := bodyKinds[c[1]]
		if !ok {
			r.bad(row, "kind %q, want one of: organisation, bloc, body, group, agency, people", c[1])
			continue
		}
		e := &all[i]
		*e = Entity{ID: kind.prefix + c[0], Kind: kind.kind, Name: c[4], Country: c[2], Sector: c[3], Known: known(c[9])}
		if !r.country(row, e.Country) || !r.sector(row, e.Sector) || !r.known(row, c[9]) || !r.entity(row, e) {
			continue
		}
		r.names(e, AsName, e.Name)
		r.names(e, AsName, list(c[5])...)
		r.names(e, AsAdjective, list(c[6])...)
		r.names(e, AsDemonym, list(c[7])...)
		r.names(e, AsMetonym, list(c[8])...)
	}
}

func (r *reader) members() {
	for _, row := range r.table("members.tsv", "organisation", "members") {
		e := r.world.entities["org:"+row.Cells[0]]
		if e == nil {
			e = r.world.entities["bloc:"+row.Cells[0]]
		}
		if e == nil {
			r.bad(row, "organisation %q, want an id of organisations.tsv", row.Cells[0])
			continue
		}
		codes := strings.Fields(row.Cells[1])
		if r.countries(row, codes) {
			e.Members = codes
		}
	}
}

// date reads 2016-12-15, 2016-12 or 2016; "" is no date.
func date(cell string) (doc.Date, bool) {
	var d doc.Date
	if cell == "" {
		return d, true
	}
	n := len(cell)
	if n != 4 && n != 7 && n != 10 || n > 4 && cell[4] != '-' || n > 7 && cell[7] != '-' {
		return d, false
	}
	ok := true
	number := func(s string) (n int) {
		for i := 0; i < len(s); i++ {
			ok = ok && s[i] >= '0' && s[i] <= '9'
			n = 10*n + int(s[i]) - '0'
		}
		return n
	}
	d.Year = number(cell[:4])
	if n > 4 {
		d.Month = number(cell[5:7])
		ok = ok && d.Month >= 1 && d.Month <= 12
	}
	if n > 7 {
		d.Day = number(cell[8:])
		ok = ok && d.Day >= 1 && d.Day <= 31
	}
	if !ok {
		return doc.Date{}, false
	}
	return d, true
}
