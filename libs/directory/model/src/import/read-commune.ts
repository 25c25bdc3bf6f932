import type { Commune, CommuneIndex } from './commune-index';

export type CommuneFault =
  /** No such name; `suggestion` is the nearest one. */
  | { readonly kind: 'unknown'; readonly suggestion?: string }
  /** Several communes answer. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** The postal code is of another place than the commune. */
  | { readonly kind: 'postal-code'; readonly expected: readonly string[] }
  /** The postal code alone, and nobody has it. */
  | { readonly kind: 'postal-code-unknown' }
  | { readonly kind: 'department'; readonly department: string };

export interface ReadCommune {
  readonly commune?: Commune;
  /** Five digits, as written; left out when it contradicts the commune. */
  readonly postalCode?: string;
  readonly fault?: CommuneFault;
}

/** The five digits of a postal code; a number cell may have lost the zero of Ain or Ardèche. */
export function readPostalCode(text: string): string | undefined {
  const digits = text.replace(/^(?:F|FR)\s?-\s?/i, '').replace(/[\s.]/g, '');
  if (!/^\d{4,5}$/.test(digits)) return undefined;
  const whole = digits.padStart(5, '0');
  return /^(?:0[1-9]|[1-8]\d|9[0-8])/.test(whole) ? whole : undefined;
}

/**
 * The commune that a name and a postal code point to, preferably in `department`. One may be missing, or both be in one cell
 * (« 88000 Épinal »). A commune of another département is found, and said.
 */
export function readCommune(written: { name: string; postalCode: string }, department: string, index: CommuneIndex): ReadCommune {
  const { name, postalCode } = apart(written);
  const read = name ? byName(name, postalCode, department, index) : byPostalCode(postalCode, department, index);
  if (!read.commune || read.fault || read.commune.department === department) return read;
  return { ...read, fault: { kind: 'department', department: read.commune.department } };
}

function apart({ name, postalCode }: { name: string; postalCode: string }) {
  const inName = /\b(\d{5})\b/.exec(name)?.[1];
  return {
    name: name.replace(/\(?\b\d{5}\b\)?/, '').replace(/^[\s,-]+|[\s,-]+$/g, ''),
    postalCode: readPostalCode(postalCode) ?? (inName && readPostalCode(inName)),
  };
}

function byName(name: string, postalCode: string | undefined, department: string, index: CommuneIndex): ReadCommune {
  const candidates = candidatesOf(name, postalCode, department, index);
  if (candidates.length === 0) return { ...kept(postalCode), fault: unknown(name, postalCode, department, index) };
  if (candidates.length > 1) return { ...kept(postalCode), fault: { kind: 'several', names: namesOf(candidates) } };
  const [commune] = candidates as [Commune];
  if (!postalCode || agrees(postalCode, commune, name, index)) return { commune, ...kept(postalCode ?? only(commune.postalCodes)) };
  return { commune, fault: { kind: 'postal-code', expected: commune.postalCodes } };
}

/** The postal code chooses among homonyms, then the département does. */
function candidatesOf(name: string, postalCode: string | undefined, department: string, index: CommuneIndex): readonly Commune[] {
  const named = index.named(name);
  const found = named.length > 0 ? named : index.beginningWith(name, department);
  const byCode = postalCode ? found.filter((commune) => commune.postalCodes.includes(postalCode)) : [];
  if (byCode.length > 0) return byCode;
  const here = found.filter((commune) => commune.department === department);
  return here.length > 0 ? here : found;
}

/** Postal codes of Cedex are in no list: those of the same département pass, unless they are known to be elsewhere. */
function agrees(postalCode: string, commune: Commune, name: string, index: CommuneIndex): boolean {
  if (commune.postalCodes.includes(postalCode)) return true;
  if (index.withPostalCode(postalCode).length > 0) return false;
  return /\bcedex\b/i.test(name) || commune.postalCodes.some((known) => known.slice(0, 2) === postalCode.slice(0, 2));
}

function unknown(name: string, postalCode: string | undefined, department: string, index: CommuneIndex): CommuneFault {
  const near = postalCode ? index.nearest(name, index.withPostalCode(postalCode)) : undefined;
  const suggestion = near ?? index.nearest(name, index.ofDepartment(department));
  return suggestion ? { kind: 'unknown', suggestion: suggestion.name } : { kind: 'unknown' };
}

function byPostalCode(postalCode: string | undefined, department: string, index: CommuneIndex): ReadCommune {
  if (!postalCode) return { fault: { kind: 'postal-code-unknown' } };
  const found = index.withPostalCode(postalCode);
  const here = found.filter((commune) => commune.department === department);
  const candidates = here.length > 0 ? here : found;
  if (candidates.length === 0) return { fault: { kind: 'postal-code-unknown' } };
  if (candidates.length > 1) return { postalCode, fault: { kind: 'several', names: namesOf(candidates) } };
  return { commune: candidates[0]!, postalCode };
}

function kept(postalCode: string | undefined): { postalCode?: string } {
  return postalCode ? { postalCode } : {};
}

function only(postalCodes: readonly string[]): string | undefined {
  return postalCodes.length === 1 ? postalCodes[0] : undefined;
}

/** Homonyms are told apart by their département. */
function namesOf(communes: readonly Commune[]): string[] {
  const homonyms = new Set(communes.map(({ name }) => name)).size < communes.length;
  return communes.map(({ name, department }) => (homonyms ? `${name} (${department})` : name)).toSorted((a, b) => a.localeCompare(b, 'fr'));
}
