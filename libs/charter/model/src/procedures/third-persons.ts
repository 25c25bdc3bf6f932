import { plain } from '@promenade/platform/model';

const NAME = /(?<![.!?…»\n]\s*|^\s*|[\p{L}\p{N}-])\p{Lu}[\p{Ll}’'-]{2,}(?:\s+\p{Lu}[\p{L}’'-]+)*/gu;
const KNOWN =
  'instagram facebook snapchat tiktok discord whatsapp twitch youtube linkedin messenger twitter caf promeneur promeneurs net article charte promenade';
const CALENDAR = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre';

/**
 * Words of a text that look like the names of people, the parties aside: capitals in the middle of a sentence. A help to whoever
 * writes (a procedure names nobody but its parties), never a refusal: it misses some and suspects towns.
 * @param parties names that may stand there: the promeneur's, the structure's
 */
export function possibleNames(text: string, parties: readonly string[]): string[] {
  const allowed = new Set(`${KNOWN} ${CALENDAR} ${plain(parties.join(' '))}`.split(' '));
  const found = (text.match(NAME) ?? []).filter(
    (name) =>
      !plain(name)
        .split(' ')
        .every((word) => allowed.has(word)),
  );
  return [...new Set(found)].slice(0, 5);
}
