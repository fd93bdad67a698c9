package ward

// Hoarded is what Hoard keeps.
var Hoarded map[int][]byte

// Hoard fills a cache that nothing empties.
func Hoard() {
	Hoarded = map[int][]byte{}
	for i := range 2000 {
		remember(i)
	}
	Furnish()
}

//go:noinline
func remember(i int) { Hoarded[i] = make([]byte, 32<<10) }

// Churn makes much more than it keeps.
func Churn() {
	for i := range 40_000 {
		Sink = page(i)
	}
}

//go:noinline
func page(i int) []byte { return make([]byte, 64<<10+i%7) }

type entry struct {
	next *entry
	key  int32
}

// Scattered is what Scatter keeps.
var Scattered *entry

// Scatter keeps a list of many small objects.
func Scatter() {
	for i := range 1_000_000 {
		Scattered = link(Scattered, i)
	}
}

//go:noinline
func link(next *entry, i int) *entry { return &entry{next, int32(i)} }

// Furniture is what Furnish keeps.
var Furniture [][]byte

// Furnish keeps some of several things.
func Furnish() {
	for i := range 40 {
		Furniture = append(Furniture, chair(i), table(i), shelf(i), lamp(i))
	}
}

//go:noinline
func chair(i int) []byte { return make([]byte, 48<<10+i) }

//go:noinline
func table(i int) []byte { return make([]byte, 64<<10+i) }

//go:noinline
func shelf(i int) []byte { return make([]byte, 56<<10+i) }

//go:noinline
func lamp(i int) []byte { return make([]byte, 40<<10+i) }

// Leak starts goroutines that wait for what never comes.
func Leak(count int) {
	answers := make(chan int)
	started := make(chan bool)
	for range count {
		go await(answers, started)
		<-started
	}
}

//go:noinline
func await(answers chan int, started chan bool) {
	started <- true
	<-answers
}
