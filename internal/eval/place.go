package eval

import (
	"math"

	"dateline/internal/corpus"
	"dateline/internal/doc"
)

// PlaceScore scores toponyms: whether they are found, and whether those found
// are put within 161 km (100 miles) of where they lie.
type PlaceScore struct {
	Toponyms Match // spans that agree at both ends
	Near     Share // of those with a gold point that were found and given a point
	Pointed  Share // how many of those found and with a gold point were given one
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
		p := &got.Places[t.Place]
		s.Pointed.count(p.HasPoint)
		if p.HasPoint {
			s.Near.count(Km(p.Lat, p.Lon, g.Lat, g.Lon) <= NearKm)
		}
	}
}

// Km is the distance between two points on the earth.
func Km(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dlat, dlon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(dlat*dlat+math.Cos(lat1*rad)*math.Cos(lat2*rad)*dlon*dlon)))
}
