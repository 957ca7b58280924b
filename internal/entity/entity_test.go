package entity_test

import (
	"testing"

	"dateline/internal/doc"
)

const story = `Japan, Norway to resume fishing talks

OSLO, March 3 (Reuters) - Norwegian Prime Minister Jens Stoltenberg and Japanese Foreign Minister Katsuya Okada agreed on Wednesday to resume talks on fishing quotas, a Norwegian government spokesman said.
"We had a good meeting," Okada told reporters after the two ministers met for an hour. He said the two countries would sign an agreement in Tokyo next month.
The talks come as Oslo faces European criticism over its decision to raise its own quota.
Maria Holm, the head of the parliamentary committee on fisheries, said she was not informed. "The government did not ask us," Holm said.
Norway's foreign ministry declined to comment, but its spokesman said the ministry would answer her questions in parliament.
`

func BenchmarkRead(b *testing.B) {
	s, err := load()
	if err != nil {
		b.Fatal(err)
	}
	text := ""
	for range 10 {
		text += story + "\n"
	}
	d, err := s.before(text, "2010-03-03")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.entities.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(d.Tokens.Len())*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func TestLongDocumentStaysLinear(t *testing.T) {
	s, err := load()
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for range 100 {
		text += story + "\n"
	}
	d, err := s.before(text, "2010-03-03")
	if err != nil {
		t.Fatal(err)
	}
	if d.Actors, err = s.entities.Read(d); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatal(err)
	}
}
