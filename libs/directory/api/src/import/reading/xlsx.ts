import type { Sheet } from '@promenade/directory/model';
import { cellFormatsOf } from './cell-formats.ts';
import type { ReadingLimits } from './limits.ts';
import { Unreadable } from './unreadable.ts';
import { readWorksheet, type Workbook } from './worksheet.ts';
import { writable } from './writable.ts';
import { attributeOf, walkXml } from './xml.ts';
import { zipPartsOf } from './zip-parts.ts';

/**
 * The visible sheets of an .xlsx file. Read here and not by exceljs, which inflates without counting, and writes out each cell of a
 * merged range, of a validation or of a name: one line of XML for a whole sheet then costs minutes.
 */
export async function readXlsx(bytes: Uint8Array, limits: ReadingLimits): Promise<Sheet[]> {
  const parts = await zipPartsOf(bytes, limits);
  const text = (name: string) => decodedXml(parts.get(name.toLowerCase()));
  const main = targetsOf(text('_rels/.rels'), '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (!parts.has(main.toLowerCase())) throw new Unreadable(kindWithout(parts));
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = targetsOf(text(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  const part = (type: string) => text(targets.find((one) => one.type.endsWith(`/${type}`))?.target ?? '');
  const { sheets, from1904 } = outlineOf(text(main));
  const workbook: Workbook = { strings: stringsOf(part('sharedStrings')), formats: cellFormatsOf(part('styles')), from1904 };
  return sheets.map(({ id, name }) => ({
    name,
    ...readWorksheet(text(targets.find((one) => one.id === id)?.target ?? ''), workbook, limits),
  }));
}

/** A zip that is no .xlsx may be its neighbour: a LibreOffice file, or Excel's binary one. */
function kindWithout(parts: ReadonlyMap<string, Buffer>) {
  if (parts.get('mimetype')?.toString('latin1').includes('opendocument')) return 'open-document';
  return parts.has('xl/workbook.bin') ? 'old-format' : 'not-a-spreadsheet';
}

function outlineOf(xml: string): { sheets: { id: string; name: string }[]; from1904: boolean } {
  const sheets: { id: string; name: string }[] = [];
  let from1904 = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      const hidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
      if (name !== 'sheet' || hidden) return;
      sheets.push({ id: attributeOf(attributes, 'id') ?? '', name: writable(attributeOf(attributes, 'name') ?? '').slice(0, 100) });
    },
  });
  return { sheets, from1904 };
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Where the parts that a part names lie in the archive. */
function targetsOf(xml: string, folder: string): Target[] {
  const targets: Target[] = [];
  walkXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attributeOf(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : folder + target;
      targets.push({ id: attributeOf(attributes, 'Id') ?? '', type: attributeOf(attributes, 'Type') ?? '', target: straight(path) });
    },
  });
  return targets;
}

function straight(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The texts that cells share; runs of rich text are joined, readings of ideograms (`rPh`) left out. */
function stringsOf(xml: string): string[] {
  const strings: string[] = [];
  let current = '';
  let reading = false;
  let phonetic = false;
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      if (name === 't') reading = !phonetic;
    },
    close: (name) => {
      if (name === 't') reading = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(writable(unescaped(current)));
    },
    text: (text) => {
      if (reading) current += text;
    },
  });
  return strings;
}

/** `_x000D_` is how these files write a control character. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, point: string) => String.fromCharCode(Number.parseInt(point, 16)))
    : text;
}

function decodedXml(bytes: Buffer | undefined): string {
  if (!bytes) return '';
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}
