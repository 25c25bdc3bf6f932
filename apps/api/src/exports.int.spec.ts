import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import ExcelJS from 'exceljs';
import ICAL from 'ical.js';
import type { Response } from 'supertest';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const TODAY = '2026-11-22';
const FORMULA = '=HYPERLINK("http://x.example";"Cliquez")';

describe('lists taken out of the house', () => {
  let api: TestApi;
  let coordinator: Browser;
  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date(`${TODAY}T09:00:00Z`) });
    const base = api.database.name;
    const house = await aStructure(base, { name: FORMULA, communeCode: '88160' });
    await aPromeneur(base, {
      lastName: '=1+1',
      firstName: '@Léa',
      structureId: house.id,
      function: '+cmd|x',
      phone: '+33329000001',
      charterSignedOn: '2026-01-10',
      onlineProfiles: [{ network: 'instagram', handle: 'lea_pdn88' }],
    });
    await aPromeneur(base, {
      lastName: 'Zeller; "Zoé"',
      firstName: 'Zoé\u0007',
      structureId: house.id,
      volets: ['parenting'],
      email: null,
    });
    await aPromeneur(base, { department: '33', lastName: 'Lacoste' });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const bytes = async (path: string, browser: Browser = coordinator): Promise<Response> =>
    browser
      .get(path)
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
  const book = async (path: string) => {
    const read = new ExcelJS.Workbook();
    await read.xlsx.load((await bytes(path)).body as never);
    return read;
  };

  it('are a file of semicolons that a French spreadsheet opens, where nothing begins like a formula', async () => {
    const { body, headers } = await bytes('/api/promeneurs/export?format=csv');
    expect(headers['content-disposition']).toBe(`attachment; filename="promeneurs-88-${TODAY}.csv"`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const file = body as Buffer;
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = file.subarray(3).toString('utf8').split('\r\n');
    expect(lines[0]).toMatch(/^Département;Nom;Prénom;/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`;'=1+1;'@Léa;'+cmd|x;"'=HYPERLINK(""http://x.example"";""Cliquez"")";`);
    expect(lines[1]).toContain(';03 29 00 00 01;');
    expect(lines[2]).toContain('"Zeller; ""Zoé"""');
    const said = (line: string, title: string) => line.split(';')[lines[0]!.split(';').indexOf(title)];
    expect(lines[0]).not.toContain('TikTok');
    // The formula of the structure's name holds two semicolons of its own.
    const shifted = lines[1]!.replace(FORMULA.replaceAll('"', '""'), 'x');
    expect(['Instagram', 'Photo', 'Vérifié le'].map((title) => said(shifted, title))).toEqual(['lea_pdn88', 'non', '']);
    expect(said(shifted, 'Fiche publique')).toMatch(/\/annuaire\/88-vosges\/88-lea/);
    for (const cell of lines.join(';').split(';')) expect(cell).not.toMatch(/^"?[=+@\t-](?!$)/);
  });

  it('are a workbook of typed cells, with a second sheet that says what each column means', async () => {
    const read = await book('/api/promeneurs/export');
    expect(read.worksheets.map(({ name }) => name)).toEqual(['Promeneurs', 'Description']);
    const [people, about] = read.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
    expect(people.rowCount).toBe(3);
    const cell = people.getRow(2).getCell(2);
    expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, '=1+1']);
    people.eachRow((row) => row.eachCell((each) => expect(each.type).not.toBe(ExcelJS.ValueType.Formula)));
    const titles = (people.getRow(1).values as string[]).slice(1);
    const told = about.getColumn(1).values.slice(2);
    expect(told).toEqual(titles);
    about.eachRow((row) => expect([2, 3].map((column) => row.getCell(column).text).every(Boolean)).toBe(true));
  });

  it('are cards that programs of contacts take in', async () => {
    const { body, headers } = await bytes('/api/promeneurs/export?format=vcf');
    expect(headers['content-type']).toBe('text/vcard; charset=utf-8');
    const cards = (ICAL.parse((body as Buffer).toString('utf8')) as [string, [string, object, string, unknown][]][]).map(
      ([, properties]) => new Map(properties.map(([name, , , value]) => [name, value])),
    );
    expect(cards).toHaveLength(2);
    expect(cards[0]!.get('version')).toBe('4.0');
    expect(cards[1]!.get('n')).toEqual(['Zeller; "Zoé"', expect.stringContaining('Zoé'), '', '', '']);
    expect(cards[1]!.has('email')).toBe(false);
  });

  it('hold just what is filtered, in the order of the screen, or those chosen', async () => {
    const lines = async (query: string) =>
      ((await bytes(`/api/promeneurs/export?format=csv&${query}`)).body as Buffer).toString('utf8').split('\r\n').slice(1, -1);
    expect(await lines('volet=parenting')).toHaveLength(1);
    expect((await lines('sort=-name')).map((line) => line.includes('Zeller'))).toEqual([true, false]);
    const { body } = await coordinator.get('/api/promeneurs?volet=parenting');
    expect(await lines(`ids=${body.items[0].id}`)).toHaveLength(1);
    await coordinator.get('/api/promeneurs/export?ids=x').expect(422);
    await coordinator.get('/api/promeneurs/export?format=pdf').expect(422);
  });

  it('are structures too', async () => {
    const read = await book('/api/structures/export');
    const [titles, house] = [1, 2].map((row) => read.worksheets[0]!.getRow(row).values as string[]);
    const said = (title: string) => house![titles!.indexOf(title)];
    expect(['Nom', 'Étape', 'EPCI', 'Adresse'].map(said)).toEqual([FORMULA, 'dans le réseau', "CA d'Epinal", undefined]);
    await coordinator.get('/api/structures/export?format=vcf').expect(422);
  });

  it('leave a trace that says who took what, and how much', async () => {
    const caf = await api.as('caf');
    await bytes('/api/promeneurs/export?format=csv&volet=parenting', caf);
    const { id } = await api.account('caf', '88');
    const [line] = await asOwner(api.database.name, (owner) =>
      owner.query(`select actor, role, department, action, after from audit_line where action = 'export' order by id desc limit 1`),
    );
    expect(line).toMatchObject({ actor: id, role: 'caf', department: '88', action: 'export' });
    expect(line.after).toMatchObject({ what: 'promeneurs', format: 'csv', lines: 1 });
    // What was searched may be a name: it stays beside the trace, out of the trail.
    expect(line.after).not.toHaveProperty('filters');
    const [kept] = await asOwner(api.database.name, (owner) => owner.query(`select filters from directory_export where by = $1`, [id]));
    expect(kept.filters).toEqual({ volet: 'parenting' });
  });

  it('are for those who run the département', async () => {
    for (const role of ['promeneur', 'structure', 'national', 'partner', 'facilitator'] as const) {
      const other = await api.as(role);
      for (const path of ['promeneurs/export', 'structures/export', 'national-site/file']) await other.get(`/api/${path}`).expect(403);
    }
    await (await api.as()).get('/api/promeneurs/export').expect(401);
    const { body } = await bytes('/api/promeneurs/export?format=csv', await api.as('coordinator', '33'));
    expect((body as Buffer).toString('utf8')).not.toMatch(/Zeller/);
  });
});
