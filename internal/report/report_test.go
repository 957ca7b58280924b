package report

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"dateline/record"
)

// story is a record by hand: the words of a hostile article with facts over them.
func hostile() *record.Record {
	text := `Mr <script>alert(1)</script> said "&amp;" on Friday.`
	name := record.Span{Start: 3, End: 28, Text: "<script>alert(1)</script>"}
	a1 := "a1"
	return &record.Record{
		Schema:    record.Version,
		Article:   record.Article{Text: text, Headline: &name.Text, Byline: []string{}, Status: "original", Language: "en"},
		Sentences: []record.Sentence{{Start: 0, End: len(text)}},
		Actors:    []record.Actor{{ID: "a1", Name: name.Text, Kind: "person", Mentions: []record.Mention{{Span: name, Form: "name"}}}},
		Statements: []record.Statement{{ID: "s1", Mode: "direct", Speaker: &a1, Source: &name,
			Cue: &record.Span{Start: 29, End: 33, Text: "said"}, Content: []record.Span{{Start: 35, End: 40, Text: "&amp;"}}}},
	}
}

func TestPageShowsHostileTextAsText(t *testing.T) {
	var b bytes.Buffer
	if err := Page(&b, []*record.Record{hostile()}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(page, "<script>"); n != 1 {
		t.Errorf("%d script elements, want our own alone", n)
	}
	if !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") || !strings.Contains(page, "&amp;amp;") {
		t.Error("the text is not shown as it is")
	}
}

func TestPagePolicyNamesItsOwnScriptAndStyle(t *testing.T) {
	var b bytes.Buffer
	if err := Page(&b, []*record.Record{hostile()}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	policy := html.UnescapeString(regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1])
	for _, element := range []string{"script", "style"} {
		body := regexp.MustCompile(`(?s)<` + element + `>(.*?)</` + element + `>`).FindStringSubmatch(page)[1]
		if !strings.Contains(policy, digest(body)) {
			t.Errorf("the policy %q does not allow the page's own %s, %s", policy, element, digest(body))
		}
	}
}

var link = regexp.MustCompile(`href="#([^"]+)"`)

// Every link inside the page leads somewhere: a fact to its words, words to a fact.
func TestPageLinksLeadSomewhere(t *testing.T) {
	var b bytes.Buffer
	if err := Page(&b, []*record.Record{hostile(), hostile()}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	links := link.FindAllStringSubmatch(page, -1)
	if len(links) < 6 {
		t.Fatalf("%d links", len(links))
	}
	for _, m := range links {
		if !strings.Contains(page, `id="`+m[1]+`"`) {
			t.Errorf("link to #%s leads nowhere", m[1])
		}
	}
}

func TestTextFoldsAtTheWidth(t *testing.T) {
	r := hostile()
	long := strings.Repeat("word ", 60)
	r.Statements[0].Content[0].Text = long
	var b bytes.Buffer
	if err := Text(&b, r, TextOptions{Width: 60}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "WHO SAID WHAT") {
		t.Error("no statements")
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if strings.Contains(line, "word") && len([]rune(line)) > 60 {
			t.Errorf("%d columns: %q", len([]rune(line)), line)
		}
	}
	if strings.Contains(b.String(), "\x1b") {
		t.Error("colours without being asked")
	}
}
