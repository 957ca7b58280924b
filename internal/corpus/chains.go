package corpus

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/doc"
)

// Chained is a document with coreference chains, in tokens: such files have
// neither the text nor the ends of sentences.
type Chained struct {
	ID     string // of its "# begin document"; its number in the file where it has none
	Words  []string
	Chains [][]doc.Run // in order of their first mention, each in order
}

// ReadChains reads a file of the CoNLL shared tasks' shape: "# begin document ID",
// then index, word and brackets "(7" and "7)" apart by tabs, "_" or "-" where
// there are none.
func ReadChains(path string) ([]Chained, error) {
	r, err := open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	docs, err := readChains(r)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return docs, nil
}

// chaining is a document being read.
type chaining struct {
	words  []string
	chains map[string][]doc.Run
	open   map[string][]doc.Token // where the mentions of each chain start that have not ended
}

func readChains(r io.Reader) ([]Chained, error) {
	var docs []Chained
	id := ""
	c := &chaining{chains: map[string][]doc.Run{}, open: map[string][]doc.Token{}}
	end := func() {
		if len(c.words) > 0 {
			docs = append(docs, Chained{cmp.Or(id, strconv.Itoa(len(docs)+1)), c.words, c.sorted()})
		}
		c, id = &chaining{chains: map[string][]doc.Run{}, open: map[string][]doc.Token{}}, ""
	}
	s := scanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), "\r")
		if name, ok := strings.CutPrefix(line, "# begin document"); ok || strings.HasPrefix(line, "# end document") {
			end()
			id = strings.TrimSpace(name)
			continue
		}
		if line == "" || line[0] == '#' && !strings.Contains(line, "\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 3 {
			return nil, fmt.Errorf("%d: %s, want index, word and brackets apart by tabs", n, excerpt(line))
		}
		if err := c.brackets(f[len(f)-1]); err != nil {
			return nil, fmt.Errorf("%d: %w", n, err)
		}
		c.words = append(c.words, f[1])
	}
	end()
	return docs, s.Err()
}

// brackets reads those of the next token: "(7", "7)", "(7)", glued or apart by "|".
func (c *chaining) brackets(marks string) error {
	token := doc.Token(len(c.words))
	for i := 0; i < len(marks); {
		opens := marks[i] == '('
		if opens {
			i++
		}
		end := i
		for end < len(marks) && marks[end] >= '0' && marks[end] <= '9' {
			end++
		}
		id := marks[i:end]
		i = end
		closes := i < len(marks) && marks[i] == ')'
		switch {
		case id == "" && !opens:
			i++ // what stands between brackets
			continue
		case id == "" || !opens && !closes:
			return fmt.Errorf("brackets %s, want \"(7\" or \"7)\"", excerpt(marks))
		case opens:
			c.open[id] = append(c.open[id], token)
		}
		if closes {
			i++
			starts := c.open[id]
			if len(starts) == 0 {
				return fmt.Errorf("chain %s closes, but is not open", id)
			}
			c.chains[id] = append(c.chains[id], doc.Run{Start: starts[len(starts)-1], End: token + 1})
			c.open[id] = starts[:len(starts)-1]
		}
	}
	return nil
}

func (c *chaining) sorted() [][]doc.Run {
	order := func(a, b doc.Run) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) }
	var list [][]doc.Run
	for _, runs := range c.chains {
		slices.SortFunc(runs, order)
		list = append(list, runs)
	}
	slices.SortFunc(list, func(a, b []doc.Run) int { return order(a[0], b[0]) })
	return list
}
