package wire

import (
	"strings"

	"dateline/internal/doc"
)

// credits open a line, or a bracket at the end of one, that says who made the story.
var credits = [...]string{"reporting by ", "reporting and writing by ", "writing by ", "editing by ", "additional reporting by ", "compiled by ", "reported by ",
	"written by ", "edited by ", "translated by ", "with additional reporting", "with reporting by", "with inputs from", "with input from", "inputs from ",
	"with agency inputs", "with agencies", "with assistance from", "with contributions from", "by arrangement with", "graphic by ", "graphics by ",
	"editing and writing by ", "production by ", "full story:", "full story in", "keywords:", "click here for", "for more news", "(c) ", "© ", "reuters messaging",
	"this story has been", "this story was", "this version", "this article was", "this report was", "this article has been", "additional writing by ", "reporting: "}

// wholeCredits open a line that is a sign-off as a whole.
var wholeCredits = [...]string{"our standards:", "copyright ", "© ", "(c) ", "follow us", "follow ap", "follow reuters", "associated press writer", "associated press writers",
	"associated press journalist", "associated press reporter", "associated press video", "ap writer", "ap journalist", "ap correspondent", "source:", "sources:", "all rights reserved",
	"to contact the reporter", "to contact the editor", "for more information", "more ap coverage", "find more of", "follow the ap", "editor:", "tags:", "keywords:"}

// maxCredit is how long a sign-off line may be, in bytes.
const maxCredit = 900

// bottom returns the number of paragraphs before those that sign the story off.
func (s *story) bottom(paras []doc.Span) int {
	end := len(paras)
	for end > 1 && s.signsOff(s.slice(paras[end-1])) {
		end--
	}
	return end
}

// signsOff reports whether the paragraph as a whole is of the sign-off.
func (s *story) signsOff(text string) bool {
	if len(text) > maxCredit {
		return false
	}
	lower := strings.ToLower(text)
	bare := strings.Trim(lower, " .()[]/*#-–—_\u00a0")
	if bare == "" || named(bare) || initials(text) {
		return true
	}
	switch bare {
	case "end", "ends", "enditem", "30", "agencies", "with agencies", "end of story", "news agencies":
		return true
	}
	for _, c := range wholeCredits {
		if strings.HasPrefix(lower, c) {
			return true
		}
	}
	if credit(strings.TrimLeft(lower, "([-–—* ")) && (!strings.HasPrefix(lower, "this ") || strings.HasSuffix(lower, ".") && len(lower) < 300) {
		return true
	}
	return strings.Contains(lower, "contributed to this report") || strings.Contains(lower, "contributed reporting") || strings.Contains(lower, "contributed to this story") ||
		strings.HasPrefix(lower, "@") && !strings.Contains(lower, " ")
}

func credit(lower string) bool {
	for _, c := range credits {
		if strings.HasPrefix(lower, c) {
			return true
		}
	}
	return false
}

// named reports whether the words are an agency, or agencies with slashes between them.
func named(bare string) bool {
	for _, part := range strings.FieldsFunc(bare, func(r rune) bool { return r == '/' || r == ',' || r == '&' }) {
		part = strings.TrimSpace(part)
		if _, ok := agencies[part]; !ok && part != "agencies" && part != "and agencies" {
			return false
		}
	}
	return true
}

// initials reports whether the text is AFP's row of initials: "burs-kma/sst/oho".
func initials(text string) bool {
	parts, slash, dash := 1, 0, 0
	run := 0
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= 'a' && b <= 'z':
			run++
		case (b == '/' || b == '-') && run > 0:
			if b == '/' {
				slash++
			} else {
				dash++
			}
			parts, run = parts+1, 0
		default:
			return false
		}
		if run > 5 {
			return false
		}
	}
	return run > 0 && parts > 1 && slash > 0 && dash < 3 && len(text) < 40
}

// tail cuts what signs the story off at the end of its last paragraph.
func (s *story) tail() {
	n := len(s.wire.Blocks)
	if n == 0 || s.wire.Blocks[n-1].Kind != doc.Body {
		return
	}
	last := &s.wire.Blocks[n-1]
	end := last.End
	for {
		cut := s.cut(doc.Span{Start: last.Start, End: end})
		if cut <= last.Start || cut >= end {
			break
		}
		end = trim(s.text, doc.Span{Start: last.Start, End: cut}).End
	}
	if end == last.End || end == last.Start {
		return
	}
	signed := doc.Span{Start: end, End: last.End}
	last.End = end
	s.add(doc.SignOff, signed.Start, signed.End)
}

// cut returns where the last piece of sign-off in the paragraph begins, or the
// paragraph's end.
func (s *story) cut(p doc.Span) doc.Byte {
	text := s.slice(p)
	from := max(0, len(text)-maxCredit)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	end := text[from:]
	at := func(n int) doc.Byte { return p.Start + doc.Byte(from+n) }
	switch last := end[len(end)-1]; {
	case last == ')' || last == ']':
		open := strings.LastIndexAny(end, "([")
		for depth := open; depth > 0 && strings.Count(end[open:], ")") > strings.Count(end[open:], "("); {
			depth = strings.LastIndexByte(end[:depth], '(') // "(Reporting by A (in X))"
			open = max(depth, 0)
		}
		if open > 0 {
			inside := strings.ToLower(strings.Trim(end[open:], "()[] "))
			if (named(inside) || credit(inside)) && stopped(end[:open]) {
				return at(open)
			}
		}
	case last == '/':
		if open := strings.LastIndexByte(end[:len(end)-1], '/'); open > 0 && named(strings.ToLower(end[open+1:len(end)-1])) && stopped(end[:open]) {
			return at(open)
		}
	}
	if space := strings.LastIndexAny(end, " \u00a0\t\n"); space > 0 {
		word := end[space+1:]
		if (initials(word) || word == "Enditem" || word == "ENDS") && stopped(end[:space]) {
			return at(space + 1)
		}
	}
	for _, dash := range [...]string{"—", "–", "--", "-"} {
		open := strings.LastIndex(end, dash)
		if open <= 0 {
			continue
		}
		if words := strings.ToLower(strings.Trim(end[open+len(dash):], " .\u00a0")); words != "" && named(words) && stopped(end[:open]) {
			return at(open)
		}
	}
	for _, c := range [...]string{" Reporting by ", " Additional reporting by ", " Writing by ", " Editing by ", " Our Standards: "} {
		if open := strings.LastIndex(end, c); open > 0 && stopped(end[:open]) {
			return at(open + 1)
		}
	}
	return p.End
}

// stopped reports whether the text ends a sentence.
func stopped(text string) bool {
	text = strings.TrimRight(text, " \u00a0\t\n\r")
	closed := strings.TrimRight(text, "\"'”’»)]")
	return closed != "" && strings.ContainsAny(closed[len(closed)-1:], ".?!") || strings.HasSuffix(closed, "…") || len(closed) < len(text) && strings.HasSuffix(closed, ",")
}
