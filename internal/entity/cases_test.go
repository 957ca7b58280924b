package entity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dateline/internal/doc"
)

// TestCases reads the text of each case and looks for the actors that it lists:
// name | kind | country | office | mentions apart by ";" | members apart by ",".
// "-" is nothing; other actors of the text may be there or not.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/coreference/*.txtar")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) != 2 || archive.Files[0].Name != "text" || archive.Files[1].Name != "actors" {
			continue // a case of the whole pipeline
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			d := read(t, string(archive.Files[0].Data), "")
			got := printed(d)
			for _, line := range strings.Split(strings.TrimSpace(string(archive.Files[1].Data)), "\n") {
				found := false
				for _, g := range got {
					found = found || g == line
				}
				if !found {
					t.Errorf("%swant %s\ngot  %s", archive.Comment, line, strings.Join(got, "\n     "))
				}
			}
		})
	}
}

// printed lists the actors as the cases write them.
func printed(d *doc.Doc) []string {
	var out []string
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	for _, a := range d.Actors.Actors {
		var mentions, members []string
		for _, m := range a.Mentions {
			mentions = append(mentions, strings.Join(strings.Fields(d.Slice(d.Actors.Mentions[m].Span)), " "))
		}
		for _, m := range a.Members {
			members = append(members, d.Actors.Actors[m].Name)
		}
		office := or(a.Office)
		if a.Former {
			office = "former " + office
		}
		line := fmt.Sprintf("%s | %v | %s | %s | %s", a.Name, a.Kind, or(a.Country), office, strings.Join(mentions, "; "))
		if len(members) > 0 {
			line += " | " + strings.Join(members, ", ")
		}
		out = append(out, line)
	}
	return out
}

func FuzzRead(f *testing.F) {
	f.Add(story)
	f.Add("The two. Mr . President's \"he\" both (U.S.) General-elect of of, and the and.")
	f.Add("Presidents A and B, the X of Y, and his and her and its. King Salman bin bin. 's 's")
	files, _ := filepath.Glob("../../testdata/cases/coreference/*.txtar")
	for _, file := range files {
		if raw, err := os.ReadFile(file); err == nil {
			f.Add(string(raw))
		}
	}
	s, err := load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := s.before(text, "2016-12-15")
		if err != nil {
			t.Skip(err) // the text is no article
		}
		if d.Actors, err = s.entities.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
		if _, err := s.entities.Chains(d); err != nil {
			t.Fatal(err)
		}
	})
}
