// Package record holds the facts that leave Dateline: what one article says
// happened, who said so, when and where, each with the words it came from.
//
// Start with [Record]; [Decode] reads one back and [Record.Verify] checks every
// span of it against the article's text. The JSON form is the contract
// dateline.record/1, written out in record.schema.json ([Schema]).
//
// Offsets count Unicode code points of Article.Text from 0 and are end-exclusive.
// Ids ("a1", "s3") are stable within a record and name nothing outside it.
// What is unknown is null or an empty list, never guessed.
package record

import _ "embed"

// Version is the value of Record.Schema.
const Version = "dateline.record/1"

// Schema is the JSON Schema (draft 2020-12) of a record.
//
//go:embed record.schema.json
var Schema []byte

// Span is a stretch of the article's text and its words.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Why says on what ground a value stands.
type Why struct {
	How string `json:"how"` // stated, inferred, defaulted
	By  string `json:"by"`  // the rule, table or model that answered
	At  []Span `json:"at"`  // the words that support it
}

// Record is everything that one article says.
type Record struct {
	Schema       string        `json:"schema"`
	Article      Article       `json:"article"`
	Sentences    []Sentence    `json:"sentences"`
	Actors       []Actor       `json:"actors"`
	Places       []Place       `json:"places"`
	Times        []Time        `json:"times"`
	Statements   []Statement   `json:"statements"`
	Events       []Event       `json:"events"`
	Tracks       []Track       `json:"tracks"`
	Disputes     []Dispute     `json:"disputes"`
	Commitments  []Commitment  `json:"commitments"`
	Appointments []Appointment `json:"appointments"`
}

// Article is the story itself.
type Article struct {
	ID           string    `json:"id"` // the SHA-256 of Text in UTF-8, in hexadecimal
	Agency       *string   `json:"agency"`
	URL          *string   `json:"url"`
	Headline     *string   `json:"headline"`
	Byline       []string  `json:"byline"`
	Published    *string   `json:"published"`     // YYYY-MM-DD
	PublishedWhy *Why      `json:"published_why"` // null where Published is
	Language     string    `json:"language"`      // ISO 639-1
	Status       string    `json:"status"`        // original, update, corrected, withdrawn, repeat
	Dateline     *Dateline `json:"dateline"`
	Text         string    `json:"text"`
}

// Dateline is where and when the story was filed.
type Dateline struct {
	Places   []string `json:"places"` // ids of places
	Date     *string  `json:"date"`   // as far as the mark gives it: YYYY-MM-DD or --MM-DD
	Evidence []Span   `json:"evidence"`
}

// Sentence is a sentence of the parts of the story that are read.
type Sentence struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Actor is somebody who acts, is acted upon or speaks.
type Actor struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Kind       string    `json:"kind"`    // person, state, organisation, group, population, media
	Country    *string   `json:"country"` // ISO 3166-1 alpha-3, or UN, EUR, IGO, WST
	CountryWhy *Why      `json:"country_why"`
	Sector     *string   `json:"sector"` // PLOVER's list
	Office     *string   `json:"office"`
	OfficeWhy  *Why      `json:"office_why"`
	Known      *string   `json:"known"`   // "wikidata:Q132345"
	Members    []string  `json:"members"` // ids of the actors that make up a group
	Mentions   []Mention `json:"mentions"`
}

// Mention is a stretch of words that stands for an actor.
type Mention struct {
	Span
	Form string `json:"form"` // name, nominal, pronoun, metonym
}

// Place is a place of the earth that the story names.
type Place struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Country  *string  `json:"country"`
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
	Known    *string  `json:"known"`
	Mentions []Span   `json:"mentions"`
}

// Time is a time expression with its TIMEX3 type and value.
type Time struct {
	ID    string  `json:"id"`
	Type  string  `json:"type"` // DATE, TIME, DURATION, SET
	Value string  `json:"value"`
	Mod   *string `json:"mod"`
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	How   string  `json:"how"` // stated, inferred
}

// Statement is an attribution: somebody's words or attitude, as reported.
type Statement struct {
	ID      string   `json:"id"`
	Mode    string   `json:"mode"`    // direct, indirect, mixed
	Speaker *string  `json:"speaker"` // id of an actor
	Source  *Span    `json:"source"`  // the words that name the speaker there
	To      []string `json:"to"`
	Cue     *Span    `json:"cue"`
	Content []Span   `json:"content"` // without the outer quotation marks
	Within  *string  `json:"within"`  // id of the statement that it is quoted in
	When    *string  `json:"when"`
	By      string   `json:"by"`
}

// Event is who did what to whom.
type Event struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"` // PLOVER
	Mode       *string  `json:"mode"`
	CAMEO      string   `json:"cameo"`
	Quad       int      `json:"quad"`
	Score      float64  `json:"score"`
	Contexts   []string `json:"contexts"`
	Actor      []string `json:"actor"`
	Recipient  []string `json:"recipient"`
	Phase      string   `json:"phase"`
	SaidBy     *string  `json:"said_by"` // id of the statement inside which it stands
	When       *string  `json:"when"`
	Where      *string  `json:"where"`
	Trigger    Span     `json:"trigger"`
	Evidence   []Span   `json:"evidence"`
	By         string   `json:"by"`
	Confidence float64  `json:"confidence"`
}

// Track is the life of one negotiation as this article tells it.
type Track struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Parties []string `json:"parties"`
	Level   *string  `json:"level"`
	Changes []Change `json:"changes"`
}

// Change is one turn in the life of a negotiation.
type Change struct {
	Status   string  `json:"status"` // proposed, scheduled, held, ongoing, agreed, stalled, suspended, cancelled, revived, concluded
	When     *string `json:"when"`
	SaidBy   *string `json:"said_by"`
	Evidence []Span  `json:"evidence"`
	By       string  `json:"by"`
}

// Dispute is a contention over an object between parties.
type Dispute struct {
	ID        string        `json:"id"`
	Names     []DisputeName `json:"names"`
	Parties   []string      `json:"parties"`
	HeldBy    *string       `json:"held_by"`
	ClaimedBy []string      `json:"claimed_by"`
	Evidence  []Span        `json:"evidence"`
	By        string        `json:"by"`
}

// DisputeName is a name of the object and the actors who use it.
type DisputeName struct {
	Text   string   `json:"text"`
	UsedBy []string `json:"used_by"`
}

// Commitment is an explicit promise.
type Commitment struct {
	Maker    *string  `json:"by"`
	To       []string `json:"to"`
	What     Span     `json:"what"`
	Due      *string  `json:"due"`
	SaidBy   *string  `json:"said_by"`
	Evidence []Span   `json:"evidence"`
	Rule     string   `json:"rule"`
}

// Appointment is something due: a meeting, a vote, a deadline.
type Appointment struct {
	What     Span     `json:"what"`
	Parties  []string `json:"parties"`
	When     *string  `json:"when"`
	Where    *string  `json:"where"`
	SaidBy   *string  `json:"said_by"`
	Evidence []Span   `json:"evidence"`
	By       string   `json:"by"`
}
