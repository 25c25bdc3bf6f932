/** What a reader of numbers answers: the number in E.164 (`+33639981000`), or a French short number (`3949`). */
export type PhoneReader = (text: string) => string | undefined;

export interface ReadPhone {
  readonly phone?: string;
  /** More than one number was written: the first is kept, a person decides of the others. */
  readonly others: readonly string[];
}

/** The first number of a cell; a whole cell is tried before it is cut at `/`, `;`, « ou ». */
export function readPhone(text: string, reader: PhoneReader): ReadPhone {
  const whole = reader(text);
  if (whole) return { phone: whole, others: [] };
  const [first, ...others] = [...new Set(text.split(/[/;,|\n]|\bou\b|\bet\b/i).map((part) => reader(part.trim())))].filter(
    (phone) => phone !== undefined,
  );
  return first === undefined ? { others: [] } : { phone: first, others };
}

/** Overseas, the national number of these codes is written with a zero, as on the mainland. */
const FRENCH_CODES = ['33', '262', '590', '594', '596'];
const NBSP = '\u00A0';

/** « 06 39 98 10 00 » for a French number, as it is kept for another country. Read again, it is the same number. */
export function displayPhone(phone: string): string {
  const code = FRENCH_CODES.find((prefix) => phone.startsWith(`+${prefix}`) && phone.length === prefix.length + 10);
  if (!code) return phone;
  return `0${phone.slice(code.length + 1)}`.replace(/(\d\d)(?=\d)/g, `$1${NBSP}`);
}
