// A program that has exactly one sickness, for gperftools' CPU profiler: sickbay KIND.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <regex>
#include <stdexcept>
#include <string>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <vector>

#define OUTLINE __attribute__((noinline))

static volatile std::uint64_t sink;
static bool isOver() {
  static const std::clock_t start = std::clock();
  return std::clock() - start > 3 * CLOCKS_PER_SEC;
}

OUTLINE static char *newRecord(std::size_t size) { return new char[size]; }
static void allocate() {
  char *kept[512] = {};
  for (std::size_t i = 0; !isOver();)
    for (int n = 0; n < 100000; n++, i++) {
      delete[] kept[i * 7919 % 512];
      kept[i * 7919 % 512] = newRecord(16 + i * 31 % 2000);
    }
}

OUTLINE static void countWord(std::map<int, int> &words, int key) { words[key]++; }
static void mapped() {
  std::map<int, int> words;
  for (unsigned i = 0; !isOver();)
    for (int n = 0; n < 100000; n++, i++) countWord(words, int(i * 2654435761u % 300000));
  sink = words.size();
}

OUTLINE static int snapshot(char *to, const char *from, std::size_t size) {
  std::memcpy(to, from, size);
  return to[0];
}
static void copy() {
  std::vector<char> from(16 << 20, 1), to(16 << 20);
  while (!isOver()) sink = sink + snapshot(to.data(), from.data(), to.size());
}

OUTLINE static int parse(int i) {
  if (i % 2) throw std::runtime_error("odd");
  return i;
}
static void throwing() {
  while (!isOver())
    for (int i = 0; i < 1000; i++) {
      try { sink = sink + parse(i); } catch (const std::runtime_error &) { sink = sink + 1; }
    }
}

OUTLINE static std::string title(std::string name) { return name; }
static void strings() {
  const std::string name = "a name that is too long to be kept inside the string itself";
  while (!isOver())
    for (int n = 0; n < 1000; n++) sink = sink + title(name).size();
}

static void contend() {
  std::mutex lock;
  std::vector<std::thread> threads;
  for (int n = 0; n < 4; n++)
    threads.emplace_back([&] {
      while (!isOver())
        for (int i = 0; i < 1000; i++) {
          std::lock_guard<std::mutex> guard(lock);
          sink = sink + 1;
        }
    });
  for (auto &thread : threads) thread.join();
}

OUTLINE static bool isDate(const std::string &text) {
  return std::regex_match(text, std::regex("([0-9]{4})-([0-9]{2})-([0-9]{2})"));
}
static void regexes() {
  while (!isOver()) sink = sink + isDate("2026-11-21");
}

OUTLINE static void touch(char *block, std::size_t size) {
  for (std::size_t i = 0; i < size; i += 4096) block[i] = 1;
}
static void faults() {
  const std::size_t size = 32 << 20;
  while (!isOver()) {
    void *block = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    touch(static_cast<char *>(block), size);
    munmap(block, size);
  }
}

OUTLINE static int writeByte(int descriptor) { return int(write(descriptor, "x", 1)); }
static void calls() {
  FILE *file = std::fopen("/dev/null", "w");
  while (!isOver())
    for (int n = 0; n < 1000; n++) sink = sink + writeByte(fileno(file));
}

struct Shape { virtual ~Shape() = default; };
struct Circle : Shape { int radius = 1; };
struct Square : Shape { int side = 2; };
OUTLINE static int area(Shape *shape) {
  if (auto *circle = dynamic_cast<Circle *>(shape)) return circle->radius;
  if (auto *square = dynamic_cast<Square *>(shape)) return square->side;
  return 0;
}
static void casting() {
  std::unique_ptr<Shape> shapes[] = {std::make_unique<Circle>(), std::make_unique<Square>()};
  while (!isOver())
    for (int n = 0; n < 1000; n++) sink = sink + area(shapes[n & 1].get());
}

OUTLINE static double smooth(std::vector<double> &field) {
  for (std::size_t i = 1; i + 1 < field.size(); i++)
    field[i] = field[i] * 0.5 + (field[i - 1] + field[i + 1]) * 0.25;
  return field[7];
}
OUTLINE static double divide(std::vector<double> &field) {
  for (std::size_t i = 0; i < field.size(); i++) field[i] = 1 + field[i] / (1.5 + double(i % 7));
  return field[7];
}
OUTLINE static double energy(const std::vector<double> &field) {
  double sum = 0;
  for (int n = 0; n < 3; n++)
    for (double value : field) sum += value * value;
  return sum;
}
OUTLINE static double best(const std::vector<double> &field) {
  double found = 0;
  for (double value : field) found = found * 0.5 + (value > found ? value : 1);
  return found;
}
OUTLINE static double bend(std::vector<double> &field) {
  for (int n = 0; n < 2; n++)
    for (auto &value : field) value = value * (1 - value * value / 600) + 0.1;
  return field[3];
}
static void healthy() {
  std::vector<double> field(4096, 1.0);
  while (!isOver())
    for (int n = 0; n < 10; n++)
      sink = sink + std::uint64_t(
                        smooth(field) + divide(field) + energy(field) + best(field) + bend(field));
}

int main(int, char **words) {
  const std::pair<const char *, void (*)()> kinds[] = {
      {"malloc", allocate}, {"map", mapped}, {"memcpy", copy}, {"exceptions", throwing},
      {"strings", strings}, {"mutex", contend}, {"regex", regexes}, {"faults", faults},
      {"syscalls", calls}, {"casts", casting}, {"healthy", healthy}};
  for (auto &[name, run] : kinds)
    if (words[1] && !std::strcmp(words[1], name)) return run(), 0;
  return std::fputs("no such sickness\n", stderr), 2;
}
