/** What can be asked without the file: the code that it bears, or its digest. */
export interface Question {
  readonly kind: 'code' | 'sha256';
  readonly value: string;
}

/**
 * What somebody typed, pasted or scanned: a code with or without its dashes, a digest, or the address of this very page.
 * Nothing when it is none of them.
 */
export function questionIn(words: string): Question | undefined {
  const bare = words.replace(/[\s-]/g, '');
  if (/^[0-9a-f]{64}$/i.test(bare)) return { kind: 'sha256', value: bare.toLowerCase() };
  if (/^[A-Z2-7]{16}$/i.test(bare)) return { kind: 'code', value: bare.toUpperCase().match(/.{4}/g)!.join('-') };
  return undefined;
}

/** The question that a QR code asks. The address of another house is not followed: it would vouch for itself. */
export function questionOnPaper(text: string, host: string): Question | undefined {
  if (!URL.canParse(text)) return questionIn(text);
  const address = new URL(text);
  if (address.host !== host || address.pathname !== '/verifier/document') return undefined;
  return questionIn(address.searchParams.get('code') ?? address.searchParams.get('sha256') ?? '');
}
