export * from './import/reading/sample-directory';

import { type CharterProgress, type Network, pageKey, type Volet } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type IsoDate, plain } from '@promenade/platform/model';

export interface StructureGiven {
  readonly department?: string;
  readonly name?: string;
  readonly siret?: string | null;
  readonly communeCode?: string | null;
  readonly representativeName?: string | null;
  readonly representativeEmail?: string | null;
  readonly representativeAccountId?: string | null;
  readonly notes?: string | null;
}

export interface PromeneurGiven {
  readonly department?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly function?: string | null;
  readonly volets?: readonly Volet[];
  readonly notes?: string | null;
  readonly accountId?: string | null;
  readonly withdrawnOn?: IsoDate | null;
  readonly charterState?: CharterProgress;
  /** Makes the charter complete. */
  readonly charterSignedOn?: IsoDate | null;
  readonly slug?: string;
  /** The employer; none when null. One is made when it is not said. */
  readonly structureId?: string | null;
  readonly startsOn?: IsoDate | null;
  readonly endsOn?: IsoDate | null;
  readonly onlineProfiles?: readonly { network: Network; handle: string; url?: string | null }[];
}

let made = 0;

/** A structure of the Vosges with somebody to sign for it, written behind the door. */
export async function aStructure(database: string, given: StructureGiven = {}): Promise<{ id: string; name: string }> {
  const number = ++made;
  const row = {
    department: '88',
    name: `Centre social n° ${number}`,
    representativeName: 'Isabelle Noël',
    representativeEmail: `direction.${number}@structure.example`,
    createdAt: '2026-01-05T08:00:00Z',
    ...given,
  };
  return { id: await inserted(database, 'structure', { ...row, plain: plain(row.name) }), name: row.name };
}

/** A promeneur employed since 2024, who has not signed yet unless said, written behind the door. */
export async function aPromeneur(database: string, given: PromeneurGiven = {}): Promise<{ id: string; slug: string }> {
  const { structureId: employer, startsOn = '2024-01-01', endsOn = null, onlineProfiles = [], ...columns } = given;
  const row = rowOf(columns);
  const id = await inserted(database, 'promeneur', row);
  const of = { department: row.department, promeneurId: id };
  const structureId = await employerOf(database, row.department, employer);
  if (structureId) await inserted(database, 'employment', { ...of, structureId, startsOn, endsOn });
  for (const { network, handle, url = null } of onlineProfiles) {
    const keys = { handleKey: handle.toLowerCase(), pageKey: pageKey({ network, handle, url }) };
    await inserted(database, 'online_profile', { ...of, network, handle, ...keys, url });
  }
  return { id, slug: row.slug };
}

async function employerOf(database: string, department: string, given: string | null | undefined): Promise<string | null> {
  return given === undefined ? (await aStructure(database, { department })).id : given;
}

function rowOf(given: Omit<PromeneurGiven, 'structureId' | 'startsOn' | 'endsOn' | 'onlineProfiles'>) {
  const number = ++made;
  const row = {
    department: '88',
    firstName: 'Nathalie',
    lastName: `Humbert ${number}`,
    email: `promeneur.${number}@structure.example`,
    volets: ['youth'],
    createdAt: '2026-01-05T08:00:00Z',
    charterState: given.charterSignedOn ? 'complete' : 'missing',
    ...given,
  };
  const firstName = plain(row.firstName);
  const slug = `${row.department}-${firstName.replaceAll(' ', '-')}-${String(number).padStart(4, '0')}`;
  return { slug, ...row, plain: plain(`${row.firstName} ${row.lastName}`), plainFirstName: firstName };
}

async function inserted(database: string, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const columns = Object.keys(row);
  const [{ id }] = await asOwner(database, (owner) =>
    owner.query(
      `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
       values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(row),
    ),
  );
  return id as string;
}
