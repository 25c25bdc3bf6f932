import {
  legalFormLabels,
  type Network,
  networkLabels,
  networks,
  type PromeneurItem,
  stageLabels,
  stateLabels,
  type StructureItem,
  structureTypeLabels,
  timeOfMinute,
  voletsOf,
} from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { DAY, type ExportColumn, PHONE, phoneSaid, TEXT } from './export-columns.fr';

/** What a list of promeneurs says beside what the page shows. */
export interface ExportedPromeneur extends PromeneurItem {
  readonly weeklyHours: number | null;
  readonly slug: string;
  readonly isPublic: boolean;
  readonly hasPhoto: boolean;
  readonly pages: readonly { readonly network: Network; readonly handle: string }[];
  readonly permanences: readonly {
    readonly weekday: number;
    readonly fromMinute: number;
    readonly toMinute: number;
    readonly network: Network | null;
  }[];
  /** The last time that the coordination looked at one of their pages. */
  readonly verifiedOn: IsoDate | null;
}

/** What a list of structures says beside what the page shows. */
export interface ExportedStructure extends StructureItem {
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly rna: string | null;
  readonly website: string | null;
  readonly callOfOrigin: string | null;
  readonly conventionStartsOn: IsoDate | null;
  readonly conventionEndsOn: IsoDate | null;
}

const OF_PERSON: readonly ExportColumn<ExportedPromeneur>[] = [
  { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: ({ department }) => department },
  { title: 'Nom', meaning: 'Nom de famille', format: TEXT, of: ({ lastName }) => lastName },
  { title: 'Prénom', meaning: 'Prénom', format: TEXT, of: ({ firstName }) => firstName },
  { title: 'Fonction', meaning: 'Fonction dans la structure', format: TEXT, of: (row) => row.function },
  {
    title: 'Structure',
    meaning: 'Employeur d’aujourd’hui, à défaut le dernier ou le prochain',
    format: TEXT,
    of: (row) => row.structure?.name,
  },
  { title: 'Commune', meaning: 'Commune de cette structure', format: TEXT, of: ({ commune }) => commune?.name },
  { title: 'Code commune', meaning: 'Code INSEE de cette commune', format: 'texte, 5 signes', of: ({ commune }) => commune?.code },
  {
    title: 'Volet',
    meaning: 'Public auquel la personne s’adresse',
    format: 'jeunesse, parentalité, ou les deux',
    of: ({ volets }) => voletsOf(volets),
  },
  { title: 'Heures par semaine', meaning: 'Temps confié par les employeurs d’aujourd’hui', format: 'nombre', of: (row) => row.weeklyHours },
  {
    title: 'État',
    meaning: 'Où en est la personne, calculé ce jour',
    format: Object.values(stateLabels).join(' ; '),
    of: ({ state }) => stateLabels[state],
  },
  {
    title: 'Charte signée le',
    meaning: 'Jour où les deux parties ont signé dans Promenade',
    format: DAY,
    of: ({ charter }) => charter.signedOn,
  },
  { title: 'Courriel', meaning: 'Adresse professionnelle', format: TEXT, of: ({ email }) => email },
  { title: 'Téléphone', meaning: 'Numéro professionnel', format: PHONE, of: ({ phone }) => phone && phoneSaid(phone) },
  {
    title: 'Étiquettes',
    meaning: 'Mots posés par la coordination',
    format: 'texte, séparées par des virgules',
    of: ({ tags }) => tags?.map(({ label }) => label).join(', '),
  },
];

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

function slotSaid({ weekday, fromMinute, toMinute, network }: ExportedPromeneur['permanences'][number]): string {
  const hours = `${days[weekday - 1]} ${timeOfMinute(fromMinute)} à ${timeOfMinute(toMinute)}`;
  return network ? `${hours}, ${networkLabels[network]}` : hours;
}

/** The name of the profile on each network that somebody of the list is on (S1-23). */
function ofNetworks(people: readonly ExportedPromeneur[]): ExportColumn<ExportedPromeneur>[] {
  const used = new Set(people.flatMap(({ pages }) => pages.map(({ network }) => network)));
  return networks
    .filter((network) => used.has(network))
    .map((network) => ({
      title: capital(networkLabels[network]),
      meaning: `Nom de profil ou adresse : ${networkLabels[network]}`,
      format: 'texte, séparés par des virgules',
      of: ({ pages }) =>
        pages
          .filter((page) => page.network === network)
          .map(({ handle }) => phoneSaid(handle))
          .join(', '),
    }));
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);

/** @param people of the file: a network that none of them is on has no column @param pageOf the address of a public page */
export function promeneurColumns(
  people: readonly ExportedPromeneur[],
  pageOf: (person: ExportedPromeneur) => string,
): readonly ExportColumn<ExportedPromeneur>[] {
  return [
    ...OF_PERSON,
    ...ofNetworks(people),
    {
      title: 'Permanences',
      meaning: 'Quand la personne répond, à l’heure de Paris',
      format: 'une par ligne : jour, heures, réseau',
      of: ({ permanences }) => permanences.map(slotSaid).join('\n'),
    },
    { title: 'Photo', meaning: 'La fiche a une photo', format: 'oui, non', of: ({ hasPhoto }) => (hasPhoto ? 'oui' : 'non') },
    {
      title: 'Fiche publique',
      meaning: 'Adresse de la fiche ; vide pour qui n’est pas dans l’annuaire',
      format: 'adresse',
      of: (person) => (person.isPublic ? pageOf(person) : null),
    },
    { title: 'Vérifié le', meaning: 'Dernier contrôle d’un profil par la coordination', format: DAY, of: ({ verifiedOn }) => verifiedOn },
  ];
}

export const structureColumns: readonly ExportColumn<ExportedStructure>[] = [
  { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: ({ department }) => department },
  { title: 'Nom', meaning: 'Nom de la structure', format: TEXT, of: ({ name }) => name },
  { title: 'Sigle', meaning: 'Son nom court', format: TEXT, of: ({ acronym }) => acronym },
  { title: 'Genre', meaning: 'Ce qu’elle est pour le public', format: TEXT, of: ({ type }) => type && structureTypeLabels[type] },
  {
    title: 'Étape',
    meaning: 'Où elle en est de son chemin vers le réseau',
    format: Object.values(stageLabels).join(' ; '),
    of: ({ stage }) => stageLabels[stage],
  },
  {
    title: 'Statut juridique',
    meaning: 'Ce qu’elle est en droit',
    format: TEXT,
    of: ({ legalForm }) => legalForm && legalFormLabels[legalForm],
  },
  { title: 'SIRET', meaning: 'Numéro d’établissement', format: 'texte, 14 chiffres', of: ({ siret }) => siret },
  { title: 'RNA', meaning: 'Numéro d’association', format: 'texte, W et 9 signes', of: ({ rna }) => rna },
  { title: 'Adresse', meaning: 'Numéro et voie', format: TEXT, of: ({ address }) => address },
  { title: 'Code postal', meaning: 'Celui de son adresse', format: 'texte, 5 chiffres', of: ({ postalCode }) => postalCode },
  { title: 'Commune', meaning: 'Commune de la structure', format: TEXT, of: ({ commune }) => commune?.name },
  { title: 'Code commune', meaning: 'Code INSEE de cette commune', format: 'texte, 5 signes', of: ({ commune }) => commune?.code },
  { title: 'EPCI', meaning: 'Intercommunalité de cette commune', format: TEXT, of: ({ epci }) => epci?.name },
  { title: 'QPV', meaning: 'Quartier prioritaire où elle se trouve', format: TEXT, of: ({ qpv }) => qpv?.name },
  { title: 'Courriel', meaning: 'Adresse de la structure', format: TEXT, of: ({ email }) => email },
  { title: 'Téléphone', meaning: 'Numéro de la structure', format: PHONE, of: ({ phone }) => phone && phoneSaid(phone) },
  { title: 'Site', meaning: 'Adresse de son site', format: 'adresse', of: ({ website }) => website },
  { title: 'Signe pour elle', meaning: 'Qui la représente', format: TEXT, of: ({ representative }) => representative.name },
  { title: 'Qualité de qui signe', meaning: 'Sa fonction', format: TEXT, of: ({ representative }) => representative.function },
  { title: 'Courriel de qui signe', meaning: 'Son adresse', format: TEXT, of: ({ representative }) => representative.email },
  {
    title: 'Téléphone de qui signe',
    meaning: 'Son numéro',
    format: PHONE,
    of: ({ representative: { phone } }) => phone && phoneSaid(phone),
  },
  { title: 'Convention, du', meaning: 'Premier jour', format: DAY, of: ({ conventionStartsOn }) => conventionStartsOn },
  {
    title: 'Convention, au',
    meaning: 'Dernier jour ; vide tant qu’elle dure',
    format: DAY,
    of: ({ conventionEndsOn }) => conventionEndsOn,
  },
  { title: 'Appel d’origine', meaning: 'Appel à projets auquel elle a répondu', format: TEXT, of: ({ callOfOrigin }) => callOfOrigin },
  {
    title: 'Promeneurs',
    meaning: 'Promeneurs qu’elle emploie aujourd’hui',
    format: 'nombre',
    of: ({ promeneursCount }) => promeneursCount,
  },
  {
    title: 'Étiquettes',
    meaning: 'Mots que la coordination a mis sur la fiche',
    format: TEXT,
    of: ({ tags }) => tags?.map(({ label }) => label).join(', '),
  },
];
