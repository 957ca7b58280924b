package doc

// ActorID is the index of an actor; MentionID of a mention.
type (
	ActorID   int32
	MentionID int32
)

// Form is how a mention names its actor.
type Form uint8

const (
	ByName Form = iota
	ByNominal
	ByPronoun
	ByMetonym
)

func (f Form) String() string { return [...]string{"name", "nominal", "pronoun", "metonym"}[f] }

// ActorKind is what an actor is.
type ActorKind uint8

const (
	Person ActorKind = iota
	State
	Organisation
	Group      // "the two leaders", "both sides", "protesters"
	Population // "Russians", "island residents"
	Media
)

func (k ActorKind) String() string {
	return [...]string{"person", "state", "organisation", "group", "population", "media"}[k]
}

// Mention is a stretch of words that stands for an actor.
type Mention struct {
	Run   Run   // the words recorded: a name without its title, a nominal without relative clauses
	Head  Token // its syntactic head, inside Run
	Span  Span
	Form  Form
	Actor ActorID
	Why   Why // what links it to its actor: "same name", "title", "pronoun: nearest subject"
}

// Actor is somebody who acts or is acted upon: a chain of coreferent mentions.
type Actor struct {
	Name       string // the fullest form in the text, or the usual name of a state
	Kind       ActorKind
	Country    string // ISO alpha-3, or UN, EUR, IGO, WST; "" if unknown
	CountryWhy Why
	Sector     string // a PLOVER sector: GOV MIL LEG JUD OPP REB IGO NGO MED BUS CVL ...; "" if unknown
	Office     string // "Prime Minister"; "" if unknown
	OfficeWhy  Why
	Known      string // "wikidata:Q132345"; "" if unknown
	Former     bool   // the text calls the holder of the office former
	// Members are the actors that make up a group: Japan and Russia for "both sides".
	Members  []ActorID
	Mentions []MentionID // in text order; never empty
}

// Actors are the mentions in text order and the actors they stand for.
type Actors struct {
	Mentions []Mention
	Actors   []Actor
	At       []MentionID // for each token, the innermost mention that it heads, or None
}

// NewActors makes the layer for a document of n tokens; mentions are in text order.
func NewActors(mentions []Mention, actors []Actor, n int) *Actors {
	l := &Actors{Mentions: mentions, Actors: actors, At: make([]MentionID, n)}
	for i := range l.At {
		l.At[i] = None
	}
	for i := range mentions {
		m := &mentions[i]
		if old := l.At[m.Head]; old == None || mentions[old].Run.Contains(m.Run) {
			l.At[m.Head] = MentionID(i)
		}
	}
	return l
}

// ActorAt returns the actor whose mention the token heads, or None.
func (a *Actors) ActorAt(t Token) ActorID {
	if m := a.At[t]; m != None {
		return a.Mentions[m].Actor
	}
	return None
}

// Parties returns the actor itself, or a group's members, and theirs, if it has any.
func (a *Actors) Parties(id ActorID) []ActorID {
	var out []ActorID
	seen := map[ActorID]bool{}
	var walk func(ActorID)
	walk = func(id ActorID) {
		if seen[id] {
			return
		}
		seen[id] = true
		if len(a.Actors[id].Members) == 0 {
			out = append(out, id)
		}
		for _, m := range a.Actors[id].Members {
			walk(m)
		}
	}
	walk(id)
	return out
}
