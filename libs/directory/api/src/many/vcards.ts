import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { PromeneurItem } from '@promenade/directory/model';
import ICAL from 'ical.js';

const AT_ONCE = 100;

/** One card a promeneur, vCard 4.0 (RFC 6350): what programs of contacts take in. */
export async function writeVcards(out: Writable, people: readonly PromeneurItem[]): Promise<void> {
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const cards = people.slice(at, at + AT_ONCE).map((one) => `${vcardOf(one)}\r\n`);
    if (!out.write(cards.join('')) && !out.destroyed) await Promise.race([once(out, 'drain'), once(out, 'close')]);
    await breathe();
  }
  out.end();
}

export function vcardOf(one: PromeneurItem): string {
  const card = new ICAL.Component(['vcard', [], []]);
  card.addPropertyWithValue('version', '4.0');
  card.addPropertyWithValue('uid', `urn:uuid:${one.id}`);
  card.addPropertyWithValue('kind', 'individual');
  card.addPropertyWithValue('fn', `${one.firstName} ${one.lastName}`);
  structured(card, 'n', [one.lastName, one.firstName, '', '', '']);
  if (one.structure) structured(card, 'org', [one.structure.name]);
  if (one.function) card.addPropertyWithValue('title', one.function);
  if (one.email) atWork(card, 'email', one.email);
  if (one.phone) atWork(card, 'tel', one.phone);
  return card.toString();
}

/** Words with `;` between them are one value: each is escaped on its own. */
function structured(card: ICAL.Component, name: string, parts: readonly string[]): void {
  const property = new ICAL.Property(name, card);
  property.setValue(parts as never);
  card.addProperty(property);
}

function atWork(card: ICAL.Component, name: string, value: string): void {
  const property = new ICAL.Property(name, card);
  property.setParameter('type', 'work');
  if (name === 'tel') property.resetType('text');
  property.setValue(value);
  card.addProperty(property);
}
