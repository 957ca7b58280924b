package tag

import (
	"fmt"
	"io"
	"sync"

	"dateline/internal/doc"
	"dateline/internal/learn"
)

// What is trained on the tagger's output must see it as it will be: with mistakes.
// So the documents are tagged in folds, each by a tagger that learnt on the others.

const (
	folds        = 4
	foldEpochs   = 4
	foldFeatures = 250_000
)

// firstByOthers sets what the first passes of the folds make of the examples that
// they have not seen.
func firstByOthers(tr Training, examples []example) ([]*Tagger, error) {
	out, errs := make([]*Tagger, folds), make([]error, folds)
	scores := make([]string, folds)
	var wait sync.WaitGroup
	for k := range folds {
		wait.Go(func() { out[k], scores[k], errs[k] = trainFold(tr, k, examples) })
	}
	wait.Wait()
	for k := range folds {
		if errs[k] != nil {
			return nil, errs[k]
		}
		fmt.Fprint(tr.Progress, scores[k])
	}
	return out, nil
}

func trainFold(tr Training, k int, examples []example) (*Tagger, string, error) {
	var others []*doc.Doc
	for i, d := range tr.Docs {
		if i%folds != k {
			others = append(others, d)
		}
	}
	if len(others) == 0 {
		others = tr.Docs
	}
	own := tr
	own.Docs, own.Epochs, own.Members, own.Features, own.Progress = others, foldEpochs, 1, foldFeatures, io.Discard
	learnt, tokens := examplesOf(others)
	parts, _, _, err := trainFirst(own, learnt, tokens)
	if err != nil {
		return nil, "", err
	}
	f, err := learn.Unpack("tag", learn.Pack(parts))
	if err != nil {
		return nil, "", err
	}
	t, err := From(f)
	if err != nil {
		return nil, "", err
	}
	s, scratch := newSentence(t.lexicon), newPass(t.lexicon)
	right, of := 0, 0
	for i := range examples {
		e := &examples[i]
		if e.of%folds != k {
			continue
		}
		t.firstPass(s, e.d, e.run, scratch)
		e.first = e.first[:0]
		for j := range s.n {
			c := t.classes[s.chosen[j+pad]]
			e.first = append(e.first, c)
			of++
			if at := e.run.Start + doc.Token(j); c.upos == e.d.Tags.UPOS[at] {
				right++
			}
		}
	}
	return t, fmt.Sprintf("tag: fold %d of %d: first pass UPOS %.2f\n", k+1, folds, 100*float64(right)/float64(max(of, 1))), nil
}

// ByOthers returns tags for the documents, each by the first pass of a tagger that
// has not seen it. The second pass errs less often, but to train it for every fold
// would take longer than all the rest.
func ByOthers(tr Training) ([]*doc.Tags, error) {
	examples, _ := examplesOf(tr.Docs)
	trained, err := firstByOthers(tr, examples)
	if err != nil {
		return nil, err
	}
	tags := make([]*doc.Tags, len(tr.Docs))
	for k, t := range trained {
		for i := k; i < len(tr.Docs); i += folds {
			if tags[i], err = t.Read(&doc.Doc{Text: tr.Docs[i].Text, Tokens: tr.Docs[i].Tokens}); err != nil {
				return nil, err
			}
		}
	}
	return tags, nil
}
