/* Takes the terminal over and gives it back. */
#define _GNU_SOURCE 1
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { ROW_COUNT_MAX = 1000, COLUMN_COUNT_MAX = 2000 };

static SCREEN *screen;
static FILE *screen_input, *screen_output;
static int input = -1, output = -1;
static struct termios original_modes, own_modes;
static bool reports_mouse, reports_paste;
static bool is_cursor_shown, has_cursor_changed;

static const char MOUSE_ON[] = "\033[?1002h\033[?1006h", MOUSE_OFF[] = REPORTS_MOUSE_OFF;
static const char PASTE_ON[] = "\033[?2004h", PASTE_OFF[] = REPORTS_PASTE_OFF;

/* Characters at once and without echo; Control-C and Control-Z stay signals, Control-S is a key. */
static void learn_modes(void) {
  own_modes = original_modes;
  own_modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP | IXON | IXOFF | PARMRK);
  own_modes.c_oflag &= ~(tcflag_t)(OPOST);
  own_modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHOE | ECHOK | ECHONL | IEXTEN);
  own_modes.c_lflag |= ISIG;
  own_modes.c_cc[VMIN] = 1;
  own_modes.c_cc[VTIME] = 0;
}

static void close_files(void) {
  if (screen_input != NULL) fclose(screen_input);
  if (screen_output != NULL) fclose(screen_output);
  screen_input = screen_output = NULL;
  frame_close();
}

static bool open_files(void) {
  if (!frame_open()) return false;
  int in = fcntl(input, F_DUPFD_CLOEXEC, 3), out = frame_duplicate();
  screen_input = in >= 0 ? fdopen(in, "r") : NULL;
  screen_output = out >= 0 ? fdopen(out, "w") : NULL;
  if (screen_input != NULL && screen_output != NULL) return true;
  if (screen_input == NULL && in >= 0) close(in);
  if (screen_output == NULL && out >= 0) close(out);
  close_files();
  return false;
}

bool ccurses_set_pair(int32_t pair, int32_t foreground, int32_t background) {
  paint_note_pair(pair, foreground, background);
  return init_extended_pair(pair, foreground, background) == OK;
}

/* ---- Modes that ncurses does not know ---- */

static void send_reports(void) {
  if (reports_mouse) frame_write(output, MOUSE_ON, sizeof MOUSE_ON - 1);
  if (reports_paste) frame_write(output, PASTE_ON, sizeof PASTE_ON - 1);
}

static void stop_reports(void) {
  if (reports_mouse) frame_write(output, MOUSE_OFF, sizeof MOUSE_OFF - 1);
  if (reports_paste) frame_write(output, PASTE_OFF, sizeof PASTE_OFF - 1);
}

void ccurses_report(bool mouse, bool paste) {
  stop_reports();
  reports_mouse = mouse && ccurses_get_facts().is_xterm_like;
  reports_paste = paste && ccurses_get_facts().is_xterm_like;
  send_reports();
}

/* ---- Taking over and giving back ---- */

/* Without an answer the size stays that of the description. */
void ccurses_take_size(void) {
  struct winsize size;
  if (ioctl(output, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
  int rows = size.ws_row < ROW_COUNT_MAX ? size.ws_row : ROW_COUNT_MAX;
  int columns = size.ws_col < COLUMN_COUNT_MAX ? size.ws_col : COLUMN_COUNT_MAX;
  resize_term(rows, columns); /* resizeterm() would also make up a key */
}

/* Until endwin() was called once, ncurses takes itself for a program that only asks for sequences, and writes
 * at every move of the cursor. What it said so far, about a size that is not known yet, is not sent; it begins
 * anew with the first frame. */
static void set_up_ncurses(void) {
  typeahead(-1); /* else a frame stops half way when a key is pressed */
  nonl();
  idlok(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  curs_set(0);
  is_cursor_shown = false;
  endwin();
  frame_discard();
}

static void enter(void) {
  tcsetattr(input, TCSANOW, &own_modes);
  paint_forget();
  keypad(stdscr, TRUE);
  send_reports();
  ccurses_take_size();
  ccurses_forget_shown();
}

static void close_at_exit(void) {
  static bool is_registered;
  if (!is_registered) is_registered = atexit(ccurses_close) == 0;
}

enum ccurses_failure ccurses_open(const char *type, int in, int out) {
  if (screen != NULL) return CCURSES_ALREADY_OPEN;
  if (!isatty(in)) return CCURSES_INPUT_NOT_TERMINAL;
  if (!isatty(out)) return CCURSES_OUTPUT_NOT_TERMINAL;
  input = in;
  output = out;
  enum ccurses_failure failure = description_examine(type, output);
  if (failure != CCURSES_NO_FAILURE) return failure;
  if (tcgetattr(input, &original_modes) != 0 || !open_files()) return CCURSES_SYSTEM_FAILURE;
  if (!signals_open()) {
    close_files();
    return CCURSES_SYSTEM_FAILURE;
  }
  screen = newterm(type, screen_output, screen_input); /* after signals_open: it leaves handlers alone */
  if (screen == NULL) {
    signals_close();
    close_files();
    return CCURSES_TYPE_TOO_SIMPLE;
  }
  reports_mouse = reports_paste = false;
  description_learn();
  paint_start();
  restore_prepare(input, output, &original_modes);
  description_add_restoring();
  close_at_exit();
  learn_modes();
  set_up_ncurses();
  restore_capture_errors();
  restore_arm(true);
  enter();
  return CCURSES_NO_FAILURE;
}

/* ncurses restores the modes of the file it writes to, which has none; those of the terminal are ours. */
static void leave(void) {
  stop_reports();
  if (ccurses_get_facts().can_paint) paint_settle(output);
  endwin();
  frame_send(output);
  if (description_string("rmcup") == NULL) frame_write(output, "\r\n", 2);
  tcsetattr(input, TCSANOW, &original_modes);
}

void ccurses_close(void) {
  if (screen == NULL) return;
  restore_arm(false);
  leave();
  signals_close();
  restore_release_errors();
  delscreen(screen);
  screen = NULL;
  close_files();
}

void ccurses_give_back(void) {
  restore_arm(false);
  leave();
  restore_release_errors();
}

void ccurses_take_over(void) {
  restore_capture_errors();
  restore_arm(true);
  enter();
}

void ccurses_stop(void) { signals_stop_process(); }

void ccurses_resume(void) {
  endwin(); /* makes ncurses begin anew; what it says about ending is not sent */
  frame_discard();
  enter();
}

/* ---- Showing ---- */

void ccurses_get_size(int32_t *rows, int32_t *columns) {
  *rows = LINES;
  *columns = COLS;
}

void ccurses_forget_shown(void) {
  werase(stdscr);
  clearok(curscr, TRUE);
}

bool ccurses_clear(void) {
  has_cursor_changed = false;
  wnoutrefresh(stdscr);
  doupdate();
  return paint_begin_anew();
}

void ccurses_set_cursor(int32_t row, int32_t column) {
  bool is_shown = row >= 0 && wmove(stdscr, row, column) == OK;
  if (is_shown == is_cursor_shown) return;
  is_cursor_shown = is_shown;
  has_cursor_changed = true;
  leaveok(stdscr, !is_shown);
  curs_set(is_shown ? 1 : 0);
}

bool ccurses_flush(void) {
  has_cursor_changed = false;
  wnoutrefresh(stdscr);
  doupdate();
  return frame_send(output);
}

bool ccurses_flush_painted(void) {
  bool has_sequences = has_cursor_changed;
  place cursor = {-1, -1};
  has_cursor_changed = false;
  if (is_cursor_shown) getyx(stdscr, cursor.row, cursor.column);
  return paint_send(output, cursor, has_sequences);
}

bool ccurses_send(const char *bytes, size_t count) { return frame_write(output, bytes, count); }

/* ---- Input ---- */

int32_t ccurses_wait(int32_t milliseconds) {
  struct pollfd ready[] = {{input, POLLIN, 0}, {signals_descriptor(), POLLIN, 0}};
  if (poll(ready, 2, milliseconds) < 0 && errno != EINTR) return CCURSES_HUNG_UP;
  int32_t bits = ready[1].revents != 0 ? signals_take() : 0;
  if (ready[0].revents & POLLIN) return bits | CCURSES_READABLE;
  return ready[0].revents != 0 ? bits | CCURSES_HUNG_UP : bits;
}

size_t ccurses_read(uint8_t *bytes, size_t capacity) {
  ssize_t count;
  do count = read(input, bytes, capacity);
  while (count < 0 && errno == EINTR);
  return count > 0 ? (size_t)count : 0;
}
