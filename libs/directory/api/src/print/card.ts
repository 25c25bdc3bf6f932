import type { CardRow } from './card-rows';
import { qrSvg } from './qr-code';
import { dayInFrench, networkName, phoneInFrench, publicsOf, weekOf } from './words.fr';

/** What the templates set of one promeneur, as plain JSON: every sentence is made here, every place there. */
export interface Card {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly initial: string;
  readonly trade: string | null;
  readonly structure: string | null;
  readonly commune: string | null;
  readonly network: string;
  readonly publics: string | null;
  readonly accounts: readonly (readonly [network: string, handle: string])[];
  readonly week: readonly string[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly charter: string | null;
  readonly qr: string;
  /** Where the code leads, as one would type it. */
  readonly address: string;
  /** The name of the photo among the pictures handed to the press. */
  readonly photo: string | null;
}

/** @param publicUrl where people find the house; a code printed is scanned for years @param hasPhoto whether its bytes are there */
export function cardOf(row: CardRow, publicUrl: string, hasPhoto: boolean): Card {
  const path = `/annuaire/${row.departmentSlug}/${row.slug}`;
  const { publicPhone } = row;
  return {
    ...{ firstName: row.firstName, lastName: row.publicLastName, initial: row.firstName.slice(0, 1).toUpperCase(), trade: row.function },
    structure: row.structure?.name ?? null,
    commune: row.commune?.name ?? null,
    network: `Promeneurs du Net · ${row.departmentName}`,
    publics: publicsOf(row.volets),
    accounts: row.profiles.map(({ network, handle }) => [networkName(network), handle] as const),
    week: weekOf(row.permanences),
    phone: publicPhone && phoneInFrench(publicPhone),
    email: row.publicEmail,
    charter: row.charterSignedOn && `Charte des Promeneurs du Net signée le ${dayInFrench(row.charterSignedOn)}`,
    qr: qrSvg(linkOf(publicUrl, path)),
    address: linkOf(publicUrl, path).replace(/^https?:\/\//, ''),
    photo: hasPhoto ? row.publicPhotoId : null,
  };
}

function linkOf(publicUrl: string, path: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${path}`;
}
