#define _GNU_SOURCE
#include "dsh_wall.h"
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

static int result(int value) { return value < 0 ? -errno : value; }

int dsh_socket_pair(int ends[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) return -errno;
  for (int i = 0; i < 2; i++) {
    ends[i] = dsh_above_streams(ends[i]);
    if (ends[i] >= 0) continue;
    int code = errno;
    close(ends[1 - i]);
    return -code;
  }
  return 0;
}

long dsh_send(int socket, const void *bytes, size_t count) {
  ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
  return sent < 0 ? -errno : sent;
}

long dsh_receive(int socket, void *bytes, size_t count) {
  ssize_t got = recv(socket, bytes, count, MSG_DONTWAIT);
  return got < 0 ? -errno : got;
}

int dsh_is_sanitized(void) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
  return 1;
#endif
#endif
  return 0;
}

int dsh_close_others(void) {
  if (syscall(SYS_close_range, 3U, ~0U, 0U) == 0) return 0;
  // Before Linux 5.9.
  struct rlimit files;
  if (getrlimit(RLIMIT_NOFILE, &files) < 0) return -errno;
  int end = files.rlim_cur > 65536 ? 65536 : (int)files.rlim_cur;
  for (int file = 3; file < end; file++) close(file);
  return 0;
}

int dsh_limit(int what, uint64_t value) {
  static const int resources[] = {RLIMIT_AS, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CORE, RLIMIT_NPROC};
  if (what < 0 || what >= (int)(sizeof resources / sizeof *resources)) return -EINVAL;
  struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
  struct rlimit now;
  if (getrlimit((__rlimit_resource_t)resources[what], &now) < 0) return -errno;
  // A lower limit of whoever started us stays.
  if (now.rlim_max < value) limit.rlim_cur = limit.rlim_max = now.rlim_max;
  return result(setrlimit((__rlimit_resource_t)resources[what], &limit));
}

int dsh_limit_processor(unsigned seconds) {
  struct rusage used;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &used) < 0 || getrlimit(RLIMIT_CPU, &limit) < 0) return -errno;
  limit.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds;
  if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  return result(setrlimit(RLIMIT_CPU, &limit));
}

int dsh_renounce(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -errno;
  return result(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

static pid_t parent;

static void look_for_parent(int number) {
  (void)number;
  if (getppid() != parent) _exit(1);
}

int dsh_end_with_parent(void) {
  parent = getppid();
  struct sigaction action = {.sa_handler = look_for_parent, .sa_flags = SA_RESTART};
  if (sigaction(SIGPROF, &action, 0) < 0) return -errno;
  struct itimerval tenth = {.it_interval = {0, 100000}, .it_value = {0, 100000}};
  return result(setitimer(ITIMER_PROF, &tenth, 0));
}

static uint64_t half;
static int exhaustion;

static void crashed(int number) {
  void *room = mmap(0, half, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED && errno == ENOMEM) _exit(exhaustion);
  signal(number, SIG_DFL);
  raise(number);
}

int dsh_tell_exhaustion(uint64_t memory, int status) {
  static _Alignas(16) char stack[16384];
  half = memory / 2;
  exhaustion = status;
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  if (sigaltstack(&own, 0) < 0) return -errno;
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK | SA_NODEFER};
  static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    if (sigaction(crashes[i], &action, 0) < 0) return -errno;
  return 0;
}

// getrusage would tell of the process that started this one: its figure outlives exec.
static int status_file = -1;

void dsh_watch_memory(void) { status_file = open("/proc/self/status", O_RDONLY | O_CLOEXEC); }

uint64_t dsh_peak_memory(void) {
  char text[4096];
  ssize_t count = status_file < 0 ? -1 : pread(status_file, text, sizeof text - 1, 0);
  if (count <= 0) return 0;
  text[count] = 0;
  const char *line = strstr(text, "VmHWM:");
  return line ? strtoull(line + 6, 0, 10) * 1024 : 0;
}

// MARK: Landlock
//
// linux/landlock.h of the build host may be older than the kernel, so its numbers stand here: they
// are the kernel's interface and do not change (Documentation/userspace-api/landlock.rst).

enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };
enum { read_file = 1 << 2, read_folder = 1 << 3 };

int dsh_confine_files(const char *const *folders, size_t count) {
  struct { uint64_t files, network, scope; } rules = {0};
  long version = syscall(create_ruleset, 0, 0, 1U);
  if (version < 0) return -errno;
  if (version == 0) return -EOPNOTSUPP;
  rules.files = (1 << 13) - 1;
  if (version >= 2) rules.files |= 1 << 13;  // linking and renaming across folders
  if (version >= 3) rules.files |= 1 << 14;  // cutting files
  if (version >= 5) rules.files |= 1 << 15;  // ioctl on devices
  if (version >= 4) rules.network = 3;       // binding and connecting TCP
  if (version >= 6) rules.scope = 3;         // abstract sockets and signals outside
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int ruleset = (int)syscall(create_ruleset, &rules, size, 0U);
  if (ruleset < 0) return -errno;
  for (size_t i = 0; i < count; i++) {
    struct __attribute__((packed)) { uint64_t allowed; int32_t folder; } beneath;
    beneath.allowed = read_file | read_folder;
    beneath.folder = open(folders[i], O_PATH | O_CLOEXEC);
    if (beneath.folder < 0) continue;
    // A folder that cannot be named stays closed, which is the safe side.
    syscall(add_rule, ruleset, 1, &beneath, 0U);
    close(beneath.folder);
  }
  long restricted = syscall(restrict_self, ruleset, 0U);
  int code = errno;
  close(ruleset);
  return restricted < 0 ? -code : (int)version;
}

// MARK: seccomp

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#endif

#ifdef THIS_MACHINE

#define FIELD(name) ((unsigned)offsetof(struct seccomp_data, name))
// The lower half of an argument, on the little-endian machines above.
#define ARGUMENT(number) (FIELD(args) + 8U * (number))
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
// Not EPERM: libc falls back to an older call, or does without, only on this.
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS)
#define WHEN(value, body) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, 1), body
// The call `number`, if its argument under the mask is `value`.
#define WHEN_ARGUMENT(number, argument, mask, value)                                   \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 5), LOAD(ARGUMENT(argument)),       \
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, (mask)), WHEN((value), ALLOW), REFUSE

int dsh_confine_calls(void) {
  const unsigned self = (unsigned)getpid();
  // What opening must not ask for: writing, making, cutting.
  const unsigned writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  static const int allowed[] = {
      SYS_read, SYS_readv, SYS_pread64, SYS_write, SYS_writev, SYS_close, SYS_lseek, SYS_fstat,
      SYS_newfstatat, SYS_fcntl, SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise,
      SYS_brk, SYS_futex, SYS_exit, SYS_exit_group, SYS_rt_sigaction, SYS_rt_sigprocmask,
      SYS_rt_sigreturn, SYS_sigaltstack, SYS_getrusage, SYS_setrlimit, SYS_getrlimit,
      SYS_clock_gettime, SYS_getrandom, SYS_getpid, SYS_getppid, SYS_gettid, SYS_sched_yield,
      SYS_restart_syscall,
#ifdef SYS_rseq
      SYS_rseq,
#endif
#ifdef SYS_gettimeofday
      SYS_gettimeofday,
#endif
  };
  enum { count = sizeof allowed / sizeof *allowed };
  struct sock_filter head[] = {
      LOAD(FIELD(arch)), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0), REFUSE,
      LOAD(FIELD(nr)),
      WHEN_ARGUMENT(SYS_openat, 2, writing, O_RDONLY),
#ifdef SYS_open
      WHEN_ARGUMENT(SYS_open, 1, writing, O_RDONLY),
#endif
      WHEN_ARGUMENT(SYS_prlimit64, 0, ~0U, 0),
      WHEN_ARGUMENT(SYS_tgkill, 0, ~0U, self),
  };
  enum { start = sizeof head / sizeof *head };
  struct sock_filter filter[start + 2 * count + 1];
  memcpy(filter, head, sizeof head);
  size_t length = start;
  for (size_t i = 0; i < count; i++) {
    struct sock_filter one[] = {WHEN(allowed[i], ALLOW)};
    memcpy(filter + length, one, sizeof one);
    length += 2;
  }
  filter[length++] = (struct sock_filter)REFUSE;
  struct sock_fprog program = {.len = (unsigned short)length, .filter = filter};
  return result(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0));
}

#else

int dsh_confine_calls(void) { return -ENOSYS; }

#endif
