import { isSiret } from '@promenade/directory/model';
import ExcelJS from 'exceljs';

// A directory as a coordinator keeps it by hand, for the specs of the import: a notice, then a sheet with a title, a header on the third
// row, thirty lines written in every manner, and a total. Nobody in it exists.

type Cell = string | number | Date | null;

export const SAMPLE_HEADER_ROW = 3;
/** What the sample gives in département 88, into an empty base. */
export const sampleCounts = { create: 28, update: 0, duplicate: 1, reject: 1 };
export const sampleLines = { first: 4, badEmail: 12, duplicateOf: 9, duplicate: 19, vacant: 27, last: 33 };

const headers =
  'N°|Nom|Prénom|Fonction|Structure|SIRET|Adresse|CP|Commune|Mail pro|Tél.|Public|Instagram|Snapchat|Facebook|TikTok|Discord|H/semaine|' +
  'Date entrée|Charte signée le|Représentant légal|Mail représentant|Observations';

const structures = [
  ['La Passerelle', '3 place des Tilleuls', '88000', 'Épinal', 'Odile Rovel'],
  ['Le Grand Large', '12 quai du Fort', '88100', 'Saint-Dié-des-Vosges', 'Fabrice Houillon'],
  ['Maison du lac', '5 chemin du Tour', '88400', 'Gérardmer', 'Nadège Pierrat'],
  ['L’Escale', '18 rue Charlet', '88200', 'Remiremont', 'Rachid Olry'],
  ['Association La Source', '7 allée des Platanes', '88800', 'Vittel', 'Edwige Simonin'],
  ['Tandem', '22 rue du Pont', '88300', 'Neufchâteau', 'Lucien Gegout'],
] as const;

const persons = (
  'Aubertin Adèle|Bailly Baptiste|Cuny Capucine|Demange Dorian|Étienne Elsa|Ferbus Faustine|Gaudel Gaspard|Houot Héloïse|Idoux Ismaël|' +
  'Jacquot Jade|Klein Killian|Laurain Lilou|Mengin Marius|Nicolle Nora|Olivier Octave|Perrin-Roy Paul|Quirin Quentin|Rivat Romane|' +
  'Simonet Samy|Tisserand Tess|Ulrich Ursule|Voirin Victor|Welter Wendy|L’Hôte Xavière|Yvonnet Yanis|Zimmer Zélie|Balland Côme|Chipot Diane'
)
  .split('|')
  .map((name) => name.split(' ') as [string, string]);

const functions = ['Animatrice jeunesse', 'Éducateur de prévention', 'Référent familles', 'Informatrice jeunesse'];
const publics = ['Jeunesse', 'jeunes ', 'PARENTALITÉ', 'jeunesse', 'parentalite'];
const hours: Cell[] = [2, '2h', '3 h', '1,5', '2h30'];
const entries: Cell[] = ['sept. 2023', new Date('2022-02-03T00:00:00Z'), '03/03/2024', '2021', 'depuis 2020'];
const charters: Cell[] = ['10/05/24', new Date('2024-06-11T00:00:00Z'), null, '12/07/2024'];

/** The .xlsx file, as its sheets are: a notice, then the directory. */
export function sampleDirectory(rows: readonly Cell[][] = sampleRows()): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('À lire').addRow(['Annuaire tenu à la main : prévenir avant de trier.']);
  const sheet = book.addWorksheet('Réseau 88');
  for (const row of rows) sheet.addRow(row);
  sheet.mergeCells('A1:J1');
  for (const column of [19, 20]) sheet.getColumn(column).numFmt = 'dd/mm/yyyy';
  return book.xlsx.writeBuffer().then((bytes) => Buffer.from(bytes));
}

/** The same rows as text, as a spreadsheet saves them in .csv. */
export function sampleCsv(delimiter = ';', rows: readonly Cell[][] = sampleRows()): string {
  const written = (cell: Cell) =>
    cell instanceof Date ? cell.toISOString().slice(0, 10).split('-').reverse().join('/') : String(cell ?? '');
  const quoted = (text: string) => (/["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map((cell) => quoted(written(cell))).join(delimiter)).join('\r\n');
}

/** Title, empty row, header, `lines`, empty row, total. */
export function sampleRows(lines: readonly Cell[][] = thirtyLines()): Cell[][] {
  return [['Annuaire des Promeneurs du Net — tenu à jour en mars'], [], headers.split('|'), ...lines, [], ['Total', lines.length]];
}

/** As many different persons as one likes. */
export function manyLines(count: number): Cell[][] {
  return Array.from({ length: count }, (_, at) => {
    const line = lineOf(at);
    line[1] = `${String(line[1])}-${wordOf(at)}`;
    line[9] = `personne.${at}@sample.example`;
    for (const network of [12, 13, 14, 15, 16]) if (line[network]) line[network] = `compte_${at}`;
    return line;
  });
}

function thirtyLines(): Cell[][] {
  const lines = persons.map((_, at) => lineOf(at));
  lines[sampleLines.badEmail - sampleLines.first]![9] = 'prenom.nom(at)sample';
  const repeated = [...lines[sampleLines.duplicateOf - sampleLines.first]!];
  for (const column of [1, 2, 9]) repeated[column] = String(repeated[column]).toUpperCase();
  repeated[10] = null;
  lines.splice(sampleLines.duplicate - sampleLines.first, 0, repeated);
  lines.splice(sampleLines.vacant - sampleLines.first, 0, [
    23,
    null,
    null,
    '(poste vacant)',
    ...lineOf(3).slice(4, 9),
    null,
    null,
    'Jeunesse',
  ]);
  return lines;
}

function lineOf(at: number): Cell[] {
  const [lastName, firstName] = persons[at % persons.length]!;
  const [structure, address, postalCode, commune, representative] = structures[at % structures.length]!;
  const pick = <T>(...choices: readonly T[]): T => choices[at % choices.length]!;
  return [
    at + 1,
    pick(lastName.toUpperCase(), lastName, lastName),
    pick(` ${firstName}`, firstName),
    pick(...functions),
    pick(`${structure} `, structure, structure),
    siretOf(at % structures.length, at % 4 === 0),
    address,
    pick<Cell>(postalCode, postalCode, Number(postalCode)),
    pick(commune.toUpperCase(), commune, commune),
    `contact.${wordOf(at)}@sample.example`,
    phoneOf(at),
    pick(...publics),
    ...presencesOf(at),
    pick(...hours),
    pick(...entries),
    pick(...charters),
    representative,
    `direction.${at % structures.length}@sample.example`,
    pick(null, 'en congé jusqu’en juin', null, null),
  ];
}

/** Instagram, Snapchat, Facebook, TikTok, Discord. */
function presencesOf(at: number): Cell[] {
  const handle = `${wordOf(at)}_reseau`;
  const pick = (...choices: readonly Cell[]): Cell => choices[at % choices.length]!;
  return [
    pick(null, `https://www.instagram.com/${handle}/?hl=fr`, `@${handle}`, handle),
    pick(handle, null, null),
    pick(`https://www.facebook.com/Réseau.${wordOf(at)}`, null),
    pick(null, null, null, `@${handle}`),
    pick(null, `${handle}#0123`, null, null),
  ];
}

/** 0 is baba, 1 bebe…: a word of its own for each number. */
function wordOf(at: number): string {
  const letters = 'bcdfglmnprst';
  return [at % 12, Math.floor(at / 12) % 12, Math.floor(at / 144) % 12, Math.floor(at / 1728)]
    .map((digit) => `${letters[digit]}a`)
    .join('');
}

function siretOf(at: number, spaced: boolean): string {
  const head = `91${String(4_000_000 + at * 7919)}0001`;
  const siret = Array.from({ length: 10 }, (_, key) => head + key).find(isSiret)!;
  return spaced ? siret.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ') : siret;
}

/** Numbers that the regulator keeps for fiction. */
function phoneOf(at: number): string {
  const rest = String(3000 + (at % 6000));
  const pairs = ['06', '39', '98', rest.slice(0, 2), rest.slice(2)];
  const manners = [
    pairs.join(' '),
    `+33 6 ${pairs.slice(1).join(' ')}`,
    pairs.join('.'),
    pairs.join(''),
    `0033${pairs.join('').slice(1)}`,
    pairs.join('-'),
  ];
  return manners[at % manners.length]!;
}
