import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Volet } from '@promenade/directory/model';
import { TypstPress } from '@promenade/documents/api';
import { has, wordsInPdf } from '@promenade/documents/api/testing';
import jsQr from 'jsqr';
import sharp from 'sharp';
import { type Card, cardOf } from './card';
import type { CardRow } from './card-rows';
import { type Layout, paperOf } from './paper';

const press = new TypstPress();
const folder = mkdtempSync(join(tmpdir(), 'prints-'));
afterAll(async () => {
  await press.onApplicationShutdown();
  rmSync(folder, { recursive: true });
});

const photo = 'b3c1f0aa-0000-4000-8000-000000000001';
const slot = { network: 'instagram' as const, audience: [] as Volet[], onHolidays: false };
const row: CardRow = {
  ...{ id: 'a', department: '88', departmentName: 'Vosges', departmentSlug: '88-vosges', slug: '88-lea-mjc-du-lac-x7k2' },
  ...{ firstName: 'Léa', lastName: 'Marchal', email: 'lea@interne.example', phone: '+33639981407', function: 'Animatrice jeunesse' },
  ...{
    volets: ['youth', 'parenting'],
    charterState: 'complete',
    charterSignedOn: '2025-09-12',
    charterLapse: null,
    withdrawnOn: null,
    requires: [],
    fulfilled: [],
  },
  employment: { startsOn: '2025-09-01', endsOn: null },
  structure: { id: 'b', name: 'MJC du lac', hasRepresentative: true },
  commune: { code: '88196', name: 'Gérardmer' },
  ...{ publicLastName: null, publicPhone: null, publicEmail: null, publicPhotoId: photo },
  profiles: [
    { network: 'instagram', handle: 'lea.mjc', url: 'https://www.instagram.com/lea.mjc' },
    { network: 'discord', handle: 'lea_mjc', url: null },
  ],
  permanences: [
    { ...slot, weekday: 1, from: '17:00', to: '19:30' },
    { ...slot, weekday: 3, from: '17:00', to: '19:30' },
    { ...slot, weekday: 5, from: '20:00', to: '24:00', network: null, audience: ['youth'] },
  ],
};
const card = cardOf(row, 'https://promenade.example/', true);
const all: readonly Layout[] = ['badge', 'badge-sheet', 'business-cards', 'poster'];

async function printed(layout: Layout, cards: readonly Card[] = [card]): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#a75' } })
    .jpeg()
    .toBuffer();
  return paperOf(press, layout, cards, { at: new Date('2026-11-24T09:00:00Z'), pictures: { [photo]: bytes } });
}

/** What a phone reads of a code drawn `side` pixels wide. */
async function scanned(svg: string, side: number): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(svg)).resize(side).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('the code to scan', () => {
  it('leads to the public card of that person, in the house people know', async () => {
    expect(await scanned(card.qr, 400)).toBe('https://promenade.example/annuaire/88-vosges/88-lea-mjc-du-lac-x7k2');
  });

  it('is read for the longest slug there may be, and keeps its white around it', async () => {
    const long = cardOf(
      { ...row, slug: `88-${'a'.repeat(24)}-${'b'.repeat(48)}-x7k2` },
      'https://promeneursdunet.departement.example',
      false,
    );
    expect(await scanned(long.qr, 300)).toContain(`${'b'.repeat(48)}-x7k2`);
    const side = Number(/viewBox="0 0 (\d+)/.exec(long.qr)![1]);
    for (const [, x, y] of long.qr.split('#000')[1]!.matchAll(/M(\d+) (\d+)/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Math.max(Number(x), Number(y))).toBeLessThan(side - 4);
    }
  });
});

describe('what is printed', () => {
  it.each(all)('is a tagged PDF for archives, with a title, a language and words for each picture: %s', async (layout) => {
    const inside = (await printed(layout)).toString('latin1');
    for (const mark of ['/StructTreeRoot', '/Marked true', '/Lang (fr-FR)', '/S /H1', '/S /Figure', '/Alt', 'GTS_PDFA1']) {
      expect([mark, inside.includes(mark)]).toEqual([mark, true]);
    }
  });

  it.each(all)('says the person, the structure and where to check: %s', async (layout) => {
    const words = wordsInPdf(await printed(layout)).replaceAll('- ', '-');
    for (const found of [
      'Léa',
      'MJC du lac, Gérardmer',
      'Promeneurs du Net · Vosges',
      'promenade.example/annuaire/88-vosges/88-lea-mjc-du-lac-x7k2',
    ]) {
      expect(words).toContain(found);
    }
  });

  it.each(all)('shows no name, number or address but those the person chose: %s', async (layout) => {
    expect(wordsInPdf(await printed(layout))).not.toMatch(/Marchal|06|lea@interne/);
    const chosen = cardOf(
      { ...row, publicLastName: 'Marchal', publicPhone: row.phone, publicEmail: 'lea@mjc.example' },
      'https://p.example',
      true,
    );
    const words = wordsInPdf(await printed(layout, [chosen]));
    expect(words).toContain('Marchal');
    if (layout.startsWith('badge')) return;
    expect(words).toContain('lea@mjc.example');
    expect(words.replaceAll('\u00a0', ' ')).toContain('06 39 98 14 07');
  });

  it('tells on the poster when and where they answer, and whom to call otherwise', async () => {
    const words = wordsInPdf(await printed('poster')).replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const found of [
      'Lundi et mercredi, de 17 h à 19 h 30, sur Instagram',
      'Vendredi, de 20 h à minuit, pour les jeunes',
      'Instagram : lea.mjc',
      '119',
      '3018',
      '0 800 235 236',
      '114 par SMS',
    ]) {
      expect(words).toContain(found);
    }
  });

  it('fits whatever its length, in as many pages', async () => {
    const long = cardOf(
      {
        ...{
          ...row,
          firstName: 'Marie-Bartholomée-Anne-Sophie',
          publicLastName: 'Wolfeschlegelsteinhausenbergerdorff de la Tour',
          function: 'Responsable '.repeat(12),
        },
        structure: { id: 'b', name: 'Communauté de communes '.repeat(8), hasRepresentative: true },
        permanences: Array.from({ length: 30 }, (_, index) => ({
          ...slot,
          weekday: (index % 7) + 1,
          from: `${10 + (index % 10)}:00`,
          to: `${10 + (index % 10)}:${30 + (index % 20)}`,
        })),
        profiles: Array.from({ length: 20 }, (_, index) => ({ network: 'forum', handle: `${'x'.repeat(60)}${index}`, url: null })),
        ...{ publicEmail: `${'e'.repeat(60)}@exemple.example`, publicPhone: '+33639981407', publicPhotoId: null },
      },
      'https://promeneursdunet.departement.example',
      false,
    );
    const pages = async (layout: Layout) => [...(await printed(layout, [long])).toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
    expect([await pages('badge'), await pages('badge-sheet'), await pages('business-cards'), await pages('poster')]).toEqual([2, 1, 1, 1]);
  });

  it('puts five badges on a sheet', async () => {
    const pdf = await printed(
      'badge-sheet',
      Array.from({ length: 11 }, () => card),
    );
    expect([...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)]).toHaveLength(3);
  });

  it('prints two hundred badges on forty sheets', async () => {
    const cards = Array.from({ length: 200 }, (_, index) => cardOf({ ...row, slug: `${row.slug}${index}` }, 'https://p.example', true));
    const pdf = await printed('badge-sheet', cards);
    expect([...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)]).toHaveLength(40);
  });

  it('is whole, for programs that know PDF where they are installed', async () => {
    const [qpdf, pdfinfo] = [has('qpdf'), has('pdfinfo')];
    for (const layout of all) {
      const file = join(folder, `${layout}.pdf`);
      writeFileSync(file, await printed(layout));
      if (qpdf) expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors');
      if (pdfinfo)
        expect(execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toMatch(
          /H1[\s\S]*Figure|Figure[\s\S]*H1/,
        );
    }
  });

  it('is scanned from paper: the code of each rendered page', async () => {
    if (!has('pdftoppm')) return;
    for (const layout of all) {
      const file = join(folder, `${layout}-scanned.pdf`);
      writeFileSync(file, await printed(layout));
      const png = join(folder, layout);
      execFileSync('pdftoppm', ['-r', '200', '-png', ...(layout === 'badge' ? ['-f', '2'] : ['-f', '1']), '-singlefile', file, png]);
      // Ten codes on one sheet: a phone is held before one of them.
      const one =
        layout === 'business-cards' ? sharp(`${png}.png`).extract({ left: 0, top: 0, width: 820, height: 500 }) : sharp(`${png}.png`);
      const { data, info } = await one.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect([layout, jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data]).toEqual([layout, `https://${card.address}`]);
    }
  });
});
