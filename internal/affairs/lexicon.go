package affairs

import (
	"errors"
	"fmt"
	"strings"

	"dateline/internal/rule"
)

// statuses are those that a track may have (DESIGN, section 5).
var statuses = []string{"proposed", "scheduled", "held", "ongoing", "agreed", "stalled", "suspended", "cancelled", "revived", "concluded"}

// realities are the columns of modality.tsv, after the turn as it stands.
var realities = []string{"agreed", "wished", "future", "negated", "possible"}

// turn is what a word does to the life of talks.
type turn struct{ status, by string }

// lexicon is rules/affairs by lemma: each value is the id of the entry that answers.
type lexicon struct {
	talks, weak            map[string]string
	over, by, noun, adj    map[string]turn // by the place of the talks
	meet, leave, reach     map[string]turn
	tables, tabled, deals  map[string]string
	going, purpose         map[string]string
	summits                map[string]string
	due                    turn // of what is in the diary
	topic                  map[string]string
	modal                  map[string]string            // lemma -> reality
	becomes                map[string]map[string]string // turn -> reality -> turn
	contention, disputed   map[string]string
	looseContention, issue map[string]string
	noContention           map[string]string
	ground, matter, land   map[string]string
	holds, claims          map[string]string
	promise, promiseAdj    map[string]string
	promiseNot, hesitation map[string]string
	announce, deed, plan   map[string]string
	idle                   map[string]string // verbs of what one does not choose to do
	intent                 string            // the entry that says so
	diary, acts, ahead     map[string]string
	meeting, soon, starts  map[string]string
	deadline               string // the entry of days by which something is to be done
}

func readLexicon() (*lexicon, error) {
	x := &lexicon{
		talks: map[string]string{}, weak: map[string]string{}, over: map[string]turn{}, by: map[string]turn{}, noun: map[string]turn{},
		adj: map[string]turn{}, meet: map[string]turn{}, leave: map[string]turn{}, reach: map[string]turn{},
		tables: map[string]string{}, tabled: map[string]string{}, deals: map[string]string{}, going: map[string]string{}, purpose: map[string]string{}, summits: map[string]string{}, topic: map[string]string{}, modal: map[string]string{}, becomes: map[string]map[string]string{},
		contention: map[string]string{}, looseContention: map[string]string{}, issue: map[string]string{}, disputed: map[string]string{}, ground: map[string]string{}, matter: map[string]string{}, land: map[string]string{}, noContention: map[string]string{},
		holds: map[string]string{}, claims: map[string]string{}, promise: map[string]string{}, promiseAdj: map[string]string{},
		promiseNot: map[string]string{}, hesitation: map[string]string{}, announce: map[string]string{}, deed: map[string]string{}, plan: map[string]string{}, idle: map[string]string{},
		diary: map[string]string{}, acts: map[string]string{}, ahead: map[string]string{},
		meeting: map[string]string{}, soon: map[string]string{}, starts: map[string]string{},
	}
	entries, err := Entries()
	errs := []error{err}
	for _, e := range entries {
		errs = append(errs, x.add(e))
	}
	errs = append(errs, x.readModality())
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return x, nil
}

// Entries returns the entries of rules/affairs, checked.
func Entries() ([]rule.Entry, error) {
	words := func(names ...string) []rule.Key {
		keys := []rule.Key{{Name: "yes", Required: true, Many: true}, {Name: "no", Required: true, Many: true}}
		for _, n := range names {
			keys = append(keys, rule.Key{Name: n, Many: true})
		}
		return keys
	}
	kinds := []rule.Kind{
		{Name: "talks", Keys: words("noun", "weak")},
		{Name: "turn", Keys: append(words("over", "by", "noun", "adj", "meet", "topic", "leave", "table", "of", "reach", "deal", "going", "purpose", "summit"), rule.Key{Name: "status", Required: true, Check: rule.OneOf(statuses...)})},
		{Name: "modal", Keys: append(words("words"), rule.Key{Name: "gives", Required: true, Check: rule.OneOf(realities...)})},
		{Name: "contention", Keys: words("noun", "adj", "ground", "matter", "land", "not", "over", "issue")},
		{Name: "hold", Keys: words("holds", "claims")},
		{Name: "promise", Keys: words("verb", "adj", "phrase", "not", "announce", "deed", "plan", "idle")},
		{Name: "diary", Keys: words("noun", "verb", "ahead", "meeting", "soon", "starts")},
	}
	files, err := rule.Files("affairs", ".rules")
	if err != nil {
		return nil, err
	}
	var (
		all  []rule.Entry
		errs []error
	)
	for _, name := range files {
		file, text, err := rule.Text(name)
		if err == nil {
			var entries []rule.Entry
			entries, err = rule.ReadEntries(file, text, kinds...)
			all = append(all, entries...)
		}
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}

func (x *lexicon) add(e rule.Entry) error {
	plain := map[string]map[string]map[string]string{
		"talks":      {"noun": x.talks, "weak": x.weak},
		"contention": {"over": x.looseContention, "issue": x.issue, "noun": x.contention, "adj": x.disputed, "ground": x.ground, "matter": x.matter, "land": x.land, "not": x.noContention},
		"hold":       {"holds": x.holds, "claims": x.claims},
		"promise":    {"verb": x.promise, "adj": x.promiseAdj, "phrase": x.hesitation, "not": x.promiseNot, "announce": x.announce, "deed": x.deed, "plan": x.plan, "idle": x.idle},
		"diary":      {"noun": x.diary, "verb": x.acts, "ahead": x.ahead, "meeting": x.meeting, "soon": x.soon, "starts": x.starts},
		"modal":      {"words": x.modal},
		"turn":       {"topic": x.topic, "table": x.tables, "of": x.tabled, "deal": x.deals, "going": x.going, "purpose": x.purpose, "summit": x.summits},
	}
	if e.Kind == "diary" && e.ID == "deadlines" {
		x.deadline = "rule diary.deadlines"
	}
	turns := map[string]map[string]turn{"over": x.over, "by": x.by, "noun": x.noun, "adj": x.adj, "meet": x.meet, "leave": x.leave, "reach": x.reach}
	var errs []error
	for _, f := range e.Fields {
		for _, word := range strings.Split(f.Value, "|") {
			if e.Kind == "turn" && turns[f.Key] != nil {
				if old, ok := turns[f.Key][word]; ok && old.by != "rule "+e.ID {
					errs = append(errs, f.Pos.Errorf("%q is %s of %s already", word, f.Key, old.by))
				}
				turns[f.Key][word] = turn{e.Get("status"), "rule " + e.ID}
				continue
			}
			list := plain[e.Kind][f.Key]
			if list == nil {
				continue
			}
			if f.Key == "summit" {
				x.due = turn{e.Get("status"), "rule " + e.ID}
			}
			if f.Key == "idle" {
				x.intent = "rule " + e.Kind + "." + strings.ReplaceAll(e.ID, " ", "-")
			}
			if e.Kind == "modal" {
				list[word] = e.Get("gives")
			} else {
				list[word] = "rule " + e.Kind + "." + strings.ReplaceAll(e.ID, " ", "-")
			}
		}
	}
	return errors.Join(errs...)
}

func (x *lexicon) readModality() error {
	file, text, err := rule.Text("affairs/modality.tsv")
	if err != nil {
		return fmt.Errorf("affairs: %w", err)
	}
	rows, err := rule.ReadTable(file, text, append([]string{"turn"}, realities...)...)
	if err != nil {
		return err
	}
	var errs []error
	isStatus := rule.OneOf(append(statuses, "")...)
	for _, row := range rows {
		to := map[string]string{}
		for i, cell := range row.Cells {
			if err := isStatus(cell); err != nil {
				errs = append(errs, row.Pos.Errorf("%w", err))
			}
			if i > 0 {
				to[realities[i-1]] = cell
			}
		}
		x.becomes[row.Cells[0]] = to
	}
	for _, s := range statuses {
		if x.becomes[s] == nil {
			errs = append(errs, fmt.Errorf("%s: no row for %q", file, s))
		}
	}
	return errors.Join(errs...)
}
