package event

import (
	"errors"
	"strconv"
	"strings"

	"dateline/internal/rule"
)

// loadModality reads what words do to the reality of what stands below them.
func (l *lexicon) loadModality() error {
	file, text, err := rule.Text(modalityFile)
	if err != nil {
		return err
	}
	entries, err := rule.ReadEntries(file, text, rule.Kind{Name: "modal", Keys: []rule.Key{
		{Name: "words", Required: true, Many: true}, {Name: "on", Required: true}, {Name: "gives", Required: true, Check: rule.OneOf(effectNames()...)}}})
	if err != nil {
		return err
	}
	var errs []error
	seen := map[string]string{}
	for _, e := range entries {
		gives := effectNamed[e.Get("gives")]
		on := e.All("on")[0]
		for _, place := range strings.Fields(on.Value) {
			m := modal{gives: gives}
			if place == "amod" {
				m.attributive = true
			} else if m.step, err = parseStep(on.Pos, place); err != nil {
				errs = append(errs, err)
				continue
			}
			for _, f := range e.All("words") {
				list, err := l.words(f.Pos, f.Value)
				errs = append(errs, err)
				for _, w := range list {
					if old, ok := seen[w+" "+place]; ok {
						errs = append(errs, f.Pos.Errorf("%q on %s stands already in modal %s", w, place, old))
						continue
					}
					seen[w+" "+place] = e.ID
					lemma, particle, _ := strings.Cut(w, "_")
					m.particle = particle
					x := l.lexeme(lemma)
					x.modals = append(x.modals, m)
				}
			}
		}
	}
	return errors.Join(errs...)
}

func (l *lexicon) loadShifts() error {
	file, text, err := rule.Text("events/modality.map.tsv")
	if err != nil {
		return err
	}
	rows, err := rule.ReadTable(file, text, "types", "phase", "type", "becomes", "cameo")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rows {
		var s shift
		if s.typ = l.types[r.Cells[2]]; s.typ == nil && r.Cells[2] != "" {
			errs = append(errs, r.Pos.Errorf("unknown type %q", r.Cells[2]))
		}
		if _, ok := effectNamed[r.Cells[1]]; !ok {
			errs = append(errs, r.Pos.Errorf("unknown phase %q", r.Cells[1]))
		}
		s.cameo = r.Cells[4]
		if (s.typ == nil) != (s.cameo == "") {
			errs = append(errs, r.Pos.Errorf("type %q and cameo %q, want both or neither", r.Cells[2], s.cameo))
		}
		if p, ok := phaseNamed(r.Cells[3]); ok {
			s.phase = p
		} else {
			errs = append(errs, r.Pos.Errorf("unknown phase %q", r.Cells[3]))
		}
		for _, t := range strings.Split(r.Cells[0], ",") {
			if l.types[t] == nil {
				errs = append(errs, r.Pos.Errorf("unknown type %q", t))
			}
			l.shifts[shiftKey{t, r.Cells[1]}] = s
		}
	}
	return errors.Join(errs...)
}

func (l *lexicon) loadContexts() error {
	file, text, err := rule.Text("events/plover.contexts.tsv")
	if err != nil {
		return err
	}
	rows, err := rule.ReadTable(file, text, "context", "words")
	if err != nil {
		return err
	}
	for _, r := range rows {
		for _, w := range strings.Split(r.Cells[1], "|") {
			l.contexts[w] = append(l.contexts[w], r.Cells[0])
			if first, _, two := strings.Cut(w, " "); two {
				l.twoWords[first] = true
			}
		}
	}
	known := map[string]bool{}
	for _, r := range rows {
		known[r.Cells[0]] = true
	}
	var errs []error
	for _, r := range l.rules {
		for _, c := range r.Contexts {
			if !known[c] {
				errs = append(errs, errors.New(r.File+": event "+r.ID+": context "+strconv.Quote(c)+" is not in plover.contexts.tsv"))
			}
		}
	}
	return errors.Join(errs...)
}
