package quote

import (
	"fmt"

	"dateline/internal/learn"
)

// model is what has been learnt from PolNeAR.
type model struct {
	clusters *learn.Clusters
	cues     *learn.Linear // which words are cues
	roles    *learn.Chain  // which words around a cue are its source and its content
	choice   *learn.Linear // which of the likeliest readings of those words holds
	judge    *learn.Linear // which attributions stand beside the others
}

// openModel opens the parts of a model file.
func openModel(f *learn.File) (*model, error) {
	m := &model{}
	for _, p := range []struct {
		name string
		into **learn.Linear
	}{{"cues", &m.cues}, {"choice", &m.choice}, {"judge", &m.judge}} {
		b, err := f.Part(p.name)
		if err == nil {
			*p.into, err = learn.OpenLinear(b)
		}
		if err != nil {
			return nil, fmt.Errorf("quote: %s: %w", p.name, err)
		}
	}
	b, err := f.Part("roles")
	if err == nil {
		m.roles, err = learn.OpenChain(b)
	}
	if err == nil {
		m.clusters, err = learn.LoadClusters()
	}
	if err != nil {
		return nil, fmt.Errorf("quote: %w", err)
	}
	return m, nil
}

// decide is the score of the second of two classes less that of the first: 1,024
// times the logarithm of the odds.
func decide(m *learn.Linear, f *features) int32 {
	var scores [2]int32
	m.Score(f.list, scores[:])
	return scores[1] - scores[0]
}
