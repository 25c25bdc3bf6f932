import { plain } from '@promenade/platform/model';

/** Under this heading stands what a département adds, where the core has it; else it is written at the end. */
export const additionsHeading = 'Dispositions propres au département';

/** A stretch of a version's text: the national core, or what the département adds to it. */
export interface Part {
  readonly of: 'core' | 'department';
  readonly text: string;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

interface Place {
  /** Line of the heading, or that after the last when there is none. */
  readonly at: number;
  readonly level: number;
}

/**
 * The text of a départemental version (G-01): the core word for word, and the additions at the place that the core marks for
 * them by the heading of the additions, else under that heading at the end. Headings of the additions become lower than theirs.
 */
export function composedText(core: string, additions: string): string {
  const lines = linesOf(core);
  const marked = placeIn(lines);
  if (!marked) return joined([...linesOf(core.trimEnd()), '', `## ${additionsHeading}`], lowered(additions, 3), []);
  const end = endOfSection(lines, marked);
  return joined(lines.slice(0, end), lowered(additions, marked.level + 1), lines.slice(end));
}

/** Which stretches of a version are the core's, and which the département's: all of it is the core's when nothing is added. */
export function partsOf({ text, additions }: { readonly text: string; readonly additions: string | null }): Part[] {
  const lines = linesOf(text);
  const place = additions === null ? undefined : placeIn(lines);
  if (!place) return [{ of: 'core', text }];
  const added = lowered(additions!, place.level + 1);
  const whole = lines.join('\n');
  const at = whole.indexOf(`\n\n${added}`, lines.slice(0, place.at + 1).join('\n').length);
  if (added === '' || at < 0) return [{ of: 'core', text }];
  const [before, after] = [whole.slice(0, at), whole.slice(at + 2 + added.length).replace(/^\n+/, '')];
  const parts: Part[] = [
    { of: 'core', text: before },
    { of: 'department', text: added },
  ];
  return after.trim() === '' ? parts : [...parts, { of: 'core', text: after }];
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, '\n').split('\n');
}

function placeIn(lines: readonly string[]): Place | undefined {
  const at = lines.findIndex((line) => plain(HEADING.exec(line)?.[2] ?? '') === plain(additionsHeading));
  return at < 0 ? undefined : { at, level: HEADING.exec(lines[at]!)![1]!.length };
}

function endOfSection(lines: readonly string[], { at, level }: Place): number {
  const next = lines.findIndex((line, index) => index > at && (HEADING.exec(line)?.[1]!.length ?? 7) <= level);
  return next < 0 ? lines.length : next;
}

/** The additions with headings no higher than `level`, and without the heading that announces them. */
function lowered(additions: string, level: number): string {
  const lines = linesOf(additions.trim());
  const own = placeIn(lines.slice(0, 1)) ? lines.slice(1) : lines;
  const highest = Math.min(...own.map((line) => HEADING.exec(line)?.[1]!.length ?? 6));
  const down = Math.max(0, level - highest);
  const sunk = (line: string) => {
    const [, marks] = HEADING.exec(line) ?? [];
    return marks ? line.replace(/#+/, '#'.repeat(Math.min(6, marks.length + down))) : line;
  };
  return own.map(sunk).join('\n').trim();
}

function joined(before: readonly string[], added: string, after: readonly string[]): string {
  return [before.join('\n').trimEnd(), added, after.join('\n').trim()].filter((part) => part !== '').join('\n\n');
}
