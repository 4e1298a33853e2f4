// The wall around a process that reads hostile bytes, and the line to it. Linux only.
//
// Each returns a number >= 0, or minus an errno value. What a kernel does not know is -ENOSYS or
// -EOPNOTSUPP: whether that matters is for the caller to decide.
#ifndef DSH_WALL_H
#define DSH_WALL_H

#include <stddef.h>
#include <stdint.h>

// MARK: from outside

// Two connected stream sockets, both above 2 and closed on exec. A socket, since writing to it never
// raises SIGPIPE in a program that wants that signal for its output.
int dsh_socket_pair(int ends[2]);
// send(2) without waiting and without SIGPIPE.
long dsh_send(int socket, const void *bytes, size_t count);
// recv(2) without waiting.
long dsh_receive(int socket, void *bytes, size_t count);

// MARK: from inside

// 1 in a build with an address sanitizer, which reserves terabytes and reads its own maps.
int dsh_is_sanitized(void);
// Closes every descriptor but 0, 1 and 2.
int dsh_close_others(void);

enum {
  dsh_limit_memory = 0,     // address space, bytes
  dsh_limit_file_size = 1,  // bytes that may be written to a file
  dsh_limit_files = 2,      // open descriptors
  dsh_limit_core = 3,       // bytes of a core dump
  dsh_limit_processes = 4   // processes and threads of this user
};
// setrlimit(2), for good.
int dsh_limit(int what, uint64_t value);
// SIGXCPU ends the process once it has used so many more seconds of processor time.
int dsh_limit_processor(unsigned seconds);
// No set-user-id program gives rights, and no other process of the user looks into this one.
int dsh_renounce(void);
// Ends the process when its parent has gone, looked at each 100 ms of processor time. Not
// PR_SET_PDEATHSIG: that hangs on the thread that started the process.
int dsh_end_with_parent(void);
// A crash with less than half of the memory limit left ends the process with this status.
int dsh_tell_exhaustion(uint64_t memory, int status);
// Landlock: nothing of the file system but reading below these folders, no TCP, no signal to others.
// The version of the interface, or an error.
int dsh_confine_files(const char *const *folders, size_t count);
// seccomp: reading, writing, memory, opening for reading; every other call is "not implemented".
int dsh_confine_calls(void);
// Opens what dsh_peak_memory reads; before files can no longer be opened.
void dsh_watch_memory(void);
// The most memory this program ever had in use, in bytes; 0 where nobody can tell.
uint64_t dsh_peak_memory(void);

#endif
