// The part of RE2 that swprof needs, as C.
#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cre2_pattern cre2_pattern;

/// Why an expression was refused; the values are ours, not RE2's.
typedef enum {
  CRE2_OK,
  CRE2_BAD_ESCAPE,
  CRE2_BAD_CHARACTER_CLASS,
  CRE2_BAD_CHARACTER_RANGE,
  CRE2_MISSING_BRACKET,
  CRE2_MISSING_PARENTHESIS,
  CRE2_UNEXPECTED_PARENTHESIS,
  CRE2_TRAILING_BACKSLASH,
  CRE2_NOTHING_TO_REPEAT,
  CRE2_BAD_REPEAT_SIZE,
  CRE2_BAD_REPEAT_OPERATOR,
  CRE2_BAD_PERL_OPERATOR,
  CRE2_BAD_UTF8,
  CRE2_BAD_GROUP_NAME,
  CRE2_TOO_LARGE,
  CRE2_OTHER,
} cre2_fault;

/// Where a group matched: byte offsets, or -1 for a group that took no part.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t end;
} cre2_range;

/// Compiles `length` bytes of UTF-8; null only when memory is short. Free with `cre2_free`.
cre2_pattern *cre2_compile(const char *expression, size_t length);
void cre2_free(cre2_pattern *pattern);

/// What is wrong with the expression (`CRE2_OK` when it compiled), and the part of it at fault.
cre2_fault cre2_get_fault(const cre2_pattern *pattern, const char **fragment, size_t *length);

/// Leftmost match of the pattern in `text` at or after `from`. Fills `groups[0]` with the whole
/// match and the rest with its groups; `group_count` 0 only asks whether there is one.
bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t from,
                cre2_range *groups, int group_count);

#ifdef __cplusplus
}
#endif

#endif
