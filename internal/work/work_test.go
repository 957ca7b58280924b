package work

import (
	"errors"
	"testing"
	"time"
)

func TestOrderedKeepsTheOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 8, 100} {
		next := 0
		err := Ordered(50, workers, func(i int) int {
			time.Sleep(time.Duration((i*7)%5) * time.Millisecond)
			return i * i
		}, func(i, square int) error {
			if i != next || square != i*i {
				t.Fatalf("%d workers: result %d of item %d, want item %d", workers, square, i, next)
			}
			next++
			return nil
		})
		if err != nil || next != 50 {
			t.Fatalf("%d workers: %d results, error %v", workers, next, err)
		}
	}
}

func TestOrderedStopsWhenNobodyListens(t *testing.T) {
	full := errors.New("disk full")
	done := 0
	err := Ordered(1000, 4, func(i int) int { return i }, func(i, _ int) error {
		done++
		if i == 3 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || done != 4 {
		t.Fatalf("emitted %d, error %v; want 4 and %v", done, err, full)
	}
}

func TestOrderedOfNothing(t *testing.T) {
	if err := Ordered(0, 4, func(int) int { return 0 }, func(int, int) error { return errors.New("no") }); err != nil {
		t.Fatal(err)
	}
}
