package name

import (
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/world"
)

// reader is the working memory of one reading of one document.
type reader struct {
	clusters *learn.Clusters
	world    *world.World
	corpus   Corpus
	d        *doc.Doc

	tokens    []token
	known     []known
	sentences []sentence
	allCaps   bool      // every sentence is in capitals, or nearly
	stretches []doc.Run // of tokens that can be in names, each within a sentence
	labels    []uint8
	scores    []learn.ChainScores // without what differs between the readings
	again     []learn.ChainScores // of the first reading
	buf       []uint64
	memory    memory
}

// token is what is known of a token by itself.
type token struct {
	word    uint64 // learn.HashWord
	shape   uint64
	affix   [8]byte // its first four and last four letters, in lower case
	classes uint16
	fine    uint16
	coarse  uint16
	kind    kind
	name    bool // it can be in a name
	run     doc.Run
}

type kind uint8

const (
	mark   kind = iota // punctuation
	small              // a word in small letters
	digits             // begins with a digit and has no capital
	first              // begins with a capital, and has small letters
	upper              // all its letters are capitals, two or more
	letter             // one capital, perhaps with a stop
	mixed              // a capital after small letters: "al-Qaida", "iPhone"
)

func (k kind) capital() bool { return k >= first }

// mode is how a sentence uses capitals.
type mode uint8

const (
	plain mode = iota
	caps       // ALL CAPITALS
	title      // Every Word of a Headline
)

type sentence struct {
	mode mode
}

// open describes the document's tokens and marks those that can be in names.
func (x *reader) open(d *doc.Doc, corpus Corpus) {
	n := d.Tokens.Len()
	x.d, x.corpus = d, corpus
	x.tokens, x.labels = resize(x.tokens, n), resize(x.labels, n)
	x.sentences = resize(x.sentences, len(d.Tokens.Sentences))
	x.stretches = x.stretches[:0]
	clear(x.labels)
	for i := range x.tokens {
		x.describe(&x.tokens[i], d.Word(doc.Token(i)))
	}
	loud := 0
	for s, run := range d.Tokens.Sentences {
		x.sentences[s].mode = x.modeOf(run)
		if x.sentences[s].mode == caps {
			loud++
		}
		x.choose(run)
		x.runs(run)
	}
	x.allCaps = loud*5 >= len(x.sentences)*4
	x.lowered()
	x.look()
}

// describe sets what is known of a token by itself.
func (x *reader) describe(t *token, word string) {
	*t = token{word: learn.HashWord(word)}
	id := x.clusters.Of(word)
	t.fine, t.classes, t.coarse = id, x.clusters.Prefix(id, 2), x.clusters.Prefix(id, 1)

	const (
		runUpper = iota + 1
		runSmall
		runDigit
		runStop
		runDash
		runQuote
		runOther
	)
	var shape, last uint64
	runs, uppers, smalls, figures, letters := 0, 0, 0, 0, 0
	late := false // a capital after a small letter
	for i := 0; i < len(word); {
		c, size := word[i], 1
		var class uint64
		switch {
		case c >= 'a' && c <= 'z':
			class = runSmall
		case c >= 'A' && c <= 'Z':
			class = runUpper
		case c >= '0' && c <= '9':
			class = runDigit
		case c == '.':
			class = runStop
		case c == '-':
			class = runDash
		case c == '\'':
			class = runQuote
		case c < utf8.RuneSelf:
			class = runOther
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(word[i:])
			switch {
			case unicode.IsUpper(r) || unicode.IsTitle(r):
				class = runUpper
			case unicode.IsLetter(r):
				class = runSmall
			case r == '’':
				class = runQuote
			default:
				class = runOther
			}
		}
		switch class {
		case runUpper:
			uppers++
			late = late || smalls > 0
			letters++
		case runSmall:
			smalls++
			letters++
		case runDigit:
			figures++
		}
		if class != last && runs < 7 {
			shape = shape<<4 | class
			runs++
		}
		last = class
		i += size
	}
	switch {
	case uppers == 0 && smalls == 0 && figures == 0:
		t.kind = mark
	case uppers == 0 && figures > 0 && word[0] >= '0' && word[0] <= '9':
		t.kind = digits
	case uppers == 0:
		t.kind = small
	case letters == 1:
		t.kind = letter
	case smalls == 0:
		t.kind = upper
	case late && shape>>(4*(runs-1)) == runSmall:
		t.kind = mixed
	default:
		t.kind = first
	}
	if t.kind == upper { // "US" and "UNHCR" are not alike
		shape |= uint64(min(letters, 6)) << 32
	}
	t.shape = shape
	for i := 0; i < 4 && i < len(word); i++ {
		t.affix[i], t.affix[7-i] = lower(word[i]), lower(word[len(word)-1-i])
	}
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// modeOf tells sentences in capitals, and headlines that capitalise every word.
func (x *reader) modeOf(run doc.Run) mode {
	words, uppers, long, firsts := 0, 0, 0, 0
	for t := run.Start; t < run.End; t++ {
		switch k := x.tokens[t].kind; k {
		case small, first, upper, mixed:
			words++
			if k == upper {
				uppers++
			}
			if s := x.d.Tokens.Spans[t]; s.Len() >= 4 {
				long++
				if k == first {
					firsts++
				}
			}
		}
	}
	switch {
	case words >= 2 && uppers*5 >= words*4:
		return caps
	case long >= 5 && firsts*4 >= long*3:
		return title
	}
	return plain
}

// particles open or join names though they are small.
var particles = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"al", "el", "an", "as", "ash", "bin", "ibn", "de", "del", "della", "der", "den", "di", "da", "dos", "das",
		"du", "la", "le", "van", "von", "ben", "ter", "ten", "abu", "ul", "ur", "af", "zu", "y", "e", "st", "al-", "d'"} {
		m[learn.HashWord(w)] = true
	}
	return m
}()

var (
	hyphen              = learn.HashWord("-")
	article             = learn.HashWord("the")
	bracket, bracketEnd = learn.HashWord("("), learn.HashWord(")")
	ofWord              = learn.HashWord("of")
	joints              = map[uint64]bool{ofWord: true, learn.HashWord("for"): true, learn.HashWord("and"): true, learn.HashWord("the"): true,
		learn.HashWord("&"): true, learn.HashWord("on"): true, learn.HashWord("in"): true, learn.HashWord("de"): true, learn.HashWord("to"): true,
		learn.HashWord("against"): true, hyphen: true, learn.HashWord("'s"): true, learn.HashWord("al"): true}
)

const maxGap = 3 // small words between the capitals of one name

// choose marks the tokens of a sentence that can be in a name: capitals, small
// words between them, figures, particles and what is hyphenated to them.
func (x *reader) choose(run doc.Run) {
	last := run.Start - maxGap - 2 // the capital before
	for t := run.Start; t < run.End; t++ {
		k := &x.tokens[t]
		if !k.kind.capital() {
			continue
		}
		k.name = true
		if t-last <= maxGap+1 {
			for g := last + 1; g < t; g++ {
				x.tokens[g].name = true
			}
		}
		last = t
		if t > run.Start && (x.tokens[t-1].kind == digits || particles[x.tokens[t-1].word]) {
			x.tokens[t-1].name = true
		}
		if t > run.Start+1 && x.tokens[t-1].word == hyphen && x.tokens[t-2].kind != mark {
			x.tokens[t-1].name, x.tokens[t-2].name = true, true
		}
		if t+1 < run.End && x.tokens[t+1].kind == digits {
			x.tokens[t+1].name = true
		}
		if t+2 < run.End && x.tokens[t+1].word == hyphen && x.tokens[t+2].kind != mark {
			x.tokens[t+1].name, x.tokens[t+2].name = true, true
		}
	}
	for t := run.Start; t < run.End; t++ {
		if !x.tokens[t].name {
			continue
		}
		start := t
		for t < run.End && x.tokens[t].name {
			t++
		}
		x.stretches = append(x.stretches, doc.Run{Start: start, End: t})
	}
}

// runs gives each capital the unbroken run of capitals that it stands in.
func (x *reader) runs(run doc.Run) {
	for t := run.Start; t < run.End; t++ {
		start := t
		for t < run.End && x.tokens[t].kind.capital() {
			t++
		}
		for i := start; i < t; i++ {
			x.tokens[i].run = doc.Run{Start: start, End: t}
		}
		if start == t {
			x.tokens[t].run = doc.Run{Start: t, End: t}
		}
	}
}
