/* Everything for which the terminal needs C: ncurses with its macros, terminal modes, signals.
 *
 * One terminal can be open at a time. All functions are for the thread that opened it, but for
 * ccurses_wake, which any thread and any signal handler may call. No ncurses type is seen outside. */
#ifndef CCURSES_H
#define CCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a terminal cannot be opened. */
enum ccurses_failure {
  CCURSES_NO_FAILURE = 0,
  CCURSES_ALREADY_OPEN,
  CCURSES_INPUT_NOT_TERMINAL,
  CCURSES_OUTPUT_NOT_TERMINAL,
  CCURSES_TYPE_UNKNOWN,      /* no description of the terminal type is installed */
  CCURSES_TYPE_TOO_SIMPLE,   /* the cursor cannot be moved, or the screen cannot be cleared */
  CCURSES_SYSTEM_FAILURE     /* a system call failed: errno says why */
};

/* How a cell is emphasised; bits of ccurses_cell.attributes. */
enum ccurses_attribute {
  CCURSES_BOLD = 1, CCURSES_DIM = 2, CCURSES_UNDERLINE = 4, CCURSES_REVERSE = 8
};

/* What ccurses_wait saw; several bits may be set. */
enum ccurses_happening {
  CCURSES_READABLE = 1, CCURSES_WOKEN = 2, CCURSES_RESIZED = 4, CCURSES_HUNG_UP = 8,
  CCURSES_INTERRUPTED = 16, CCURSES_QUIT = 32, CCURSES_STOPPED = 64, CCURSES_CONTINUED = 128
};

/* How many marks a cell has at most. */
enum { CCURSES_MARK_COUNT_MAX = 4 };

/* One character of a row; the right half of a wide one is left out. */
typedef struct {
  uint32_t scalar;
  int32_t pair;          /* of colours, from ccurses_set_pair; 0 is the terminal's own */
  uint8_t attributes;
  uint8_t width;         /* 1 or 2 */
  uint8_t mark_count;    /* how many scalars of the row's marks are drawn on it */
  bool is_changed;       /* it is not what the terminal shows; for ccurses_paint_cells */
} ccurses_cell;

/* What is known about the terminal that is open. */
typedef struct {
  int32_t color_count;   /* 0 without colours */
  int32_t pair_count;
  bool is_xterm_like;    /* it understands the mouse, bracketed paste and the clipboard of xterm */
  bool can_paint;        /* cells may be drawn by ccurses_paint_cells, in mixtures by ccurses_mix */
} ccurses_facts;

/* Takes the character set from the environment, UTF-8 where that says nothing; whether it is UTF-8. */
bool ccurses_use_locale(void);
/* How many cells the C library believes a character takes; -1 if it does not know it. */
int ccurses_width(uint32_t scalar);

/* Takes the terminal over. `type` is what TERM would say. */
enum ccurses_failure ccurses_open(const char *type, int input, int output);
/* Gives the terminal back as it was; harmless when none is open. */
void ccurses_close(void);
ccurses_facts ccurses_get_facts(void);
/* The sequence that a key sends, by its terminfo name such as "kcuu1"; NULL if it has none. */
const char *ccurses_key_sequence(const char *name);

/* Without a call of this, the terminal's own colours are used and nothing is coloured. */
void ccurses_start_colors(void);
bool ccurses_set_pair(int32_t pair, int32_t foreground, int32_t background);
/* Lets a colour number from 16 to 255 stand for a mixture; the palette of the terminal stays as it is. */
void ccurses_mix(uint8_t number, uint32_t rgb);

void ccurses_get_size(int32_t *rows, int32_t *columns);
/* Puts cells into a row from a column on; `marks` are those of the cells, one after the other. */
void ccurses_put_cells(int32_t row, int32_t column, const ccurses_cell *cells, int32_t count,
                       const uint32_t *marks);
/* The next frame is sent whole and begins with an empty screen, because nobody knows what the terminal shows. */
void ccurses_forget_shown(void);
/* A negative row hides the cursor. */
void ccurses_set_cursor(int32_t row, int32_t column);
/* Sends what changed, with one write; false when the terminal is gone. */
bool ccurses_flush(void);
/* Begins a frame with an empty screen, where it is to be painted; false when the terminal is gone. */
bool ccurses_clear(void);
/* Draws the cells of a stretch that changed, past ncurses. */
void ccurses_paint_cells(int32_t row, int32_t column, const ccurses_cell *cells, int32_t count,
                         const uint32_t *marks);
/* Moves what stands in the rows up, or down by a negative number, before anything is drawn. */
void ccurses_scroll(int32_t first, int32_t end, int32_t count);
/* Moves the end of a row to the left, or to the right by a negative number, before anything is drawn. */
void ccurses_shift(int32_t row, int32_t column, int32_t count);
/* Sends what was drawn so, with one write; false when the terminal is gone. */
bool ccurses_flush_painted(void);
/* Sends bytes as they are; false when the terminal is gone. */
bool ccurses_send(const char *bytes, size_t count);
/* Turns the reports of the mouse and of pasted text on and off, where the terminal has them. */
void ccurses_report(bool mouse, bool paste);

/* Waits for input or a signal; a negative time is for ever. Returns bits of ccurses_happening, 0 when the time is over. */
int32_t ccurses_wait(int32_t milliseconds);
/* Reads what was typed; 0 when the terminal is gone. Only after CCURSES_READABLE. */
size_t ccurses_read(uint8_t *bytes, size_t capacity);
/* Makes the next or current wait return. */
void ccurses_wake(void);
/* Takes over the size that the terminal has now; what is shown has to be forgotten then. */
void ccurses_take_size(void);
/* Gives the terminal to somebody else for a while; nothing may be shown or read until it is taken over again. */
void ccurses_give_back(void);
void ccurses_take_over(void);
/* Stops the process, which must have given the terminal back, as Control-Z does; returns when it goes on. */
void ccurses_stop(void);
/* Takes the terminal over again after the process was stopped without having been asked. */
void ccurses_resume(void);

#endif
