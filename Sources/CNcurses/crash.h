// What the screen tells the crash handler; inside this target only.
#ifndef NCX_CRASH_H
#define NCX_CRASH_H

#include <stddef.h>
#include <termios.h>

// From now on a crash writes `reset` to `output` and gives `modes` to `input`.
void ncx_crash_arm(int input, int output, const struct termios *modes, const char *reset,
                   size_t length);
// From now on a crash leaves the terminal alone.
void ncx_crash_disarm(void);

#endif
