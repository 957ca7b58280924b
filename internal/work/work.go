// Package work does many pieces of work at once and hands the results on in the
// order of the input. Call [Ordered].
package work

import "sync"

// Ordered calls do for each of the n items from at most workers goroutines and
// emit for each result, one at a time, in the order of the items. At most a few
// results per worker wait their turn. It stops early, and returns emit's error,
// when emit fails.
func Ordered[R any](n, workers int, do func(item int) R, emit func(item int, result R) error) error {
	workers = max(1, min(workers, n))
	type slot struct {
		item   int
		result chan R
	}
	var (
		queue = make(chan slot, 4*workers) // in order; its length bounds what waits
		todo  = make(chan slot)
		stop  = make(chan struct{})
		group sync.WaitGroup
	)
	group.Add(workers + 1)
	go func() {
		defer group.Done()
		defer close(queue)
		defer close(todo)
		for i := range n {
			s := slot{i, make(chan R, 1)}
			select {
			case queue <- s:
			case <-stop:
				return
			}
			select {
			case todo <- s:
			case <-stop:
				return
			}
		}
	}()
	for range workers {
		go func() {
			defer group.Done()
			for s := range todo {
				s.result <- do(s.item)
			}
		}()
	}
	var err error
	for s := range queue {
		if err = emit(s.item, <-s.result); err != nil {
			break
		}
	}
	close(stop)
	group.Wait()
	return err
}
