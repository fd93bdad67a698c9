// Generic code whose every instance is a function of its own, with the calls of the standard library
// inlined into it: one unit of the C++ programs of programs.py, compiled with -DUNIT=number.

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#define JOIN(a, b) a##b
#define NAMED(a, b) JOIN(a, b)

namespace NAMED(unit, UNIT) {

template <int Depth>
struct Ledger {
  std::map<int, std::vector<std::string>> pages;
  std::unordered_map<std::string, Ledger<Depth - 1>> sections;
  std::deque<std::string> recent;

  std::size_t enter(const std::string& text) {
    const std::regex words("[a-z]+" + std::to_string(Depth));
    const std::string line = text + std::to_string(Depth);
    for (std::sregex_iterator word(line.begin(), line.end(), words), none; word != none; ++word) {
      pages[static_cast<int>(word->position())].push_back(word->str());
    }
    for (auto& [number, lines] : pages) {
      std::sort(lines.begin(), lines.end(),
                [](const auto& a, const auto& b) { return a.size() < b.size(); });
    }
    recent.push_back(line);
    std::stable_sort(recent.begin(), recent.end());
    const std::set<std::string> distinct(recent.begin(), recent.end());
    const auto below = sections[line].enter(line);
    return std::accumulate(
        pages.begin(), pages.end(), below + distinct.size(),
        [](std::size_t sum, const auto& page) { return sum + page.second.size(); });
  }
};

template <>
struct Ledger<0> {
  std::size_t enter(const std::string& text) {
    std::ostringstream out;
    out << text << text.size();
    return out.str().size();
  }
};

}  // namespace

std::size_t NAMED(run, UNIT)(const std::string& text) {
  NAMED(unit, UNIT)::Ledger<24> ledger;
  return ledger.enter(text);
}
