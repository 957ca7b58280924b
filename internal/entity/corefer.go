package entity

import "dateline/internal/doc"

// Chains returns the coreference chains of a document in OntoNotes' sense:
// every noun phrase of a chain of two and more with all that hangs on it,
// things and first and second persons included, adjectives left out. It is what
// [Resolver.Read] works by, laid open to be scored.
func (x *Resolver) Chains(d *doc.Doc) ([][]doc.Run, error) {
	r, err := x.resolve(d)
	if err != nil {
		return nil, err
	}
	out := r.speakers()
	for i := range r.chains {
		c := &r.chains[i]
		var runs []doc.Run
		for _, k := range c.mentions {
			if m := &r.mentions[k]; !m.adj || m.label == none || !r.labels[m.label].adj {
				runs = append(runs, m.full)
			}
		}
		if len(runs) > 1 {
			out = append(out, runs)
		}
	}
	return out, nil
}

// speakers chains "I", "we" and "you", each word over all that one voice says.
func (r *reader) speakers() [][]doc.Run {
	var i, we, you []doc.Run
	for t := range r.words {
		if r.upos[t] != doc.PRON {
			continue
		}
		run := doc.Run{Start: doc.Token(t), End: doc.Token(t) + 1}
		switch lower(r.words[t]) {
		case "i", "me", "my", "mine", "myself":
			i = append(i, run)
		case "we", "us", "our", "ours", "ourselves":
			we = append(we, run)
		case "you", "your", "yours", "yourself", "yourselves":
			you = append(you, run)
		}
	}
	var out [][]doc.Run
	for _, c := range [][]doc.Run{i, we, you} {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}
