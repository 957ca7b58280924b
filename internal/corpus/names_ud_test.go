package corpus

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/doc"
)

// iob makes a document of one sentence from words with tags: "Tokyo/LOC said".
func iob(t *testing.T, text string) *doc.Doc {
	t.Helper()
	var lines strings.Builder
	for _, f := range strings.Fields(text) {
		word, tag, ok := strings.Cut(f, "/")
		if !ok {
			tag = "O"
		} else if tag[1] != '-' {
			tag = "B-" + tag
		}
		lines.WriteString(word + "\t" + tag + "\n")
	}
	docs, err := readNames(strings.NewReader(lines.String()), CoNLLNames)
	if err != nil || len(docs) != 1 {
		t.Fatalf("%q: %d documents, %v", text, len(docs), err)
	}
	return docs[0].Doc
}

func words(d *doc.Doc) string {
	var out []string
	for i := range d.Tokens.Spans {
		out = append(out, d.Word(doc.Token(i)))
	}
	return strings.Join(out, " ")
}

func listed(d *doc.Doc, names []doc.Name) string {
	var out []string
	for _, n := range names {
		out = append(out, n.Type.String()+" "+d.RunText(n.Run))
	}
	return strings.Join(out, ", ")
}

// atHyphens cuts at every hyphen.
func atHyphens(w string) []string {
	return strings.Fields(strings.ReplaceAll(w, "-", " - "))
}

func TestAsUD(t *testing.T) {
	for _, c := range []struct{ lesson, text, words, names, back string }{
		{"what is hyphenated to a name stays outside it, and makes the word MISC on the way back",
			"NATO/ORG joined the NATO-led/MISC force", "NATO joined the NATO - led force", "ORG NATO, ORG NATO", "ORG NATO, MISC NATO-led"},
		{"prefixes stay outside too", "the pro-Baghdad/MISC side", "the pro - Baghdad side", "MISC Baghdad", "MISC pro-Baghdad"},
		{"hyphens inside people's names do not part them", "Abd-ul/B-PER Hamid/I-PER spoke", "Abd - ul Hamid spoke", "PER Abd-ul Hamid", "PER Abd-ul Hamid"},
		{"initials and their stops are one token", "the U/B-LOC ./I-LOC S/I-LOC ./I-LOC embassy", "the U.S. embassy", "LOC U.S.", "LOC U . S ."},
		{"an initial keeps its stop before a name", "George/B-PER H/I-PER ./I-PER Bush/I-PER won", "George H. Bush won", "PER George H. Bush",
			"PER George H . Bush"},
		{"a single capital at the end of a sentence does not", "Group/B-MISC A/I-MISC .", "Group A .", "MISC Group A", "MISC Group A"},
	} {
		d := iob(t, c.text)
		ud, of := AsUD(d, atHyphens)
		if err := doc.Check(ud); err != nil {
			t.Error(err)
		}
		if got := words(ud); got != c.words {
			t.Errorf("%s: words %q, want %q", c.lesson, got, c.words)
		}
		if got := listed(ud, ud.Names.Names); got != c.names {
			t.Errorf("%s: names %q, want %q", c.lesson, got, c.names)
		}
		if got := listed(d, FromUD(ud.Names.Names, of)); got != c.back {
			t.Errorf("%s: back %q, want %q", c.lesson, got, c.back)
		}
	}
}

func TestFromUDJoinsNamesOfOneWord(t *testing.T) {
	d := iob(t, "the Franco-German axis")
	_, of := AsUD(d, atHyphens)
	names := []doc.Name{{Run: doc.Run{Start: 1, End: 2}, Type: doc.MISC}, {Run: doc.Run{Start: 3, End: 4}, Type: doc.MISC}}
	if got := listed(d, FromUD(names, of)); got != "MISC Franco-German" {
		t.Errorf("%q, want one name", got)
	}
}

func TestRecased(t *testing.T) {
	d := iob(t, "Warsaw/LOC calls for talks on the border")
	for what, c := range map[string]struct {
		made *doc.Doc
		want string
	}{
		"in capitals": {InCapitals(d), "WARSAW CALLS FOR TALKS ON THE BORDER"},
		"in titles":   {InTitles(d), "Warsaw Calls for Talks on the Border"},
	} {
		if got := words(c.made); got != c.want || !reflect.DeepEqual(c.made.Names, d.Names) {
			t.Errorf("%s: %q with %v, want %q", what, got, c.made.Names, c.want)
		}
		if err := doc.Check(c.made); err != nil {
			t.Error(err)
		}
	}
}

func TestSentences(t *testing.T) {
	docs, err := readNames(strings.NewReader("Oslo\tB-LOC\n\nPrime\tO\nIda\tB-PER\n"), CoNLLNames)
	if err != nil {
		t.Fatal(err)
	}
	parted := Sentences([]*doc.Doc{docs[0].Doc})
	if len(parted) != 2 || listed(parted[0], parted[0].Names.Names) != "LOC Oslo" || listed(parted[1], parted[1].Names.Names) != "PER Ida" {
		t.Errorf("%d documents, want one for Oslo and one for Ida", len(parted))
	}
}

func TestWithoutDays(t *testing.T) {
	d := iob(t, "Monday/MISC in Oslo/LOC")
	WithoutDays(d)
	if got := listed(d, d.Names.Names); got != "LOC Oslo" {
		t.Errorf("%q, want Oslo alone", got)
	}
}
