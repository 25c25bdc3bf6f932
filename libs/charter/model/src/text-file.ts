import { textMax } from './charter';

/** What a file of text gives to an editor, or why it gives nothing. */
export type TextFile =
  | { readonly title: string; readonly text: string }
  | { readonly refused: 'word' | 'pdf' | 'not-text' | 'empty' }
  | { readonly refused: 'too-long'; readonly length: number };

const WORD = /\.(?:docx?|odt|rtf|pages)$/i;
const ARTICLE = /^(?:art(?:icle|\.)\s*(?:\d|premier)|pr[ée]ambule\b|annexe\b)/i;
/** A title is short: a sentence that begins with « Article 3 » is not one. */
const TITLE_MAX = 120;

/**
 * Reads a file of Markdown or of plain text: UTF-8, UTF-16 when it says so, else Windows-1252, as older Windows wrote it.
 * A first line of title leaves the text; articles of a text without Markdown become headings. Nothing else is changed.
 */
export function textOfFile(name: string, bytes: Uint8Array): TextFile {
  const other = otherKind(name, bytes);
  if (other) return { refused: other };
  const read = decoded(bytes)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\f', '\n')
    // What the door refuses, and nobody sees.
    .replace(/[\u0001-\u0008\u000B\u000E-\u001F\u007F\uFEFF]/g, '')
    .trim();
  if (read.includes('\u0000')) return { refused: 'not-text' };
  if (read === '') return { refused: 'empty' };
  const { title, text } = titled(/^ {0,3}#{1,6}[ \t]/m.test(read) ? read : headed(read));
  return text.length > textMax ? { refused: 'too-long', length: text.length } : { title, text };
}

function otherKind(name: string, bytes: Uint8Array): 'word' | 'pdf' | undefined {
  const starts = String.fromCharCode(...bytes.subarray(0, 5));
  if (starts.startsWith('%PDF')) return 'pdf';
  const isWord =
    WORD.test(name) || starts.startsWith('PK\u0003\u0004') || starts.startsWith('\u00D0\u00CF\u0011\u00E0') || starts === '{\\rtf';
  return isWord ? 'word' : undefined;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Lines that stand alone and name an article, marked as headings; dashes of lists, as Markdown writes them. */
function headed(text: string): string {
  const lines = text.split('\n');
  const isBlank = (at: number) => (lines[at] ?? '').trim() === '';
  return lines
    .map((line, at) => {
      if (ARTICLE.test(line.trim()) && line.length <= TITLE_MAX && isBlank(at - 1) && isBlank(at + 1)) return `## ${line.trim()}`;
      return line.replace(/^(\s*)[–—•·]\s+/u, '$1- ');
    })
    .join('\n');
}

/** The first heading when it is the first line, or a first line alone that says it is a charter. */
function titled(text: string): { title: string; text: string } {
  const [, first, rest] = /^([^\n]*)\n?([^]*)$/.exec(text)!;
  const title = titleOf(first!, rest!);
  return title === '' ? { title, text } : { title, text: rest!.trim() };
}

function titleOf(first: string, rest: string): string {
  const [, marked] = /^#[ \t]+(.*?)(?:[ \t]+#+)?$/.exec(first) ?? [];
  const isAlone = /^(?:\s*$|[ \t]*\n)/.test(rest);
  return marked?.trim() ?? (/^charte\b/i.test(first) && first.length <= TITLE_MAX && isAlone ? first.trim() : '');
}
