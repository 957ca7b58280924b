package event

import (
	"fmt"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/rule"
)

// place is a position relative to a trigger: a relation, logical where it can be.
type place uint8

const (
	atSubj place = iota + 1
	atObj
	atIobj
	atXcomp
	atCcomp
	atComp
	atMark
	atParticle
	atAdverb
	atPhrase // obl and nmod
	atPoss
	atAdj
	atAgent
	atGovernor
	atAux     // an auxiliary: "must"
	atSpeaker // who says the sentence
	atBelow   // a phrase anywhere below the trigger
	atHome    // no word: the state in which the story, or the sentence, is at home
	atClause  // an adverbial clause
	atWhere   // no word: the state in which the place of the event lies
	atCourt   // no word: the court that the sentence names
	atNot     // a negation of the trigger
	atAfter   // the words after the trigger up to the next mark, whatever they hang on
)

var placeNames = map[string]place{"subj": atSubj, "obj": atObj, "iobj": atIobj, "xcomp": atXcomp, "ccomp": atCcomp,
	"comp": atComp, "mark": atMark, "prt": atParticle, "adv": atAdverb, "obl": atPhrase, "nmod": atPhrase, "of": atPhrase,
	"poss": atPoss, "adj": atAdj, "agent": atAgent, "gov": atGovernor, "aux": atAux, "speaker": atSpeaker, "below": atBelow, "home": atHome, "court": atCourt, "where": atWhere, "clause": atClause, "not": atNot, "after": atAfter}

// step is a place and, for a phrase, the prepositions that may head it (none: any).
type step struct {
	at    place
	preps []string
}

// class is what a word must be, beyond its lemma.
type class uint8

const (
	anyThing class = iota
	anActor
	aState
	aPerson
	aPlace
	anArmed
	aPeople
)

var classNames = map[string]class{"<any>": anyThing, "<actor>": anActor, "<state>": aState, "<person>": aPerson, "<place>": aPlace, "<armed>": anArmed, "<people>": aPeople}

// condition must hold of a trigger: something stands (or does not stand) at the
// step, and is one of the words or of the class.
type condition struct {
	not bool
	step
	words   map[string]bool
	classes []class
}

// pattern is one trigger of a rule: a lemma, its particle, its conditions.
type pattern struct {
	rule       *Rule
	particle   string
	conditions []condition
	order      int // of the pattern in the files
}

// reach is how far a path may go from the phrase to an actor.
type reach uint8

const (
	toActor reach = iota // the phrase is the actor
	toAgent              // or names the doer inside
	toOwner              // or what it belongs to, or the state where it lies
)

// path leads from a trigger to a side.
type path struct {
	steps []step
	reach reach
	state bool // not the actor, but his state
}

// frame is where the two sides stand.
type frame struct {
	actor, recipient, sides []path
}

// words splits "a|b|@set" into its words, sets resolved.
func (l *lexicon) words(pos rule.Pos, list string) ([]string, error) {
	var out []string
	for _, w := range strings.Split(list, "|") {
		switch {
		case w == "" || strings.ContainsAny(w, " \t"):
			return nil, pos.Errorf("an empty word in %q", list)
		case w[0] == '@':
			set, ok := l.sets[w[1:]]
			if !ok {
				return nil, pos.Errorf("set %s is not in frames.rules", w)
			}
			out = append(out, set...)
		default:
			out = append(out, w)
		}
	}
	return out, nil
}

func parseStep(pos rule.Pos, s string) (step, error) {
	name, preps, has := strings.Cut(s, ":")
	at, ok := placeNames[name]
	if !ok {
		return step{}, pos.Errorf("unknown place %q", name)
	}
	st := step{at: at}
	if name == "of" {
		st.preps = []string{"of"}
	}
	if has {
		if at != atPhrase && at != atBelow || preps == "" {
			return step{}, pos.Errorf("%q, want prepositions after obl:, nmod: or below: only", s)
		}
		st.preps = strings.Split(preps, "|")
	}
	return st, nil
}

func (l *lexicon) parseCondition(pos rule.Pos, s string) (condition, error) {
	var c condition
	c.not = strings.HasPrefix(s, "!")
	left, right, has := strings.Cut(strings.TrimPrefix(s, "!"), "=")
	var err error
	if c.step, err = parseStep(pos, left); err != nil {
		return c, err
	}
	if !has {
		return c, nil
	}
	var words []string
	for _, w := range strings.Split(right, "|") {
		if strings.HasPrefix(w, "<") {
			class, ok := classNames[w]
			if !ok {
				return c, pos.Errorf("unknown class %q", w)
			}
			c.classes = append(c.classes, class)
			continue
		}
		words = append(words, w)
	}
	if words == nil {
		return c, nil
	}
	list, err := l.words(pos, strings.Join(words, "|"))
	if err != nil {
		return c, err
	}
	c.words = make(map[string]bool, len(list))
	for _, w := range list {
		c.words[w] = true
	}
	return c, nil
}

// parseTrigger reads the value of verb, noun or adj: lemmas, then conditions.
func (l *lexicon) parseTrigger(pos rule.Pos, value string) (lemmas []string, conditions []condition, err error) {
	f := strings.Fields(value)
	if lemmas, err = l.words(pos, f[0]); err != nil {
		return nil, nil, err
	}
	for _, s := range f[1:] {
		c, err := l.parseCondition(pos, s)
		if err != nil {
			return nil, nil, err
		}
		conditions = append(conditions, c)
	}
	return lemmas, conditions, nil
}

func parsePaths(pos rule.Pos, value string) ([]path, error) {
	var out []path
	for _, s := range strings.Fields(value) {
		p := path{reach: toOwner}
		route, reach, has := strings.Cut(s, ">")
		switch {
		case has && reach == "actor":
			p.reach = toActor
		case has && reach == "agent":
			p.reach = toAgent
		case has:
			return nil, pos.Errorf("%q, want >actor or >agent", s)
		}
		if route, p.state = strings.CutSuffix(route, ".state"); p.state {
			p.reach = toActor
		}
		for _, part := range strings.Split(route, ".") {
			st, err := parseStep(pos, part)
			if err != nil {
				return nil, err
			}
			p.steps = append(p.steps, st)
		}
		out = append(out, p)
	}
	return out, nil
}

// phaseNamed returns the phase of that name.
func phaseNamed(name string) (doc.Phase, bool) {
	for p := doc.Occurred; p <= doc.Negated; p++ {
		if p.String() == name {
			return p, true
		}
	}
	return 0, false
}

// Example is a sentence that a rule must or must not find, and what it must be.
type Example struct {
	Sentence         string
	Want             bool
	Type             string // "" if not said
	Actor, Recipient []string
	Sides            bool // whether Actor and Recipient are said
	Phase            doc.Phase
	HasPhase         bool
	Pos              rule.Pos
}

// parseExample reads "SENTENCE => TYPE: ACTORS > RECIPIENTS PHASE".
func parseExample(f rule.Field, want bool) (Example, error) {
	e := Example{Want: want, Pos: f.Pos}
	sentence, expect, has := strings.Cut(f.Value, " => ")
	e.Sentence = strings.TrimSpace(sentence)
	if !has {
		return e, nil
	}
	if !want {
		return e, f.Pos.Errorf("a no sentence with an expectation")
	}
	if t, rest, ok := strings.Cut(expect, ": "); ok {
		e.Type, expect = t, rest
	}
	words := strings.Fields(expect)
	if n := len(words); n > 0 {
		if e.Phase, e.HasPhase = phaseNamed(words[n-1]); e.HasPhase {
			words = words[:n-1]
		}
	}
	codes := func(s string) []string {
		if s == "-" {
			return nil
		}
		return strings.Split(s, ",")
	}
	switch {
	case len(words) == 0:
	case len(words) == 2 && words[0] == ">":
		e.Sides, e.Recipient = true, codes(words[1])
	case len(words) == 1:
		e.Sides, e.Actor = true, codes(words[0])
	case len(words) == 3 && words[1] == ">":
		e.Sides, e.Actor, e.Recipient = true, codes(words[0]), codes(words[2])
	default:
		return e, f.Pos.Errorf("%q, want ACTORS > RECIPIENTS PHASE", expect)
	}
	for _, c := range append(append([]string(nil), e.Actor...), e.Recipient...) {
		if len(c) < 2 || strings.ToUpper(c) != c {
			return e, f.Pos.Errorf("%q, want a country code", c)
		}
	}
	return e, nil
}

func oneOfTypes(types map[string]*Type) func(string) error {
	return func(v string) error {
		if types[v] == nil {
			return fmt.Errorf("%q is not in plover.types.tsv", v)
		}
		return nil
	}
}
