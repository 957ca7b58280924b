package event_test

import (
	"testing"

	"dateline/internal/doc"
	"dateline/internal/pipeline"
	"dateline/internal/wire"
)

// BenchmarkRead measures the stage alone, in tokens a second, over a story whose
// other layers are made once.
func BenchmarkRead(b *testing.B) {
	p, err := pipeline.New()
	if err != nil {
		b.Fatal(err)
	}
	c := newCoder(b)
	const story = `Talks on the border

GENEVA, March 4 (Reuters) - The foreign ministers of Armenia and Azerbaijan met in Geneva on Monday and agreed to exchange prisoners, officials said.

Russia, which brokered a ceasefire in 2020, has deployed peacekeepers along the border. Azerbaijan accused Armenia of shelling its villages on Friday.

"Armenia must withdraw its troops," Azeri President Ilham Aliyev told reporters. France said it would send food to the refugees if the fighting stopped.

The United States threatened to impose sanctions on both sides. The talks will resume in Moscow next week, the Russian foreign ministry said.
`
	d, err := p.Read([]byte(story), wire.Options{Published: doc.Date{Year: 2021, Month: 3, Day: 5}})
	if err != nil {
		b.Fatal(err)
	}
	tokens := d.Tokens.Len()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if _, err := c.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
