/* Takes apart what ncurses wrote: what is drawn becomes pieces, which are sent sorted by their looks.
 *
 * Moves of the cursor and selected colours are only noted. What is not understood is passed on in its place: what
 * was drawn before goes before it, and the cursor and the colours are what ncurses believes.
 *
 * Only for terminals that write colours as xterm does; for others the bytes stay as they are. */
#define _GNU_SOURCE 1
#include "internal.h"
#include <string.h>
#include <wchar.h>

static bool is_enabled, has_ascii_charset, is_shifted_in;
/* Only a part of the screen scrolls, or characters push others to the right: order is everything then. */
static bool is_confined, is_inserting;
/* What ncurses asked for last, and where it believes the cursor to be. */
static rendition wanted;
static place cursor;
static int32_t row_count, column_count;
static buffer *target;

static void lose_place(void) {
  cursor.row = -1;
  pieces_lose_place();
}

void regroup_forget(void) {
  rendition_forget();
  wanted = rendition_standard;
  has_ascii_charset = is_shifted_in = is_confined = is_inserting = false;
  lose_place();
}

void regroup_start(bool enable) {
  is_enabled = enable;
  rendition_start();
  regroup_forget();
}

static bool knows_place(void) { return cursor.row >= 0; }

/* Here, and in this rendition. */
static void pass_on(const char *bytes, size_t count) {
  pieces_send(target);
  pieces_go(target, cursor);
  rendition_tell(target, &wanted);
  buffer_add(target, bytes, count);
}

static void pass_on_and_lose_place(const char *bytes, size_t count) {
  pass_on(bytes, count);
  lose_place();
}

/* ---- Text ---- */

/* How long the sequence at the beginning is, from ESC to its last byte. */
static size_t sequence_length(const char *bytes, const char *end) {
  size_t count = (size_t)(end - bytes), index = 2;
  if (count < 2) return count;
  if (bytes[1] == '(' || bytes[1] == ')') return count < 3 ? count : 3;
  if (bytes[1] != '[') return 2;
  while (index < count && (bytes[index] < 0x40 || bytes[index] > 0x7E)) index++;
  return index < count ? index + 1 : count;
}

/* A parameter of a sequence, or 1; `next` is where the one behind it begins. */
static int parameter(const char *bytes, const char **next) {
  int number = 0;
  while (*bytes >= '0' && *bytes <= '9' && number < 10000) number = number * 10 + *bytes++ - '0';
  if (next != NULL) *next = *bytes == ';' ? bytes + 1 : bytes;
  return number > 0 ? number : 1;
}

/* How many columns a character takes; -1 if nobody knows. */
static int width_of(const char *bytes, const char *end, size_t *length) {
  *length = 1;
  if ((unsigned char)*bytes < 0x80) return 1;
  wchar_t scalar;
  mbstate_t state = {0};
  size_t count = mbrtowc(&scalar, bytes, (size_t)(end - bytes), &state);
  if (count == 0 || count > 4) return -1;
  *length = count;
  return wcwidth(scalar);
}

/* How far the text at the beginning goes, with the sequences that repeat its characters, and how wide it is. */
static const char *text_end(const char *bytes, const char *end, int *width, bool *is_blank) {
  *width = 0;
  *is_blank = true;
  while (bytes < end) {
    bool is_control = (unsigned char)*bytes < 0x20;
    size_t length = is_control && *bytes == '\033' ? sequence_length(bytes, end) : 1;
    int columns = 0;
    if (!is_control) columns = width_of(bytes, end, &length);
    else if (length > 2 && bytes[length - 1] == 'b') columns = parameter(bytes + 2, NULL);
    else break;
    if (!is_control && *bytes != ' ') *is_blank = false;
    *width = columns < 0 || *width < 0 ? -1 : *width + columns;
    bytes += length;
  }
  return bytes;
}

/* A text that comes to the right edge stays in its place: where the cursor is then differs between terminals. */
static const char *pass_text(const char *bytes, const char *end) {
  int width;
  bool is_blank;
  const char *next = text_end(bytes, end, &width, &is_blank);
  size_t count = (size_t)(next - bytes);
  if (!knows_place() || width < 0 || cursor.column + width >= column_count) {
    pass_on_and_lose_place(bytes, count);
    return next;
  }
  place behind = {cursor.row, cursor.column + width};
  pieces_add(target, &(piece){bytes, count, cursor, behind, cursor.column, behind.column - 1,
                              wanted, is_blank});
  cursor = behind;
  return next;
}

static void pass_control(const char *byte) {
  bool is_shift_in = *byte == '\017';
  if (is_shift_in && is_shifted_in) return;
  is_shifted_in = is_shift_in || (is_shifted_in && *byte != '\016');
  bool scrolls = *byte == '\n' && cursor.row + 1 >= row_count;
  if (is_shift_in || scrolls || !knows_place()) pass_on(byte, 1);
  else if (*byte == '\r') cursor.column = 0;
  else if (*byte == '\n') cursor.row++;
  else if (*byte == '\b' && cursor.column > 0) cursor.column--;
  else pass_on_and_lose_place(byte, 1);
}

/* ---- Sequences ---- */

/* Whether a sequence only moves the cursor, and is noted. */
static bool note_move(const char *parameters, char kind) {
  const char *second;
  int first = parameter(parameters, &second);
  if (kind == 'H' && !is_confined && !is_inserting) {
    cursor = (place){first - 1, parameter(second, NULL) - 1};
    return true;
  }
  if (!knows_place()) return false;
  switch (kind) {
  case 'A': cursor.row -= first; return true;
  case 'B': cursor.row += first; return true;
  case 'C': cursor.column += first; return true;
  case 'D': cursor.column -= first; return true;
  case 'G': cursor.column = first - 1; return true;
  case 'd': cursor.row = first - 1; return true;
  default: return false;
  }
}

/* Whether a sequence only leaves blanks in a row; where a whole screen begins anew, everything is told. */
static bool note_erasure(const char *bytes, size_t length, char kind) {
  bool is_to_left = kind == 'K' && bytes[2] == '1';
  bool is_to_right = kind == 'K' && length == 3;
  if (!knows_place() || !(is_to_left || is_to_right || kind == 'X')) return false;
  int last = is_to_left ? cursor.column
    : is_to_right       ? column_count - 1
                        : cursor.column + parameter(bytes + 2, NULL) - 1;
  pieces_add(target, &(piece){bytes, length, cursor, cursor, is_to_left ? 0 : cursor.column, last,
                              wanted, true});
  return true;
}

/* Whether the cursor stays where it is. */
static bool keeps_place(const char *bytes, char kind) {
  return bytes[2] == '?' || strchr("JKPX@m", kind) != NULL;
}

static void note_mode(const char *bytes, size_t length, char kind) {
  const char *second;
  int first = parameter(bytes + 2, &second);
  if (kind == 'r') is_confined = length > 3 && (first > 1 || parameter(second, NULL) < row_count);
  if (kind == 'h' || kind == 'l') is_inserting = kind == 'h' && first == 4;
}

static void pass_control_sequence(const char *bytes, size_t length) {
  char kind = bytes[length - 1];
  bool is_private = bytes[2] == '?';
  if (kind == 'm' && !is_private) {
    if (rendition_note(&wanted, bytes + 2, length - 3)) return;
    pass_on(bytes, length);
    rendition_forget();
    return;
  }
  if (!is_private && (note_move(bytes + 2, kind) || note_erasure(bytes, length, kind))) return;
  pass_on(bytes, length);
  if (!is_private) note_mode(bytes, length, kind);
  if (!keeps_place(bytes, kind)) lose_place();
}

static void pass_sequence(const char *bytes, size_t length) {
  if (length >= 3 && bytes[1] == '[') {
    pass_control_sequence(bytes, length);
    return;
  }
  bool is_ascii_charset = length == 3 && memcmp(bytes, "\033(B", 3) == 0;
  if (is_ascii_charset && has_ascii_charset) return;
  has_ascii_charset = is_ascii_charset || (has_ascii_charset && bytes[1] != '(');
  pass_on(bytes, length);
  if (!is_ascii_charset) lose_place();
}

void regroup_pass(buffer *into, const char *bytes, size_t count, bool needs_cursor) {
  if (!is_enabled) {
    buffer_add(into, bytes, count);
    return;
  }
  const char *end = bytes + count;
  ccurses_get_size(&row_count, &column_count);
  target = into;
  while (bytes < end) {
    if (*bytes == '\033') {
      size_t length = sequence_length(bytes, end);
      pass_sequence(bytes, length);
      bytes += length;
    } else if ((unsigned char)*bytes < 0x20) {
      pass_control(bytes++);
    } else {
      bytes = pass_text(bytes, end);
    }
  }
  pieces_send(target);
  if (needs_cursor) pieces_go(target, cursor);
}

void regroup_settle(buffer *into) {
  if (is_enabled) rendition_tell(into, &wanted);
}
