import { HttpStatus } from '@nestjs/common';
import { Declined, Invalid } from '@promenade/platform/api';
import sharp from 'sharp';

/** What a browser sends at most, and what is kept of it. */
export const screenshotLimits = { file: 8_000_000, pixels: 40_000_000, side: 1600, kept: 1_000_000 } as const;

/**
 * A screenshot drawn anew: whatever else the file held (place, device, a script) stays behind.
 * @returns JPEG, 1,600 pixels at most @throws Declined 415 when it is neither PNG nor JPEG @throws Invalid 422 when it cannot be read
 */
export async function redrawn(bytes: Buffer): Promise<Buffer> {
  const png = bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
  const jpeg = bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));
  if (!png && !jpeg) throw new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type');
  try {
    const { side, pixels } = screenshotLimits;
    const drawn = sharp(bytes, { limitInputPixels: pixels, failOn: 'error' }).rotate().flatten({ background: '#fff' });
    return await drawn.resize(side, side, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 78, mozjpeg: true }).toBuffer();
  } catch {
    throw new Invalid([{ path: 'file', code: 'image-unreadable', message: 'Cette image ne s’ouvre pas. Choisissez-en une autre.' }]);
  }
}
