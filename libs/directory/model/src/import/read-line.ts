import type { CommuneIndex } from './commune-index';
import { readDate } from './dates';
import { emailFault, readEmail } from './email';
import { type ImportField, isNetworkField, type NetworkField, networkOf } from './fields';
import { readWeeklyHours } from './hours';
import type { ImportValues } from './import';
import { type Line, openLine, type Places } from './line';
import { messages } from './messages.fr';
import { properName, withoutTitle } from './names';
import type { OnlineProfile } from './networks';
import { type PhoneReader, readPhone } from './phone';
import { type CommuneFault, readCommune } from './read-commune';
import { readName } from './read-name';
import { pageKey } from './page-key';
import { isNothing, readProfile } from './read-profile';
import { readVolets } from './read-volets';
import type { SheetRow } from './sheet';
import { readSiret } from './siret';
import type { NameOrder } from './split-name';

/** What reading a line needs besides the line. */
export interface ReadingContext {
  /** The département of the coordinator who imports. */
  readonly department: string;
  readonly communes: CommuneIndex;
  readonly phones: PhoneReader;
  /** How a column of whole names is written, where its cells or its header tell. */
  readonly nameOrder?: NameOrder;
}

const MOST_SIGNS = {
  ...{ function: 150, structure: 200, acronym: 40, address: 300, representativeName: 150, representativeFunction: 150, notes: 4000 },
} as const;
export type TextField = keyof typeof MOST_SIGNS;

/** Longer than any address, date or account: not read at all. */
const MOST_READ = 500;
const PROMISED = /^(?:oui|ok|yes|à venir|en cours)$/i;
const NOT_YET = /^(?:pas encore|non signée?|à signer|en cours|en attente|à venir)\b/i;

/** What a line says, and each thing that is wrong with it; nothing is decided yet. */
export function readLine(row: SheetRow, places: Places, context: ReadingContext): Line {
  const line = openLine(row, places);
  readName(line, context.nameOrder);
  for (const field of Object.keys(MOST_SIGNS) as TextField[]) readText(line, field);
  if (line.has('structure') && !line.values.structure) line.tell('structure', 'structure-missing', messages.structureMissing);
  for (const field of ['email', 'representativeEmail'] as const) readAddress(line, field);
  readNumber(line, context.phones);
  readCode(line);
  readPlace(line, context);
  readMission(line);
  for (const field of places.of.keys()) if (isNetworkField(field)) readPresence(line, field, context.phones);
  return line;
}

export function readText(line: Line, field: TextField): void {
  const text = field === 'representativeName' ? properName(withoutTitle(line.text(field))) : line.text(field);
  if (text === '' || isNothing(text)) return;
  if (text.length <= MOST_SIGNS[field]) line.values[field] = text;
  else line.tell(field, 'text-too-long', messages.textTooLong(MOST_SIGNS[field]), { given: text });
}

/** The text of a short field; none when it says nothing, or far too much. */
export function shortText(line: Line, field: ImportField): string {
  const text = line.text(field);
  if (isNothing(text)) return '';
  if (text.length <= MOST_READ) return text;
  line.tell(field, 'text-too-long', messages.textTooLong(MOST_READ), { given: text });
  return '';
}

const invalidAddress = { email: messages.emailInvalid, representativeEmail: messages.representativeEmailInvalid };

export function readAddress(line: Line, field: 'email' | 'representativeEmail', invalid?: typeof messages.emailInvalid): void {
  const given = shortText(line, field);
  if (!given) return;
  const { email, others } = readEmail(given);
  if (email) line.values[field] = email;
  if (email && others.length > 0) line.tell(field, 'email-invalid', messages.emailSeveral(email), { given });
  if (email) return;
  const message = invalid ?? invalidAddress[field];
  const suggestion = readEmail(given.replace(/\s*(?:[([]\s*at\s*[)\]]|\barobase\b)\s*/i, '@')).email;
  line.tell(field, 'email-invalid', message(emailFault(given)), { given, ...(suggestion ? { suggestion } : {}) });
}

export function readNumber(line: Line, phones: PhoneReader, field: 'phone' | 'representativePhone' = 'phone'): void {
  const given = shortText(line, field);
  if (!given) return;
  const { phone, others } = readPhone(given, phones);
  if (phone) line.values[field] = phone;
  else line.tell(field, 'phone-invalid', messages.phoneInvalid, { given });
  if (others.length > 0) line.tell(field, 'phone-invalid', messages.phoneSeveral, { given });
}

export function readCode(line: Line): void {
  const given = shortText(line, 'siret');
  if (!given) return;
  const siret = readSiret(given);
  if (siret) line.values.siret = siret;
  else line.tell('siret', 'siret-invalid', messages.siretInvalid, { given });
}

export function readPlace(line: Line, { department, communes }: ReadingContext): void {
  const name = shortText(line, 'commune');
  const postalCode = shortText(line, 'postalCode');
  if (!name && !postalCode) return;
  const read = readCommune({ name, postalCode }, department, communes);
  if (read.postalCode) line.values.postalCode = read.postalCode;
  if (read.commune) Object.assign(line.values, { commune: read.commune.name, communeCode: read.commune.code } satisfies ImportValues);
  if (read.fault) tellPlace(line, read.fault, { name, postalCode, found: read.commune?.name ?? name });
}

function tellPlace(
  line: Line,
  fault: CommuneFault,
  { name, postalCode, found }: { name: string; postalCode: string; found: string },
): void {
  const field = fault.kind === 'postal-code' || !name ? 'postalCode' : 'commune';
  const given = field === 'commune' ? name : postalCode;
  const suggestion = fault.kind === 'unknown' && fault.suggestion ? { suggestion: fault.suggestion } : {};
  const code = fault.kind === 'department' ? 'department-other' : 'commune-unknown';
  line.tell(field, code, messages.commune(fault, found, postalCode), { given, ...suggestion });
}

function readMission(line: Line): void {
  const volet = shortText(line, 'volet');
  const read = readVolets(volet);
  if (read) line.values.volet = read;
  else if (volet) line.tell('volet', 'volet-unknown', messages.voletUnknown, { given: volet });
  const given = shortText(line, 'weeklyHours');
  const hours = readWeeklyHours(line.cell('weeklyHours'));
  if (hours !== undefined) line.values.weeklyHours = hours;
  else if (given) line.tell('weeklyHours', 'hours-unreadable', messages.hoursUnreadable, { given });
  for (const field of ['startedOn', 'charterSignedOn'] as const) readDay(line, field);
}

function readDay(line: Line, field: 'startedOn' | 'charterSignedOn'): void {
  const given = shortText(line, field);
  if (!given || (field === 'charterSignedOn' && NOT_YET.test(given))) return;
  const date = readDate(line.cell(field));
  if (date) line.values[field] = date;
  else line.tell(field, 'date-unreadable', messages.dateUnreadable, { given });
}

function readPresence(line: Line, field: NetworkField, phones: PhoneReader): void {
  const given = shortText(line, field);
  if (!given) return;
  const [first, ...others] = presencesOf(given, (text) => readProfile(networkOf(field), text, phones));
  if (!first) return line.tell(field, 'network-unreadable', messages.networkUnreadable, { given });
  const place: NetworkField = `network:${first.network}`;
  const kept = (line.values[place] ??= first);
  const several = others.length > 0 || pageKey(kept) !== pageKey(first);
  if (several) line.tell(field, 'network-unreadable', messages.networkSeveral(kept.handle), { given });
}

/** The whole cell is one presence, else each of its parts may be. « Oui » says that there is one, not which. */
function presencesOf(text: string, read: (text: string) => OnlineProfile | undefined): OnlineProfile[] {
  if (PROMISED.test(text)) return [];
  const whole = read(text);
  const parts = whole ? [whole] : text.split(/\s+\/\s+|[;\n|,]|\s+(?:et|ou)\s+/).map((part) => read(part));
  return parts.filter((profile) => profile !== undefined);
}
