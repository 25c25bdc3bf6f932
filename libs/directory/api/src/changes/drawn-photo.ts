import { createHash } from 'node:crypto';
import { HttpStatus } from '@nestjs/common';
import { Declined, Invalid } from '@promenade/platform/api';
import sharp from 'sharp';

/** What a browser sends at most. */
export const photoLimits = { file: 10_000_000, pixels: 40_000_000 } as const;

/** A photo drawn anew, in both sizes, and the digest of the large one. */
export interface Drawn {
  readonly large: Buffer;
  readonly small: Buffer;
  readonly sha256: string;
}

/** A square portrait, upright; whatever else the file held (place, device) stays behind. @throws Declined 415 @throws Invalid 422 */
export async function drawnPhoto(bytes: Buffer): Promise<Drawn> {
  const { format } = await sharp(bytes, { limitInputPixels: photoLimits.pixels })
    .metadata()
    .catch(() => ({ format: undefined }));
  if (!['jpeg', 'png', 'webp'].includes(format ?? '')) throw new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type');
  try {
    const square = (side: number) =>
      sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: 'error' })
        .rotate()
        .resize(side, side, { fit: 'cover', position: 'attention' })
        .flatten({ background: '#fff' })
        .jpeg({ quality: 82, mozjpeg: true })
        .toBuffer();
    const [large, small] = [await square(640), await square(160)];
    return { large, small, sha256: createHash('sha256').update(large).digest('hex') };
  } catch {
    throw new Invalid([{ path: 'file', code: 'image-unreadable', message: 'Cette image ne s’ouvre pas. Choisissez-en une autre.' }]);
  }
}
