import { displaySiret, pointSaid, type StructureDetail, type StructureMergeKey } from '@promenade/directory/model';
import { dayOf, phoneOf } from '@promenade/platform/web';
import { structureTypeLabels } from '../labels.fr';
import { weekSaid } from './hours-words';
import { legalFormLabels } from './structure-labels.fr';

/** What a record says under each key of a comparison; nothing where it says nothing. */
export const mergeWords: Readonly<Record<StructureMergeKey, (record: StructureDetail) => string>> = {
  name: ({ name }) => name,
  acronym: ({ acronym }) => acronym ?? '',
  type: ({ type }) => (type ? structureTypeLabels[type] : ''),
  legalForm: ({ legalForm }) => (legalForm ? legalFormLabels[legalForm] : ''),
  siret: ({ siret }) => (siret ? displaySiret(siret) : ''),
  rna: ({ rna }) => rna ?? '',
  place: ({ address, postalCode, commune, point }) =>
    together(', ', address, together(' ', postalCode, commune?.name), point && pointSaid(point)),
  qpv: ({ qpv }) => qpv?.name ?? '',
  phone: ({ phone }) => (phone ? phoneOf(phone) : ''),
  email: ({ email }) => email ?? '',
  website: ({ website }) => website ?? '',
  presentation: ({ presentation }) => presentation ?? '',
  representative: ({ representative: { name, function: role, email, phone } }) =>
    together(', ', name, role, email, phone && phoneOf(phone)),
  welcomesPublic: ({ welcomesPublic }) => (welcomesPublic ? { yes: 'oui', no: 'non' }[welcomesPublic] : ''),
  openingHours: ({ openingHours }) => together(' ; ', ...weekSaid(openingHours).map(({ day, hours }) => `${day} ${hours}`)),
  convention: ({ convention: { startsOn, endsOn } }) => together(' ', startsOn && `du ${dayOf(startsOn)}`, endsOn && `au ${dayOf(endsOn)}`),
  callOfOrigin: ({ callOfOrigin }) => callOfOrigin ?? '',
};

function together(between: string, ...words: (string | null | undefined)[]): string {
  return words.filter(Boolean).join(between);
}
