package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

const (
	maxHeadline = 220 // bytes
	maxTop      = 24  // paragraphs that may stand above the story
)

// top adds the blocks above the story and returns the number of paragraphs
// that they take.
func (s *story) top(paras []doc.Span) int {
	for i, p := range paras {
		if i == maxTop {
			return i
		}
		if _, ok := s.dateline(p); ok {
			return i
		}
		text := s.slice(p)
		switch {
		case s.advisory(p):
		case s.byline(p):
		case bullet(text) && i+1 < len(paras):
			s.add(doc.Bullet, p.Start, p.End)
		case s.wire.Headline.Empty() && s.headline(paras[i:]):
			s.titled(p)
		case !s.wire.Headline.Empty() && s.deck(paras[i:]):
			s.add(doc.Bullet, p.Start, p.End)
		default:
			return i
		}
	}
	return len(paras)
}

// bullet reports whether the line is a summary line above the story.
func bullet(text string) bool {
	return (strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "• ")) && len(text) < 300
}

// headline reports whether the first paragraph is one: it has no full stop, is
// short, and a story stands below it.
func (s *story) headline(paras []doc.Span) bool {
	text := s.slice(paras[0])
	if len(text) > maxHeadline || len(paras) < 2 || !letters(text) {
		return false
	}
	story, filed := false, false
	for i, p := range paras[1:] {
		if i == maxTop {
			break
		}
		if _, ok := s.dateline(p); ok {
			story, filed = true, true
			break
		}
		if s.isByline(s.slice(p)) {
			filed = true
			continue
		}
		if finished(s.slice(p)) {
			story = true
			break
		}
	}
	switch {
	case !story:
		return false
	case !finished(text):
		next := paras[1]
		return strings.Count(s.text[paras[0].End:next.Start], "\n") > 1 || strings.Count(s.text[paras[0].End:next.Start], "\r") > 1 && s.text[next.Start-1] == '\r' ||
			s.isFiled(next) || s.isByline(s.slice(next)) || bullet(s.slice(next))
	}
	return filed && !strings.Contains(text, ". ") && len(text) < 160 && !strings.HasSuffix(text, "”")
}

// deck reports whether a line under the headline is a second one.
func (s *story) deck(paras []doc.Span) bool {
	text := s.slice(paras[0])
	return len(text) <= maxHeadline && len(paras) > 1 && letters(text) && !finished(text) && !strings.ContainsAny(text, "“\"") &&
		len(s.wire.Blocks) <= 3 && (finished(s.slice(paras[1])) || s.isByline(s.slice(paras[1])) || s.isFiled(paras[1]))
}

func (s *story) isFiled(p doc.Span) bool {
	_, ok := s.dateline(p)
	return ok
}

// letters reports whether the text has two words.
func letters(text string) bool {
	n := 0
	for _, w := range strings.Fields(text) {
		if strings.IndexFunc(w, unicode.IsLetter) >= 0 {
			n++
		}
	}
	return n > 1
}

// finished reports whether the paragraph ends as a sentence does: in a stop, or
// in a mark that promises more.
func finished(text string) bool {
	closed := strings.TrimRight(text, "\"'”’»)] \u00a0")
	r, _ := utf8.DecodeLastRuneInString(closed)
	return strings.ContainsRune(".?!:;,…。", r)
}

// tags are the words before a headline that mark its version or its kind; the
// status they give, if any.
var tags = map[string]doc.Status{"UPDATE": doc.Update, "WRAPUP": doc.Update, "CORRECTED": doc.Corrected, "CORRECTION": doc.Corrected,
	"CORRECTED-REFILE": doc.Corrected, "REFILE": doc.Corrected, "REPEAT": doc.Repeat, "RPT": doc.Repeat, "WITHDRAWN": doc.Withdrawn,
	"STORY WITHDRAWN": doc.Withdrawn, "KILL": doc.Withdrawn, "URGENT": doc.Original, "EXCLUSIVE": doc.Original, "ANALYSIS": doc.Original,
	"FACTBOX": doc.Original, "INTERVIEW": doc.Original, "BRIEF": doc.Original, "NEWSMAKER": doc.Original, "TIMELINE": doc.Original,
	"EXPLAINER": doc.Original, "FEATURE": doc.Original, "INSIGHT": doc.Original, "POLL": doc.Original, "BREAKING": doc.Original,
	"BREAKING NEWS": doc.Original, "LEAD": doc.Update, "1ST LEAD": doc.Update, "2ND LEAD": doc.Update, "3RD LEAD": doc.Update,
	"(LEAD)": doc.Update, "(2ND LD)": doc.Update, "(3RD LD)": doc.Update, "(URGENT)": doc.Original, "ALERT": doc.Original, "NEWSFLASH": doc.Original}

// titled adds the headline, with the marks before it as an advisory.
func (s *story) titled(p doc.Span) {
	start := p.Start
	for {
		n, status, ok := versionTag(s.text[start:p.End])
		if !ok {
			break
		}
		s.raise(status)
		start += doc.Byte(n)
	}
	s.add(doc.Advisory, p.Start, start)
	rest := trim(s.text, doc.Span{Start: start, End: p.End})
	if rest.Empty() {
		return
	}
	s.wire.Headline = rest
	s.add(doc.Headline, rest.Start, rest.End)
}

// raise sets the status unless a graver one stands: withdrawn, then corrected,
// then the first that was found.
func (s *story) raise(status doc.Status) {
	rank := func(v doc.Status) int {
		return [...]int{doc.Original: 0, doc.Update: 1, doc.Repeat: 1, doc.Corrected: 2, doc.Withdrawn: 3}[v]
	}
	if rank(status) > rank(s.wire.Status) {
		s.wire.Status = status
	}
}

// versionTag reads "UPDATE 2-", "CORRECTED:", "(LEAD) " at the head of a
// headline and returns its length.
func versionTag(text string) (int, doc.Status, bool) {
	if strings.HasPrefix(text, "(") {
		if n := strings.IndexByte(text[:min(len(text), 12)], ')'); n > 0 {
			if status, ok := tags[strings.ToUpper(text[:n+1])]; ok {
				return n + 1, status, true
			}
		}
		return 0, 0, false
	}
	lead := len(text) - len(strings.TrimLeft(text, " "))
	text = text[lead:]
	n := 0
	for n < len(text) && n < 24 && (text[n] >= 'A' && text[n] <= 'Z' || isDigit(text[n]) || text[n] == ' ') {
		n++
	}
	word := strings.TrimRight(text[:n], " 0123456789")
	status, ok := tags[word]
	if !ok || n >= len(text) || word != strings.TrimSpace(text[:n]) && word != "UPDATE" && word != "WRAPUP" {
		return 0, 0, false
	}
	for _, end := range [...]string{"-", ":", "–", "—", "|"} {
		if strings.HasPrefix(text[n:], end) {
			return lead + n + len(end), status, true
		}
	}
	return 0, 0, false
}

// byline adds a byline and its names, or reports false.
func (s *story) byline(p doc.Span) bool {
	if !s.isByline(s.slice(p)) {
		return false
	}
	s.add(doc.Byline, p.Start, p.End)
	at := p.Start + 3
	for _, part := range strings.FieldsFunc(s.text[at:p.End], func(r rune) bool { return r == ',' || r == '|' || r == ';' || r == '/' }) {
		from := at + doc.Byte(strings.Index(s.text[at:p.End], part))
		at = from + doc.Byte(len(part))
		for _, name := range strings.Split(strings.ReplaceAll(part, " AND ", " and "), " and ") {
			where := trim(s.text, doc.Span{Start: from, End: from + doc.Byte(len(name))})
			from += doc.Byte(len(name) + len(" and "))
			if cut := strings.Index(s.slice(where), " in "); cut > 0 {
				where.End = where.Start + doc.Byte(cut)
			}
			if words := strings.Fields(s.slice(where)); len(words) >= 2 && len(words) <= 4 && !jobs[strings.ToLower(words[len(words)-1])] {
				s.wire.Bylines = append(s.wire.Bylines, where)
			}
		}
	}
	return true
}

// jobs end a part of a byline that is no name.
var jobs = map[string]bool{"writer": true, "writers": true, "press": true, "correspondent": true, "reporter": true, "staff": true, "editor": true,
	"reuters": true, "times": true, "news": true, "post": true, "agency": true, "service": true, "desk": true, "bureau": true}

// isByline reports whether the line is "By" and names.
func (s *story) isByline(text string) bool {
	if len(text) > 160 || !strings.HasPrefix(text, "By ") && !strings.HasPrefix(text, "BY ") || strings.HasSuffix(text, ".") {
		return false
	}
	words := strings.Fields(text[3:])
	if len(words) == 0 || len(words) > 18 {
		return false
	}
	for _, w := range words {
		switch w {
		case "and", "with", "in", "of", "for", "at", "the", "de", "van", "der", "von", "al", "el", "bin", "ben", "da", "di", "|", "&", "-", "–", "—":
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			return jobs[strings.Trim(w, ",")] && len(words) > 2
		}
	}
	return true
}
