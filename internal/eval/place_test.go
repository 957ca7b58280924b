package eval

import (
	"math"
	"testing"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

func TestPlaceScore(t *testing.T) {
	span := func(i doc.Byte) doc.Span { return doc.Span{Start: 10 * i, End: 10*i + 4} }
	gold := []corpus.Toponym{
		{Span: span(0), Lat: 59.9, Lon: 10.7, HasPoint: true}, // found, near
		{Span: span(1), Lat: 50.7, Lon: 7.1, HasPoint: true},  // found, far
		{Span: span(2), Lat: 1, Lon: 1, HasPoint: true},       // missed
		{Span: span(3)}, // found; nobody knows where it lies
		{Span: span(4), Text: "Syrian"},
	}
	got := &doc.Places{
		Places: []doc.Place{{Lat: 59.9, Lon: 10.7, HasPoint: true}, {}},
		Toponyms: []doc.Toponym{{Span: span(0)}, {Span: span(1)}, {Span: span(3), Place: 1}, {Span: span(4)},
			{Span: doc.Span{Start: 21, End: 24}}}, // half of a gold toponym is none
	}
	var s PlaceScore
	s.Add(got, gold, func(t corpus.Toponym) bool { return t.Text == "Syrian" })
	if want := (Match{Both: 3, Found: 4, Gold: 4}); s.Toponyms != want {
		t.Errorf("toponyms %v, want %v", s.Toponyms, want)
	}
	if s.Near != (Share{1, 2}) || s.Pointed != (Share{2, 2}) {
		t.Errorf("near %v, pointed %v", s.Near, s.Pointed)
	}
	// 0 km, Oslo for Bonn, and the one that was missed: the middle one is about 1,050 km.
	if km := s.MedianKm(); len(s.Errors) != 3 || math.Abs(km-1050) > 20 {
		t.Errorf("median of %v is %.0f", s.Errors, km)
	}
	if (&PlaceScore{}).MedianKm() != 0 || (&PlaceScore{Errors: []float64{1, 4}}).MedianKm() != 2.5 {
		t.Error("the middle of none is 0, of two their mean")
	}
}
