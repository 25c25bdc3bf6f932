import type { PhoneReader } from '@promenade/directory/model';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Overseas, the same ten figures belong to another country code. */
const COUNTRIES: Readonly<Record<string, CountryCode>> = { '971': 'GP', '972': 'MQ', '973': 'GF', '974': 'RE', '976': 'YT' };
/** 3949, 115, 17: numbers of France alone, which have no international form. */
const SHORT = /^(?:1\d{1,2}|3\d{3}|116\d{3}|118\d{3})$/;
const LONGEST = 40;

/**
 * Reads a number as the people of a département write it. *Possible* is enough: numbers kept for fiction, and ranges opened since the
 * library was made, are accepted.
 */
export function phoneReader(department: string): PhoneReader {
  const local = COUNTRIES[department] ?? 'FR';
  return (text) => {
    const written = text
      .slice(0, LONGEST + 1)
      .replace(/\(0\)/g, '')
      .trim();
    if (written.length > LONGEST || !/^[+\d(][\d\s\p{Zs}().\-–/]*$/u.test(written)) return undefined;
    const digits = written.replace(/\D/g, '');
    if (SHORT.test(digits)) return digits;
    const dialled = written.startsWith('+') ? `+${digits}` : digits.replace(/^00(?=[1-9])/, '+');
    return (
      (local === 'FR' ? undefined : numberIn(local, dialled, 'valid')) ??
      numberIn('FR', dialled, 'possible') ??
      numberIn(local, dialled, 'possible')
    );
  };
}

function numberIn(country: CountryCode, dialled: string, least: 'valid' | 'possible'): string | undefined {
  const number = parsePhoneNumberFromString(dialled, country);
  return number && (least === 'valid' ? number.isValid() : number.isPossible()) ? number.number : undefined;
}
