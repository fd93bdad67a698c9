#include "CCurl.h"

#include <dlfcn.h>
#include <stddef.h>

struct ccurl_library {
  CURLcode (*global_init)(long);
  const char *(*easy_strerror)(CURLcode);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned, int, int *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
};

static const struct {
  const char *name;
  size_t place;
} functions[] = {
#define FUNCTION(name) {"curl_" #name, offsetof(ccurl_library, name)}
    FUNCTION(global_init),      FUNCTION(easy_strerror),       FUNCTION(easy_init),
    FUNCTION(easy_cleanup),     FUNCTION(easy_setopt),         FUNCTION(easy_getinfo),
    FUNCTION(slist_append),     FUNCTION(slist_free_all),      FUNCTION(multi_init),
    FUNCTION(multi_cleanup),    FUNCTION(multi_add_handle),    FUNCTION(multi_remove_handle),
    FUNCTION(multi_perform),    FUNCTION(multi_poll),          FUNCTION(multi_info_read),
};

static void *open_any(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (handle != NULL) return handle;
  }
  return NULL;
}

const ccurl_library *ccurl_open(const char **reason) {
  static ccurl_library library;
  void *handle = open_any();
  if (handle == NULL) {
    *reason = "libcurl is not installed";
    return NULL;
  }
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = dlsym(handle, functions[i].name);
    if (function == NULL) {
      *reason = "the installed libcurl is too old (7.66 or newer is needed)";
      return NULL;
    }
    *(void **)((char *)&library + functions[i].place) = function;
  }
  if (library.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    *reason = "libcurl does not start";
    return NULL;
  }
  return &library;
}

CURL *ccurl_new_transfer(
    const ccurl_library *library, curl_write_callback header, curl_write_callback body, void *context,
    char *errors) {
  CURL *transfer = library->easy_init();
  if (transfer == NULL) return NULL;
  library->easy_setopt(transfer, CURLOPT_FOLLOWLOCATION, 0L);
  // By number, as the names of protocols came with 7.85.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  library->easy_setopt(transfer, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#pragma GCC diagnostic pop
  library->easy_setopt(transfer, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  library->easy_setopt(transfer, CURLOPT_ERRORBUFFER, errors);
  library->easy_setopt(transfer, CURLOPT_HEADERFUNCTION, header);
  library->easy_setopt(transfer, CURLOPT_HEADERDATA, context);
  library->easy_setopt(transfer, CURLOPT_WRITEFUNCTION, body);
  library->easy_setopt(transfer, CURLOPT_WRITEDATA, context);
  return transfer;
}

void ccurl_free_transfer(const ccurl_library *library, CURL *transfer) { library->easy_cleanup(transfer); }

CURLcode ccurl_set_text(const ccurl_library *library, CURL *transfer, CURLoption option, const char *text) {
  return library->easy_setopt(transfer, option, text);
}

CURLcode ccurl_set_number(const ccurl_library *library, CURL *transfer, CURLoption option, long number) {
  return library->easy_setopt(transfer, option, number);
}

CURLcode ccurl_set_post(
    const ccurl_library *library, CURL *transfer, const void *body, size_t count,
    const struct curl_slist *headers) {
  library->easy_setopt(transfer, CURLOPT_POST, 1L);
  library->easy_setopt(transfer, CURLOPT_HTTPHEADER, headers);
  library->easy_setopt(transfer, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return library->easy_setopt(transfer, CURLOPT_POSTFIELDS, body);
}

const char *ccurl_redirect(const ccurl_library *library, CURL *transfer) {
  char *address = NULL;
  library->easy_getinfo(transfer, CURLINFO_REDIRECT_URL, &address);
  return address;
}

long ccurl_system_error(const ccurl_library *library, CURL *transfer) {
  long number = 0;
  library->easy_getinfo(transfer, CURLINFO_OS_ERRNO, &number);
  return number;
}

const char *ccurl_reason(const ccurl_library *library, CURLcode code) { return library->easy_strerror(code); }

struct curl_slist *ccurl_append(const ccurl_library *library, struct curl_slist *list, const char *text) {
  return library->slist_append(list, text);
}

void ccurl_free_list(const ccurl_library *library, struct curl_slist *list) { library->slist_free_all(list); }

CURLM *ccurl_new_group(const ccurl_library *library) { return library->multi_init(); }

void ccurl_free_group(const ccurl_library *library, CURLM *group) { library->multi_cleanup(group); }

CURLMcode ccurl_add(const ccurl_library *library, CURLM *group, CURL *transfer) {
  return library->multi_add_handle(group, transfer);
}

CURLMcode ccurl_remove(const ccurl_library *library, CURLM *group, CURL *transfer) {
  return library->multi_remove_handle(group, transfer);
}

CURLMcode ccurl_perform(const ccurl_library *library, CURLM *group) {
  int running = 0;
  return library->multi_perform(group, &running);
}

CURLMcode ccurl_wait(const ccurl_library *library, CURLM *group, int milliseconds) {
  return library->multi_poll(group, NULL, 0, milliseconds, NULL);
}

CURL *ccurl_next_ended(const ccurl_library *library, CURLM *group, CURLcode *ending) {
  int left = 0;
  CURLMsg *message;
  while ((message = library->multi_info_read(group, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *ending = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
