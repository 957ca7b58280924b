package dateline_test

import (
	"fmt"
	"log"

	"dateline"
)

const story = `NAIROBI, Aug 3, 2020 (Reuters) - Kenya and Somalia agreed on Monday to resume talks on their sea border.

The Kenyan foreign minister will visit Mogadishu on August 12, a Somali government spokesman said.`

func ExampleReader_Read() {
	reader, err := dateline.NewReader()
	if err != nil {
		log.Fatal(err)
	}
	rec, err := reader.Read(dateline.Article{Raw: []byte(story)})
	if err != nil {
		log.Fatal(err)
	}
	names := map[string]string{}
	for _, a := range rec.Actors {
		names[a.ID] = a.Name
	}
	for _, e := range rec.Events {
		fmt.Print(e.Type, " ", e.Phase)
		for _, id := range e.Actor {
			fmt.Print(" ", names[id])
		}
		fmt.Printf(": %q\n", e.Trigger.Text)
	}
	for _, k := range rec.Tracks {
		fmt.Println(k.Name, "are", k.Changes[0].Status)
	}
	// Output:
	// AGREE occurred Kenya Somalia: "agreed"
	// AGREE planned The Kenyan foreign minister: "visit"
	// talks are revived
}

// Every span repeats its words, so that anybody can check a record.
func ExampleReader_Read_verify() {
	reader, err := dateline.NewReader()
	if err != nil {
		log.Fatal(err)
	}
	rec, err := reader.Read(dateline.Article{Raw: []byte(story)})
	if err != nil {
		log.Fatal(err)
	}
	spans, err := rec.Verify()
	fmt.Println(spans > 20, err)
	// Output: true <nil>
}

// Bad input is an error that says what was found and what was wanted.
func ExampleReader_Read_badInput() {
	reader, err := dateline.NewReader()
	if err != nil {
		log.Fatal(err)
	}
	_, err = reader.Read(dateline.Article{Raw: []byte(story), Published: "yesterday"})
	fmt.Println(err)
	// Output: date "yesterday": want a day of the calendar as YYYY-MM-DD
}
