import { HttpStatus } from '@nestjs/common';
import { readRna, readSiret } from '@promenade/directory/model';
import { Declined, Invalid } from '@promenade/platform/api';
import { phoneReader } from './import/reading/phone-reader';

/** A number as typed, in E.164. @param path of the field @throws Invalid 422 `phone-invalid` */
export function phoneOf(typed: string | null | undefined, department: string, path = 'phone'): string | null | undefined {
  if (!typed) return typed;
  const phone = phoneReader(department)(typed);
  if (phone) return phone;
  throw new Invalid([{ path, code: 'phone-invalid', message: 'Ce numéro n’existe pas. Vérifiez-le chiffre par chiffre.' }]);
}

/** Fourteen digits whose key is right. @throws Invalid 422 `siret-invalid` */
export function siretOf(typed: string | null | undefined): string | null | undefined {
  if (!typed) return typed;
  const siret = readSiret(typed);
  if (siret) return siret;
  throw new Invalid([{ path: 'siret', code: 'siret-invalid', message: 'Ce SIRET n’existe pas. Recopiez ses 14 chiffres.' }]);
}

/** W and nine figures or letters. @throws Invalid 422 `rna-invalid` */
export function rnaOf(typed: string | null | undefined): string | null | undefined {
  if (!typed) return typed;
  const rna = readRna(typed);
  if (rna) return rna;
  throw new Invalid([{ path: 'rna', code: 'rna-invalid', message: 'Ce numéro n’existe pas. Un RNA est un W suivi de 9 chiffres.' }]);
}

/**
 * The version that a change was made upon: `If-Match` (`"3"`), else the body's own word; none when nobody says.
 * @throws Declined 412 `changed-meanwhile` when the header names no version
 */
export function versionOf(header: string | undefined, body: number | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return body;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Declined(HttpStatus.PRECONDITION_FAILED, 'changed-meanwhile');
  return Number(version);
}

/** Somebody else wrote since: nothing is overwritten unseen. */
export function sameVersion(row: { readonly version: number }, version: number | undefined): void {
  if (version !== undefined && version !== row.version) throw new Declined(HttpStatus.PRECONDITION_FAILED, 'changed-meanwhile');
}
