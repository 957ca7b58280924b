package doc

// Track is the life of one negotiation as this article tells it.
type Track struct {
	Name    string // "security talks"
	Parties []ActorID
	Level   string // "foreign and defence ministers"; "" if unsaid
	Changes []Change
}

// Change is one turn in the life of a negotiation.
type Change struct {
	Status   string // proposed, scheduled, held, ongoing, agreed, stalled, suspended, cancelled, revived, concluded
	When     TimexID
	SaidBy   StatementID
	Evidence []Span
	By       string // the rule that answered
}

// Dispute is a contention over an object between parties.
type Dispute struct {
	Names     []DisputeName
	Parties   []ActorID
	HeldBy    ActorID // or None
	ClaimedBy []ActorID
	Evidence  []Span
	By        string
}

// DisputeName is a name of the object and who uses it.
type DisputeName struct {
	Text   string
	UsedBy []ActorID
}

// Commitment is an explicit promise.
type Commitment struct {
	Maker    ActorID
	To       []ActorID
	What     Span
	Due      TimexID
	SaidBy   StatementID
	Evidence []Span
	By       string
}

// Appointment is something due: a meeting, a vote, a deadline.
type Appointment struct {
	What     Span
	Parties  []ActorID
	When     TimexID
	Where    PlaceID
	SaidBy   StatementID
	Evidence []Span
	By       string
}

// Affairs are how talks, disputes and promises stand by this article.
type Affairs struct {
	Tracks       []Track
	Disputes     []Dispute
	Commitments  []Commitment
	Appointments []Appointment
}
