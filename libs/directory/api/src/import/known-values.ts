import type { ImportKind, ImportValues, KnownRecordValues } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import type { KnownRecord, PlacedStructure, Precision, Registry, RegistryText } from './known-records';

/** What the base holds, as it is compared with lines of that kind. */
export function registryOf({ structures: places, records: persons }: RegistryText, kind: ImportKind): Registry {
  const structures = JSON.parse(places) as PlacedStructure[];
  const records = kind === 'promeneurs' ? (JSON.parse(persons) as KnownRecord[]) : [];
  const known = kind === 'promeneurs' ? promeneursOf(records, structures) : structures.map(structureSaid);
  return { records: new Map(records.map((record) => [record.columns.id, record])), structures, known };
}

function promeneursOf(records: readonly KnownRecord[], structures: readonly PlacedStructure[]): KnownRecordValues[] {
  const employers = new Map(structures.map((structure) => [structure.id, structure]));
  return records.map((record) => ({
    id: record.columns.id,
    values: valuesOf(record, employers.get(record.employment?.structureId ?? '')),
    former: record.former.map(({ firstName, lastName, email }) => said({ firstName, lastName, email })),
  }));
}

function structureSaid(structure: PlacedStructure): KnownRecordValues {
  const { id, type, email, phone, notes, rna, acronym, website, representativeFunction, representativePhone } = structure;
  const former = (structure.former ?? []).map(({ name, siret, communeCode }) => said({ structure: name, siret, communeCode }));
  const ofStructure = { structureType: type, email, phone, notes, rna, acronym, website, representativeFunction, representativePhone };
  return { id, values: { ...placeOf(structure), ...said(ofStructure) }, former };
}

function valuesOf({ columns, employment, profiles }: KnownRecord, structure: PlacedStructure | undefined): ImportValues {
  const { volets, declaredCharterOn, declaredCharterPrecision } = columns;
  return said({
    ...said({ lastName: columns.lastName, firstName: columns.firstName, email: columns.email, phone: columns.phone }),
    ...said({ function: columns.function, notes: columns.notes, volet: volets.length > 0 ? volets : null }),
    ...(structure ? placeOf(structure) : {}),
    weeklyHours: employment?.weeklyMinutes ? Math.round((employment.weeklyMinutes / 60) * 100) / 100 : null,
    startedOn: partial(employment?.startsOn, employment?.startsOnPrecision),
    charterSignedOn: partial(declaredCharterOn, declaredCharterPrecision),
    // A record may have two profiles on a network; a line has one.
    ...Object.fromEntries(profiles.toReversed().map(({ network, handle, url }) => [`network:${network}`, { network, handle, url }])),
  });
}

function placeOf({ name, siret, address, postalCode, commune, communeCode, representativeName, representativeEmail }: PlacedStructure) {
  return said({ structure: name, siret, address, postalCode, commune, communeCode, representativeName, representativeEmail });
}

function partial(on: IsoDate | null | undefined, precision: Precision | null | undefined) {
  return on ? { on, precision: precision ?? ('day' as const) } : null;
}

/** Without what nobody said. */
function said(values: Readonly<Record<string, unknown>>): ImportValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
