/* What the system tells the process.
 *
 * Requests become bytes in a pipe, which the waiting thread reads like everything else. A crash gives the
 * terminal back first and then goes on to whoever handled it before: the Swift runtime with its backtrace,
 * a sanitizer, or the system. A signal that asks for an end and was ignored when the process
 * began stays ignored.
 *
 * SIGTERM and SIGHUP ask politely: the first one sets a deadline. If the program has not closed the terminal within
 * the time below, the terminal is given back and the process ends by that first signal. A SIGTERM that comes
 * before, behind whichever of the two, does the same at once, as SIGTERM. A SIGHUP that comes before changes
 * nothing: when a terminal goes away, both its shell and the kernel send one. */
#define _GNU_SOURCE 1
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { PATIENCE_MICROSECONDS = 800 * 1000 };

static const int requests[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
enum {
  REQUEST_COUNT = sizeof requests / sizeof *requests,
  CRASH_COUNT = sizeof crashes / sizeof *crashes
};

/* Made once and never closed, so that a late wake from another thread cannot hit a strange file. */
static int pipe_ends[2] = {-1, -1};
static struct sigaction old_actions[NSIG];
static volatile sig_atomic_t deadline_signal, is_stopping;

static void tell(unsigned char byte) {
  int error = errno;
  if (pipe_ends[1] >= 0 && write(pipe_ends[1], &byte, 1) < 0) { /* full: enough was told */ }
  errno = error;
}

void ccurses_wake(void) { tell(0); }

int signals_descriptor(void) { return pipe_ends[0]; }

/* Ends the process by a signal, as if nobody had handled it. */
static void die_by(int number) {
  restore_now();
  signal(number, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
  _exit(128 + number);
}

static void on_deadline(int number) {
  (void)number;
  if (deadline_signal != 0) die_by(deadline_signal);
}

static void set_deadline(long microseconds) {
  struct itimerval time = {.it_value = {.tv_usec = microseconds}};
  setitimer(ITIMER_REAL, &time, NULL);
}

static void on_request(int number) {
  if (number == SIGTERM || number == SIGHUP) {
    if (deadline_signal != 0 && number == SIGHUP) return;
    if (deadline_signal != 0) die_by(number);
    deadline_signal = number;
    set_deadline(PATIENCE_MICROSECONDS);
  }
  if (number == SIGCONT && is_stopping) return;
  tell((unsigned char)number);
}

static void on_crash(int number, siginfo_t *info, void *context) {
  restore_now();
  struct sigaction *old = &old_actions[number];
  sigaction(number, old, NULL);
  if (old->sa_flags & SA_SIGINFO && old->sa_sigaction != NULL) {
    old->sa_sigaction(number, info, context);
    return;
  }
  /* A fault happens again on return, at its own place; what was sent by somebody does not. */
  if (info->si_code <= 0 || number == SIGABRT) raise(number);
}

static void install(int number, const struct sigaction *action, bool may_be_ignored) {
  sigaction(number, NULL, &old_actions[number]);
  bool is_ignored = !(old_actions[number].sa_flags & SA_SIGINFO)
    && old_actions[number].sa_handler == SIG_IGN;
  if (!(is_ignored && may_be_ignored)) sigaction(number, action, NULL);
}

static void install_requests(void) {
  struct sigaction action = {.sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_request;
  for (int index = 0; index < REQUEST_COUNT; index++) {
    int number = requests[index];
    install(number, &action, number != SIGWINCH && number != SIGCONT);
  }
  action.sa_handler = on_deadline;
  install(SIGALRM, &action, false);
}

/* A stack overflow leaves no stack to handle it on. */
static void provide_stack(void) {
  static char memory[64 * 1024];
  stack_t current, own = {.ss_sp = memory, .ss_size = sizeof memory};
  if (sigaltstack(NULL, &current) == 0 && current.ss_flags & SS_DISABLE) sigaltstack(&own, NULL);
}

static void install_crashes(void) {
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  action.sa_sigaction = on_crash;
  for (int index = 0; index < CRASH_COUNT; index++) install(crashes[index], &action, false);
}

static bool make_pipe(void) {
  if (pipe_ends[0] >= 0) return true;
  return pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) == 0;
}

bool signals_open(void) {
  if (!make_pipe()) return false;
  signals_take();
  deadline_signal = 0;
  provide_stack();
  install_requests();
  install_crashes();
  return true;
}

void signals_close(void) {
  for (int index = 0; index < REQUEST_COUNT; index++)
    sigaction(requests[index], &old_actions[requests[index]], NULL);
  for (int index = 0; index < CRASH_COUNT; index++)
    sigaction(crashes[index], &old_actions[crashes[index]], NULL);
  set_deadline(0);
  deadline_signal = 0;
  sigaction(SIGALRM, &old_actions[SIGALRM], NULL);
}

static int32_t happening(unsigned char byte) {
  switch (byte) {
  case SIGINT: return CCURSES_INTERRUPTED;
  case SIGQUIT: return CCURSES_QUIT;
  case SIGTERM:
  case SIGHUP: return CCURSES_HUNG_UP;
  case SIGWINCH: return CCURSES_RESIZED;
  case SIGTSTP: return CCURSES_STOPPED;
  case SIGCONT: return CCURSES_CONTINUED;
  default: return CCURSES_WOKEN;
  }
}

int32_t signals_take(void) {
  unsigned char bytes[64];
  int32_t bits = 0;
  ssize_t count;
  while ((count = read(pipe_ends[0], bytes, sizeof bytes)) > 0)
    for (ssize_t index = 0; index < count; index++) bits |= happening(bytes[index]);
  return bits;
}

void signals_stop_process(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, own;
  sigemptyset(&standard.sa_mask);
  is_stopping = true;
  sigaction(SIGTSTP, &standard, &own);
  raise(SIGTSTP);
  is_stopping = false;
  sigaction(SIGTSTP, &own, NULL);
}
