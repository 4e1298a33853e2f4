#define _GNU_SOURCE
// PROTOCOLS is deprecated in favour of PROTOCOLS_STR, which libraries before 7.85 do not know.
#define CURL_DISABLE_DEPRECATION
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

// The functions of libcurl that are used.
static struct {
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_version) version;
  __typeof__(&curl_easy_init) easy_init;
  __typeof__(&curl_easy_setopt) easy_setopt;
  __typeof__(&curl_easy_getinfo) easy_getinfo;
  __typeof__(&curl_easy_cleanup) easy_cleanup;
  __typeof__(&curl_easy_strerror) easy_strerror;
  __typeof__(&curl_multi_init) multi_init;
  __typeof__(&curl_multi_add_handle) multi_add_handle;
  __typeof__(&curl_multi_remove_handle) multi_remove_handle;
  __typeof__(&curl_multi_poll) multi_poll;
  __typeof__(&curl_multi_perform) multi_perform;
  __typeof__(&curl_multi_info_read) multi_info_read;
  __typeof__(&curl_multi_cleanup) multi_cleanup;
  __typeof__(&curl_slist_append) slist_append;
  __typeof__(&curl_slist_free_all) slist_free_all;
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_open;

static void open_library(void) {
  // The second name is the same library over GnuTLS, which comes with git.
  void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  int missing = 0;
#define find(name)                                             \
  do {                                                         \
    *(void **)(&curl.name) = dlsym(library, "curl_" #name);    \
    if (!curl.name) missing = 1;                               \
  } while (0)
  find(global_init);
  find(version);
  find(easy_init);
  find(easy_setopt);
  find(easy_getinfo);
  find(easy_cleanup);
  find(easy_strerror);
  find(multi_init);
  find(multi_add_handle);
  find(multi_remove_handle);
  find(multi_poll);
  find(multi_perform);
  find(multi_info_read);
  find(multi_cleanup);
  find(slist_append);
  find(slist_free_all);
#undef find
  is_open = !missing && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int dcu_open(void) {
  pthread_once(&once, open_library);
  return is_open;
}

const char *dcu_version(void) { return is_open ? curl.version() : NULL; }

// --- SIGPIPE

// TLS writes to connections that the other side has closed. The signal would end docket, and ignoring
// it for the process would keep `docket list | head` from ending: it is held back on this thread.
typedef struct {
  sigset_t before;
  int was_waiting;
} held;

static void hold(held *held) {
  sigset_t pipe, waiting;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigemptyset(&waiting);
  sigpending(&waiting);
  held->was_waiting = sigismember(&waiting, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &held->before);
}

static void let_go(const held *held) {
  sigset_t pipe;
  const struct timespec now = {0, 0};
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  if (!held->was_waiting) {
    while (sigtimedwait(&pipe, NULL, &now) == SIGPIPE) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &held->before, NULL);
}

// --- Transfers

typedef struct transfer {
  struct transfer *next;
  CURL *handle;
  dcu_listener listener;
  struct curl_slist *headers;
  struct curl_slist *resolve;
  int was_stopped;
  char words[CURL_ERROR_SIZE];
} transfer;

struct dcu_pool {
  CURLM *multi;
  transfer *transfers;
};

dcu_pool *dcu_pool_make(void) {
  if (!is_open) return NULL;
  dcu_pool *pool = calloc(1, sizeof *pool);
  if (!pool) return NULL;
  pool->multi = curl.multi_init();
  if (!pool->multi) {
    free(pool);
    return NULL;
  }
  return pool;
}

static void release(dcu_pool *pool, transfer *gone) {
  transfer **link = &pool->transfers;
  while (*link && *link != gone) link = &(*link)->next;
  if (*link) *link = gone->next;
  if (gone->handle) {
    curl.multi_remove_handle(pool->multi, gone->handle);
    curl.easy_cleanup(gone->handle);
  }
  curl.slist_free_all(gone->headers);
  curl.slist_free_all(gone->resolve);
  free(gone);
}

void dcu_pool_free(dcu_pool *pool) {
  held held;
  hold(&held);
  while (pool->transfers) release(pool, pool->transfers);
  curl.multi_cleanup(pool->multi);
  let_go(&held);
  free(pool);
}

static curl_socket_t open_socket(void *given, curlsocktype purpose, struct curl_sockaddr *address) {
  transfer *one = given;
  const uint8_t *bytes;
  size_t count;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (address->family == AF_INET) {
    bytes = (const uint8_t *)&((struct sockaddr_in *)(void *)&address->addr)->sin_addr;
    count = 4;
  } else if (address->family == AF_INET6) {
    bytes = (const uint8_t *)&((struct sockaddr_in6 *)(void *)&address->addr)->sin6_addr;
    count = 16;
  } else {
    return CURL_SOCKET_BAD;
  }
  if (!one->listener.allows(one->listener.context, bytes, count)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_header(char *bytes, size_t size, size_t count, void *given) {
  transfer *one = given;
  if (one->listener.header(one->listener.context, (const uint8_t *)bytes, size * count))
    return size * count;
  one->was_stopped = 1;
  return 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *given) {
  transfer *one = given;
  if (one->listener.body(one->listener.context, (const uint8_t *)bytes, size * count))
    return size * count;
  one->was_stopped = 1;
  return 0;
}

static int add_line(struct curl_slist **list, const char *line) {
  struct curl_slist *longer = curl.slist_append(*list, line);
  if (longer) *list = longer;
  return longer != NULL;
}

// Every option that safety rests on must be taken by the library.
static int set_up(transfer *one, const dcu_request *request) {
  CURL *handle = one->handle;
  int bad = 0;
#define set(option, value) (bad |= curl.easy_setopt(handle, CURLOPT_##option, value) != CURLE_OK)
  set(URL, request->url);
  set(PRIVATE, one);
  set(ERRORBUFFER, one->words);
  set(NOSIGNAL, 1L);
  set(PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  set(REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  set(FOLLOWLOCATION, 0L);
  set(NETRC, (long)CURL_NETRC_IGNORED);
  set(HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  set(PATH_AS_IS, 1L);
  set(SSL_VERIFYPEER, 1L);
  set(SSL_VERIFYHOST, 2L);
  set(SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  set(PROXY, request->proxy ? request->proxy : "");
  set(NOPROXY, "");
  set(OPENSOCKETFUNCTION, open_socket);
  set(OPENSOCKETDATA, one);
  set(HEADERFUNCTION, take_header);
  set(HEADERDATA, one);
  set(WRITEFUNCTION, take_body);
  set(WRITEDATA, one);
  set(HTTP_CONTENT_DECODING, 0L);
  set(USERAGENT, request->agent);
  set(CONNECTTIMEOUT_MS, request->connect_milliseconds);
  set(TIMEOUT_MS, request->total_milliseconds);
  set(LOW_SPEED_LIMIT, request->slow_bytes);
  set(LOW_SPEED_TIME, request->slow_seconds);
  if (request->ca_file) {
    set(CAINFO, request->ca_file);
    // Else the system's folder of certificates would be trusted besides.
    curl.easy_setopt(handle, CURLOPT_CAPATH, NULL);
  }
  if (!request->shares_connections) {
    set(FRESH_CONNECT, 1L);
    set(FORBID_REUSE, 1L);
  }
  for (const char *const *line = request->headers; line && *line; line++)
    bad |= !add_line(&one->headers, *line);
  set(HTTPHEADER, one->headers);
  if (request->resolve) {
    bad |= !add_line(&one->resolve, request->resolve);
    set(RESOLVE, one->resolve);
  }
  // Where a library does not know these, nothing is less safe.
  curl.easy_setopt(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  curl.easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
  // Ending must not wait for the name service.
  curl.easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
#endif
#undef set
  return !bad;
}

int dcu_pool_start(dcu_pool *pool, const dcu_request *request, const dcu_listener *listener) {
  transfer *one = calloc(1, sizeof *one);
  if (!one) return 0;
  one->listener = *listener;
  one->next = pool->transfers;
  pool->transfers = one;
  one->handle = curl.easy_init();
  if (one->handle && set_up(one, request) &&
      curl.multi_add_handle(pool->multi, one->handle) == CURLM_OK)
    return 1;
  release(pool, one);
  return 0;
}

void dcu_pool_end(dcu_pool *pool, void *context) {
  transfer *one = pool->transfers;
  while (one && one->listener.context != context) one = one->next;
  if (!one) return;
  held held;
  hold(&held);
  release(pool, one);
  let_go(&held);
}

static int run(dcu_pool *pool, int milliseconds, int wake) {
  int running = 0;
  struct curl_waitfd other = {.fd = wake, .events = CURL_WAIT_POLLIN};
  if (curl.multi_perform(pool->multi, &running) != CURLM_OK) return -1;
  if (running && curl.multi_poll(pool->multi, &other, wake >= 0, milliseconds, NULL) != CURLM_OK) return -1;
  return curl.multi_perform(pool->multi, &running) == CURLM_OK ? running : -1;
}

int dcu_pool_run(dcu_pool *pool, int milliseconds, int wake) {
  held held;
  hold(&held);
  int running = run(pool, milliseconds, wake);
  let_go(&held);
  return running;
}

static int ending(const transfer *one, CURLcode code) {
  if (one->was_stopped) return dcu_stopped;
  switch (code) {
    case CURLE_OK: return dcu_done;
    case CURLE_COULDNT_RESOLVE_HOST: return dcu_unresolved;
    case CURLE_COULDNT_RESOLVE_PROXY: return dcu_proxy_unresolved;
    case CURLE_COULDNT_CONNECT: return dcu_unconnected;
    case CURLE_OPERATION_TIMEDOUT:
      // Both are one number; only the words tell them apart.
      return strstr(one->words, "too slow") ? dcu_too_slow : dcu_timed_out;
    case CURLE_SSL_CONNECT_ERROR: return dcu_tls_handshake;
    case CURLE_PEER_FAILED_VERIFICATION: return dcu_tls_untrusted;
    case CURLE_SSL_CACERT_BADFILE: return dcu_tls_file;
    case CURLE_PARTIAL_FILE: return dcu_cut_short;
    case CURLE_RECV_ERROR: return dcu_cut_short;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_GOT_NOTHING:
    case CURLE_BAD_CONTENT_ENCODING: return dcu_bad_reply;
#if LIBCURL_VERSION_NUM >= 0x080600
    case CURLE_TOO_LARGE: return dcu_too_many_headers;
#endif
    // A line of the head beyond curl's own limit is told as this by libraries before 8.6.
    case CURLE_OUT_OF_MEMORY: return dcu_no_memory;
    default: return dcu_failed;
  }
}

void *dcu_pool_next(dcu_pool *pool, dcu_result *result) {
  int left;
  CURLMsg *message;
  while ((message = curl.multi_info_read(pool->multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL *handle = message->easy_handle;
    CURLcode code = message->data.result;
    transfer *one = NULL;
    if (curl.easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&one) != CURLE_OK || !one) continue;
    *result = (dcu_result){.end = ending(one, code), .code = (int)code};
    curl.easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &result->check);
    curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &result->status);
    const char *words = one->words[0] ? one->words : curl.easy_strerror(code);
    strncpy(result->words, words, sizeof result->words - 1);
    void *context = one->listener.context;
    held held;
    hold(&held);
    release(pool, one);
    let_go(&held);
    return context;
  }
  return NULL;
}
