package event

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/internal/doc"
	"dateline/internal/learn"
	"dateline/internal/rule"
	"dateline/internal/world"
)

// TyperTrainer makes the model of a Typer: Example for each pair whose root is
// known, Written for those of the project's own, then Train. Typer opens what
// Train returned.
type TyperTrainer struct {
	coder    *Coder
	clusters *learn.Clusters
	classes  map[string]int
}

// NewTyperTrainer reads the rules.
func NewTyperTrainer(w *world.World) (*TyperTrainer, error) {
	c, err := New(w)
	if err != nil {
		return nil, err
	}
	clusters, err := learn.LoadClusters()
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	t := &TyperTrainer{c, clusters, map[string]int{}}
	for i, root := range Roots {
		t.classes[root] = i
	}
	t.classes["CONCEDE"], t.classes["RETREAT"] = t.classes[yield], t.classes[yield]
	return t, nil
}

// TyperExample is a pair whose root is known.
type TyperExample struct {
	example  learn.SoftmaxExample
	sentence uint64 // the hash of its words
}

// Example is a pair, read by all stages, and its root or type.
func (t *TyperTrainer) Example(d *doc.Doc, pair Pair, root string) (TyperExample, error) {
	class, ok := t.classes[root]
	if !ok {
		return TyperExample{}, fmt.Errorf("event: root %q, want one of %s", root, strings.Join(Roots[:], ", "))
	}
	p, err := pairingOf(t.coder, t.clusters, d, pair)
	if err != nil {
		return TyperExample{}, err
	}
	x := learn.SoftmaxExample{Features: p.features(), Targets: make([]float32, len(Roots)), Weight: 1}
	x.Targets[class] = 1
	return TyperExample{x, learn.HashWord(d.RunText(p.in))}, nil
}

// Of what the project has written itself: how much an example counts. They are
// shorter than the wire's sentences, and all roots are as frequent: a feature of
// their own takes up that difference.
const writtenWeight = 0.3

// Written reads the examples that the project has written itself, with the stages
// that read a sentence: those of rules/events/pairs, and of the rules those `yes`
// sentences in which the rules see the two sides.
func (t *TyperTrainer) Written(read func(sentence string) (*doc.Doc, error)) ([]TyperExample, error) {
	var out []TyperExample
	add := func(d *doc.Doc, pair Pair, root string, from string) error {
		x, err := t.Example(d, pair, root)
		if err != nil {
			return err
		}
		x.example.Weight = writtenWeight
		x.example.Features = append(x.example.Features, learn.Valued{Key: learn.HashExact(from), Value: 1})
		out = append(out, x)
		return nil
	}
	sentences, err := PairSentences()
	if err != nil {
		return nil, err
	}
	for _, s := range sentences {
		d, err := read(s.Text)
		if err != nil {
			return nil, s.Pos.Errorf("%w", err)
		}
		pair, err := s.In(d)
		if err == nil {
			err = add(d, pair, s.Root, "written pair")
		}
		if err != nil {
			return nil, s.Pos.Errorf("%w", err)
		}
	}
	for _, r := range t.coder.Rules() {
		for _, e := range r.Examples {
			if !e.Want {
				continue
			}
			typ := r.Type.Name
			if e.Type != "" {
				typ = e.Type
			}
			d, err := read(e.Sentence)
			if err != nil {
				return nil, e.Pos.Errorf("%w", err)
			}
			if pair, ok := pairOf(d, typ); ok {
				if err := add(d, pair, typ, "written rule"); err != nil {
					return nil, e.Pos.Errorf("%w", err)
				}
			}
		}
	}
	return out, nil
}

// pairOf is the pair of the first event of a type, if both of its sides are named in its sentence.
func pairOf(d *doc.Doc, typ string) (Pair, bool) {
	for i := range d.Events.Events {
		e := &d.Events.Events[i]
		if e.Type != typ {
			continue
		}
		actor, recipient := e.Actor, e.Recipient
		if len(recipient) == 0 && len(actor) > 1 {
			actor, recipient = actor[:1], actor[1:]
		}
		pair := Pair{nearest(d, actor, e.Head), nearest(d, recipient, e.Head)}
		if !pair.Source.Empty() && !pair.Target.Empty() && !pair.Source.Overlaps(pair.Target) {
			return pair, true
		}
	}
	return Pair{}, false
}

// nearest is the mention of one of the actors that stands nearest to a word, in its sentence.
func nearest(d *doc.Doc, list []doc.ActorID, head doc.Token) doc.Run {
	best, far := doc.Run{}, doc.Token(maxSentence)
	for i := range d.Actors.Mentions {
		m := &d.Actors.Mentions[i]
		if d.Tokens.Of[m.Head] != d.Tokens.Of[head] || !hasActor(list, m.Actor) {
			continue
		}
		if x := distance(m.Head, head); x < far {
			best, far = m.Run, x
		}
	}
	return best
}

// Train learns from examples. The same examples and seed give the same bytes.
func (t *TyperTrainer) Train(examples []TyperExample, seed uint64) []byte {
	list := make([]learn.SoftmaxExample, len(examples))
	seen := map[uint64]uint16{}
	for i := range examples {
		list[i] = examples[i].example
		seen[examples[i].sentence] = 1
	}
	model := learn.TrainSoftmax(list, learn.SoftmaxTraining{Classes: len(Roots), Epochs: 20, Rate: 0.04, L2: 0.0005, Dropout: 0.6, Least: 2, Members: 4, Seed: seed})
	return learn.Pack([]learn.Part{{Name: "roots", Bytes: model.Compile(0)}, {Name: "learnt", Bytes: learn.PackLookup(seen)}})
}

// Typer opens a model that Train made.
func (t *TyperTrainer) Typer(model []byte) (*Typer, error) {
	file, err := learn.Unpack("event", model)
	if err != nil {
		return nil, err
	}
	return t.open(file)
}

func (t *TyperTrainer) open(file *learn.File) (*Typer, error) {
	roots, err1 := file.Part("roots")
	learnt, err2 := file.Part("learnt")
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	model, err1 := learn.OpenSoftmax(roots)
	seen, err2 := learn.OpenLookup(learnt)
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("event: models/event.bin: %w", err)
	}
	if model.Classes() != len(Roots) {
		return nil, fmt.Errorf("event: models/event.bin tells %d roots apart, want %d; make it anew with: go run ./cmd/train event", model.Classes(), len(Roots))
	}
	return &Typer{t.coder, t.clusters, model, seen}, nil
}

// PairSentence is a sentence, its two sides and their root.
type PairSentence struct {
	Pos            rule.Pos
	Root, Text     string
	Source, Target doc.Span // in bytes of Text; empty where the sentence names nobody
}

// PairSentences reads the sentences of rules/events/pairs.
func PairSentences() ([]PairSentence, error) {
	names, err := rule.Files("events/pairs", ".tsv")
	if err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	var (
		out  []PairSentence
		errs []error
	)
	for _, name := range names {
		file, text, err := rule.Text(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		rows, err := rule.ReadTable(file, text, "root", "sentence")
		errs = append(errs, err)
		for _, row := range rows {
			s, err := readPairSentence(row.Cells[0], row.Cells[1])
			if err != nil {
				errs = append(errs, row.Pos.Errorf("%w", err))
			}
			s.Pos = row.Pos
			out = append(out, s)
		}
	}
	return out, errors.Join(errs...)
}

// readPairSentence reads a sentence with its [source] and {target} in brackets.
func readPairSentence(root, marked string) (PairSentence, error) {
	s := PairSentence{Root: root}
	text := make([]byte, 0, len(marked))
	open := [2]bool{}
	for i := 0; i < len(marked); i++ {
		at := doc.Byte(len(text))
		c := marked[i]
		switch k := strings.IndexByte("[]{}", c); {
		case k < 0:
			text = append(text, c)
			continue
		case open[1-k/2], open[k/2] != (k%2 == 1):
			return s, fmt.Errorf("%q, want one [source] and one {target}", marked)
		case k%2 == 0:
			side := [...]*doc.Span{&s.Source, &s.Target}[k/2]
			if !side.Empty() {
				return s, fmt.Errorf("%q has a second %c", marked, c)
			}
			side.Start, open[k/2] = at, true
		default:
			side := [...]*doc.Span{&s.Source, &s.Target}[k/2]
			side.End, open[k/2] = at, false
		}
	}
	s.Text = string(text)
	if open[0] || open[1] || s.Source.Empty() && s.Target.Empty() || !utf8.ValidString(s.Text) {
		return s, fmt.Errorf("%q, want one [source] and one {target}", marked)
	}
	return s, nil
}

// In finds the sides in a document that holds the sentence.
func (s *PairSentence) In(d *doc.Doc) (Pair, error) {
	i := strings.Index(d.Text, s.Text)
	if i < 0 {
		return Pair{}, fmt.Errorf("the sentence %q is not in the text as it was read", s.Text)
	}
	at := func(side doc.Span) doc.Run {
		if side.Empty() {
			return doc.Run{}
		}
		return d.RunOf(doc.Span{Start: doc.Byte(i) + side.Start, End: doc.Byte(i) + side.End})
	}
	return Pair{at(s.Source), at(s.Target)}, nil
}
