import { isUtf8 } from 'node:buffer';
import { BadRequestException } from '@nestjs/common';

/** No form of ours is a tenth as deep; deeper ones are made to exhaust whoever reads them. */
const DEEPEST = 64;
const [BACKSLASH, QUOTE] = [0x5c, 0x22];
/** `{` and `[` go down, `}` and `]` come up. */
const STEPS = new Map([
  [0x7b, 1],
  [0x5b, 1],
  [0x7d, -1],
  [0x5d, -1],
]);

/** Looks at the bytes of a JSON body before they are parsed. @throws BadRequestException when they are no UTF-8, or nested too deep */
export function refuseUnreadable(_visit: unknown, _answer: unknown, bytes: Buffer): void {
  if (!isUtf8(bytes) || isTooDeep(bytes)) throw new BadRequestException();
}

/** Counts brackets outside of strings. */
function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) quoted = !quoted;
    else if (!quoted) depth += STEPS.get(byte) ?? 0;
    if (depth > DEEPEST) return true;
  }
  return false;
}
