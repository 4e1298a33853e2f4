#define _GNU_SOURCE
#include "crash.h"
#include "CNcurses.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { RESET_ROOM = 256, STACK_BYTES = 64 * 1024 };

static const int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
enum { SIGNALS = sizeof signals / sizeof *signals };

static struct sigaction before[SIGNALS];
static volatile sig_atomic_t installed, armed;
static int tty_input, tty_output;
static struct termios tty_modes;
static char reset_bytes[RESET_ROOM];
static size_t reset_length;
static char log_words[512];

void ncx_crash_arm(int input, int output, const struct termios *modes, const char *reset,
                   size_t length) {
  armed = 0;
  tty_input = input;
  tty_output = output;
  tty_modes = *modes;
  reset_length = length < RESET_ROOM ? length : RESET_ROOM;
  memcpy(reset_bytes, reset, reset_length);
  armed = 1;
}

void ncx_crash_name_log(const char *path) {
  snprintf(log_words, sizeof log_words, "; more in %s", path);
}

void ncx_crash_disarm(void) { armed = 0; }

static void say(const char *text, size_t length) {
  // Nothing can be done about a terminal that takes no bytes; the result only quiets the compiler.
  ssize_t written = write(tty_output, text, length);
  (void)written;
}

static void give_back(int number) {
  static const char head[] = "docket: stopped by signal ";
  static const char tail[] = ", the terminal is as it was";
  char digits[2] = {(char)('0' + number / 10 % 10), (char)('0' + number % 10)};
  say(reset_bytes, reset_length);
  tcsetattr(tty_input, TCSANOW, &tty_modes);
  say(head, sizeof head - 1);
  say(number < 10 ? digits + 1 : digits, number < 10 ? 1 : 2);
  say(tail, sizeof tail - 1);
  say(log_words, strlen(log_words));
  say("\r\n", 2);
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  // Two threads may crash at once: only the first gives back.
  if (__sync_lock_test_and_set(&armed, 0)) give_back(number);
  for (int i = 0; i < SIGNALS; i++)
    if (signals[i] == number) sigaction(number, &before[i], NULL);
  // A fault happens again when this returns, now to the old handler and with its address; a signal
  // somebody sent does not.
  if (info->si_code <= 0) raise(number);
}

void ncx_crash_install(void) {
  if (installed) return;
  installed = 1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  // Else tcsetattr of a process in the background would stop it half way.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int i = 0; i < SIGNALS; i++) sigaction(signals[i], &action, &before[i]);
}

void *ncx_crash_stack_install(void) {
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_size = STACK_BYTES;
  stack.ss_sp = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack.ss_sp == MAP_FAILED) return NULL;
  if (sigaltstack(&stack, NULL) == 0) return stack.ss_sp;
  munmap(stack.ss_sp, STACK_BYTES);
  return NULL;
}

void ncx_crash_stack_remove(void *memory) {
  if (!memory) return;
  stack_t off;
  memset(&off, 0, sizeof off);
  off.ss_flags = SS_DISABLE;
  sigaltstack(&off, NULL);
  munmap(memory, STACK_BYTES);
}
