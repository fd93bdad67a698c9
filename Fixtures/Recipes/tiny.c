// The smallest program with a few functions and a known build id: something to name as binary.
static volatile int sink;

__attribute__((noinline)) static void leaf(int n) { sink = n; }

__attribute__((noinline)) static void branch(int n) {
  for (int i = 0; i < n; i++) leaf(i);
}

void _start(void) {
  branch(3);
  __asm__ volatile("syscall" : : "a"(60), "D"(0));
  __builtin_unreachable();
}
