import { attributeOf, walkXml } from './xml.ts';

/** How a number is shown: as a day, as a time of day, or as hours that may pass 24. */
export type CellFormat = 'day' | 'time' | 'elapsed' | undefined;

/** Formats that Excel knows by number alone. */
const BUILT_IN: readonly [number, number, CellFormat][] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'day'],
  [27, 36, 'day'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'day'],
];

const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;

/** The format of each cell style, in the order of `cellXfs`. */
export function cellFormatsOf(styles: string): CellFormat[] {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inStyles = false;
  walkXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inStyles = true;
      if (name === 'xf' && inStyles) formats.push(formatOf(Number(attributeOf(attributes, 'numFmtId') ?? 0), codes));
    },
    close: (name) => {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return formats;
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): CellFormat {
  const code = codes.get(id);
  return code === undefined ? BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] : formatOfCode(code);
}

/** `dd/mm/yyyy` is a day, `h:mm` a time, `[h]:mm` an elapsed time; words in quotes and conditions in brackets say nothing. */
export function formatOfCode(code: string): CellFormat {
  if (/\[h+\]|\[m+\]/i.test(code)) return 'elapsed';
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
    .split(';')[0]!
    .toLowerCase();
  if (/[dy]|mmm/.test(bare)) return 'day';
  return /[hs]/.test(bare) && !/general|standard/.test(bare) ? 'time' : undefined;
}

/** The day of a serial number (`2022-02-03` for 44595), or the hours of a time (`2:30`); undefined when it is neither. */
export function shownAs(format: CellFormat, serial: number, from1904: boolean): { day: string } | { hours: string } | undefined {
  if (!format || !(serial >= 0) || serial > LAST_SERIAL) return undefined;
  if (format !== 'day' || serial < 1) return { hours: hoursOf(format === 'elapsed' ? serial : serial % 1) };
  const days = Math.floor(serial) + shiftOf(serial, from1904);
  return { day: new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10) };
}

/** Excel believes in a 29 February 1900: its first sixty days are one day late. Files of old Macs count from 1904. */
function shiftOf(serial: number, from1904: boolean): number {
  if (from1904) return 1462;
  return serial < 61 ? 1 : 0;
}

function hoursOf(days: number): string {
  const minutes = Math.round(days * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
