import { createHash } from 'node:crypto';
import { HttpStatus } from '@nestjs/common';
import { logoLimits, photoLimits } from '@promenade/directory/model';
import { Declined, Invalid } from '@promenade/platform/api';
import sharp from 'sharp';

/** A photo drawn anew, in both sizes, and the digest of the large one. */
export interface DrawnPhoto {
  readonly large: Buffer;
  readonly small: Buffer;
  readonly sha256: string;
}

/** A logo drawn anew, and its digest. */
export interface DrawnLogo {
  readonly image: Buffer;
  readonly sha256: string;
}

/** What a file is by its first bytes, whatever it is called: nothing else is ever handed to a decoder. */
const kinds: readonly ((bytes: Buffer) => boolean)[] = [
  (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
];

/** Photos drawn at the same time: each may take some hundred megabytes and a core. */
const AT_ONCE = 2;
let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Two upright squares in JPEG, cut from the middle. Where the photo was taken, with what, and whatever else the file held stays behind.
 * @throws Declined 415 when it is no JPEG, PNG or WebP @throws Invalid 422 `image-too-large`, `image-unreadable`
 */
export function drawnPhoto(bytes: Buffer): Promise<DrawnPhoto> {
  return drawn(bytes, 'photo', async () => {
    const large = await square(bytes, photoLimits.large, 'cover');
    const small = await square(bytes, photoLimits.small, 'cover');
    return { large, small, sha256: digest(large) };
  });
}

/** One square, the whole of it kept, upon white. Refused as a photo is. */
export function drawnLogo(bytes: Buffer): Promise<DrawnLogo> {
  return drawn(bytes, 'logo', async () => {
    const image = await square(bytes, logoLimits.side, 'contain');
    return { image, sha256: digest(image) };
  });
}

/** @param path the field of the file, which a refusal names */
async function drawn<T>(bytes: Buffer, path: string, draw: () => Promise<T>): Promise<T> {
  if (!kinds.some((is) => is(bytes))) throw new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type');
  await free();
  try {
    await measured(bytes, path);
    return await draw().catch(() => {
      throw unreadable(path);
    });
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function free(): Promise<void> {
  while (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
}

/** Its size is told by its head: a picture of a gigapixel is refused before a pixel is read. */
async function measured(bytes: Buffer, path: string): Promise<void> {
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw unreadable(path);
    });
  const { side, pixels } = photoLimits;
  if (width > side || height > side || width * height > pixels) {
    const message = 'Cette image est trop grande. Choisissez-en une de moins de 50 millions de points.';
    throw new Invalid([{ path, code: 'image-too-large', message }]);
  }
}

function square(bytes: Buffer, side: number, fit: 'cover' | 'contain'): Promise<Buffer> {
  return sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: 'error' })
    .timeout({ seconds: 10 })
    .autoOrient()
    .resize(side, side, { fit, position: 'centre', background: '#fff' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

function unreadable(path: string): Invalid {
  const message = 'Cette image ne s’ouvre pas. Choisissez-en une autre.';
  return new Invalid([{ path, code: 'image-unreadable', message }]);
}
