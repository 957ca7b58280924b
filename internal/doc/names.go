package doc

// NameType is the kind of a named entity, as CoNLL-2003 has them.
type NameType uint8

const (
	PER NameType = iota + 1
	LOC
	ORG
	MISC // nationalities, events, works, laws
)

func (t NameType) String() string { return [...]string{"", "PER", "LOC", "ORG", "MISC"}[t] }

// ParseNameType returns the type of that name; 0, false if there is none.
func ParseNameType(name string) (NameType, bool) {
	for t := PER; t <= MISC; t++ {
		if t.String() == name {
			return t, true
		}
	}
	return 0, false
}

// Name is a named entity's run of tokens.
type Name struct {
	Run
	Type NameType
}

// Names are the named entities in order; they do not overlap.
type Names struct {
	Names []Name
	At    []int32 // for each token, the index of its name, or None
}

// NewNames makes the layer for a document of n tokens.
func NewNames(names []Name, n int) *Names {
	l := &Names{Names: names, At: make([]int32, n)}
	for i := range l.At {
		l.At[i] = None
	}
	for i, name := range names {
		for t := name.Start; t < name.End; t++ {
			l.At[t] = int32(i)
		}
	}
	return l
}
