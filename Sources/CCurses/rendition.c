/* Says in as few bytes as possible in which colours and with which emphasis text is drawn.
 *
 * Where only bold ends, ncurses resets everything and names both colours again, and before every move of the
 * cursor it does so once more: two thirds of a coloured frame are such sequences. Here they are only noted. What
 * is to be drawn next makes the terminal be told the difference between what it has and what it should have.
 *
 * On the way, colour numbers that stand for mixtures are replaced: ncurses speaks of 256 colours, the terminal is
 * told red, green and blue, and the palette that belongs to the user is not redefined.
 *
 * Only for terminals that write colours as xterm does; for others the bytes stay as they are. */
#include "internal.h"
#include <string.h>

enum { STANDARD = -1, UNKNOWN = -2, FIRST_MIXABLE = 16, LONGEST_CHANGE = 80, PARAMETER_COUNT_MAX = 16 };

/* A foreground, a background and bits of ccurses_attribute. */
typedef struct {
  int colors[2];
  int attributes;
} rendition;

static const rendition standard = {{STANDARD, STANDARD}, 0};
static const rendition unknown = {{UNKNOWN, UNKNOWN}, UNKNOWN};

static bool is_enabled;
/* What the terminal has, and what ncurses asked for last. */
static rendition present, wanted;
static bool has_ascii_charset;
static uint32_t mixtures[256];
static bool has_mixture[256];

void rendition_forget(void) {
  present = unknown;
  wanted = standard;
  has_ascii_charset = false;
}

void rendition_start(bool enable) {
  is_enabled = enable;
  memset(has_mixture, 0, sizeof has_mixture);
  rendition_forget();
}

void ccurses_mix(uint8_t number, uint32_t rgb) {
  mixtures[number] = rgb;
  has_mixture[number] = number >= FIRST_MIXABLE;
  present = unknown; /* the number may have stood for another one */
}

/* ---- Telling ---- */

/* The parameters of a sequence that is being made. */
typedef struct {
  char text[LONGEST_CHANGE];
  size_t length;
} change;

static void say(change *sequence, int number) {
  char digits[3];
  int count = 0;
  if (sequence->length + 4 > sizeof sequence->text) return;
  do digits[count++] = (char)('0' + number % 10);
  while ((number /= 10) > 0 && count < 3);
  if (sequence->length > 0) sequence->text[sequence->length++] = ';';
  while (count > 0) sequence->text[sequence->length++] = digits[--count];
}

static void say_color(change *sequence, bool is_background, int color) {
  int base = is_background ? 40 : 30;
  if (color == STANDARD) {
    say(sequence, base + 9);
  } else if (color < 8) {
    say(sequence, base + color);
  } else if (color < FIRST_MIXABLE) {
    say(sequence, base + 60 + color - 8);
  } else if (has_mixture[color]) {
    int parts[] = {base + 8, 2, mixtures[color] >> 16 & 255, mixtures[color] >> 8 & 255,
                   mixtures[color] & 255};
    for (int index = 0; index < 5; index++) say(sequence, parts[index]);
  } else {
    int parts[] = {base + 8, 5, color};
    for (int index = 0; index < 3; index++) say(sequence, parts[index]);
  }
}

static void say_attributes(change *sequence, int begun) {
  if (begun & CCURSES_BOLD) say(sequence, 1);
  if (begun & CCURSES_DIM) say(sequence, 2);
  if (begun & CCURSES_UNDERLINE) say(sequence, 4);
  if (begun & CCURSES_REVERSE) say(sequence, 7);
}

/* From one rendition to another; bold and faint can only be ended together. */
static void say_difference(change *sequence, rendition from, rendition to) {
  enum { WEIGHTS = CCURSES_BOLD | CCURSES_DIM };
  int ended = from.attributes & ~to.attributes;
  if (ended & WEIGHTS) {
    say(sequence, 22);
    from.attributes &= ~WEIGHTS;
  }
  if (ended & CCURSES_UNDERLINE) say(sequence, 24);
  if (ended & CCURSES_REVERSE) say(sequence, 27);
  say_attributes(sequence, to.attributes & ~from.attributes);
  for (int plane = 0; plane < 2; plane++)
    if (from.colors[plane] != to.colors[plane]) say_color(sequence, plane, to.colors[plane]);
}

/* Writes the sequence that makes the terminal have what is wanted; how long it is. */
static size_t tell(char *target) {
  if (memcmp(&present, &wanted, sizeof present) == 0) return 0;
  change sequence = {.length = 0};
  if (present.attributes == UNKNOWN) {
    say(&sequence, 0);
    present = standard;
  }
  say_difference(&sequence, present, wanted);
  present = wanted;
  memcpy(target, "\033[", 2);
  memcpy(target + 2, sequence.text, sequence.length);
  target[2 + sequence.length] = 'm';
  return sequence.length + 3;
}

/* The same before blanks, of which nothing but the background is seen: the other colour need not be told. */
static size_t tell_background(char *target) {
  enum { SEEN_ON_BLANKS = CCURSES_UNDERLINE | CCURSES_REVERSE };
  if (present.attributes == UNKNOWN || (present.attributes | wanted.attributes) & SEEN_ON_BLANKS)
    return tell(target);
  rendition whole = wanted;
  wanted = present;
  wanted.colors[1] = whole.colors[1];
  size_t told = tell(target);
  wanted = whole;
  return told;
}

/* ---- Noting ---- */

/* Splits "1;38;5;200" or "38:5:200"; the number of parameters, or -1 if there are too many. */
static int parameters(const char *bytes, size_t count, int *numbers) {
  int used = 1;
  numbers[0] = 0;
  for (size_t index = 0; index < count; index++) {
    if (bytes[index] == ';' || bytes[index] == ':') {
      if (used == PARAMETER_COUNT_MAX) return -1;
      numbers[used++] = 0;
    } else if (numbers[used - 1] < 1000) {
      numbers[used - 1] = numbers[used - 1] * 10 + bytes[index] - '0';
    }
  }
  return used;
}

static bool note_attribute(int number) {
  switch (number) {
  case 0: wanted = standard; return true;
  case 1: wanted.attributes |= CCURSES_BOLD; return true;
  case 2: wanted.attributes |= CCURSES_DIM; return true;
  case 4: wanted.attributes |= CCURSES_UNDERLINE; return true;
  case 7: wanted.attributes |= CCURSES_REVERSE; return true;
  case 22: wanted.attributes &= ~(CCURSES_BOLD | CCURSES_DIM); return true;
  case 24: wanted.attributes &= ~CCURSES_UNDERLINE; return true;
  case 27: wanted.attributes &= ~CCURSES_REVERSE; return true;
  default: return false;
  }
}

/* A colour that needs one parameter. */
static bool note_short_color(int number) {
  bool is_bright = number >= 90;
  int plane = number >= (is_bright ? 100 : 40);
  int color = number - (is_bright ? 90 : 30) - 10 * plane;
  if (number < 30 || color < 0 || color > 9 || color == 8 || (is_bright && color > 7)) return false;
  wanted.colors[plane] = color == 9 ? STANDARD : color + (is_bright ? 8 : 0);
  return true;
}

/* Notes a whole sequence; false, with nothing noted, if any of it is not understood. */
static bool note(const char *bytes, size_t count) {
  int numbers[PARAMETER_COUNT_MAX], used = parameters(bytes, count, numbers);
  rendition before = wanted;
  for (int index = 0; index < used; index++) {
    bool is_long = (numbers[index] == 38 || numbers[index] == 48) && index + 2 < used
      && numbers[index + 1] == 5 && numbers[index + 2] < 256;
    if (is_long) {
      wanted.colors[numbers[index] == 48] = numbers[index + 2];
      index += 2;
    } else if (!note_attribute(numbers[index]) && !note_short_color(numbers[index])) {
      wanted = before;
      return false;
    }
  }
  return used > 0;
}

/* ---- Passing on ---- */

/* How long the sequence at the beginning is, from ESC to its last byte. */
static size_t sequence_length(const char *bytes, size_t count) {
  if (count < 2) return count;
  size_t index = 2;
  if (bytes[1] == '(' || bytes[1] == ')') return count < 3 ? count : 3;
  if (bytes[1] != '[') return 2;
  while (index < count && (bytes[index] < 0x40 || bytes[index] > 0x7E)) index++;
  return index < count ? index + 1 : count;
}

/* Whether a sequence only moves the cursor, which looks the same in any rendition. */
static bool is_move(const char *bytes, size_t length) {
  return bytes[1] == '[' && bytes[2] != '?' && strchr("ABCDGHd", bytes[length - 1]) != NULL;
}

/* Whether a sequence only leaves blanks in a row; where a whole screen begins anew, everything is told. */
static bool is_erasure(const char *bytes, size_t length) {
  return bytes[1] == '[' && bytes[2] != '?' && strchr("KX", bytes[length - 1]) != NULL;
}

static size_t pass_sequence(char *target, const char *bytes, size_t length) {
  bool is_ascii_charset = length == 3 && memcmp(bytes, "\033(B", 3) == 0;
  if (is_ascii_charset && has_ascii_charset) return 0;
  has_ascii_charset = is_ascii_charset || (has_ascii_charset && bytes[1] != '(');
  if (length >= 3 && bytes[1] == '[' && bytes[length - 1] == 'm' && bytes[2] != '?') {
    if (note(bytes + 2, length - 3)) return 0;
    size_t told = tell(target);
    memcpy(target + told, bytes, length);
    present = unknown;
    return told + length;
  }
  bool is_long = length > 2;
  size_t told = is_long && is_move(bytes, length)      ? 0
    : is_long && is_erasure(bytes, length) ? tell_background(target)
                                           : tell(target);
  memcpy(target + told, bytes, length);
  return told + length;
}

/* A change is told only after a sequence of three bytes or more asked for it, before a byte or more, and in two parts at
 * most: the background before blanks, the rest before what is written. */
size_t rendition_room(size_t count) { return count * 12 + 2 * LONGEST_CHANGE; }

size_t rendition_settle(char *target) { return is_enabled ? tell(target) : 0; }

/* What only moves the cursor to the left, or selects the usual character set. */
static size_t leading_moves(const char *bytes, size_t count) {
  size_t index = 0;
  while (index < count && memchr("\r\b\017", bytes[index], 3) != NULL) index++;
  return index;
}

static size_t leading_blanks(const char *bytes, size_t count) {
  size_t index = 0;
  while (index < count && bytes[index] == ' ') index++;
  return index;
}

static size_t pass_text(char *target, const char *bytes, size_t count) {
  size_t done = leading_moves(bytes, count), told = 0;
  memcpy(target, bytes, done);
  size_t blanks = leading_blanks(bytes + done, count - done);
  if (blanks > 0 && (done + blanks == count || present.colors[1] == wanted.colors[1])) {
    told = tell_background(target + done);
    memcpy(target + told + done, bytes + done, blanks);
    done += blanks;
  }
  if (done == count) return told + count;
  told += tell(target + told + done);
  memcpy(target + told + done, bytes + done, count - done);
  return told + count;
}

size_t rendition_pass(char *target, const char *bytes, size_t count) {
  if (!is_enabled) {
    memcpy(target, bytes, count);
    return count;
  }
  char *next = target;
  const char *end = bytes + count;
  while (bytes < end) {
    const char *escape = memchr(bytes, '\033', (size_t)(end - bytes));
    size_t plain = (size_t)((escape != NULL ? escape : end) - bytes);
    next += pass_text(next, bytes, plain);
    bytes += plain;
    if (bytes == end) break;
    size_t length = sequence_length(bytes, (size_t)(end - bytes));
    next += pass_sequence(next, bytes, length);
    bytes += length;
  }
  return (size_t)(next - target);
}
