#include "dsh_signals.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int forward_fd = -1;
static volatile sig_atomic_t ending;

// The loop did not come to it in time: a terminal that takes no output holds it inside a write.
static void end_now(int number) {
  (void)number;
  signal(ending, SIG_DFL);
  raise(ending);
  _exit(128 + ending);
}

static void forward(int number) {
  int saved = errno;
  if (number == SIGHUP || number == SIGTERM) {
    ending = number;
    signal(SIGALRM, end_now);
    alarm(2);
  }
  unsigned char byte = (unsigned char)number;
  // The pipe does not block; when it is full, a wake-up is on its way already.
  ssize_t ignored = write(forward_fd, &byte, 1);
  (void)ignored;
  errno = saved;
}

int dsh_signal_forward(int number, int fd) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  forward_fd = fd;
  action.sa_handler = forward;
  action.sa_flags = SA_RESTART;
  return sigaction(number, &action, 0) == 0 ? 0 : errno;
}

int dsh_signal_ignore(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_IGN;
  return sigaction(number, &action, 0) == 0 ? 0 : errno;
}

int dsh_signal_default(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  return sigaction(number, &action, 0) == 0 ? 0 : errno;
}
