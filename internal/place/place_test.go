package place_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
	"dateline/internal/place"
	"dateline/internal/world"
)

var update = flag.Bool("update", false, "write what the stage says into the cases; read the diff")

// brackets takes the [brackets] out of a sentence and returns the spans that stood in them.
func brackets(s string) (string, []doc.Span) {
	var out strings.Builder
	var spans []doc.Span
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[':
			spans = append(spans, doc.Span{Start: doc.Byte(out.Len())})
		case ']':
			spans[len(spans)-1].End = doc.Byte(out.Len())
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String(), spans
}

func TestExamples(t *testing.T) {
	s := newStages(t)
	sentences, uses, at := place.Sentences(t)
	wrong := 0
	for i, sentence := range sentences {
		text, spans := brackets(sentence)
		d := s.read(t, text)
		for _, span := range spans {
			got := "no toponym"
			for _, top := range d.Places.Toponyms {
				if top.Span == span {
					got = top.Use.String()
				}
			}
			if got != uses[i] {
				wrong++
				t.Errorf("%s: %q: %s is %s, want %s", at[i], text, d.Slice(span), got, uses[i])
			}
		}
	}
}

// outline prints the toponyms as cases have them: the words, what they stand for,
// the place, its point and what decided.
func outline(d *doc.Doc) string {
	var b strings.Builder
	for _, t := range d.Places.Toponyms {
		p := d.Places.Places[t.Place]
		at := "nowhere"
		if p.HasPoint {
			at = fmt.Sprintf("%.0f %.0f", p.Lat, p.Lon)
		}
		fmt.Fprintf(&b, "%s | %s | %s, %s %s | %s | %s %s\n", strings.Join(strings.Fields(d.Slice(t.Span)), " "), t.Use, p.Name, p.Kind, p.Country, at, t.Why.How, t.Why.By)
	}
	return b.String()
}

// TestCases runs testdata/cases/places: a lesson, "-- text --", "-- toponyms --".
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/places/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	s := newStages(t)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lesson, rest, _ := strings.Cut(string(raw), "-- text --\n")
		if strings.HasPrefix(rest, "--") || rest == "" {
			continue // a case of whole articles
		}
		text, want, ok := strings.Cut(rest, "-- toponyms --\n")
		if !ok {
			t.Fatalf("%s: no toponyms", file)
		}
		got := outline(s.read(t, text))
		if *update {
			if err := os.WriteFile(file, []byte(lesson+"-- text --\n"+text+"-- toponyms --\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%s: %s got\n%swant\n%s", file, lesson, got, want)
		}
	}
}

// TestWithoutTrees reads a document that only has tokens, and one without names.
func TestWithoutTrees(t *testing.T) {
	s := newStages(t)
	full := s.read(t, "Talks with Iran were held in Vienna, Moscow said.\n\nRussia's decision surprised diplomats in eastern Ukraine.")
	d := &doc.Doc{Text: full.Text, Wire: full.Wire, Tokens: full.Tokens}
	var err error
	if d.Places, err = s.places.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	want := map[string]doc.Use{"Iran": doc.AsActor, "Vienna": doc.AsLocation, "Moscow": doc.AsActor, "Russia": doc.AsActor, "Ukraine": doc.AsLocation}
	if len(d.Places.Toponyms) != len(want) {
		t.Errorf("%d toponyms, want %d", len(d.Places.Toponyms), len(want))
	}
	for _, top := range d.Places.Toponyms {
		if word := d.Slice(top.Span); top.Use != want[word] {
			t.Errorf("%s is %v, want %v", word, top.Use, want[word])
		}
	}
	if _, err := s.places.Read(&doc.Doc{Text: "x"}); err == nil {
		t.Error("a document without tokens: no error")
	}
}

// TestLong reads a megabyte of names, each of which stands in a list.
func TestLong(t *testing.T) {
	r, err := place.New(world.Load())
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"Paris", "Georgia", "Springfield", "Victoria", "San Jose", "Tripoli", "Xyzzyville", "Jordan", "Alabama", "Qwertytown"}
	var text strings.Builder
	var spans []doc.Span
	var found []doc.Name
	for i := 0; text.Len() < 1<<20; i++ {
		start := doc.Byte(text.Len())
		text.WriteString(names[i%len(names)])
		if i%3 == 0 {
			fmt.Fprintf(&text, "%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
		}
		found = append(found, doc.Name{Run: doc.Run{Start: doc.Token(len(spans)), End: doc.Token(len(spans) + 1)}, Type: doc.LOC})
		spans = append(spans, doc.Span{Start: start, End: doc.Byte(text.Len())}, doc.Span{Start: doc.Byte(text.Len()), End: doc.Byte(text.Len() + 1)})
		text.WriteString(", ")
	}
	d := &doc.Doc{Text: text.String()}
	d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: doc.Token(len(spans))}}, []int32{0})
	d.Names = doc.NewNames(found, len(spans))
	start := time.Now()
	if d.Places, err = r.Read(d); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d tokens took %v", len(spans), took)
	} else {
		t.Logf("%d tokens, %d toponyms, %d places in %v", len(spans), len(d.Places.Toponyms), len(d.Places.Places), took)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
}

// FuzzRead gives the stage any text, cut at spaces, with names and no trees.
func FuzzRead(f *testing.F) {
	f.Add("NAGATO, Japan: Abe flew to Tokyo, Osaka and the West Bank.", uint64(3))
	f.Add("Paris, Texas (Ky.) U.S. $US 5 - and The of 's", uint64(77))
	f.Add("A-B C/D Łódź \u2019s Québec", uint64(1<<40))
	w := world.Load()
	r, err := place.New(w)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			return
		}
		d := &doc.Doc{Text: text}
		var spans []doc.Span
		start := -1
		for i, c := range text + " " {
			if unicode.IsSpace(c) || unicode.IsPunct(c) {
				if start >= 0 {
					spans = append(spans, doc.Span{Start: doc.Byte(start), End: doc.Byte(i)})
					start = -1
				}
				if i < len(text) && unicode.IsPunct(c) {
					spans = append(spans, doc.Span{Start: doc.Byte(i), End: doc.Byte(i + utf8.RuneLen(c))})
				}
			} else if start < 0 {
				start = i
			}
		}
		if len(spans) == 0 {
			return
		}
		d.Tokens = doc.NewTokens(spans, []doc.Run{{Start: 0, End: doc.Token(len(spans))}}, []int32{0})
		var names []doc.Name
		for i := 0; i < len(spans); {
			seed = seed*6364136223846793005 + 1442695040888963407
			n := int(seed>>33) % 4
			if kind := doc.NameType(seed>>40%6) + 1; n > 0 && kind <= doc.MISC && i+n <= len(spans) {
				names = append(names, doc.Name{Run: doc.Run{Start: doc.Token(i), End: doc.Token(i + n)}, Type: kind})
			}
			i += max(n, 1)
		}
		d.Names = doc.NewNames(names, len(spans))
		if d.Places, err = r.Read(d); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkRead reads a made-up story of the usual size.
func BenchmarkRead(b *testing.B) {
	s := newStages(b)
	var text strings.Builder
	text.WriteString("ANKARA, Turkey, June 3 (AP) - ")
	for range 6 {
		text.WriteString("The foreign ministers of Turkey, Greece and Cyprus met in Geneva on Monday, officials in Athens said. Ankara rejected a plan " +
			"for the eastern Mediterranean and the Aegean Sea that diplomats from Paris and Berlin had drawn up in Brussels. Protesters marched in Izmir and " +
			"Adana, and in the Syrian city of Aleppo residents fled south to Homs. \n")
	}
	d := s.read(b, text.String())
	b.ReportAllocs()
	b.SetBytes(int64(d.Tokens.Len()))
	for b.Loop() {
		if _, err := s.places.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(d.Tokens.Len())*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
