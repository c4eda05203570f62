/* What the C files of this room share. */
#ifndef CCURSES_INTERNAL_H
#define CCURSES_INTERNAL_H

#if !__has_include(<ncurses.h>)
#error "ncurses is missing: run scripts/run, or sudo apt-get install libncurses-dev"
#endif

#include "CCurses.h"
#include <signal.h>
#include <termios.h>

#define REPORTS_MOUSE_OFF "\033[?1006l\033[?1002l"
#define REPORTS_PASTE_OFF "\033[?2004l"

/* description.c: what the description of the terminal type says. */
enum ccurses_failure description_examine(const char *type, int output);
void description_learn(void);
/* A capability by its terminfo name, or NULL. */
const char *description_string(const char *name);
/* Whether cells can be drawn with the sequences of xterm, and whether blanks can be erased in any colour. */
bool description_can_paint(void);
bool description_can_erase(void);
void description_add_restoring(void);

/* frame.c: the file in memory into which ncurses writes, and the way from there to the terminal. */
bool frame_open(void);
void frame_close(void);
int frame_duplicate(void);
void frame_discard(void);
bool frame_send(int output);
bool frame_write(int output, const char *bytes, size_t count);

/* Bytes that are gathered; they are lost when there is no memory for them. */
typedef struct {
  char *bytes;
  size_t count, capacity;
  bool is_lost;
} buffer;
void buffer_add(buffer *target, const char *bytes, size_t count);
/* Adds what ncurses wrote to other bytes, as it is. */
bool frame_move(buffer *target);

/* rendition.c: colours and emphasis in few bytes. A foreground, a background and bits of ccurses_attribute. */
typedef struct {
  int colors[2];
  int attributes;
} rendition;
extern const rendition rendition_standard;
void rendition_start(void);
/* Nobody knows any more what the terminal has. */
void rendition_forget(void);
bool rendition_is_same(const rendition *one, const rendition *other);
/* Whether nothing but the background is seen of a blank. */
bool rendition_is_plain(const rendition *look);
/* Writes the sequence that makes the terminal have what is wanted. */
void rendition_tell(buffer *target, const rendition *wanted);
/* The same before blanks, of which nothing but the background is seen: the other colour need not be told. */
void rendition_tell_background(buffer *target, const rendition *wanted);
/* About how many bytes it would take to tell this. */
int rendition_distance(const rendition *wanted);

/* pieces.c: what is drawn in a frame, sorted by its looks. */
typedef struct {
  int row, column; /* a row of -1: nobody knows */
} place;
typedef struct {
  const char *bytes; /* they must stay where they are until the pieces are sent */
  size_t count;
  place start, end;  /* where the cursor stands before and after */
  int first, last;   /* the columns that change */
  rendition look;
  bool is_blank;     /* nothing but the background is seen */
} piece;
/* Where the cursor of the terminal is, is not known any more. */
void pieces_lose_place(void);
/* Moves the cursor of the terminal; to an unknown place it stays. */
void pieces_go(buffer *target, place to);
void pieces_add(buffer *target, const piece *new);
/* Sends all pieces that were added. */
void pieces_send(buffer *target);

/* rows.c */
/* Whether the C library measures a cell as we do; one that it measures otherwise is shown as question marks. */
bool cell_is_as_wide_as_believed(const ccurses_cell *cell);

/* paint.c: what changed, drawn without ncurses. */
void paint_start(void);
/* Nobody knows any more where the cursor is, and in which colours the terminal draws. */
void paint_forget(void);
/* Begins a frame with what ncurses wrote, after which nobody knows that either. */
bool paint_begin_anew(void);
/* Makes the terminal draw in its own colours. */
bool paint_settle(int output);
/* What colours a pair has. */
void paint_note_pair(int pair, int foreground, int background);
/* Sends what was drawn, and what ncurses wrote if there is anything. */
bool paint_send(int output, place cursor, bool has_sequences);

/* restore.c: the way back when there is no time for ncurses; all of it is async-signal-safe. */
void restore_prepare(int input, int output, const struct termios *modes);
void restore_add(const char *sequence);
void restore_arm(bool is_armed);
void restore_now(void);
void restore_capture_errors(void);
void restore_release_errors(void);

/* signals.c: what the system tells the process. */
bool signals_open(void);
void signals_close(void);
int signals_descriptor(void);
/* Reads what came since the last call; bits of ccurses_happening. */
int32_t signals_take(void);
void signals_stop_process(void);

#endif
