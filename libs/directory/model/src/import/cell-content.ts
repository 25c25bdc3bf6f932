import { plain } from '@promenade/platform/model';
import { readDate } from './dates';
import { type ImportField, isNetworkField } from './fields';
import { readWeeklyHours } from './hours';
import { networkAddresses } from './network-addresses';
import { networks } from './networks';
import { readPostalCode } from './read-commune';
import { isNothing } from './read-profile';
import { readVolets } from './read-volets';
import { cellText, type SheetCell } from './sheet';
import { readSiret } from './siret';

const PHONE_LIKE = /^[+\d][\d\s.()/-]{5,}$/;
const NAME_LIKE = /^[^\d@/]+$/;

const looks: Partial<Record<ImportField, (cell: SheetCell, text: string) => boolean>> = {
  lastName: (_, text) => NAME_LIKE.test(text),
  firstName: (_, text) => NAME_LIKE.test(text),
  fullName: (_, text) => NAME_LIKE.test(text) && text.length > 1,
  representativeName: (_, text) => NAME_LIKE.test(text),
  siret: (_, text) => /^\d[\d\s.]{8,}$|\dE\+\d/i.test(text),
  postalCode: (_, text) => readPostalCode(text) !== undefined,
  commune: (_, text) => /\p{L}{2}/u.test(text),
  email: (_, text) => /@|\(at\)/.test(text),
  representativeEmail: (_, text) => /@|\(at\)/.test(text),
  phone: (_, text) => PHONE_LIKE.test(text) || /^\d{4}$/.test(text),
  representativePhone: (_, text) => PHONE_LIKE.test(text),
  website: (_, text) => /^[^\s@]+\.[^\s@]{2,}$/.test(text),
  volet: (_, text) => readVolets(text) !== undefined,
  weeklyHours: (cell) => readWeeklyHours(cell) !== undefined,
  startedOn: (cell) => readDate(cell) !== undefined,
  charterSignedOn: (cell) => readDate(cell) !== undefined,
};

/** The share of these cells (0 to 1) that look like the field; undefined when they are empty, or when anything may be written there. */
export function likenessOf(field: ImportField, cells: readonly SheetCell[]): number | undefined {
  const look = looks[field];
  const written = cells.map((cell) => [cell, cellText(cell).slice(0, 200)] as const).filter(([, text]) => text !== '' && !isNothing(text));
  if (!look || written.length === 0) return undefined;
  return written.filter(([cell, text]) => look(cell, text)).length / written.length;
}

/** What a column without a header is about, when nearly all its cells say the same. */
export function fieldOfContent(cells: readonly SheetCell[]): ImportField | undefined {
  const texts = cells.map((cell) => cellText(cell).slice(0, 200)).filter(Boolean);
  const nearlyAll = (test: (text: string) => boolean) => texts.length > 0 && texts.filter(test).length >= texts.length * 0.8;
  if (nearlyAll((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))) return 'email';
  if (nearlyAll((text) => readSiret(text) !== undefined)) return 'siret';
  if (nearlyAll((text) => /^(?:\+33|0033|0)\s?[1-9](?:[\s.-]?\d\d){4}$/.test(text))) return 'phone';
  if (nearlyAll((text) => readVolets(text) !== undefined && plain(text).length > 2)) return 'volet';
  return networks
    .map((name) => `network:${name}` as const)
    .find((field) => isNetworkField(field) && nearlyAll((text) => isPageOf(field, text)));
}

function isPageOf(field: ImportField, text: string): boolean {
  const hosts = networkAddresses[field.slice('network:'.length) as keyof typeof networkAddresses]?.hosts;
  return /^https?:\/\//i.test(text) && URL.canParse(text) && (hosts?.test(new URL(text).hostname) ?? false);
}
