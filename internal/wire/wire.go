// Package wire turns the bytes of an article into a document: its exact text
// and what the shape of a wire story says before anything is read. Call [Read].
//
// The text is cut into blocks: headline, bullets, bylines, version marks and
// notes to editors, the dateline, body paragraphs, and the sign-off. Later
// stages read headline, bullets and body only, so nothing of the rest can
// become an actor, a statement or an event. Every shape is strict: a line that
// is not certainly furniture is body, since eating a fact is worse than reading
// a byline.
package wire

import (
	"strings"

	"dateline/internal/doc"
)

// Options are what is known about an article from outside.
type Options struct {
	Published doc.Date // zero if unknown
	URL       string   // "" if unknown
}

// Read decodes an article and returns its document with Text and Wire set. An
// input that holds no text is an error.
func Read(raw []byte, opt Options) (*doc.Doc, error) {
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	s := story{text: text, wire: &doc.Wire{URL: opt.URL, Language: "en"}}
	s.read(paragraphs(text))
	s.date(opt)
	return &doc.Doc{Text: text, Wire: s.wire}, nil
}

// story is an article under the knife.
type story struct {
	text string
	wire *doc.Wire
}

func (s *story) slice(p doc.Span) string { return s.text[p.Start:p.End] }

// add appends a block; an empty one is left out.
func (s *story) add(kind doc.BlockKind, start, end doc.Byte) {
	p := trim(s.text, doc.Span{Start: start, End: end})
	if !p.Empty() {
		s.wire.Blocks = append(s.wire.Blocks, doc.Block{Span: p, Kind: kind})
	}
}

// read cuts the paragraphs into blocks: the furniture above the story, the
// story, the furniture below it.
func (s *story) read(paras []doc.Span) {
	end := s.bottom(paras)
	body := s.top(paras[:end])
	for i, p := range paras[body:end] {
		if i == 0 {
			p = s.filed(p)
		}
		if p.Empty() {
			continue
		}
		if note(s.slice(p)) {
			s.add(doc.Advisory, p.Start, p.End)
			continue
		}
		s.add(doc.Body, p.Start, p.End)
	}
	s.tail()
	for _, p := range paras[end:] {
		s.add(doc.SignOff, p.Start, p.End)
	}
	if s.wire.Agency == "" {
		s.wire.Agency = s.signed()
	}
}

// filed cuts the dateline off the first body paragraph and returns the rest.
func (s *story) filed(p doc.Span) doc.Span {
	m, ok := s.dateline(p)
	if !ok {
		return p
	}
	s.wire.Dateline = m
	if !m.Agency.Empty() {
		s.wire.Agency = agencyName(s.slice(m.Agency))
	}
	s.add(doc.DatelineMark, m.Span.Start, m.Span.End)
	return trim(s.text, doc.Span{Start: m.Span.End, End: p.End})
}

// date says when the story was published, and on what ground.
func (s *story) date(opt Options) {
	w := s.wire
	switch filed := w.Dateline.Date; {
	case !opt.Published.IsZero():
		w.Published, w.PublishedWhy = opt.Published, doc.Why{How: doc.Stated, At: nil, By: "--published"}
		w.PublishedWhy.How = doc.Inferred // the text does not say it
	case filed.Year != 0 && filed.Day != 0:
		w.Published = filed
		w.PublishedWhy = doc.Why{How: doc.Stated, At: []doc.Span{w.Dateline.DateAt}, By: "dateline"}
	case !w.Published.IsZero(): // a line of its own said it
	default:
		if d, ok := dateInURL(opt.URL); ok {
			w.Published, w.PublishedWhy = d, doc.Why{How: doc.Inferred, By: "url"}
		}
	}
}

// dateInURL finds /2016/12/15/ or 2016-12-15 in an address.
func dateInURL(url string) (doc.Date, bool) {
	for i := 0; i+10 <= len(url); i++ {
		if i > 0 && isDigit(url[i-1]) {
			continue
		}
		p := url[i : i+10]
		sep := p[4]
		if sep != '/' && sep != '-' || p[7] != sep || i+10 < len(url) && isDigit(url[i+10]) {
			continue
		}
		if d, ok := numericDate(p); ok {
			return d, true
		}
	}
	return doc.Date{}, false
}

// numericDate reads 2016-12-15 or 2016/12/15.
func numericDate(p string) (doc.Date, bool) {
	if len(p) != 10 {
		return doc.Date{}, false
	}
	y, oky := number(p[:4])
	m, okm := number(p[5:7])
	d, okd := number(p[8:])
	date := doc.Date{Year: y, Month: m, Day: d}
	return date, oky && okm && okd && y >= 1800 && y < 2200 && valid(date)
}

// number reads an all-digit text of up to four figures.
func number(p string) (int, bool) {
	if p == "" || len(p) > 4 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(p); i++ {
		if !isDigit(p[i]) {
			return 0, false
		}
		n = n*10 + int(p[i]-'0')
	}
	return n, true
}

// valid reports whether month and day are of the calendar; an unknown year may be a leap year.
func valid(d doc.Date) bool {
	if d.Month < 1 || d.Month > 12 || d.Day < 1 {
		return false
	}
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.Month-1]
	if y := d.Year; d.Month == 2 && y != 0 && (y%4 != 0 || y%100 == 0 && y%400 != 0) {
		days = 28
	}
	return d.Day <= days
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// signed is the agency that the sign-off names, or "".
func (s *story) signed() string {
	for i := len(s.wire.Blocks) - 1; i >= 0 && s.wire.Blocks[i].Kind != doc.Body; i-- {
		b := s.wire.Blocks[i]
		if b.Kind != doc.SignOff {
			continue
		}
		words := strings.Trim(s.slice(b.Span), " \t\r\n()[]/.-–—_")
		if name, ok := agencies[strings.ToLower(words)]; ok {
			return name
		}
		if strings.Contains(words, "Thomson Reuters Trust Principles") {
			return "Reuters"
		}
		if strings.HasPrefix(words, "Associated Press") {
			return "AP"
		}
	}
	return ""
}
