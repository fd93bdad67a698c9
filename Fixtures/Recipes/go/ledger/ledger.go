// Package ledger allocates: some of it is kept, some is garbage.
package ledger

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Entry is kept by a Book.
type Entry struct {
	Name   string `json:"name"`
	Amount int    `json:"amount"`
	Notes  []byte `json:"notes"`
}

// Book keeps entries.
type Book struct{ entries []*Entry }

// Keep stores count entries with notes of the given size: the leak of the story.
func (b *Book) Keep(count, size int) {
	for i := range count {
		b.entries = append(b.entries, newEntry(i, size))
	}
}

// Nest keeps ever larger entries, recursively.
func (b *Book) Nest(depth int) {
	b.entries = append(b.entries, newEntry(depth, 4096<<depth))
	if depth > 0 {
		b.Nest(depth - 1)
	}
}

func newEntry(i, size int) *Entry {
	return &Entry{Name: fmt.Sprintf("entry %d", i), Amount: i, Notes: make([]byte, size)}
}

// Churn makes garbage: it encodes and decodes entries.
func Churn(rounds int) (length int) {
	for i := range rounds {
		text, err := json.Marshal(newEntry(i, 64))
		if err != nil {
			panic(err)
		}
		var entry Entry
		if err := json.Unmarshal(text, &entry); err != nil {
			panic(err)
		}
		length += len(strings.ToUpper(entry.Name))
	}
	return length
}
