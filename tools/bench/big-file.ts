import ExcelJS from 'exceljs';

const header =
  'N°|Nom|Prénom|Fonction|Structure|SIRET|Adresse|CP|Commune|Mail pro|Tél.|Public|Instagram|Snapchat|Facebook|TikTok|Discord|H/semaine|' +
  'Date entrée|Charte signée le|Représentant légal|Mail représentant|Observations';

const places = [
  ['88000', 'Épinal'],
  ['88100', 'Saint-Dié-des-Vosges'],
  ['88400', 'Gérardmer'],
  ['88200', 'Remiremont'],
  ['88800', 'Vittel'],
  ['88300', 'Neufchâteau'],
] as const;

/** A directory kept by hand as large as one may be: 23 columns, as many lines as said, 120 structures. Nobody in it exists. */
export async function bigFile(lines: number): Promise<Buffer<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Réseau 88');
  sheet.addRow(['Annuaire des Promeneurs du Net']);
  sheet.addRow([]);
  sheet.addRow(header.split('|'));
  for (let at = 0; at < lines; at += 1) sheet.addRow(lineOf(at));
  return Buffer.from(await book.xlsx.writeBuffer());
}

function lineOf(at: number): (string | number | Date | null)[] {
  const house = at % 120;
  const [postalCode, commune] = places[house % places.length]!;
  const word = wordOf(at);
  return [
    ...[at + 1, `DURAND-${word.toUpperCase()}`, at % 2 ? 'Léa' : ' Maël', 'Animatrice jeunesse', `Maison ${wordOf(house)}`, null],
    ...[`${house} rue Haute`, Number(postalCode), commune.toUpperCase(), `${word}@essai.example`, '06 39 98 14 07'],
    ...[at % 3 ? 'Jeunesse' : 'parentalité', `https://www.instagram.com/${word}/?hl=fr`, at % 2 ? `${word}.pdn` : null],
    ...[at % 3 ? null : `https://www.facebook.com/${word}`, null, at % 4 ? null : `${word}#0123`, '2h30'],
    ...['sept. 2023', at % 2 ? new Date('2024-05-10T00:00:00Z') : null, 'Odile Rovel', `direction.${house}@essai.example`],
    at % 5 ? null : 'en congé jusqu’en juin',
  ];
}

/** A word of its own for each number. */
function wordOf(at: number): string {
  const letters = 'bcdfglmnprst';
  return [at % 12, Math.floor(at / 12) % 12, Math.floor(at / 144) % 12, Math.floor(at / 1728)]
    .map((digit) => `${letters[digit]}a`)
    .join('');
}
