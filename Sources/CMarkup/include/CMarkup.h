// The parsers of foreign markup as Swift sees them: Markdown here, HTML in dmk_html.h, old encodings
// in dmk_decode.h. The libraries
// (cmark-gfm, libxml2) are included in .c files alone. What is parsed is handed out as a flat run
// of events, so that no caller ever recurses on a foreign depth.
#ifndef CMARKUP_H
#define CMARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dmk_decode.h"
#include "dmk_html.h"

// Opens libxml2, once; false where it is not installed (Debian: libxml2). Any thread.
bool dmk_libxml_load(void);

// What a node is. Containers are reported twice (entering and leaving), leaves once.
enum dmk_kind {
  DMK_DOCUMENT,
  DMK_PARAGRAPH,
  DMK_HEADING,       // number: 1 to 6
  DMK_LIST,          // flag: ordered; number: its first ordinal; tight lists only matter to HTML
  DMK_ITEM,          // flag: it has a check box
  DMK_QUOTE,
  DMK_CODE_BLOCK,    // text: the code; extra: the info string
  DMK_HTML_BLOCK,    // text: raw HTML
  DMK_RULE,
  DMK_TABLE,
  DMK_TABLE_ROW,     // flag: header row
  DMK_TABLE_CELL,
  DMK_TEXT,          // text
  DMK_CODE,          // text
  DMK_HTML,          // text: one raw tag
  DMK_SOFT_BREAK,
  DMK_LINE_BREAK,
  DMK_EMPHASIS,
  DMK_STRONG,
  DMK_STRIKE,
  DMK_LINK,          // extra: the address
  DMK_IMAGE,         // extra: the address; its children are the alternative text
  DMK_FOOTNOTE,      // the text of a footnote; all of them stand at the end, by number
  DMK_FOOTNOTE_MARK, // text: the number of the footnote, in digits
  DMK_OTHER,         // text, where it has one
};

struct dmk_event {
  enum dmk_kind kind;
  bool entering;
  bool flag;
  int32_t number;
  const uint8_t *text;   // not ended by NUL; lives as long as the document
  size_t text_length;
  const uint8_t *extra;
  size_t extra_length;
};

typedef struct dmk_document dmk_document;

// Parses UTF-8 Markdown (CommonMark with tables, strikethrough, autolinks, check boxes and, where
// asked for, footnotes). What `before` holds is read first, as if it stood in front of the text.
// NULL when the text is too large for the library or memory is out.
dmk_document *dmk_parse(const uint8_t *before, size_t before_length, const uint8_t *bytes,
                        size_t length, bool footnotes);

// The next event; false at the end.
bool dmk_next(dmk_document *document, struct dmk_event *event);

void dmk_free(dmk_document *document);

#endif
