#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"
#include "crash.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// term.h makes macros of these words.
#undef columns
#undef lines

enum { MOST_ROWS = 400, MOST_COLUMNS = 1000, CLOSE_PATIENCE_MS = 250 };

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

// The one screen. Everything here belongs to the thread that called ncx_open.
static struct {
  SCREEN *screen;
  FILE *in, *out;
  int input, output;
  int paste, away, has_default_colours, cursor_shown;
  struct termios modes;
} tty;

int ncx_locale(const char *name) {
  if (!setlocale(LC_CTYPE, name)) return NCX_LOCALE_MISSING;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? NCX_CODESET_UTF8 : NCX_CODESET_OTHER;
}

static int held(int value, int least, int most, int when_zero) {
  if (value == 0) return when_zero;
  return value < least ? least : value > most ? most : value;
}

void ncx_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  ioctl(descriptor, TIOCGWINSZ, &size);
  *rows = held(size.ws_row, 1, MOST_ROWS, 24);
  *columns = held(size.ws_col, 1, MOST_COLUMNS, 80);
}

const char *ncx_capability(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (const char *)-1 ? NULL : value;
}

// Copies a capability without its padding marks `$<5>`, which only tputs understands.
static size_t append(char *to, size_t used, size_t room, const char *text) {
  for (; text && *text && used < room; text++) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (!end) break;
      text = end;
    } else {
      to[used++] = *text;
    }
  }
  return used;
}

// The modes we set, taken back in the order in which a terminal shows least of it.
static void arm(void) {
  char reset[256];
  size_t used = 0;
  if (tty.paste) used = append(reset, used, sizeof reset, paste_off);
  static const char *const names[] = {"rmkx", "sgr0", "op", "cnorm", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    used = append(reset, used, sizeof reset, ncx_capability(names[i]));
  ncx_crash_arm(tty.input, tty.output, &tty.modes, reset, used);
}

// setupterm first: unlike newterm it can be asked before anything is written to the terminal.
static int examine(const char *name, int output) {
  int found = 0;
  if (setupterm((char *)name, output, &found) != OK)
    return found == 1 ? NCX_TOO_SIMPLE : NCX_UNKNOWN_NAME;
  int able = ncx_capability("cup") && (ncx_capability("clear") || ncx_capability("ed"));
  del_curterm(cur_term);
  return able ? NCX_OK : NCX_TOO_SIMPLE;
}

static void set_variable(const char *name, const char *value) {
  if (value)
    setenv(name, value, 1);
  else
    unsetenv(name);
}

// newterm with the size we say. Of its three sources only the variables can be kept within bounds:
// the window may have any size, and a description may have none (`linux`), which newterm refuses.
static SCREEN *make_sized_screen(const char *name) {
  static const char *const variables[] = {"LINES", "COLUMNS"};
  char *kept[2], number[16];
  int size[2];
  ncx_window_size(tty.output, &size[0], &size[1]);
  for (int i = 0; i < 2; i++) {
    const char *value = getenv(variables[i]);
    kept[i] = value ? strdup(value) : NULL;
    snprintf(number, sizeof number, "%d", size[i]);
    set_variable(variables[i], number);
  }
  use_env(TRUE);
  use_tioctl(FALSE);
  SCREEN *screen = newterm(name, tty.out, tty.in);
  for (int i = 0; i < 2; i++) {
    set_variable(variables[i], kept[i]);
    free(kept[i]);
  }
  return screen;
}

static SCREEN *make_screen(const char *name) {
  // ncurses catches these when it finds them at their default; they belong to the caller.
  static const int taken[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
  struct sigaction kept[4];
  for (int i = 0; i < 4; i++) sigaction(taken[i], NULL, &kept[i]);
  SCREEN *screen = make_sized_screen(name);
  for (int i = 0; i < 4; i++) sigaction(taken[i], &kept[i], NULL);
  return screen;
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = dup(descriptor);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (!file) close(copy);
  return file;
}

static void drop_streams(void) {
  if (tty.in) fclose(tty.in);
  if (tty.out) fclose(tty.out);
  tty.in = tty.out = NULL;
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
}

static void start(int paste) {
  // Never looks at the input: keys are read elsewhere, and a frame is painted to its end.
  typeahead(-1);
  set_modes();
  intrflush(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  leaveok(stdscr, FALSE);
  if (has_colors()) {
    start_color();
    tty.has_default_colours = use_default_colors() == OK;
  }
  tty.paste = paste;
  // The key strings in terminfo are those of keypad mode.
  keypad(stdscr, TRUE);
  arm();
  if (paste) ncx_send((const uint8_t *)paste_on, sizeof paste_on - 1);
  tty.cursor_shown = -1;
}

int ncx_open(const char *name, int input, int output, int paste) {
  if (tty.screen) return NCX_BUSY;
  if (!isatty(input) || !isatty(output)) return NCX_NOT_A_TERMINAL;
  int status = examine(name, output);
  if (status != NCX_OK) return status;
  if (tcgetattr(input, &tty.modes) != 0) return NCX_NOT_A_TERMINAL;
  tty.away = tty.has_default_colours = 0;
  tty.input = input;
  tty.output = output;
  tty.in = stream(input, "r");
  tty.out = stream(output, "w");
  tty.screen = tty.in && tty.out ? make_screen(name) : NULL;
  if (!tty.screen) {
    drop_streams();
    return NCX_FAILED;
  }
  int rows, columns;
  ncx_resize(&rows, &columns);
  start(paste);
  return NCX_OK;
}

// Whether the terminal takes bytes now; one that hung up or is stopped never does.
static int takes_bytes(void) {
  struct pollfd out = {.fd = tty.output, .events = POLLOUT};
  return poll(&out, 1, CLOSE_PATIENCE_MS) == 1 && out.revents == POLLOUT;
}

static void to_shell(void) {
  if (!takes_bytes()) return;
  if (tty.paste) ncx_send((const uint8_t *)paste_off, sizeof paste_off - 1);
  endwin();
}

void ncx_leave(void) {
  if (!tty.screen || tty.away) return;
  tty.away = 1;
  // First, since endwin waits for a terminal that does not read.
  tcsetattr(tty.input, TCSANOW, &tty.modes);
  to_shell();
  tcsetattr(tty.input, TCSANOW, &tty.modes);
  ncx_crash_disarm();
}

void ncx_learn_settings(void) {
  // Not while a child had the terminal: one that crashed leaves modes nobody wants back.
  if (tty.screen && tty.away) tcgetattr(tty.input, &tty.modes);
}

void ncx_enter(void) {
  if (!tty.screen || !tty.away) return;
  tty.away = 0;
  reset_prog_mode();
  arm();
  if (tty.paste) ncx_send((const uint8_t *)paste_on, sizeof paste_on - 1);
  tty.cursor_shown = -1;
  clearok(curscr, TRUE);
}

void ncx_close(void) {
  if (!tty.screen) return;
  ncx_leave();
  delscreen(tty.screen);
  tty.screen = NULL;
  drop_streams();
}

void ncx_resize(int *rows, int *columns) {
  ncx_window_size(tty.output, rows, columns);
  if (!tty.screen || (LINES == *rows && COLS == *columns)) return;
  resize_term(*rows, *columns);
  // What a terminal does with its text meanwhile is its own affair.
  clearok(curscr, TRUE);
}

void ncx_erase(void) {
  if (tty.screen) erase();
}

void ncx_invalidate(void) {
  if (tty.screen) clearok(curscr, TRUE);
}

// Decodes one scalar of well-formed UTF-8; anything else becomes a scalar without width.
static size_t decode(const unsigned char *text, size_t length, wchar_t *scalar) {
  static const unsigned char lead[] = {0x1f, 0x0f, 0x07};
  size_t more = text[0] < 0x80 ? 0 : text[0] >= 0xf0 ? 3 : text[0] >= 0xe0 ? 2 : 1;
  *scalar = more ? text[0] & lead[more - 1] : text[0];
  if (text[0] >= 0x80 && text[0] < 0xc2) more = length;
  if (more >= length) {
    *scalar = 0;
    return length;
  }
  for (size_t i = 1; i <= more; i++) *scalar = *scalar << 6 | (text[i] & 0x3f);
  return more + 1;
}

// Makes the curses cell of one glyph, `?` when curses would give it another width than `width`.
// Answers how many columns it takes.
static int make_cell(cchar_t *cell, const char *glyph, size_t length, int width, attr_t attributes,
                     int pair) {
  wchar_t text[CCHARW_MAX + 1];
  int count = 0, taken = width;
  for (size_t at = 0; at < length && count < CCHARW_MAX;) {
    wchar_t scalar;
    at += decode((const unsigned char *)glyph + at, length - at, &scalar);
    int wide = wcwidth(scalar);
    // A second scalar with a width of its own, or one without any, would move the columns.
    if (count > 0 && wide != 0) break;
    if (count == 0 && (wide != width || scalar == 0)) {
      text[count++] = L'?';
      taken = 1;
      break;
    }
    text[count++] = scalar;
  }
  text[count] = 0;
  setcchar(cell, text, attributes, (short)(pair > 0x7fff ? 0x7fff : pair), &pair);
  return taken;
}

static attr_t curses_attributes(uint32_t attributes) {
  attr_t bits = 0;
  if (attributes & NCX_BOLD) bits |= A_BOLD;
  if (attributes & NCX_DIM) bits |= A_DIM;
  if (attributes & NCX_REVERSE) bits |= A_REVERSE;
  if (attributes & NCX_UNDERLINE) bits |= A_UNDERLINE;
  return bits;
}

static int colour_pair(int foreground, int background) {
  if (!has_colors() || (foreground < 0 && background < 0)) return 0;
  if (!tty.has_default_colours) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

void ncx_put(int row, int column, const uint8_t *cells, size_t length, uint32_t attributes,
             int foreground, int background) {
  if (!tty.screen || row < 0 || column < 0 || row >= LINES) return;
  static cchar_t line[MOST_COLUMNS + 1];
  attr_t bits = curses_attributes(attributes);
  int pair = colour_pair(foreground, background);
  int count = 0;
  for (size_t at = 0; at < length && column + count < COLS;) {
    const char *glyph = (const char *)cells + at;
    size_t size = strnlen(glyph, length - at);
    at += size + 1;
    int width = size > 0 && at < length && cells[at] == 0 ? 2 : 1;
    int taken = make_cell(&line[count++], size ? glyph : " ", size ? size : 1, width, bits, pair);
    if (width == 1) continue;
    at++;
    if (taken == 1 && column + count < COLS) make_cell(&line[count++], " ", 1, 1, bits, pair);
  }
  mvadd_wchnstr(row, column, line, count);
}

void ncx_update_part(void) {
  if (!tty.screen || tty.away) return;
  leaveok(stdscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  leaveok(stdscr, FALSE);
}

void ncx_update(int row, int column) {
  // While the shell has the terminal doupdate would take it back.
  if (!tty.screen || tty.away) return;
  int shown = row >= 0;
  if (shown != tty.cursor_shown) {
    curs_set(shown);
    tty.cursor_shown = shown;
  }
  if (shown) move(row < LINES ? row : LINES - 1, column < COLS ? column : COLS - 1);
  wnoutrefresh(stdscr);
  doupdate();
}

void ncx_send(const uint8_t *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(tty.output, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

int ncx_colours(void) { return tty.screen && has_colors() ? COLORS : 0; }

int ncx_direct_colour(void) {
  return COLORS == 1 << 24 &&
         (tigetflag("RGB") == 1 || tigetnum("RGB") == 8 || ncx_capability("RGB") != NULL);
}

int ncx_erases_in_colour(void) { return tigetflag("bce") == 1; }
