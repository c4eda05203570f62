/* What the description of the terminal type says. */
#include "internal.h"
#include <ncurses.h>
#include <string.h>
#include <term.h> /* last, because it makes macros of words like "columns" */

static ccurses_facts facts;

ccurses_facts ccurses_get_facts(void) { return facts; }

const char *description_string(const char *name) {
  const char *sequence = tigetstr((char *)name);
  return sequence != (const char *)-1 ? sequence : NULL;
}

const char *ccurses_key_sequence(const char *name) { return description_string(name); }

/* newterm() takes a terminal that cannot move its cursor, so it is asked before. */
enum ccurses_failure description_examine(const char *type, int output) {
  int result = 0;
  if (setupterm((char *)type, output, &result) != OK) return CCURSES_TYPE_UNKNOWN;
  bool is_enough = description_string("cup") != NULL && description_string("clear") != NULL;
  TERMINAL *examined = set_curterm(NULL);
  if (examined != NULL) del_curterm(examined);
  return is_enough ? CCURSES_NO_FAILURE : CCURSES_TYPE_TOO_SIMPLE;
}

static bool has_colors_of_xterm(void) {
  const char *setaf = description_string("setaf");
  if (tigetnum("colors") != 256 || setaf == NULL) return false;
  const char *written = tiparm(setaf, 200);
  return written != NULL
    && (strcmp(written, "\033[38;5;200m") == 0 || strcmp(written, "\033[38:5:200m") == 0);
}

static bool is_described_as(const char *name, const char *sequence) {
  const char *described = description_string(name);
  return described != NULL && strcmp(described, sequence) == 0;
}

/* A terminal that has no faint text leaves its sequence alone. */
static bool is_faint_known(void) {
  return description_string("dim") == NULL || is_described_as("dim", "\033[2m");
}

bool description_can_paint(void) {
  static const char *const sequences[][2] = {
    {"cup", "\033[%i%p1%d;%p2%dH"}, {"bold", "\033[1m"}, {"smul", "\033[4m"}, {"rev", "\033[7m"},
    {"csr", "\033[%i%p1%d;%p2%dr"}, {"ind", "\n"}, {"ri", "\033M"},
    {"dch", "\033[%p1%dP"}, {"ich", "\033[%p1%d@"},
  };
  for (size_t index = 0; index < sizeof sequences / sizeof *sequences; index++)
    if (!is_described_as(sequences[index][0], sequences[index][1])) return false;
  return has_colors_of_xterm() && is_faint_known() && tigetflag("xenl") == 1
    && tigetnum("ncv") <= 0;
}

bool description_can_erase(void) {
  return tigetflag("bce") == 1 && is_described_as("el", "\033[K")
    && is_described_as("ech", "\033[%p1%dX");
}

/* Terminals that report the mouse with a sequence and have a second screen descend from xterm. */
void description_learn(void) {
  const char *mouse = description_string("kmous");
  int colors = tigetnum("colors"), pairs = tigetnum("pairs");
  bool has_colors = colors > 0 && pairs > 0;
  facts.is_xterm_like = mouse != NULL && strncmp(mouse, "\033[", 2) == 0
    && description_string("smcup") != NULL;
  facts.color_count = has_colors ? colors : 0;
  facts.pair_count = has_colors ? pairs : 0;
  facts.can_paint = description_can_paint();
}

void ccurses_start_colors(void) {
  if (start_color() != OK) return;
  use_default_colors();
  facts.color_count = COLORS;
  facts.pair_count = COLOR_PAIRS;
}

void description_add_restoring(void) {
  static const char *const names[] = {"op", "sgr0", "rmacs", "rmkx", "cnorm", "rmcup"};
  if (facts.is_xterm_like) restore_add(REPORTS_MOUSE_OFF REPORTS_PASTE_OFF);
  for (size_t index = 0; index < sizeof names / sizeof *names; index++)
    restore_add(description_string(names[index]));
  restore_add(description_string("rmcup") != NULL ? "\r" : "\r\n");
}
