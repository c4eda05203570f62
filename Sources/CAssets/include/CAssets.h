#pragma once

#include <stddef.h>

/// One scenario that the program carries inside itself.
typedef struct {
  /// Its file in the repository.
  const char *path;
  /// Its id, such as `s02b-cpu`.
  const char *id;
  /// Its title.
  const char *title;
  /// Its text, not ended by a zero.
  const unsigned char *text;
  /// The length of its text in bytes.
  size_t count;
} casset;

/// How many scenarios ship.
extern const size_t cassets_count;

/// The shipped scenario with a number, in the order of their files; null if there is none.
const casset *cassets_get(size_t number);
