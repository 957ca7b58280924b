// Package world is what is known before reading: states, their adjectives,
// capitals and metonyms, organisations, armed groups, agencies, offices and who
// held them when, disputes, and the gazetteer of places. Call [Load] once and
// share it: a World never changes.
//
// A phrase may have several senses ("Georgia" the state of the Caucasus and the
// one of the USA, "Tokyo" the city and the government); World returns all of them
// and the stage that asks decides, by the words around it.
package world

import "dateline/internal/doc"

// Kind is what an entity is.
type Kind uint8

const (
	State        Kind = iota + 1
	Organisation      // intergovernmental and other public bodies
	ArmedGroup
	Agency // news agencies and other media
	Bloc   // "the West", "European countries", "Gulf states"
	Body   // a ministry, army, parliament or party of one state
	Region // part of a state, or a state that few recognise: Scotland, Abkhazia
	People // an ethnic or religious community: Kurds, Sunnis
)

// As is how a phrase names its entity.
type As uint8

const (
	AsName      As = iota + 1
	AsAdjective    // "Japanese", "Sino-"
	AsDemonym      // "Russians": its people
	AsCapital      // "Moscow" for the government
	AsMetonym      // "the Kremlin", "White House"
)

// Entity is somebody known: a state, an organisation, an armed group.
type Entity struct {
	ID      string // "state:JPN", "region:abkhazia", "org:nato", "group:hamas", "agency:reuters", "body:knesset", "people:kurds"
	Kind    Kind
	Name    string   // the usual English name
	Country string   // ISO alpha-3, or UN, EUR, IGO, WST; NGO for what no state stands behind; "" for several states
	Sector  string   // a PLOVER sector
	Known   string   // "wikidata:Q17"; "" if not known for certain
	Members []string // states that belong to an organisation or bloc, ISO alpha-3
}

// Sense is one thing that a phrase may name.
type Sense struct {
	*Entity
	As As
}

// Tenure is a person's time in an office. To is zero while it lasts.
type Tenure struct {
	Person  string // "Shinzo Abe"
	Aliases []string
	Known   string
	Country string
	Office  string // "Prime Minister"
	Sector  string
	From    doc.Date
	To      doc.Date
}

// Role is what a role noun ("minister", "spokesman", "protesters") says of its bearer.
type Role struct {
	Noun   string // singular lemma
	Sector string // "" if the noun does not say
	Kind   doc.ActorKind
	Title  bool // it may stand before a name: "President Putin"
}

// DisputeName is one name of a disputed object and who uses it (ISO codes; none if everybody).
type DisputeName struct {
	Text string
	By   []string
}

// Dispute is a contention known before reading.
type Dispute struct {
	ID        string
	Names     []DisputeName
	Parties   []string
	HeldBy    string
	ClaimedBy []string
	Lat, Lon  float64
}

// Treaty is an accord, treaty, deal or plan with a name of its own.
type Treaty struct {
	ID      string
	Name    string
	Parties []string // ISO alpha-3, or UN, EUR, IGO; the main ones where there are many
	Signed  doc.Date // or agreed, or adopted
	Topic   string   // "nuclear", "arms control", "peace", "border", "climate" ...
}

// Sanctions are measures of states against others: an embargo, a blockade, a
// blacklist, or the law or resolution that makes one.
type Sanctions struct {
	ID      string
	Names   []string // "US embargo on Cuba", "Helms-Burton Act": the usual one first
	By      []string // ISO alpha-3, or UN, EUR, IGO, WST
	Against []string // none where they hit persons or groups of any state
	From    doc.Date
	To      doc.Date // zero while they last
	Topic   string   // "nuclear", "arms", "trade", "human rights" ...
}

// Site is an entry of the gazetteer.
type Site struct {
	ID         string // "geonames:1850147", or "place:kuril-islands" for those written by hand
	Name       string
	Kind       string // as doc.Place.Kind
	Country    string // ISO alpha-3; "" if in none or several
	Region     string // the first-level division's name
	Lat, Lon   float64
	Population int
	Radius     float64 // km, rough; 0 for a point
	// Prominence is rough: the logarithm of what population the place would have by
	// its fame; the name that was asked for counts.
	Prominence   float64
	Lesser       bool // the name is not the place's usual one
	Abbreviation bool // the name is one
}
