// Package tag gives every token its part of speech (UPOS and Penn XPOS) and its
// lemma.
//
// Call [New] once and [Tagger.Read] for each document. The tagger goes from left
// to right and chooses each token's UPOS and XPOS together with an averaged
// perceptron over words, affixes, shapes, word clusters, what the lexicon says
// about the words around it, and the tags already chosen. Words that had one tag
// only throughout the treebanks get it without a search. Lemmas come from the
// longest known ending (or whole form) under the chosen tag.
package tag

import (
	"fmt"
	"sync"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Tagger is safe for concurrent use.
type Tagger struct {
	*lexicon
	scorer learn.Scorer
	second *second // nil if the model was trained without
	lemmas *lemmatiser
	free   sync.Pool // of *again, whose memory is used again
}

// class is a UPOS and an XPOS that go together.
type class struct {
	upos doc.UPOS
	xpos doc.XPOS
}

// New opens the trained tagger.
func New() (*Tagger, error) {
	f, err := learn.Open("tag")
	if err != nil {
		return nil, err
	}
	return From(f)
}

// From opens a tagger from a file of weights.
func From(f *learn.File) (*Tagger, error) {
	parts := map[string][]byte{}
	for _, name := range []string{"classes", "sets", "words", "weights", "scripts", "endings"} {
		p, err := f.Part(name)
		if err != nil {
			return nil, err
		}
		parts[name] = p
	}
	t := &Tagger{}
	var err error
	if t.lexicon, err = openLexicon(parts["classes"], parts["sets"], parts["words"]); err != nil {
		return nil, err
	}
	if t.scorer, err = learn.OpenLinear(parts["weights"]); err != nil {
		return nil, err
	}
	if t.scorer.Classes() != len(t.classes) {
		return nil, fmt.Errorf("tag: weights for %d classes, want %d", t.scorer.Classes(), len(t.classes))
	}
	if t.clusters, err = learn.LoadClusters(); err != nil {
		return nil, err
	}
	if t.lemmas, err = openLemmatiser(parts["scripts"], parts["endings"]); err != nil {
		return nil, err
	}
	if !f.Has("net") {
		return t, nil
	}
	if t.second, err = newSecond(len(t.classes)); err != nil {
		return nil, err
	}
	return t, t.second.Open(f)
}

// Read tags the document's tokens.
func (t *Tagger) Read(d *doc.Doc) (*doc.Tags, error) {
	if d.Tokens == nil {
		return nil, fmt.Errorf("tag: the document has no tokens")
	}
	n := d.Tokens.Len()
	tags := &doc.Tags{UPOS: make([]doc.UPOS, n), XPOS: make([]doc.XPOS, n)}
	s, p := newSentence(t.lexicon), newPass(t.lexicon)
	a, ok := t.free.Get().(*again)
	if !ok {
		a = &again{}
	}
	defer t.free.Put(a)
	for _, run := range d.Tokens.Sentences {
		t.firstPass(s, d, run, p)
		if t.second != nil {
			t.second.read(s, a)
		}
		for i := 0; i < s.n; i++ {
			c := t.classes[s.chosen[i+pad]]
			at := run.Start + doc.Token(i)
			tags.UPOS[at], tags.XPOS[at] = c.upos, c.xpos
		}
	}
	tags.Lemma = t.lemmas.read(d, tags)
	return tags, nil
}

// pass is the memory of a first pass.
type pass struct {
	scores   []int32
	features []uint64
}

func newPass(l *lexicon) *pass {
	return &pass{make([]int32, len(l.classes)), make([]uint64, 0, maxFeatures)}
}

// firstPass chooses the classes of a sentence from left to right.
func (t *Tagger) firstPass(s *sentence, d *doc.Doc, run doc.Run, p *pass) {
	s.load(d, run)
	for i := range s.n {
		c := s.certain(i)
		if c < 0 {
			p.features = s.features(i, p.features[:0])
			t.scorer.Score(p.features, p.scores)
			c = best(p.scores, s.candidates(i))
		}
		s.choose(i, c)
	}
}

// best returns the class with the highest score, the first of equals; among the
// candidates only, if there are any.
func best[N int32 | float32](scores []N, candidates []uint8) int {
	if len(candidates) > 0 {
		b := int(candidates[0])
		for _, c := range candidates[1:] {
			if scores[c] > scores[b] {
				b = int(c)
			}
		}
		return b
	}
	b := 0
	for c := range scores {
		if scores[c] > scores[b] {
			b = c
		}
	}
	return b
}

// lexicon is what the treebanks say about words on their own.
type lexicon struct {
	classes []class
	sets    [][]uint8 // sets of classes that a word may have, the most frequent first; 0 is the unknown word's
	flags   []uint8   // for each set, what may be taken for granted
	words   *learn.Lookup
	// clusters are what is known of words beyond the treebanks; nil if the model
	// was trained without.
	clusters *learn.Clusters
}

const (
	closed   = 1 << iota // the word is so frequent that it has no other class
	settled              // its only class is certain
	lexLimit = 1 << 15
)

func openLexicon(classes, sets, words []byte) (*lexicon, error) {
	l := &lexicon{}
	for ; len(classes) >= 2; classes = classes[2:] {
		l.classes = append(l.classes, class{doc.UPOS(classes[0]), doc.XPOS(classes[1])})
	}
	if len(l.classes) == 0 || len(l.classes) > 255 {
		return nil, fmt.Errorf("tag: %d classes, want 1 to 255", len(l.classes))
	}
	for len(sets) >= 2 {
		n := int(sets[1])
		if len(sets) < 2+n {
			return nil, fmt.Errorf("tag: the sets of classes are cut short")
		}
		for _, c := range sets[2 : 2+n] {
			if int(c) >= len(l.classes) {
				return nil, fmt.Errorf("tag: class %d of %d in a set", c, len(l.classes))
			}
		}
		l.flags, l.sets = append(l.flags, sets[0]), append(l.sets, sets[2:2+n])
		sets = sets[2+n:]
	}
	var err error
	l.words, err = learn.OpenLookup(words)
	return l, err
}

// set returns the number of a word's set of classes, 0 if it is unknown.
func (l *lexicon) set(hash uint64) uint16 {
	if s := l.words.Of(hash); int(s) < len(l.sets) {
		return s
	}
	return 0
}

func packLexicon(classes []class, sets [][]uint8, flags []uint8) (c, s []byte) {
	for _, k := range classes {
		c = append(c, byte(k.upos), byte(k.xpos))
	}
	for i, set := range sets {
		s = append(s, flags[i], byte(len(set)))
		s = append(s, set...)
	}
	return c, s
}
