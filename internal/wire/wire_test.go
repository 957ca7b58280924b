package wire

import (
	"fmt"
	"strings"
	"testing"

	"dateline/internal/doc"
)

func mustRead(t testing.TB, text string) *doc.Doc {
	t.Helper()
	d, err := Read([]byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(d); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return d
}

func TestDatelines(t *testing.T) {
	const body = "The two ministers met on Tuesday."
	for _, c := range []struct{ mark, places, date, agency string }{
		{"TOKYO, Nov 14 (Reuters) - ", "TOKYO", "-11-14", "Reuters"},
		{"TOKYO (Reuters) - ", "TOKYO", "", "Reuters"},
		{"MOSCOW/TOKYO, Nov 14 (Reuters) - ", "MOSCOW|TOKYO", "-11-14", "Reuters"},
		{"MOSCOW AND KYIV (Reuters) - ", "MOSCOW|KYIV", "", "Reuters"},
		{"GROSSETO, Italy (AP) -- ", "GROSSETO|Italy", "", "AP"},
		{"INDEPENDENCE, MO. (AP)--", "INDEPENDENCE|MO.", "", "AP"},
		{"CANBERRA, Australia (AP)_ ", "CANBERRA|Australia", "", "AP"},
		{"TOKYO, Nov 14, 2018 (AFP) - ", "TOKYO", "2018-11-14", "AFP"},
		{"Tokyo (AFP) – ", "Tokyo", "", "AFP"},
		{"BEIJING, Nov. 14 (Xinhua) -- ", "BEIJING", "-11-14", "Xinhua"},
		{"SEOUL, Nov. 14 (Yonhap) -- ", "SEOUL", "-11-14", "Yonhap"},
		{"TOKYO, Nov. 14, Kyodo - ", "TOKYO", "-11-14", "Kyodo"},
		{"MOSCOW, November 14. /TASS/. ", "MOSCOW", "-11-14", "TASS"},
		{"MOSCOW. Nov 14 (Interfax) - ", "MOSCOW", "-11-14", "Interfax"},
		{"MOSCOW (Sputnik) – ", "MOSCOW", "", "Sputnik"},
		{"Berlin (dpa) - ", "Berlin", "", "dpa"},
		{"Madrid, 14 nov (EFE).- ", "Madrid", "-11-14", "EFE"},
		{"New Delhi [India], November 14 (ANI): ", "New Delhi|India", "-11-14", "ANI"},
		{"New Delhi, Nov 14 (PTI) ", "New Delhi", "-11-14", "PTI"},
		{"Taipei, Nov. 14 (CNA) ", "Taipei", "-11-14", "CNA"},
		{"Tehran, IRNA – ", "Tehran", "", "IRNA"},
		{"NAGATO, Japan: ", "NAGATO|Japan", "", ""},
		{"CAIRO- 24 July 2022: ", "CAIRO", "2022-07-24", ""},
		{"TEHRAN — ", "TEHRAN", "", ""},
		{"WASHINGTON _ ", "WASHINGTON", "", ""},
		{"WASHINGTON, D.C. — ", "WASHINGTON|D.C.", "", ""},
		{"ST. PETERSBURG, Russia (AP) — ", "ST. PETERSBURG|Russia", "", "AP"},
		{"RICHMOND, Va., March 5 - ", "RICHMOND|Va.", "-03-05", ""},
		{"ABOARD AIR FORCE ONE (AP) — ", "ABOARD AIR FORCE ONE", "", "AP"},
		{"ABOARD AIR FORCE ONE, Nov 14 (Reuters) - ", "ABOARD AIR FORCE ONE", "-11-14", "Reuters"},
		{"UNITED NATIONS, Feb. 3 (Xinhua) -- ", "UNITED NATIONS", "-02-03", "Xinhua"},
		{"Addis Ababa, July 20/2022 (ENA) ", "Addis Ababa", "2022-07-20", "ENA"},
		{"RAMALLAH, Sunday, July 24, 2022 (WAFA) – ", "RAMALLAH", "2022-07-24", "WAFA"},
		{"Nov 14 (Reuters) - ", "", "-11-14", "Reuters"},
		{"(Reuters) - ", "", "", "Reuters"},
		{"(CNN) -- ", "", "", "CNN"},
		{"ERBIL, Kurdistan Region – ", "ERBIL|Kurdistan Region", "", ""},
		{"ISLAMABAD: ", "ISLAMABAD", "", ""},
		{"SANA'A, July 21 (Saba) - ", "SANA'A", "-07-21", "Saba"},
		{"PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE|Haiti", "", "AP"},
		{"SAN SALVADOR, 3 JAN 90 (DPA) -- ", "SAN SALVADOR", "1990-01-03", "dpa"},
		{"N'DJAMENA, Feb. 2, 2021 (AFP) - ", "N'DJAMENA", "2021-02-02", "AFP"},
		{"GENEVA, 14 November 2018 – ", "GENEVA", "2018-11-14", ""},
		{"RAMALLAH, West Bank (AP) — ", "RAMALLAH|West Bank", "", "AP"},
		{"CHICAGO, March 13 - ", "CHICAGO", "-03-13", ""},
		{"KUWAIT, July 24 (KUNA) -- ", "KUWAIT", "-07-24", "KUNA"},
	} {
		d := mustRead(t, c.mark+body)
		m := d.Wire.Dateline
		var places []string
		for _, p := range m.Places {
			places = append(places, d.Slice(p))
		}
		date := ""
		if m.Date.Year != 0 {
			date = m.Date.String()
		} else if m.Date.Day != 0 {
			date = fmt.Sprintf("-%02d-%02d", m.Date.Month, m.Date.Day)
		}
		got := strings.Join(places, "|") + " " + date + " " + d.Wire.Agency
		if want := c.places + " " + c.date + " " + c.agency; got != want {
			t.Errorf("%q: got %q, want %q (mark %q)", c.mark, got, want, d.Text[m.Span.Start:m.Span.End])
			continue
		}
		if first := d.Wire.Blocks[len(d.Wire.Blocks)-1]; d.Slice(first.Span) != body {
			t.Errorf("%q: body %q", c.mark, d.Slice(first.Span))
		}
	}
}

func TestNoDateline(t *testing.T) {
	for _, text := range []string{
		"Japan and Russia agreed on Thursday to talk.",
		"NATO - the alliance - met on Tuesday.",
		"U.S. President Barack Obama met Xi Jinping.",
		"US Secretary of State Antony Blinken met Wang (CNN said so) - and left.",
		"Iran (which denies it) - said no.",
		"On Nov 14 (Reuters) reported - nothing.",
		"ANALYSIS: What the deal means for Tokyo.",
		"Moscow, Nov 14 was the day that talks began.",
		"“MOSCOW – we stay,” he said.",
		"May 15 was election day.",
		"Washington-based analysts disagree.",
		"PUTIN: Good evening.\n\nABE: Good evening, Mr. President.",
		"China (AP) had sold the gas.",
	} {
		if d := mustRead(t, text); !d.Wire.Dateline.Span.Empty() {
			t.Errorf("%q: dateline %q", text, d.Slice(d.Wire.Dateline.Span))
		}
	}
}
