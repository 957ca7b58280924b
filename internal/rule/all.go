package rule

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"dateline/rules"
)

// Text returns a knowledge file's text and the name by which errors call it:
// Text("reporting/verbs.rules").
func Text(name string) (file, text string, err error) {
	data, err := rules.Files.ReadFile(name)
	if err != nil {
		return "", "", fmt.Errorf("rules: %w", err)
	}
	return "rules/" + name, string(data), nil
}

// Entries reads a knowledge file of entries: Entries("reporting/verbs.rules", kind).
func Entries(name string, kinds ...Kind) ([]Entry, error) {
	file, text, err := Text(name)
	if err != nil {
		return nil, err
	}
	return ReadEntries(file, text, kinds...)
}

// Table reads a knowledge file that is a table: Table("entity/nouns.tsv", "noun", "class").
func Table(name string, columns ...string) ([]Row, error) {
	file, text, err := Text(name)
	if err != nil {
		return nil, err
	}
	return ReadTable(file, text, columns...)
}

// Files returns the names of a folder's knowledge files with the extension
// (".rules", ".tsv"), sorted.
func Files(folder, ext string) ([]string, error) {
	var names []string
	err := fs.WalkDir(rules.Files, folder, func(name string, f fs.DirEntry, err error) error {
		if err == nil && !f.IsDir() && path.Ext(name) == ext {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// All returns every entry of every .rules file, by file, unchecked: for showing
// them, not for obeying them.
func All() ([]Entry, error) {
	names, err := Files(".", ".rules")
	if err != nil {
		return nil, err
	}
	var (
		all  []Entry
		errs []error
	)
	for _, name := range names {
		file, text, err := Text(name)
		if err == nil {
			var entries []Entry
			entries, err = ReadEntries(file, text)
			all = append(all, entries...)
		}
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}
