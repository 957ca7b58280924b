package eval

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

func TestStatementsTakeOnPolNeARsMarks(t *testing.T) {
	for _, c := range []struct {
		lesson, text         string // the statement's [source], {cue} and <content>
		source, cue, content string
	}{
		{"the marks of a quotation and the comma within them", "“<We will sign>,” [Kallas] {said}.", "Kallas", "said", "“We will sign,”"},
		{"that is part of what is said", "[Oslo] {said} that <talks failed>.", "Oslo", "said", "that talks failed"},
		{"a colon is part of the cue", "[Oslo] {said}: \"<No>.\"", "Oslo", "said:", "\"No.\""},
		{"the comma that closes an apposition", "[Kaja Kallas, its prime minister], {said} that <it would>.", "Kaja Kallas, its prime minister,", "said", "that it would"},
		{"a quotation within the content closes with it", "[He] {called} <the plan \"a trap>.\"", "He", "called", "the plan \"a trap.\""},
		{"an apostrophe closes nothing", "[He] {blamed} <the ministers>' aides.", "He", "blamed", "the ministers"},
	} {
		spans := map[byte]doc.Span{}
		var b strings.Builder
		for i := 0; i < len(c.text); i++ {
			switch m := c.text[i]; m {
			case '[', '{', '<':
				spans[m] = doc.Span{Start: doc.Byte(b.Len())}
			case ']', '}', '>':
				m -= 2 // '[' of ']', '{' of '}', '<' of '>'
				spans[m] = doc.Span{Start: spans[m].Start, End: doc.Byte(b.Len())}
			default:
				b.WriteByte(m)
			}
		}
		d := &doc.Doc{Text: b.String()}
		d.Statements = &doc.Statements{Statements: []doc.Statement{{Source: spans['['], Cue: spans['{'], Content: []doc.Span{spans['<']}, Within: doc.None}}}
		got := Attributions(d)
		if len(got) != 1 {
			t.Fatalf("%s: %d attributions", c.lesson, len(got))
		}
		for _, x := range []struct {
			got  []doc.Span
			want string
		}{{got[0].Source, c.source}, {got[0].Cue, c.cue}, {got[0].Content, c.content}} {
			if s := d.Slice(x.got[0]); s != x.want {
				t.Errorf("%s: %q, want %q", c.lesson, s, x.want)
			}
		}
	}
}
