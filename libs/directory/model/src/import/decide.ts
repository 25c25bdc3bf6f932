import { type ImportField, isNetworkField, networkFields } from './fields';
import type { ImportAction, ImportRow, ImportValues } from './import';
import type { Line } from './line';
import { messages, whoIs } from './messages.fr';
import { pageKey } from './page-key';
import { displayName, isSamePerson, nameAndStructureKey, nameKey } from './same-person';

/** A record of the base, said as a line would say it: whatever an import can write, with the values that are kept. */
export interface KnownRecordValues {
  readonly id: string;
  readonly values: ImportValues;
  /** What records that it took over said: a line that says so speaks of it. */
  readonly former?: readonly ImportValues[];
}
export type KnownPromeneur = KnownRecordValues;

/** What becomes of a line. */
export interface Decision {
  readonly action: ImportAction;
  readonly recordId?: string;
  readonly changes?: string[];
  readonly before?: ImportValues;
}

/** Where a person of the file or of the base was first met. */
interface Holder {
  readonly values: ImportValues;
  readonly line?: Line;
  readonly recordId?: string;
}

/**
 * What becomes of each line. Nobody is written twice: a line repeats an earlier one, or a record, when the e-mail address and the person
 * agree, or the name and the structure do. What two different persons share (address, account) is left to neither.
 */
export function decided(lines: readonly Line[], known: readonly KnownPromeneur[]): ImportRow[] {
  const persons = lines.filter(({ values }) => values.lastName && values.firstName);
  const repeats = repeatsOf(persons);
  const records = recordsOf(
    persons.filter((line) => !repeats.has(line)),
    known,
    repeats,
  );
  leaveShared(
    persons.filter((line) => !repeats.has(line)),
    records,
    known,
  );
  return lines.map((line) => ({
    line: line.number,
    ...decisionOf(line, repeats.get(line), records.get(line)),
    values: line.values,
    problems: line.problems,
  }));
}

function decisionOf(line: Line, repeated: Line | undefined, record: Match | undefined): Decision {
  if (!line.values.lastName || !line.values.firstName) return { action: 'reject' };
  if (repeated) {
    line.tell('lastName', 'duplicate-of-line', messages.duplicateOfLine(repeated.number), { otherLine: repeated.number });
    return { action: 'duplicate' };
  }
  if (!record) return { action: 'create' };
  const { id, values } = record.known;
  const changes = record.sure ? changesOf(line.values, values) : [];
  if (changes.length > 0) return { action: 'update', recordId: id, changes, before: only(values, changes) };
  const message = record.sure ? messages.duplicateOfRecord : messages.namesakeOfRecord(displayName(values));
  line.tell('lastName', 'duplicate-of-record', message, { recordId: id });
  return { action: 'duplicate', recordId: id };
}

/** Each line that repeats an earlier one, with that one. */
function repeatsOf(lines: readonly Line[]): Map<Line, Line> {
  const repeats = new Map<Line, Line>();
  const byEmail = new Map<string, Line[]>();
  const byName = new Map<string, Line>();
  for (const line of lines) {
    const sameEmail = (line.values.email && byEmail.get(line.values.email)) || [];
    const key = nameAndStructureKey(line.values);
    const earlier = sameEmail.find(({ values }) => isSamePerson(values, line.values)) ?? byName.get(key);
    if (earlier) repeats.set(line, earlier);
    else byName.set(key, line);
    if (line.values.email) byEmail.set(line.values.email, earlier ? sameEmail : [...sameEmail, line]);
  }
  return repeats;
}

interface Match {
  readonly known: KnownPromeneur;
  /** By e-mail, or by name and structure; else by name alone, and a person decides. */
  readonly sure: boolean;
}

/** The record of each line. Two lines of one record are one person under two addresses: the second repeats the first. */
function recordsOf(lines: readonly Line[], known: readonly KnownPromeneur[], repeats: Map<Line, Line>): Map<Line, Match> {
  const find = finderOf(known);
  const matches = new Map<Line, Match>();
  const owners = new Map<string, Line>();
  for (const line of lines) {
    const match = find(line.values);
    if (!match) continue;
    const owner = match.sure ? owners.get(match.known.id) : undefined;
    if (owner) repeats.set(line, owner);
    else matches.set(line, match);
    if (match.sure && !owner) owners.set(match.known.id, line);
  }
  return matches;
}

function finderOf(known: readonly KnownPromeneur[]): (values: ImportValues) => Match | undefined {
  const former = known.flatMap((one) => (one.former ?? []).map((values) => ({ values, one })));
  // The last of a key is found: what a record says today counts more than what another one said once.
  const faces = [...former, ...known.map((one) => ({ values: one.values, one }))];
  const byEmail = new Map(faces.flatMap((face) => (face.values.email ? [[face.values.email, face] as const] : [])));
  const byBoth = new Map(faces.map((face) => [nameAndStructureKey(face.values), face]));
  const byName = Map.groupBy(known, (one) => nameKey(one.values));
  return (values) => {
    const owner = byEmail.get(values.email ?? '');
    const sure = owner && isSamePerson(owner.values, values) ? owner : byBoth.get(nameAndStructureKey(values));
    if (sure) return { known: sure.one, sure: true };
    const namesake = byName.get(nameKey(values))?.find((one) => !tellsApart(one.values, values));
    return namesake && { known: namesake, sure: false };
  };
}

/** Two namesakes with an address each are two persons. */
function tellsApart(one: ImportValues, other: ImportValues): boolean {
  return Boolean(one.email && other.email && one.email !== other.email);
}

/** An address or an account that two persons claim would let one sign, or answer, in the place of the other. */
function leaveShared(lines: readonly Line[], records: ReadonlyMap<Line, Match>, known: readonly KnownPromeneur[]): void {
  const fileHolders = lines.map((line): Holder => ({
    values: line.values,
    line,
    ...(records.get(line)?.sure ? { recordId: records.get(line)!.known.id } : {}),
  }));
  const holders = [...known.map(({ id, values }): Holder => ({ values, recordId: id })), ...fileHolders];
  const claims = Map.groupBy(
    holders.flatMap((holder) => claimsOf(holder.values).map((claim) => ({ ...claim, holder }))),
    ({ key }) => key,
  );
  for (const claimants of claims.values()) {
    for (const { field, holder } of claimants) {
      const other = claimants.find((one) => !isOnePerson(one.holder, holder))?.holder;
      if (other && holder.line) leave(holder.line, field, other);
    }
  }
}

function isOnePerson(one: Holder, other: Holder): boolean {
  return one === other || (one.recordId !== undefined && one.recordId === other.recordId);
}

function claimsOf(values: ImportValues): { field: 'email' | (typeof networkFields)[number]; key: string }[] {
  const networks = networkFields.flatMap((field) => {
    const profile = values[field];
    return profile ? [{ field, key: `page ${pageKey(profile)}` }] : [];
  });
  return values.email ? [{ field: 'email', key: `email ${values.email}` }, ...networks] : networks;
}

function leave(line: Line, field: 'email' | (typeof networkFields)[number], other: Holder): void {
  const who = whoIs(displayName(other.values), other.line?.number);
  const more = other.line ? { otherLine: other.line.number } : { recordId: other.recordId! };
  const given = line.text(field);
  if (field === 'email') line.tell(field, 'email-shared', messages.emailShared(who), { given, ...more });
  else line.tell(field, 'network-shared', messages.networkShared(who), { given, ...more });
  delete line.values[field];
}

/** What the line says and the record does not: a blank cell takes nothing away. */
export function changesOf(values: ImportValues, record: ImportValues): string[] {
  return Object.keys(values).filter((key) => {
    const field = key as keyof ImportValues;
    return compared(field, values) !== compared(field, record);
  });
}

/** What is said of these fields alone. */
export function only(values: ImportValues, fields: readonly string[]): ImportValues {
  return Object.fromEntries(Object.entries(values).filter(([key]) => fields.includes(key)));
}

function compared(field: keyof ImportValues, values: ImportValues): string {
  const value = values[field];
  if (value === undefined) return '';
  const profile = isNetworkField(field as ImportField) ? values[field as (typeof networkFields)[number]] : undefined;
  if (profile) return pageKey(profile);
  return typeof value === 'string' ? value.normalize('NFC').trim() : JSON.stringify(value);
}
