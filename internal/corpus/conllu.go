// Package corpus reads training data into documents with gold layers.
//
// [ReadTreebank] reads CoNLL-U (tokens, tags, trees), [ReadNames] CoNLL
// IOB (tokens, names), [Lines] any JSON lines. Files ending in .gz are unpacked. The text of a document is put together from
// its tokens, so that every token's span is its form to the letter.
package corpus

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"dateline/internal/doc"
)

// open opens a file, unpacking it if its name ends in .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// ReadFile reads a file whole, unpacking it if its name ends in .gz.
func ReadFile(path string) ([]byte, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return data, nil
}

// excerpt is the start of a line, for errors.
func excerpt(line string) string {
	const most = 60
	if len(line) <= most {
		return strconv.Quote(line)
	}
	return strconv.Quote(strings.ToValidUTF8(line[:most], "")) + " ..."
}

// scanner returns a scanner of lines of up to 64 MiB.
func scanner(r io.Reader) *bufio.Scanner {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	return s
}

// builder puts a document together from tokens.
type builder struct {
	text      strings.Builder
	spans     []doc.Span
	sentences []doc.Run
	start     doc.Token // of the sentence being built
}

func (b *builder) token(form string) {
	at := doc.Byte(b.text.Len())
	b.text.WriteString(form)
	b.spans = append(b.spans, doc.Span{Start: at, End: doc.Byte(b.text.Len())})
}

func (b *builder) endSentence() {
	if end := doc.Token(len(b.spans)); end > b.start {
		b.sentences = append(b.sentences, doc.Run{Start: b.start, End: end})
		b.start = end
	}
}

func (b *builder) doc() *doc.Doc {
	return &doc.Doc{Text: b.text.String(), Tokens: doc.NewTokens(b.spans, b.sentences, make([]int32, len(b.sentences)))}
}

// ReadTreebank reads the documents of a CoNLL-U file, as [ReadTrees] does.
func ReadTreebank(path string) ([]*doc.Doc, error) {
	trees, err := ReadTrees(path)
	if err != nil {
		return nil, err
	}
	var docs []*doc.Doc
	for _, t := range trees {
		docs = append(docs, t.Doc)
	}
	return docs, nil
}

// Tree is a document of a treebank.
type Tree struct {
	*doc.Doc
	ID        string   // of its "# newdoc"; its number in the file where it has none
	Sentences []string // the "# sent_id" of each sentence; its number in the document where it has none
	Bare      bool     // columns are "_": the file asks for tags or trees and does not give them
}

// ReadTrees reads a CoNLL-U file: one document for each "# newdoc", or one for
// the whole file. Tags that Penn does not have become XX. Heads of arcs that
// lead nowhere and words of the enhanced graph are left out.
func ReadTrees(path string) ([]Tree, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	trees, err := readTrees(r)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return trees, nil
}

type treebank struct {
	b     builder
	upos  []doc.UPOS
	xpos  []doc.XPOS
	lemma []string
	heads []doc.Token
	rels  []doc.Rel
	space string // what stands before the next token
	id    string
	sent  string   // the id of the sentence being built
	sents []string // those of the sentences before it
	bare  bool
	docs  []Tree
}

func (t *treebank) endDoc() {
	if len(t.b.spans) > 0 {
		d := t.b.doc()
		d.Tags = &doc.Tags{UPOS: t.upos, XPOS: t.xpos, Lemma: t.lemma}
		d.Trees = doc.NewTrees(t.heads, t.rels)
		id := t.id
		if id == "" {
			id = strconv.Itoa(len(t.docs) + 1)
		}
		t.docs = append(t.docs, Tree{d, id, t.sents, t.bare})
	}
	*t = treebank{docs: t.docs}
}

func readTrees(r io.Reader) ([]Tree, error) {
	t := &treebank{}
	s := scanner(r)
	joinedEnd, joinedSpace := 0, ""
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			if err := t.endSentence(); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
			t.endDoc()
			t.id = commentValue(line)
		case strings.HasPrefix(line, "# sent_id"):
			t.sent = commentValue(line)
		case strings.HasPrefix(line, "# newpar"):
			if len(t.b.spans) > 0 {
				t.space = "\n"
			}
		case line == "":
			if err := t.endSentence(); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
			joinedEnd = 0
		case line[0] == '#':
		default:
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				return nil, fmt.Errorf("%d: %d columns, want 10", n, len(f))
			}
			after := " "
			if strings.Contains(f[9], "SpaceAfter=No") {
				after = ""
			}
			if from, to, ok := strings.Cut(f[0], "-"); ok { // a written word that is several tokens
				end, err := strconv.Atoi(to)
				if err != nil || from == "" {
					return nil, fmt.Errorf("%d: word number %q", n, f[0])
				}
				joinedEnd, joinedSpace = end, after
				continue
			}
			if strings.Contains(f[0], ".") {
				continue
			}
			id, err := strconv.Atoi(f[0])
			if err != nil || id != len(t.b.spans)-int(t.b.start)+1 {
				return nil, fmt.Errorf("%d: word number %q, want %d", n, f[0], len(t.b.spans)-int(t.b.start)+1)
			}
			if id < joinedEnd {
				after = ""
			} else if id == joinedEnd {
				after = joinedSpace
			}
			t.b.text.WriteString(t.space)
			t.space = after
			if err := t.word(f); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
		}
	}
	if err := t.endSentence(); err != nil {
		return nil, fmt.Errorf("at the end: %w", err)
	}
	t.endDoc()
	return t.docs, s.Err()
}

// endSentence ends a sentence, all of whose heads must lie in it.
func (t *treebank) endSentence() error {
	end := doc.Token(len(t.b.spans))
	for i := t.b.start; i < end; i++ {
		if h := t.heads[i]; h >= end || h == i {
			return fmt.Errorf("head %d of word %d in a sentence of %d", h-t.b.start+1, i-t.b.start+1, end-t.b.start)
		}
	}
	if end > t.b.start {
		if t.sent == "" {
			t.sent = strconv.Itoa(len(t.sents) + 1)
		}
		t.sents, t.sent = append(t.sents, t.sent), ""
	}
	t.b.endSentence()
	return nil
}

// commentValue is what stands after the equals sign of "# newdoc id = x".
func commentValue(line string) string {
	_, value, _ := strings.Cut(line, "=")
	return strings.TrimSpace(value)
}

func (t *treebank) word(f []string) error {
	if f[3] == "_" || f[6] == "_" || f[7] == "_" {
		t.bare = true
		f = []string{f[0], f[1], f[2], cmp.Or(strings.Trim(f[3], "_"), "X"), f[4], "", "0", "root"}
	}
	head, err := strconv.Atoi(f[6])
	if err != nil || head < 0 {
		return fmt.Errorf("head %q", f[6])
	}
	upos, ok := doc.ParseUPOS(f[3])
	if !ok {
		return fmt.Errorf("part of speech %q", f[3])
	}
	rel, ok := doc.ParseRel(f[7])
	if !ok {
		base, _, _ := strings.Cut(f[7], ":")
		if rel, ok = doc.ParseRel(base); !ok {
			return fmt.Errorf("relation %q", f[7])
		}
	}
	xpos, _ := doc.ParseXPOS(f[4])
	t.b.token(f[1])
	t.upos, t.xpos, t.lemma = append(t.upos, upos), append(t.xpos, xpos), append(t.lemma, f[2])
	h := doc.Token(doc.None)
	if head > 0 {
		h = t.b.start + doc.Token(head-1)
	}
	t.heads, t.rels = append(t.heads, h), append(t.rels, rel)
	return nil
}
