// Package contest makes goroutines wait for each other.
package contest

import (
	"context"
	"runtime/pprof"
	"sync"
	"time"
)

// Race lets workers fight for one mutex and hand results over an unbuffered channel.
func Race(workers, rounds int) int {
	var mutex sync.Mutex
	var group sync.WaitGroup
	results := make(chan int)
	for range workers {
		group.Go(func() { results <- fight(&mutex, rounds) })
	}
	go func() { group.Wait(); close(results) }()
	total := 0
	for result := range results {
		total += result
	}
	return total
}

//go:noinline
func fight(mutex *sync.Mutex, rounds int) int {
	for range rounds {
		mutex.Lock()
		time.Sleep(200 * time.Microsecond)
		mutex.Unlock()
	}
	return rounds
}

// Park leaves goroutines waiting, some with labels, until the returned function is called.
func Park(count int) (release func()) {
	gate := make(chan struct{})
	for i := range count {
		name := "even"
		if i%2 == 1 {
			name = "odd"
		}
		go pprof.Do(context.Background(), pprof.Labels("parity", name), func(context.Context) { wait(gate) })
	}
	time.Sleep(20 * time.Millisecond)
	return func() { close(gate) }
}

func wait(gate chan struct{}) { <-gate }
