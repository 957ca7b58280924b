package parse_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"dateline/internal/doc"
	"dateline/internal/eval"
	"dateline/internal/parse"
	"dateline/internal/tag"
)

// read makes a document of sentences whose tokens stand apart by spaces.
func read(sentences ...string) *doc.Doc {
	var spans []doc.Span
	var runs []doc.Run
	at, start := doc.Byte(0), doc.Token(0)
	for _, s := range sentences {
		for _, w := range strings.Split(s, " ") {
			if w != "" {
				spans = append(spans, doc.Span{Start: at, End: at + doc.Byte(len(w))})
			}
			at += doc.Byte(len(w)) + 1
		}
		if end := doc.Token(len(spans)); end > start {
			runs = append(runs, doc.Run{Start: start, End: end})
			start = end
		}
	}
	return &doc.Doc{Text: strings.Join(sentences, " "), Tokens: doc.NewTokens(spans, runs, make([]int32, len(runs)))}
}

func stages(t testing.TB) (*tag.Tagger, *parse.Parser) {
	t.Helper()
	tagger, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	return tagger, parser
}

// parsed tags and parses a document and checks it.
func parsed(t testing.TB, d *doc.Doc, tagger *tag.Tagger, parser *parse.Parser) *doc.Doc {
	t.Helper()
	var err error
	if d.Tags == nil {
		if d.Tags, err = tagger.Read(d); err != nil {
			t.Fatal(err)
		}
	}
	if d.Trees, err = parser.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return d
}

// Who did what to whom must come out of the shapes that wire sentences have.
func TestWireSentences(t *testing.T) {
	tagger, parser := stages(t)
	for _, c := range []struct{ sentence, arcs string }{
		{"Norway and Sweden signed the treaty on Friday .",
			"Norway nsubj signed, Sweden conj Norway, treaty obj signed, Friday obl signed, signed root"},
		{"Turkish Foreign Minister Mevlut Cavusoglu met Greek officials on Monday .",
			"Minister nmod:desc Mevlut, Cavusoglu flat Mevlut, Mevlut nsubj met, officials obj met, Monday obl met"},
		{"The islands were seized by Soviet forces in 1945 .",
			"islands nsubj:pass seized, were aux:pass seized, forces obl:agent seized, by case forces"},
		{"The ministry denied that its troops had crossed the border .",
			"ministry nsubj denied, crossed ccomp denied, troops nsubj crossed, border obj crossed"},
		{"Iran offered to resume talks with the agency .",
			"Iran nsubj offered, resume xcomp offered, talks obj resume"},
		{"The minister said the army would leave the city .",
			"minister nsubj said, leave ccomp said, army nsubj leave, would aux leave, city obj leave"},
		{"The convoy had left the port , Danish Defence Minister Morten Bodskov told reporters .",
			"left ccomp told, Minister nmod:desc Morten, Morten nsubj told, told root, reporters iobj told"},
		{"Kenya ’s president visited Ethiopia .",
			"Kenya nmod:poss president, ’s case Kenya, president nsubj visited, Ethiopia obj visited"},
	} {
		d := parsed(t, read(c.sentence), tagger, parser)
		got := map[string]bool{}
		for i := range d.Trees.Heads {
			arc := d.Word(doc.Token(i)) + " " + d.Trees.Rels[i].String()
			if h := d.Trees.Heads[i]; h >= 0 {
				arc += " " + d.Word(h)
			}
			got[arc] = true
		}
		for _, arc := range strings.Split(c.arcs, ", ") {
			if !got[arc] {
				t.Errorf("%s\nlacks %q", c.sentence, arc)
			}
		}
	}
}

func TestFloorOnDev(t *testing.T) {
	const dir = "../../../shared/data/dep/"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no data: %v", err)
	}
	e, err := eval.New()
	if err != nil {
		t.Fatal(err)
	}
	results, err := e.Run("parse", []string{dir + "ewt-dev.conllu.gz", dir + "gum-dev.conllu.gz"}, eval.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	both := results[len(results)-1]
	t.Logf("UAS %.2f LAS %.2f", both.Value("UAS", "accuracy"), both.Value("LAS", "accuracy"))
	if las := both.Value("LAS", "accuracy"); las < 85 {
		t.Errorf("LAS %.2f, want at least 85", las)
	}
}

// A sentence without end must not hold the program up.
func TestTimeGrowsWithLength(t *testing.T) {
	tagger, parser := stages(t)
	for _, unit := range []string{"the minister said that ", "( \" ", ", and ", "of the talks on "} {
		d := read(strings.Repeat(unit, 40_000))
		start := time.Now()
		var err error
		if d.Tags, err = tagger.Read(d); err != nil {
			t.Fatal(err)
		}
		if d.Trees, err = parser.Read(d); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%d tokens of %q took %v", d.Tokens.Len(), unit, took)
		}
	}
}

func TestReadWantsTags(t *testing.T) {
	_, parser := stages(t)
	if _, err := parser.Read(read("No tags .")); err == nil {
		t.Error("no error for a document without tags")
	}
}

// FuzzRead parses any soup of words under any tags.
func FuzzRead(f *testing.F) {
	f.Add("The minister said : “ No . ”", []byte{6, 8, 16, 13, 13, 7, 13, 13})
	f.Add(". . .\n, \" a", []byte{13})
	f.Add(strings.Repeat("that he said ", 300), []byte{14, 11, 16})
	tagger, parser := stages(f)
	f.Fuzz(func(t *testing.T, text string, tags []byte) {
		d := read(strings.Split(strings.ToValidUTF8(text, "?"), "\n")...)
		parsed(t, d, tagger, parser)
		if len(tags) == 0 {
			return
		}
		soup := &doc.Doc{Text: d.Text, Tokens: d.Tokens, Tags: &doc.Tags{Lemma: d.Tags.Lemma}}
		for i := range d.Tokens.Spans {
			soup.Tags.UPOS = append(soup.Tags.UPOS, doc.UPOS(tags[i%len(tags)]%17))
			soup.Tags.XPOS = append(soup.Tags.XPOS, doc.XPOS(tags[i%len(tags)]%51))
		}
		parsed(t, soup, tagger, parser)
	})
}

func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("testdata/wire.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := read(strings.Split(strings.Repeat(string(text), 20), "\n")...)
	tagger, parser := stages(b)
	if d.Tags, err = tagger.Read(d); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parser.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*d.Tokens.Len())/b.Elapsed().Seconds(), "tokens/s")
}
