/** A pattern of SQL's `like` that finds the words typed anywhere, whatever signs are in them. */
export function containing(words: string): string {
  return `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`;
}
