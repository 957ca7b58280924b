// Package doc is the annotated document: one article's text, which never
// changes, and one layer over it for each stage that has read it.
//
// Start with [Doc]. A layer is nil until its stage has run and is never altered
// afterwards; a stage takes a *Doc and returns its own layer, and only package
// pipeline puts it in place. Layers that speak of tokens are columns: one slice
// per attribute, indexed by [Token].
//
// Positions of different kinds are different types, so that mixing them does
// not compile: [Byte] counts bytes of Doc.Text, [Token] counts tokens,
// [Sentence] sentences, and each layer has an index type of its own. Spans and
// runs are half-open. None (-1) of any index type means "there is none".
//
// [Check] is the contract that every Doc keeps after every stage.
package doc

import "unicode/utf8"

// Byte is an offset into Doc.Text, in bytes.
type Byte int32

// Token is the index of a token.
type Token int32

// Sentence is the index of a sentence.
type Sentence int32

// None is the absent value of every index type.
const None = -1

// Span is a half-open stretch of Doc.Text.
type Span struct{ Start, End Byte }

// Run is a half-open stretch of tokens.
type Run struct{ Start, End Token }

// Empty reports whether the span holds no text.
func (s Span) Empty() bool { return s.End <= s.Start }

// Len is the span's length in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains reports whether all of o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Empty reports whether the run holds no token.
func (r Run) Empty() bool { return r.End <= r.Start }

// Len is the number of tokens in the run.
func (r Run) Len() int { return int(r.End - r.Start) }

// Has reports whether the token lies in the run.
func (r Run) Has(t Token) bool { return r.Start <= t && t < r.End }

// Contains reports whether all of o lies within r.
func (r Run) Contains(o Run) bool { return r.Start <= o.Start && o.End <= r.End }

// Overlaps reports whether the two runs share a token.
func (r Run) Overlaps(o Run) bool { return r.Start < o.End && o.Start < r.End }

// Doc is an article and what the stages have said about it.
type Doc struct {
	Text string // exact; never normalised, never edited

	Wire       *Wire       // set by wire, with Text
	Tokens     *Tokens     // token
	Tags       *Tags       // tag
	Trees      *Trees      // parse
	Names      *Names      // name
	Times      *Times      // when
	Places     *Places     // place
	Actors     *Actors     // entity
	Statements *Statements // quote
	Events     *Events     // event
	Affairs    *Affairs    // affairs
}

// How says on what ground a value stands.
type How uint8

const (
	Stated    How = iota + 1 // the text says it in so many words
	Inferred                 // it follows from the text and from what is known of the world
	Defaulted                // nothing says it; it is what is assumed meanwhile
)

func (h How) String() string {
	switch h {
	case Stated:
		return "stated"
	case Inferred:
		return "inferred"
	case Defaulted:
		return "defaulted"
	}
	return ""
}

// Why says where a value comes from. The zero Why belongs to an absent value.
type Why struct {
	How How
	At  []Span // the bytes that support it; may be empty only if Inferred or Defaulted
	By  string // the rule, table or model that answered: "agree.to-do", "world:offices", "model:name"
}

// Slice returns the words of a span.
func (d *Doc) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Word returns the words of a token as the text has them.
func (d *Doc) Word(t Token) string { return d.Slice(d.Tokens.Spans[t]) }

// SpanOf returns the span from the run's first token to its last.
func (d *Doc) SpanOf(r Run) Span {
	if r.Empty() {
		return Span{}
	}
	return Span{d.Tokens.Spans[r.Start].Start, d.Tokens.Spans[r.End-1].End}
}

// RunOf returns the run of the tokens that share a byte with the span; it is
// empty, at the next token, if there is none.
func (d *Doc) RunOf(s Span) Run {
	spans := d.Tokens.Spans
	lo, hi := 0, len(spans)
	for lo < hi { // the first token that ends after s.Start
		mid := (lo + hi) / 2
		if spans[mid].End <= s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(spans) && spans[end].Start < s.End {
		end++
	}
	return Run{Token(lo), Token(end)}
}

// RunText returns the words of a run as the text has them, spaces included.
func (d *Doc) RunText(r Run) string { return d.Slice(d.SpanOf(r)) }

// CodePoints maps byte offsets of a text to Unicode code points, which is what
// leaves the program.
type CodePoints struct {
	marks []int32 // code points before each 64-byte block
	text  string
}

// NewCodePoints indexes a text. It is valid UTF-8.
func NewCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text, marks: make([]int32, 0, len(text)/64+2)}
	n := int32(0)
	for i := 0; i < len(text); i++ {
		if i%64 == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if len(text)%64 == 0 {
		c.marks = append(c.marks, n)
	}
	return c
}

// At returns the number of code points before the byte offset.
func (c *CodePoints) At(b Byte) int {
	block := int(b) / 64
	n := c.marks[block]
	for i := block * 64; i < int(b); i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return int(n)
}
