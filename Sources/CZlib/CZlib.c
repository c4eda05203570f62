#include "CZlib.h"

#include <stdlib.h>
#if !__has_include(<zlib.h>)
#error "zlib headers not found: run  sudo apt-get install zlib1g-dev  (or scripts/run)"
#endif
#include <zlib.h>

struct czlib_inflater {
  z_stream stream;
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

int czlib_inflate(czlib_inflater *inflater, const uint8_t *input, size_t input_count,
                  size_t *input_used, uint8_t *output, size_t output_count, size_t *output_used) {
  z_stream *stream = &inflater->stream;
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)input_count;
  stream->next_out = output;
  stream->avail_out = (uInt)output_count;
  int result = inflate(stream, Z_NO_FLUSH);
  if (result == Z_STREAM_END && stream->avail_in > 0) result = inflateReset(stream);
  *input_used = input_count - stream->avail_in;
  *output_used = output_count - stream->avail_out;
  if (result == Z_STREAM_END) return CZLIB_END;
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
