package quote

import (
	"dateline/internal/doc"
	"dateline/internal/learn"
)

// word is what the features of the trained model ask of a token, looked up once.
type word struct {
	form, lemma uint64
	coarse      uint64 // class of 256, and
	fine        uint64 // of 4,096; 0 if unknown
	upos, xpos  uint64
	rel         uint64
	marks       uint64    // quotation marks: see marksOf
	opens       doc.Token // the highest token whose subtree begins here, or None
	ends        doc.Token // the highest whose subtree ends before here, or None
}

// How a token stands to quotation marks.
const (
	unquoted = iota
	insideQuotation
	openingMark
	closingMark
)

// edge is what stands beyond the ends of the text.
var edge = word{form: 1, lemma: 1, coarse: 1 << 20, fine: 1 << 20, upos: 99, xpos: 99, rel: 99, opens: doc.None, ends: doc.None}

// marking is the work of the learnt reader on one document, after the rules'.
type marking struct {
	*reading
	words []word
	ruled []int32 // for each token, the cue of the rules that it stands in, or None
	sure  []uint8 // for each token, how sure it is that it heads a cue, from 0 to 4
	// What quotation marks the sentence has that was asked about last: a bit for
	// each way to stand to them.
	lastSentence doc.Sentence
	lastMarks    uint64
}

// newMarking looks up what the features ask.
func newMarking(r *reading, clusters *learn.Clusters) *marking {
	n := r.d.Tokens.Len()
	x := &marking{reading: r, ruled: make([]int32, n), sure: make([]uint8, n), lastSentence: doc.None}
	for i := range x.ruled {
		x.ruled[i] = doc.None
	}
	for i := range x.cues {
		for t := x.cues[i].run.Start; t < x.cues[i].run.End; t++ {
			x.ruled[t] = int32(i)
		}
	}
	x.lookUp(clusters)
	return x
}

// lookUp makes the words of the document.
func (x *marking) lookUp(clusters *learn.Clusters) {
	n := x.d.Tokens.Len()
	x.words = make([]word, n+1)
	for t := range x.words[:n] {
		tok := doc.Token(t)
		class := clusters.Of(x.d.Word(tok))
		x.words[t] = word{
			form: learn.HashWord(x.d.Word(tok)), lemma: learn.HashWord(x.lemma(tok)),
			coarse: uint64(clusters.Prefix(class, 2)), fine: uint64(class),
			upos: uint64(x.tags.UPOS[t]), xpos: uint64(x.tags.XPOS[t]), rel: uint64(x.rel(tok)),
			marks: x.marksOf(tok), opens: doc.None, ends: doc.None,
		}
	}
	x.words[n] = edge
	for t := range n {
		tok := doc.Token(t)
		s := x.sub[t]
		if w := &x.words[s.Start]; w.opens < 0 || x.sub[w.opens].Len() < s.Len() {
			w.opens = tok
		}
		if w := &x.words[s.End]; w.ends < 0 || x.sub[w.ends].Len() < s.Len() {
			w.ends = tok
		}
	}
}

func (x *marking) marksOf(t doc.Token) uint64 {
	switch {
	case x.quoteMark(t):
		if next := t + 1; x.there(next) && x.quoted[next] >= 0 && (t == 0 || x.quoted[t-1] != x.quoted[next]) {
			return openingMark
		}
		return closingMark
	case x.quoted[t] >= 0:
		return insideQuotation
	}
	return unquoted
}

// at returns the word at a place, which may lie beyond the ends.
func (x *marking) at(t doc.Token) *word {
	if uint(t) < uint(len(x.sub)) {
		return &x.words[t]
	}
	return &edge
}

// marksIn returns which ways to stand to quotation marks the words of a sentence have.
func (x *marking) marksIn(s doc.Sentence) uint64 {
	if s != x.lastSentence {
		x.lastSentence, x.lastMarks = s, 0
		for t := x.d.Tokens.Sentences[s].Start; t < x.d.Tokens.Sentences[s].End; t++ {
			x.lastMarks |= 1 << x.words[t].marks
		}
	}
	return x.lastMarks
}

// headIn returns the word of a run that depends on none in it, or None.
func (x *marking) headIn(r doc.Run) doc.Token {
	for t := r.Start; t < r.End; t++ {
		if h := x.head(t); !r.Has(h) && !x.aside(t) {
			return t
		}
	}
	return doc.None
}

// one is 1 if it is so, else 0.
func one(so bool) uint64 {
	if so {
		return 1
	}
	return 0
}

// distance is how many words lie between two, in steps that grow.
func distance(a, b doc.Token) uint64 {
	n := max(a-b, b-a)
	switch {
	case n <= 5:
		return uint64(n)
	case n <= 8:
		return 6
	case n <= 14:
		return 7
	case n <= 25:
		return 8
	case n <= 50:
		return 9
	}
	return 10
}

// features collects the features of one thing. Each template has its number; a
// template that is left out keeps it.
type features struct {
	list     []uint64
	template uint64
}

func (f *features) one(a uint64) {
	f.template++
	f.list = append(f.list, learn.F1(f.template, a))
}

func (f *features) two(a, b uint64) {
	f.template++
	f.list = append(f.list, learn.F2(f.template, a, b))
}

func (f *features) three(a, b, c uint64) {
	f.template++
	f.list = append(f.list, learn.F3(f.template, a, b, c))
}

// start begins anew, with templates from a number on that others do not use.
func (f *features) start(template uint64) {
	f.list, f.template = f.list[:0], template
}
