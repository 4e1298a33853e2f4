#include "dmk_decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

long dmk_decode(const char *encoding, const uint8_t *bytes, size_t length, uint8_t *out,
                size_t capacity, size_t *written) {
  *written = 0;
  iconv_t handle = iconv_open("UTF-8", encoding);
  if (handle == (iconv_t)-1) return -1;
  // iconv does not change what it reads; its type is older than const.
  char *from = (char *)bytes;
  size_t left = length;
  char *to = (char *)out;
  size_t room = capacity;
  long replaced = 0;
  while (left > 0) {
    if (iconv(handle, &from, &left, &to, &room) != (size_t)-1) break;
    if (errno == E2BIG || room < 3) break;
    // A malformed or cut sequence: one byte is passed over.
    memcpy(to, "\xEF\xBF\xBD", 3);
    to += 3;
    room -= 3;
    from += 1;
    left -= 1;
    replaced += 1;
  }
  iconv(handle, NULL, NULL, &to, &room);
  iconv_close(handle);
  *written = capacity - room;
  return replaced;
}
