#include "CZlib.h"

#include <stdlib.h>
#if !__has_include(<zlib.h>)
#error "zlib headers not found: run  sudo apt-get install zlib1g-dev  (or scripts/run)"
#endif
#include <zlib.h>

struct czlib_inflater {
  z_stream stream;
  // Whether a member has ended, so that nothing, zeros or another member follow.
  int is_at_end;
  // Whether zeros have followed: nothing else may come behind them.
  int is_padded;
};

czlib_inflater *czlib_inflater_create(void) {
  czlib_inflater *inflater = calloc(1, sizeof *inflater);
  if (!inflater) return NULL;
  if (inflateInit2(&inflater->stream, 16 + MAX_WBITS) != Z_OK) {
    free(inflater);
    return NULL;
  }
  return inflater;
}

void czlib_inflater_destroy(czlib_inflater *inflater) {
  if (!inflater) return;
  inflateEnd(&inflater->stream);
  free(inflater);
}

// How many zeros stand at the beginning.
static size_t zero_count(const uint8_t *bytes, size_t count) {
  size_t zeros = 0;
  while (zeros < count && bytes[zeros] == 0) zeros++;
  return zeros;
}

int czlib_inflate(czlib_inflater *inflater, const uint8_t *input, size_t input_count,
                  size_t *input_used, uint8_t *output, size_t output_count, size_t *output_used) {
  z_stream *stream = &inflater->stream;
  *input_used = 0;
  *output_used = 0;
  if (inflater->is_at_end && input_count > 0) {
    if (input[0] == 0) inflater->is_padded = 1;
    if (inflater->is_padded) {
      *input_used = zero_count(input, input_count);
      return *input_used == input_count ? CZLIB_END : CZLIB_DAMAGED;
    }
    if (inflateReset(stream) != Z_OK) return CZLIB_DAMAGED;
    inflater->is_at_end = 0;
  }
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)input_count;
  stream->next_out = output;
  stream->avail_out = (uInt)output_count;
  int result = inflate(stream, Z_NO_FLUSH);
  *input_used = input_count - stream->avail_in;
  *output_used = output_count - stream->avail_out;
  inflater->is_at_end = result == Z_STREAM_END;
  if (inflater->is_at_end) return CZLIB_END;
  return result == Z_OK || result == Z_BUF_ERROR ? CZLIB_MORE : CZLIB_DAMAGED;
}

size_t czlib_bound(size_t count) { return compressBound(count); }

int czlib_pack(const uint8_t *input, size_t input_count, uint8_t *output, size_t *output_count) {
  uLongf count = *output_count;
  if (compress2(output, &count, input, input_count, 9) != Z_OK) return -1;
  *output_count = count;
  return 0;
}

int czlib_unpack(const uint8_t *input, size_t input_count, uint8_t *output, size_t *output_count) {
  uLongf count = *output_count;
  int result = uncompress(output, &count, input, input_count);
  if (result == Z_BUF_ERROR && count == *output_count) return 1;
  if (result != Z_OK) return -1;
  *output_count = count;
  return 0;
}
