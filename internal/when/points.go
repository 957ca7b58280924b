package when

import (
	"strconv"
	"strings"

	"dateline/internal/doc"
)

// meaning is what a rule's "means" names: it fills in the readings of a match,
// or rejects it.
type meaning struct {
	name string
	read func(*context, *match) bool
}

// meanings are the functions that patterns.rules may name.
var meanings = map[string]func(*context, *match) bool{
	"nothing": func(*context, *match) bool { return true },
	"day":     (*context).dayOfMonth, "days": (*context).daysOfMonth, "iso": (*context).isoDay,
	"month": (*context).monthOfYear, "month-of": (*context).lastMonth,
	"year": (*context).yearAlone, "decade": (*context).decade, "century": (*context).century,
	"quarter": (*context).quarterOfYear, "half": (*context).halfOfYear, "this-quarter": (*context).thisQuarter,
	"year-ago-quarter": (*context).yearAgo, "year-quarter": (*context).yearQuarter, "end-of": (*context).endOf, "season": (*context).season,
	"weekday": (*context).weekday, "today": (*context).today, "tonight": (*context).tonight, "this-part": (*context).thisPart,
	"unit": (*context).thisUnit, "unit-of": (*context).unitOf, "weekend": (*context).weekend, "feast": (*context).feast,
	"ago": (*context).ago, "earlier": (*context).earlier, "later": (*context).later, "from-now": (*context).fromNow,
	"duration": (*context).duration, "some": (*context).some, "every": (*context).every, "each": (*context).each,
	"clock": (*context).clock, "ref": (*context).reference, "past": (*context).past, "future": (*context).future,
}

// say gives the match one reading over all its words.
func (m *match) say(kind doc.TimexType, value string) *reading {
	m.readings = append(m.readings, reading{start: m.start, end: m.end, kind: kind, value: value})
	return &m.readings[len(m.readings)-1]
}

// sayPoint gives the match a point in time that the anchor was needed for, and
// keeps it for what refers to it.
func (m *match) sayPoint(p point, inferred bool) *reading {
	r := m.say(doc.DateTime, p.value())
	r.inferred = inferred
	m.at, m.hasAt = p, true
	return r
}

// open gives the match a value that lacks its anchor.
func (m *match) open(kind doc.TimexType, value string) bool {
	m.say(kind, value).unanchored = true
	return true
}

func lower(s string) string { return strings.ToLower(s) }

// has reports whether one of the match's words is among those given.
func (c *context) has(m *match, words ...string) bool {
	for i := m.start; i < m.end; i++ {
		w := c.word(i)
		for _, want := range words {
			if w == want {
				return true
			}
		}
	}
	return false
}

// direction is -1 for last, 1 for next, 0 for this or no such word; ok says
// whether there was one.
func (c *context) direction(m *match) (int, bool) {
	for i := m.start; i < m.end; i++ {
		switch c.word(i) {
		case "last", "past", "previous":
			return -1, true
		case "next", "coming", "following", "upcoming":
			return 1, true
		case "this", "current", "present":
			return 0, true
		}
	}
	return 0, false
}

func (c *context) dayOfMonth(m *match) bool {
	mo, _ := m.get(month, 0)
	d, _ := m.get(dayClass, 0)
	if !c.monthWord(mo.start, true) {
		return false
	}
	y := m.number(year)
	if dir, directed := c.direction(m); directed && !c.anchor.zero() { // "12 November this year"
		y = c.anchor.y + dir
	}
	if !valid(y, mo.n, d.n) {
		return false
	}
	c.dayValue(m, y, mo.n, d.n)
	return true
}

func (c *context) dayValue(m *match, y, mo, d int) *reading {
	switch {
	case y != 0:
		return m.sayPoint(point{day{y, mo, d}, ofDay}, false)
	case c.anchor.zero():
		m.open(doc.DateTime, "XXXX-"+two(mo)+"-"+two(d))
		return &m.readings[len(m.readings)-1]
	}
	return m.sayPoint(point{c.nearDay(m, mo, d), ofDay}, true)
}

// daysOfMonth reads "Feb. 3-5" as two expressions.
func (c *context) daysOfMonth(m *match) bool {
	mo, _ := m.get(month, 0)
	from, _ := m.get(dayClass, 0)
	to, _ := m.get(dayClass, 1)
	y := m.number(year)
	if !c.monthWord(mo.start, true) || !valid(y, mo.n, from.n) || !valid(y, mo.n, to.n) || to.n <= from.n {
		return false
	}
	c.dayValue(m, y, mo.n, from.n)
	c.dayValue(m, y, mo.n, to.n)
	first, second := &m.readings[0], &m.readings[1]
	if mo.start < from.start {
		first.end, second.start = from.end, to.start
	} else {
		first.end, second.start = from.end, to.start
	}
	return true
}

func (c *context) isoDay(m *match) bool {
	y, mo, d := m.places[0].n, m.places[2].n, m.places[4].n
	if !valid(y, mo, d) {
		return false
	}
	m.sayPoint(point{day{y, mo, d}, ofDay}, false)
	return true
}

// monthWord reports whether the word is a month: "May" and "March" are so only
// beside a day or a year, or after a word that months follow; no other month
// stands inside a name.
func (c *context) monthWord(i int, dated bool) bool {
	word := c.d.Word(c.token(i))
	if dated {
		return true
	}
	before := c.word(i - 1)
	switch lower(word) {
	case "may", "march", "dec", "jan", "jun", "august", "april", "june":
		switch before {
		case "in", "of", "last", "next", "this", "early", "late", "mid", "since", "until", "till", "by", "from", "between", "to", "through", "for", "during",
			"and", "or", "-", "–", "ending", "ended", "before", "after", "past", "every", "each", "coming", "around", "as", "over", "throughout", "the":
			next := c.word(i + 1)
			return lower(word) != "may" || before != "and" && before != "or" && before != "the" && before != "to" && before != "for" || next == "." || next == ","
		}
		return c.lex[i].mid
	}
	return true
}

func (c *context) monthOfYear(m *match) bool {
	mo, _ := m.get(month, 0)
	y := m.number(year)
	d, directed := c.direction(m)
	if !c.monthWord(mo.start, y != 0 || directed) {
		return false
	}
	switch {
	case y != 0:
		m.sayPoint(point{day{y, mo.n, 1}, ofMonth}, false)
	case c.anchor.zero():
		return m.open(doc.DateTime, "XXXX-"+two(mo.n))
	case directed:
		m.sayPoint(point{day{c.anchor.y + d, mo.n, 1}, ofMonth}, true)
	default:
		m.sayPoint(point{c.nearMonth(m, mo.n), ofMonth}, true)
	}
	return true
}

// lastMonth reads "last May", "this October", "next June".
func (c *context) lastMonth(m *match) bool {
	mo := m.number(month)
	d, _ := c.direction(m)
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX-"+two(mo))
	}
	y := c.anchor.y
	switch {
	case d < 0 && mo >= c.anchor.m-1: // "last November" in December is not last month
		y--
	case d > 0 && mo <= c.anchor.m:
		y++
	}
	m.sayPoint(point{day{y, mo, 1}, ofMonth}, true)
	return true
}

func (c *context) yearAlone(m *match) bool {
	p, _ := m.get(year, 0)
	if m.end-m.start == 1 && !c.yearWord(p.start, p.n) {
		return false
	}
	if m.rule.id == "years" { // 1991-95, 2012/13: the first year is meant, the second follows it
		next := m.places[2].n
		if next > 99 {
			next -= p.n / 100 * 100 // 2007-2008
		}
		if c.d.SpaceAfter(c.token(p.start)) || next > 99 || next <= p.n%100 || p.n < 1900 || p.n > 2060 {
			return false
		}
		m.end = p.end
	}
	m.sayPoint(point{day{p.n, 1, 1}, ofYear}, false)
	return true
}

// yearWord reports whether a bare figure is a year and not an amount.
func (c *context) yearWord(i, y int) bool {
	before, after := c.word(i-1), c.word(i+1)
	switch before {
	case "$", "€", "£", "¥", "us$", "#", "no.", "nos.", "resolution", "article", "section", "number", "some", "about", "nearly", "almost", "than", "flight", "-", "room", "over":
		return y >= 1900 && y < 2100 && (before == "about" || before == "than") && after == ""
	}
	switch after {
	case "%", "percent", "percentage", "people", "men", "women", "soldiers", "troops", "dollars", "euros", "pounds", "yen", "km", "kilometers", "kilometres", "miles", "meters",
		"metres", "tons", "tonnes", "feet", "acres", "hectares", "points", "shares", "gmt", "others", "times", "homes", "jobs", "workers", "members", "-":
		return false
	}
	led := false
	switch before {
	case "in", "since", "of", "from", "until", "till", "by", "before", "after", "during", "early", "late", "mid", "to", "for", "through", "between", "and", "the", "(":
		led = true
	}
	if c.d.Tags != nil && i+1 < len(c.lex) && c.d.Tags.XPOS[c.token(i+1)] == doc.NNS {
		return y >= 1900 && y < 2060 && (led && before != "of" && before != "by" && before != "to" && before != "for")
	}
	return y >= 1900 && y < 2060 || led && y < 2100
}

func (c *context) decade(m *match) bool {
	p, _ := m.get(decade, 0)
	n := p.n
	if n < 100 {
		if c.lex[p.start].code == "" && p.n < 20 && c.word(p.start) != "" && c.d.Word(c.token(p.start))[0] >= 'a' {
			return false
		}
		n += 1900
		if p.n < 20 {
			n += 100
		}
	}
	m.say(doc.DateTime, strconv.Itoa(n/10))
	return true
}

func (c *context) century(m *match) bool {
	if p, ok := m.get(ord, 0); ok {
		if p.n < 1 || p.n > 99 {
			return false
		}
		m.say(doc.DateTime, two(p.n-1))
		return true
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XX")
	}
	m.say(doc.DateTime, two(c.anchor.y/100)).inferred = true
	return true
}

func (c *context) quarterOfYear(m *match) bool {
	p, _ := m.get(ord, 0)
	if p.n < 1 || p.n > 4 {
		return false
	}
	first := 3*p.n - 2
	d, directed := c.direction(m)
	switch y := m.number(year); {
	case y != 0:
		m.sayPoint(point{day{y, first, 1}, ofQ}, false)
	case c.anchor.zero():
		return m.open(doc.DateTime, "XXXX-Q"+strconv.Itoa(p.n))
	case directed:
		m.sayPoint(point{day{c.anchor.y + d, first, 1}, ofQ}, true)
	default:
		y = c.anchor.y
		if p.n-quarterOf(c.anchor.m) > 2 { // "the fourth quarter" in January
			y--
		} else if p.n-quarterOf(c.anchor.m) < -2 {
			if c.tense(m.start, m.end).when > 0 {
				y++
			}
		}
		m.sayPoint(point{day{y, first, 1}, ofQ}, true)
	}
	return true
}

func (c *context) halfOfYear(m *match) bool {
	p, _ := m.get(ord, 0)
	if p.n > 2 {
		return false
	}
	half := "-H" + strconv.Itoa(p.n)
	if y := m.number(year); y != 0 {
		m.say(doc.DateTime, four(y)+half)
		return true
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX"+half)
	}
	d, _ := c.direction(m)
	m.say(doc.DateTime, four(c.anchor.y+d)+half).inferred = true
	return true
}

// thisQuarter reads "last quarter", and "the quarter" where one was named or
// its end is.
func (c *context) thisQuarter(m *match) bool {
	d, directed := c.direction(m)
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX-QX")
	}
	now := day{c.anchor.y, c.anchor.m, 1}
	latest := c.has(m, "latest")
	if w := c.word(m.end); (w == "ended" || w == "ending") && m.end+1 < len(c.lex) && c.lex[m.end+1].class&month != 0 {
		end := day{c.anchor.y, c.lex[m.end+1].n, 1}
		if w == "ended" && end.m > c.anchor.m {
			end.y--
		}
		m.sayPoint(point{end, ofQ}, true)
		return true
	}
	if !directed || latest {
		if !c.hasQuarter && !latest {
			return false
		}
		at := c.quarter
		if !c.hasQuarter {
			at = point{now.months(-3), ofQ}
		}
		m.sayPoint(at, true)
		return true
	}
	m.sayPoint(point{move(now, d, 'Q'), ofQ}, true)
	return true
}

// yearQuarter reads "the 1988 quarter": the quarter last named, in that year.
func (c *context) yearQuarter(m *match) bool {
	y := m.number(year)
	if !c.hasQuarter {
		m.sayPoint(point{day{y, 1, 1}, ofYear}, false)
		return true
	}
	at := c.quarter
	at.day.y = y
	m.say(doc.DateTime, at.value()).inferred = true
	return true
}

// endOf reads "the end of the year", "year-end".
func (c *context) endOf(m *match) bool {
	u := c.unitCode(m)
	mod := "END"
	if c.has(m, "beginning", "start") {
		mod = "START"
	} else if c.has(m, "middle") {
		mod = "MID"
	}
	if u >= 'a' || u == 'D' {
		return false
	}
	d, _ := c.direction(m)
	if c.anchor.zero() {
		m.open(doc.DateTime, unknown(u))
		m.readings[0].mod = mod
		return true
	}
	base := day{c.anchor.y, c.anchor.m, 1}
	if u == 'W' {
		base = c.anchor
	}
	r := m.say(doc.DateTime, unitValue(move(base, d, u), u))
	r.inferred, r.mod = true, mod
	return true
}

// yearAgo reads "the year-earlier quarter" and "year-ago": the same quarter a
// year before the last one named, else the year before.
func (c *context) yearAgo(m *match) bool {
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX")
	}
	if q, ok := m.get(ord, 0); ok && q.n <= 4 {
		m.say(doc.DateTime, four(c.anchor.y-1)+"-Q"+strconv.Itoa(q.n)).inferred = true
		return true
	}
	m.say(doc.DateTime, c.yearBefore()).inferred = true
	return true
}

// quarterReach is how many sentences on a quarter still is what a year before
// is compared with.
const quarterReach = 8

// inQuarter reports whether a quarter is spoken of.
func (c *context) inQuarter() bool { return c.hasQuarter && c.s-c.quarterAt <= quarterReach }

// yearBefore is a year before what is spoken of: a quarter, or the anchor.
func (c *context) yearBefore() string {
	if c.inQuarter() {
		return point{c.quarter.day.months(-12), ofQ}.value()
	}
	return four(c.anchor.y - 1)
}

func (c *context) season(m *match) bool {
	p, _ := m.get(season, 0)
	mark := "-" + c.lex[p.start].code
	if y := m.number(year); y != 0 {
		m.say(doc.DateTime, four(y)+mark)
		return true
	}
	if m.end-m.start == 2 && c.word(m.start) == "the" && (c.word(m.end-1) == "fall" || c.nominal(m.end) || c.word(m.end) == "of") {
		return false
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX"+mark)
	}
	starts := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[c.lex[p.start].code]
	d, _ := c.direction(m)
	y := c.anchor.y
	if d < 0 && starts+2 >= c.anchor.m {
		y--
	} else if d > 0 && starts <= c.anchor.m {
		y++
	}
	m.say(doc.DateTime, four(y)+mark).inferred = true
	return true
}

func (c *context) feast(m *match) bool {
	if w := c.d.Word(c.token(m.start)); w[0] >= 'a' {
		return false
	}
	parts := strings.Split(m.rule.arg, "-")
	mo, _ := strconv.Atoi(parts[0])
	d, _ := strconv.Atoi(parts[1])
	if len(parts) == 2 {
		c.dayValue(m, 0, mo, d)
		return true
	}
	if c.anchor.zero() {
		return m.open(doc.DateTime, "XXXX-"+two(mo))
	}
	wd, _ := strconv.Atoi(parts[2])
	nth := func(y int) day { // the d-th weekday wd of the month
		first := day{y, mo, 1}
		return first.plus((wd-first.weekday()+7)%7 + 7*(d-1))
	}
	at := nth(c.anchor.y)
	if at.since(c.anchor) > 60 {
		at = nth(c.anchor.y - 1)
	}
	m.sayPoint(point{at, ofDay}, true)
	return true
}
