package tag

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"dateline/internal/doc"
	"dateline/internal/learn"
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

func tagger(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

func tags(t testing.TB, d *doc.Doc) *doc.Tags {
	t.Helper()
	tags, err := tagger(t).Read(d)
	if err != nil {
		t.Fatal(err)
	}
	d.Tags = tags
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
	return tags
}

func TestTheSameWordIsTaggedByItsPlace(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"They talk to Greece about gas .", "PRON VERB ADP PROPN ADP NOUN PUNCT"},
		{"The talks in Oslo collapsed .", "DET NOUN ADP PROPN VERB PUNCT"},
		{"Russia annexed the region in 2014 .", "PROPN VERB DET NOUN ADP NUM PUNCT"},
		{"The ships will report any damage .", "DET NOUN AUX VERB DET NOUN PUNCT"},
		{"He plans to visit Rome .", "PRON VERB PART VERB PROPN PUNCT"},
		{"His visit plans were leaked .", "PRON NOUN NOUN AUX VERB PUNCT"},
		{"“ We wo n’t sign , ” she said .", "PUNCT PRON AUX PART VERB PUNCT PUNCT PRON VERB PUNCT"},
	} {
		d := read(c.sentence)
		var got []string
		for _, u := range tags(t, d).UPOS {
			got = append(got, u.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %s\nwant %s", d.Text, strings.Join(got, " "), c.want)
		}
	}
}

func TestLemmas(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"The ministers said talks were held in Vienna .", "the minister say talk be hold in Vienna ."},
		{"Both countries have withdrawn their ambassadors .", "both country have withdraw their ambassador ."},
		{"He denied that women and children had fled .", "he deny that woman and child have flee ."},
		{"Russian forces seized four islands .", "Russian force seize four island ."},
		{"She did n’t know the families .", "she do not know the family ."},
		{"The crises worsened .", "the crisis worsen ."},
		{"Analysts blamed the weather .", "analyst blame the weather ."},
	} {
		if got := strings.Join(tags(t, read(c.sentence)).Lemma, " "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.sentence, got, c.want)
		}
	}
}

func TestHeadlinesInCapitalsAreRead(t *testing.T) {
	d := read("JAPAN AND RUSSIA AGREE TO RESUME TALKS")
	got := tags(t, d)
	for i, want := range []doc.UPOS{doc.PROPN, doc.CCONJ, doc.PROPN, doc.VERB, doc.PART, doc.VERB, doc.NOUN} {
		if got.UPOS[i] != want {
			t.Errorf("%s: got %v, want %v", d.Word(doc.Token(i)), got.UPOS[i], want)
		}
	}
}

func TestReadWantsTokens(t *testing.T) {
	if _, err := tagger(t).Read(&doc.Doc{Text: "x"}); err == nil {
		t.Error("no error for a document without tokens")
	}
}

func TestScriptsTurnFormsIntoLemmas(t *testing.T) {
	for _, c := range []struct{ word, lemma string }{{"Talks", "talk"}, {"went", "go"}, {"Russian", "Russian"}, {"été", "être"}} {
		_, form := lookFor(c.word, doc.VERB, doc.VB)
		s, ok := scriptFor(c.word, form, c.lemma)
		from := form
		if s.keep {
			from = c.word
		}
		if !ok || from[:len(from)-s.cut]+s.add != c.lemma {
			t.Errorf("%s: script %+v does not give %s", c.word, s, c.lemma)
		}
	}
}

// small is a treebank of one sentence told several times.
func small() []*doc.Doc {
	var docs []*doc.Doc
	for range 12 {
		d := read("The minister denied the reports .", "She left .")
		d.Tags = &doc.Tags{
			UPOS:  []doc.UPOS{doc.DET, doc.NOUN, doc.VERB, doc.DET, doc.NOUN, doc.PUNCT, doc.PRON, doc.VERB, doc.PUNCT},
			XPOS:  []doc.XPOS{doc.DT, doc.NN, doc.VBD, doc.DT, doc.NNS, doc.Period, doc.PRP, doc.VBD, doc.Period},
			Lemma: []string{"the", "minister", "deny", "the", "report", ".", "she", "leave", "."},
		}
		docs = append(docs, d)
	}
	return docs
}

func TestTrainingLearnsAndIsRepeatable(t *testing.T) {
	tr := Training{Docs: small(), Epochs: 3, SecondEpochs: 30, Seed: 1, Features: 1000, Progress: io.Discard}
	a, err := Train(tr)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Train(tr)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("the same data and seed gave other bytes")
	}
	f, err := learn.Unpack("tag", a)
	if err != nil {
		t.Fatal(err)
	}
	own, err := From(f)
	if err != nil {
		t.Fatal(err)
	}
	d := small()[0]
	got, err := own.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range d.Tags.UPOS {
		if got.UPOS[i] != want || got.Lemma[i] != d.Tags.Lemma[i] {
			t.Errorf("%s: got %v %s, want %v %s", d.Word(doc.Token(i)), got.UPOS[i], got.Lemma[i], want, d.Tags.Lemma[i])
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("The minister said : “ No . ”")
	f.Add("’ ’ \xf0\x9f\x98\x80 ﬁ İ ß ǅ NASA-led 3.5% 1990s --")
	tagger := tagger(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := read(strings.Split(strings.ToValidUTF8(text, "?"), "\n")...)
		tags, err := tagger.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		d.Tags = tags
		if err := doc.Check(d); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("../parse/testdata/wire.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := read(strings.Split(strings.Repeat(string(text), 20), "\n")...)
	t := tagger(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*d.Tokens.Len())/b.Elapsed().Seconds(), "tokens/s")
}
