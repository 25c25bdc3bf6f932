import * as z from 'zod';

/** What is kept of a logo: a square in JPEG, the whole logo in it upon white. What a browser may send is what it may of a photo. */
export const logoLimits = { side: 256 } as const;

/** `GET /api/structures/:id/logo?v=` and `GET /api/public/logos/:slug?v=`. `v` only makes a new address of a new logo. */
export const logoQuery = z.object({ v: z.string().max(64).optional() });
