import { describe, expect, it, jest } from '@jest/globals';
import type { Sheet } from '@promenade/directory/model';
import { FileRefused } from './file-refused';
import { inline, sheetXml, workbookOf, zipOf } from './hostile-files';
import { readingLimits } from './limits';
import { readSpreadsheet } from './read-spreadsheet';
import { manyLines, sampleCsv, sampleDirectory, sampleRows } from './sample-directory';

// Each reading starts a thread, and some make fifty megabytes: a busy machine takes its time.
jest.setTimeout(60_000);

const MEGABYTE = 1024 * 1024;
const cellsOf = async (file: Buffer | string, name = 'annuaire.xlsx') =>
  (await readSpreadsheet(Buffer.from(file), name))[0]!.rows.map(({ cells }) => cells);
const refusalOf = async (file: Buffer | string, name = 'annuaire.xlsx', limits = readingLimits) => {
  const refused = await readSpreadsheet(Buffer.from(file), name, limits).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FileRefused);
  const { code, message } = refused as FileRefused;
  return { code, message, status: (refused as FileRefused).getStatus() };
};

describe('a spreadsheet as it is kept by hand', () => {
  it('keeps its sheets, the numbers of its rows, and the kind of its cells', async () => {
    const [notice, directory] = (await readSpreadsheet(await sampleDirectory(), 'annuaire.xlsx')) as [Sheet, Sheet];
    expect(notice).toMatchObject({ name: 'À lire', truncated: false, rows: [{ line: 1 }] });
    expect(directory.name).toBe('Réseau 88');
    expect(directory.rows.map(({ line }) => line)).toEqual([1, ...Array.from({ length: 31 }, (_, at) => at + 3), 35]);
    expect(directory.rows[2]!.cells.slice(0, 3)).toEqual([1, 'AUBERTIN', ' Adèle']);
    expect(directory.rows[3]!.cells[18]).toEqual({ date: '2022-02-03' });
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', (text: string) => Buffer.from(text.replaceAll('—', '-').replaceAll('’', "'"), 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without its mark', (text: string) => Buffer.from(text, 'utf16le')],
  ])('is the same in .csv, in %s', async (_, encoded) => {
    for (const delimiter of [';', ',', '\t']) {
      const cells = await cellsOf(encoded(sampleCsv(delimiter)), 'annuaire.csv');
      expect(cells).toHaveLength(33);
      expect(cells[1]!.slice(0, 4)).toEqual(['N°', 'Nom', 'Prénom', 'Fonction']);
      expect(cells[6]!.slice(1, 3)).toEqual(['Étienne', ' Elsa']);
    }
  });

  it('numbers the records of a .csv as a spreadsheet does, line breaks in cells included', async () => {
    const text = 'sep=;\r\nNom;Notes\r\n\r\nDurand;"une\r\ndeux; ""trois"""\r\nMartin;5" de neige\r\n';
    expect((await readSpreadsheet(Buffer.from(text), 'liste.csv'))[0]).toEqual({
      name: 'liste',
      truncated: false,
      rows: [
        { line: 1, cells: ['Nom', 'Notes'] },
        { line: 3, cells: ['Durand', 'une\r\ndeux; "trois"'] },
        { line: 4, cells: ['Martin', '5" de neige'] },
      ],
    });
  });

  it('is told apart by its content, whatever its name', async () => {
    expect(await cellsOf(await sampleDirectory(), 'annuaire.csv')).toHaveLength(1);
    expect(await cellsOf('Nom;Prénom\nDurand;Léa', 'annuaire.xlsx')).toEqual([
      ['Nom', 'Prénom'],
      ['Durand', 'Léa'],
    ]);
  });

  it('reads rich text, shared text, dates, truths and errors as they are shown', async () => {
    const strings =
      '<sst><si><r><t>Du</t></r><r><t xml:space="preserve">rand </t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b &amp; c &#233;</t></si></sst>';
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d mmm yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>';
    const row =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" s="1"><v>44595</v></c><c r="E1" t="b"><v>1</v></c>' +
      '<c r="F1" t="e"><v>#N/A</v></c><c r="G1"><v>98633315122193</v></c><c r="H1" s="2"><v>0.0625</v></c>';
    const more = [
      { name: 'xl/sharedStrings.xml', bytes: strings },
      { name: 'xl/styles.xml', bytes: styles },
    ];
    expect(await cellsOf(workbookOf(sheetXml(row), more))).toEqual([
      ['Durand ', 'a\rb & c é', null, { date: '2022-02-03' }, 'VRAI', '#N/A', 98633315122193, '1:30'],
    ]);
  });

  it('is read under a prefix, and without references of cells', async () => {
    const prefixed = sheetXml(inline('Nom') + inline('Prénom')).replace(/<(\/?)(?!\?)/g, '<$1x:');
    expect(await cellsOf(workbookOf(prefixed))).toEqual([['Nom', 'Prénom']]);
  });
});

describe('a spreadsheet that wishes harm', () => {
  it('never has its formulas computed: their last result is text', async () => {
    const formulas =
      '<c><f>WEBSERVICE("http://x.example")</f></c><c t="str"><f>HYPERLINK("http://x.example","Léa")</f><v>Léa</v></c><c><f>1+1</f><v>2</v></c>';
    expect(await cellsOf(workbookOf(sheetXml(formulas)))).toEqual([[null, 'Léa', '2']]);
    expect(await cellsOf(`Nom;Prénom\n=cmd|'/c calc'!A1;@SUM(1)`)).toEqual([
      ['Nom', 'Prénom'],
      [`=cmd|'/c calc'!A1`, '@SUM(1)'],
    ]);
  });

  it('is refused when it inflates beyond 50 MB, in one part or in several, read or not', async () => {
    const bomb = Buffer.alloc(60 * MEGABYTE, 32);
    expect(await refusalOf(workbookOf(bomb))).toMatchObject({ code: 'inflates-too-much', status: 413 });
    const slices = Array.from({ length: 4 }, (_, at) => ({ name: `xl/media/image${at}.png`, bytes: bomb.subarray(0, 15 * MEGABYTE) }));
    expect(await refusalOf(workbookOf(sheetXml(), slices))).toMatchObject({ code: 'inflates-too-much' });
  });

  it('is refused when it lies about its size', async () => {
    const part = { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(58 * MEGABYTE, 32), claims: 1024 };
    expect(await refusalOf(zipOf([part]))).toMatchObject({ code: 'damaged', status: 422 });
    expect(await refusalOf(zipOf([{ ...part, bytes: '<worksheet/>', claims: 4000 }]))).toMatchObject({ code: 'damaged' });
  });

  it('is refused when it has more than 1,000 parts', async () => {
    const parts = Array.from({ length: 1001 }, (_, at) => ({ name: `xl/media/${at}.png`, bytes: '' }));
    expect(await refusalOf(zipOf(parts))).toMatchObject({ code: 'too-many-parts' });
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>'],
  ])('is refused when it declares entities: %s', async (xml) => {
    expect(await refusalOf(workbookOf(xml))).toMatchObject({ code: 'with-entities', status: 422 });
  });

  it('does not make a merged sheet, a validation or a name cost more than a line', async () => {
    const whole = 'A1:XFD1048576';
    const sheet = sheetXml(inline('Nom')).replace(
      '</worksheet>',
      `<mergeCells><mergeCell ref="${whole}"/></mergeCells><dataValidations><dataValidation sqref="${whole}"/></dataValidations></worksheet>`,
    );
    const name = `<definedNames><definedName name="tout">Réseau!$A$1:$XFD$1048576</definedName></definedNames>`;
    expect(await cellsOf(workbookOf(sheet, [], name))).toEqual([['Nom']]);
  });

  it('does not spread a far cell over the memory', async () => {
    const far =
      '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>';
    expect((await readSpreadsheet(workbookOf(far), 'a.xlsx'))[0]!.rows).toEqual([{ line: 1_048_576, cells: [null, 2] }]);
  });

  it.each(['<worksheet><sheetData><row', '<worksheet a="', '<', '<worksheet><!-- ', '<worksheet><sheetData><row r="1"><c><v>1'])(
    'is read or refused, never a fault of ours, when its XML stops at « %s »',
    async (xml) => {
      const answer = await readSpreadsheet(workbookOf(xml), 'a.xlsx').catch((error: unknown) => error);
      if (Array.isArray(answer)) expect(answer[0]).toMatchObject({ rows: [] });
      else expect(answer).toMatchObject({ code: 'damaged' });
    },
  );

  it('is stopped after its time', async () => {
    expect(await refusalOf(await sampleDirectory(), 'a.xlsx', { ...readingLimits, time: 1 })).toMatchObject({
      code: 'too-slow',
      status: 422,
    });
    await expect(readSpreadsheet(Buffer.from('Nom;Prénom'), 'a.csv')).resolves.toHaveLength(1);
  });

  it('keeps neither NUL nor half a character', async () => {
    expect(await cellsOf(workbookOf(sheetXml(inline('a').replace('>a<', '>a&#0;b&#xD800;c<'))))).toEqual([['ab\uFFFDc']]);
  });
});

describe('a file that is no spreadsheet', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'empty', 422],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-format', 415],
    ['a .pdf', Buffer.from('%PDF-1.7\n…'), 'not-a-spreadsheet', 415],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet', 415],
    ['a page saved as .xls', Buffer.from('\n<html><table><tr><td>Nom'), 'not-a-spreadsheet', 415],
    ['a .docx', zipOf([{ name: 'word/document.xml', bytes: '<document/>' }]), 'not-a-spreadsheet', 415],
    ['an .ods', zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.spreadsheet' }]), 'open-document', 415],
    ['a cut .zip', zipOf([{ name: 'a', bytes: 'b' }]).subarray(0, 30), 'damaged', 422],
    ['a .csv whose quote stays open', Buffer.from('Nom;Prénom\nDurand;"Léa'), 'quote-open', 422],
  ] as const)('is refused: %s', async (_, file, code, status) => {
    expect(await refusalOf(Buffer.from(file))).toMatchObject({ code, status });
  });

  it('is refused beyond 10 MB, in French, before anything is read', async () => {
    const { code, message, status } = await refusalOf(Buffer.alloc(14 * MEGABYTE));
    expect({ code, status }).toEqual({ code: 'too-big', status: 413 });
    expect(message.replace(/[\u00A0\u202F]/g, ' ')).toBe(
      'Ce fichier fait 14 Mo ; la limite est de 10 Mo. Enlevez les images ou découpez-le.',
    );
  });
});

describe('a long spreadsheet', () => {
  it('is read whole up to 5,000 lines, in .xlsx and in .csv', async () => {
    const rows = sampleRows(manyLines(5000));
    for (const file of [await sampleDirectory(rows), Buffer.from(sampleCsv(';', rows))]) {
      const sheet = (await readSpreadsheet(file, 'a')).at(-1)!;
      expect(sheet.truncated).toBe(false);
      expect(sheet.rows).toHaveLength(5003);
    }
  });

  it('is cut, and says so, far beyond', async () => {
    const cells = inline('Durand') + inline('Léa');
    expect((await readSpreadsheet(workbookOf(sheetXml(...Array.from({ length: 6000 }, () => cells))), 'a'))[0]).toMatchObject({
      truncated: true,
    });
    expect((await readSpreadsheet(Buffer.from('Durand;Léa\n'.repeat(6000)), 'a'))[0]).toMatchObject({ truncated: true });
    expect(await cellsOf('\n'.repeat(9 * MEGABYTE) + 'Nom;Prénom', 'a.csv')).toEqual([['Nom', 'Prénom']]);
  });
});
