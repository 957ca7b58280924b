package entity

import (
	"strings"

	"dateline/internal/doc"
)

// none is the absent index of this package's own slices.
const none = -1

// reader is the work on one document.
type reader struct {
	*lexicon
	d     *doc.Doc
	words []string // the tokens' words
	heads []doc.Token
	rels  []doc.Rel
	upos  []doc.UPOS
	lo    []doc.Token // the first token of each token's subtree
	hi    []doc.Token // the last
	depth []int32     // how many heads above

	quoted []bool  // inside quotation marks
	inTime []bool  // part of a time expression
	topo   []int32 // for each token, its toponym, or none

	surnames map[string]bool // last words of the recogniser's longer person names
	labels   []label
	at       []int32 // for each token, the label that covers it, or none
	titles   []title
	starts   map[int32]doc.Token // where the titles before a label begin
	titled   []int32             // for each token, the title before or after a name that it is part of, or none

	mentions []mention // in text order
	headed   []int32   // for each token, the mention that it heads, or none
	chains   []chain

	persons  []bearer         // of names
	recent   []int32          // mentions seen so far, in order, that may be referred to
	nominals map[string]int32 // what a definite nominal says -> its latest chain

	lead       doc.Sentence        // the first sentence of the body
	apposHeads map[doc.Token]int32 // heads of descriptions in apposition -> the label of the person
	states     map[string]int32    // codes -> chains of states
	owned      int                 // how deep countryOf is
	groups     map[string]int32    // members -> chains of groups

	anchor doc.Date
	home   string // the state that the story is about, if one stands out

	countries map[string]int // how often the names of the text tell each country
}

func newReader(x *Resolver, d *doc.Doc) *reader {
	n := d.Tokens.Len()
	r := &reader{lexicon: x.lexicon, d: d, heads: d.Trees.Heads, rels: d.Trees.Rels, upos: d.Tags.UPOS, anchor: d.Anchor()}
	r.words = make([]string, n)
	for i, s := range d.Tokens.Spans {
		r.words[i] = d.Text[s.Start:s.End]
	}
	r.at, r.titled, r.topo, r.headed = absent(n), absent(n), absent(n), absent(n)
	r.inTime = make([]bool, n)
	if d.Times != nil {
		for _, t := range d.Times.Times {
			for i := max(t.Run.Start, 0); i < min(t.Run.End, doc.Token(n)); i++ {
				r.inTime[i] = true
			}
		}
	}
	if d.Places != nil {
		for i, t := range d.Places.Toponyms {
			for k := max(t.Run.Start, 0); k < min(t.Run.End, doc.Token(n)); k++ {
				r.topo[k] = int32(i)
			}
		}
	}
	r.extents()
	r.quotes()
	return r
}

func absent(n int) []int32 {
	s := make([]int32, n)
	for i := range s {
		s[i] = none
	}
	return s
}

// extents finds the reach of every subtree, from the leaves up.
func (r *reader) extents() {
	n := len(r.words)
	r.lo, r.hi = make([]doc.Token, n), make([]doc.Token, n)
	r.depth = make([]int32, n)
	order := make([]doc.Token, 0, n)
	for i := range r.heads {
		r.lo[i], r.hi[i] = doc.Token(i), doc.Token(i)
		if r.heads[i] < 0 {
			order = append(order, doc.Token(i))
		}
	}
	for i := 0; i < len(order); i++ {
		for _, c := range r.d.Trees.Children(order[i]) {
			r.depth[c] = r.depth[order[i]] + 1
			order = append(order, c)
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		t := order[i]
		if h := r.heads[t]; h >= 0 {
			r.lo[h], r.hi[h] = min(r.lo[h], r.lo[t]), max(r.hi[h], r.hi[t])
		}
	}
}

// quotes marks the tokens between quotation marks. A quotation ends with its
// paragraph at the latest.
func (r *reader) quotes() {
	r.quoted = make([]bool, len(r.words))
	inside, block := false, int32(-1)
	t := r.d.Tokens
	for s, run := range t.Sentences {
		if t.Blocks[s] != block {
			inside, block = false, t.Blocks[s]
		}
		for i := run.Start; i < run.End; i++ {
			switch r.words[i] {
			case "“", "``", "«":
				inside = true
			case "”", "''", "»":
				inside = false
			case "\"":
				inside = !inside
			default:
				r.quoted[i] = inside
			}
		}
	}
}

// sentence returns the run of the token's sentence.
func (r *reader) sentence(t doc.Token) doc.Run { return r.d.Tokens.Sentences[r.d.Tokens.Of[t]] }

// lemma returns the token's lemma in lower case, in the singular for a noun.
func (r *reader) lemma(t doc.Token) string {
	l := lower(r.d.Tags.Lemma[t])
	switch r.d.Tags.XPOS[t] {
	case doc.NNPS, doc.NNS:
		if l == lower(r.words[t]) {
			return singular(l)
		}
	case doc.NNP, doc.NN: // capitals hide the number from the tagger, and it errs
		if _, ok := r.noun(l); !ok {
			if s := singular(l); s != l {
				if _, ok := r.noun(s); ok {
					return s
				}
			}
		}
	}
	return l
}

// plural reports whether the noun's form is a plural.
func (r *reader) plural(t doc.Token) bool {
	switch r.d.Tags.XPOS[t] {
	case doc.NNS, doc.NNPS:
		return true
	case doc.NNP, doc.NN:
		w := lower(r.words[t])
		s := singular(w)
		if s == w {
			return false
		}
		_, whole := r.noun(w)
		_, cut := r.noun(s)
		return cut && !whole
	}
	return false
}

// nounAt looks up the noun at a token.
func (r *reader) nounAt(t doc.Token) (noun, bool) {
	switch r.upos[t] {
	case doc.NOUN, doc.PROPN, doc.ADJ, doc.X:
		return r.noun(r.lemma(t))
	}
	return noun{}, false
}

func lower(w string) string { return strings.ToLower(w) }

// capital reports whether the word starts with a capital letter.
func capital(w string) bool {
	if w == "" {
		return false
	}
	if w[0] < 0x80 {
		return w[0] >= 'A' && w[0] <= 'Z'
	}
	for _, c := range w {
		return strings.ToLower(string(c)) != string(c)
	}
	return false
}

// hyphen reports whether the token is a hyphen that joins two words.
func (r *reader) hyphen(t doc.Token) bool {
	w := r.words[t]
	return (w == "-" || w == "‑" || w == "–") && t > 0 && !r.d.SpaceAfter(t) && !r.d.SpaceAfter(t-1)
}

// caseOf returns the preposition of a dependent, in lower case, or "".
func (r *reader) caseOf(t doc.Token) string {
	if c := r.d.Trees.Child(t, doc.Case); c >= 0 {
		return lower(r.words[c])
	}
	return ""
}

// stated is the Why of what the text says at a place.
func stated(by string, at ...doc.Span) doc.Why {
	return doc.Why{How: doc.Stated, At: at, By: by}
}

// inferred is the Why of what follows from the text and the world.
func inferred(by string, at ...doc.Span) doc.Why {
	return doc.Why{How: doc.Inferred, At: at, By: by}
}
