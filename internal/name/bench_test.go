package name

import (
	"strings"
	"testing"

	"dateline/internal/doc"
)

// story is what a wire story looks like to the recogniser.
const story = `Egyptian President Anwar Sadat flew to Jerusalem on Saturday for talks with Israeli Prime Minister Menachem Begin , the first visit by an Arab leader since the state was founded in 1948 .
Sadat told the Knesset that he had come to seek a peace that would last , and called on Israel to give up the land that its army took in 1967 .
The Palestine Liberation Organization ( PLO ) condemned the visit , and protesters burned flags outside the Egyptian embassies in Damascus and Athens .
In Washington , a State Department spokeswoman said that Secretary of State Cyrus Vance had spoken with Begin by telephone .
The talks were to go on at the King David Hotel on Sunday , officials said , after a visit to the Al - Aqsa mosque .
A joint statement is expected before Sadat leaves for Cairo in the afternoon , but both sides warned that much remained to be done .
`

// tokens makes a document of one sentence a line, its tokens apart by spaces.
func tokens(text string) *doc.Doc {
	d := &doc.Doc{Text: text}
	var spans []doc.Span
	var sentences []doc.Run
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		start := doc.Token(len(spans))
		for _, w := range strings.Fields(line) {
			at += strings.Index(text[at:], w)
			spans = append(spans, doc.Span{Start: doc.Byte(at), End: doc.Byte(at + len(w))})
			at += len(w)
		}
		if end := doc.Token(len(spans)); end > start {
			sentences = append(sentences, doc.Run{Start: start, End: end})
		}
	}
	d.Tokens = doc.NewTokens(spans, sentences, make([]int32, len(sentences)))
	return d
}

func BenchmarkRead(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	d := tokens(strings.Repeat(story, 4))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(d.Tokens.Len()*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
