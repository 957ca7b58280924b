package world

import "dateline/internal/doc"

// World is all that is known before reading. It is safe for concurrent use.
type World struct{}

// Load returns the world of the embedded knowledge files.
func Load() *World { return &World{} }

// Senses returns what the phrase may name, the likeliest first. A leading "the"
// does not matter; case does only where it tells words apart ("US", "us").
func (w *World) Senses(phrase string) []Sense { return nil }

// LongestSense returns how many of the words, from the first, make the longest
// phrase that has a sense; 0 if none does.
func (w *World) LongestSense(words []string) int { return 0 }

// Entity returns the entity with the id, or nil.
func (w *World) Entity(id string) *Entity { return nil }

// Tenures returns the offices of the persons that go by the name: full, an alias, or a surname alone.
func (w *World) Tenures(name string) []Tenure { return nil }

// Holders returns who held the office of a country on a day.
func (w *World) Holders(country, office string, on doc.Date) []Tenure { return nil }

// Role returns what the role noun, a lemma, says of its bearer.
func (w *World) Role(lemma string) (Role, bool) { return Role{}, false }

// Dispute returns the known dispute that the phrase names.
func (w *World) Dispute(phrase string) (Dispute, bool) { return Dispute{}, false }

// Sites returns the gazetteer's places of that name, the most prominent first.
func (w *World) Sites(name string) []Site { return nil }
