package quote

import (
	"fmt"
	"runtime"
	"slices"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// Gold is an attribution of a corpus. Source may be empty, and so may Content.
type Gold struct{ Source, Cue, Content []doc.Span }

// Example is a document to learn from, with tokens, tags and trees.
type Example struct {
	Doc  *doc.Doc
	Gold []Gold
}

// Training says how to train.
type Training struct {
	Seed     uint64
	Epochs   int
	Dropout  float64 // how often a feature is left out in training
	Least    uint32  // how often a feature must occur
	Buckets  int     // a quarter of the features of roles that are kept
	Features int     // of cues that are kept; of choices and judgements half as many
	Progress func(format string, args ...any)
}

// folds is in how many parts the documents are read by models of the others.
const folds = 2

// choiceDropout is the dropout of the choice, whose examples are few.
const choiceDropout = 0.2

// Train learns from the examples and returns the model file.
//
// Each step learns from what the step before it will have made of a text that it
// has never seen: roles beside the cues found, the choice and the judge from
// proposals. So each half of the documents is read by models of the other half.
func Train(examples []Example, o Training) ([]byte, error) {
	rules, err := newRules()
	if err != nil {
		return nil, err
	}
	t := &training{Training: o}
	if t.clusters, err = learn.LoadClusters(); err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	rules.wide = true
	lost, cues, candidates := 0, 0, 0
	for _, e := range examples {
		s := t.study(rules, e)
		t.docs = append(t.docs, s)
		lost, cues, candidates = lost+s.lost, cues+len(s.gold), candidates+len(s.instances)
	}
	t.Progress("%d candidates, %d of them cues; %d more cues cannot be read", candidates, cues, lost)
	choice, judge, err := t.stack()
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	all := func(int) bool { return true }
	return learn.Pack([]learn.Part{
		{Name: "cues", Bytes: t.logistic("cues", t.instances(all), o.Features)},
		{Name: "roles", Bytes: t.roles(all)},
		{Name: "choice", Bytes: choice},
		{Name: "judge", Bytes: judge},
	}), nil
}

type training struct {
	Training
	clusters *learn.Clusters
	docs     []*studied
	counts   map[uint64]uint32 // of the features of roles
}

// stack trains the choice and the judge, upon models of each half of the documents.
func (t *training) stack() (choice, judge []byte, err error) {
	var halves [folds]model
	in := func(fold int) func(int) bool { return func(i int) bool { return i%folds == fold } }
	others := func(fold int) func(int) bool { return func(i int) bool { return i%folds != fold } }
	for fold := range halves {
		if halves[fold].cues, err = learn.OpenLinear(t.logistic("cues", t.instances(others(fold)), t.Features)); err != nil {
			return nil, nil, err
		}
		for _, s := range t.where(in(fold)) {
			s.weigh(halves[fold].cues)
		}
	}
	t.count()
	var groups [][]instance
	for fold := range halves {
		if halves[fold].roles, err = learn.OpenChain(t.roles(others(fold))); err != nil {
			return nil, nil, err
		}
		for _, s := range t.where(in(fold)) {
			groups = append(groups, s.choices(&halves[fold])...)
		}
	}
	choice = t.choose(groups, t.Features/2)
	var judged []instance
	for fold := range halves {
		if halves[fold].choice, err = learn.OpenLinear(choice); err != nil {
			return nil, nil, err
		}
		for _, s := range t.where(in(fold)) {
			judged = append(judged, s.judgements(&halves[fold])...)
		}
	}
	return choice, t.logistic("judge", judged, t.Features/2), nil
}

func (t *training) where(wanted func(document int) bool) []*studied {
	var out []*studied
	for i, s := range t.docs {
		if wanted(i) {
			out = append(out, s)
		}
	}
	return out
}

func (t *training) instances(wanted func(document int) bool) []instance {
	var out []instance
	for _, s := range t.where(wanted) {
		out = append(out, s.instances...)
	}
	return out
}

// studied is a document with what is to be learnt from it.
type studied struct {
	*marking
	gold      map[doc.Token]Gold // by the head of the cue
	all       []Gold
	instances []instance
	lost      int // cues none of whose words may be one
}

// study finds the cues of a document, and words that are none. What stands in the
// content of another attribution is neither: PolNeAR marks the outermost only.
func (t *training) study(rules *Reader, e Example) *studied {
	s := &studied{marking: newMarking(rules.open(e.Doc), t.clusters), gold: map[doc.Token]Gold{}, all: e.Gold}
	unclear := make([]bool, e.Doc.Tokens.Len())
	for _, g := range e.Gold {
		for _, c := range append(slices.Clone(g.Cue), g.Content...) {
			for r := e.Doc.RunOf(c); r.Start < r.End; r.Start++ {
				unclear[r.Start] = true
			}
		}
		if len(g.Cue) == 0 {
			continue
		}
		if h := s.cueHeadOf(e.Doc.RunOf(g.Cue[0])); h >= 0 {
			s.gold[h] = g
		} else {
			s.lost++
		}
	}
	var f features
	for _, run := range e.Doc.Tokens.Sentences {
		for k := run.Start; k < run.End && run.Len() <= longest; k++ {
			if _, ok := s.gold[k]; ok || !unclear[k] && s.mayCue(k) {
				s.cueFeatures(&f, k)
				s.instances = append(s.instances, instance{slices.Clone(f.list), ok})
			}
		}
	}
	return s
}

// cueHeadOf returns the word of a gold cue that the tree makes its head, if it
// may be one; else one that may, else None.
func (x *marking) cueHeadOf(r doc.Run) doc.Token {
	best := doc.Token(doc.None)
	for t := r.Start; t < r.End; t++ {
		if !x.mayCue(t) {
			continue
		}
		if best < 0 || !r.Has(x.head(t)) && (r.Has(x.head(best)) || !x.is(best, doc.VERB) && x.is(t, doc.VERB)) {
			best = t
		}
	}
	return best
}

// views looks at each cue of the document in turn.
func (s *studied) views(do func(v *view, g Gold)) {
	var v view
	for k := range s.d.Tokens.Spans {
		if g, ok := s.gold[doc.Token(k)]; ok {
			s.look(&v, doc.Token(k))
			do(&v, g)
		}
	}
}

// count counts the features of roles, so that the rare ones need no room.
func (t *training) count() {
	t.counts = map[uint64]uint32{}
	var f features
	for _, s := range t.docs {
		s.views(func(v *view, _ Gold) {
			for k := v.window.Start; k < v.window.End; k++ {
				s.roleFeatures(&f, v, k)
				for _, key := range f.list {
					t.counts[key]++
				}
			}
		})
	}
}

// roles trains the labelling of roles on the documents that are wanted.
func (t *training) roles(wanted func(document int) bool) []byte {
	chain := learn.NewChainTrainer(roleLabels, legalRole, t.Seed)
	chain.Dropout = t.Dropout
	var (
		examples []*learn.ChainExample
		f        features
	)
	for _, s := range t.where(wanted) {
		s.views(func(v *view, g Gold) {
			e := &learn.ChainExample{Labels: s.labels(v, g)}
			for k := v.window.Start; k < v.window.End; k++ {
				s.roleFeatures(&f, v, k)
				var ids []uint32
				for _, key := range f.list {
					if t.counts[key] >= t.Least {
						ids = append(ids, chain.Feature(key))
					}
				}
				e.Base = append(e.Base, ids)
			}
			examples = append(examples, e)
		})
	}
	for i := range t.Epochs {
		t.Progress("roles: epoch %d of %d: loss %.4f", i+1, t.Epochs, chain.Epoch(examples, i >= t.Epochs/2))
	}
	b, kept := chain.Compile(t.Buckets)
	t.Progress("roles: %d of %d features kept, in %d bytes", kept, chain.Len(), len(b))
	runtime.GC() // the weights of millions of features
	return b
}

// labels returns the gold labels of the words in a view.
func (s *studied) labels(v *view, g Gold) []uint8 {
	roles := make([]uint8, v.window.Len()) // 1 + role
	for _, part := range []struct {
		spans []doc.Span
		role  uint8
	}{{g.Content, roleContent}, {g.Source, roleSource}, {g.Cue, roleCue}} {
		for _, span := range part.spans {
			r := s.d.RunOf(span)
			for k := max(r.Start, v.window.Start); k < min(r.End, v.window.End); k++ {
				roles[k-v.window.Start] = part.role + 1
			}
		}
	}
	out := make([]uint8, len(roles))
	for i := 0; i < len(roles); {
		j := i + 1
		for j < len(roles) && roles[j] == roles[i] {
			j++
		}
		if roles[i] > 0 {
			setRole(out[i:j], roles[i]-1)
		}
		i = j
	}
	return out
}

// choices returns for each cue the readings of a model, with which of them is the
// annotator's. Those without are left out.
func (s *studied) choices(m *model) [][]instance {
	var (
		out [][]instance
		v   view
		f   features
	)
	for _, a := range s.weigh(m.cues) {
		g, ok := s.gold[a.head]
		if !ok {
			continue
		}
		list := s.readings(m, &v, a)
		want := attribution{head: a.head}
		s.assign(&want, &v, s.labels(&v, g))
		group, found := make([]instance, len(list)), false
		for i := range list {
			b := &list[i]
			yes := !found && slices.Equal(b.content, want.content) && b.source == want.source && b.cue == want.cue
			found = found || yes
			s.choiceFeatures(&f, &v, b)
			group[i] = instance{slices.Clone(f.list), yes}
		}
		if found {
			out = append(out, group)
		}
	}
	return out
}

// judgements returns the proposals of a model, with whether they are right.
func (s *studied) judgements(m *model) []instance {
	list := s.propose(m)
	out := make([]instance, len(list))
	var f features
	for i := range list {
		a := &list[i]
		for _, g := range s.all {
			out[i].yes = out[i].yes || s.shares(g.Cue, a.cue) && (len(g.Content) == 0 || s.shares(g.Content, a.content...)) &&
				(len(g.Source) == 0 && a.source.Start < 0 || a.source.Start >= 0 && s.shares(g.Source, a.source))
		}
		s.judgeFeatures(&f, list, i)
		out[i].features = slices.Clone(f.list)
	}
	return out
}

// shares reports whether spans and runs have a token in common.
func (x *marking) shares(spans []doc.Span, runs ...doc.Run) bool {
	for _, s := range spans {
		for _, r := range runs {
			if x.d.RunOf(s).Overlaps(r) {
				return true
			}
		}
	}
	return false
}
