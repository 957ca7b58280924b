package when

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dateline/internal/rule"
)

// class is a set of the classes of words that patterns speak of.
type class uint32

const (
	month class = 1 << iota
	weekday
	weekdays
	num
	ord
	unit
	units
	part
	noon
	season
	decade
	ampm
	zone
	few
	dayClass
	year
	clock
)

var classes = map[string]class{"MONTH": month, "WEEKDAY": weekday, "WEEKDAYS": weekdays, "NUM": num, "ORD": ord, "UNIT": unit, "UNITS": units,
	"PART": part, "NOON": noon, "SEASON": season, "DECADE": decade, "AMPM": ampm, "ZONE": zone, "FEW": few, "DAY": dayClass, "YEAR": year, "CLOCK": clock}

// grammar is the knowledge of rules/times.
type grammar struct {
	words     map[string]lexeme
	literals  map[string]int32
	rules     []*timeRule
	byLiteral map[int32][]pattern
	byClass   [32][]pattern // by bit
	modifiers map[int32][]modifier

	wills, planned, plans, telling, carriers, back map[string]bool // the lists of tense.rules
}

// timeRule is one entry of patterns.rules.
type timeRule struct {
	id               string
	means            meaning
	arg              string
	kind             string // DATE, TIME, DURATION, SET; "" where the meaning decides
	by, byUnanchored string
	yes, no          []rule.Field
}

// element matches one word, or a numeral.
type element struct {
	class    class
	literals []int32
	optional bool
}

// pattern is one "match" line.
type pattern struct {
	elements []element
	rule     *timeRule
}

// modifier is a phrase before an expression.
type modifier struct {
	words    []int32
	mod      string
	point    bool
	duration bool
}

const (
	wordFile     = "times/words.tsv"
	modifierFile = "times/modifiers.tsv"
	patternFile  = "times/patterns.rules"
	tenseFile    = "times/tense.rules"
)

var timeKind = rule.Kind{Name: "time", Keys: []rule.Key{
	{Name: "match", Required: true, Many: true},
	{Name: "means", Required: true},
	{Name: "type", Check: rule.OneOf("DATE", "TIME", "DURATION", "SET")},
	{Name: "yes", Required: true, Many: true},
	{Name: "no", Required: true, Many: true},
}}

func readGrammar() (*grammar, error) {
	g := &grammar{words: map[string]lexeme{}, literals: map[string]int32{}, byLiteral: map[int32][]pattern{}, modifiers: map[int32][]modifier{}}
	return g, errors.Join(g.readWords(), g.readModifiers(), g.readPatterns(), g.readTense(), g.finish())
}

func (g *grammar) readWords() error {
	rows, err := rule.Table(wordFile, "word", "class", "value")
	if err != nil {
		return err
	}
	for _, r := range rows {
		word, k, value := r.Cells[0], classes[r.Cells[1]], r.Cells[2]
		if k == 0 || word != strings.ToLower(word) {
			return r.Pos.Errorf("%q of class %q, want a word in lower case and a class", word, r.Cells[1])
		}
		l := g.words[word]
		l.class |= k
		if n, err := strconv.Atoi(value); err == nil {
			l.n = n
		} else {
			l.code = value
		}
		if k == ord && l.n <= 31 {
			l.class |= dayClass
		}
		l.capital = k&(month|weekday|weekdays) != 0
		g.words[word] = l
	}
	return nil
}

func (g *grammar) literal(word string) int32 {
	if n, ok := g.literals[word]; ok {
		return n
	}
	n := int32(len(g.literals) + 1)
	g.literals[word] = n
	l := g.words[word]
	l.literal = n
	g.words[word] = l
	return n
}

func (g *grammar) readModifiers() error {
	rows, err := rule.Table(modifierFile, "words", "mod", "of")
	if err != nil {
		return err
	}
	for _, r := range rows {
		of := r.Cells[2]
		m := modifier{mod: r.Cells[1], point: of == "point" || of == "both", duration: of == "duration" || of == "both"}
		for _, w := range strings.Fields(r.Cells[0]) {
			m.words = append(m.words, g.literal(w))
		}
		if !m.point && !m.duration || len(m.words) == 0 {
			return r.Pos.Errorf("modifier of %q, want point, duration or both", of)
		}
		g.modifiers[m.words[0]] = append(g.modifiers[m.words[0]], m)
	}
	return nil
}

func (g *grammar) readPatterns() error {
	entries, err := rule.Entries(patternFile, timeKind)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, arg, _ := strings.Cut(e.Get("means"), " ")
		m, ok := meanings[name]
		if !ok {
			return e.Pos.Errorf("unknown meaning %q in time %s", name, e.ID)
		}
		r := &timeRule{id: e.ID, means: meaning{name, m}, arg: strings.TrimSpace(arg), kind: e.Get("type"), yes: e.All("yes"), no: e.All("no")}
		r.by, r.byUnanchored = "times:"+e.ID, "times:"+e.ID+", no anchor"
		g.rules = append(g.rules, r)
		for _, f := range e.All("match") {
			p := pattern{rule: r}
			for _, w := range strings.Fields(f.Value) {
				p.elements = append(p.elements, g.element(w))
			}
			g.index(p)
		}
	}
	return nil
}

var listKind = rule.Kind{Name: "list", Keys: []rule.Key{
	{Name: "words", Required: true, Many: true},
	{Name: "yes", Required: true},
	{Name: "no", Required: true},
}}

func (g *grammar) readTense() error {
	entries, err := rule.Entries(tenseFile, listKind)
	if err != nil {
		return err
	}
	for name, into := range g.lists() {
		for _, e := range entries {
			if e.ID != name {
				continue
			}
			*into = map[string]bool{}
			for _, f := range e.All("words") {
				for _, w := range strings.Fields(f.Value) {
					(*into)[w] = true
				}
			}
		}
		if *into == nil {
			return fmt.Errorf("rules/%s: no list %s", tenseFile, name)
		}
	}
	return nil
}

func (g *grammar) lists() map[string]*map[string]bool {
	return map[string]*map[string]bool{"wills": &g.wills, "planned": &g.planned, "plans": &g.plans, "telling": &g.telling, "carriers": &g.carriers, "back": &g.back}
}

// element reads "MONTH", "of?", "last|next".
func (g *grammar) element(text string) element {
	var e element
	if rest, ok := strings.CutSuffix(text, "?"); ok {
		text, e.optional = rest, true
	}
	for _, w := range strings.Split(text, "|") {
		if k, ok := classes[w]; ok {
			e.class |= k
		} else {
			e.literals = append(e.literals, g.literal(w))
		}
	}
	return e
}

// index files a pattern under each word that it can begin with.
func (g *grammar) index(p pattern) {
	for _, e := range p.elements {
		for _, l := range e.literals {
			if l != g.literals[","] {
				g.byLiteral[l] = append(g.byLiteral[l], p)
			}
		}
		for bit := range g.byClass {
			if e.class&(1<<bit) != 0 {
				g.byClass[bit] = append(g.byClass[bit], p)
			}
		}
		if !e.optional {
			return
		}
	}
}

// finish marks the words that an expression can begin with.
func (g *grammar) finish() error {
	for word, l := range g.words {
		l.first = g.opens(l)
		g.words[word] = l
	}
	return nil
}

func (g *grammar) opens(l lexeme) bool {
	if len(g.byLiteral[l.literal]) > 0 && l.literal != 0 || len(g.modifiers[l.literal]) > 0 && l.literal != 0 {
		return true
	}
	for bit := range g.byClass {
		if l.class&(1<<bit) != 0 && len(g.byClass[bit]) > 0 {
			return true
		}
	}
	return false
}

// lexeme is what a word can be in a time expression; the zero lexeme is nothing.
type lexeme struct {
	class   class
	literal int32
	n       int    // a number: of the month, the numeral, the year
	code    string // a unit, a mark
	mid     bool   // "mid-" stands before it
	capital bool   // counts only with a capital
	first   bool   // an expression can begin with it
}

// lexeme looks a word up.
func (g *grammar) lexeme(word string) lexeme {
	b := word[0]
	if '0' <= b && b <= '9' || (b == '\'' || b == 0xE2) && len(word) > 3 {
		l := figure(word)
		if l.class != 0 {
			l.first = true
			return l
		}
	}
	var buf [16]byte
	if len(word) > len(buf) {
		return lexeme{}
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	l, ok := g.words[string(buf[:len(word)])]
	if !ok {
		if len(word) > 4 && string(buf[:4]) == "mid-" {
			l = g.lexeme(word[4:])
			if l.class&(month|year|decade|weekday|season|part) != 0 {
				l.mid = true
				return l
			}
		}
		return lexeme{}
	}
	if l.capital && b >= 'a' {
		l.class &^= month | weekday | weekdays
	}
	return l
}

// figure reads 15, 15th, 1989, 1990s, '90s, 10:30, 1,200.
func figure(word string) lexeme {
	digits := strings.TrimPrefix(strings.TrimPrefix(word, "'"), "’")
	n, i, colon := 0, 0, -1
	for ; i < len(digits) && i < 9; i++ {
		switch c := digits[i]; {
		case '0' <= c && c <= '9':
			n = n*10 + int(c-'0')
		case c == ':' && colon < 0:
			colon = i
		case c == ',':
		default:
			goto end
		}
	}
end:
	rest := digits[i:]
	if i == 0 {
		return lexeme{}
	}
	if colon >= 0 {
		if rest != "" || i-colon != 3 || colon > 2 || n%100 > 59 || n/100 > 24 {
			return lexeme{}
		}
		return lexeme{class: clock, n: n}
	}
	l := lexeme{n: n}
	switch rest {
	case "":
		if digits != word {
			return lexeme{}
		}
		l.class = num
		if n >= 1 && n <= 31 && i <= 2 {
			l.class |= dayClass
		}
		if i == 4 && n >= 1000 && n < 2200 && !strings.Contains(word, ",") {
			l.class |= year
		}
	case "st", "nd", "rd", "th":
		l.class = ord
		if n >= 1 && n <= 31 {
			l.class |= dayClass
		}
	case "s":
		if n%10 == 0 && (i == 4 && n >= 1000 && n < 2200 || i == 2 && digits != word) {
			l.class = decade
		}
	}
	return l
}
