import { displaySiret, type StructureDetail, type StructureMergeKey } from '@promenade/directory/model';
import { dayOf, phoneOf } from '@promenade/platform/web';
import { structureTypeLabels } from '../labels.fr';
import { weekSaid } from './hours-words';
import { legalFormLabels } from './structure-labels.fr';

/** What a record says under each key of a comparison; nothing where it says nothing. */
export const mergeWords: Readonly<Record<StructureMergeKey, (record: StructureDetail) => string>> = {
  name: ({ name }) => name,
  type: ({ type }) => (type ? structureTypeLabels[type] : ''),
  legalForm: ({ legalForm }) => (legalForm ? legalFormLabels[legalForm] : ''),
  siret: ({ siret }) => (siret ? displaySiret(siret) : ''),
  rna: ({ rna }) => rna ?? '',
  place: ({ address, postalCode, commune }) => together(', ', address, together(' ', postalCode, commune?.name)),
  qpv: ({ qpv }) => qpv?.name ?? '',
  phone: ({ phone }) => (phone ? phoneOf(phone) : ''),
  email: ({ email }) => email ?? '',
  representative: ({ representative: { name, email } }) => together(', ', name, email),
  welcomesPublic: ({ welcomesPublic }) => (welcomesPublic ? { yes: 'oui', no: 'non' }[welcomesPublic] : ''),
  openingHours: ({ openingHours }) => together(' ; ', ...weekSaid(openingHours).map(({ day, hours }) => `${day} ${hours}`)),
  convention: ({ convention: { startsOn, endsOn } }) => together(' ', startsOn && `du ${dayOf(startsOn)}`, endsOn && `au ${dayOf(endsOn)}`),
};

function together(between: string, ...words: (string | null | undefined)[]): string {
  return words.filter(Boolean).join(between);
}
