import { plain } from '@promenade/platform/model';
import { changesOf, type Decision, type KnownRecordValues, only } from './decide';
import type { ImportRow, ImportValues } from './import';
import type { Line } from './line';
import { messages } from './messages.fr';

/** « M.J.C. du lac » and « MJC du Lac » are one. */
export function structureKey(name: string): string {
  return plain(name).replaceAll(' ', '');
}

/** What is said of the person who signs, and of nobody else. */
const OF_WHO_SIGNS = ['representativeFunction', 'representativePhone'] as const;

/** What a record is known by. */
interface Face {
  readonly values: ImportValues;
  readonly one: KnownRecordValues;
}

type Found<T> = { readonly one: T } | 'several' | undefined;

/** Structures looked up as an import knows them again: by SIRET, else by name and commune. */
class Finder<T extends { readonly values: ImportValues }> {
  private readonly bySiret = new Map<string, T>();
  private readonly byName = new Map<string, T[]>();
  private readonly identity: (one: T) => unknown;

  /** @param identity two of one identity are one, whatever each says */
  constructor(all: readonly T[] = [], identity: (one: T) => unknown = (one) => one) {
    this.identity = identity;
    for (const one of all) this.keep(one);
  }

  keep(one: T): void {
    const { siret, structure } = one.values;
    if (siret && !this.bySiret.has(siret)) this.bySiret.set(siret, one);
    if (!structure) return;
    const key = structureKey(structure);
    const namesakes = this.byName.get(key);
    if (namesakes) namesakes.push(one);
    else this.byName.set(key, [one]);
  }

  /** Two SIRET are two establishments, two communes two places; what one of the two does not say tells nothing. */
  find({ siret, structure, communeCode }: ImportValues): Found<T> {
    const owner = siret === undefined ? undefined : this.bySiret.get(siret);
    if (owner) return { one: owner };
    const possible = (this.byName.get(structureKey(structure ?? '')) ?? []).filter(
      ({ values }) => agree(values.siret, siret) && agree(values.communeCode, communeCode),
    );
    const here = possible.filter(({ values }) => values.communeCode === communeCode);
    const found = here.length > 0 ? here : possible;
    const [one] = found;
    return new Set(found.map(this.identity)).size > 1 ? 'several' : one && { one };
  }
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** What becomes of each line of a file of structures. None is written twice, whether the file or the base knows it already. */
export function decidedStructures(lines: readonly Line[], known: readonly KnownRecordValues[]): ImportRow[] {
  // What a record says today is found before what another one said once.
  const former = known.flatMap((one) => (one.former ?? []).map((values) => ({ values, one })));
  const records = new Finder<Face>([...known.map((one) => ({ values: one.values, one })), ...former], ({ one }) => one.id);
  const earlier = new Finder<Line>();
  const owners = new Map<string, Line>();
  return lines.map((line) => {
    const decision = decisionOf(line, records, earlier, owners);
    return { line: line.number, ...decision, values: line.values, problems: line.problems };
  });
}

function decisionOf(line: Line, records: Finder<Face>, earlier: Finder<Line>, owners: Map<string, Line>): Decision {
  const found = records.find(line.values);
  const record = found !== 'several' ? found?.one.one : undefined;
  if (!line.values.structure && !record) return rejected(line);
  const repeated = repeatedBy(line, record, earlier, owners);
  if (repeated) return repeats(line, repeated);
  earlier.keep(line);
  if (!record) return found === 'several' ? unclear(line) : { action: 'create' };
  owners.set(record.id, line);
  return updated(line, record);
}

function repeats(line: Line, { number }: Line): Decision {
  line.tell('structure', 'duplicate-of-line', messages.structureOfLine(number), { otherLine: number });
  return { action: 'duplicate' };
}

/** Several records answer: a person says which. */
function unclear(line: Line): Decision {
  line.tell('structure', 'duplicate-of-record', messages.structureNamesakes);
  return { action: 'duplicate' };
}

function rejected(line: Line): Decision {
  line.tell('structure', 'structure-missing', messages.structureNameMissing);
  return { action: 'reject' };
}

/** The earlier line that speaks of the same structure; of several that may, the first. */
function repeatedBy(line: Line, record: KnownRecordValues | undefined, earlier: Finder<Line>, owners: Map<string, Line>): Line | undefined {
  if (record) return owners.get(record.id);
  const found = earlier.find(line.values);
  return found === 'several' ? undefined : found?.one;
}

function updated(line: Line, { id, values, former = [] }: KnownRecordValues): Decision {
  keepRepresentative(line, values);
  const saidOnce = (field: string) => [values, ...former].some((face) => isNoNews(field, line.values, face));
  const changes = [...changesOf(line.values, values).filter((field) => !saidOnce(field)), ...leftBy(line.values, values)];
  if (changes.length > 0) return { action: 'update', recordId: id, changes, before: only(values, changes) };
  line.tell('structure', 'duplicate-of-record', messages.structureOfRecord, { recordId: id });
  return { action: 'duplicate', recordId: id };
}

/** Capitals and dots are no other name; the name and the SIRET of a record that was merged are those of before. */
function isNoNews(field: string, said: ImportValues, face: ImportValues): boolean {
  if (field === 'structure') return structureKey(said.structure ?? '') === structureKey(face.structure ?? '');
  return field === 'siret' && said.siret === face.siret;
}

/** The name of one person is never put beside the address of another, who would sign in their place. */
function keepRepresentative({ values, tell, text }: Line, known: ImportValues): void {
  const { representativeName: name, representativeEmail: email } = values;
  const former = known.representativeName;
  if (!name || email || !former || !known.representativeEmail || plain(name) === plain(former)) return;
  tell('representativeName', 'representative-email-missing', messages.representativeEmailMissing(former), {
    given: text('representativeName'),
  });
  for (const field of ['representativeName', ...OF_WHO_SIGNS] as const) delete values[field];
}

/** What was said of the one who signed before, and goes with them: nobody is reached at the number of another. */
function leftBy(said: ImportValues, known: ImportValues): string[] {
  const isOther = said.representativeName !== undefined && plain(said.representativeName) !== plain(known.representativeName ?? '');
  return isOther ? OF_WHO_SIGNS.filter((field) => known[field] !== undefined && said[field] === undefined) : [];
}
