// Workshop writes profiles of every kind of the Go runtime into the folder that is its argument:
// each in protobuf and, but for cpu, in the text of debug=1.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"time"

	"workshop/contest"
	"workshop/ledger"
	"workshop/shapes"
)

var sink int

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: workshop FOLDER")
		os.Exit(2)
	}
	folder := os.Args[1]
	runtime.MemProfileRate = 4096
	runtime.SetBlockProfileRate(10_000)
	runtime.SetMutexProfileFraction(1)

	cpu(filepath.Join(folder, "cpu-before.pb.gz"), 1)
	book := new(ledger.Book)
	book.Keep(200, 512)
	book.Nest(5)
	sink += ledger.Churn(300)
	runtime.GC()
	write(folder, "heap", "heap-before.pb.gz", 0)

	cpu(filepath.Join(folder, "cpu-after.pb.gz"), 3)
	book.Keep(900, 2048)
	book.Nest(7)
	sink += ledger.Churn(300)
	runtime.GC()
	write(folder, "heap", "heap-after.pb.gz", 0)
	write(folder, "heap", "heap.debug1.txt", 1)
	write(folder, "allocs", "allocs.pb.gz", 0)
	write(folder, "allocs", "allocs.debug1.txt", 1)

	sink += contest.Race(4, 30)
	release := contest.Park(7)
	for _, kind := range []string{"goroutine", "threadcreate", "block", "mutex"} {
		write(folder, kind, kind+".pb.gz", 0)
		write(folder, kind, kind+".debug1.txt", 1)
	}
	release()
	runtime.KeepAlive(book)
}

// cpu profiles labelled work; weight changes how much of it is what.
func cpu(path string, weight int) {
	file := create(path)
	check(pprof.StartCPUProfile(file))
	deadline := time.Now().Add(1200 * time.Millisecond)
	for turn := 0; time.Now().Before(deadline); turn++ {
		labels := pprof.Labels("tenant", "t"+strconv.Itoa(turn%3), "request", []string{"read", "write"}[turn%2])
		pprof.Do(context.Background(), labels, func(ctx context.Context) {
			sink += shapes.Fibonacci(22 + weight)
			inner := pprof.Labels("phase", "spin")
			pprof.Do(ctx, inner, func(context.Context) { sink += shapes.Spin(2_000_000) })
		})
		sink += plant(20_000 * weight)
		sink += ledger.Churn(400)
	}
	pprof.StopCPUProfile()
	check(file.Close())
}

// plant uses the generics with two instantiations.
func plant(count int) int {
	keys := make([]int, count)
	for i := range keys {
		keys[i] = i * 7919 % 10007
	}
	fractions := shapes.Map(keys, func(key int) float64 { return float64(key) / 3 })
	numbers := shapes.Plant[int, string](keys)
	return numbers.Sum() + int(shapes.Plant[float64, []byte](fractions).Sum())
}

func write(folder, kind, name string, debug int) {
	file := create(filepath.Join(folder, name))
	check(pprof.Lookup(kind).WriteTo(file, debug))
	check(file.Close())
}

func create(path string) *os.File {
	file, err := os.Create(path)
	check(err)
	return file
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
