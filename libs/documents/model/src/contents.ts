import { plain } from '@promenade/platform/model';
import { type Block, type Heading, proseOf } from './prose';
import { wordsOf } from './runs';

/** A heading of a text, as a table of contents names it. */
export interface Entry {
  /** What an address ends with to lead there: unique in the text, and the same as long as the heading is. */
  readonly anchor: string;
  /** The number an article gives itself (« Article 3. », « Art. 3 bis »), or none. */
  readonly number: string | null;
  readonly title: string;
  readonly level: Heading['level'];
}

const NUMBERED = /^art(?:icle|\.)?\s*(?:n\s*[°º]\s*)?(\d{1,3}(?:[.-]\d{1,2})?(?:\s*(?:bis|ter|quater))?|premier|1er)\b/i;

/** The headings of a text, in their order. */
export function contentsOf(markdown: string): Entry[] {
  return entriesOf(proseOf(markdown));
}

export function entriesOf(blocks: readonly Block[]): Entry[] {
  const taken = new Map<string, number>();
  return blocks
    .filter((block): block is Heading => block.kind === 'heading')
    .map(({ level, runs }) => {
      const title = wordsOf(runs).replace(/\s+/g, ' ').trim();
      const number = numberOf(title);
      const name = anchorOf(number, title);
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      return { anchor: count === 1 ? name : `${name}--${count}`, number, title, level };
    });
}

function numberOf(title: string): string | null {
  const [, found] = NUMBERED.exec(title) ?? [];
  if (!found) return null;
  return /^(?:premier|1er)$/i.test(found) ? '1' : found.replace(/\s+/g, ' ').toLowerCase();
}

/** One dash between words, so that the two dashes of a second one are never a heading's own. */
function anchorOf(number: string | null, title: string): string {
  const words = number ? `article ${number}` : title;
  return plain(words).replaceAll(' ', '-').slice(0, 60).replace(/-$/, '') || 'partie';
}
