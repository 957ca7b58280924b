package event

import (
	"strings"
	"testing"
)

func TestReadPairSentence(t *testing.T) {
	s, err := readPairSentence("AID", "In May [the Dutch navy] fed {the islanders of Saba}.")
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Text[s.Source.Start:s.Source.End] + " > " + s.Text[s.Target.Start:s.Target.End]; s.Text != "In May the Dutch navy fed the islanders of Saba." || got != "the Dutch navy > the islanders of Saba" {
		t.Errorf("%q: %s", s.Text, got)
	}
	for _, bad := range []string{"", "Peru thanked Chile.", "[Peru", "Peru] thanked", "[Peru [and] Chile]", "[Peru {thanked] Chile}", "[Peru] thanked [Chile]", "[] thanked {}"} {
		if _, err := readPairSentence("SUPPORT", bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func FuzzReadPairSentence(f *testing.F) {
	f.Add("[Peru] thanked {Chile}.")
	f.Add("{Chile} was thanked by [Peru")
	f.Fuzz(func(t *testing.T, marked string) {
		s, err := readPairSentence("SUPPORT", marked)
		if err != nil {
			return
		}
		if strings.ContainsAny(s.Text, "[]{}") || s.Source.Start > s.Source.End || int(s.Source.End) > len(s.Text) || s.Target.Start > s.Target.End || int(s.Target.End) > len(s.Text) {
			t.Errorf("%q: %+v", marked, s)
		}
	})
}
