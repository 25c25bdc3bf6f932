import { addDays, isoDate } from '@promenade/platform/model';
import type { PartialDate } from './import';
import type { SheetCell } from './sheet';
import { cellText } from './sheet';

/** Day 0 of Excel, shifted by one for the 29 February 1900 that it believes in. */
const EXCEL_EPOCH = '1899-12-30';
/** 1954 to 2064: outside, five digits are something else. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;
const FIRST_YEAR = 1950;
const LAST_YEAR = 2100;

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec'];
const BEFORE =
  /^(?:depuis|des|en|le|du|au|a partir d[eu]|debut|fin|mi|courant|vers|environ|env|oui|signee?|arrivee?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b\s*/;

/**
 * A date as people write it: 10/05/24, 2024-05-10, 3 mars 2024, sept. 2023, 09/2023, « depuis 2021 », a day cell, or an Excel serial
 * (a number cell, or five digits). What is not said is not invented: `precision` tells how far the date is known.
 */
export function readDate(cell: SheetCell | undefined): PartialDate | undefined {
  if (cell !== null && typeof cell === 'object') return day(cell.date);
  const text = plainDate(cellText(cell));
  return fromSerial(text) ?? fromYear(text) ?? fromFigures(text) ?? fromWords(text);
}

function plainDate(text: string): string {
  let rest = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[~≈’']|(?<=[a-z])-|-(?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (let shorter = rest.replace(BEFORE, ''); shorter !== rest; shorter = rest.replace(BEFORE, '')) rest = shorter;
  return rest;
}

function fromSerial(text: string): PartialDate | undefined {
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(text)?.[1];
  if (!serial || Number(serial) < FIRST_SERIAL || Number(serial) > LAST_SERIAL) return undefined;
  return day(addDays(EXCEL_EPOCH, Number(serial)));
}

function fromYear(text: string): PartialDate | undefined {
  return /^\d{4}$/.test(text) ? partial(Number(text)) : undefined;
}

function fromFigures(text: string): PartialDate | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[t ].*)?)?$/.exec(text);
  if (iso) return partial(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]));
  const french = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?: \d.*)?$/.exec(text);
  if (french) return partial(fullYear(french[3]!), Number(french[2]), Number(french[1]));
  const month = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(text);
  return month ? partial(Number(month[2]), Number(month[1])) : undefined;
}

function fromWords(text: string): PartialDate | undefined {
  const parts = /^(?:(\d{1,2}|1er)[ -])?([a-z]{3,9})\.?[ -]?(\d{4}|\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [, dayOfMonth, word, year] = parts;
  const month = MONTHS.findIndex((name) => word!.startsWith(name) || (word!.length >= 3 && name.startsWith(word!) && word !== 'jui')) + 1;
  if (month === 0) return undefined;
  return partial(fullYear(year!), month, dayOfMonth === undefined ? undefined : Number.parseInt(dayOfMonth, 10));
}

/** « 24 » is 2024: nobody of a spreadsheet of today was mandated before 1970. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function partial(year: number, month?: number, dayOfMonth?: number): PartialDate | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const on = [String(year), two(month ?? 1), two(dayOfMonth ?? 1)].join('-');
  if (!isoDate.safeParse(on).success) return undefined;
  return { on, precision: month === undefined ? 'year' : dayOfMonth === undefined ? 'month' : 'day' };
}

function day(on: string): PartialDate | undefined {
  const [year, month, dayOfMonth] = on.split('-').map(Number) as [number, number, number];
  return partial(year, month, dayOfMonth);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
