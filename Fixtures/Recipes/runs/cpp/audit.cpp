// Does a fixed amount of work under gperftools' CPU profiler: writes made-up ledgers, and checks, hashes and
// folds what is in them.
//
// usage: audit PROFILE LEDGERS FOLDS
//
// LEDGERS is how much work it is; FOLDS is how often fold goes over each ledger, which is where a slowdown
// is planted. Each step of the loops waits for the one before, and all of it fits into the first cache: so
// what else runs on the machine, or on the other half of a core, hardly changes how long it takes.
#include <gperftools/profiler.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#define NOINLINE __attribute__((noinline))

namespace workshop {

using Number = std::uint64_t;

constexpr int accounts = 64, digits = 24;

/// Some accounts, each a number with check digits, and an order to visit them in.
struct Ledger {
  unsigned char text[accounts][digits];
  unsigned char next[accounts];
};

/// Fills in the ledger of a number, from which it follows.
NOINLINE void write(Ledger &ledger, Number number) {
  Number state = number * 2862933555777941757u + 3037000493u;
  for (int account = 0; account < accounts; account++) {
    for (unsigned char &digit : ledger.text[account]) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      digit = static_cast<unsigned char>('0' + (state >> 33) % 10);
    }
    ledger.next[account] = static_cast<unsigned char>((account + 23) % accounts);
  }
}

/// The sum of the check digits, each the account's number modulo 97.
NOINLINE Number check(const Ledger &ledger) {
  Number sum = 0;
  for (const auto &account : ledger.text) {
    Number rest = 0;
    for (unsigned char digit : account) rest = (rest * 10 + (digit - '0')) % 97;
    sum += rest;
  }
  return sum;
}

/// The FNV-1a of all accounts.
NOINLINE Number hash(const Ledger &ledger) {
  Number hash = 14695981039346656037u;
  for (const auto &account : ledger.text)
    for (unsigned char digit : account) hash = (hash ^ digit) * 1099511628211u;
  return hash;
}

/// Visits the accounts in their order, several times.
NOINLINE Number walk(const Ledger &ledger) {
  Number account = 0, sum = 0;
  for (int step = 0; step < 16 * accounts; step++) {
    account = ledger.next[account];
    sum += account;
  }
  return sum;
}

/// Draws all accounts into one number, rounds times over.
NOINLINE Number fold(const Ledger &ledger, int rounds) {
  Number sum = 0;
  for (int round = 0; round < rounds; round++)
    for (const auto &account : ledger.text) sum = sum * 6364136223846793005u + account[digits - 1];
  return sum;
}

/// What a ledger comes to.
NOINLINE Number audit(Number number, int folds) {
  Ledger ledger;
  write(ledger, number);
  return check(ledger) + hash(ledger) + walk(ledger) + fold(ledger, folds);
}

}  // namespace workshop

int main(int argc, char **argv) {
  if (argc != 4 || !ProfilerStart(argv[1])) {
    std::fprintf(stderr, "usage: audit PROFILE LEDGERS FOLDS\n");
    return 2;
  }
  workshop::Number sum = 0;
  for (int number = 0, ledgers = std::atoi(argv[2]); number < ledgers; number++)
    sum += workshop::audit(number, std::atoi(argv[3]));
  ProfilerStop();
  std::printf("%llx\n", static_cast<unsigned long long>(sum));
}
