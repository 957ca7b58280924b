package rule

import (
	"strings"
	"testing"
)

var kinds = []Kind{{Name: "event", Keys: []Key{
	{Name: "type", Required: true, Check: OneOf("AGREE", "CONSULT")}, {Name: "verb", Many: true}, {Name: "cameo"}}}}

func TestReadEntries(t *testing.T) {
	got, err := ReadEntries("x.rules", "# a comment\nevent agree.to-do\n  type   AGREE\n  verb   agree|consent  xcomp\n\tverb\tassent\n\nevent consult.meet\n  type CONSULT\n", kinds...)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].ID != "agree.to-do" || got[0].Get("type") != "AGREE" || len(got[0].All("verb")) != 2 {
		t.Fatalf("%+v", got)
	}
	if v := got[0].All("verb")[0]; v.Value != "agree|consent  xcomp" || v.Pos.String() != "x.rules:4:10" {
		t.Errorf("%q at %s", v.Value, v.Pos)
	}
}

// Every fault of a file is told, each with its place.
func TestReadEntriesIsStrict(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"  type AGREE\n", "x.rules:1:8: a field before the first entry"},
		{"evnt a\n", `x.rules:1:1: unknown kind of entry "evnt", want one of: event`},
		{"event\n", "x.rules:1:1: event without an id"},
		{"event a\n  type AGREE\nevent a\n  type AGREE\n", "x.rules:3:1: event a stands already at line 1"},
		{"event a\n  tpye AGREE\n", `unknown key "tpye" in event a, want one of: type, verb, cameo`},
		{"event a\n  type YIELD\n", `x.rules:2:8: type: "YIELD", want one of: AGREE, CONSULT`},
		{"event a\n  type AGREE\n  cameo 1\n  cameo 2\n", `x.rules:4:9: "cameo" stands twice in event a`},
		{"event a\n  type AGREE\n  verb\n", `"verb" without a value`},
		{"event a\n  verb x\n", `x.rules:1:1: event a has no "type"`},
	} {
		if _, err := ReadEntries("x.rules", c.text, kinds...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.text, err, c.want)
		}
	}
}

func TestReadTable(t *testing.T) {
	rows, err := ReadTable("x.tsv", "# a comment\ncode\tname\nJPN\tJapan\nXXX\t-\n", "code", "name")
	if err != nil || len(rows) != 2 || rows[0].Cells[1] != "Japan" || rows[1].Cells[1] != "" {
		t.Fatalf("%v %v", rows, err)
	}
	for _, c := range []struct{ text, want string }{
		{"code\tnom\n", `x.tsv:1:1: columns "code nom", want "code name"`},
		{"code\tname\nJPN\n", "x.tsv:2:1: 1 cells, want 2 (code, name)"},
	} {
		if _, err := ReadTable("x.tsv", c.text, "code", "name"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %s", c.text, err, c.want)
		}
	}
}

// Every .rules file of the house can be shown.
func TestAll(t *testing.T) {
	entries, err := All()
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 50 {
		t.Errorf("%d entries", len(entries))
	}
}

// No text makes the readers panic, and what they accept has its place.
func FuzzRead(f *testing.F) {
	f.Add("event a\n  type AGREE\n  verb agree\n")
	f.Add("a\tb\n1\t2\n")
	f.Add("\t\n x\n#\n")
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := ReadEntries("f", text, kinds...)
		if err == nil {
			for _, e := range entries {
				if e.Pos.Line < 1 || e.ID == "" {
					t.Errorf("entry %+v", e)
				}
			}
		}
		ReadTable("f", text, "a", "b")
	})
}
