// Text in old encodings to UTF-8, by the iconv of the C library. iconv itself is included in
// decode.c alone. glibc keeps each encoding in a file of its own (gconv) that it opens at the first
// use: a process that gives up its files keeps the folder of these.
#ifndef DMK_DECODE_H
#define DMK_DECODE_H

#include <stddef.h>
#include <stdint.h>

// Decodes into `out`, which takes 3 bytes per byte of input; malformed bytes become U+FFFD.
// Returns how many did, or -1 when the library does not know the encoding.
long dmk_decode(const char *encoding, const uint8_t *bytes, size_t length, uint8_t *out,
                size_t capacity, size_t *written);

#endif
