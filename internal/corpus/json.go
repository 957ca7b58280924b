package corpus

import (
	"encoding/json"
	"fmt"

	"dateline/internal/doc"
)

// Lines reads a file of JSON lines and calls each with every value in turn.
func Lines[T any](path string, each func(T) error) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	s := scanner(r)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := each(v); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

// ReadTagged reads {"sents": [[[word, Penn tag], ...], ...]} lines, one document
// each. Parts of speech are X and lemmas empty: the data has none.
func ReadTagged(path string) ([]*doc.Doc, error) {
	var docs []*doc.Doc
	err := Lines(path, func(line struct {
		Sents [][][2]string `json:"sents"`
	}) error {
		b := &builder{}
		tags := &doc.Tags{}
		for _, sent := range line.Sents {
			for _, w := range sent {
				if w[0] == "" {
					continue
				}
				if len(b.spans) > 0 {
					b.text.WriteByte(' ')
				}
				b.token(w[0])
				name := w[1]
				switch name {
				case "(":
					name = "-LRB-"
				case ")":
					name = "-RRB-"
				}
				xpos, _ := doc.ParseXPOS(name)
				tags.UPOS, tags.XPOS, tags.Lemma = append(tags.UPOS, doc.X), append(tags.XPOS, xpos), append(tags.Lemma, "")
			}
			b.endSentence()
		}
		if len(b.spans) == 0 {
			return nil
		}
		d := b.doc()
		d.Tags = tags
		docs = append(docs, d)
		return nil
	})
	return docs, err
}
