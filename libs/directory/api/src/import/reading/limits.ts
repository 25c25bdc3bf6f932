const MEGABYTE = 1024 * 1024;

/** What a file may cost. Sizes in bytes, counted while inflating: what the archive declares is not believed. */
export const readingLimits = {
  file: 10 * MEGABYTE,
  inflated: 50 * MEGABYTE,
  parts: 1000,
  /** Rows with content kept of one sheet: the lines of an import, and what may stand above and below them. */
  rows: 5100,
  columns: 200,
  /** Milliseconds of one reading. */
  time: 10_000,
};
export type ReadingLimits = typeof readingLimits;
