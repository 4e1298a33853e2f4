// The one place that loads libxml2; for html.c, never seen by Swift.
//
// The library is opened at the first use and not linked: linked, it costs every start of the
// program one to three milliseconds, because ICU comes with it, and most starts parse nothing.
#ifndef DMK_LIBXML_H
#define DMK_LIBXML_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

// The functions we call, under their own names. To add one: a line here and one in libxml.c.
struct libxml {
  __typeof__(htmlCtxtReadMemory) *htmlCtxtReadMemory;
  __typeof__(htmlFreeParserCtxt) *htmlFreeParserCtxt;
  __typeof__(htmlNewParserCtxt) *htmlNewParserCtxt;
  __typeof__(xmlFreeDoc) *xmlFreeDoc;
  __typeof__(xmlInitParser) *xmlInitParser;
};

// The functions; NULL where the library is not installed. Any thread.
const struct libxml *dmk_libxml(void);

#endif
