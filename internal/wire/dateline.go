package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/doc"
)

// head reads a dateline from the lexemes at the head of a paragraph:
//
//	places [date] [agency] end
//
// MOSCOW/TOKYO, Nov 14 (Reuters) -    NAGATO, Japan:    GROSSETO, Italy (AP) --
// MOSCOW, November 14. /TASS/.    New Delhi [India], November 14 (ANI):
type head struct {
	s    *story
	p    doc.Span
	lex  []lexeme
	i    int
	mark doc.Dateline

	capitals bool // the first place is in capitals
	known    bool // the agency is one that we know
	bracket  bool // the agency stands in brackets or slashes
	day      bool // the date has its day
}

// dateline reads the mark at the head of a body paragraph, if it has one.
func (s *story) dateline(p doc.Span) (doc.Dateline, bool) {
	limit := doc.Span{Start: p.Start, End: min(p.End, p.Start+300)}
	for limit.End > limit.Start && !utf8.RuneStart(at(s.text, limit.End)) {
		limit.End--
	}
	h := head{s: s, p: p, lex: lexemes(s.text, limit)}
	if !h.read() {
		return doc.Dateline{}, false
	}
	h.mark.Span = doc.Span{Start: p.Start, End: h.lex[h.i-1].End}
	return h.mark, true
}

// at returns the byte at an offset, or a space at the end of the text.
func at(text string, b doc.Byte) byte {
	if int(b) >= len(text) {
		return ' '
	}
	return text[b]
}

func (h *head) kind(k int) byte {
	if k >= len(h.lex) {
		return 0
	}
	return h.lex[k].kind
}

func (h *head) word(k int) string {
	if k >= len(h.lex) || h.lex[k].kind != 'w' {
		return ""
	}
	return h.s.slice(h.lex[k].Span)
}

func (h *head) read() bool {
	h.places()
	h.separator()
	h.date()
	h.separator()
	h.agency()
	if !h.mark.DateAt.Empty() || !h.mark.Agency.Empty() {
		h.late()
	}
	placed, dated, filed := len(h.mark.Places) > 0, !h.mark.DateAt.Empty(), !h.mark.Agency.Empty()
	if !placed && !(filed && h.bracket && (h.known || dated)) {
		return false
	}
	before := h.i
	stop := h.stop()
	if h.i == 0 || !h.resumes() {
		return false
	}
	switch {
	case filed && h.bracket && (h.known || h.capitals || dated):
		return stop != 0 || h.known && (dated || h.capitals || !placed) || h.i == len(h.lex)
	case filed && h.known:
		return stop == '-' || stop == ':' || stop == '.' && dated
	case filed:
		return false
	case stop == 0:
		return h.alone(dated)
	case h.capitals && stop == ':':
		return !label(h.s.slice(h.mark.Places[0])) && !h.transcript()
	case h.capitals && stop == '-':
		return (dated || !h.lex[before].glued || len(h.mark.Places) > 1) && h.spacedAfter() && !label(h.s.slice(h.mark.Places[0]))
	}
	return h.day && (stop == '-' || stop == ':') && h.spacedAfter()
}

// places reads the cities and what they lie in.
func (h *head) places() {
	first, ok := h.name(true)
	if !ok {
		return
	}
	h.mark.Places = append(h.mark.Places, first)
	for len(h.mark.Places) < 4 {
		save := h.i
		switch {
		case h.kind(h.i) == '/' || h.capitals && strings.EqualFold(h.word(h.i), "and"):
			h.i++
			if p, ok := h.name(true); ok {
				h.mark.Places = append(h.mark.Places, p)
				continue
			}
		case h.kind(h.i) == '[':
			h.i++
			if p, ok := h.name(false); ok && h.kind(h.i) == ']' {
				h.i++
				h.mark.Places = append(h.mark.Places, p)
				continue
			}
		case h.kind(h.i) == ',':
			h.i++
			if p, ok := h.name(false); ok {
				h.mark.Places = append(h.mark.Places, p)
				continue
			}
		}
		h.i = save
		return
	}
}

// name reads a place name of at most five words. A first one decides whether
// the mark is in capitals; a city after it must be like it.
func (h *head) name(city bool) (doc.Span, bool) {
	start, words := h.i, 0
	upper := false
	for ; h.i < len(h.lex) && words < 5; h.i++ {
		w := h.word(h.i)
		if w == "" || weekdays[strings.ToLower(w)] || h.isDate(h.i) {
			break
		}
		if _, ok := agencies[strings.ToLower(w)]; ok && h.i > 0 && capitals(w) && h.kind(h.i+1) != '.' && (words == 0 || h.kind(h.i+1) == '-') && (h.kind(h.i-1) == ',' || h.kind(h.i-1) == '-') {
			break
		}
		if words == 0 {
			if !capitalised(w) {
				break
			}
			upper = capitals(w) || len(w) == 1 && h.kind(h.i+1) == '.'
		} else if upper && city && strings.EqualFold(w, "and") {
			break
		} else if !particles[w] && (!capitalised(w) || city && upper && !capitals(w) && !(h.kind(h.i+1) == '.' && len(w) < 5)) {
			break
		}
		words++
		if h.kind(h.i+1) == '.' && h.lex[h.i+1].glued && len(w) < 6 && !h.isDate(h.i+2) { // St., N.C., Va.
			h.i++
			if h.kind(h.i+1) == 'w' && h.lex[h.i+1].glued {
				words--
			}
		}
	}
	if words == 0 || particles[h.word(h.i-1)] {
		h.i = start
		return doc.Span{}, false
	}
	if city && len(h.mark.Places) == 0 {
		h.capitals = upper
	} else if city && upper != h.capitals {
		h.i = start
		return doc.Span{}, false
	}
	return doc.Span{Start: h.lex[start].Start, End: h.lex[h.i-1].End}, true
}

// particles stand inside place names.
var particles = map[string]bool{"de": true, "la": true, "of": true, "the": true, "du": true, "del": true, "el": true, "al": true,
	"des": true, "le": true, "les": true, "and": true, "upon": true, "sur": true, "am": true, "da": true, "do": true}

// separator skips a mark between the parts, where a date or an agency follows it.
func (h *head) separator() {
	switch h.kind(h.i) {
	case ',', '.', '-':
		undated := h.mark.DateAt.Empty()
		if k := h.i + 1; undated && (h.isDate(k) || weekdays[strings.ToLower(h.word(k))]) || h.isAgency(k) && (h.kind(h.i) != '-' || undated && h.kind(k) == 'w') {
			h.i = k
		}
	}
}

func (h *head) isAgency(k int) bool {
	if h.kind(k) == '/' || h.kind(k) == '(' {
		return h.kind(k+1) == 'w'
	}
	w := h.word(k)
	name, ok := agencies[strings.ToLower(w)]
	return ok && (w == name || capitals(w))
}

// late takes a place that follows the agency or date in a bracket or dash of
// its own, as "MOSCOW. Nov 14 (Interfax)" never does: only white space and an
// hour, "1030 GMT".
func (h *head) late() {
	if h.kind(h.i) == 'n' && (h.word(h.i+1) == "GMT" || h.word(h.i+1) == "UTC") {
		h.i += 2
	}
}

// agency reads "(Reuters)", "/TASS/" or a bare name that we know.
func (h *head) agency() {
	open := h.kind(h.i)
	if open != '(' && open != '/' {
		if h.i > 0 && h.isAgency(h.i) {
			h.setAgency(h.i, h.i+1)
			h.i++
		}
		return
	}
	want := byte(')')
	if open == '/' {
		want = '/'
	}
	k := h.i + 1
	for k < len(h.lex) && k < h.i+8 && (h.kind(k) == 'w' || h.kind(k) == '.' || h.kind(k) == '-' || h.kind(k) == '/' && want != '/' || h.kind(k) == '&') {
		k++
	}
	if k == h.i+1 || h.kind(k) != want || h.kind(h.i+1) != 'w' {
		return
	}
	name := h.s.text[h.lex[h.i+1].Start:h.lex[k-1].End]
	if len(name) > 30 {
		return
	}
	h.bracket = true
	h.setAgency(h.i+1, k)
	h.i = k + 1
}

func (h *head) setAgency(from, to int) {
	h.mark.Agency = doc.Span{Start: h.lex[from].Start, End: h.lex[to-1].End}
	name := strings.ToLower(h.s.slice(h.mark.Agency))
	_, h.known = agencies[name]
	if first, _, ok := strings.Cut(name, "/"); ok && !h.known { // "(Reuters/AFP)"
		_, h.known = agencies[first]
	}
}

// stop reads the mark that ends a dateline and returns its kind, or 0.
func (h *head) stop() byte {
	switch k := h.kind(h.i); k {
	case '-', ':':
		h.i++
		return k
	case '.':
		if h.kind(h.i+1) == '-' && h.lex[h.i+1].glued {
			h.i += 2
			return '-'
		}
		if h.i > 0 && (h.kind(h.i-1) == '/' || !h.mark.Agency.Empty()) {
			h.i++
			if h.kind(h.i) == '-' {
				h.i++
			}
			return '.'
		}
	}
	return 0
}

// resumes reports whether what follows the mark can open a story.
func (h *head) resumes() bool {
	if h.i >= len(h.lex) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(h.s.text[h.lex[h.i].Start:])
	return (!unicode.IsLower(r) || h.capitals && h.day) && !strings.ContainsRune(",.;:)]/&-", r)
}

func (h *head) spacedAfter() bool { return h.i >= len(h.lex) || !h.lex[h.i].glued }

// alone reports whether the mark is a paragraph of its own: "ANKARA", "GENEVA, Dec. 15".
func (h *head) alone(dated bool) bool {
	if h.i != len(h.lex) || h.lex[h.i-1].End != h.p.End || !h.capitals {
		return false
	}
	if dated || len(h.mark.Places) > 1 && h.s.text[h.mark.Places[0].End] == ',' && !capitals(h.s.slice(h.mark.Places[len(h.mark.Places)-1])) {
		return true
	}
	return !h.s.wire.Headline.Empty() && len(h.mark.Places) == 1 && !strings.Contains(h.s.slice(h.mark.Places[0]), " ") &&
		!label(h.s.slice(h.mark.Places[0]))
}

// labels are words in capitals before a colon or dash that are no places.
var labels = map[string]bool{"update": true, "analysis": true, "exclusive": true, "factbox": true, "explainer": true, "breaking": true,
	"interview": true, "brief": true, "opinion": true, "correction": true, "corrected": true, "live": true, "watch": true, "video": true,
	"photos": true, "timeline": true, "profile": true, "insight": true, "focus": true, "feature": true, "note": true, "editorial": true,
	"urgent": true, "alert": true, "flash": true, "refile": true, "repeat": true, "summary": true, "background": true, "question": true,
	"answer": true, "read more": true, "more": true, "nato": true, "opec": true, "who": true, "imf": true, "unesco": true, "unicef": true,
	"q": true, "a": true, "editor": true, "source": true, "sources": true, "advisory": true, "attention": true, "commentary": true,
	"read": true, "also read": true, "see": true, "see also": true, "fact check": true, "look": true, "listen": true, "fact": true, "claim": true, "verdict": true, "myth": true, "breaking news": true,
	"photo": true, "tl;dr": true, "recap": true, "quote": true, "context": true, "developing": true, "just in": true, "poll": true, "newsmaker": true, "key points": true, "highlights": true}

func label(words string) bool { return labels[strings.ToLower(strings.Trim(words, " ."))] }

// transcript reports whether a paragraph nearby opens with capitals and a colon
// too: then these are the speakers of a transcript.
func (h *head) transcript() bool {
	return speakers(h.s.text[:h.p.Start]) || speakers(h.s.text[h.p.End:])
}

func speakers(text string) bool {
	for seen := 0; seen < 12 && text != ""; seen++ {
		var para string
		para, text, _ = strings.Cut(text, "\n")
		name, _, ok := strings.Cut(strings.TrimSpace(para[:min(len(para), 60)]), ":")
		if ok && capitals(name) && !label(name) {
			return true
		}
	}
	return false
}
