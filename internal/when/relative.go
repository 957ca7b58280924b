package when

import (
	"strconv"

	"dateline/internal/doc"
)

// weekday reads a day of the week. It looks back unless the words or the tense
// look forward; the anchor's own day is the anchor.
func (c *context) weekday(m *match) bool {
	p, _ := m.get(weekday, 0)
	dir, directed := c.direction(m)
	partMark := ""
	if pl, ok := m.get(part, 0); ok {
		partMark = c.lex[pl.start].code
	}
	if c.anchor.zero() {
		value := "XXXX-WXX-" + strconv.Itoa(p.n) + partMark
		if partMark != "" {
			return m.open(doc.ClockTime, value)
		}
		return m.open(doc.DateTime, value)
	}
	from, named := c.anchor, c.has(m, "following", "previous")
	if named && c.ref.grain == ofDay && c.s-c.refAt <= 2 {
		from = c.ref.day
	}
	ahead := (p.n - from.weekday() + 7) % 7 // days to the next such day, 0 for today
	back := (7 - ahead) % 7
	shift := -back
	switch {
	case directed && dir < 0:
		shift = -back
		if back == 0 {
			shift = -7
		}
	case directed && dir > 0:
		shift = ahead
		if ahead == 0 {
			shift = 7
		}
	default:
		if c.tense(m.start, m.end).when > 0 || directed && ahead < 4 && c.tense(m.start, m.end).when == 0 {
			shift = ahead
		}
	}
	at := point{from.plus(shift), ofDay}
	r := m.sayPoint(at, true)
	if partMark != "" {
		r.kind, r.value = doc.ClockTime, r.value+partMark
	}
	return true
}

// today reads today, yesterday, tomorrow, with a part of the day.
func (c *context) today(m *match) bool {
	if w := c.d.Word(c.token(m.start)); w[0] < 'a' && m.start > 0 && c.word(m.start-1) != "“" && c.word(m.start-1) != "\"" {
		return false // USA Today
	}
	n, _ := strconv.Atoi(m.rule.arg)
	mark := ""
	if p, ok := m.get(part, 0); ok {
		mark = c.lex[p.start].code
	}
	kind := doc.DateTime
	if mark != "" {
		kind = doc.ClockTime
	}
	if c.anchor.zero() {
		if n == 0 && mark == "" {
			return m.open(kind, "PRESENT_REF")
		}
		return m.open(kind, "XXXX-XX-XX"+mark)
	}
	r := m.sayPoint(point{c.anchor.plus(n), ofDay}, true)
	r.kind, r.value = kind, r.value+mark
	return true
}

func (c *context) tonight(m *match) bool {
	n, _ := strconv.Atoi(m.rule.arg)
	mark := "TNI"
	if c.has(m, "evening") {
		mark = "TEV"
	}
	return c.dayPart(m, n, mark)
}

func (c *context) thisPart(m *match) bool {
	p, _ := m.get(part, 0)
	return c.dayPart(m, 0, c.lex[p.start].code)
}

func (c *context) dayPart(m *match, n int, mark string) bool {
	if c.anchor.zero() {
		return m.open(doc.ClockTime, "XXXX-XX-XX"+mark)
	}
	r := m.sayPoint(point{c.anchor.plus(n), ofDay}, true)
	r.kind, r.value = doc.ClockTime, r.value+mark
	return true
}

// unitCode is the letter of the unit in the match.
func (c *context) unitCode(m *match) byte {
	p, ok := m.get(unit|units, 0)
	if !ok {
		return 0
	}
	return c.lex[p.start].code[0]
}

// unknown is the value of a unit without an anchor.
func unknown(u byte) string {
	switch u {
	case 'D':
		return "XXXX-XX-XX"
	case 'W':
		return "XXXX-WXX"
	case 'M':
		return "XXXX-XX"
	case 'Q':
		return "XXXX-QX"
	case 'E':
		return "XXX"
	case 'C':
		return "XX"
	}
	return "XXXX"
}

// unitValue is the value of the unit that a day lies in.
func unitValue(d day, u byte) string {
	switch u {
	case 'E':
		return strconv.Itoa(d.y / 10)
	case 'C':
		return two(d.y / 100)
	}
	return point{d, grainOf(u)}.value()
}

// thisUnit reads "last week", "this year", "next month".
func (c *context) thisUnit(m *match) bool {
	u := c.unitCode(m)
	if u >= 'a' || c.word(m.end) == "-" && !c.d.SpaceAfter(c.token(m.end-1)) {
		return false
	}
	dir, _ := c.direction(m)
	if u == 'D' && !c.has(m, "next") {
		return false
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, unknown(u))
	}
	if u == 'D' {
		from := c.anchor
		if c.ref.grain == ofDay {
			from = c.ref.day
		}
		m.sayPoint(point{from.plus(1), ofDay}, true)
		return true
	}
	base := day{c.anchor.y, c.anchor.m, 1}
	if u == 'W' {
		base = c.anchor
	}
	at := move(base, dir, u)
	if u == 'E' || u == 'C' {
		m.say(doc.DateTime, unitValue(at, u)).inferred = true
		return true
	}
	m.sayPoint(point{at, grainOf(u)}, true)
	return true
}

// unitOf reads "that year", "the following month", "the day before": it counts
// from the last point that was named.
func (c *context) unitOf(m *match) bool {
	u := c.unitCode(m)
	if u >= 'a' || c.ref.grain == none || c.s-c.refAt > 6 {
		return false
	}
	n := 0
	switch {
	case c.has(m, "following", "after"):
		n = 1
	case c.has(m, "previous", "before"):
		n = -1
	}
	from := c.ref.day
	if u != 'D' && u != 'W' {
		from = day{from.y, from.m, 1}
	} else if c.ref.grain != ofDay {
		return false
	}
	m.sayPoint(point{move(from, n, u), grainOf(u)}, true)
	return true
}

func (c *context) weekend(m *match) bool {
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX-WXX-WE")
	}
	dir, directed := c.direction(m)
	at := c.anchor
	switch {
	case directed && dir == 0, directed && dir > 0 && c.has(m, "coming"):
	case directed && dir > 0:
		at = at.plus(7)
	case directed && dir < 0:
		at = at.plus(-7)
	default:
		if c.anchor.weekday() < 6 && c.tense(m.start, m.end).when <= 0 {
			at = at.plus(-7)
		}
	}
	m.say(doc.DateTime, at.week()+"-WE").inferred = true
	return true
}

// amount is the number of units in "two weeks ago": 1 after an article.
func (c *context) amount(m *match) int {
	if p, ok := m.get(num, 0); ok {
		return p.n
	}
	if c.has(m, "couple") {
		return 2
	}
	return 1
}

func (c *context) ago(m *match) bool {
	u, n := c.unitCode(m), c.amount(m)
	if n > 5000 {
		return false
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, unknown(u))
	}
	if u == 'Y' && n == 1 && c.inQuarter() {
		m.say(doc.DateTime, c.yearBefore()).inferred = true
		return true
	}
	if u >= 'a' {
		m.say(doc.ClockTime, c.anchor.String()).inferred = true
		return true
	}
	r := m.sayPoint(point{move(c.anchor, -n, u), grainOf(u)}, true)
	if c.has(m, "so") {
		r.mod = "APPROX"
	}
	return true
}

func (c *context) earlier(m *match) bool { return c.fromRef(m, -1) }
func (c *context) later(m *match) bool   { return c.fromRef(m, 1) }

// fromRef counts from the last point that was named, or else the anchor.
func (c *context) fromRef(m *match, sign int) bool {
	u, n := c.unitCode(m), c.amount(m)
	if n > 5000 || u >= 'a' {
		return false
	}
	from := c.anchor
	if u == 'Y' && n == 1 && sign < 0 && c.inQuarter() {
		m.say(doc.DateTime, c.yearBefore()).inferred = true
		return true
	}
	if c.ref.grain != none && c.s-c.refAt <= 2 {
		from = c.ref.day
	}
	if from.zero() {
		return m.open(doc.DateTime, unknown(u))
	}
	m.sayPoint(point{move(from, sign*n, u), grainOf(u)}, true)
	return true
}

func (c *context) fromNow(m *match) bool {
	u, n := c.unitCode(m), c.amount(m)
	if c.anchor.zero() || u >= 'a' || n > 5000 {
		return m.open(doc.DateTime, unknown(u))
	}
	m.sayPoint(point{move(c.anchor, n, u), grainOf(u)}, true)
	return true
}

// nearDay is the day of the month in the year that the tense asks for, or else
// the nearest; one behind is nearer than one ahead.
func (c *context) nearDay(m *match, mo, d int) day {
	return c.near(m, func(y int) (day, bool) { return day{y, mo, d}, valid(y, mo, d) })
}

func (c *context) nearMonth(m *match, mo int) day {
	t := c.tense(m.start, m.end)
	y := c.anchor.y
	gap := mo - c.anchor.m // months ahead in this year
	switch {
	case t.when < 0 && t.direct:
		if gap > 0 {
			y--
		}
	case t.when > 0:
		if gap < 0 && (t.direct || gap < -6) {
			y++
		}
	case gap > 6:
		y--
	case gap < -9:
		y++
	case gap > 3 && t.when < 0:
		y--
	}
	return day{y, mo, 1}
}

func (c *context) near(m *match, in func(y int) (day, bool)) day {
	var best day
	cost := 1 << 30
	t := c.tense(m.start, m.end)
	for y := c.anchor.y - 4; y <= c.anchor.y+4; y++ {
		at, ok := in(y)
		if !ok {
			continue
		}
		gap := at.since(c.anchor)
		n := gap
		if gap < 0 {
			n = -gap
		} else if t.when <= 0 {
			n = gap * 3 / 2
		}
		if t.direct && (t.when < 0 && gap > 0 || t.when > 0 && gap < 0) {
			n += 250
		}
		if n < cost {
			best, cost = at, n
		}
	}
	return best
}
