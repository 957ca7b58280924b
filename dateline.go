// Package dateline reads newswire and keeps the record: who did what to whom,
// who said so, when, where, which disputes and talks stand how, who promised what
// and what comes next. Every fact opens on the words that it came from.
//
// Make a [Reader] once with [NewReader] and call [Reader.Read] for each article:
//
//	reader, err := dateline.NewReader()
//	...
//	rec, err := reader.Read(dateline.Article{Raw: story, Published: "2016-12-15"})
//
// The same bytes give the same record, always. Nothing is fetched and nothing is
// kept. Package record describes what comes out.
package dateline

import (
	"errors"
	"fmt"
	"strings"

	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
	"dateline/record"
)

// Article is one story as it came in.
type Article struct {
	Raw []byte // the file's bytes: plain text in UTF-8, UTF-16 with a byte order mark, or Windows-1252
	// Published is the day of publication, YYYY-MM-DD; "" if unknown. Relative dates
	// count from the dateline's day, or from this one; without both they stay open.
	Published string
	URL       string // kept in the record; never fetched
}

// Reader reads articles. It is safe for concurrent use.
type Reader struct {
	pipeline *pipeline.Pipeline
}

// NewReader makes a Reader from the embedded models and rules. It fails only
// where the binary was built without its models.
func NewReader() (*Reader, error) {
	p, err := pipeline.New()
	if err != nil {
		return nil, err
	}
	return &Reader{p}, nil
}

// Read reads one article. The error says what was wrong with the input and what
// was wanted; it concerns this article alone.
func (r *Reader) Read(a Article) (*record.Record, error) {
	published, err := parseDay(a.Published)
	if err != nil {
		return nil, err
	}
	d, err := r.pipeline.Read(a.Raw, wire.Options{Published: published, URL: a.URL})
	if err != nil {
		return nil, err
	}
	return pipeline.Record(d), nil
}

// ErrDay is wrapped by the error for a day that is not of the form YYYY-MM-DD.
var ErrDay = errors.New("want a day of the calendar as YYYY-MM-DD")

// CheckDay returns the error that an Article with this day of publication would
// meet: nil for "" and for a day YYYY-MM-DD.
func CheckDay(s string) error {
	_, err := parseDay(s)
	return err
}

// parseDay reads a day, YYYY-MM-DD. The empty string is no day and no error.
func parseDay(s string) (doc.Date, error) {
	if s = strings.TrimSpace(s); s == "" {
		return doc.Date{}, nil
	}
	d, ok := doc.ParseDay(s)
	if !ok {
		return doc.Date{}, fmt.Errorf("date %q: %w", s, ErrDay)
	}
	return d, nil
}
