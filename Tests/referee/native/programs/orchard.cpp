// Sorts, counts and hashes words for a second of CPU time, and keeps some of what it allocates: in
// templates, lambdas, virtual and inlined functions, and in calls from libraries back into it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace orchard {

volatile std::uint64_t sink;

inline std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  return value ^ value >> 29;
}

template <typename Number>
[[gnu::noinline]] Number digest(const std::vector<Number> &numbers) {
  Number sum = 0;
  for (int round = 0; round < 40; round++)
    for (Number each : numbers) sum = sum + static_cast<Number>(mixed(each + sum));
  return sum;
}

struct Picker {
  virtual ~Picker() = default;
  virtual void pick(std::vector<std::string> &words) const = 0;
};

struct Sorter final : Picker {
  [[gnu::noinline]] void pick(std::vector<std::string> &words) const override {
    std::sort(words.begin(), words.end(), [](const std::string &one, const std::string &other) {
      return one.size() != other.size() ? one.size() < other.size() : one < other;
    });
  }
};

int compare(const void *one, const void *other) {
  auto first = *static_cast<const std::uint64_t *>(one);
  auto second = *static_cast<const std::uint64_t *>(other);
  return first < second ? -1 : first > second;
}

[[gnu::noinline]] std::vector<std::string> grown(std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t index = 0; index < count; index++)
    words.push_back("apple-" + std::to_string(mixed(index) % 100000) + std::string(index % 30, 'x'));
  return words;
}

[[gnu::noinline]] void harvest(std::map<std::string, int> &crates, const Picker &picker) {
  auto words = grown(3000);
  picker.pick(words);
  for (const auto &word : words) crates[word]++;
  std::vector<std::uint64_t> numbers(4000);
  for (std::size_t index = 0; index < numbers.size(); index++) numbers[index] = mixed(index);
  std::qsort(numbers.data(), numbers.size(), sizeof numbers[0], compare);
  sink = sink + digest(numbers) + digest(std::vector<std::uint32_t>(500, 7));
}

}  // namespace orchard

int main(int, char **arguments) {
  double seconds = std::atof(arguments[1] ? arguments[1] : "1");
  std::map<std::string, int> crates;
  std::unique_ptr<orchard::Picker> picker = std::make_unique<orchard::Sorter>();
  while (std::clock() < seconds * CLOCKS_PER_SEC) orchard::harvest(crates, *picker);
}
