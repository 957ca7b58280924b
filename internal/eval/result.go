package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Figure is a number with its name. Shares are in per cent unless the name says else.
type Figure struct {
	Name   string
	Value  float64
	Places int // digits after the point that are printed
}

// String is the value as it is printed.
func (f Figure) String() string { return strconv.FormatFloat(f.Value, 'f', f.Places, 64) }

// Row is what is measured of one thing.
type Row struct {
	Name    string
	Figures []Figure
}

// Result is the score of a file, or of all files together (File is ""). It has no
// rows where the file has no gold.
type Result struct {
	Task, File string
	Items      int
	Unit       string
	Rows       []Row
	Labels     []Row    // by label, by relation or by document; may be empty
	Caveat     string   // why the figures are not what they seem; "" where they are
	Notes      []string // what is missed and what is extra, a line each; only gold has them
}

// Figure returns a figure of a row. It is false where there is none.
func (r *Result) Figure(row, name string) (Figure, bool) {
	for _, x := range r.Rows {
		if x.Name != row {
			continue
		}
		for _, f := range x.Figures {
			if f.Name == name {
				return f, true
			}
		}
	}
	return Figure{}, false
}

// Value is the value of a figure, 0 where there is none.
func (r *Result) Value(row, name string) float64 {
	f, _ := r.Figure(row, name)
	return f.Value
}

func count(name string, n int) Figure { return Figure{name, float64(n), 0} }

func matchRow(name string, m Match) Row {
	return Row{name, []Figure{{"precision", m.Precision(), 2}, {"recall", m.Recall(), 2}, {"f1", m.F1(), 2},
		count("right", m.Both), count("found", m.Found), count("gold", m.Gold)}}
}

func ratioRow(name string, r Ratio) Row {
	return Row{name, []Figure{{"precision", r.Precision(), 2}, {"recall", r.Recall(), 2}, {"f1", r.F1(), 2}}}
}

func shareRow(name string, s Share) Row {
	return Row{name, []Figure{{"accuracy", s.Percent(), 2}, count("right", s.Right), count("of", s.Of)}}
}

// WriteText writes results as tables, with the labels if verbose.
func WriteText(w io.Writer, results []*Result, verbose bool) error {
	var b bytes.Buffer
	for i, r := range results {
		if i > 0 {
			b.WriteByte('\n')
		}
		file := r.File
		if file == "" {
			file = "all files"
		}
		without := ""
		if len(r.Rows) == 0 {
			without = " without gold: read, not scored"
		}
		fmt.Fprintf(&b, "%s  %s  (%d %s%s)\n", r.Task, file, r.Items, r.Unit, without)
		if r.Caveat != "" {
			fmt.Fprintf(&b, "  Mind: %s.\n", r.Caveat)
		}
		writeRows(&b, r.Rows)
		if verbose && len(r.Labels) > 0 {
			b.WriteByte('\n')
			writeRows(&b, r.Labels)
		}
		if verbose && len(r.Notes) > 0 {
			b.WriteByte('\n')
			for _, note := range r.Notes {
				b.WriteString("  " + note + "\n")
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writeRows writes rows as columns; a heading stands where the figures change.
func writeRows(b *bytes.Buffer, rows []Row) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, utf8.RuneCountInString(r.Name))
	}
	heading := ""
	for _, r := range rows {
		var names, values strings.Builder
		for _, f := range r.Figures {
			size := max(9, len(f.Name)+2)
			fmt.Fprintf(&names, "%*s", size, f.Name)
			fmt.Fprintf(&values, "%*s", size, f)
		}
		if names.String() != heading {
			heading = names.String()
			fmt.Fprintf(b, "  %-*s%s\n", wide, "", heading)
		}
		fmt.Fprintf(b, "  %s%s%s\n", r.Name, strings.Repeat(" ", wide-utf8.RuneCountInString(r.Name)), values.String())
	}
}

// WriteJSON writes results as an array of objects: task, file (null for all
// together), items, scores and labels, where each row is an object of its figures.
func WriteJSON(w io.Writer, results []*Result) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, r := range results {
		if i > 0 {
			b.WriteByte(',')
		}
		file := []byte("null")
		if r.File != "" {
			file = quoted(r.File)
		}
		fmt.Fprintf(&b, `{"task":%s,"file":%s,"items":%d,"unit":%s,`, quoted(r.Task), file, r.Items, quoted(r.Unit))
		if r.Caveat != "" {
			fmt.Fprintf(&b, `"caveat":%s,`, quoted(r.Caveat))
		}
		b.WriteString(`"scores":`)
		jsonRows(&b, r.Rows)
		b.WriteString(`,"labels":`)
		jsonRows(&b, r.Labels)
		b.WriteByte('}')
	}
	b.WriteByte(']')
	var nice bytes.Buffer
	if err := json.Indent(&nice, b.Bytes(), "", "  "); err != nil {
		return err
	}
	nice.WriteByte('\n')
	_, err := w.Write(nice.Bytes())
	return err
}

func jsonRows(b *bytes.Buffer, rows []Row) {
	b.WriteByte('{')
	for i, r := range rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(quoted(r.Name))
		b.WriteString(":{")
		for j, f := range r.Figures {
			if j > 0 {
				b.WriteByte(',')
			}
			b.Write(quoted(f.Name))
			b.WriteByte(':')
			b.WriteString(f.String())
		}
		b.WriteByte('}')
	}
	b.WriteByte('}')
}

// quoted is the JSON string, with the text's own < and &.
func quoted(s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string and a buffer: cannot fail
	return bytes.TrimRight(b.Bytes(), "\n")
}
