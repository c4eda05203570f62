/* Says in as few bytes as possible in which colours and with which emphasis text is drawn.
 *
 * What is to be drawn next makes the terminal be told the difference between what it has and what it should have.
 *
 * On the way, colour numbers that stand for mixtures are replaced: the terminal is told red, green and blue, and the
 * palette that belongs to the user is not redefined. */
#include "internal.h"
#include <string.h>

enum { STANDARD = -1, UNKNOWN = -2, FIRST_MIXABLE = 16, LONGEST_CHANGE = 80 };

const rendition rendition_standard = {{STANDARD, STANDARD}, 0};
static const rendition unknown = {{UNKNOWN, UNKNOWN}, UNKNOWN};

/* What the terminal has. */
static rendition present;
static uint32_t mixtures[256];
static bool has_mixture[256];

void rendition_forget(void) { present = unknown; }

void rendition_start(void) {
  memset(has_mixture, 0, sizeof has_mixture);
  rendition_forget();
}

void ccurses_mix(uint8_t number, uint32_t rgb) {
  mixtures[number] = rgb;
  has_mixture[number] = number >= FIRST_MIXABLE;
  rendition_forget(); /* the number may have stood for another one */
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

bool rendition_is_same(const rendition *one, const rendition *other) {
  return one->colors[0] == other->colors[0] && one->colors[1] == other->colors[1]
    && one->attributes == other->attributes;
}

void rendition_tell(buffer *target, const rendition *wanted) {
  if (rendition_is_same(&present, wanted)) return;
  change sequence = {.length = 0};
  if (present.attributes == UNKNOWN) {
    say(&sequence, 0);
    present = rendition_standard;
  }
  say_difference(&sequence, present, *wanted);
  present = *wanted;
  buffer_add(target, "\033[", 2);
  buffer_add(target, sequence.text, sequence.length);
  buffer_add(target, "m", 1);
}

bool rendition_is_plain(const rendition *look) {
  return (look->attributes & (CCURSES_UNDERLINE | CCURSES_REVERSE)) == 0;
}

void rendition_tell_background(buffer *target, const rendition *wanted) {
  rendition enough = *wanted;
  if (present.attributes != UNKNOWN && rendition_is_plain(&present) && rendition_is_plain(wanted)) {
    enough = present;
    enough.colors[1] = wanted->colors[1];
  }
  rendition_tell(target, &enough);
}

int rendition_distance(const rendition *wanted) {
  enum { COLOR_COST = 9, ATTRIBUTES_COST = 3 };
  return (present.colors[0] != wanted->colors[0]) * COLOR_COST
    + (present.colors[1] != wanted->colors[1]) * COLOR_COST
    + (present.attributes != wanted->attributes) * ATTRIBUTES_COST;
}
