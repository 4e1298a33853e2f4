#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "CMarkup.h"
#include "libxml.h"

// How deep elements may stand in each other.
static const int deepest = 256;

// How many attributes of one tag are read: libxml2 compares each with all before it.
static const int most_attributes = 128;

struct parsing {
  htmlParserCtxtPtr parser;
  const struct dmk_html_visitor *visitor;
  int depth;
};

static void enter(void *context, const xmlChar *name, const xmlChar **attributes) {
  struct parsing *self = context;
  // An end tag is looked for among all open elements, so deep ones must not stay open either.
  if (self->depth >= deepest) {
    if (self->parser->nameNr > 1) {
      self->parser->nameNr--;
      self->parser->name = self->parser->nameTab[self->parser->nameNr - 1];
    }
    return;
  }
  self->depth++;
  size_t count = 0;
  while (attributes && attributes[2 * count]) count++;
  const struct dmk_html_visitor *visitor = self->visitor;
  visitor->enter(visitor->context, (const char *)name, (const char *const *)attributes, count);
}

static void leave(void *context, const xmlChar *name) {
  (void)name;
  struct parsing *self = context;
  if (self->depth == 0) return;
  self->depth--;
  self->visitor->leave(self->visitor->context);
}

static void text(void *context, const xmlChar *bytes, int length) {
  struct parsing *self = context;
  if (length > 0) self->visitor->text(self->visitor->context, bytes, (size_t)length);
}

static bool is_blank(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// The end of the attribute that starts at `at`.
static size_t attribute_end(const uint8_t *bytes, size_t length, size_t at) {
  while (at < length && !is_blank(bytes[at]) && bytes[at] != '=' && bytes[at] != '>') at++;
  size_t value = at;
  while (value < length && is_blank(bytes[value])) value++;
  if (value >= length || bytes[value] != '=') return at;
  value++;
  while (value < length && is_blank(bytes[value])) value++;
  if (value < length && (bytes[value] == '"' || bytes[value] == '\'')) {
    const uint8_t *end = memchr(bytes + value + 1, bytes[value], length - value - 1);
    return end ? (size_t)(end - bytes) + 1 : length;
  }
  while (value < length && !is_blank(bytes[value]) && bytes[value] != '>') value++;
  return value;
}

// Calls for each tag with too many attributes; blanks the surplus where `copy` is given.
static bool tame(const uint8_t *bytes, size_t length, uint8_t *copy) {
  bool is_tame = true;
  for (size_t at = 0; at < length;) {
    const uint8_t *open = memchr(bytes + at, '<', length - at);
    if (!open) break;
    at = (size_t)(open - bytes) + 1;
    if (at >= length || !((bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z')) continue;
    while (at < length && !is_blank(bytes[at]) && bytes[at] != '>' && bytes[at] != '/') at++;
    for (int count = 0; at < length && bytes[at] != '>';) {
      if (is_blank(bytes[at]) || bytes[at] == '/') {
        at++;
        continue;
      }
      size_t end = attribute_end(bytes, length, at);
      if (end == at) end++;
      if (++count > most_attributes) {
        is_tame = false;
        if (copy) memset(copy + at, ' ', end - at);
      }
      at = end;
    }
  }
  return is_tame;
}

bool dmk_html_parse(const uint8_t *bytes, size_t length, const struct dmk_html_visitor *visitor) {
  const struct libxml *xml = dmk_libxml();
  if (!xml || length > (size_t)1 << 28) return false;
  uint8_t *copy = NULL;
  if (!tame(bytes, length, NULL)) {
    copy = malloc(length);
    if (!copy) return false;
    memcpy(copy, bytes, length);
    tame(bytes, length, copy);
    bytes = copy;
  }
  struct parsing self = {.parser = xml->htmlNewParserCtxt(), .visitor = visitor};
  if (self.parser) {
    // No handler but ours: no tree is built, nothing is printed, nothing is opened.
    memset(self.parser->sax, 0, sizeof *self.parser->sax);
    self.parser->sax->startElement = enter;
    self.parser->sax->endElement = leave;
    self.parser->sax->characters = text;
    self.parser->sax->cdataBlock = text;
    self.parser->sax->ignorableWhitespace = text;
    self.parser->userData = &self;
    xmlDocPtr document = xml->htmlCtxtReadMemory(
        self.parser, (const char *)bytes, (int)length, NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
            HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
    if (document) xml->xmlFreeDoc(document);
    xml->htmlFreeParserCtxt(self.parser);
    while (self.depth > 0) leave(&self, NULL);
  }
  free(copy);
  return self.parser != NULL;
}
