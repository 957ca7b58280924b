package event

import (
	"errors"
	"strconv"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/rule"
)

// Type is one of PLOVER's event types, and what rules of the type take where
// they say nothing.
type Type struct {
	Name, CAMEO       string
	Quad              int
	Score             float64
	RecipientRequired bool
	Modes             map[string]float64

	frame       string
	needs, bare need
	present     doc.Phase // of the simple present
	ofStory     bool      // what is seized may be the other party's
	counterpart bool      // its words may leave to the story whom it is done to
}

// need is which sides must be known for an event to stand.
type need uint8

const (
	needActor need = iota
	needRecipient
	needBoth
	needForeign // both, and of different states
	needEither
	needNone
	needLight // never without a light verb
)

var needNames = map[string]need{"actor": needActor, "recipient": needRecipient, "both": needBoth, "foreign": needForeign, "either": needEither, "any": needNone, "never": needLight}

// Rule is one entry of the rule files.
type Rule struct {
	ID, File, Mode, CAMEO string
	Type                  *Type
	Contexts              []string
	Verbs, Nouns, Adjs    []string // its trigger lemmas
	Examples              []Example

	frame       frame
	needs, bare need
	phase       doc.Phase
	fixed       bool // phase is fixed
	light       map[string]bool
	claims      map[string]bool // types: a statement that another did such a thing is this rule's event
	by          string
	order       int
}

// lexeme is all that the rules know of one lemma.
type lexeme struct {
	verbs, nouns, adjs []*pattern
	light, suffer      []string // particles with which it carries nouns; "" for none
	deed               []string // the same, nouns of material events only: a threat that is carried out is no longer a threat
	under              bool     // "come under attack"
	modals             []modal
}

// modal is the effect of a word on what stands below it.
type modal struct {
	step
	attributive bool // the word is an adjective before it
	particle    string
	gives       effect
}

// shift is a row of the modality map.
type shift struct {
	typ   *Type // nil keeps the type
	cameo string
	phase doc.Phase
}

type shiftKey struct{ typ, phase string }

type lexicon struct {
	types    map[string]*Type
	rules    []*Rule
	lexemes  map[string]*lexeme
	sets     map[string][]string
	frames   map[string]frame
	quantity map[string]bool
	anyVerb  []*pattern // triggers without a lemma of their own: "*"
	claims   []*Rule
	weapons  map[string]bool // things that violence is done with
	leaders  map[string]bool // offices, in lower case, whose holder stands for his state
	willing  map[string]bool // words of readiness
	proviso  map[string]bool // words that set a condition
	forces   map[string]bool // men in arms, crowds
	talks    map[string]bool // nouns of meeting
	unVoice  map[string]bool // what speaks for the United Nations in a story that names them
	mutual   map[string]bool // nouns of violence among several
	happen   map[string]bool // verbs whose subject is what happens
	shifts   map[shiftKey]shift
	contexts map[string][]string // lemma (one or two words) to contexts
	twoWords map[string]bool     // first words of the two-word cues
}

// The two .rules files of rules/events that hold no events.
const (
	framesFile   = "events/frames.rules"
	modalityFile = "events/modality.rules"
)

func (l *lexicon) lexeme(lemma string) *lexeme {
	x := l.lexemes[lemma]
	if x == nil {
		x = &lexeme{}
		l.lexemes[lemma] = x
	}
	return x
}

// wantsInfinitive reports whether the rules know a verb as one that takes what is
// yet to be done.
func (l *lexicon) wantsInfinitive(lemma string) bool {
	x := l.lexemes[lemma]
	if x == nil {
		return false
	}
	for i := range x.modals {
		if x.modals[i].at == atComp {
			return true
		}
	}
	return false
}

// loadLexicon reads rules/events.
func loadLexicon() (*lexicon, error) {
	l := &lexicon{types: map[string]*Type{}, lexemes: map[string]*lexeme{}, sets: map[string][]string{}, frames: map[string]frame{},
		shifts: map[shiftKey]shift{}, contexts: map[string][]string{}, twoWords: map[string]bool{}, quantity: map[string]bool{}, happen: map[string]bool{}, willing: map[string]bool{}, proviso: map[string]bool{}, mutual: map[string]bool{}, unVoice: map[string]bool{}, talks: map[string]bool{}, forces: map[string]bool{}, leaders: map[string]bool{}, weapons: map[string]bool{}}
	for _, load := range []func() error{l.loadTypes, l.loadModes, l.loadFrames, l.loadRules, l.loadModality, l.loadShifts, l.loadContexts} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *lexicon) loadTypes() error {
	file, text, err := rule.Text("events/plover.types.tsv")
	if err != nil {
		return err
	}
	rows, err := rule.ReadTable(file, text, "type", "quad", "score", "cameo", "recipient", "frame", "needs", "bare", "present", "counterpart")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rows {
		c := r.Cells
		t := &Type{Name: c[0], CAMEO: c[3], RecipientRequired: c[4] == "yes", Modes: map[string]float64{}, frame: c[5], counterpart: c[9] == "yes", ofStory: c[9] == "story"}
		t.Quad, _ = strconv.Atoi(c[1])
		var err error
		if t.Score, err = strconv.ParseFloat(c[2], 64); err != nil || t.Quad < 1 || t.Quad > 4 {
			errs = append(errs, r.Pos.Errorf("quad %q and score %q, want 1 to 4 and a number", c[1], c[2]))
		}
		var ok [3]bool
		t.needs, ok[0] = needNames[c[6]]
		t.bare, ok[1] = needNames[c[7]]
		t.present, ok[2] = phaseNamed(c[8])
		if !ok[0] || !ok[1] || !ok[2] {
			errs = append(errs, r.Pos.Errorf("needs %q, bare %q, present %q: unknown", c[6], c[7], c[8]))
		}
		l.types[t.Name] = t
	}
	return errors.Join(errs...)
}

func (l *lexicon) loadModes() error {
	file, text, err := rule.Text("events/plover.modes.tsv")
	if err != nil {
		return err
	}
	rows, err := rule.ReadTable(file, text, "type", "mode", "score")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rows {
		t := l.types[r.Cells[0]]
		if t == nil {
			errs = append(errs, r.Pos.Errorf("type %q is not in plover.types.tsv", r.Cells[0]))
			continue
		}
		score := t.Score
		if r.Cells[2] != "" {
			if score, err = strconv.ParseFloat(r.Cells[2], 64); err != nil {
				errs = append(errs, r.Pos.Errorf("score %q, want a number", r.Cells[2]))
			}
		}
		t.Modes[r.Cells[1]] = score
	}
	return errors.Join(errs...)
}

func (l *lexicon) loadFrames() error {
	file, text, err := rule.Text(framesFile)
	if err != nil {
		return err
	}
	entries, err := rule.ReadEntries(file, text,
		rule.Kind{Name: "frame", Keys: []rule.Key{{Name: "actor"}, {Name: "recipient"}, {Name: "sides"}}},
		rule.Kind{Name: "set", Keys: []rule.Key{{Name: "words", Required: true, Many: true}}},
		rule.Kind{Name: "light", Keys: []rule.Key{{Name: "words", Required: true, Many: true}, {Name: "under"}}})
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		switch e.Kind {
		case "frame":
			f, err := readFrame(e, frame{})
			errs = append(errs, err)
			l.frames[e.ID] = f
		case "set":
			for _, f := range e.All("words") {
				w, err := l.words(f.Pos, f.Value)
				errs = append(errs, err)
				l.sets[e.ID] = append(l.sets[e.ID], w...)
			}
		case "light":
			for _, f := range e.All("words") {
				list, err := l.words(f.Pos, f.Value)
				errs = append(errs, err)
				for _, w := range list {
					lemma, particle, _ := strings.Cut(w, "_")
					x := l.lexeme(lemma)
					switch e.ID {
					case "suffer":
						x.suffer = append(x.suffer, particle)
					case "deed":
						x.deed = append(x.deed, particle)
					default:
						x.light = append(x.light, particle)
					}
				}
			}
			for _, f := range e.All("under") {
				list, err := l.words(f.Pos, f.Value)
				errs = append(errs, err)
				for _, w := range list {
					l.lexeme(w).under = true
				}
			}
		}
	}
	for _, w := range l.sets["quantity"] {
		l.quantity[w] = true
	}
	for _, w := range l.sets["weapon"] {
		l.weapons[w] = true
	}
	for _, w := range l.sets["leader"] {
		l.leaders[strings.ReplaceAll(w, "_", " ")] = true
	}
	for _, w := range l.sets["happen"] {
		l.happen[w] = true
	}
	for _, w := range l.sets["willing"] {
		l.willing[w] = true
	}
	for _, w := range l.sets["mutual"] {
		l.mutual[w] = true
	}
	for _, w := range l.sets["talks"] {
		l.talks[w] = true
	}
	for _, w := range l.sets["un-voice"] {
		l.unVoice[w] = true
	}
	for _, w := range l.sets["force"] {
		l.forces[w] = true
	}
	for _, w := range l.sets["condition"] {
		l.proviso[w] = true
	}
	return errors.Join(errs...)
}

// readFrame reads the paths of an entry over those of a frame.
func readFrame(e rule.Entry, f frame) (frame, error) {
	var errs []error
	for _, field := range e.Fields {
		var to *[]path
		switch field.Key {
		case "actor":
			to, f.sides = &f.actor, nil
		case "recipient":
			to, f.sides = &f.recipient, nil
		case "sides":
			to, f.actor, f.recipient = &f.sides, nil, nil
		default:
			continue
		}
		if field.Value == "-" {
			*to = nil
			continue
		}
		p, err := parsePaths(field.Pos, field.Value)
		errs = append(errs, err)
		*to = p
	}
	return f, errors.Join(errs...)
}

func (l *lexicon) loadRules() error {
	names, err := rule.Files("events", ".rules")
	if err != nil {
		return err
	}
	need := rule.OneOf("actor", "recipient", "both", "foreign", "either", "any", "never")
	kind := rule.Kind{Name: "event", Keys: []rule.Key{
		{Name: "type", Required: true, Check: oneOfTypes(l.types)}, {Name: "mode"}, {Name: "cameo", Required: true, Check: checkCAMEO},
		{Name: "verb", Many: true}, {Name: "noun", Many: true}, {Name: "adj", Many: true},
		{Name: "frame"}, {Name: "actor"}, {Name: "recipient"}, {Name: "sides"}, {Name: "needs", Check: need}, {Name: "bare", Check: need},
		{Name: "phase"}, {Name: "light", Many: true}, {Name: "claims"}, {Name: "context"},
		{Name: "yes", Required: true, Many: true}, {Name: "no", Required: true, Many: true}}}
	var errs []error
	seen := map[string]rule.Pos{}
	patterns := 0
	for _, name := range names {
		if name == framesFile || name == modalityFile {
			continue
		}
		file, text, err := rule.Text(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		entries, err := rule.ReadEntries(file, text, kind)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, e := range entries {
			if old, ok := seen[e.ID]; ok {
				errs = append(errs, e.Pos.Errorf("event %s stands already at %s", e.ID, old))
			}
			seen[e.ID] = e.Pos
			errs = append(errs, l.addRule(file, e, &patterns))
		}
	}
	return errors.Join(errs...)
}

func checkCAMEO(v string) error {
	if len(v) < 2 || len(v) > 4 || strings.Trim(v, "0123456789") != "" || v < "01" || v >= "21" {
		return errors.New(strconv.Quote(v) + ", want two to four digits, 01 to 20")
	}
	return nil
}

// addRule compiles an entry and puts its patterns where their lemmas find them.
func (l *lexicon) addRule(file string, e rule.Entry, patterns *int) error {
	t := l.types[e.Get("type")]
	r := &Rule{ID: e.ID, File: file, Type: t, Mode: e.Get("mode"), CAMEO: e.Get("cameo"), Contexts: strings.Fields(e.Get("context")),
		needs: t.needs, bare: t.bare, light: map[string]bool{}, by: "rule " + e.ID, order: len(l.rules)}
	var errs []error
	if _, ok := t.Modes[r.Mode]; r.Mode != "" && !ok {
		errs = append(errs, e.Pos.Errorf("event %s: %s has no mode %q", e.ID, t.Name, r.Mode))
	}
	frameName := t.frame
	if v := e.Get("frame"); v != "" {
		frameName = v
	}
	base, ok := l.frames[frameName]
	if !ok {
		errs = append(errs, e.Pos.Errorf("event %s: frame %q is not in frames.rules", e.ID, frameName))
	}
	var err error
	r.frame, err = readFrame(e, base)
	errs = append(errs, err)
	if v := e.Get("needs"); v != "" {
		r.needs = needNames[v]
	}
	if v := e.Get("bare"); v != "" {
		r.bare = needNames[v]
	}
	if v := e.Get("phase"); v != "" {
		if r.phase, r.fixed = phaseNamed(v); !r.fixed {
			errs = append(errs, e.Pos.Errorf("event %s: unknown phase %q", e.ID, v))
		}
	}
	for _, f := range e.Fields {
		switch f.Key {
		case "verb", "noun", "adj":
			lemmas, conditions, err := l.parseTrigger(f.Pos, f.Value)
			errs = append(errs, err)
			for _, w := range lemmas {
				lemma, particle, _ := strings.Cut(w, "_")
				p := &pattern{rule: r, particle: particle, conditions: conditions, order: *patterns}
				*patterns++
				switch {
				case w == "*" && f.Key == "verb":
					l.anyVerb = append(l.anyVerb, p)
					continue
				case w == "*":
					errs = append(errs, f.Pos.Errorf("* for a %s, want it for a verb only", f.Key))
				}
				x := l.lexeme(lemma)
				switch f.Key {
				case "verb":
					x.verbs, r.Verbs = append(x.verbs, p), append(r.Verbs, w)
				case "noun":
					x.nouns, r.Nouns = append(x.nouns, p), append(r.Nouns, w)
				default:
					x.adjs, r.Adjs = append(x.adjs, p), append(r.Adjs, w)
				}
			}
		case "light":
			list, err := l.words(f.Pos, f.Value)
			errs = append(errs, err)
			for _, w := range list {
				r.light[w] = true
			}
		case "claims":
			r.claims = map[string]bool{}
			for _, name := range strings.Fields(f.Value) {
				if l.types[name] == nil {
					errs = append(errs, f.Pos.Errorf("unknown type %q", name))
				}
				r.claims[name] = true
			}
			l.claims = append(l.claims, r)
		case "yes", "no":
			x, err := parseExample(f, f.Key == "yes")
			errs = append(errs, err)
			if x.Type != "" && l.types[x.Type] == nil {
				errs = append(errs, f.Pos.Errorf("unknown type %q", x.Type))
			}
			r.Examples = append(r.Examples, x)
		}
	}
	if len(r.Verbs)+len(r.Nouns)+len(r.Adjs) == 0 && e.Get("verb") == "" && r.claims == nil {
		errs = append(errs, e.Pos.Errorf("event %s has no verb, noun, adj or claims", e.ID))
	}
	l.rules = append(l.rules, r)
	return errors.Join(errs...)
}
