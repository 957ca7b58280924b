// Package event codes who did what to whom, in the types of the PLOVER manual
// 2.0 with CAMEO codes. Start with [New], then [Coder.Read].
//
// A rule (rules/events) names its triggers, verbs and nouns, by lemma and by
// what must stand beside them; a frame says where in the dependency tree the two
// sides stand. For each trigger the reading climbs the tree once for the sides
// (voice, control, coordination, relative clauses, light verbs: tree.go,
// roles.go) and once for how real the event is (tense, negation, the words
// above it: phase.go), turns the type where PLOVER says so (a planned meeting is
// AGREE: settle.go), and drops what another event of the sentence already says.
// Rules/events/README.txt is the grammar. What is read is the trees as doc.Mend
// gives them back, with the verbs that a parser loses.
//
// Where the two sides are given and only the type is asked for, a model answers, for
// which the rules are features: [NewTyper], then [Typer.Type]. Records do not use it.
package event

import (
	"fmt"
	"sort"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/world"
)

// Coder reads events. It is safe for concurrent use.
type Coder struct {
	lex   *lexicon
	world *world.World
}

// New reads the rules. The error names every fault in them.
func New(w *world.World) (*Coder, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	return &Coder{lex: lex, world: w}, nil
}

// Rules returns the rules in the order of their files. Do not alter them.
func (c *Coder) Rules() []*Rule { return c.lex.rules }

// Read codes the events of the body's sentences. It wants the layers tokens,
// tags, trees and actors, and uses times, places and statements where they are.
func (c *Coder) Read(d *doc.Doc) (*doc.Events, error) {
	if d.Tokens == nil || d.Tags == nil || d.Trees == nil || d.Actors == nil {
		return nil, fmt.Errorf("event: a document without tokens, tags, trees or actors, want all four")
	}
	r := c.newReading(d)
	out := &doc.Events{}
	for s, run := range d.Tokens.Sentences {
		if d.SentenceKind(doc.Sentence(s)) != doc.Body || run.Len() > maxSentence {
			continue
		}
		r.sentence(out, run)
	}
	out.States = r.implied(out.Events)
	return out, nil
}

// maxSentence is the longest sentence that is read, in tokens: what is longer is a table.
const maxSentence = 400

func (c *Coder) newReading(d *doc.Doc) *reading {
	n := d.Tokens.Len()
	trees, tags := doc.Mend(d, c.lex.wantsInfinitive)
	r := &reading{c: c, d: d, trees: trees, tags: tags, actors: d.Actors, lexemes: make([]*lexeme, n),
		within: make([]doc.MentionID, n), topAt: make([]int32, n), states: map[string]doc.ActorID{},
		weights: make([]weight, len(d.Actors.Actors)), parties: map[doc.ActorID][]doc.ActorID{}}
	for i := range r.within {
		r.within[i], r.topAt[i] = doc.None, doc.None
	}
	for t := range r.lexemes {
		switch r.tags.UPOS[t] {
		case doc.VERB, doc.NOUN, doc.ADJ:
			r.lexemes[t] = r.lookUp(doc.Token(t))
		}
	}
	for i := range d.Actors.Mentions {
		m := &d.Actors.Mentions[i]
		for t := m.Run.Start; t < m.Run.End; t++ {
			if old := r.within[t]; old == doc.None || d.Actors.Mentions[old].Run.Len() >= m.Run.Len() {
				r.within[t] = doc.MentionID(i)
			}
		}
	}
	rank := map[string]int{}
	for i := range d.Actors.Actors {
		a := &d.Actors.Actors[i]
		r.weights[i] = weigh(a)
		if a.Country == "" || a.Former || len(a.Members) > 0 {
			continue
		}
		standing := 0 // a state speaks for its country, then its government, then who leads it
		switch {
		case a.Kind == doc.State:
			standing = 3
		case a.Kind == doc.Organisation && (a.Sector == "GOV" || a.Sector == "IGO"):
			standing = 2
		case a.Kind == doc.Person && a.Sector == "GOV" && r.leads(a.Office):
			standing = 1
		}
		if standing > rank[a.Country] {
			rank[a.Country], r.states[a.Country] = standing, doc.ActorID(i)
		}
	}
	if d.Places != nil {
		for i, t := range d.Places.Toponyms {
			for k := t.Run.Start; k < t.Run.End; k++ {
				r.topAt[k] = int32(i)
			}
		}
	}
	if d.Times != nil {
		r.times = make([]doc.TimexID, n)
		for i := range r.times {
			r.times[i] = doc.None
		}
		for i, t := range d.Times.Times {
			if t.Type == doc.DateTime || t.Type == doc.ClockTime {
				for k := t.Run.Start; k < t.Run.End; k++ {
					r.times[k] = doc.TimexID(i)
				}
			}
		}
	}
	if a := d.Anchor(); !a.IsZero() {
		r.anchor = a.String()
	}
	return r
}

// leads reports whether an office is that of a state's leader.
func (r *reading) leads(office string) bool {
	return r.c.lex.leaders[strings.ToLower(office)]
}

// lookUp finds what the rules know of a word. A lemmatiser that has not seen a
// verb may cut it wrongly ("extradit"): the forms that it could have are tried.
func (r *reading) lookUp(t doc.Token) *lexeme {
	lemma := r.lemma(t)
	x := r.c.lex.lexemes[lemma]
	if x == nil && r.tags.UPOS[t] == doc.NOUN { // "proceedings", kept as it is by some lemmatisers
		return r.c.lex.lexemes[strings.TrimSuffix(lemma, "s")]
	}
	if x != nil || r.tags.UPOS[t] != doc.VERB {
		return x
	}
	word := r.lower(t)
	if lemma == word && r.tags.XPOS[t] != doc.VBD && r.tags.XPOS[t] != doc.VBN && r.tags.XPOS[t] != doc.VBG || len(lemma) < 3 {
		return nil
	}
	tries := [...]string{word, lemma + "e", lemma + lemma[len(lemma)-1:], lemma[:len(lemma)-1], strings.TrimSuffix(word, "d"), strings.TrimSuffix(word, "ed"), strings.TrimSuffix(word, "ing"), strings.TrimSuffix(word, "ing") + "e"}
	for _, try := range tries {
		if x := r.c.lex.lexemes[try]; x != nil && len(x.verbs) > 0 {
			return x
		}
	}
	return nil
}

func (r *reading) sentence(out *doc.Events, run doc.Run) {
	found := r.matches(run)
	if len(found) == 0 || r.lower(run.End-1) == "?" {
		return
	}
	// of the rules that want a trigger the most specific that finds its sides has it,
	// and what it took for its trigger is no trigger of another
	list := make([]coded, 0, len(found))
	taken := map[doc.Token]bool{}
	for i := range found {
		if taken[found[i].trigger] {
			continue
		}
		e, met, real := r.code(&found[i])
		if !met {
			continue
		}
		taken[e.trigger] = true
		for _, t := range e.taken {
			taken[t] = true
		}
		if real {
			list = append(list, e)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].trigger < list[j].trigger })
	r.settle(list)
	list = r.claims(list)
	sort.SliceStable(list, func(i, j int) bool { return list[i].trigger < list[j].trigger })
	for i := range list {
		if !list[i].gone {
			r.counterpart(&list[i], run)
			if r.alone(&list[i]) {
				continue
			}
			out.Events = append(out.Events, r.write(&list[i], run))
			r.remember(&list[i])
		}
	}
}

// code finds the sides of a match and how real it is. met says that the sides
// that its rule needs are there, real that the event is more than what nobody in
// particular may do.
func (r *reading) code(m *match) (e coded, met, real bool) {
	e = coded{match: *m, sides: r.roles(m)}
	if e.agentless && m.rule.frame.sides != nil && len(e.actor) == 0 && (m.rule.Type.counterpart || m.rule.Type.Quad == 1) && !r.isPronoun(r.object(e.verb())) {
		e.actor = r.both()
		e.inferred = len(e.actor) > 0
	}
	if len(e.actor)+len(e.recipient) == 0 {
		r.happening(&e)
		r.sameTalks(&e)
	}
	need := m.rule.needs
	if r.tags.UPOS[m.trigger] == doc.NOUN && m.light == doc.None && r.kid(m.trigger, doc.Cop) == doc.None {
		if m.rule.bare == needLight || !r.met(e.sides, m.rule.needs, m.rule.Type) {
			return e, false, false
		}
		need = m.rule.bare
	}
	if !r.met(e.sides, need, m.rule.Type) {
		return e, false, false
	}
	if e.agentless && len(e.actor) == 0 && m.rule.Type.Quad == 3 && r.rel(m.trigger) == doc.AclRelcl && !r.aside(m.trigger) {
		return e, false, false // "people who were accused": by nobody in particular
	}
	e.reality = r.realityOf(m)
	r.c.lex.shift(&e)
	return e, true, len(e.actor) > 0 || need == needNone || e.phase == doc.Occurred || e.phase == doc.Ongoing
}

func (r *reading) write(e *coded, run doc.Run) doc.Event {
	actor, based := split(e.actor)
	recipient, lies := split(e.recipient)
	x := doc.Event{Type: e.typ.Name, Mode: e.mode, CAMEO: e.cameo, Quad: e.typ.Quad, Score: e.typ.Score, Actor: actor, Recipient: recipient, ActorAt: based, RecipientAt: lies,
		Phase: e.phase, SaidBy: doc.None, Head: e.trigger, Trigger: r.d.Tokens.Spans[e.trigger], By: e.rule.by,
		When: r.timeOf(e.trigger, e.light), Where: r.whereOf(e.trigger, e.light, e.recipient), Evidence: r.evidence(e.trigger, e.light),
		Contexts: r.contexts(append([]string(nil), e.rule.Contexts...), run), Confidence: confidence(e)}
	if e.mode != "" {
		x.Score = e.typ.Modes[e.mode]
	}
	if st := r.d.Statements; st != nil {
		x.SaidBy = st.At[e.trigger]
	}
	return x
}

// confidence is an estimate: a trigger with conditions and both sides is surer
// than a bare noun with one.
func confidence(e *coded) float64 {
	c := 0.55 + 0.08*float64(min(e.rank, 2))
	if len(e.actor) > 0 && (len(e.recipient) > 0 || e.rule.frame.sides != nil && len(e.actor) > 1) {
		c += 0.2
	}
	switch e.phase {
	case doc.Occurred, doc.Ongoing:
		c += 0.05
	case doc.Hypothetical:
		c -= 0.1
	}
	if e.turn != givesSame {
		c -= 0.05
	}
	if e.inferred {
		c -= 0.2
	}
	return float64(int(c*100+0.5)) / 100
}
