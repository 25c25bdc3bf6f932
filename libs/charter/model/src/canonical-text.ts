import type { CharterVersion } from './charter';

/** Computes the digest of a text: SHA-256 of its UTF-8 bytes, in hexadecimal. The server has one, the browser another. */
export type TextDigest<T extends string | Promise<string> = string> = (text: string) => T;

/**
 * The one form of a charter's text that is digested: title then text, composed characters (NFC), lines ended by a line
 * feed and without spaces at their end, one line feed at the end. Whoever has the words finds the same digest again.
 */
export function canonicalText({ title, text }: Pick<CharterVersion, 'title' | 'text'>): string {
  return `# ${tidied(title)}\n\n${tidied(text)}\n`;
}

/** The digest written on a version when it is published. */
export function charterDigest<T extends string | Promise<string>>(
  version: Pick<CharterVersion, 'title' | 'text'>,
  digest: TextDigest<T>,
): T {
  return digest(canonicalText(version));
}

/** Words as they are digested. */
export function tidied(words: string): string {
  return words
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}
