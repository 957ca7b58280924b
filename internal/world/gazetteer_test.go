package world

import (
	"math"
	"strings"
	"testing"
)

// km is the distance between two points on the earth.
func km(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(a)))
}

func TestSitesByProminence(t *testing.T) {
	w := Load()
	for _, c := range []struct {
		name, kind, country string
		lat, lon            float64
		within              float64
	}{
		{"Nagato", "city", "JPN", 34.37, 131.18, 20},
		{"TOKYO", "capital", "JPN", 35.69, 139.69, 30},
		{"Kiev", "capital", "UKR", 50.45, 30.52, 20},
		{"Kyiv", "capital", "UKR", 50.45, 30.52, 20},
		{"Burma", "country", "MMR", 21, 96, 300},
		{"Bombay", "city", "IND", 19.07, 72.88, 30},
		{"Calcutta", "city", "IND", 22.56, 88.36, 30},
		{"Peking", "capital", "CHN", 39.9, 116.4, 30},
		{"Leningrad", "city", "RUS", 59.94, 30.31, 30},
		{"Stalingrad", "city", "RUS", 48.72, 44.5, 30},
		{"Saigon", "city", "VNM", 10.8, 106.65, 30},
		{"Rangoon", "city", "MMR", 16.8, 96.15, 30},
		{"Danzig", "city", "POL", 54.35, 18.65, 30},
		{"Geneva", "city", "CHE", 46.2, 6.15, 20},
		{"Raqqa", "city", "SYR", 35.95, 39.01, 20},
		{"Kobani", "city", "SYR", 36.89, 38.35, 20},
		{"Aleppo", "city", "SYR", 36.2, 37.16, 20},
		{"Homs", "city", "SYR", 34.73, 36.71, 20},
		{"Tskhinvali", "city", "GEO", 42.23, 43.97, 20},
		{"Stepanakert", "city", "AZE", 39.82, 46.75, 20},
		{"Hokkaido", "region", "JPN", 43.2, 142.8, 100},
		{"Crimea", "area", "UKR", 45.2, 34.2, 60},
		{"Sakhalin", "region", "RUS", 50.5, 143, 200},
		{"Punjab", "region", "", 31, 73.5, 250},
		{"Georgia", "country", "GEO", 42, 43.5, 150},
		{"Congo", "country", "COD", -2.5, 23.6, 100},
		{"Paris", "capital", "FRA", 48.85, 2.35, 20},
		{"London", "capital", "GBR", 51.5, -0.12, 20},
		{"the West Bank", "area", "PSE", 31.95, 35.25, 30},
		{"Gaza Strip", "area", "PSE", 31.4, 34.37, 20},
		{"Southern Kuriles", "islands", "RUS", 44.3, 147, 50},
		{"Northern Territories", "islands", "RUS", 44.3, 147, 50},
		{"Diaoyu", "islands", "JPN", 25.75, 123.5, 30},
		{"Takeshima", "islands", "KOR", 37.24, 131.87, 20},
		{"South China Sea", "sea", "", 13, 114, 100},
		{"Côte d'Ivoire", "country", "CIV", 8, -5, 150},
		{"Ivory Coast", "country", "CIV", 8, -5, 150},
		{"U.S.", "country", "USA", 39.8, -98.6, 10},
		{"Kosovo", "country", "XKX", 42.6, 20.9, 10},
		{"DRC", "country", "COD", -2.5, 23.6, 100},
		{"St. Petersburg", "city", "RUS", 59.94, 30.31, 30},
		{"Yugoslavia", "country", "SRB", 44, 20.8, 10},
		{"Metcalfe County", "region", "USA", 37, -85.6, 30},
		{"New York", "city", "USA", 40.71, -74.01, 20},
		{"Washington", "capital", "USA", 38.9, -77.04, 20},
		{"Islamabad", "capital", "PAK", 33.72, 73.04, 20},
		{"Dohuk", "city", "IRQ", 36.87, 42.99, 40},
		{"Alberta", "region", "CAN", 55, -115, 300},
		{"Ontario", "region", "CAN", 50, -86, 500},
		{"Jordan", "country", "JOR", 31, 36, 100},
		{"Victoria", "region", "AUS", -37, 144, 300},
		{"Zakho", "city", "IRQ", 37.15, 42.68, 20},
		{"Praque", "", "", 0, 0, 0}, // not a name of Prague
	} {
		sites := w.Sites(c.name)
		if c.kind == "" {
			if len(sites) > 0 {
				t.Errorf("%s: %+v, want nothing", c.name, sites[0])
			}
			continue
		}
		if len(sites) == 0 {
			t.Errorf("%s: nothing", c.name)
			continue
		}
		s := sites[0]
		if d := km(s.Lat, s.Lon, c.lat, c.lon); s.Kind != c.kind && c.kind != "region" || s.Country != c.country && c.country != "" || d > c.within {
			t.Errorf("%s: %+v, %.0f km off, want a %s of %q at %v, %v", c.name, s, d, c.kind, c.country, c.lat, c.lon)
		}
	}
}

func TestSiteNamed(t *testing.T) {
	w := Load()
	for name, want := range map[string][2]bool{
		"Japan": {true, true}, "Moscow": {true, true}, "Aleppo": {true, true}, "the Taiwan Strait": {true, true},
		"Man": {true, false}, "Of": {true, false}, "Clinton": {true, false}, "Nice": {true, false}, "Reading": {true, false},
		"Ky": {true, false}, "Fordham Xyz": {false, false}, "Москва": {false, false}, "": {false, false},
	} {
		known, safe := w.SiteNamed(name)
		if safe != want[1] || known != want[0] {
			t.Errorf("%q: known %v, safe %v, want %v", name, known, safe, want)
		}
	}
}

func FuzzSites(f *testing.F) {
	for _, s := range []string{"São Paulo", "St. Petersburg", "the", "&", "ə", strings.Repeat("a", 200), "\xff", "Łódź"} {
		f.Add(s)
	}
	w := Load()
	f.Fuzz(func(t *testing.T, name string) {
		for _, s := range w.Sites(name) {
			if s.Name == "" || s.ID == "" || s.Kind == "" || s.Lat < -90 || s.Lat > 90 || s.Lon < -180 || s.Lon > 180 {
				t.Errorf("%q: %+v", name, s)
			}
		}
	})
}

func BenchmarkSites(b *testing.B) {
	w := Load()
	b.ReportAllocs()
	for b.Loop() {
		w.Sites("Nagato")
	}
}

func BenchmarkOpenGazetteer(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := openGazetteer(); err != nil {
			b.Fatal(err)
		}
	}
}
