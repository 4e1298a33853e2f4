// HTTP through libcurl, under one prefix. The library is opened by its name at the first fetch: linked,
// it would add 5 to 7 ms to every start. What curl decides is decided here once and for all (protocols,
// TLS, no netrc, no cookies, no redirects by itself); what docket decides is asked of the listener.
//
// A pool and all its transfers belong to one thread.
#ifndef DOCKET_CCURL_H
#define DOCKET_CCURL_H

#include <stddef.h>
#include <stdint.h>

typedef struct dcu_pool dcu_pool;

// Who is asked and told while a transfer runs; the context is passed on as it is.
typedef struct {
  void *context;
  // Before a connection is made: 4 or 16 bytes of the address; 0 refuses it.
  int (*allows)(void *context, const uint8_t *address, size_t count);
  // One line of the head of the answer, with its end; 0 ends the transfer.
  int (*header)(void *context, const uint8_t *bytes, size_t count);
  // Bytes of the body as they were sent, still compressed; 0 ends the transfer.
  int (*body)(void *context, const uint8_t *bytes, size_t count);
} dcu_listener;

// What is asked for. Texts are copied; an absent one is NULL.
typedef struct {
  const char *url;
  // Lines of the head of the request, the last followed by NULL.
  const char *const *headers;
  const char *agent;
  // Certificates that are trusted in place of the system's.
  const char *ca_file;
  // NULL connects directly, whatever the environment says.
  const char *proxy;
  // `HOST:PORT:ADDRESS`: an answer of the name service, for tests.
  const char *resolve;
  long connect_milliseconds;
  long total_milliseconds;
  // Ends a transfer that brings less than so many bytes a second for so many seconds.
  long slow_bytes;
  long slow_seconds;
  // 0 makes a connection of its own and closes it afterwards.
  int shares_connections;
} dcu_request;

// How a transfer ended.
enum {
  dcu_done = 0,
  dcu_stopped,        // the listener said so
  dcu_unresolved,     // no address for the name of the host
  dcu_proxy_unresolved,
  dcu_unconnected,
  dcu_timed_out,
  dcu_too_slow,
  dcu_tls_handshake,  // no protocol or cipher in common, or no TLS at all
  dcu_tls_untrusted,  // see the answer of the check
  dcu_tls_file,       // the file of certificates cannot be read
  dcu_cut_short,      // less came than was promised
  dcu_bad_reply,      // no HTTP, HTTP/0.9, a head beyond all limits
  dcu_too_many_headers,
  dcu_no_memory,
  dcu_failed          // anything else; see the code
};

typedef struct {
  int end;
  // curl's own number and words, for messages; never parsed.
  int code;
  char words[256];
  // The answer of the certificate check (X509_V_ERR_*); 0 with `dcu_tls_untrusted` is a wrong host.
  long check;
  // Status of the answer; 0 where none came.
  long status;
} dcu_result;

// Opens the library; 0 when there is none. Safe to call again and from any thread.
int dcu_open(void);
// Its version, such as `libcurl/7.88.1 OpenSSL/3.0.19`; NULL before it was opened.
const char *dcu_version(void);

// NULL when memory is short or the library is not open.
dcu_pool *dcu_pool_make(void);
// Ends all transfers that still run, and tells their listeners nothing more.
void dcu_pool_free(dcu_pool *pool);

// Begins a transfer; 0 when it could not be set up as strictly as it must be. The context must live
// until the transfer was handed back or ended.
int dcu_pool_start(dcu_pool *pool, const dcu_request *request, const dcu_listener *listener);
// Ends a transfer by its context.
void dcu_pool_end(dcu_pool *pool, void *context);
// Waits at most so long for the network, or for `wake` to be readable (-1 for none), and moves all
// transfers on. A negative answer is a fault.
int dcu_pool_run(dcu_pool *pool, int milliseconds, int wake);
// The context of a transfer that ended, and how; NULL when there is none. Its memory is given back.
void *dcu_pool_next(dcu_pool *pool, dcu_result *result);

// Unpacks gzip (RFC 1952) and zlib or bare deflate (RFC 1950, 1951), whichever the bytes begin with.
typedef struct dcu_inflation dcu_inflation;

enum { dcu_inflate_more = 0, dcu_inflate_end, dcu_inflate_bad };

dcu_inflation *dcu_inflation_make(int is_gzip);
void dcu_inflation_free(dcu_inflation *inflation);
// Unpacks from `bytes` into `room`; `taken` and `made` say how far it came. After the end of one gzip
// member it goes on with the next.
int dcu_inflate(dcu_inflation *inflation, const uint8_t *bytes, size_t count, size_t *taken,
                uint8_t *room, size_t capacity, size_t *made);

#endif
