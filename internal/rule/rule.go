// Package rule reads the knowledge files under rules/. Call [ReadEntries] for a
// file of entries and [ReadTable] for a table.
//
// A file of entries is plain text that an analyst may edit:
//
//	# a comment
//	event agree.to-do
//	  type   AGREE
//	  verb   agree
//	  yes    Japan agreed to resume talks.
//
// A line that starts in the first column opens an entry: its kind and its id.
// Indented lines are its fields: a key, white space, and a value that runs to
// the end of the line. A table is tab-separated with a header line; a line that
// starts with # is a comment.
//
// Reading is strict: what no [Kind] allows is an error at file:line:col, and all
// errors of a file are returned together. rules/GRAMMAR.txt describes each kind.
package rule

import (
	"errors"
	"fmt"
	"strings"
)

// Pos is a place in a rule file; Line and Col count from 1.
type Pos struct {
	File      string
	Line, Col int
}

func (p Pos) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col) }

// Errorf returns an error that starts with the place.
func (p Pos) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s: %w", p, fmt.Errorf(format, args...))
}

// Field is one indented line of an entry.
type Field struct {
	Key, Value string
	Pos        Pos // of the value
}

// Entry is one block of a file of entries.
type Entry struct {
	Kind, ID string
	Fields   []Field
	Pos      Pos
}

// Get returns the value of the first field with the key, or "".
func (e Entry) Get(key string) string {
	for _, f := range e.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

// All returns the fields with the key.
func (e Entry) All(key string) []Field {
	var out []Field
	for _, f := range e.Fields {
		if f.Key == key {
			out = append(out, f)
		}
	}
	return out
}

// Key says what a field may hold.
type Key struct {
	Name     string
	Required bool
	Many     bool                     // the key may stand more than once in an entry
	Check    func(value string) error // nil allows anything
}

// Kind says which fields an entry of the kind may have.
type Kind struct {
	Name string
	Keys []Key
}

// OneOf is a Check for a closed list of words.
func OneOf(words ...string) func(string) error {
	return func(v string) error {
		for _, w := range words {
			if v == w {
				return nil
			}
		}
		return fmt.Errorf("%q, want one of: %s", v, strings.Join(words, ", "))
	}
}

// EachOf is a Check for a list of words separated by white space, all from a closed list.
func EachOf(words ...string) func(string) error {
	one := OneOf(words...)
	return func(v string) error {
		for _, w := range strings.Fields(v) {
			if err := one(w); err != nil {
				return err
			}
		}
		return nil
	}
}

// ReadEntries reads a file of entries. The error names every fault. Without
// kinds any entry and any field is allowed.
func ReadEntries(file, text string, kinds ...Kind) ([]Entry, error) {
	var (
		entries []Entry
		errs    []error
		kind    *Kind
		ids     = map[string]Pos{}
	)
	bad := func(p Pos, format string, args ...any) { errs = append(errs, p.Errorf(format, args...)) }
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if trimmed := strings.TrimLeft(line, " \t"); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			pos := Pos{file, n + 1, 1}
			word, id, _ := strings.Cut(line, " ")
			id = strings.TrimSpace(id)
			kind = nil
			for i := range kinds {
				if kinds[i].Name == word {
					kind = &kinds[i]
				}
			}
			switch {
			case kind == nil && len(kinds) > 0:
				bad(pos, "unknown kind of entry %q, want one of: %s", word, kindNames(kinds))
			case id == "":
				bad(pos, "%s without an id", word)
			default:
				if old, ok := ids[word+" "+id]; ok {
					bad(pos, "%s %s stands already at line %d", word, id, old.Line)
				}
				ids[word+" "+id] = pos
			}
			entries = append(entries, Entry{Kind: word, ID: id, Pos: pos})
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		key := line[indent:]
		value, at := "", len(line)
		if i := strings.IndexAny(key, " \t"); i >= 0 {
			rest := strings.TrimLeft(key[i:], " \t")
			at = len(line) - len(rest)
			key, value = key[:i], rest
		}
		pos := Pos{file, n + 1, at + 1}
		if len(entries) == 0 {
			bad(pos, "a field before the first entry")
			continue
		}
		e := &entries[len(entries)-1]
		if kind != nil {
			if err := kind.allows(e, key, value); err != nil {
				bad(pos, "%w", err)
			}
		}
		e.Fields = append(e.Fields, Field{key, value, pos})
	}
	for _, e := range entries {
		for _, k := range kinds {
			if k.Name != e.Kind {
				continue
			}
			for _, key := range k.Keys {
				if key.Required && len(e.All(key.Name)) == 0 {
					bad(e.Pos, "%s %s has no %q", e.Kind, e.ID, key.Name)
				}
			}
		}
	}
	return entries, errors.Join(errs...)
}

func (k *Kind) allows(e *Entry, name, value string) error {
	var known []string
	for _, key := range k.Keys {
		known = append(known, key.Name)
		if key.Name != name {
			continue
		}
		if value == "" {
			return fmt.Errorf("%q without a value", name)
		}
		if !key.Many && len(e.All(name)) > 0 {
			return fmt.Errorf("%q stands twice in %s %s", name, e.Kind, e.ID)
		}
		if key.Check != nil {
			if err := key.Check(value); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	}
	return fmt.Errorf("unknown key %q in %s %s, want one of: %s", name, e.Kind, e.ID, strings.Join(known, ", "))
}

func kindNames(kinds []Kind) string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}

// Row is one line of a table: its cells in the order of the wanted columns.
type Row struct {
	Cells []string
	Pos   Pos
}

// ReadTable reads a tab-separated table whose header is exactly the wanted
// columns. A cell of "-" is empty. The error names every fault.
func ReadTable(file, text string, columns ...string) ([]Row, error) {
	var (
		rows   []Row
		errs   []error
		header bool
	)
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		pos := Pos{file, n + 1, 1}
		cells := strings.Split(line, "\t")
		if !header {
			header = true
			if got := strings.Join(cells, " "); got != strings.Join(columns, " ") {
				return nil, pos.Errorf("columns %q, want %q", got, strings.Join(columns, " "))
			}
			continue
		}
		if len(cells) != len(columns) {
			errs = append(errs, pos.Errorf("%d cells, want %d (%s)", len(cells), len(columns), strings.Join(columns, ", ")))
			continue
		}
		for i, c := range cells {
			if c = strings.TrimSpace(c); c == "-" {
				c = ""
			}
			cells[i] = c
		}
		rows = append(rows, Row{cells, pos})
	}
	return rows, errors.Join(errs...)
}
