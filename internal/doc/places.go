package doc

// PlaceID is the index of a place.
type PlaceID int32

// Use is what a toponym stands for where it is used.
type Use uint8

const (
	AsLocation Use = iota // the place itself: "in Tokyo"
	AsActor               // who governs from there: "Tokyo said", "Russia annexed"
	AsModifier            // part of another name or description: "Tokyo prosecutors", "Syria talks"
)

func (u Use) String() string { return [...]string{"location", "actor", "modifier"}[u] }

// Toponym is one mention of a place name.
type Toponym struct {
	Span  Span
	Run   Run // empty for a toponym of the dateline, which has no tokens
	Place PlaceID
	Use   Use
	Why   Why // why it is this place and not its namesake
}

// Place is a point or an area of the earth that the article names.
type Place struct {
	Name     string // the fullest or usual name: "Nagato"
	Kind     string // city, capital, region, country, continent, island, islands, sea, river, mountain, area, site
	Country  string // ISO 3166-1 alpha-3; "" where it lies in none or in several
	Lat, Lon float64
	HasPoint bool
	Known    string // the gazetteer's own id: "geonames:1856156"; "" if none
	Toponyms []int32
}

// Places are the toponyms in order, those of the dateline first, and the places they stand for.
type Places struct {
	Places   []Place
	Toponyms []Toponym
}
