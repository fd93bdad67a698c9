#include "CRE2.h"

#include <new>
#include <re2/re2.h>
#include <vector>

using re2::RE2;
using re2::StringPiece;

struct cre2_pattern {
  RE2 expression;
  cre2_pattern(StringPiece text, const RE2::Options &options) : expression(text, options) {}
};

cre2_pattern *cre2_compile(const char *expression, size_t length) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return new (std::nothrow) cre2_pattern(StringPiece(expression, length), options);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

static cre2_fault fault_of(RE2::ErrorCode code) {
  switch (code) {
  case RE2::NoError: return CRE2_OK;
  case RE2::ErrorBadEscape: return CRE2_BAD_ESCAPE;
  case RE2::ErrorBadCharClass: return CRE2_BAD_CHARACTER_CLASS;
  case RE2::ErrorBadCharRange: return CRE2_BAD_CHARACTER_RANGE;
  case RE2::ErrorMissingBracket: return CRE2_MISSING_BRACKET;
  case RE2::ErrorMissingParen: return CRE2_MISSING_PARENTHESIS;
  case RE2::ErrorUnexpectedParen: return CRE2_UNEXPECTED_PARENTHESIS;
  case RE2::ErrorTrailingBackslash: return CRE2_TRAILING_BACKSLASH;
  case RE2::ErrorRepeatArgument: return CRE2_NOTHING_TO_REPEAT;
  case RE2::ErrorRepeatSize: return CRE2_BAD_REPEAT_SIZE;
  case RE2::ErrorRepeatOp: return CRE2_BAD_REPEAT_OPERATOR;
  case RE2::ErrorBadPerlOp: return CRE2_BAD_PERL_OPERATOR;
  case RE2::ErrorBadUTF8: return CRE2_BAD_UTF8;
  case RE2::ErrorBadNamedCapture: return CRE2_BAD_GROUP_NAME;
  case RE2::ErrorPatternTooLarge: return CRE2_TOO_LARGE;
  default: return CRE2_OTHER;
  }
}

cre2_fault cre2_get_fault(const cre2_pattern *pattern, const char **fragment, size_t *length) {
  *fragment = pattern->expression.error_arg().data();
  *length = pattern->expression.error_arg().size();
  return fault_of(pattern->expression.error_code());
}

bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t from,
                cre2_range *groups, int group_count) {
  std::vector<StringPiece> found(group_count);
  if (!pattern->expression.Match(StringPiece(text, length), from, length, RE2::UNANCHORED,
                                 found.data(), group_count))
    return false;
  for (int i = 0; i < group_count; i++) {
    bool took_part = found[i].data() != nullptr;
    groups[i].start = took_part ? found[i].data() - text : -1;
    groups[i].end = took_part ? groups[i].start + (ptrdiff_t)found[i].size() : -1;
  }
  return true;
}
