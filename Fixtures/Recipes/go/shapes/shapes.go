// Package shapes holds generic, recursive and inlinable code.
package shapes

// Number is what Area can add up.
type Number interface{ ~int | ~float64 }

// Tree is a generic binary tree.
type Tree[K Number, V any] struct {
	key         K
	value       V
	left, right *Tree[K, V]
}

// Plant grows a tree of the keys, all of its nodes in one allocation.
func Plant[K Number, V any](keys []K) *Tree[K, V] {
	nodes := make([]Tree[K, V], len(keys))
	var root *Tree[K, V]
	for i, key := range keys {
		nodes[i].key = key
		root = root.insert(&nodes[i])
	}
	return root
}

// insert descends recursively and returns the root.
func (t *Tree[K, V]) insert(fresh *Tree[K, V]) *Tree[K, V] {
	if t == nil {
		return fresh
	}
	if smaller(fresh.key, t.key) {
		t.left = t.left.insert(fresh)
	} else {
		t.right = t.right.insert(fresh)
	}
	return t
}

// Sum folds the keys, recursively.
func (t *Tree[K, V]) Sum() K {
	if t == nil {
		return 0
	}
	return t.key + t.left.Sum() + t.right.Sum()
}

func smaller[K Number](a, b K) bool { return a < b }

// Map is a generic function that takes a function.
func Map[A, B any](in []A, f func(A) B) []B {
	out := make([]B, 0, len(in))
	for _, a := range in {
		out = append(out, f(a))
	}
	return out
}

// Fibonacci recurses twice.
//
//go:noinline
func Fibonacci(n int) int {
	if n < 2 {
		return square(n)
	}
	return Fibonacci(n-1) + Fibonacci(n-2)
}

// square, cube and mix are inlined, mix two levels deep.
func square(n int) int { return n * n }
func cube(n int) int   { return n * square(n) }

// Mix is small enough to be inlined into its callers.
func Mix(n int) int { return cube(n)%7 + square(n)%5 }

// Spin calls inlined functions in a loop.
//
//go:noinline
func Spin(rounds int) int {
	total := 0
	for i := range rounds {
		total += Mix(i)
	}
	return total
}
