// HTML as Swift sees it; libxml2 itself is included in html.c alone.
#ifndef DMK_HTML_H
#define DMK_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What is called while a page is parsed, in the order of the page. Names are in small letters and
// end with NUL; texts do not. Nothing lives longer than the call. Every element that is entered is
// left again, never more than 256 are open: deeper ones are passed over, their text is not.
struct dmk_html_visitor {
  void *context;
  // `attributes` holds name and value in turn, NULL as the value where there is none.
  void (*enter)(void *context, const char *name, const char *const *attributes, size_t count);
  void (*leave)(void *context);
  void (*text)(void *context, const uint8_t *bytes, size_t length);
};

// Parses UTF-8 HTML, well-formed or not, in time proportional to its length.
// False when libxml2 is not installed, memory is out or the page is larger than 256 MiB.
bool dmk_html_parse(const uint8_t *bytes, size_t length, const struct dmk_html_visitor *visitor);

#endif
