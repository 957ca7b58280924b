package when

import (
	"strconv"
	"time"

	"dateline/internal/doc"
)

// day is a day of the calendar; the zero day is unknown.
type day struct{ y, m, d int }

// dayOf is the day of a date that has one.
func dayOf(d doc.Date) day {
	if d.Day == 0 || d.Month == 0 || d.Year == 0 {
		return day{}
	}
	return day{d.Year, d.Month, d.Day}
}

func (a day) zero() bool { return a == day{} }

func (a day) time() time.Time { return time.Date(a.y, time.Month(a.m), a.d, 0, 0, 0, 0, time.UTC) }

func fromTime(t time.Time) day {
	y, m, d := t.Date()
	return day{y, int(m), d}
}

func (a day) plus(days int) day { return fromTime(a.time().AddDate(0, 0, days)) }

// weekday is 1 for Monday to 7 for Sunday.
func (a day) weekday() int { return (int(a.time().Weekday())+6)%7 + 1 }

// since is the number of days from b to a.
func (a day) since(b day) int { return int(a.time().Sub(b.time()).Hours() / 24) }

func (a day) String() string { return four(a.y) + "-" + two(a.m) + "-" + two(a.d) }

func (a day) week() string {
	y, w := a.time().ISOWeek()
	return four(y) + "-W" + two(w)
}

// months moves by whole months; the day is cut to the month's length.
func (a day) months(n int) day {
	at := a.y*12 + a.m - 1 + n
	y, m := at/12, at%12+1
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return day{y, m, min(a.d, last)}
}

// valid reports whether the month has such a day; an unknown year may be a leap year.
func valid(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	if y == 0 {
		y = 2000
	}
	return d <= time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func four(n int) string {
	s := strconv.Itoa(n)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// grain is how exact a point in time is.
type grain byte

const (
	none    grain = 0
	ofDay   grain = 'D'
	ofWeek  grain = 'W'
	ofMonth grain = 'M'
	ofQ     grain = 'Q'
	ofYear  grain = 'Y'
)

// point is a point in time: a day, and how much of it counts.
type point struct {
	day   day
	grain grain
}

func quarterOf(m int) int { return (m-1)/3 + 1 }

// value is the TIMEX3 value of the point.
func (p point) value() string {
	switch p.grain {
	case ofWeek:
		return p.day.week()
	case ofMonth:
		return four(p.day.y) + "-" + two(p.day.m)
	case ofQ:
		return four(p.day.y) + "-Q" + strconv.Itoa(quarterOf(p.day.m))
	case ofYear:
		return four(p.day.y)
	}
	return p.day.String()
}

// move shifts a day by a number of units, D W M Q Y E C.
func move(a day, n int, unit byte) day {
	switch unit {
	case 'D':
		return a.plus(n)
	case 'W':
		return a.plus(7 * n)
	case 'M':
		return a.months(n)
	case 'Q':
		return a.months(3 * n)
	case 'Y':
		return a.months(12 * n)
	case 'E':
		return a.months(120 * n)
	case 'C':
		return a.months(1200 * n)
	}
	return a
}

// grainOf is how exact a point is that was reached by moving in the unit.
func grainOf(unit byte) grain {
	switch unit {
	case 'E', 'C':
		return ofYear
	case 'h', 'm', 's':
		return ofDay
	}
	return grain(unit)
}
