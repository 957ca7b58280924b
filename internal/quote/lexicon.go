package quote

import (
	"errors"
	"strings"

	"dateline/internal/rule"
)

// class is what sort of cue a word is; rules/reporting/README.txt says more.
type class uint8

const (
	speech class = iota
	act
	thought
	evidence
	wish
	side
)

var classNames = []string{"speech", "act", "thought", "evidence", "wish", "side"}

// frames is a set of complements that hold what is said.
type frames uint16

const (
	takesQuote frames = 1 << iota
	takesThat
	takesTo
	takesBid
	takesTell
	takesNP
	takesGerund
	takesAs
	takesPhrase // one of sense.preps
)

var frameNames = []string{"quote", "that", "to", "bid", "tell", "np", "gerund", "as"}

var phraseFrames = []string{"of:", "for:", "about:", "on:", "over:", "against:", "to:", "with:", "at:"}

var stances = []string{"neutral", "certain", "doubtful", "positive", "negative", "committing", "directing", "asking"}

// sense is what one entry of the rules says of a word.
type sense struct {
	id       string // "reporting.verbs:deny"
	part     string // verb, noun or phrase
	class    class
	takes    frames
	preps    []string // of takesPhrase: "for", "of"
	particle []string // the words after the lemma: "on" of call_on
}

// example is a sentence of an entry with its parts marked, or without if there
// is nothing to find in it.
type example struct {
	id, text string
	yes      bool
	pos      rule.Pos
}

// lexicon is what rules/reporting says.
type lexicon struct {
	verbs    map[string][]sense // by lemma; those with a particle first
	nouns    map[string][]sense
	phrases  map[string][]sense // by the first word
	examples []example
}

func loadLexicon() (*lexicon, error) {
	l := &lexicon{verbs: map[string][]sense{}, nouns: map[string][]sense{}, phrases: map[string][]sense{}}
	var errs []error
	for _, f := range []struct {
		name, key string
		into      map[string][]sense
		split     string
	}{
		{"verbs", "verb", l.verbs, "_"},
		{"nouns", "noun", l.nouns, "_"},
		{"phrases", "phrase", l.phrases, " "},
	} {
		entries, err := rule.Entries("reporting/"+f.name+".rules", rule.Kind{Name: "cue", Keys: []rule.Key{
			{Name: f.key, Required: true, Many: true},
			{Name: "class", Required: true, Check: rule.OneOf(classNames...)},
			{Name: "stance", Required: true, Check: rule.OneOf(stances...)},
			{Name: "takes", Required: true, Check: rule.EachOf(append(append([]string{}, frameNames...), phraseFrames...)...)},
			{Name: "yes", Required: true, Many: true},
			{Name: "no", Required: true, Many: true},
		}})
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, e := range entries {
			s := sense{id: "reporting." + f.name + ":" + e.ID, part: f.key, class: class(indexOf(classNames, e.Get("class")))}
			for _, w := range strings.Fields(e.Get("takes")) {
				if i := indexOf(frameNames, w); i >= 0 {
					s.takes |= 1 << i
				} else {
					s.takes |= takesPhrase
					s.preps = append(s.preps, strings.TrimSuffix(w, ":"))
				}
			}
			for _, field := range e.All(f.key) {
				for _, words := range strings.Split(field.Value, "|") {
					parts := strings.Split(strings.TrimSpace(words), f.split)
					if parts[0] == "" {
						errs = append(errs, field.Pos.Errorf("%q holds no word", field.Value))
						continue
					}
					one := s
					one.particle = parts[1:]
					f.into[parts[0]] = insert(f.into[parts[0]], one)
				}
			}
			for _, field := range e.Fields {
				if field.Key == "yes" || field.Key == "no" {
					l.examples = append(l.examples, example{s.id, field.Value, field.Key == "yes", field.Pos})
				}
			}
		}
	}
	return l, errors.Join(errs...)
}

// insert keeps the senses with the longest particles first, else in the order of the file.
func insert(list []sense, s sense) []sense {
	i := len(list)
	for i > 0 && len(list[i-1].particle) < len(s.particle) {
		i--
	}
	list = append(list, sense{})
	copy(list[i+1:], list[i:])
	list[i] = s
	return list
}

func indexOf(list []string, s string) int {
	for i, w := range list {
		if w == s {
			return i
		}
	}
	return -1
}
