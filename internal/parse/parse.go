// Package parse makes a Universal Dependencies tree of every sentence.
//
// Call [New] once and [Parser.Read] for each document that has its tags. A small
// neural network reads the sentence in both directions, so that each word becomes
// numbers that know of the words around it; from these it scores every pair of
// words as dependent and head. The tree is the one without crossing arcs whose
// arcs score highest in all; there is always one root and never a cycle. Then
// each arc gets the relation that scores highest for it.
package parse

import (
	"fmt"
	"sync"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Parser is safe for concurrent use.
type Parser struct {
	net  *network
	free sync.Pool // of *reading, whose memory is used again
}

// New opens the trained parser.
func New() (*Parser, error) {
	f, err := learn.Open("parse")
	if err != nil {
		return nil, err
	}
	return From(f)
}

// From opens a parser from a file of weights.
func From(f *learn.File) (*Parser, error) {
	n, err := newNetwork()
	if err != nil {
		return nil, err
	}
	if err := n.Encoder.Open(f); err != nil {
		return nil, err
	}
	return &Parser{net: n}, nil
}

// longest is the number of words that are parsed at once. A longer sentence, some
// table most often, is parsed in pieces, which hang on the first.
const longest = 160

// Read parses the document's sentences.
func (p *Parser) Read(d *doc.Doc) (*doc.Trees, error) {
	if d.Tokens == nil || d.Tags == nil {
		return nil, fmt.Errorf("parse: the document has no tokens or no tags")
	}
	n := d.Tokens.Len()
	heads, rels := make([]doc.Token, n), make([]doc.Rel, n)
	r, ok := p.free.Get().(*reading)
	if !ok {
		r = &reading{network: p.net}
	}
	defer p.free.Put(r)
	for _, run := range d.Tokens.Sentences {
		root := doc.Token(doc.None)
		for start := run.Start; start < run.End; {
			end := pieceEnd(d, start, run.End)
			own := r.read(d, doc.Run{Start: start, End: end}, heads, rels)
			if root >= 0 {
				heads[own], rels[own] = root, doc.Parataxis
			} else {
				root = own
			}
			start = end
		}
	}
	return doc.NewTrees(heads, rels), nil
}

// pieceEnd says where the piece of a sentence that begins at start ends: after the
// last mark if it must be cut.
func pieceEnd(d *doc.Doc, start, end doc.Token) doc.Token {
	if end-start <= longest {
		return end
	}
	for i := start + longest - 1; i > start+longest/2; i-- {
		if d.Tags.UPOS[i] == doc.PUNCT {
			return i + 1
		}
	}
	return start + longest
}

// reading is the memory of reading a document.
type reading struct {
	*network
	in       learn.Input
	work     learn.Work
	sheet    sheet
	tree     decoder
	features []uint64
}

// read parses words as one sentence and returns its root.
func (r *reading) read(d *doc.Doc, run doc.Run, heads []doc.Token, rels []doc.Rel) doc.Token {
	r.in.Reset()
	for i := run.Start; i < run.End; i++ {
		r.features = wordFeatures(d, i, r.features[:0])
		r.Add(&r.in, learn.Printed(d.Word(i)), r.features)
	}
	r.in.End()
	r.load(&r.sheet, r.Encoder.Read(&r.work, &r.in))
	n := run.Len()
	best := r.tree.best(r.arcs(&r.sheet, 0, n), n, wide(n))
	root := run.Start
	for i, h := range best {
		if int(h) == n {
			root, best[i] = run.Start+doc.Token(i), -1
		}
	}
	names := r.relations(&r.sheet, 0, best)
	for i, h := range best {
		at := run.Start + doc.Token(i)
		if h < 0 {
			heads[at], rels[at] = doc.None, doc.Root
			continue
		}
		heads[at], rels[at] = run.Start+doc.Token(h), bestRel(names[i*relDims:i*relDims+int(doc.Rels)])
	}
	return root
}

// bestRel returns the relation with the highest score; root is not one to choose.
func bestRel(scores []float32) doc.Rel {
	best := doc.Dep
	for r, s := range scores {
		if s > scores[best] && doc.Rel(r) != doc.Root {
			best = doc.Rel(r)
		}
	}
	return best
}

// wordFeatures lists what the encoder sees of a word besides its vector.
func wordFeatures(d *doc.Doc, i doc.Token, f []uint64) []uint64 {
	w := learn.Printed(d.Word(i))
	u, x := uint64(d.Tags.UPOS[i]), uint64(d.Tags.XPOS[i])
	f = append(f, learn.F1(1, learn.HashWord(w)), learn.F1(2, u<<8|x), learn.F1(5, learn.ShapeOf(w)))
	if len(w) > 3 {
		f = append(f, learn.F1(3, learn.HashWord(w[len(w)-3:])), learn.F1(4, learn.HashWord(w[:3])))
	}
	return f
}
