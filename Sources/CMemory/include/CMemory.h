/* How the C library gets memory for the threads of this program. */
#ifndef CMEMORY_H
#define CMEMORY_H

/* Lets every thread that begins later ask the system for much memory at once, and seldom.
 *
 * A thread that is not the first one asks for a page whenever it needs one more, and meanwhile no other thread gets any. What is
 * asked for costs nothing until it is used. */
void cmemory_grow_in_large_pieces(void);

#endif
