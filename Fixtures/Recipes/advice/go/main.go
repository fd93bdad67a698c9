// Sickbay runs one program that has exactly one sickness, and profiles it.
//
//	sickbay KIND FILE
package main

import (
	"log"
	"os"
	"runtime"
	"runtime/pprof"
	"syscall"
	"time"

	"sickbay/ward"
)

// sicknesses are what takes most of a CPU profile.
var sicknesses = map[string]func(isOver func() bool){
	"allocation": ward.Allocate,
	"collection": ward.Collect,
	"contention": ward.Contend,
	"fmt":        ward.Format,
	"healthy":    ward.Compute,
	"leaf":       ward.Spin,
	"map":        ward.Look,
	"regexp":     ward.Compile,
	"json":       ward.Encode,
	"copy":       ward.Copy,
	"syscall":    ward.Write,
	"reflect":    ward.Reflect,
	"strings":    ward.Convert,
	"dispatch":   ward.Dispatch,
	"handoff":    ward.HandOver,
	"stacks":     ward.Grow,
	"idle":       ward.Wait,
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: sickbay KIND FILE")
	}
	kind, path := os.Args[1], os.Args[2]
	file, err := os.Create(path)
	check(err)
	if make := snapshots[kind]; make != nil {
		make(file)
	} else {
		run := sicknesses[kind]
		if run == nil {
			log.Fatalf("no such sickness: %s", kind)
		}
		check(pprof.StartCPUProfile(file))
		run(after(2 * time.Second))
		pprof.StopCPUProfile()
	}
	check(file.Close())
}

// snapshots are the sicknesses of other kinds of profiles.
var snapshots = map[string]func(*os.File){
	"heap": func(file *os.File) {
		runtime.MemProfileRate = 64 << 10
		ward.Hoard()
		runtime.GC()
		check(pprof.Lookup("heap").WriteTo(file, 0))
		runtime.KeepAlive(ward.Hoarded)
	},
	"churn": func(file *os.File) {
		runtime.MemProfileRate = 512 << 10
		ward.Churn()
		runtime.GC()
		check(pprof.Lookup("heap").WriteTo(file, 0))
	},
	"small-objects": func(file *os.File) {
		runtime.MemProfileRate = 64 << 10
		ward.Scatter()
		runtime.GC()
		check(pprof.Lookup("heap").WriteTo(file, 0))
		runtime.KeepAlive(ward.Scattered)
	},
	"healthy-heap": func(file *os.File) {
		runtime.MemProfileRate = 64 << 10
		ward.Furnish()
		runtime.GC()
		check(pprof.Lookup("heap").WriteTo(file, 0))
		runtime.KeepAlive(ward.Furniture)
	},
	"goroutines": func(file *os.File) {
		ward.Leak(3000)
		check(pprof.Lookup("goroutine").WriteTo(file, 0))
	},
	"mutex": func(file *os.File) {
		runtime.SetMutexProfileFraction(1)
		ward.Contend(after(time.Second / 2))
		check(pprof.Lookup("mutex").WriteTo(file, 0))
	},
	"block": func(file *os.File) {
		runtime.SetBlockProfileRate(10_000)
		ward.Contend(after(time.Second / 2))
		check(pprof.Lookup("block").WriteTo(file, 0))
	},
}

// after tells whether the program has used so much processor time from now on: on a machine that
// does other things, too, profiles have as many samples.
func after(duration time.Duration) func() bool {
	end := used() + duration
	return func() bool { return used() >= end }
}

func used() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
