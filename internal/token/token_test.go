package token

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
	"dateline/internal/rule"
)

func read(t testing.TB, text string) *doc.Doc {
	t.Helper()
	tok, err := New()
	if err != nil {
		t.Fatal(err)
	}
	d := &doc.Doc{Text: text}
	if d.Tokens, err = tok.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func shown(d *doc.Doc) string {
	var b strings.Builder
	for s, run := range d.Tokens.Sentences {
		if s > 0 {
			b.WriteString("\n")
		}
		for i := run.Start; i < run.End; i++ {
			if i > run.Start {
				b.WriteByte(' ')
			}
			b.WriteString(d.Word(i))
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"He didn’t meet U.S. President Obama on Nov. 5.", "He did n’t meet U.S. President Obama on Nov. 5 ."},
		{"It cost $1,200, or 3.5% of US$5bn.", "It cost $ 1,200 , or 3.5 % of US$ 5 bn ."},
		{"the 11-day tour of co-founder Wang", "the 11 - day tour of co-founder Wang"},
		{"“We can’t,” he said. “Why?” asked Lavrov.", "“ We ca n’t , ” he said .\n“ Why ? ” asked Lavrov ."},
		{"Japan’s Abe—who’s there—left...", "Japan ’s Abe — who ’s there — left ..."},
		{"Troops left the U.S. The president of the U.N. Security Council spoke at 5 p.m. Friday.", "Troops left the U.S.\nThe president of the U.N. Security Council spoke at 5 p.m. Friday ."},
		{"“It is over.” The two left. (He stayed.) No. 5 won.", "“ It is over . ”\nThe two left .\n( He stayed . )\nNo. 5 won ."},
		{"J. R. Smith of Acme Inc. said no. He left.", "J. R. Smith of Acme Inc. said no .\nHe left ."},
		{"``Hallelujah,'' Albright exclaimed.", "`` Hallelujah , '' Albright exclaimed ."},
		{"talks.The 10:30 meeting at Reuters.com/x http://a.b/c?d=e.", "talks .\nThe 10:30 meeting at Reuters.com / x http://a.b/c?d=e ."},
	} {
		if got := shown(read(t, c.in)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestLists runs the yes and no words of every list in rules/token.
func TestLists(t *testing.T) {
	l, err := readLists()
	if err != nil {
		t.Fatal(err)
	}
	tok := &Tokeniser{lists: l}
	cut := func(words string) []string {
		d := &doc.Doc{Text: words}
		d.Tokens, _ = tok.Read(d)
		var out []string
		for i := range d.Tokens.Spans {
			out = append(out, d.Word(doc.Token(i)))
		}
		return out
	}
	holds := map[string]func(string) bool{
		"prefixes": func(w string) bool { return len(cut(w)) == 1 },
		"units":    func(w string) bool { return len(cut(w)) == 2 },
		"openers":  func(w string) bool { return l.openers[w] },
		"tellers":  func(w string) bool { return l.tellers[w] },
	}
	entries, err := rule.Entries(wordFile, listKind)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		for _, w := range strings.Split(e.Get("yes"), "|") {
			if !holds[e.ID](w) {
				t.Errorf("list %s does not hold %q", e.ID, w)
			}
		}
		for _, w := range strings.Split(e.Get("no"), "|") {
			if holds[e.ID](w) {
				t.Errorf("list %s holds %q", e.ID, w)
			}
		}
	}
}

// TestCases runs testdata/cases/sentences: a lesson, "-- text --", and "-- tokens --"
// with a sentence a line.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/sentences/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(raw), "-- text --\n")
		text, want, ok := strings.Cut(rest, "-- tokens --\n")
		if !ok {
			t.Fatalf("%s: no tokens", file)
		}
		if got := shown(read(t, text)); got != strings.TrimSpace(want) {
			t.Errorf("%s:\n got\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"one line":       strings.Repeat("Japan and Russia met, then left; ", 320_000),
		"one word":       strings.Repeat("a", 10<<20),
		"quotes":         strings.Repeat("\"", 50_000),
		"opening quotes": strings.Repeat("“", 50_000),
		"stops":          strings.Repeat(". ", 500_000),
		"brackets":       strings.Repeat("([", 500_000),
		"closers":        strings.Repeat(".)", 500_000),
		"marks":          strings.Repeat("\u202eabc\u202c ", 100_000),
		"apostrophes":    strings.Repeat("a’", 500_000),
		"dots":           strings.Repeat("a.", 500_000),
		"angles":         strings.Repeat("<a", 500_000),
		"addresses":      strings.Repeat("http://a", 200_000),
	} {
		start := time.Now()
		d := read(t, text)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
		for _, r := range d.Tokens.Sentences {
			if r.Len() > hardSentence+8 {
				t.Errorf("%s: a sentence of %d tokens", name, r.Len())
				break
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("“We can’t,” he said. U.S. troops left... No. 5")
	f.Add("a’s b'n't <X> 10am http://x. @y #z 'em \u202e[1] é’é")
	tok, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := &doc.Doc{Text: text}
		if d.Tokens, err = tok.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
		end := doc.Byte(0)
		for _, s := range d.Tokens.Spans { // nothing but white space lies between tokens
			for i := int(end); i < int(s.Start); {
				n := space(text[i:])
				if n == 0 {
					t.Fatalf("%q lost", text[i:s.Start])
				}
				i += n
			}
			end = s.End
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Japan’s Prime Minister didn’t meet U.S. President Obama on Nov. 5, a two-day summit’s end. “We can’t,” he said. ", 1000)
	tok, err := New()
	if err != nil {
		b.Fatal(err)
	}
	d := &doc.Doc{Text: text}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		t, _ := tok.Read(d)
		n += t.Len()
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
