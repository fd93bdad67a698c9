// Command audit does a fixed amount of work under the CPU profiler: it writes made-up ledgers, and checks,
// hashes and folds what is in them.
//
// usage: audit PROFILE LEDGERS FOLDS
//
// LEDGERS is how much work it is; FOLDS is how often Fold goes over each ledger, which is where a slowdown
// is planted.
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"

	"audit/workshop"
)

// samplesPerSecond is as often as a kernel with 250 ticks a second lets a timer of CPU time fire.
const samplesPerSecond = 250

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(2)
	}
}

func run(arguments []string) error {
	if len(arguments) != 3 {
		return fmt.Errorf("usage: audit PROFILE LEDGERS FOLDS")
	}
	ledgers, err := strconv.Atoi(arguments[1])
	if err != nil {
		return err
	}
	folds, err := strconv.Atoi(arguments[2])
	if err != nil {
		return err
	}
	file, err := os.Create(arguments[0])
	if err != nil {
		return err
	}
	defer file.Close()

	// StartCPUProfile then says that a rate is set already, and keeps it.
	runtime.SetCPUProfileRate(samplesPerSecond)
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	runtime.Gosched() // With one processor, what writes the profile would start late.
	sum := uint64(0)
	for number := range ledgers {
		sum += audit(uint64(number), folds)
	}
	fmt.Printf("%x\n", sum)
	return nil
}

// audit is what a ledger comes to.
func audit(number uint64, folds int) uint64 {
	var ledger workshop.Ledger
	ledger.Write(number)
	sum := workshop.Check(&ledger)
	sum += workshop.Hash(&ledger)
	sum += workshop.Walk(&ledger)
	return sum + workshop.Fold(&ledger, folds)
}
