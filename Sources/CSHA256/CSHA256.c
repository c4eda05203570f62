#include "CSHA256.h"

enum { BLOCK_BYTES = 64, WORD_COUNT = 16, ROUND_COUNT = 64 };

static const uint32_t constants[ROUND_COUNT] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* ---- Anywhere ---- */

static uint32_t rotated(uint32_t word, int count) { return word >> count | word << (32 - count); }

/* The sixteen words of a block, and 48 that are made of them. */
static void fill(uint32_t words[ROUND_COUNT], const uint8_t *block) {
  for (int index = 0; index < WORD_COUNT; index++, block += 4)
    words[index] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8
      | block[3];
  for (int index = WORD_COUNT; index < ROUND_COUNT; index++) {
    uint32_t early = words[index - 15], late = words[index - 2];
    words[index] = words[index - 16] + words[index - 7]
      + (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3)
      + (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10);
  }
}

static void mix_block(uint32_t state[8], const uint8_t *block) {
  uint32_t words[ROUND_COUNT];
  fill(words, block);
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int round = 0; round < ROUND_COUNT; round++) {
    uint32_t new_e = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + (g ^ (e & (f ^ g)))
      + constants[round] + words[round];
    uint32_t new_a = new_e + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22))
      + ((a & b) | (c & (a | b)));
    h = g, g = f, f = e, e = d + new_e;
    d = c, c = b, b = a, a = new_a;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void csha256_mix_anywhere(uint32_t state[8], const uint8_t *blocks, size_t count) {
  for (; count > 0; count--, blocks += BLOCK_BYTES) mix_block(state, blocks);
}

/* ---- With the instructions of x86 ---- */

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>

bool csha256_has_instructions(void) {
  enum { SSSE3 = 1 << 9, SSE4_1 = 1 << 19, SHA = 1 << 29 };
  unsigned int eax, ebx, ecx, edx, features;
  if (!__get_cpuid(1, &eax, &ebx, &features, &edx)) return false;
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return false;
  return (features & SSSE3) != 0 && (features & SSE4_1) != 0 && (ebx & SHA) != 0;
}

/* The instructions want the words of the state in two halves, a b e f and c d g h, the first word at the top. */
typedef struct {
  __m128i abef, cdgh;
} halves;

__attribute__((target("sha,sse4.1,ssse3")))
static halves halves_of(const uint32_t state[8]) {
  __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
  return (halves){_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
}

__attribute__((target("sha,sse4.1,ssse3")))
static void keep(halves mixed, uint32_t state[8]) {
  __m128i feba = _mm_shuffle_epi32(mixed.abef, 0x1B);
  __m128i dchg = _mm_shuffle_epi32(mixed.cdgh, 0xB1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

__attribute__((target("sha,sse4.1,ssse3")))
static halves mixed_block(halves now, const uint8_t *block) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const halves before = now;
  __m128i words[4]; /* the last sixteen */
#pragma clang loop unroll(full)
  for (int four = 0; four < ROUND_COUNT / 4; four++) {
    __m128i *own = &words[four % 4], last = words[(four + 3) % 4];
    if (four < 4) {
      *own = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)block + four), big_endian);
    } else {
      __m128i early = _mm_sha256msg1_epu32(*own, words[(four + 1) % 4]);
      __m128i seventh = _mm_alignr_epi8(last, words[(four + 2) % 4], 4);
      *own = _mm_sha256msg2_epu32(_mm_add_epi32(early, seventh), last);
    }
    __m128i sums = _mm_add_epi32(*own, _mm_loadu_si128((const __m128i *)constants + four));
    now.cdgh = _mm_sha256rnds2_epu32(now.cdgh, now.abef, sums);
    now.abef = _mm_sha256rnds2_epu32(now.abef, now.cdgh, _mm_shuffle_epi32(sums, 0x0E));
  }
  return (halves){_mm_add_epi32(now.abef, before.abef), _mm_add_epi32(now.cdgh, before.cdgh)};
}

__attribute__((target("sha,sse4.1,ssse3")))
static void mix_with_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  halves mixed = halves_of(state);
  for (; count > 0; count--, blocks += BLOCK_BYTES) mixed = mixed_block(mixed, blocks);
  keep(mixed, state);
}
#else
bool csha256_has_instructions(void) { return false; }

static void mix_with_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  csha256_mix_anywhere(state, blocks, count);
}
#endif

void csha256_mix(uint32_t state[8], const uint8_t *blocks, size_t count) {
  if (csha256_has_instructions()) mix_with_instructions(state, blocks, count);
  else csha256_mix_anywhere(state, blocks, count);
}
