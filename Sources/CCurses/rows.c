/* Cells for ncurses. */
#include "internal.h"
#include <locale.h>
#include <langinfo.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { MARK_COUNT_MAX = CCHARW_MAX - 1 };

static cchar_t *line;
static size_t line_capacity;

static bool takes_charset(const char *locale, const char *charset) {
  return setlocale(LC_CTYPE, locale) != NULL && strcmp(nl_langinfo(CODESET), charset) == 0;
}

/* Whether the environment asks for ASCII in so many words; LANG=C is what many have who never chose. */
static bool is_ascii_wanted(void) {
  const char *locale = getenv("LC_ALL");
  if (locale == NULL || *locale == 0) locale = getenv("LC_CTYPE");
  return locale != NULL && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0);
}

/* The user's own character set. Where the environment says nothing, or something that is not installed,
 * UTF-8 is likelier than ASCII; where it says another one, that is believed. */
bool ccurses_use_locale(void) {
  if (takes_charset("", "UTF-8")) return true;
  bool is_other = setlocale(LC_CTYPE, "") != NULL
    && strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") != 0;
  bool may_guess = !is_other && !is_ascii_wanted();
  if (may_guess && (takes_charset("C.UTF-8", "UTF-8") || takes_charset("en_US.UTF-8", "UTF-8")))
    return true;
  setlocale(LC_CTYPE, "C");
  return false;
}

int ccurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static attr_t attributes(uint16_t bits) {
  attr_t result = A_NORMAL;
  if (bits & CCURSES_BOLD) result |= A_BOLD;
  if (bits & CCURSES_DIM) result |= A_DIM;
  if (bits & CCURSES_UNDERLINE) result |= A_UNDERLINE;
  if (bits & CCURSES_REVERSE) result |= A_REVERSE;
  return result;
}

/* A blank with the looks of a cell, into which characters are put. */
static cchar_t template_for(const ccurses_cell *cell) {
  cchar_t result;
  int pair = cell->pair;
  if (setcchar(&result, L" ", attributes(cell->attributes), 0, &pair) == ERR)
    setcchar(&result, L" ", A_NORMAL, 0, NULL);
  return result;
}

bool cell_is_as_wide_as_believed(const ccurses_cell *cell) {
  return cell->scalar < 0x7F || wcwidth((wchar_t)cell->scalar) == cell->width;
}

/* Puts a cell into the line; one that the C library measures otherwise is shown as question marks. */
static cchar_t *add(cchar_t *next, const cchar_t *look, const ccurses_cell *cell,
                    const uint32_t *marks) {
  *next = *look;
  if (!cell_is_as_wide_as_believed(cell)) {
    next->chars[0] = L'?';
    if (cell->width == 2) next[1] = next[0];
    return next + cell->width;
  }
  next->chars[0] = (wchar_t)cell->scalar;
  int used = 1;
  for (int index = 0; index < cell->mark_count && used <= MARK_COUNT_MAX; index++)
    if (wcwidth((wchar_t)marks[index]) == 0) next->chars[used++] = (wchar_t)marks[index];
  return next + 1;
}

static bool make_room(size_t count) {
  if (line_capacity >= count) return true;
  cchar_t *bigger = realloc(line, count * sizeof *line);
  if (bigger == NULL) return false;
  line = bigger;
  line_capacity = count;
  return true;
}

void ccurses_put_cells(int32_t row, int32_t column, const ccurses_cell *cells, int32_t count,
                       const uint32_t *marks) {
  if (count <= 0 || !make_room((size_t)count * 2)) return;
  cchar_t *end = line, look = template_for(cells);
  for (int32_t index = 0; index < count; index++) {
    const ccurses_cell *cell = &cells[index];
    bool is_same = index == 0
      || (cell->pair == cell[-1].pair && cell->attributes == cell[-1].attributes);
    if (!is_same) look = template_for(cell);
    end = add(end, &look, cell, marks);
    marks += cell->mark_count;
  }
  mvwadd_wchnstr(stdscr, row, column, line, (int)(end - line));
}
