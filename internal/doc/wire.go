package doc

import (
	"fmt"
	"time"
)

// Date is a day of the calendar; Month and Day are 0 where unknown, the zero
// Date is no date.
type Date struct{ Year, Month, Day int }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is the ISO 8601 form, as far as it is known: 2016-12-15, 2016-12, 2016.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Status says how a story stands to earlier versions of it.
type Status uint8

const (
	Original Status = iota
	Update
	Corrected
	Withdrawn
	Repeat
)

func (s Status) String() string {
	return [...]string{"original", "update", "corrected", "withdrawn", "repeat"}[s]
}

// BlockKind is the part that a block plays in a wire story.
type BlockKind uint8

const (
	Body         BlockKind = iota // a paragraph of the story, without its dateline and sign-off
	Headline                      // the headline line
	Bullet                        // a summary line above the story, "* ..."
	Byline                        // "By Jane Roe"
	Advisory                      // version marks and notes to editors: "(Adds quotes in paragraph 3)"
	DatelineMark                  // "NAGATO, Japan, Dec 15 (Reuters) - "
	SignOff                       // "— Reuters", "(Reporting by ...)", trust principles, "___"
)

func (k BlockKind) String() string {
	return [...]string{"body", "headline", "bullet", "byline", "advisory", "dateline", "sign-off"}[k]
}

// Read reports whether stages after wire read blocks of this kind. Tokens exist
// in these blocks and nowhere else.
func (k BlockKind) Read() bool { return k == Body || k == Headline || k == Bullet }

// Block is a contiguous stretch of the text that plays one part.
type Block struct {
	Span
	Kind BlockKind
}

// Dateline is where and when a story was filed.
type Dateline struct {
	Span   Span   // the whole mark, without the space after it; empty if there is none
	Places []Span // the city or cities, then the country or state if named: "NAGATO", "Japan"
	Date   Date   // as written: Year is 0 where the mark has none
	DateAt Span   // empty where the mark has no date
	Agency Span   // empty where the mark names none
}

// Wire is what the shape of the article says, before any reading of it.
type Wire struct {
	Blocks    []Block // in order, not overlapping; only white space lies between them
	Headline  Span    // empty if none
	Bylines   []Span  // the names, without "By"
	Dateline  Dateline
	Agency    string // "Reuters", "AP" ...; "" if unknown
	URL       string
	Language  string // "en" unless known otherwise
	Status    Status
	Published Date // given from outside, or found in the text; zero if unknown
	// PublishedWhy says where Published comes from: "--published", "dateline".
	PublishedWhy Why
}

// Anchor is the day that relative dates count from: the dateline's day where it
// is complete or can be completed from the day of publication, else the day of
// publication, else zero.
func (d *Doc) Anchor() Date {
	if d.Wire == nil {
		return Date{}
	}
	filed, published := d.Wire.Dateline.Date, d.Wire.Published
	if filed.Day == 0 || filed.Month == 0 {
		return published
	}
	if filed.Year == 0 {
		if published.IsZero() {
			return Date{}
		}
		filed.Year = published.Year
		if filed.Month == 12 && published.Month == 1 { // filed before New Year, published after
			filed.Year--
		}
	}
	return filed
}

// ParseDay reads a whole day of the calendar, YYYY-MM-DD.
func ParseDay(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, false
	}
	return Date{t.Year(), int(t.Month()), t.Day()}, true
}
