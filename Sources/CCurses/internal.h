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
bool description_is_like_xterm(void);
void description_add_restoring(void);

/* frame.c: the file in memory into which ncurses writes, and the way from there to the terminal. */
bool frame_open(void);
void frame_close(void);
int frame_duplicate(void);
void frame_discard(void);
bool frame_send(int output);
bool frame_write(int output, const char *bytes, size_t count);

/* rendition.c: colours and emphasis in few bytes. */
void rendition_start(bool enable);
void rendition_forget(void);
size_t rendition_room(size_t count);
size_t rendition_pass(char *target, const char *bytes, size_t count);
size_t rendition_settle(char *target);
enum { RENDITION_SETTLE_ROOM = 128 };

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
