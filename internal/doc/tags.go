package doc

// UPOS is a universal part of speech (universaldependencies.org/u/pos).
type UPOS uint8

const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
	"PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (p UPOS) String() string { return uposNames[p] }

// ParseUPOS returns the part of speech of that name; X, false if there is none.
func ParseUPOS(name string) (UPOS, bool) {
	for i, n := range uposNames {
		if n == name {
			return UPOS(i), true
		}
	}
	return X, false
}

// XPOS is a Penn Treebank tag as UD English uses it.
type XPOS uint8

// The Penn tags. The names of the punctuation tags are spelt out.
const (
	XX XPOS = iota
	ADD
	AFX
	CC
	CD
	DT
	EX
	FW
	GW
	HYPH
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NFP
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	SYMX // SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
	OpenQuote    // ``
	CloseQuote   // ''
	OpenBracket  // -LRB-
	CloseBracket // -RRB-
	Comma        // ,
	Period       // .
	Colon        // :
	Dollar       // $
	Hash         // #
)

var xposNames = [...]string{"XX", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS",
	"LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH",
	"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``", "''", "-LRB-", "-RRB-", ",", ".", ":", "$", "#"}

func (p XPOS) String() string { return xposNames[p] }

// ParseXPOS returns the tag of that name; XX, false if there is none.
func ParseXPOS(name string) (XPOS, bool) {
	for i, n := range xposNames {
		if n == name {
			return XPOS(i), true
		}
	}
	return XX, false
}

// Tags are the parts of speech and lemmas, one of each per token. A lemma is in
// lower case except for proper nouns ("say", "island", "Japan").
type Tags struct {
	UPOS  []UPOS
	XPOS  []XPOS
	Lemma []string
}
