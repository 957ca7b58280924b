package corpus

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/internal/doc"
)

// ReadNames reads CoNLL IOB2: a word, perhaps other columns, and the name's tag,
// apart by tabs; "-DOCSTART-" begins a document. kinds says which type a label
// of the corpus is here; a label that it lacks is no name.
func ReadNames(path string, kinds map[string]doc.NameType) ([]*doc.Doc, error) {
	named, err := ReadNamed(path, kinds)
	if err != nil {
		return nil, err
	}
	var docs []*doc.Doc
	for _, d := range named {
		docs = append(docs, d.Doc)
	}
	return docs, nil
}

// Named is a document with names.
type Named struct {
	*doc.Doc
	ID string // of its -DOCSTART-; its number in the file where it has none
}

// ReadNamed is [ReadNames] with the id of each document.
func ReadNamed(path string, kinds map[string]doc.NameType) ([]Named, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	docs, err := readNames(r, kinds)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return docs, nil
}

// NameLabels returns the labels of a file of names, "PER" of "B-PER", as a set.
func NameLabels(path string) (map[string]bool, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	labels := map[string]bool{}
	s := scanner(r)
	for s.Scan() {
		tag := s.Text()[strings.LastIndexByte(s.Text(), '\t')+1:]
		if len(tag) > 2 && (tag[:2] == "B-" || tag[:2] == "I-") {
			labels[strings.TrimRight(tag[2:], "\r")] = true
		}
	}
	return labels, s.Err()
}

func readNames(r io.Reader, kinds map[string]doc.NameType) ([]Named, error) {
	var docs []Named
	id := ""
	b := &builder{}
	var names []doc.Name
	open := "" // the label of the name that the token before belongs to
	end := func() {
		b.endSentence()
		if len(b.spans) > 0 {
			d := b.doc()
			d.Names = doc.NewNames(names, len(b.spans))
			if id == "" {
				id = strconv.Itoa(len(docs) + 1)
			}
			docs = append(docs, Named{d, id})
		}
		b, names, open, id = &builder{}, nil, "", ""
	}
	s := scanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), "\r")
		switch {
		case strings.HasPrefix(line, "-DOCSTART-"):
			end()
			_, id, _ = strings.Cut(line, "\t")
			continue
		case line == "" || strings.HasPrefix(line, "# "):
			b.endSentence()
			open = ""
			continue
		}
		f := strings.Split(line, "\t")
		form, tag := f[0], f[len(f)-1]
		if len(f) < 2 || form == "" || (tag != "O" && !strings.HasPrefix(tag, "B-") && !strings.HasPrefix(tag, "I-")) {
			return nil, fmt.Errorf("%d: %s, want a word and an IOB tag apart by tabs", n, excerpt(line))
		}
		if len(b.spans) > 0 {
			b.text.WriteByte(' ')
		}
		at := doc.Token(len(b.spans))
		b.token(form)
		if tag == "O" {
			open = ""
			continue
		}
		label := tag[2:]
		kind, ok := kinds[label]
		if ok && tag[0] == 'I' && open == label {
			names[len(names)-1].End = at + 1
		} else if ok {
			names = append(names, doc.Name{Run: doc.Run{Start: at, End: at + 1}, Type: kind})
		}
		open = label
	}
	end()
	return docs, s.Err()
}
