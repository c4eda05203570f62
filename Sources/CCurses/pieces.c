/* Sends what is drawn in a frame sorted by its looks, not by its rows.
 *
 * To select a colour takes 10 to 20 bytes, to move the cursor 4 to 8. Two texts of one look in different rows are
 * therefore drawn one after the other, and what stands between them later. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

enum { ROW_COUNT_MAX = 1000, LOOK_COUNT_MAX = 64, NONE = -1, UNDECIDED = -2 };

/* A piece that waits, with the number of its look and of the next piece that looks so. */
typedef struct {
  piece piece;
  int look, next;
} waiting;

/* A look, with the pieces that have it. */
typedef struct {
  rendition rendition;
  int first, last;
} look;

static waiting *pieces;
static int piece_count, piece_capacity;
static look looks[LOOK_COUNT_MAX];
static int look_count;
/* Behind the last column of each row in which something waits. */
static int reached[ROW_COUNT_MAX];
/* Where the cursor of the terminal is. */
static place cursor = {.row = NONE};

void pieces_lose_place(void) { cursor.row = NONE; }

/* ---- Moving ---- */

static size_t say_number(char *target, int number) {
  char digits[8];
  size_t count = 0, length = 0;
  do digits[count++] = (char)('0' + number % 10);
  while ((number /= 10) > 0 && count < sizeof digits);
  while (count > 0) target[length++] = digits[--count];
  return length;
}

static size_t say_place(char *target, place to) {
  size_t length = 2;
  memcpy(target, "\033[", 2);
  length += say_number(target + length, to.row + 1);
  target[length++] = ';';
  length += say_number(target + length, to.column + 1);
  target[length++] = 'H';
  return length;
}

/* A few rows down, and along the row; 0 where it is too far. */
static size_t say_way(char *target, place to) {
  enum { FAR = 3 };
  int down = to.row - cursor.row, right = to.column - cursor.column;
  if (cursor.row == NONE || down < 0 || down > FAR) return 0;
  if (right < -FAR && to.column > 0) return 0;
  size_t length = (size_t)down;
  memset(target, '\n', length);
  if (right < 0 && to.column == 0) {
    target[length++] = '\r';
  } else if (right < 0) {
    while (right++ < 0) target[length++] = '\b';
  } else if (right > 0) {
    memcpy(target + length, "\033[", 2);
    length += 2;
    if (right > 1) length += say_number(target + length, right);
    target[length++] = 'C';
  }
  return length;
}

void pieces_go(buffer *target, place to) {
  if (to.row == NONE || (to.row == cursor.row && to.column == cursor.column)) return;
  char there[32], along[32];
  size_t length = say_place(there, to), way = say_way(along, to);
  bool is_near = way > 0 && way <= length;
  buffer_add(target, is_near ? along : there, is_near ? way : length);
  cursor = to;
}

/* ---- Waiting ---- */

static bool make_room(void) {
  if (piece_count < piece_capacity) return true;
  int capacity = piece_capacity == 0 ? 128 : 2 * piece_capacity;
  waiting *more = realloc(pieces, (size_t)capacity * sizeof *more);
  if (more == NULL) return false;
  pieces = more;
  piece_capacity = capacity;
  return true;
}

/* The number of a look; NONE if there are too many. */
static int look_of(const rendition *wanted) {
  for (int index = 0; index < look_count; index++)
    if (rendition_is_same(&looks[index].rendition, wanted)) return index;
  if (look_count == LOOK_COUNT_MAX) return NONE;
  looks[look_count] = (look){*wanted, NONE, NONE};
  return look_count++;
}

static bool shows_blanks_alike(const rendition *one, const rendition *other) {
  return one->colors[1] == other->colors[1] && rendition_is_plain(one) && rendition_is_plain(other);
}

/* Blanks go with what stands before them, or with anything on the same background. */
static int look_of_blanks(const piece *blanks) {
  if (piece_count == 0) return UNDECIDED;
  const waiting *before = &pieces[piece_count - 1];
  bool is_beside = before->look >= 0 && before->piece.end.row == blanks->start.row
    && before->piece.end.column == blanks->start.column;
  bool goes_along = is_beside && shows_blanks_alike(&looks[before->look].rendition, &blanks->look);
  return goes_along ? before->look : UNDECIDED;
}

void pieces_add(buffer *target, const piece *new) {
  int row = new->start.row;
  if (row >= ROW_COUNT_MAX || !make_room()) {
    target->is_lost = true;
    return;
  }
  if (new->first < reached[row]) pieces_send(target); /* what is drawn over comes first */
  bool is_open = new->is_blank && rendition_is_plain(&new->look);
  int look = is_open ? look_of_blanks(new) : look_of(&new->look);
  if (look == NONE) {
    pieces_send(target);
    look = look_of(&new->look);
  }
  pieces[piece_count++] = (waiting){*new, look, NONE};
  reached[row] = new->last + 1;
}

/* ---- Sending ---- */

static void decide(waiting *blanks) {
  int index = 0;
  while (index < look_count && !shows_blanks_alike(&looks[index].rendition, &blanks->piece.look))
    index++;
  blanks->look = index < look_count ? index : look_of(&blanks->piece.look);
  if (blanks->look == NONE) blanks->look = 0; /* tell_background() says what it needs */
}

static void sort_by_look(void) {
  for (int index = 0; index < piece_count; index++)
    if (pieces[index].look == UNDECIDED) decide(&pieces[index]);
  for (int index = 0; index < piece_count; index++) {
    look *own = &looks[pieces[index].look];
    if (own->first == NONE) own->first = index;
    else pieces[own->last].next = index;
    own->last = index;
  }
}

static look *nearest_look(void) {
  look *best = NULL;
  for (look *one = looks; one < looks + look_count; one++) {
    if (one->first == NONE) continue;
    if (best == NULL
        || rendition_distance(&one->rendition) < rendition_distance(&best->rendition)) best = one;
  }
  return best;
}

static void send(buffer *target, const piece *one, const rendition *look) {
  pieces_go(target, one->start);
  if (!one->is_blank) rendition_tell(target, look);
  else rendition_tell_background(target, &one->look);
  buffer_add(target, one->bytes, one->count);
  cursor = one->end;
}

void pieces_send(buffer *target) {
  sort_by_look();
  for (look *next = nearest_look(); next != NULL; next = nearest_look()) {
    for (int index = next->first; index != NONE; index = pieces[index].next)
      send(target, &pieces[index].piece, &next->rendition);
    next->first = NONE;
  }
  for (int index = 0; index < piece_count; index++) reached[pieces[index].piece.start.row] = 0;
  piece_count = look_count = 0;
}
