package entity

import (
	"errors"
	"fmt"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/rule"
	"dateline/internal/world"
)

// class is what a noun phrase may stand for.
type class uint8

const (
	thing class = iota // neither somebody nor a place: "the deal"
	person
	state
	organisation
	people // a population
	media
	place
)

var classes = map[string]class{"person": person, "state": state, "organisation": organisation,
	"people": people, "media": media, "place": place}

// gender is what words tell of a person's gender.
type gender uint8

const (
	unknown gender = iota
	masculine
	feminine
)

func parseGender(s string) (gender, bool) {
	switch s {
	case "m":
		return masculine, true
	case "f":
		return feminine, true
	}
	return unknown, s == ""
}

// noun is what a common noun says of what it stands for.
type noun struct {
	class  class
	gender gender
	role   bool   // a role of the world's list: an office, a function
	title  bool   // it may stand before a name
	sector string // a PLOVER sector, or ""
	kind   doc.ActorKind
}

// lexicon is what the tables under rules/entity say, joined with the world's roles.
type lexicon struct {
	world      *world.World
	nouns      map[string]noun
	given      map[string]gender // given names
	honorifics map[string]gender
	offices    map[string]string // office in lower case -> country
}

func newLexicon(w *world.World) (*lexicon, error) {
	x := &lexicon{world: w, nouns: map[string]noun{}, given: map[string]gender{}, honorifics: map[string]gender{}, offices: map[string]string{}}
	var errs []error
	table := func(name string, columns []string, add func(rule.Row) error) {
		rows, err := rule.Table("entity/"+name, columns...)
		if err != nil {
			errs = append(errs, err)
		}
		for _, row := range rows {
			if err := add(row); err != nil {
				errs = append(errs, row.Pos.Errorf("%w", err))
			}
		}
	}
	table("nouns.tsv", []string{"noun", "class", "gender"}, func(row rule.Row) error {
		c, ok := classes[row.Cells[1]]
		if !ok {
			return fmt.Errorf("class %q, want person, organisation, state, people, media or place", row.Cells[1])
		}
		g, ok := parseGender(row.Cells[2])
		if !ok {
			return fmt.Errorf("gender %q, want m, f or -", row.Cells[2])
		}
		if _, ok := x.nouns[row.Cells[0]]; ok {
			return fmt.Errorf("%q stands twice", row.Cells[0])
		}
		x.nouns[row.Cells[0]] = noun{class: c, gender: g, kind: kindOf(c)}
		return nil
	})
	table("honorifics.tsv", []string{"word", "gender"}, func(row rule.Row) error {
		g, ok := parseGender(row.Cells[1])
		if !ok {
			return fmt.Errorf("gender %q, want m, f or -", row.Cells[1])
		}
		x.honorifics[row.Cells[0]] = g
		return nil
	})
	table("offices.tsv", []string{"office", "country"}, func(row rule.Row) error {
		if len(row.Cells[1]) != 3 {
			return fmt.Errorf("country %q, want ISO alpha-3", row.Cells[1])
		}
		x.offices[row.Cells[0]] = row.Cells[1]
		return nil
	})
	if err := x.readGiven(); err != nil {
		errs = append(errs, err)
	}
	return x, errors.Join(errs...)
}

// readGiven reads the list of given names: a gender, then names.
func (x *lexicon) readGiven() error {
	file, text, err := rule.Text("entity/given-names.txt")
	if err != nil {
		return err
	}
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		g, ok := parseGender(fields[0])
		if !ok || g == unknown {
			return rule.Pos{File: file, Line: n + 1, Col: 1}.Errorf("gender %q, want m or f", fields[0])
		}
		for _, name := range fields[1:] {
			x.given[name] = g
		}
	}
	return nil
}

// kindOf is the kind of actor that a class makes.
func kindOf(c class) doc.ActorKind {
	switch c {
	case state, place: // a place that acts is who governs it
		return doc.State
	case organisation:
		return doc.Organisation
	case people:
		return doc.Population
	case media:
		return doc.Media
	}
	return doc.Person
}

func classOf(k doc.ActorKind) class {
	switch k {
	case doc.State:
		return state
	case doc.Organisation:
		return organisation
	case doc.Population:
		return people
	case doc.Media:
		return media
	}
	return person
}

// noun looks a singular lemma up, in lower case: the world's roles first.
func (x *lexicon) noun(lemma string) (noun, bool) {
	own, ok := x.nouns[lemma]
	if role, is := x.world.Role(lemma); is {
		n := noun{class: classOf(role.Kind), gender: own.gender, role: true, title: role.Title, sector: role.Sector, kind: role.Kind}
		switch {
		case ok:
			n.class = own.class
		case role.Kind == doc.Group:
			n.class = organisation
		}
		return n, true
	}
	return own, ok
}

// singular undoes a regular English plural; the tagger's lemma is better where
// it knows the word for a common noun.
func singular(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "men") && n > 3:
		return w[:n-2] + "an"
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && n > 3:
		return w[:n-1]
	}
	return w
}
