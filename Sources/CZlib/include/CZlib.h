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
/// Members that follow each other are read as one. CZLIB_END comes at the end of a member when no input is left.
int czlib_inflate(czlib_inflater *inflater, const uint8_t *input, size_t input_count,
                  size_t *input_used, uint8_t *output, size_t output_count, size_t *output_used);
