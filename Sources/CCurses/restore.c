/* The way back when there is no time for ncurses: after a crash, or when the process must end at once.
 *
 * endwin() allocates and locks, so a signal handler cannot call it. What it would send is worked out when
 * the terminal is opened; here it is only written. The error messages of a dying program would vanish with
 * the screen they are printed on: while the screen is up they go to a file in memory, and come out after it. */
#define _GNU_SOURCE 1
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char sequence[1024];
static size_t sequence_length;
static int input, output;
static struct termios modes;
static volatile sig_atomic_t is_armed;
static int real_errors = -1, kept_errors = -1;

void restore_prepare(int in, int out, const struct termios *original) {
  input = in;
  output = out;
  modes = *original;
  sequence_length = 0;
  restore_add("\030"); /* ends a sequence that was cut in the middle */
}

void restore_add(const char *part) {
  if (part == NULL) return;
  size_t length = strlen(part);
  if (sequence_length + length > sizeof sequence) return;
  memcpy(sequence + sequence_length, part, length);
  sequence_length += length;
}

void restore_arm(bool armed) { is_armed = armed; }

/* Writes until nothing is left or nothing more is taken. */
static bool write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

/* From here on a write takes what it gets and does not wait; returns the flags from before. */
static int refuse_to_wait(int file) {
  int flags = fcntl(file, F_GETFL);
  if (flags >= 0) fcntl(file, F_SETFL, flags | O_NONBLOCK);
  return flags;
}

static void wait_again(int file, int flags) {
  if (flags >= 0) fcntl(file, F_SETFL, flags);
}

/* A terminal that takes nothing any more must not keep the process alive: what it refuses is lost. */
void restore_now(void) {
  if (!is_armed) return;
  is_armed = false;
  int error = errno;
  int flags = refuse_to_wait(output);
  int error_flags = refuse_to_wait(real_errors);
  write_all(output, sequence, sequence_length);
  tcsetattr(input, TCSANOW, &modes);
  restore_release_errors();
  /* Both may be one open terminal: the flags that were read first are the ones to end with. */
  wait_again(STDERR_FILENO, error_flags);
  wait_again(output, flags);
  errno = error;
}

void restore_capture_errors(void) {
  if (real_errors >= 0 || !isatty(STDERR_FILENO)) return;
  kept_errors = memfd_create("errors", MFD_CLOEXEC);
  if (kept_errors < 0) return;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_errors >= 0 && dup2(kept_errors, STDERR_FILENO) >= 0) return;
  if (real_errors >= 0) close(real_errors);
  close(kept_errors);
  real_errors = kept_errors = -1;
}

void restore_release_errors(void) {
  if (real_errors < 0) return;
  dup2(real_errors, STDERR_FILENO);
  close(real_errors);
  real_errors = -1;
  char bytes[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(kept_errors, bytes, sizeof bytes, offset)) > 0) {
    if (!write_all(STDERR_FILENO, bytes, (size_t)count)) break;
    offset += count;
  }
  close(kept_errors);
  kept_errors = -1;
}
