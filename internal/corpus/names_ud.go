package corpus

import (
	"strings"

	"dateline/internal/doc"
)

// AsUD returns the document in the tokens that the tokeniser would make of it:
// hyphenated words cut up as cut does it, initials and their stops together. of
// tells for each of the new tokens which of d's it comes from. The names are those
// of d, less the small words hyphenated to them: "led" of "NATO-led".
func AsUD(d *doc.Doc, cut func(word string) []string) (ud *doc.Doc, of []doc.Run) {
	b := &builder{}
	word := func(w string, glued bool, from doc.Run) {
		if len(b.spans) > 0 && !glued {
			b.text.WriteByte(' ')
		}
		b.token(w)
		of = append(of, from)
	}
	for _, run := range d.Tokens.Sentences {
		for t := run.Start; t < run.End; {
			if n := initials(d, t, run.End); n > 0 {
				w := ""
				for i := range n {
					w += d.Word(t + i)
				}
				word(w, false, doc.Run{Start: t, End: t + n})
				t += n
				continue
			}
			from := doc.Run{Start: t, End: t + 1}
			if w := d.Word(t); strings.Contains(strings.Trim(w, "-"), "-") {
				for i, part := range cut(w) {
					word(part, i > 0, from)
				}
			} else {
				word(w, false, from)
			}
			t++
		}
		b.endSentence()
	}
	ud = b.doc()
	if d.Names != nil {
		ud.Names = doc.NewNames(namesUD(d, ud, of), len(of))
	}
	return ud, of
}

// initials returns how many tokens from t on are capitals and stops of one word:
// "U . S .", or "W ." before another name.
func initials(d *doc.Doc, t, end doc.Token) doc.Token {
	n := doc.Token(0)
	for t+n+1 < end && len(d.Word(t+n)) == 1 && capital(d.Word(t+n)) && d.Word(t+n+1) == "." {
		n += 2
	}
	if n == 2 && (t+2 >= end || !capital(d.Word(t+2))) {
		return 0
	}
	return n
}

func capital(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }

// before are the small words that stand before a name and do not belong to it.
var before = map[string]bool{"pro": true, "anti": true, "non": true, "post": true, "pre": true, "ex": true, "mid": true,
	"all": true, "half": true, "mainly": true, "former": true}

// namesUD carries the names of d over to the new tokens.
func namesUD(d, ud *doc.Doc, of []doc.Run) []doc.Name {
	alone := map[string]doc.NameType{} // what names of one word are here
	for _, n := range d.Names.Names {
		if n.Len() == 1 {
			alone[d.RunText(n.Run)] = n.Type
		}
	}
	var out []doc.Name
	t := doc.Token(0)
	for _, n := range d.Names.Names {
		for int(t) < len(of) && of[t].End <= n.Start {
			t++
		}
		start := t
		for int(t) < len(of) && of[t].Start < n.End {
			t++
		}
		name := doc.Name{Run: doc.Run{Start: start, End: t}, Type: n.Type}
		if n.Type != doc.PER {
			whole := name.Run
			for name.Len() > 2 && ud.Word(name.End-2) == "-" && small(ud.Word(name.End-1)) && of[name.End-1] == of[name.End-2] {
				name.End -= 2
			}
			for name.Len() > 2 && ud.Word(name.Start+1) == "-" && before[strings.ToLower(ud.Word(name.Start))] {
				name.Start += 2
			}
			if kind, ok := alone[ud.RunText(name.Run)]; ok && name.Run != whole {
				name.Type = kind
			}
		}
		if !name.Empty() {
			out = append(out, name)
		}
	}
	return out
}

func small(w string) bool { return w[0] >= 'a' && w[0] <= 'z' }

// FromUD carries names of AsUD's tokens back to the tokens that they come from, by
// CoNLL's convention: a word of which only a part is a name ("NATO-led"), or two
// parts two names ("Russian-Chechen"), is MISC as a whole.
func FromUD(names []doc.Name, of []doc.Run) []doc.Name {
	var out []doc.Name
	for _, n := range names {
		start, end := n.Start, n.End
		back := doc.Name{Run: doc.Run{Start: of[start].Start, End: of[end-1].End}, Type: n.Type}
		part := func(a, b doc.Token) bool { // tokens a and b come from one
			return a >= 0 && int(b) < len(of) && of[a] == of[b]
		}
		if n.Type != doc.PER && back.Len() == 1 && (part(start-1, start) || part(end-1, end)) {
			back.Type = doc.MISC
		}
		if k := len(out); k > 0 && back.Start < out[k-1].End {
			out[k-1].End = back.End
			continue
		}
		out = append(out, back)
	}
	return out
}
