import { inflateSync } from 'node:zlib';

export { has, typed } from './public-tools.testing';
export { isIntact } from './seal/testing';

interface Part {
  readonly head: string;
  readonly stream: string;
}

/**
 * The words of a PDF in the order they are drawn, spaces evened out: what a screen reader or a search would find. Reads
 * the PDFs of our own press (plain objects, fonts with a table to Unicode), not any PDF.
 */
export function wordsInPdf(pdf: Buffer): string {
  const parts = partsOf(pdf);
  const pages = [...parts.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const words = pages.map(({ head }) => pageWords(head, parts));
  // A mark of the structure ends here and there in the middle of a sentence: no French sign that hugs its word keeps a space.
  return words
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.)])/g, '')
    .trim();
}

function partsOf(pdf: Buffer): Map<string, Part> {
  const found = pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map(Array.from(found, ([, id, body]) => [id!, partOf(body!)]));
}

function partOf(body: string): Part {
  const at = body.search(/stream\r?\n/);
  if (at < 0) return { head: body, stream: '' };
  const [head, raw] = [body.slice(0, at), body.slice(at).replace(/^stream\r?\n/, '').replace(/\n?endstream$/, '')]; // prettier-ignore
  const isPacked = head.includes('/FlateDecode') && !/\/(?:Image|ICCBased|Length1|FontFile)/.test(head);
  return { head, stream: isPacked ? unpacked(raw) : raw };
}

function unpacked(raw: string): string {
  try {
    return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

// Brackets inside a string stand bare where they balance: five levels of them are more than a page of ours ever holds.
const STRING = Array.from({ length: 5 }).reduce<string>((inner) => String.raw`\((?:\\[\s\S]|[^\\()]|${inner})*\)`, String.raw`\(\)`);
const DRAWN = new RegExp(String.raw`/(f\d+) [\d.]+ Tf|((?:\[(?:${STRING}|[^\](])*\] ?TJ)|(?:${STRING} ?Tj))|\b(EMC)\b`, 'g');

function pageWords(page: string, parts: Map<string, Part>): string {
  const fonts = new Map(Array.from(page.matchAll(/\/(f\d+) (\d+) 0 R/g), ([, name, id]) => [name!, lettersOf(parts.get(id!)!, parts)]));
  const drawn = Array.from(page.matchAll(/\/Contents (\d+) 0 R/g), ([, id]) => parts.get(id!)!.stream).join('\n');
  let letters = new Map<string, string>();
  const words = Array.from(drawn.matchAll(DRAWN), ([, font, strings, end]) => {
    if (font) letters = fonts.get(font) ?? letters;
    return end ? ' ' : decoded(strings ?? '', letters);
  });
  return words.join('');
}

function decoded(strings: string, letters: Map<string, string>): string {
  return Array.from(strings.matchAll(new RegExp(STRING, 'g')), ([string]) => {
    const codes =
      Buffer.from(unescaped(string.slice(1, -1)), 'latin1')
        .toString('hex')
        .match(/.{4}/g) ?? [];
    return codes.map((code) => letters.get(code) ?? '').join('');
  }).join('');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(string: string): string {
  return string.replace(/\\(?:([0-7]{3})|([\s\S]))/g, (_, octal?: string, sign?: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[sign!] ?? sign!),
  );
}

function lettersOf(font: Part, parts: Map<string, Part>): Map<string, string> {
  const table = parts.get(/\/ToUnicode (\d+) 0 R/.exec(font.head)?.[1] ?? '')?.stream ?? '';
  const pairs = table.matchAll(/^<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>$/gm);
  return new Map(Array.from(pairs, ([, code, letter]) => [code!.toLowerCase(), Buffer.from(letter!, 'hex').swap16().toString('utf16le')]));
}
