package world

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/rules"
)

// files copies the embedded tables, with one of them replaced.
func files(t testing.TB, name, text string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	entries, err := fs.ReadDir(rules.Files, "world")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(rules.Files, "world/"+e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = &fstest.MapFile{Data: data}
	}
	out[name] = &fstest.MapFile{Data: []byte(text)}
	return out
}

// header returns the first line of a table that is no comment.
func header(t testing.TB, name string) string {
	t.Helper()
	data, err := fs.ReadFile(rules.Files, "world/"+name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return ""
}

// What a table must not say is an error that names the file, the line and what was found.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ table, row, want string }{
		{"tenures.tsv", "Jane Roe|-|XYZ|President|GOV|2001|2002|-", `world/tenures.tsv:2:1: unknown country "XYZ"`},
		{"tenures.tsv", "Jane Roe|-|JPN|President|GOV|2002|2001|-", "the end is before the start"},
		{"tenures.tsv", "Jane Roe|-|JPN|President|GOV|2002-13|-|-", `from "2002-13"`},
		{"tenures.tsv", "Jane Roe|-|JPN|President|KGB|2002|-|-", `unknown sector "KGB"`},
		{"tenures.tsv", "Jane Roe|-|JPN|President|GOV|2002|-|X1", `known "X1"`},
		{"tenures.tsv", "Jane Roe|-|JPN|President|GOV|2002|-", "7 cells, want 8"},
		{"groups.tsv", "a|group|PSE|REB|A|-|-|-|-|-\na|group|PSE|REB|B|-|-|-|-|-", "world/groups.tsv:3:1: group:a stands already"},
		{"groups.tsv", "a|gang|PSE|REB|A|-|-|-|-|-", `kind "gang"`},
		{"groups.tsv", "a|group|PSE|REB|-|-|-|-|-|-", "has no name"},
		{"members.tsv", "nowhere|JPN", `organisation "nowhere"`},
		{"roles.tsv", "king|GOV|monarch|yes", `kind "monarch"`},
		{"roles.tsv", "king|GOV|person|perhaps", `title "perhaps"`},
		{"roles.tsv", "King|GOV|person|yes", `noun "King"`},
		{"disputes.tsv", "d|A@QQQ|JPN|-|-|1|1", `unknown country "QQQ"`},
		{"disputes.tsv", "d|A|JPN|-|-|99|1", "want degrees"},
		{"disputes.tsv", "d|A|JPN|-|-|1|1\ne|A|JPN|-|-|1|1", `"A" names another dispute already`},
		{"treaties.tsv", "t|A|-|JPN|1999-2|-", `signed "1999-2"`},
		{"sanctions.tsv", "s|A|JPN|PRK|1999-2|-|arms", `from "1999-2"`},
		{"sanctions.tsv", "s|A|JPN|PRK|1999|1998|arms", "the end is before the start"},
		{"sanctions.tsv", "s|A|-|PRK|1999|-|arms", "want all three"},
		{"sanctions.tsv", "s|A|JPN|PRK|1999|-|arms\nz|A|JPN|PRK|1999|-|arms", `"A" names other sanctions already`},
		{"spellings.tsv", "a|b;c\nd|b", `"b" stands already`},
	} {
		text := header(t, c.table) + strings.ReplaceAll(c.row, "|", "\t") + "\n"
		w, err := Read(files(t, c.table, text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q: error %v, want one with %q", c.table, c.row, err, c.want)
		}
		if w == nil || len(w.Senses("Japan")) == 0 {
			t.Errorf("%s: the rest of the world is lost", c.table)
		}
	}
}

// No table makes the reader fail otherwise than by an error.
func FuzzRead(f *testing.F) {
	f.Add("tenures.tsv", "Jane Roe\tJ. Roe;Roe\tJPN\tPresident\tGOV\t2001-02-03\t-\tQ1\n")
	f.Add("states.tsv", "ABC\tstate\tABC\tAbc\t-\t-\t-\t-\t-\t-\n")
	f.Add("groups.tsv", "a\tgroup\t-\tREB\t=A&B\tÉ’s;-;.\t-\t-\t-\t-\n")
	f.Add("disputes.tsv", "d\tA@JPN;B\tJPN RUS\tRUS\tJPN\t1\t2\n")
	f.Add("spellings.tsv", "yuri\tyury\n")
	f.Fuzz(func(t *testing.T, table, row string) {
		if !fs.ValidPath(table) || strings.Contains(table, "/") || !strings.HasSuffix(table, ".tsv") {
			t.Skip()
		}
		if _, err := fs.Stat(rules.Files, "world/"+table); err != nil {
			t.Skip()
		}
		w, err := Read(files(t, table, header(t, table)+row))
		if w == nil {
			t.Fatalf("no world with error %v", err)
		}
		w.Senses(row)
		w.Tenures(row)
	})
}

// No phrase makes the index fail, and what one word names is what it starts with.
func FuzzPhrase(f *testing.F) {
	w := load(f)
	for _, s := range []string{"the United States", "Côte d’Ivoire", "’s", "&", "A.B.", "الجزيرة", "\xff", "-", "al-", "U.S.-led"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		if n := w.LongestSense(words); n < 0 || n > len(words) {
			t.Fatalf("%q: %d of %d words", s, n, len(words))
		} else if n > 0 && len(w.Senses(strings.Join(words[:n], " "))) == 0 {
			t.Fatalf("%q: %d words have a sense together, but none alone", s, n)
		}
		w.Senses(s)
		w.Tenures(s)
		w.Dispute(s)
		w.Treaty(s)
		w.Role(s)
	})
}
