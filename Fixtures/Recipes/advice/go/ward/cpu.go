// Package ward has programs that are each sick in one way.
package ward

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
)

// Sink keeps results alive.
var Sink any

// Allocate makes many objects that are dropped at once; the collector has little to look at.
func Allocate(isOver func() bool) {
	debug.SetGCPercent(2000)
	var kept [64]*[96]byte
	for i := 0; !isOver(); {
		for range 1000 {
			kept[i&63] = newRecord(i)
			i++
		}
	}
	Sink = kept
}

//go:noinline
func newRecord(i int) *[96]byte {
	record := new([96]byte)
	record[i%96] = byte(i)
	return record
}

type node struct{ left, right *node }

// Collect keeps a large tree alive and allocates a little, so that the collector always marks.
func Collect(isOver func() bool) {
	debug.SetGCPercent(15)
	tree := plant(19)
	for !isOver() {
		Sink = plant(14)
	}
	Sink = tree
}

func plant(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{plant(depth - 1), plant(depth - 1)}
}

// Contend lets several goroutines wait for one lock.
func Contend(isOver func() bool) {
	runtime.GOMAXPROCS(4)
	var lock sync.Mutex
	var group sync.WaitGroup
	total := 0
	for range 16 {
		group.Go(func() {
			for !isOver() {
				for range 10_000 {
					deposit(&lock, &total)
				}
			}
		})
	}
	group.Wait()
	Sink = total
}

//go:noinline
func deposit(lock *sync.Mutex, total *int) {
	lock.Lock()
	*total += bits.OnesCount(uint(*total))
	lock.Unlock()
}

// Format writes numbers by fmt.
func Format(isOver func() bool) {
	debug.SetGCPercent(4000)
	for i := 0; !isOver(); {
		for range 1000 {
			Sink = label(i)
			i++
		}
	}
}

//go:noinline
func label(i int) int {
	return len(fmt.Sprintf("%08d/%s/%x/%v", i, "shelf", i*7, float64(i)/3))
}

// Look counts words in a map.
func Look(isOver func() bool) {
	words := map[string]int{}
	keys := make([]string, 50_000)
	for i := range keys {
		keys[i] = "word" + strconv.Itoa(i*7919)
	}
	for i := 0; !isOver(); {
		for range 1000 {
			count(words, keys[i*7919%len(keys)])
			i++
		}
	}
	Sink = words
}

//go:noinline
func count(words map[string]int, key string) { words[key]++ }

// Compile makes one and the same regular expression for each line.
func Compile(isOver func() bool) {
	debug.SetGCPercent(4000)
	for !isOver() {
		Sink = isDate("2026-11-21")
	}
}

//go:noinline
func isDate(text string) bool {
	return regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`).MatchString(text)
}

type order struct {
	Name  string            `json:"name"`
	Lines []int             `json:"lines"`
	Tags  map[string]string `json:"tags"`
}

// Encode writes and reads JSON.
func Encode(isOver func() bool) {
	debug.SetGCPercent(4000)
	for !isOver() {
		roundTrip(order{"shelf", []int{1, 2, 3, 4, 5, 6}, map[string]string{"a": "b", "c": "d"}})
	}
}

//go:noinline
func roundTrip(value order) {
	text, _ := json.Marshal(value)
	var back order
	_ = json.Unmarshal(text, &back)
	Sink = back.Name
}

// Copy moves large blocks.
func Copy(isOver func() bool) {
	from, to := make([]byte, 8<<20), make([]byte, 8<<20)
	for !isOver() {
		snapshot(to, from)
	}
	Sink = to
}

//go:noinline
func snapshot(to, from []byte) { copy(to, from) }

// Write writes single bytes to the system.
func Write(isOver func() bool) {
	file, err := os.OpenFile("/dev/null", os.O_WRONLY, 0)
	if err != nil {
		panic(err)
	}
	for !isOver() {
		for range 100 {
			writeByte(file)
		}
	}
}

//go:noinline
func writeByte(file *os.File) { _, _ = file.Write([]byte{'x'}) }

// Reflect sets fields by their names.
func Reflect(isOver func() bool) {
	value := order{}
	for i := 0; !isOver(); {
		for range 1000 {
			set(&value, "Name", "shelf")
			i++
		}
	}
	Sink = value
}

//go:noinline
func set(value *order, field, text string) {
	reflect.ValueOf(value).Elem().FieldByName(field).SetString(text)
}

// Convert turns bytes into strings and back.
func Convert(isOver func() bool) {
	debug.SetGCPercent(8000)
	text := []byte("the quick brown fox jumps over the lazy dog; the quick brown fox jumps again")
	for !isOver() {
		for range 1000 {
			text = reread(text)
		}
	}
	Sink = text
}

var word string

//go:noinline
func reread(text []byte) []byte {
	word = string(text)
	return []byte(word)
}

// HandOver passes single numbers from one goroutine to another.
func HandOver(isOver func() bool) {
	numbers, done := make(chan int), make(chan int)
	go func() {
		sum := 0
		for number := range numbers {
			sum += number
		}
		done <- sum
	}()
	for i := 0; !isOver(); {
		for range 100 {
			numbers <- i
			i++
		}
	}
	close(numbers)
	Sink = <-done
}

// Grow starts goroutines whose stacks grow each time.
func Grow(isOver func() bool) {
	for !isOver() {
		done := make(chan int)
		go func() { done <- deep(200) }()
		<-done
	}
}

//go:noinline
func deep(level int) int {
	var room [256]byte
	room[level%256] = byte(level)
	if level == 0 {
		return int(room[0])
	}
	return deep(level-1) + int(room[level%256])
}
