import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@expo-google-fonts/atkinson-hyperlegible';
const CUTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

/** The name Typst knows the face by. */
export const FACE = 'Atkinson Hyperlegible';

/** The four cuts of the one face of our papers, read where npm put them: a bundle has no folder of its own for fonts. */
export function readFonts(): Buffer[] {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  return CUTS.map((cut) => readFileSync(join(folder, cut, `AtkinsonHyperlegible_${cut}.ttf`)));
}

/** The characters a TrueType font can draw, from its `cmap` table: ranges [first, last] of code points. */
export function rangesOf(font: Buffer): (readonly [number, number])[] {
  const cmap = tableOf(font, 'cmap');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.subarray(cmap.readUInt32BE(8 + index * 8)));
  return subtables.flatMap((subtable) => {
    const format = subtable.readUInt16BE(0);
    if (format === 4) return segmentsOf(subtable);
    return format === 12 ? groupsOf(subtable) : [];
  });
}

function tableOf(font: Buffer, name: string): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const at = tables.find((offset) => font.toString('latin1', offset, offset + 4) === name);
  if (at === undefined) throw new Error(`This font has no table "${name}".`);
  const start = font.readUInt32BE(at + 8);
  return font.subarray(start, start + font.readUInt32BE(at + 12));
}

/** Format 4: the last and first codes of each segment stand in two parallel arrays; 0xFFFF closes the first. */
function segmentsOf(subtable: Buffer): (readonly [number, number])[] {
  const count = subtable.readUInt16BE(6) / 2;
  return Array.from({ length: count }, (_, index) => {
    const last = subtable.readUInt16BE(14 + index * 2);
    return [subtable.readUInt16BE(16 + (count + index) * 2), last] as const;
  }).filter(([first]) => first !== 0xffff);
}

function groupsOf(subtable: Buffer): (readonly [number, number])[] {
  return Array.from({ length: subtable.readUInt32BE(12) }, (_, index) => {
    const at = 16 + index * 12;
    return [subtable.readUInt32BE(at), subtable.readUInt32BE(at + 4)] as const;
  });
}
