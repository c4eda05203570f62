#include "CMemory.h"

#include <malloc.h>

/* What the C library reserves for a thread at a time. */
static const int piece_bytes = 64 << 20;

void cmemory_grow_in_large_pieces(void) {
  mallopt(M_TOP_PAD, piece_bytes);
  /* Whoever sets the one has to set the other, too; this is the most that is allowed. */
  mallopt(M_MMAP_THRESHOLD, piece_bytes / 2);
}
