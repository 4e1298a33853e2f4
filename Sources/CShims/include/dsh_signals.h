// Signals as bytes in a pipe, so that a loop which polls sees them like any other input.
// 0 on success, an errno value otherwise.
#ifndef DSH_SIGNALS_H
#define DSH_SIGNALS_H

// From now on the signal writes its number as one byte to fd. SIGHUP and SIGTERM also give the loop
// two seconds to end the process before they do so themselves; the others do nothing else.
int dsh_signal_forward(int number, int fd);
int dsh_signal_ignore(int number);
int dsh_signal_default(int number);

#endif
