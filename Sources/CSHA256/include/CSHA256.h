/* The mixing of SHA-256: what is done with every 64 bytes of a message. Source: [FIPS 180-4] */
#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the processor has instructions for it: it takes a fifth of the time then. */
bool csha256_has_instructions(void);
/* Mixes blocks of 64 bytes into the eight words of the state, as fast as the processor can. */
void csha256_mix(uint32_t state[8], const uint8_t *blocks, size_t count);
/* The same without special instructions. */
void csha256_mix_anywhere(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
