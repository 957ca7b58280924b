package world

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"dateline/internal/doc"
	"dateline/rules"
)

// World is all that is known before reading. It is safe for concurrent use.
type World struct {
	phrases   *index
	entities  map[string]*Entity
	persons   persons
	roles     map[string]Role
	disputes  lookup[Dispute]
	treaties  lookup[Treaty]
	sanctions lookup[Sanctions]
	gazetteer gazetteer
}

// Load returns the world of the embedded knowledge files, which the tests of
// this package have read without an error.
func Load() *World {
	files, err := fs.Sub(rules.Files, "world")
	if err != nil { // "world" is a valid path
		return &World{phrases: newIndex(0)}
	}
	w, _ := Read(files)
	return w
}

// Read reads the knowledge files of a folder. The error names every fault, by
// file and line; the world that comes with it lacks the rows at fault.
func Read(files fs.FS) (*World, error) {
	r := &reader{files: files, codes: map[string]bool{}, world: &World{
		phrases:  newIndex(16384),
		entities: make(map[string]*Entity, 2048),
		roles:    make(map[string]Role, 512),
	}}
	r.states()
	r.bodies("organisations.tsv")
	r.members()
	r.bodies("bodies.tsv")
	r.bodies("parties.tsv")
	r.bodies("groups.tsv")
	r.bodies("agencies.tsv")
	r.bodies("peoples.tsv")
	r.roles()
	r.disputes()
	r.treaties()
	r.sanctions()
	r.tenures()
	r.world.phrases.seal()
	g, err := openGazetteer()
	if err != nil {
		r.errs = append(r.errs, err)
	}
	r.world.gazetteer = g
	return r.world, errors.Join(r.errs...)
}

// Senses returns what the phrase may name, the likeliest first. A leading "the"
// does not matter; case does only where it tells words apart ("US", "us"). Do
// not alter the slice.
func (w *World) Senses(phrase string) []Sense { return w.phrases.find(phrase) }

// LongestSense returns how many of the words, from the first, make the longest
// phrase that has a sense; 0 if none does. A word may be any token: "al-Qaeda"
// may come as one or three, "People's" as one or two.
func (w *World) LongestSense(words []string) int { return w.phrases.longest(words) }

// Entity returns the entity with the id, or nil.
func (w *World) Entity(id string) *Entity { return w.entities[id] }

// Tenures returns the offices of the persons that go by the name: full, an
// alias, or a surname alone. Spellings are folded: "Yury" is "Yuri", "al-Assad"
// is "Assad"; titles and "Mr" before the name do not matter. The offices of one
// person stand together, by date; the caller picks by country and date. Do not
// alter the slice.
func (w *World) Tenures(name string) []Tenure {
	for name != "" {
		if found := w.persons.find(name); found != nil {
			return found
		}
		rest := w.untitled(name)
		if rest == name {
			break
		}
		name = rest
	}
	return nil
}

// untitled takes the longest title from the front of a name: "Foreign Minister
// Sergei Lavrov" is "Sergei Lavrov". A title alone stays.
func (w *World) untitled(name string) string {
	const longest = 5 // words of a title
	rest := name
	for i, words := 0, 0; i < len(name) && words < longest; i++ {
		if name[i] != ' ' {
			continue
		}
		words++
		title := strings.ToLower(strings.TrimSuffix(name[:i], "."))
		if r, ok := w.roles[title]; ok && r.Title {
			rest = strings.TrimLeft(name[i:], " ")
		}
	}
	return rest
}

// Holders returns who held the office of a country on a day.
func (w *World) Holders(country, office string, on doc.Date) []Tenure {
	return w.persons.holders(country, office, on)
}

// Role returns what the role noun says of its bearer. It is a lemma, one word
// or several ("foreign minister"), in small letters or not.
func (w *World) Role(lemma string) (Role, bool) {
	r, ok := w.roles[lemma]
	if !ok {
		r, ok = w.roles[strings.ToLower(lemma)]
	}
	return r, ok
}

// Dispute returns the known dispute that the phrase names.
func (w *World) Dispute(phrase string) (Dispute, bool) { return w.disputes.find(phrase) }

// Treaty returns the treaty, accord, deal or plan that the phrase names.
func (w *World) Treaty(phrase string) (Treaty, bool) { return w.treaties.find(phrase) }

// Sanctions returns the sanctions that the phrase names: "Caesar Act", "UN arms
// embargo on Somalia", "U.S. sanctions against Iran".
func (w *World) Sanctions(phrase string) (Sanctions, bool) { return w.sanctions.find(phrase) }

// SanctionsOn returns the sanctions against a state that were in force on a day,
// by whomever, in the order of the file.
func (w *World) SanctionsOn(country string, on doc.Date) []Sanctions {
	var out []Sanctions
	for i := range w.sanctions.all {
		s := &w.sanctions.all[i]
		if slices.Contains(s.Against, country) && !before(on, s.From) && (s.To.IsZero() || !before(s.To, on)) {
			out = append(out, *s)
		}
	}
	return out
}
