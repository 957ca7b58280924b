package quote

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
	"dateline/internal/parse"
	"dateline/internal/tag"
	"dateline/internal/token"
	"dateline/internal/wire"
)

// stages read a text up to the trees, as the pipeline does.
type stages struct {
	token *token.Tokeniser
	tag   *tag.Tagger
	parse *parse.Parser
	quote *Reader
}

func open(t testing.TB) *stages {
	t.Helper()
	var s stages
	var err error
	check := func() {
		if err != nil {
			t.Fatal(err)
		}
	}
	s.token, err = token.New()
	check()
	s.tag, err = tag.New()
	check()
	s.parse, err = parse.New()
	check()
	s.quote, err = New()
	check()
	return &s
}

func (s *stages) trees(t testing.TB, text string) *doc.Doc {
	t.Helper()
	d, err := wire.Read([]byte(text), wire.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Tokens, err = s.token.Read(d); err != nil {
		t.Fatal(err)
	}
	if d.Tags, err = s.tag.Read(d); err != nil {
		t.Fatal(err)
	}
	if d.Trees, err = s.parse.Read(d); err != nil {
		t.Fatal(err)
	}
	return d
}

func (s *stages) read(t testing.TB, r *Reader, text string) *doc.Doc {
	t.Helper()
	d := s.trees(t, text)
	var err error
	if d.Statements, err = r.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return d
}

// shown writes the statements, those within others after them and indented.
func shown(d *doc.Doc) string {
	var b strings.Builder
	words := func(s doc.Span) string {
		if s.Empty() {
			return ""
		}
		return strings.Join(strings.Fields(d.Slice(s)), " ")
	}
	var write func(within doc.StatementID, indent string)
	write = func(within doc.StatementID, indent string) {
		for i, s := range d.Statements.Statements {
			if s.Within != within {
				continue
			}
			fmt.Fprintf(&b, "%s%s [%s] {%s}", indent, s.Mode, words(s.Source), words(s.Cue))
			for _, c := range s.Content {
				fmt.Fprintf(&b, " <%s>", words(c))
			}
			b.WriteByte('\n')
			write(doc.StatementID(i), indent+"  ")
		}
	}
	write(doc.None, "")
	return strings.TrimRight(b.String(), "\n")
}

// TestCases runs testdata/cases/quotes and, with the wide reader, attributions: a
// lesson, "-- text --", and "-- statements --" with one a line.
func TestCases(t *testing.T) {
	s := open(t)
	for _, c := range []struct {
		folder string
		reader *Reader
	}{{"quotes", s.quote}, {"attributions", s.quote.Wide()}} {
		files, err := filepath.Glob("../../testdata/cases/" + c.folder + "/*.txtar")
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases of %s: %v", c.folder, err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, rest, _ := strings.Cut(string(raw), "-- text --\n")
			text, want, ok := strings.Cut(rest, "-- statements --\n")
			if !ok {
				t.Fatalf("%s: no statements", file)
			}
			if got := shown(s.read(t, c.reader, text)); got != strings.TrimRight(want, "\n") {
				t.Errorf("%s/%s:\n got\n%s\nwant\n%s", c.folder, filepath.Base(file), got, want)
			}
		}
	}
}

// TestRules reads every yes and no sentence of rules/reporting.
func TestRules(t *testing.T) {
	s := open(t)
	wide, err := newRules()
	if err != nil {
		t.Fatal(err)
	}
	wide.wide = true
	for _, e := range s.quote.lexicon.examples {
		text, want := parts(e.text)
		reader := s.quote
		if strings.Contains(e.id, ":want") || strings.Contains(e.id, ":support") || strings.Contains(e.id, ":talk") {
			reader = wide // the classes that only tell the model of a wide reader something
		}
		d := s.read(t, reader, text)
		found := ""
		for _, st := range d.Statements.Statements {
			if st.Why.By != e.id {
				continue
			}
			found += fmt.Sprintf("\n  [%s] {%s} %v", cut(d, st.Source), cut(d, st.Cue), contents(d, st))
			if e.yes && st.Source.Overlaps(want['[']) && st.Cue.Overlaps(want['{']) && share(st.Content, want['<']) >= 0.75 {
				want = nil
				break
			}
		}
		if e.yes && want != nil {
			t.Errorf("%s: %s: %s\nfound:%s", e.pos, e.id, e.text, found)
		}
		if !e.yes && found != "" {
			t.Errorf("%s: %s: %s\nholds:%s", e.pos, e.id, e.text, found)
		}
	}
}

// parts takes the brackets out of an example and returns their spans.
func parts(s string) (string, map[byte]doc.Span) {
	var b strings.Builder
	spans := map[byte]doc.Span{}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '[', '{', '<':
			spans[c] = doc.Span{Start: doc.Byte(b.Len())}
		case ']', '}', '>':
			open := map[byte]byte{']': '[', '}': '{', '>': '<'}[c]
			spans[open] = doc.Span{Start: spans[open].Start, End: doc.Byte(b.Len())}
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), spans
}

func cut(d *doc.Doc, s doc.Span) string {
	if s.Empty() {
		return ""
	}
	return d.Slice(s)
}

func contents(d *doc.Doc, s doc.Statement) []string {
	var out []string
	for _, c := range s.Content {
		out = append(out, d.Slice(c))
	}
	return out
}

// share is the F1 of bytes of a content against one span.
func share(got []doc.Span, want doc.Span) float64 {
	both, n := 0, want.Len()
	for _, g := range got {
		n += g.Len()
		if g.Overlaps(want) {
			both += int(min(g.End, want.End) - max(g.Start, want.Start))
		}
	}
	return 2 * float64(both) / float64(n)
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`He said "yes" and "no".`, "yes|no"},
		{"“One.\n“Two.”", "One.|Two."},
		{"‘A plain one,’ he said.", "A plain one,"},
		{"the leaders’ summit and Iran’s reply", ""},
		{"“The leaders’ summit ‘failed’,” he said", "The leaders’ summit ‘failed’,|failed"},
		{"«Non», dit-il", "Non"},
		{"„Gut“ is not closed by its own opening mark. “Good” is.", "Gut|is not closed by its own opening mark.|Good"},
		{"''Both alike,'' she said.", "Both alike,"},
		{"a 6\" gun and a 12\" gun", ""},
		{"rock 'n' roll in the '90s", ""},
		{"“”", ""},
		{"(\"in brackets\")", "in brackets"},
		{`"First: one,” he said`, "First: one,"},
	} {
		d := &doc.Doc{Text: c.text}
		var spans []doc.Span
		for i := 0; i < len(c.text); i++ { // every byte run between spaces is a token
			start := i
			for i < len(c.text) && c.text[i] != ' ' && c.text[i] != '\n' {
				i++
			}
			if i > start {
				spans = append(spans, doc.Span{Start: doc.Byte(start), End: doc.Byte(i)})
			}
		}
		d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: doc.Token(len(spans))}}, []int32{0})
		var got []string
		for _, q := range quotations(d) {
			got = append(got, d.Slice(q.inner))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, g, c.want)
		}
	}
}

func TestHostile(t *testing.T) {
	s := open(t)
	for name, text := range map[string]string{
		"opening": strings.Repeat("“", 50_000),
		"closing": strings.Repeat("said ” ", 20_000),
		"single":  strings.Repeat("‘a ", 50_000),
		"mixed":   strings.Repeat("“He ‘said ", 20_000),
		"said":    strings.Repeat("he said ", 20_000),
		"lines":   strings.Repeat("“He said.\n\n", 20_000),
		"commas":  strings.Repeat("It rained, he said, ", 10_000),
	} {
		for _, r := range []struct {
			reader *Reader
			text   string
			within time.Duration
		}{
			{s.quote, text, 2 * time.Second},
			{s.quote.Wide(), strings.ToValidUTF8(text[:len(text)/20], ""), 8 * time.Second},
		} {
			d := s.trees(t, r.text)
			start := time.Now()
			var err error
			if d.Statements, err = r.reader.Read(d); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > r.within {
				t.Errorf("%s: %v (wide: %v)", name, took, r.reader.wide)
			}
			if err := doc.Check(d); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	s := open(f)
	for _, text := range []string{
		"“We stay,” he said. “We wait.”\n\n“Yes.”",
		"According to him, \"it's `over'\", they said, adding that “no",
		"He was told by the judge ‘the leaders’ summit’ was off, X said: \"A",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := wire.Read([]byte(text), wire.Options{})
		if err != nil {
			return
		}
		s.read(t, s.quote.Wide(), d.Text)
	})
}

func BenchmarkRead(b *testing.B) {
	s := open(b)
	text := strings.Repeat("“The ceasefire holds,” Defence Minister Ivan Petrov told reporters in Geneva on Friday, “and it will hold.” "+
		"The ministry denied that its troops had crossed the river and said the talks would go on in May, according to the state agency.\n\n", 100)
	d := s.trees(b, text)
	for _, r := range []struct {
		name   string
		reader *Reader
	}{{"record", s.quote}, {"wide", s.quote.Wide()}} {
		b.Run(r.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.reader.Read(d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(d.Tokens.Len()*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
