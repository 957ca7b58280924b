package doc

// StatementID is the index of a statement.
type StatementID int32

// SpeechMode is how another's words are reported.
type SpeechMode uint8

const (
	Direct   SpeechMode = iota // in quotation marks
	Indirect                   // in the reporter's words
	Mixed                      // in the reporter's words with quoted pieces
)

func (m SpeechMode) String() string { return [...]string{"direct", "indirect", "mixed"}[m] }

// Statement is an attribution: a source, a cue and a content (PolNeAR).
type Statement struct {
	Mode    SpeechMode
	Speaker ActorID // None if unknown
	Source  Span    // the words that name the speaker here; empty where a quotation goes on without them
	To      []ActorID
	Cue     Span        // the reporting words: "said", "according to"; empty where a quotation goes on without them
	Content []Span      // without the outer quotation marks
	Within  StatementID // the statement that this one is quoted in, or None
	When    TimexID     // or None
	Why     Why
}

// Statements are the statements, in order of their first byte of content.
type Statements struct {
	Statements []Statement
	At         []StatementID // for each token, the innermost statement in whose content it stands, or None
}

// NewStatements makes the layer for a document that has its tokens.
func NewStatements(d *Doc, statements []Statement) *Statements {
	l := &Statements{Statements: statements, At: make([]StatementID, d.Tokens.Len())}
	size := make([]int, len(statements))
	for i, s := range statements {
		for _, c := range s.Content {
			size[i] += c.Len()
		}
	}
	for i := range l.At {
		l.At[i] = None
	}
	for i, s := range statements {
		for _, c := range s.Content {
			for t := d.RunOf(c); t.Start < t.End; t.Start++ {
				if old := l.At[t.Start]; old == None || size[i] < size[old] {
					l.At[t.Start] = StatementID(i)
				}
			}
		}
	}
	return l
}
