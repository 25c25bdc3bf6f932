import type { PhoneReader } from '@promenade/directory/model';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Overseas, the same ten figures belong to another country code. */
const COUNTRIES: Readonly<Record<string, CountryCode>> = { '971': 'GP', '972': 'MQ', '973': 'GF', '974': 'RE', '976': 'YT' };
/** 3949, 115, 17: numbers of France alone, which have no international form. */
const SHORT = /^(?:1\d{1,2}|3\d{3}|116\d{3}|118\d{3})$/;
/** A French number has nine figures after its zero; the library finds the zero itself *possible*. */
const FRENCH = /^\+(?:33|262|590|594|596)/;
const FRENCH_WHOLE = /^\+(?:33|262|590|594|596)[1-9]\d{8}$/;
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
  if (!number || !(least === 'valid' ? number.isValid() : number.isPossible())) return undefined;
  if (FRENCH.test(number.number) && !FRENCH_WHOLE.test(number.number)) return undefined;
  // A string of zeros loses one at each reading: what does not read the same twice is no number.
  return parsePhoneNumberFromString(number.number)?.number === number.number ? number.number : undefined;
}
