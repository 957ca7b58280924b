// Package quote finds who said what: statements with their source, cue and
// content, as PolNeAR has them.
//
// Call [New] once and [Reader.Read] for each document. Reading goes in five
// steps. quotation.go pairs the quotation marks. cue.go proposes reporting words
// from rules/reporting (lexicon.go). source.go finds who speaks: the cue's
// subject, through passives, inversion, participles and relative clauses;
// speaker.go makes words and an actor of it. content.go and clause.go find what
// is said by the complements that the cue takes, inquit.go by what surrounds a
// cue that stands after or inside it, and trim.go cuts what does not belong.
// link.go gives quotations to cues and lets a quotation go on without one;
// statement.go decides what holds and puts statements inside statements.
//
// Syntax is read from the tree first; where the tree has no answer, commas and
// word order are asked. A statement is kept only with both a source and a
// content, because a reader is helped more by a sure fact than by a guess.
//
// [Reader.Wide] reads every attribution that PolNeAR would mark, by a model learnt
// from it for which the rules are one voice among others. attribution.go shows its
// steps: words are weighed as cues (cuefeatures.go), those around a cue are labelled
// source, cue and content (roles.go, rolefeatures.go), one of the likeliest
// labellings is chosen (choose.go), and the attributions are judged side by side
// (judge.go). train.go and fit.go make the model.
package quote

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Reader is safe for concurrent use.
type Reader struct {
	lexicon *lexicon
	wide    bool
	model   *model // nil to read by the rules alone
}

// New reads the embedded rules and opens the weights.
func New() (*Reader, error) {
	f, err := learn.Open("quote")
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	return From(f)
}

// From is New with other weights, as Train returns them.
func From(weights *learn.File) (*Reader, error) {
	r, err := newRules()
	if err != nil {
		return nil, err
	}
	r.model, err = openModel(weights)
	return r, err
}

// newRules returns a reader that has no model, and reads by the rules alone.
func newRules() (*Reader, error) {
	l, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	return &Reader{lexicon: l}, nil
}

// Wide returns a reader of every attribution as PolNeAR has them: not of speech
// alone but of belief, wish, plan, support and opposition, with or without a
// source, as has been learnt from it. The record is read without: its statements
// are what somebody has said. What the wide reader finds says so in Why.By.
//
// Its contents have their quotation marks, and no To and When.
func (r *Reader) Wide() *Reader {
	w := *r
	w.wide = true
	return &w
}

// longest is the number of tokens above which a sentence is no sentence but a
// table or a hostile input; no cue is looked for in it.
const longest = 500

// Read returns the document's statements. It needs tokens, tags and trees;
// times and actors may be missing, and with them When and Speaker.
func (r *Reader) Read(d *doc.Doc) (*doc.Statements, error) {
	if d.Tokens == nil || d.Tags == nil || d.Trees == nil {
		return nil, fmt.Errorf("quote: the document lacks tokens, tags or trees")
	}
	x := r.open(d)
	if r.wide && r.model != nil {
		m := newMarking(x, r.model.clusters)
		return doc.NewStatements(d, m.marked(m.attributions(r.model))), nil
	}
	return doc.NewStatements(d, x.statements()), nil
}

// open reads a document by the rules.
func (r *Reader) open(d *doc.Doc) *reading {
	x := &reading{lexicon: r.lexicon, wide: r.wide, d: d, tags: d.Tags, trees: d.Trees}
	x.quotations = quotations(d)
	x.quoted = make([]int32, d.Tokens.Len())
	for i := range x.quoted {
		x.quoted[i] = doc.None
	}
	for i, q := range x.quotations {
		if q.nested {
			continue
		}
		for t := q.run.Start; t < q.run.End; t++ {
			x.quoted[t] = int32(i)
		}
	}
	x.sub = subtrees(d)
	if d.Times != nil {
		x.timed = make([]bool, d.Tokens.Len())
		for _, m := range d.Times.Times {
			for t := m.Run.Start; t < m.Run.End; t++ {
				x.timed[t] = true
			}
		}
	}
	for s, run := range d.Tokens.Sentences {
		if run.Len() > longest || d.SentenceKind(doc.Sentence(s)) != doc.Body {
			continue
		}
		x.sentence = run
		x.findCues()
	}
	x.linkQuotations()
	x.settle()
	return x
}

// reading is the work on one document.
type reading struct {
	*lexicon
	wide       bool
	d          *doc.Doc
	tags       *doc.Tags
	trees      *doc.Trees
	sub        []doc.Run // for each token, the run of its subtree
	timed      []bool    // for each token, whether it stands in a time expression; nil if unknown
	quotations []quotation
	quoted     []int32 // for each token, the outermost quotation that it stands in, or None
	sentence   doc.Run // the one that is being read
	cues       []cue
	loose      []looseQuotation // quotations without a cue of their own
	carried    carried
}

// carried is a coordinated verb whose source is known from the verb before it.
type carried struct{ verb, source doc.Token }

// subtrees returns the run of every token's subtree.
func subtrees(d *doc.Doc) []doc.Run {
	n := d.Tokens.Len()
	out := make([]doc.Run, n)
	order := make([]doc.Token, 0, 64)
	for _, s := range d.Tokens.Sentences {
		order = order[:0]
		for t := s.Start; t < s.End; t++ {
			out[t] = doc.Run{Start: t, End: t + 1}
			if d.Trees.Heads[t] == doc.None {
				order = append(order, t)
			}
		}
		for i := 0; i < len(order); i++ {
			order = append(order, d.Trees.Children(order[i])...)
		}
		for i := len(order) - 1; i > 0; i-- {
			if h := d.Trees.Heads[order[i]]; h >= 0 {
				out[h].Start = min(out[h].Start, out[order[i]].Start)
				out[h].End = max(out[h].End, out[order[i]].End)
			}
		}
	}
	return out
}

// The questions about a token that the steps share.

func (x *reading) lemma(t doc.Token) string { return x.tags.Lemma[t] }

func (x *reading) rel(t doc.Token) doc.Rel { return x.trees.Rels[t] }

func (x *reading) head(t doc.Token) doc.Token { return x.trees.Heads[t] }

// is, word, punct and quoteMark may be asked about a token beyond the ends: it is nothing.
func (x *reading) is(t doc.Token, p doc.UPOS) bool { return x.there(t) && x.tags.UPOS[t] == p }

func (x *reading) there(t doc.Token) bool { return uint(t) < uint(len(x.sub)) }

func (x *reading) nominal(t doc.Token) bool {
	if c := x.d.Word(t)[0]; c < '0' || x.d.Word(t) == "«" || x.d.Word(t) == "»" { // a mark that the tagger took for a word
		return false
	}
	switch x.tags.UPOS[t] {
	case doc.NOUN, doc.PROPN, doc.PRON:
		return true
	case doc.DET, doc.ADJ:
		return x.rel(t) == doc.Nsubj || x.rel(t) == doc.NsubjPass
	}
	return false
}

func (x *reading) verbal(t doc.Token) bool { return x.is(t, doc.VERB) || x.is(t, doc.AUX) }

// word returns a token's words in lower case.
func (x *reading) word(t doc.Token) string {
	if !x.there(t) {
		return ""
	}
	return lower(x.d.Word(t))
}

// punct reports whether the token is one of the marks.
func (x *reading) punct(t doc.Token, marks string) bool {
	if !x.there(t) {
		return false
	}
	w := x.d.Word(t)
	if w == "--" {
		w = "–"
	}
	for i, r := range marks {
		if len(w) >= len(string(r)) && w == marks[i:i+len(string(r))] {
			return true
		}
	}
	return false
}

// quoteMark reports whether the token is a quotation mark.
func (x *reading) quoteMark(t doc.Token) bool {
	if !x.there(t) {
		return false
	}
	switch x.d.Word(t) {
	case `"`, "“", "”", "''", "``", "‘", "’", "'", "`", "«", "»", "„", "‟":
		return x.tags.UPOS[t] != doc.PART
	}
	return false
}

// aside reports whether the token is punctuation; the tagger may miss a mark.
func (x *reading) aside(t doc.Token) bool { return x.is(t, doc.PUNCT) || x.quoteMark(t) }

// caseOf returns the word of a nominal's first preposition in lower case, or "".
func (x *reading) caseOf(t doc.Token) string {
	for _, c := range x.trees.Children(t) {
		if c < t && (x.rel(c) == doc.Case || x.rel(c) == doc.Mark) {
			return x.word(c)
		}
	}
	return ""
}

// temporal reports whether the token heads a time expression.
func (x *reading) temporal(t doc.Token) bool {
	if x.timed != nil && x.timed[t] {
		return true
	}
	return x.rel(t) == doc.OblUnmarked || x.rel(t) == doc.NmodUnmarked || timeWords[x.word(t)]
}

var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true,
	"saturday": true, "sunday": true}

var timeWords = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true,
	"saturday": true, "sunday": true, "today": true, "yesterday": true, "tomorrow": true, "tonight": true, "january": true,
	"february": true, "march": true, "april": true, "june": true, "july": true, "august": true, "september": true,
	"october": true, "november": true, "december": true, "week": true, "month": true, "year": true, "morning": true,
	"evening": true, "afternoon": true}

// lower returns s in lower case, without a copy where it is so already.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
