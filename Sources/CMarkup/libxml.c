#include "libxml.h"

#include <dlfcn.h>
#include <pthread.h>

#include "CMarkup.h"

static struct libxml functions;
static bool is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// Sets `*place` to the function; POSIX has function and data pointers of one size.
static bool find(void *library, const char *name, void *place) {
  return (*(void **)place = dlsym(library, name)) != NULL;
}

static void load(void) {
  void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  bool found = find(library, "htmlCtxtReadMemory", &functions.htmlCtxtReadMemory);
  found &= find(library, "htmlFreeParserCtxt", &functions.htmlFreeParserCtxt);
  found &= find(library, "htmlNewParserCtxt", &functions.htmlNewParserCtxt);
  found &= find(library, "xmlFreeDoc", &functions.xmlFreeDoc);
  found &= find(library, "xmlInitParser", &functions.xmlInitParser);
  if (!found) return;
  functions.xmlInitParser();
  is_loaded = true;
}

const struct libxml *dmk_libxml(void) {
  pthread_once(&once, load);
  return is_loaded ? &functions : NULL;
}

bool dmk_libxml_load(void) { return dmk_libxml() != NULL; }
