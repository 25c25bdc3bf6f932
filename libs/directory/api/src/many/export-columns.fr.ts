import {
  type CoverageItem,
  type NationalDifferences,
  type NationalField,
  type NationalRow,
  networkLabels,
  voletsOf,
} from '@promenade/directory/model';

export type CellValue = string | number | null;

/** One column of a file: its title, what it means and how it is written (told on the second sheet), and what it says of a row. */
export interface ExportColumn<Row> {
  readonly title: string;
  readonly meaning: string;
  readonly format: string;
  readonly of: (row: Row) => CellValue | undefined;
}

export const TEXT = 'texte';
export const DAY = 'jour, AAAA-MM-JJ';
export const PHONE = 'texte, 03 29 00 00 01, ou avec son indicatif';

/** A French number as it is dialled in France; one that begins by a plus would be a formula to a spreadsheet. */
export function phoneSaid(phone: string): string {
  return phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5');
}

const counts = (title: string, meaning: string, of: (row: CoverageItem) => number | null): ExportColumn<CoverageItem> => ({
  title,
  meaning,
  format: 'nombre',
  of,
});

export const coverageColumns: readonly ExportColumn<CoverageItem>[] = [
  { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: ({ department }) => department },
  {
    title: 'Territoire',
    meaning: 'Nom de la commune, de l’intercommunalité, de la CTG ou du quartier',
    format: TEXT,
    of: ({ name }) => name,
  },
  { title: 'Dans', meaning: 'Intercommunalité d’une commune, code d’un quartier', format: TEXT, of: ({ within }) => within },
  counts('Habitants', 'Population municipale ; vide où elle n’est pas connue', ({ population }) => population),
  counts('Promeneurs', 'Promeneurs de l’annuaire qui y travaillent ou disent le servir', ({ promeneurs }) => promeneurs),
  counts('dont y travaillent', 'Ceux dont la structure s’y trouve', ({ located }) => located),
  counts('Jeunesse', 'Ceux du volet jeunesse', ({ youth }) => youth),
  counts('Parentalité', 'Ceux du volet parentalité', ({ parenting }) => parenting),
];

export const nationalFieldLabels: Record<NationalField, string> = {
  firstName: 'Prénom',
  structure: 'Structure',
  commune: 'Commune',
  volets: 'Volet',
  profiles: 'Profils',
  charterSignedOn: 'Charte signée le',
};

const said: Record<NationalField, (row: NationalRow) => string | null> = {
  firstName: ({ firstName }) => firstName,
  structure: ({ structure }) => structure,
  commune: ({ commune, communeCode }) => commune && `${commune} (${communeCode})`,
  volets: ({ volets }) => voletsOf(volets),
  profiles: ({ profiles }) => profiles.map(({ network, handle, url }) => `${networkLabels[network]} : ${url ?? handle}`).join('\n'),
  charterSignedOn: ({ charterSignedOn }) => charterSignedOn,
};

/** The file for the national site. @param pageOf the address of a public page, from its slug */
export function nationalColumns(department: string, pageOf: (slug: string) => string): readonly ExportColumn<NationalRow>[] {
  return [
    { title: 'Département', meaning: 'Code INSEE du département', format: TEXT, of: () => department },
    { title: 'Prénom', meaning: 'Prénom, seul nom publié', format: TEXT, of: said.firstName },
    { title: 'Structure', meaning: 'Employeur d’aujourd’hui', format: TEXT, of: said.structure },
    { title: 'Commune', meaning: 'Commune de la structure', format: TEXT, of: ({ commune }) => commune },
    { title: 'Code commune', meaning: 'Code INSEE de cette commune', format: 'texte, 5 signes', of: ({ communeCode }) => communeCode },
    { title: 'Volet', meaning: 'Public auquel la personne s’adresse', format: 'jeunesse, parentalité, ou les deux', of: said.volets },
    {
      title: 'Profils',
      meaning: 'Profils officiels, jamais une adresse ni un numéro',
      format: 'un par ligne, réseau : adresse',
      of: said.profiles,
    },
    { title: 'Charte signée le', meaning: 'Jour où les deux parties ont signé', format: DAY, of: said.charterSignedOn },
    { title: 'Fiche publique', meaning: 'Adresse de la fiche dans l’annuaire', format: 'adresse', of: ({ slug }) => pageOf(slug) },
  ];
}

export interface DifferenceLine {
  readonly kind: 'arrivée' | 'départ' | 'changement';
  readonly row: NationalRow;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One line an arrival or a departure, one a field that changed. */
export function differenceLines({ arrived, left, changed }: NationalDifferences): DifferenceLine[] {
  const whole = (kind: DifferenceLine['kind']) => (row: NationalRow) => ({ kind, row, field: '', before: null, after: null });
  const fields = changed.flatMap(({ before, after, fields: moved }) =>
    moved.map((field) => ({
      kind: 'changement' as const,
      row: after,
      field: nationalFieldLabels[field],
      before: said[field](before),
      after: said[field](after),
    })),
  );
  return [...arrived.map(whole('arrivée')), ...left.map(whole('départ')), ...fields];
}

export function differenceColumns(pageOf: (slug: string) => string): readonly ExportColumn<DifferenceLine>[] {
  return [
    {
      title: 'Quoi',
      meaning: 'Ce qui s’est passé depuis la dernière transmission',
      format: 'arrivée, départ, changement',
      of: ({ kind }) => kind,
    },
    { title: 'Prénom', meaning: 'Prénom, seul nom publié', format: TEXT, of: ({ row }) => row.firstName },
    { title: 'Structure', meaning: 'Employeur', format: TEXT, of: ({ row }) => row.structure },
    { title: 'Commune', meaning: 'Commune de la structure', format: TEXT, of: ({ row }) => row.commune },
    { title: 'Champ', meaning: 'Ce qui a changé', format: TEXT, of: ({ field }) => field },
    { title: 'Avant', meaning: 'Ce que le site national affiche', format: TEXT, of: ({ before }) => before },
    { title: 'Après', meaning: 'Ce qu’il doit afficher', format: TEXT, of: ({ after }) => after },
    { title: 'Fiche publique', meaning: 'Adresse de la fiche dans l’annuaire', format: 'adresse', of: ({ row }) => pageOf(row.slug) },
  ];
}
