package corpus

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/doc"
)

func TestChainsAreRead(t *testing.T) {
	docs, err := readChains(strings.NewReader(`# begin document one
0	Japan	(1)
1	and	_
2	its	(2(1)
3	rival	2)

4	met	-
# end document
# begin document
0	#1	(12)
`))
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, error %v", len(docs), err)
	}
	want := [][]doc.Run{{{Start: 0, End: 1}, {Start: 2, End: 3}}, {{Start: 2, End: 4}}}
	if d := docs[0]; d.ID != "one" || strings.Join(d.Words, " ") != "Japan and its rival met" || !reflect.DeepEqual(d.Chains, want) {
		t.Errorf("%+v, want chains %v", d, want)
	}
	if docs[1].ID != "2" || docs[1].Words[0] != "#1" {
		t.Errorf("%+v", docs[1])
	}
	for _, c := range []struct{ text, want string }{
		{"0 Japan _\n", `1: "0 Japan _", want index, word and brackets apart by tabs`},
		{"0\tJapan\t3)\n", "1: chain 3 closes, but is not open"},
		{"0\tJapan\t(\n", `1: brackets "(", want "(7" or "7)"`},
	} {
		if _, err := readChains(strings.NewReader(c.text)); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

func FuzzReadChains(f *testing.F) {
	f.Add("# begin document x\n0\tJapan\t(1)|(2\n1\tit\t2)1)\n# end document\n")
	f.Fuzz(func(t *testing.T, text string) {
		docs, err := readChains(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, d := range docs {
			for _, c := range d.Chains {
				for _, m := range c {
					if m.Empty() || m.Start < 0 || int(m.End) > len(d.Words) {
						t.Errorf("mention %v of %d words", m, len(d.Words))
					}
				}
			}
		}
	})
}

func TestOffsetsCountCodePoints(t *testing.T) {
	const text = "“Nō,” he said"
	s, err := NewOffsets(text).Span(1, 3)
	if err != nil || text[s.Start:s.End] != "Nō" {
		t.Errorf("%v, error %v", s, err)
	}
	if _, err := NewOffsets(text).Span(3, 99); err == nil || err.Error() != "span 3-99, want one within the text's 13 code points" {
		t.Errorf("error %v", err)
	}
}
