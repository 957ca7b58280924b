package when

import (
	"strconv"

	"dateline/internal/doc"
)

// period is the TIMEX3 value of a number of units: P2D, PT3H, PXY.
func period(n string, u byte) string {
	switch u {
	case 'h':
		return "PT" + n + "H"
	case 'm':
		return "PT" + n + "M"
	case 's':
		return "PT" + n + "S"
	case 'E', 'C':
		if v, err := strconv.Atoi(n); err == nil {
			if u == 'C' {
				return "P" + strconv.Itoa(100*v) + "Y"
			}
			return "P" + strconv.Itoa(10*v) + "Y"
		}
	}
	return "P" + n + string(u)
}

// halves are half a unit.
var halves = map[byte]string{'h': "PT30M", 'Y': "P6M", 'E': "P5Y", 'C': "P50Y", 'm': "PT30S", 'D': "PT12H", 'M': "P2W", 'Q': "P6W", 'W': "P0.5W"}

// andHalf are a number of units and a half.
func andHalf(n int, u byte) string {
	count := strconv.Itoa(n)
	switch u {
	case 'Y':
		return "P" + count + "Y6M"
	case 'h':
		return "PT" + count + "H30M"
	case 'm':
		return "PT" + count + "M30S"
	}
	return period(count+".5", u)
}

// duration reads "two weeks", "the past two years", "a two-day summit", "half an hour".
func (c *context) duration(m *match) bool {
	u := c.unitCode(m)
	if c.word(m.end) == "old" || c.word(m.end) == "-" && c.word(m.end+1) == "old" || u == 'Q' && m.number(num) > 100 { // a 50-year-old man
		return false
	}
	if p, ok := m.get(num, 0); !ok && m.start > 0 && m.places[0].start == m.start && c.word(m.start) != "half" && c.perUnit(m.start-1) && p.n == 0 {
		return false
	}
	kind := doc.Duration
	if _, ok := m.get(few, 0); ok {
		m.say(kind, period("X", u))
		return true
	}
	half := c.has(m, "half", "1/2")
	if p, ok := m.get(num, 0); ok {
		if half {
			m.say(kind, andHalf(p.n, u))
			return true
		}
		n := strconv.Itoa(p.n)
		if w := c.d.Word(c.token(p.start)); p.end == p.start+1 && decimal(w) {
			n = w
		}
		m.say(kind, period(n, u))
		return true
	}
	switch {
	case half && c.word(m.start) == "half":
		m.say(kind, halves[u])
	case half:
		m.say(kind, andHalf(1, u))
	case c.has(m, "couple"):
		m.say(kind, period("2", u)).mod = "APPROX"
	default:
		m.say(kind, period("1", u))
	}
	return true
}

// perUnit reports whether the word is what "a day" gives the rate of: barrels a day.
func (c *context) perUnit(i int) bool {
	if w := c.word(i); w == "times" || w == "once" || w == "twice" {
		return true
	}
	if c.d.Tags != nil {
		x := c.d.Tags.XPOS[c.token(i)]
		return x == doc.NNS || x == doc.CD
	}
	w := c.word(i)
	return len(w) > 4 && w[len(w)-1] == 's' && !functionWords[w] || c.lex[i].class&num != 0
}

func decimal(w string) bool {
	for i := 1; i+1 < len(w); i++ {
		if w[i] == '.' {
			return true
		}
	}
	return false
}

// some reads "years", "several weeks", "recent months".
func (c *context) some(m *match) bool {
	u := c.unitCode(m)
	bare := m.end-m.start == 1
	if bare && (u == 'Q' || u == 's' || c.word(m.end) == "-" || c.word(m.start-1) == "-") {
		return false
	}
	if c.has(m, "couple") {
		m.say(doc.Duration, period("2", u)).mod = "APPROX"
		return true
	}
	if c.has(m, "many", "some") && c.word(m.start-1) == "how" {
		return false
	}
	m.say(doc.Duration, period("X", u))
	return true
}

// every reads "every day", "each Friday", "every two years", "Mondays".
func (c *context) every(m *match) bool {
	if p, ok := m.get(weekday|weekdays, 0); ok {
		value := "XXXX-WXX-" + strconv.Itoa(p.n)
		value += map[string]string{"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}[c.word(m.end-1)]
		if q, ok := m.get(part, 0); ok {
			value += c.lex[q.start].code
		}
		m.say(doc.Set, value)
		return true
	}
	if p, ok := m.get(part, 0); ok {
		m.say(doc.Set, "XXXX-XX-XX"+c.lex[p.start].code)
		return true
	}
	n := 1
	if p, ok := m.get(num, 0); ok {
		n = p.n
	} else if c.has(m, "other") {
		n = 2
	}
	m.say(doc.Set, period(strconv.Itoa(n), c.unitCode(m)))
	return true
}

// each reads "daily" and its like: the unit is the rule's.
func (c *context) each(m *match) bool {
	m.say(doc.Set, period("1", m.rule.arg[0]))
	return true
}

// clock reads "10 p.m. Wednesday".
func (c *context) clock(m *match) bool {
	value := ""
	if p, ok := m.get(noon, 0); ok {
		value = c.lex[p.start].code
	} else {
		p, _ := m.get(clock|num, 0)
		h, min := p.n, 0
		if p.class&clock != 0 {
			h, min = p.n/100, p.n%100
		}
		if a, ok := m.get(ampm, 0); ok {
			if h < 1 || h > 12 {
				return false
			}
			h = h%12 + c.lex[a.start].n
		}
		if h > 24 {
			return false
		}
		value = "T" + two(h) + ":" + two(min)
	}
	shift, relative := 0, true
	switch {
	case c.has(m, "yesterday"):
		shift = -1
	case c.has(m, "tomorrow"):
		shift = 1
	default:
		_, relative = m.get(weekday, 0)
		relative = !relative
	}
	if mo, ok := m.get(month, 0); ok {
		d, _ := m.get(dayClass, 0)
		if d.start < mo.start {
			d, _ = m.get(dayClass, 1)
		}
		if !valid(0, mo.n, d.n) {
			return false
		}
		if c.anchor.zero() {
			return m.open(doc.ClockTime, "XXXX-"+two(mo.n)+"-"+two(d.n)+value)
		}
		m.say(doc.ClockTime, c.nearDay(m, mo.n, d.n).String()+value).inferred = true
		return true
	}
	if c.anchor.zero() {
		return m.open(doc.ClockTime, "XXXX-XX-XX"+value)
	}
	at := c.anchor.plus(shift)
	if !relative {
		day := match{rule: m.rule, start: m.start, end: m.end, places: m.places}
		c.weekday(&day)
		at = day.at.day
	}
	r := m.say(doc.ClockTime, at.String()+value)
	r.inferred = true
	return true
}

// reference reads words that only say now, before or after.
func (c *context) reference(m *match) bool {
	m.say(doc.DateTime, m.rule.arg)
	return true
}

// past is "the past" as a noun, and not of a unit.
func (c *context) past(m *match) bool {
	if c.nominal(m.end) {
		return false
	}
	m.say(doc.DateTime, "PAST_REF")
	return true
}

func (c *context) future(m *match) bool {
	if c.nominal(m.end) {
		return false
	}
	m.say(doc.DateTime, "FUTURE_REF")
	return true
}

// nominal reports whether the word goes on with a noun, so that the one before
// it is an attribute.
func (c *context) nominal(i int) bool {
	if i >= len(c.lex) {
		return false
	}
	if c.d.Tags != nil {
		switch c.d.Tags.UPOS[c.token(i)] {
		case doc.NOUN, doc.PROPN, doc.ADJ, doc.NUM:
			return true
		}
		return false
	}
	return c.lex[i].class&(num|few|units|unit) != 0 || c.word(i)[0] >= 'a' && !functionWords[c.word(i)]
}

// functionWords do not go on with a noun group.
var functionWords = map[string]bool{"and": true, "or": true, "but": true, "in": true, "of": true, "for": true, "with": true, "to": true, "is": true,
	"was": true, "has": true, "had": true, "will": true, "would": true, "as": true, "on": true, "at": true, "by": true, "that": true, "he": true,
	"she": true, "it": true, "they": true, "we": true, "when": true, "if": true, "from": true, "after": true, "before": true}
