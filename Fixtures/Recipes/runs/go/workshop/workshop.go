// Package workshop writes ledgers and checks them.
//
// Each step of its loops waits for the one before, and all of it fits into the first cache: so what else
// runs on the machine, or on the other half of a core, hardly changes how long it takes.
package workshop

const (
	accounts = 64
	digits   = 24
)

// Ledger is some accounts, each a number with check digits, and an order to visit them in.
type Ledger struct {
	text [accounts][digits]byte
	next [accounts]uint8
}

// Write fills in the ledger of a number, from which it follows.
//
//go:noinline
func (l *Ledger) Write(number uint64) {
	state := number*2862933555777941757 + 3037000493
	for account := range l.text {
		for digit := range l.text[account] {
			state = state*6364136223846793005 + 1442695040888963407
			l.text[account][digit] = '0' + byte(state>>33%10)
		}
		l.next[account] = uint8((account + 23) % accounts)
	}
}

// Check is the sum of the check digits, each the account's number modulo 97.
//
//go:noinline
func Check(l *Ledger) uint64 {
	sum := uint64(0)
	for account := range l.text {
		rest := uint64(0)
		for _, digit := range l.text[account] {
			rest = (rest*10 + uint64(digit-'0')) % 97
		}
		sum += rest
	}
	return sum
}

// Hash is the FNV-1a of all accounts.
//
//go:noinline
func Hash(l *Ledger) uint64 {
	hash := uint64(14695981039346656037)
	for account := range l.text {
		for _, digit := range l.text[account] {
			hash = (hash ^ uint64(digit)) * 1099511628211
		}
	}
	return hash
}

// Walk visits the accounts in their order, several times.
//
//go:noinline
func Walk(l *Ledger) uint64 {
	account, sum := uint8(0), uint64(0)
	for range 16 * accounts {
		account = l.next[account&(accounts-1)]
		sum += uint64(account)
	}
	return sum
}

// Fold draws all accounts into one number, rounds times over.
//
//go:noinline
func Fold(l *Ledger, rounds int) uint64 {
	sum := uint64(0)
	for range rounds {
		for account := range l.text {
			sum = sum*6364136223846793005 + uint64(l.text[account][digits-1])
		}
	}
	return sum
}
