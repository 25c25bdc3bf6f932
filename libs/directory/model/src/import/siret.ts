/** La Poste: its establishments have the plain sum of their digits divisible by 5, instead of Luhn. */
const LA_POSTE = '356000000';

/** A SIRET of 14 digits, whose key is right. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || /^0+$/.test(digits)) return false;
  return isLuhn(digits) || (digits.startsWith(LA_POSTE) && sumOf(digits) % 5 === 0);
}

/**
 * The SIRET of a cell: spaces and dots aside; zeros that a number cell lost are given back when the key agrees.
 * Undefined when it cannot be one, `9,8E+13` included: its digits are lost for good.
 */
export function readSiret(text: string): string | undefined {
  const digits = withoutExponent(text.replace(/^siret\s*:?/i, '').trim()).replace(/[\s.\-_]/g, '');
  // Two zeros at most: nine digits are a SIREN, which names no establishment.
  if (!/^\d{12,14}$/.test(digits)) return undefined;
  const whole = digits.padStart(14, '0');
  return isSiret(whole) ? whole : undefined;
}

/** « 974 935 223 19087 »: the company, then the establishment. */
export function displaySiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00A0$2\u00A0$3\u00A0$4');
}

/** `9,8633315122193E+13` still holds every digit; `9,86E+13` does not, and stays as it is. */
function withoutExponent(text: string): string {
  return /^\d[.,]\d{12,13}E\+?1[123]$/i.test(text) ? String(Number(text.replace(',', '.'))) : text;
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function sumOf(digits: string): number {
  return [...digits].reduce((total, digit) => total + Number(digit), 0);
}
