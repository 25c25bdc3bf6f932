import { type Run, runsOf } from './runs';

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly runs: readonly Run[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
}

export interface ListItem {
  readonly runs: readonly Run[];
  readonly list: List | null;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Number of the first item of an ordered list. */
  readonly start: number;
  readonly items: readonly ListItem[];
}

export type Block = Heading | Paragraph | List;

interface Line {
  readonly indent: number;
  /** None when the line only goes on with the item before it. */
  readonly marker?: string;
  readonly words: string;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const ITEM = /^([ \t]*)([-*+•]|\d{1,3}[.)])[ \t]+(\S.*)$/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const DEPTH_MAX = 4;

/**
 * Reads the part of Markdown that a charter or a letter needs: headings, paragraphs, nested lists, bold, emphasis, links.
 * What it does not know stays the text it is; nothing of it can become code. The same text gives the same blocks for ever:
 * what was signed is drawn from them.
 */
export function proseOf(markdown: string): Block[] {
  const lines = markdown.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number): [Block | undefined, number] {
  const line = lines[at]!;
  if (isBlank(line) || RULE.test(line)) return [undefined, at + 1];
  const [, marks, title] = HEADING.exec(line) ?? [];
  if (marks) return [{ kind: 'heading', level: Math.min(marks.length, 4) as Heading['level'], runs: runsOf(title!) }, at + 1];
  return ITEM.test(line) ? listAt(lines, at) : paragraphAt(lines, at);
}

function paragraphAt(lines: readonly string[], at: number): [Block, number] {
  let end = at + 1;
  while (end < lines.length && goesOn(lines[end]!)) end++;
  const words = lines.slice(at, end).map((line) => line.replace(/^ {0,3}>[ \t]?/, ''));
  return [{ kind: 'paragraph', runs: runsOf(flowing(words)) }, end];
}

/** Whether a line belongs to what stands above it: it is neither blank nor the start of something. */
function goesOn(line: string): boolean {
  return !isBlank(line) && !HEADING.test(line) && !ITEM.test(line) && !RULE.test(line);
}

/** Lines of one paragraph as one; two spaces or a backslash at the end of a line keep its break. */
function flowing(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line.trim();
      return / {2}$|\\$/.test(line) ? `${line.replace(/\\$/, '').trim()}\n` : `${line.trim()} `;
    })
    .join('');
}

function listAt(lines: readonly string[], at: number): [Block, number] {
  const found: Line[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = listLineAt(lines, end);
    if (!line || startsAnother(found, line)) break;
    if (line !== 'gap') found.push(line);
  }
  return [nested(found, 0), end];
}

/** A line of a list: an item, what goes on with one, or the gap before the next. */
function listLineAt(lines: readonly string[], at: number): Line | 'gap' | undefined {
  const line = lines[at]!;
  const [, indent, marker, words] = ITEM.exec(line) ?? [];
  if (marker) return { indent: widthOf(indent!), marker, words: words! };
  if (isBlank(line) && ITEM.test(lines[at + 1] ?? '')) return 'gap';
  return goesOn(line) ? { indent: 0, words: line } : undefined;
}

/** A marker of the other kind at the margin starts another list. */
function startsAnother([first]: readonly Line[], line: Line | 'gap'): boolean {
  if (!first || line === 'gap' || !line.marker) return false;
  return line.indent <= first.indent + 1 && isOrdered(line.marker) !== isOrdered(first.marker!);
}

function nested(lines: readonly Line[], depth: number): List {
  const [first] = lines;
  const margin = first!.indent + 1;
  const starts = lines.flatMap((line, index) => (line.marker && (line.indent <= margin || depth >= DEPTH_MAX) ? [index] : []));
  const items = starts.map((start, index) => itemOf(lines.slice(start, starts[index + 1]), depth));
  const ordered = isOrdered(first!.marker!);
  return { kind: 'list', ordered, start: ordered ? Number.parseInt(first!.marker!, 10) : 1, items };
}

function itemOf(lines: readonly Line[], depth: number): ListItem {
  const below = lines.findIndex((line, index) => index > 0 && line.marker !== undefined);
  const own = below < 0 ? lines : lines.slice(0, below);
  return { runs: runsOf(flowing(own.map((line) => line.words))), list: below < 0 ? null : nested(lines.slice(below), depth + 1) };
}

function isOrdered(marker: string): boolean {
  return /\d/.test(marker);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Width of an indent in columns; a tab counts for four. */
function widthOf(indent: string): number {
  return indent.replaceAll('\t', '    ').length;
}
