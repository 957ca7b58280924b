package doc

// EventID is the index of an event.
type EventID int32

// Phase is how real an event is.
type Phase uint8

const (
	Occurred Phase = iota
	Ongoing
	Planned
	Hypothetical
	Negated
)

func (p Phase) String() string {
	return [...]string{"occurred", "ongoing", "planned", "hypothetical", "negated"}[p]
}

// Event is who did what to whom, in the terms of the PLOVER manual 2.0.
type Event struct {
	Type      string // AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT
	Mode      string // the type's mode, or ""
	CAMEO     string // the CAMEO code: text, zeros matter
	Quad      int    // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score     float64
	Contexts  []string
	Actor     []ActorID // for a reciprocal event all sides, and no recipient
	Recipient []ActorID
	// ActorAt and RecipientAt are the places whose states are on that side although
	// no mention stands for them: Crimea in "Russia annexed Crimea".
	ActorAt, RecipientAt []PlaceID
	Phase                Phase
	SaidBy               StatementID // the statement in whose content it stands; None is the reporter's own voice
	When                 TimexID
	Where                PlaceID
	Head                 Token // the trigger's head
	Trigger              Span
	Evidence             []Span // the clause or clauses that say it, the trigger's first
	By                   string // "rule agree.to-do" or "model event"
	Confidence           float64
}

// ImpliedState is a state that no mention stands for and that an event names by a
// place in it: Syria in "bombed Damascus".
type ImpliedState struct {
	Country, Name, Known string // as an Actor has them
	At                   []Span // the places' words, in text order
}

// Events are the events in order of their triggers, and the states of their
// ActorAt and RecipientAt, each once.
type Events struct {
	Events []Event
	States []ImpliedState
}
