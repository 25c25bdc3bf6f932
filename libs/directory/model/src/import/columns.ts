import { fieldOfContent, likenessOf } from './cell-content';
import { fieldsOfKind, gatheredFields, type ImportField, type ImportKind } from './fields';
import { guessesOf } from './header-words';
import type { ImportColumn } from './import';
import { cellText, type SheetCell, type SheetRow } from './sheet';

/** Under this, a column is better asked about than guessed. */
const LEAST_CONFIDENCE = 0.3;
/** Enough cells to know what a column holds. */
const SAMPLE = 200;

interface Claim {
  readonly at: number;
  readonly field: ImportField;
  readonly confidence: number;
}

/** What each column is about: by its header, held against what its cells look like. No field is given twice, but those that gather. */
export function guessColumns(
  sources: readonly string[],
  headed: readonly boolean[],
  rows: readonly SheetRow[],
  kind: ImportKind = 'promeneurs',
): ImportColumn[] {
  const claims = sources.flatMap((source, at) => claimsOf(at, headed[at] ? source : '', cellsAt(rows, at), kind));
  const won = grantedOf(claims);
  const granted = kind === 'structures' ? won : settled(won, (at) => cellsAt(rows, at));
  return sources.map((source, at) => {
    const claim = granted.find((one) => one.at === at);
    return { source, field: claim?.field ?? null, confidence: claim ? Math.round(claim.confidence * 100) / 100 : 0 };
  });
}

const namesOf: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  promeneurs: ['lastName', 'firstName', 'fullName', 'email'],
  structures: ['structure', 'siret'],
};

/** How much a row looks like a header: the sum of what its cells are sure of; 0 unless it names somebody, or some structure. */
export function headerLikeness(cells: readonly SheetCell[], kind: ImportKind = 'promeneurs'): number {
  const granted = grantedByHeader(cells, kind);
  const fields = new Set(granted.map(({ field }) => field));
  const names = namesOf[kind].some((field) => fields.has(field));
  return names && fields.size >= 2 ? granted.reduce((sum, { confidence }) => sum + confidence, 0) : 0;
}

/**
 * What a header says its lines are about: structures, when it has a structure and no word for a person's name. « Nom » beside a SIRET,
 * without a first name nor a structure, is that of a structure.
 */
export function kindOfHeader(cells: readonly SheetCell[]): ImportKind {
  const fields = new Set(grantedByHeader(cells, 'promeneurs').map(({ field }) => field));
  if (fields.has('firstName') || fields.has('fullName')) return 'promeneurs';
  const ofStructure = fields.has('lastName')
    ? !fields.has('structure') && fields.has('siret')
    : fields.has('structure') || fields.has('siret');
  return ofStructure ? 'structures' : 'promeneurs';
}

function grantedByHeader(cells: readonly SheetCell[], kind: ImportKind): Claim[] {
  return grantedOf(cells.flatMap((cell, at) => guessesOf(cellText(cell), kind).map((guess) => ({ at, ...guess }))));
}

function claimsOf(at: number, header: string, cells: readonly SheetCell[], kind: ImportKind): Claim[] {
  const byContent = header === '' ? fieldOfContent(cells) : undefined;
  const guesses = byContent ? [{ field: byContent, confidence: 0.6 }] : guessesOf(header, kind);
  return guesses
    .filter(({ field }) => fieldsOfKind[kind].includes(field))
    .map(({ field, confidence }) => ({ at, field, confidence: trusted(confidence, likenessOf(field, cells)) }))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE);
}

/** Half of the cells may be faulty. When nearly none is right, a likely header speaks of something else; a sure one is asked about. */
function trusted(confidence: number, likeness: number | undefined): number {
  if (likeness === undefined || likeness >= 0.5) return confidence;
  const doubted = confidence * (0.2 + likeness);
  return confidence === 1 ? Math.max(0.4, doubted) : doubted;
}

function grantedOf(claims: readonly Claim[]): Claim[] {
  const granted: Claim[] = [];
  for (const claim of claims.toSorted((a, b) => b.confidence - a.confidence || a.at - b.at)) {
    const taken = granted.some(({ at, field }) => at === claim.at || (field === claim.field && !gatheredFields.includes(field)));
    if (!taken) granted.push(claim);
  }
  return granted;
}

/** A whole name in one column and its halves in two others would be the same name twice; « Nom » alone may hold both halves. */
function settled(claims: readonly Claim[], cellsOf: (at: number) => readonly SheetCell[]): Claim[] {
  const has = (field: ImportField) => claims.some((claim) => claim.field === field);
  if (has('lastName') && has('firstName')) return claims.filter(({ field }) => field !== 'fullName');
  if (has('firstName') || has('fullName')) return [...claims];
  return claims.map((claim) =>
    claim.field === 'lastName' && areWholeNames(cellsOf(claim.at)) ? { ...claim, field: 'fullName', confidence: 0.7 } : claim,
  );
}

function areWholeNames(cells: readonly SheetCell[]): boolean {
  const names = cells.map((cell) => cellText(cell)).filter(Boolean);
  return names.length > 0 && names.filter((name) => /\S\s\S/.test(name)).length >= names.length / 2;
}

function cellsAt(rows: readonly SheetRow[], at: number): SheetCell[] {
  return rows.slice(0, SAMPLE).map(({ cells }) => cells[at] ?? null);
}
