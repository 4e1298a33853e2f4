#include "CMarkup.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

// The library counts in 32-bit integers; far below that a briefing is refused anyway.
static const size_t largest = (size_t)1 << 28;

struct dmk_document {
  cmark_node *root;
  cmark_iter *walk;
};

// cmark_parser_attach_syntax_extension
static void attach(cmark_parser *parser, const char *name) {
  cmark_syntax_extension *extension = cmark_find_syntax_extension(name);
  if (extension) cmark_parser_attach_syntax_extension(parser, extension);
}

// Whether the library may look for tables: it takes quadratic time on a row of very many cells.
static bool may_hold_tables(const uint8_t *bytes, size_t length) {
  size_t pipes = 0;
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == '\n') pipes = 0;
    if (bytes[i] == '|' && ++pipes > 512) return false;
  }
  return true;
}

// Whether the library may look for addresses: each one of mail costs it kilobytes while it reads.
static bool may_hold_addresses(const uint8_t *bytes, size_t length) {
  size_t ats = 0;
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == '@' && ++ats > 8192) return false;
  }
  return true;
}

dmk_document *dmk_parse(const uint8_t *before, size_t before_length, const uint8_t *bytes,
                        size_t length, bool footnotes) {
  if (length > largest || before_length > largest) return NULL;
  dmk_document *document = calloc(1, sizeof *document);
  if (!document) return NULL;
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser *parser = cmark_parser_new(footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT);
  if (may_hold_tables(bytes, length)) attach(parser, "table");
  attach(parser, "strikethrough");
  if (may_hold_addresses(bytes, length)) attach(parser, "autolink");
  attach(parser, "tasklist");
  if (before_length > 0) cmark_parser_feed(parser, (const char *)before, before_length);
  cmark_parser_feed(parser, (const char *)bytes, length);
  document->root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  if (document->root) document->walk = cmark_iter_new(document->root);
  if (!document->walk) {
    dmk_free(document);
    return NULL;
  }
  return document;
}

void dmk_free(dmk_document *document) {
  if (!document) return;
  if (document->walk) cmark_iter_free(document->walk);
  if (document->root) cmark_node_free(document->root);
  free(document);
}

// Node types of extensions are variables of the library, not constants.
static enum dmk_kind kind_of(cmark_node *node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return DMK_DOCUMENT;
    case CMARK_NODE_PARAGRAPH: return DMK_PARAGRAPH;
    case CMARK_NODE_HEADING: return DMK_HEADING;
    case CMARK_NODE_LIST: return DMK_LIST;
    case CMARK_NODE_ITEM: return DMK_ITEM;
    case CMARK_NODE_BLOCK_QUOTE: return DMK_QUOTE;
    case CMARK_NODE_CODE_BLOCK: return DMK_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK: return DMK_HTML_BLOCK;
    case CMARK_NODE_THEMATIC_BREAK: return DMK_RULE;
    case CMARK_NODE_TEXT: return DMK_TEXT;
    case CMARK_NODE_CODE: return DMK_CODE;
    case CMARK_NODE_HTML_INLINE: return DMK_HTML;
    case CMARK_NODE_SOFTBREAK: return DMK_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK: return DMK_LINE_BREAK;
    case CMARK_NODE_EMPH: return DMK_EMPHASIS;
    case CMARK_NODE_STRONG: return DMK_STRONG;
    case CMARK_NODE_LINK: return DMK_LINK;
    case CMARK_NODE_IMAGE: return DMK_IMAGE;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return DMK_FOOTNOTE;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return DMK_FOOTNOTE_MARK;
    default: break;
  }
  const char *name = cmark_node_get_type_string(node);
  if (strcmp(name, "table") == 0) return DMK_TABLE;
  if (strcmp(name, "table_header") == 0) return DMK_TABLE_ROW;
  if (strcmp(name, "table_row") == 0) return DMK_TABLE_ROW;
  if (strcmp(name, "table_cell") == 0) return DMK_TABLE_CELL;
  if (strcmp(name, "strikethrough") == 0) return DMK_STRIKE;
  if (strcmp(name, "tasklist") == 0) return DMK_ITEM;
  return DMK_OTHER;
}

static void set_text(struct dmk_event *event, const char *text) {
  if (!text) return;
  event->text = (const uint8_t *)text;
  event->text_length = strlen(text);
}

static void set_extra(struct dmk_event *event, const char *text) {
  if (!text) return;
  event->extra = (const uint8_t *)text;
  event->extra_length = strlen(text);
}

bool dmk_next(dmk_document *document, struct dmk_event *event) {
  memset(event, 0, sizeof *event);
  cmark_event_type step = cmark_iter_next(document->walk);
  if (step == CMARK_EVENT_DONE || step == CMARK_EVENT_NONE) return false;
  cmark_node *node = cmark_iter_get_node(document->walk);
  event->kind = kind_of(node);
  event->entering = step == CMARK_EVENT_ENTER;
  switch (event->kind) {
    case DMK_HEADING: event->number = cmark_node_get_heading_level(node); break;
    case DMK_LIST:
      event->flag = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
      event->number = cmark_node_get_list_start(node);
      break;
    case DMK_ITEM: event->flag = strcmp(cmark_node_get_type_string(node), "tasklist") == 0; break;
    case DMK_TABLE_ROW: event->flag = cmark_gfm_extensions_get_table_row_is_header(node) != 0; break;
    case DMK_CODE_BLOCK:
      set_text(event, cmark_node_get_literal(node));
      set_extra(event, cmark_node_get_fence_info(node));
      break;
    case DMK_LINK:
    case DMK_IMAGE: set_extra(event, cmark_node_get_url(node)); break;
    case DMK_TEXT:
    case DMK_CODE:
    case DMK_HTML:
    case DMK_HTML_BLOCK:
    case DMK_FOOTNOTE_MARK:
    case DMK_OTHER: set_text(event, cmark_node_get_literal(node)); break;
    default: break;
  }
  return true;
}
