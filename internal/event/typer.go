package event

import (
	"fmt"

	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/world"
)

// Roots are the answers that a Typer may give: PLOVER's types, but YIELD for
// CONCEDE and RETREAT. Do not alter it.
var Roots = [...]string{"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
	"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

// yield is the root that stands for CONCEDE and RETREAT; its quad is RETREAT's.
const yield = "YIELD"

// Typer tells what one side does to the other where somebody has said who the
// sides are, by a model (models/event.bin) for which the rules' answers are
// features among others. It answers always: whether anything happens between the
// two is not its question. It is safe for concurrent use.
type Typer struct {
	coder    *Coder
	clusters *learn.Clusters
	model    *learn.Softmax
	learnt   *learn.Lookup // hashes of the sentences that the model was learnt from
}

// Judgement is a root and its quad class.
type Judgement struct {
	Root   string
	Quad   int
	Chance float64 // the model's probability of the root
}

// NewTyper reads the rules and opens models/event.bin.
func NewTyper(w *world.World) (*Typer, error) {
	file, err := learn.Open("event")
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	t, err := NewTyperTrainer(w)
	if err != nil {
		return nil, err
	}
	return t.open(file)
}

// Type judges a pair. The document wants the layers tokens, tags, trees and actors,
// and statements and events where they are.
func (t *Typer) Type(d *doc.Doc, pair Pair) (Judgement, error) {
	p, err := pairingOf(t.coder, t.clusters, d, pair)
	if err != nil {
		return Judgement{}, err
	}
	var chances [len(Roots)]float32
	t.model.Score(p.features(), chances[:])
	best := 0
	for i := range chances {
		if chances[i] > chances[best] {
			best = i
		}
	}
	root := Roots[best]
	j := Judgement{Root: root, Chance: float64(chances[best])}
	if root == yield {
		root = "RETREAT"
	}
	j.Quad = t.coder.lex.types[root].Quad
	return j, nil
}

// Learnt reports whether the model was learnt from the pair's sentence. One
// sentence in 30,000 is taken for learnt by mistake.
func (t *Typer) Learnt(d *doc.Doc, pair Pair) bool {
	p, err := pairingOf(t.coder, t.clusters, d, pair)
	return err == nil && t.learnt.Of(learn.HashWord(d.RunText(p.in))) != 0
}

func pairingOf(c *Coder, clusters *learn.Clusters, d *doc.Doc, pair Pair) (*pairing, error) {
	if d.Tokens == nil || d.Tags == nil || d.Trees == nil || d.Actors == nil {
		return nil, fmt.Errorf("event: a document without tokens, tags, trees or actors, want all four")
	}
	for _, run := range [...]doc.Run{pair.Source, pair.Target} {
		if run.Start < 0 || int(run.End) > d.Tokens.Len() {
			return nil, fmt.Errorf("event: a side of tokens %d to %d of %d", run.Start, run.End, d.Tokens.Len())
		}
	}
	return newPairing(c.newReading(d), clusters, pair), nil
}
