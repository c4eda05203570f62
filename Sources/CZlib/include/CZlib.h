#pragma once

#include <stddef.h>
#include <stdint.h>

/// A gzip stream that is being unpacked.
typedef struct czlib_inflater czlib_inflater;

/// A new inflater for gzip data, or NULL when there is no memory.
czlib_inflater *czlib_inflater_create(void);
/// Frees an inflater.
void czlib_inflater_destroy(czlib_inflater *inflater);

/// What unpacking a piece came to.
enum czlib_result { CZLIB_MORE = 0, CZLIB_END = 1, CZLIB_DAMAGED = -1 };

/// Unpacks from `input` to `output`; says how much of both was used.
///
/// Members that follow each other are read as one; CZLIB_END comes at the end of each, and the next call begins the next
/// one. Zeros behind the last one are used and mean nothing.
int czlib_inflate(czlib_inflater *inflater, const uint8_t *input, size_t input_count,
                  size_t *input_used, uint8_t *output, size_t output_count, size_t *output_used);

/// How much room packed bytes need at most.
size_t czlib_bound(size_t count);
/// Packs bytes with a checksum; 0 if there was room for them in `output`, whose count becomes theirs.
int czlib_pack(const uint8_t *input, size_t input_count, uint8_t *output, size_t *output_count);
/// Unpacks them; 0 if they are whole, 1 if there was no room, -1 if they are damaged.
int czlib_unpack(const uint8_t *input, size_t input_count, uint8_t *output, size_t *output_count);
