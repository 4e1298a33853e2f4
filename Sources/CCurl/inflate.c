#include <stdlib.h>
#include <zlib.h>

#include "CCurl.h"

struct dcu_inflation {
  z_stream stream;
  int is_gzip;
  int is_begun;
  // The end of a member was met and nothing of a next one has come.
  int is_between;
};

dcu_inflation *dcu_inflation_make(int is_gzip) {
  dcu_inflation *inflation = calloc(1, sizeof *inflation);
  if (inflation) inflation->is_gzip = is_gzip;
  return inflation;
}

void dcu_inflation_free(dcu_inflation *inflation) {
  if (inflation->is_begun) inflateEnd(&inflation->stream);
  free(inflation);
}

// What servers call deflate is zlib's form by the standard, and the bare one by an old mistake.
static int window(const dcu_inflation *inflation, uint8_t first) {
  if (inflation->is_gzip) return 15 + 16;
  return (first & 0x0F) == 8 ? 15 : -15;
}

int dcu_inflate(dcu_inflation *inflation, const uint8_t *bytes, size_t count, size_t *taken,
                uint8_t *room, size_t capacity, size_t *made) {
  z_stream *stream = &inflation->stream;
  *taken = 0;
  *made = 0;
  if (!inflation->is_begun) {
    if (!count) return dcu_inflate_more;
    if (inflateInit2(stream, window(inflation, bytes[0])) != Z_OK) return dcu_inflate_bad;
    inflation->is_begun = 1;
  }
  if (inflation->is_between) {
    if (!count) return dcu_inflate_end;
    // Only gzip may go on behind its end.
    if (!inflation->is_gzip || inflateReset(stream) != Z_OK) return dcu_inflate_bad;
    inflation->is_between = 0;
  }
  stream->next_in = (Bytef *)bytes;
  stream->avail_in = (uInt)count;
  stream->next_out = room;
  stream->avail_out = (uInt)capacity;
  int code = inflate(stream, Z_NO_FLUSH);
  *taken = count - stream->avail_in;
  *made = capacity - stream->avail_out;
  if (code == Z_STREAM_END) {
    inflation->is_between = 1;
    return dcu_inflate_end;
  }
  return code == Z_OK || code == Z_BUF_ERROR ? dcu_inflate_more : dcu_inflate_bad;
}
