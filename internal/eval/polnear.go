package eval

import (
	"strings"

	"dateline/internal/doc"
)

// Attributions are the document's statements as PolNeAR marks them: the outermost
// only, and none without a cue. A record's spans are bare words; PolNeAR's content
// has its quotation marks and the "that" before it, its cue the colon after it, and
// its source the comma that closes an apposition.
func Attributions(d *doc.Doc) []Attribution {
	var out []Attribution
	for _, st := range d.Statements.Statements {
		if st.Within != doc.None || st.Cue.Empty() {
			continue
		}
		a := Attribution{Cue: []doc.Span{withColon(d.Text, st.Cue)}}
		for _, c := range st.Content {
			a.Content = append(a.Content, withMarks(d.Text, c))
		}
		if !st.Source.Empty() {
			a.Source = []doc.Span{withComma(d.Text, st.Source)}
		}
		out = append(out, a)
	}
	return out
}

func withColon(text string, cue doc.Span) doc.Span {
	if strings.HasPrefix(text[cue.End:], ":") {
		cue.End++
	}
	return cue
}

func withComma(text string, source doc.Span) doc.Span {
	if strings.Contains(text[source.Start:source.End], ", ") && strings.HasPrefix(text[source.End:], ",") {
		source.End++
	}
	return source
}

// The marks of quotations, the longer ones first.
var (
	openingMarks = []string{"''", "``", "“", "\"", "‘", "'", "«"}
	closingMarks = []string{"''", "”", "\"", "’", "'", "»"}
)

// withMarks takes in the quotation marks that touch the content, with a comma or
// stop before the closing one, and then "that".
func withMarks(text string, c doc.Span) doc.Span {
	opened := false
	for _, m := range openingMarks {
		if strings.HasSuffix(text[:c.Start], m) {
			c.Start -= doc.Byte(len(m))
			opened = true
			break
		}
	}
	after := text[c.End:]
	stop := 0
	if after != "" && strings.IndexByte(",.!?", after[0]) >= 0 {
		stop = 1
	}
	for _, m := range closingMarks {
		if !strings.HasPrefix(after[stop:], m) {
			continue
		}
		if next := after[stop+len(m):]; (m == "'" || m == "’") && next != "" && letter(next[0]) {
			break // an apostrophe
		}
		if opened || strings.Count(text[c.Start:c.End], "“") > strings.Count(text[c.Start:c.End], "”") ||
			m == "\"" && strings.Count(text[c.Start:c.End], m)%2 == 1 {
			c.End += doc.Byte(stop + len(m))
		}
		break
	}
	if strings.HasSuffix(text[:c.Start], " that ") {
		c.Start -= doc.Byte(len("that "))
	}
	return c
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
