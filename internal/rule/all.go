package rule

import (
	"errors"
	"io/fs"
	"path"

	"dateline/rules"
)

// Text returns a knowledge file's text and the name by which errors call it:
// Text("reporting/verbs.rules").
func Text(name string) (file, text string, err error) {
	data, err := rules.Files.ReadFile(name)
	return "rules/" + name, string(data), err
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
