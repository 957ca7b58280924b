package eval

import (
	"math"
	"slices"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

// PlaceScore scores toponyms: whether they are found, and whether those found
// are put within 161 km (100 miles) of where they lie.
type PlaceScore struct {
	Toponyms Match // spans that agree at both ends
	Near     Share // of those with a gold point that were found and given a point
	Pointed  Share // how many of those found and with a gold point were given one
	// Errors are the distances in km from every gold toponym with a point, as far as
	// there can be (FarthestKm) for those not found and those without a point.
	Errors []float64
}

// FarthestKm is half the way round the earth.
const FarthestKm = 20015

// MedianKm is the middle of the errors, 0 of none.
func (s *PlaceScore) MedianKm() float64 {
	if len(s.Errors) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s.Errors))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// NearKm is how far from the gold point a toponym may be put.
const NearKm = 161

// Add counts one document. Gold toponyms that skip says are none, and what was
// found there, are not counted.
func (s *PlaceScore) Add(got *doc.Places, gold []corpus.Toponym, skip func(corpus.Toponym) bool) {
	at := map[doc.Span]*corpus.Toponym{}
	skipped := map[doc.Span]bool{}
	for i, t := range gold {
		if skip(t) {
			skipped[t.Span] = true
			continue
		}
		at[t.Span] = &gold[i]
		s.Toponyms.Gold++
	}
	for _, t := range got.Toponyms {
		if skipped[t.Span] {
			continue
		}
		s.Toponyms.Found++
		g := at[t.Span]
		if g == nil {
			continue
		}
		s.Toponyms.Both++
		if !g.HasPoint {
			continue
		}
		delete(at, t.Span)
		p := &got.Places[t.Place]
		s.Pointed.count(p.HasPoint)
		if p.HasPoint {
			km := Km(p.Lat, p.Lon, g.Lat, g.Lon)
			s.Near.count(km <= NearKm)
			s.Errors = append(s.Errors, km)
		} else {
			s.Errors = append(s.Errors, FarthestKm)
		}
	}
	for _, g := range at { // what is left was not found
		if g.HasPoint {
			s.Errors = append(s.Errors, FarthestKm)
		}
	}
}

// Km is the distance between two points on the earth.
func Km(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dlat, dlon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(dlat*dlat+math.Cos(lat1*rad)*math.Cos(lat2*rad)*dlon*dlon)))
}
