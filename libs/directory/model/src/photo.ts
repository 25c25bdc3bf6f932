import * as z from 'zod';

/** A photo of the person, or one that stands for the structure they work for. */
export const photoSubjects = ['person', 'structure'] as const;
export const photoSubject = z.enum(photoSubjects);
export type PhotoSubject = z.infer<typeof photoSubject>;

/** What a record tells of its photo: where each size is found, and what is seen on it. The address changes with the photo. */
export const photo = z.object({ url: z.string(), smallUrl: z.string(), shows: photoSubject });
export type Photo = z.infer<typeof photo>;

export const photoSizes = ['large', 'small'] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** `GET /api/promeneurs/:id/photo?size=` and `GET /api/public/photos/:slug?size=&v=`. `v` only makes a new address of a new photo. */
export const photoQuery = z.object({ size: z.enum(photoSizes).default('large'), v: z.string().max(64).optional() });
export type PhotoQuery = z.infer<typeof photoQuery>;

/** `PUT /api/promeneurs/:id/photo`: the fields beside the file. */
export const photoDraft = z.strictObject({ shows: photoSubject.default('person') });
export type PhotoDraft = z.infer<typeof photoDraft>;

/** What a browser may send, and what is kept of it: two squares, in JPEG. */
export const photoLimits = { bytes: 10_000_000, pixels: 50_000_000, side: 12_000, large: 512, small: 128 } as const;

/** What a file chooser offers; the bytes decide. */
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
