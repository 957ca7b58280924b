package corpus

import (
	"fmt"

	"dateline/internal/doc"
)

// Offsets holds the byte at which each code point of a text starts, and the
// text's end: the data sets count code points, a Doc counts bytes.
type Offsets []doc.Byte

// NewOffsets indexes a text.
func NewOffsets(text string) Offsets {
	o := make(Offsets, 0, len(text)+1)
	for i := range text {
		o = append(o, doc.Byte(i))
	}
	return append(o, doc.Byte(len(text)))
}

// Span is the span of the code points from start to end, which is not in it. The
// error says that the text has none such.
func (o Offsets) Span(start, end int) (doc.Span, error) {
	if start < 0 || end < start || end >= len(o) {
		return doc.Span{}, fmt.Errorf("span %d-%d, want one within the text's %d code points", start, end, len(o)-1)
	}
	return doc.Span{Start: o[start], End: o[end]}, nil
}
