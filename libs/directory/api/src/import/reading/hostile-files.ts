import { crc32, deflateRawSync } from 'node:zlib';

// Files that wish harm, made in code for the specs.

export interface Part {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** The inflated size that the archive claims, when it lies. */
  readonly claims?: number;
}

const CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A zip archive of these parts, whatever it claims. */
export function zipOf(parts: readonly Part[]): Buffer {
  let offset = 0;
  const written = parts.map((part) => {
    const { local, central } = recordsOf(part, offset);
    offset += local.length;
    return { local, central };
  });
  const central = Buffer.concat(written.map((one) => one.central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written.map((one) => one.local), central, end]);
}

function recordsOf({ name, bytes, claims }: Part, offset: number): { local: Buffer; central: Buffer } {
  const raw = Buffer.from(bytes);
  const packed = deflateRawSync(raw);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(raw), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claims ?? raw.length, 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return { local, central: Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]) };
}

/** A workbook whose one sheet is this XML. */
export function workbookOf(sheet: Buffer | string, more: readonly Part[] = [], workbook = ''): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', bytes: CONTENT_TYPES },
    { name: '_rels/.rels', bytes: relationships(['rId1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      bytes: `${HEAD}<workbook>${workbook}<sheets><sheet name="Réseau" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', '/xl/sharedStrings.xml'],
        ['rId3', 'styles', './styles.xml'],
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', bytes: sheet },
    ...more,
  ]);
}

/** A sheet of these rows, each the XML of its cells. */
export function sheetXml(...rows: readonly string[]): string {
  return `${HEAD}<worksheet><sheetData>${rows.map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`;
}

/** A cell whose text is in place. */
export function inline(text: string): string {
  return `<c t="inlineStr"><is><t>${text.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'))}</t></is></c>`;
}

function relationships(...targets: readonly (readonly [string, string, string])[]): string {
  const written = targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships>${written.join('')}</Relationships>`;
}
