package wire

import (
	"strings"

	"dateline/internal/doc"
)

// changes open a note that says what a version changes, and the status of the story.
var changes = map[string]doc.Status{"adds": doc.Update, "updates": doc.Update, "recasts": doc.Update, "rewrites": doc.Update,
	"combines": doc.Update, "inserts": doc.Update, "writes": doc.Update, "releads": doc.Update, "edits": doc.Update, "changes": doc.Update,
	"updating": doc.Update, "corrects": doc.Corrected, "fixes": doc.Corrected, "clarifies": doc.Corrected, "removes": doc.Corrected,
	"deletes": doc.Corrected, "amends": doc.Corrected, "refiles": doc.Corrected, "refiling": doc.Corrected, "corrected": doc.Corrected, "repeats": doc.Repeat,
	"repeating": doc.Repeat, "includes": doc.Update, "attn": doc.Original, "attn:": doc.Original}

// editors open a line to editors.
var editors = [...]string{"eds:", "eds.:", "editors:", "editor's note", "editors' note", "editor’s note", "editors’ note", "attention editors", "attention -",
	"embargoed", "not for publication", "(eds", "(attn", "eds note", "for immediate release", "advisory:"}

// advisory adds a note to editors, a version mark or a line that is a date, or
// reports false.
func (s *story) advisory(p doc.Span) bool {
	text := s.slice(p)
	if len(text) > 700 {
		return false
	}
	lower := strings.ToLower(text)
	status, ok := doc.Original, false
	switch {
	case strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") || strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
		first, _, _ := strings.Cut(lower[1:], " ")
		status, ok = changes[first]
		if strings.HasPrefix(lower, "(this story") || strings.HasPrefix(lower, "(this version") || strings.HasPrefix(lower, "(this ") && strings.Contains(lower, "corrected") {
			status, ok = versionWords(lower), true
		}
	case strings.HasPrefix(lower, "story withdrawn"), strings.HasPrefix(lower, "withdrawn"), strings.HasPrefix(lower, "kill"):
		status, ok = doc.Withdrawn, len(text) < 40 && capitals(text)
	case strings.Contains(lower, "ld-writethru"), strings.Contains(lower, "1st ld"), strings.Contains(lower, "2nd ld"), strings.Contains(lower, "3rd ld"):
		status, ok = doc.Update, len(text) < 160
	default:
		for _, e := range editors {
			if strings.HasPrefix(lower, e) {
				status, ok = versionWords(lower), true
			}
		}
		if st, found := tags[strings.Trim(text, "*:-–— 0123456789")]; found && len(text) < 24 {
			status, ok = st, true
		}
		if strings.HasPrefix(lower, "bc-") || strings.HasPrefix(lower, "am-") || strings.HasPrefix(lower, "pm-") {
			ok = !strings.HasSuffix(text, ".") && len(text) < 80
		}
	}
	if !ok && !s.dayLine(p) && !note(text) {
		return false
	}
	s.raise(status)
	s.add(doc.Advisory, p.Start, p.End)
	return true
}

// versionWords is the status that a note to editors tells of.
func versionWords(lower string) doc.Status {
	switch {
	case strings.Contains(lower, "withdrawn"):
		return doc.Withdrawn
	case strings.Contains(lower, "correct"), strings.Contains(lower, "refile"):
		return doc.Corrected
	case strings.Contains(lower, "update"), strings.Contains(lower, "adds"), strings.Contains(lower, "recast"):
		return doc.Update
	case strings.Contains(lower, "repeat"):
		return doc.Repeat
	}
	return doc.Original
}

// fillers may stand beside the date in a line that only says when.
var fillers = map[string]bool{"published": true, "updated": true, "posted": true, "last": true, "modified": true, "on": true, "at": true, "am": true,
	"pm": true, "gmt": true, "utc": true, "est": true, "edt": true, "et": true, "ist": true, "date": true, "ago": true, "time": true, "first": true, "of": true}

// dayLine reports whether the line says nothing but the day of publication,
// and takes it.
func (s *story) dayLine(p doc.Span) bool {
	if p.Len() > 100 {
		return false
	}
	h := head{s: s, p: p, lex: lexemes(s.text, p)}
	var found doc.Date
	var where doc.Span
	for k := 0; k < len(h.lex); {
		if d, next, ok := h.dateAt(k); ok && d.Year != 0 {
			if found.IsZero() {
				found, where = d, doc.Span{Start: h.lex[k].Start, End: h.lex[next-1].End}
			}
			k = next
			continue
		}
		if w := strings.ToLower(h.word(k)); w != "" && !fillers[w] && !weekdays[w] {
			return false
		}
		k++
	}
	if found.IsZero() {
		return false
	}
	if s.wire.Published.IsZero() {
		s.wire.Published = found
		s.wire.PublishedWhy = doc.Why{How: doc.Stated, At: []doc.Span{where}, By: "date line"}
	}
	return true
}

// note reports whether a paragraph is a web page's furniture. It is called for
// every paragraph of the body, so the shapes are few and exact.
func note(text string) bool {
	if len(text) > 160 {
		return false
	}
	switch lower := strings.ToLower(strings.Trim(text, " .:*-–—>_|")); lower {
	case "", "advertisement", "advertising", "(more)", "more", "read more", "also read", "related", "related stories", "sponsored", "story continues below",
		"story continues below advertisement", "article continues below", "register now for free unlimited access to reuters.com", "share this article",
		"listen to article", "listen", "skip past newsletter promotion", "click here to read more", "continue reading", "photo", "file photo", "loading", "ad":
		return true
	default:
		for _, start := range [...]string{"read more:", "also read:", "read also:", "see also:", "read next:", "related:", "sign up here", "sign up for our", "click here to",
			"register for free to", "subscribe to our"} {
			if strings.HasPrefix(lower, start) {
				return true
			}
		}
	}
	return false
}
