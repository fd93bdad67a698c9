package ward

import (
	"math"
	"time"
)

// Compute does several things, none of which takes most of the time.
func Compute(isOver func() bool) {
	field := newField()
	for !isOver() {
		for range 100 {
			smooth(field)
			rotate(field)
			bend(field)
			Total += energy(field) + median(field)
		}
	}
}

// Total is what the parts of the work come to.
var Total float64

func newField() []float64 {
	field := make([]float64, 4096)
	for i := range field {
		field[i] = float64(i % 97)
	}
	return field
}

//go:noinline
func smooth(field []float64) {
	for i := 1; i < len(field)-1; i++ {
		field[i] = field[i]*0.5 + (field[i-1]+field[i+1])*0.25
	}
}

//go:noinline
func rotate(field []float64) {
	for i := range field {
		field[i] = math.Sqrt(field[i]*field[i] + float64(i))
	}
}

//go:noinline
func energy(field []float64) float64 {
	sum := 0.0
	for range 3 {
		for _, value := range field {
			sum += value * value
		}
	}
	return sum
}

//go:noinline
func bend(field []float64) {
	for i := range field {
		x := field[i] / 100
		field[i] = 100 * x * (1 - x*x/6 + x*x*x*x/120)
		if field[i] > 1e6 || field[i] != field[i] {
			field[i] = float64(i % 97)
		}
	}
}

//go:noinline
func median(field []float64) float64 {
	low, high := 0, 0
	pivot := field[len(field)/2]
	for range 5 {
		for _, value := range field {
			if value < pivot {
				low++
			} else {
				high++
			}
		}
	}
	return float64(low) / float64(high+1)
}

// Spin spends nearly all its time in one small function.
func Spin(isOver func() bool) {
	seed := uint64(1)
	for !isOver() {
		seed = scramble(seed)
	}
	Sink = seed
}

//go:noinline
func scramble(seed uint64) uint64 {
	for range 100_000 {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
	}
	return seed
}

// Dispatch has a function that does nothing itself and from which most of the work branches; what
// else the program does is in another place.
func Dispatch(isOver func() bool) {
	field := newField()
	for !isOver() {
		for step := range 300 {
			handle(field, step)
		}
		for range 25 {
			smooth(field)
			bend(field)
		}
	}
}

//go:noinline
func handle(field []float64, step int) {
	switch step % 3 {
	case 0:
		rotate(field)
	case 1:
		Total += energy(field)
	default:
		Total += median(field)
	}
}

// Wait does next to nothing.
func Wait(func() bool) {
	for range 10 {
		for range 100 {
			Sink = scramble(3)
		}
		time.Sleep(200 * time.Millisecond)
	}
}
