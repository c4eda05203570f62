/* Draws what changed in a frame without ncurses, where the terminal does what xterm does.
 *
 * ncurses compares cells that were compared before, asks the description of the terminal how to say each colour and
 * each move, and names the colours again for every text. Here the cells that changed become pieces at once. ncurses
 * only clears the screen before a frame that begins anew; what is drawn here it need not know. */
#include "internal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  BYTES_PER_SCALAR = 4,
  BYTES_PER_CELL = BYTES_PER_SCALAR * (1 + CCURSES_MARK_COUNT_MAX),
  GAP_MAX = 4,     /* to go over more cells takes less than to draw them again */
  TAIL_MIN = 4,    /* so many blanks are erased as far as the edge */
  ERASED_MIN = 6,  /* or in the row */
  CROSSED_MIN = 11 /* or where one has to go on behind them */
};

static rendition *pairs;
static int pair_count;
/* What the pieces that wait consist of; it stays in its place until they are sent. */
static char *text;
static size_t text_count, text_capacity;
static buffer painted;
static int32_t column_count;
static bool can_erase;
/* The piece at whose end something may be added. */
static piece open;
static bool is_open;

void paint_start(void) {
  can_erase = description_can_erase();
  pair_count = 0;
  rendition_start();
  paint_forget();
}

void paint_forget(void) {
  rendition_forget();
  pieces_lose_place();
}

/* ---- Looks ---- */

void paint_note_pair(int pair, int foreground, int background) {
  if (pair >= pair_count) {
    rendition *more = realloc(pairs, (size_t)(pair + 1) * sizeof *more);
    if (more == NULL) return;
    while (pair_count <= pair) more[pair_count++] = rendition_standard;
    pairs = more;
  }
  pairs[pair] = (rendition){{foreground, background}, 0};
}

static rendition look_of(const ccurses_cell *cell) {
  rendition look = cell->pair > 0 && cell->pair < pair_count ? pairs[cell->pair] : rendition_standard;
  look.attributes = cell->attributes;
  return look;
}

static bool looks_same(const ccurses_cell *one, const ccurses_cell *other) {
  return one->pair == other->pair && one->attributes == other->attributes;
}

/* Whether nothing but the background is seen of it. */
static bool is_blank(const ccurses_cell *cell) {
  return cell->scalar == ' ' && cell->mark_count == 0
    && (cell->attributes & (CCURSES_UNDERLINE | CCURSES_REVERSE)) == 0;
}

static bool is_blank_like(const ccurses_cell *one, const ccurses_cell *other) {
  return is_blank(one)
    && (looks_same(one, other) || look_of(one).colors[1] == look_of(other).colors[1]);
}

/* ---- Text ---- */

static bool make_room(size_t count) {
  if (text_count + count <= text_capacity) return true;
  pieces_send(&painted);
  text_count = 0;
  if (count <= text_capacity) return true;
  char *more = realloc(text, 2 * count);
  if (more == NULL) return false;
  text = more;
  text_capacity = 2 * count;
  return true;
}

static void add_scalar(uint32_t scalar) {
  char *next = text + text_count;
  if (scalar < 0x80) {
    *next++ = (char)scalar;
  } else {
    int rest = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
    *next++ = (char)(0xFF00 >> (rest + 1) | scalar >> 6 * rest);
    while (rest-- > 0) *next++ = (char)(0x80 | (scalar >> 6 * rest & 0x3F));
  }
  text_count = (size_t)(next - text);
}

static void add_character(const ccurses_cell *cell, const uint32_t *marks) {
  if (!cell_is_as_wide_as_believed(cell)) {
    for (int column = 0; column < cell->width; column++) add_scalar('?');
    return;
  }
  add_scalar(cell->scalar);
  for (int index = 0; index < cell->mark_count; index++)
    if (ccurses_width(marks[index]) == 0) add_scalar(marks[index]);
}

/* ---- Pieces ---- */

static void close_piece(void) {
  if (is_open) pieces_add(&painted, &open);
  is_open = false;
}

/* Whether a cell can be drawn at the end of the open piece. */
static bool goes_along(const ccurses_cell *cell) {
  rendition look = look_of(cell);
  if (rendition_is_same(&look, &open.look)) return true;
  return (open.is_blank || is_blank(cell)) && look.colors[1] == open.look.colors[1]
    && rendition_is_plain(&look) && rendition_is_plain(&open.look);
}

static void draw(place at, const ccurses_cell *cell, const uint32_t *marks) {
  if (is_open && !goes_along(cell)) close_piece();
  if (!is_open) {
    open = (piece){.bytes = text + text_count, .start = at, .first = at.column,
                   .look = look_of(cell), .is_blank = true};
    is_open = true;
  }
  if (open.is_blank && !is_blank(cell)) {
    open.look = look_of(cell);
    open.is_blank = false;
  }
  add_character(cell, marks);
  open.count = (size_t)(text + text_count - open.bytes);
  open.last = at.column + cell->width - 1;
  /* Where the cursor is at the right edge differs between terminals. */
  open.end = open.last + 1 < column_count ? (place){at.row, open.last + 1} : (place){-1, 0};
}

/* ---- Rows ---- */

/* The cells of a row that are still to be drawn, and where they stand. */
typedef struct {
  const ccurses_cell *cell, *end;
  const uint32_t *marks;
  place at;
} remainder;

static void pass(remainder *rest, int count) {
  for (; count > 0; count--) {
    rest->at.column += rest->cell->width;
    rest->marks += rest->cell->mark_count;
    rest->cell++;
  }
}

static void draw_some(remainder *rest, int count) {
  for (; count > 0; count--) {
    draw(rest->at, rest->cell, rest->marks);
    pass(rest, 1);
  }
}

/* How many cells that did not change come before the next one that did; -1 where none does. */
static int gap_before_change(const remainder *rest) {
  for (const ccurses_cell *next = rest->cell; next < rest->end; next++)
    if (next->is_changed) return (int)(next - rest->cell);
  return -1;
}

/* Whether it takes less to draw so many cells again than to go over them to the one behind. */
static bool is_bridge(const ccurses_cell *cell, int count) {
  int bytes = 0;
  for (int index = 0; index < count && bytes <= GAP_MAX; index++) {
    bool is_ascii = cell[index].scalar < 0x80 && cell[index].mark_count == 0;
    if (!goes_along(&cell[index])) return false;
    bytes += is_ascii ? 1 : BYTES_PER_SCALAR - 1;
  }
  return bytes <= GAP_MAX && goes_along(&cell[count]);
}

/* How many blanks from here on are better erased than drawn; 0 if there are too few. */
static int erasable(const remainder *rest) {
  if (!can_erase || !is_blank(rest->cell)) return 0;
  const ccurses_cell *next = rest->cell, *changed = next;
  for (; next < rest->end && is_blank_like(next, rest->cell); next++)
    if (next->is_changed) changed = next;
  int count = (int)(changed + 1 - rest->cell), whole = (int)(next - rest->cell);
  bool is_tail = next == rest->end && rest->at.column + whole == column_count;
  if (is_tail) return count >= TAIL_MIN ? whole : 0;
  bool goes_on = count == whole && next < rest->end;
  return count >= (goes_on ? CROSSED_MIN : ERASED_MIN) ? count : 0;
}

/* Erases blanks, as far as the edge where all behind are blank; the cursor stays before them. */
static void erase(remainder *rest, int count) {
  close_piece();
  char *start = text + text_count;
  int end = rest->at.column + count;
  int length = end == column_count ? sprintf(start, "\033[K") : sprintf(start, "\033[%dX", count);
  text_count += (size_t)length;
  pieces_add(&painted, &(piece){start, (size_t)length, rest->at, rest->at, rest->at.column, end - 1,
                                look_of(rest->cell), true});
  pass(rest, count);
}

void ccurses_paint_cells(int32_t row, int32_t column, const ccurses_cell *cells, int32_t count,
                         const uint32_t *marks) {
  int32_t row_count;
  ccurses_get_size(&row_count, &column_count);
  if (!make_room((size_t)count * BYTES_PER_CELL)) return;
  remainder rest = {cells, cells + count, marks, {row, column}};
  int gap;
  while ((gap = gap_before_change(&rest)) >= 0) {
    if (is_open && is_bridge(rest.cell, gap)) {
      draw_some(&rest, gap);
    } else {
      close_piece();
      pass(&rest, gap);
    }
    int erased = erasable(&rest);
    if (erased > 0) erase(&rest, erased);
    else draw_some(&rest, 1);
  }
  close_piece();
}

/* ---- Moves ---- */

static void say(const char *format, int first, int second) {
  char sequence[32];
  int length = snprintf(sequence, sizeof sequence, format, first, second);
  buffer_add(&painted, sequence, (size_t)length);
}

/* To confine the moving, and to end that, takes the cursor home. */
void ccurses_scroll(int32_t first, int32_t end, int32_t count) {
  say("\033[%d;%dr", first + 1, end);
  pieces_lose_place();
  pieces_go(&painted, (place){count > 0 ? end - 1 : first, 0});
  for (; count > 0; count--) buffer_add(&painted, "\n", 1);
  for (; count < 0; count++) buffer_add(&painted, "\033M", 2);
  buffer_add(&painted, "\033[r", 3);
  pieces_lose_place();
}

void ccurses_shift(int32_t row, int32_t column, int32_t count) {
  pieces_go(&painted, (place){row, column});
  if (count > 0) say("\033[%dP", count, 0);
  else say("\033[%d@", -count, 0);
}

/* ---- Sending ---- */

static bool send_painted(int output) {
  bool is_sent = !painted.is_lost && frame_write(output, painted.bytes, painted.count);
  painted.count = text_count = 0;
  painted.is_lost = false;
  return is_sent;
}

bool paint_begin_anew(void) {
  paint_forget();
  return frame_move(&painted);
}

bool paint_send(int output, place cursor, bool has_sequences) {
  pieces_send(&painted);
  if (has_sequences && !frame_move(&painted)) painted.is_lost = true;
  pieces_go(&painted, cursor);
  return send_painted(output);
}

bool paint_settle(int output) {
  rendition_tell(&painted, &rendition_standard);
  return send_painted(output);
}
