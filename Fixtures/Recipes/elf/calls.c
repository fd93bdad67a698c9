// A program of a few functions, to be looked at and not to be run: a symbol of each kind, a local
// function, a part of it that is inlined.
static volatile int sink;
int counter = 1;
__attribute__((weak)) int feeble(int n) { return n + counter; }

static inline int twice(int n) { return 2 * feeble(n); }

__attribute__((noinline)) static void leaf(int n) { sink = twice(n); }

__attribute__((noinline)) void branch(int n) {
  for (int i = 0; i < n; i++) leaf(i);
}

void _start(void) {
  branch(3);
  for (;;) sink = 0;
}
