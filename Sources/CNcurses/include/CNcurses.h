// The only header of the screen that Swift sees. Curses itself is included in CNcurses.c, so its
// macros, variadic calls and mutable globals never reach Swift. Every name begins with ncx_.
//
// Only one screen can be open in a process, and one thread calls everything here, except where a
// comment says otherwise. What the functions decide about themes, fallbacks and names is nothing:
// they do as told and report.
#ifndef NCX_CNCURSES_H
#define NCX_CNCURSES_H

#include <stddef.h>
#include <stdint.h>

// What ncx_open answers.
enum ncx_status {
  NCX_OK = 0,
  NCX_NOT_A_TERMINAL = 1,  // one of the two descriptors is no tty
  NCX_UNKNOWN_NAME = 2,    // no description of that name is installed
  NCX_TOO_SIMPLE = 3,      // the description cannot move the cursor or clear the screen
  NCX_BUSY = 4,            // a screen is open already
  NCX_FAILED = 5,          // newterm or memory; errno says more
};

// Bits of `attributes`. There is no bit for blinking.
enum ncx_attribute {
  NCX_BOLD = 1,
  NCX_DIM = 2,
  NCX_REVERSE = 4,
  NCX_UNDERLINE = 8,
};

// What ncx_locale answers.
enum ncx_codeset {
  NCX_LOCALE_MISSING = -1,
  NCX_CODESET_OTHER = 0,
  NCX_CODESET_UTF8 = 1,
};

// setlocale(LC_CTYPE, name) and nl_langinfo(CODESET). Call it before ncx_open and before other
// threads start.
int ncx_locale(const char *name);

// TIOCGWINSZ, held to 1..400 rows and 1..1000 columns; a side of zero becomes 24 rows or 80 columns.
void ncx_window_size(int descriptor, int *rows, int *columns);

// newterm (never initscr: that one ends the process on an unknown name) on two descriptors that
// stay the caller's. Saves the tty's modes, sets raw, noecho, nonl, undoes the signal handlers
// ncurses installs, and gives curses the size of ncx_window_size instead of LINES and COLUMNS (for
// which it sets these two for a moment, so no other thread may be running that reads them).
// `paste` asks the terminal to mark pasted text (mode 2004).
int ncx_open(const char *name, int input, int output, int paste);

// endwin, delscreen, tty modes as they were. Writes nothing to a terminal that hung up or does not
// read. Harmless when nothing is open.
void ncx_close(void);

// endwin and the tty modes as they were, keeping the screen for ncx_enter.
void ncx_leave(void);
// Raw modes again; the next ncx_update draws everything.
void ncx_enter(void);
// Takes the modes the terminal has now, given away, for those to give back; after a stop.
void ncx_learn_settings(void);

// resize_term with the size of ncx_window_size, if it is new; gives that size.
void ncx_resize(int *rows, int *columns);
// erase: blanks every cell of the next picture.
void ncx_erase(void);
// clearok: the next ncx_update draws every cell.
void ncx_invalidate(void);

// mvadd_wchnstr: cells from (row, column) to the right, all in one look.
// `cells` holds the glyphs in UTF-8, each ended by a NUL; an empty one is the second cell of the
// wide glyph before it. A glyph whose width is not what its cells say, or that has no width, is
// shown as `?`: no control character passes, and no column moves.
// Colours: -1 is the terminal's own, below 256 an index, above (only when ncx_colours is 2^24) RGB.
void ncx_put(int row, int column, const uint8_t *cells, size_t length, uint32_t attributes,
             int foreground, int background);

// Parks the cursor, or hides it with row < 0, and sends what changed: wnoutrefresh, one doupdate.
void ncx_update(int row, int column);

// Sends what changed so far and leaves the cursor where it is; an ncx_update follows.
void ncx_update_part(void);

// write(2) of all bytes, past curses.
void ncx_send(const uint8_t *bytes, size_t length);

// max_colors: 0 without colour.
int ncx_colours(void);
// tigetflag, tigetnum or tigetstr of RGB: colours are red, green, blue of 8 bits each.
int ncx_direct_colour(void);
// tigetflag of bce.
int ncx_erases_in_colour(void);
// tigetstr; NULL when absent. Valid until ncx_close. A screen must be open.
const char *ncx_capability(const char *name);

// Handlers for ILL TRAP ABRT SEGV BUS FPE that give the terminal back, say so in one line, and let
// the handler that was there before (or the default) go on. Once per process; before ncx_open or
// after. Uses only async-signal-safe calls.
void ncx_crash_install(void);
// Names the file that standard error goes to while the screen is up; before a crash.
void ncx_crash_name_log(const char *path);
// sigaltstack for the calling thread, so that a crash by stack overflow is still handled. Any
// thread may call it. NULL on failure; give the result to ncx_crash_stack_remove in that thread.
void *ncx_crash_stack_install(void);
void ncx_crash_stack_remove(void *stack);

#endif
