/* From ncurses to the terminal: one write a frame.
 *
 * Debian's ncurses writes at every move of the cursor. Here it writes into a file in memory; what gathered
 * there is sent at once, which halves the time of a frame and cannot be seen half done. */
#define _GNU_SOURCE 1
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int file = -1;
static buffer collected;

bool frame_open(void) {
  file = memfd_create("frame", MFD_CLOEXEC);
  return file >= 0;
}

void frame_close(void) {
  if (file >= 0) close(file);
  file = -1;
}

/* For ncurses: the same file at the same place, to be closed on its own. */
int frame_duplicate(void) { return fcntl(file, F_DUPFD_CLOEXEC, 3); }

void frame_discard(void) { lseek(file, 0, SEEK_SET); }

static bool make_room(buffer *target, size_t count) {
  if (target->capacity >= count) return true;
  char *bytes = realloc(target->bytes, count);
  if (bytes == NULL) return false;
  target->bytes = bytes;
  target->capacity = count;
  return true;
}

void buffer_add(buffer *target, const char *bytes, size_t count) {
  size_t needed = target->count + count;
  if (needed > target->capacity && !make_room(target, needed * 2)) {
    target->is_lost = true;
    return;
  }
  memcpy(target->bytes + target->count, bytes, count);
  target->count = needed;
}

/* Moves what ncurses wrote since the last time into `collected`. */
static bool collect(void) {
  off_t count = lseek(file, 0, SEEK_CUR);
  if (count <= 0) {
    collected.count = 0;
    return count == 0;
  }
  if (!make_room(&collected, (size_t)count)) return false;
  ssize_t got = pread(file, collected.bytes, (size_t)count, 0);
  collected.count = got > 0 ? (size_t)got : 0;
  frame_discard();
  return got == count;
}

/* ncurses gives the terminal the palette back that it had from the factory, which may not be that of its user. */
static void leave_palette_alone(void) {
  const char *sequence = description_string("oc");
  size_t length = sequence != NULL ? strlen(sequence) : 0;
  char *found;
  while (length > 0
         && (found = memmem(collected.bytes, collected.count, sequence, length)) != NULL) {
    char *rest = found + length;
    memmove(found, rest, collected.count - (size_t)(rest - collected.bytes));
    collected.count -= length;
  }
}

bool frame_move(buffer *target) {
  if (!collect()) return false;
  leave_palette_alone();
  buffer_add(target, collected.bytes, collected.count);
  return true;
}

bool frame_send(int output) {
  if (!collect()) return false;
  leave_palette_alone();
  return frame_write(output, collected.bytes, collected.count);
}

bool frame_write(int output, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(output, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {output, POLLOUT, 0};
      poll(&ready, 1, -1);
      continue;
    }
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}
