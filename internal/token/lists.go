package token

import (
	"fmt"
	"strings"

	"dateline/internal/rule"
)

// kind says when a sentence may end after a word that keeps its full stop.
type kind uint8

const (
	plain  kind = iota // no abbreviation
	title              // never: a name follows
	inside             // never: the sentence goes on
	number             // an abbreviation only before a figure or a capital
	figure             // an abbreviation only before a figure
	final              // before a word that opens sentences
	after              // as final, and only after "et"
)

var kinds = map[string]kind{"title": title, "inside": inside, "number": number, "figure": figure, "end": final, "after": after}

// lists are the knowledge of the package, read from rules/token.
type lists struct {
	abbreviations map[string]kind // both as written and in capitals; a form in lower case in any case
	prefixes      map[string]bool
	units         map[string]bool
	openers       map[string]bool
	tellers       map[string]bool
}

const (
	abbreviationFile = "token/abbreviations.tsv"
	wordFile         = "token/words.rules"
)

var listKind = rule.Kind{Name: "list", Keys: []rule.Key{
	{Name: "words", Required: true, Many: true},
	{Name: "yes", Required: true},
	{Name: "no", Required: true},
}}

func readLists() (*lists, error) {
	l := &lists{abbreviations: map[string]kind{}}
	rows, err := rule.Table(abbreviationFile, "form", "kind")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		form, k := r.Cells[0], kinds[r.Cells[1]]
		if k == plain {
			return nil, r.Pos.Errorf("kind %q, want title, inside, number, figure, end or after", r.Cells[1])
		}
		l.abbreviations[form] = k
		l.abbreviations[strings.ToUpper(form)] = k
		if form == strings.ToLower(form) {
			l.abbreviations[strings.ToUpper(form[:1])+form[1:]] = k
		}
	}
	words, err := readWords()
	if err != nil {
		return nil, err
	}
	for name, into := range map[string]*map[string]bool{"prefixes": &l.prefixes, "units": &l.units, "openers": &l.openers, "tellers": &l.tellers} {
		if words[name] == nil {
			return nil, fmt.Errorf("rules/%s: no list %s", wordFile, name)
		}
		*into = words[name]
	}
	return l, nil
}

func readWords() (map[string]map[string]bool, error) {
	entries, err := rule.Entries(wordFile, listKind)
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]bool{}
	for _, e := range entries {
		set := map[string]bool{}
		for _, f := range e.All("words") {
			for _, w := range strings.Fields(f.Value) {
				set[w] = true
			}
		}
		out[e.ID] = set
	}
	return out, nil
}

// lowered looks a word up in lower case without allocating.
func lowered(set map[string]bool, word string) bool {
	var buf [24]byte
	if len(word) > len(buf) {
		return false
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return set[string(buf[:len(word)])]
}
