package doc

// TimexID is the index of a time expression.
type TimexID int32

// TimexType is a TIMEX3 type (TimeML 1.2.1).
type TimexType uint8

const (
	DateTime  TimexType = iota // DATE
	ClockTime                  // TIME
	Duration
	Set
)

func (t TimexType) String() string { return [...]string{"DATE", "TIME", "DURATION", "SET"}[t] }

// Timex is a time expression and its value.
type Timex struct {
	Run  Run
	Span Span // without a preposition before it: "Thursday" of "on Thursday"
	Type TimexType
	// Value is the TIMEX3 value: 2016-12-15, 2016-W50, 2016-12-15TMO, P2D, XXXX-WXX-4,
	// PRESENT_REF. A value that lacks its anchor keeps X in the unknown places.
	Value string
	Mod   string // TIMEX3 mod: START, MID, END, APPROX, BEFORE ...; "" if none
	Why   Why    // Stated where the words alone give the value, Inferred where the anchor was needed
}

// Times are the time expressions in order; they do not overlap.
type Times struct{ Times []Timex }
