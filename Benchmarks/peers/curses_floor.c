// The least that a curses program can do: one screen, one row that changes with each key, q to leave.
#include <curses.h>

int main(void) {
  initscr();
  cbreak();
  noecho();
  for (int row = 0; row < LINES; row++)
    for (int column = 0; column < COLS - 1; column++) mvaddch(row, column, 'a' + (row + column) % 26);
  int key = 0, count = 0;
  do {
    mvprintw(LINES - 1, 0, "%d keys", count++);
    refresh();
    key = getch();
  } while (key != 'q');
  endwin();
}
