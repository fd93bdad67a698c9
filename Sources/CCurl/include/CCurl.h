// libcurl, as the system installs it: opened when something is to be fetched, so that a program that
// fetches nothing never pays for it and runs where there is none. Only its header is needed to build.
#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stdbool.h>

/// The functions of libcurl that are used.
typedef struct ccurl_library ccurl_library;

/// Opens the library; NULL where there is none, and the reason in `reason`, which lives as long as the
/// process. What is open stays open.
const ccurl_library *ccurl_open(const char **reason);

/// A transfer, prepared: it follows no redirects, speaks HTTP and HTTPS only, and gives what it receives
/// to the two functions with `context`. NULL where there is no memory.
CURL *ccurl_new_transfer(
    const ccurl_library *library, curl_write_callback header, curl_write_callback body, void *context,
    char *errors);
void ccurl_free_transfer(const ccurl_library *library, CURL *transfer);

CURLcode ccurl_set_text(const ccurl_library *library, CURL *transfer, CURLoption option, const char *text);
CURLcode ccurl_set_number(const ccurl_library *library, CURL *transfer, CURLoption option, long number);

/// Makes the transfer a POST of bytes that outlive it.
CURLcode ccurl_set_post(
    const ccurl_library *library, CURL *transfer, const void *body, size_t count,
    const struct curl_slist *headers);

/// Where a redirect leads; NULL where the answer was none.
const char *ccurl_redirect(const ccurl_library *library, CURL *transfer);
/// The system's reason of a failure to connect; 0 where there is none.
long ccurl_system_error(const ccurl_library *library, CURL *transfer);

const char *ccurl_reason(const ccurl_library *library, CURLcode code);

struct curl_slist *ccurl_append(const ccurl_library *library, struct curl_slist *list, const char *text);
void ccurl_free_list(const ccurl_library *library, struct curl_slist *list);

/// Several transfers at a time.
CURLM *ccurl_new_group(const ccurl_library *library);
void ccurl_free_group(const ccurl_library *library, CURLM *group);
CURLMcode ccurl_add(const ccurl_library *library, CURLM *group, CURL *transfer);
CURLMcode ccurl_remove(const ccurl_library *library, CURLM *group, CURL *transfer);

/// Moves the bytes that can be moved.
CURLMcode ccurl_perform(const ccurl_library *library, CURLM *group);
/// Waits until some can, or for that many milliseconds.
CURLMcode ccurl_wait(const ccurl_library *library, CURLM *group, int milliseconds);
/// The next transfer that has ended, with how; NULL where there is none.
CURL *ccurl_next_ended(const ccurl_library *library, CURLM *group, CURLcode *ending);

#endif
