import * as z from 'zod';

/** Why the coordination takes a request back: a word of ours, for the chain keeps nobody's. */
export const cancelReasons = ['address-wrong', 'signatory-wrong', 'asked-in-error', 'left'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** `POST /api/signatures/:id/cancel` */
export const cancelBody = z.strictObject({ reason: z.enum(cancelReasons) });
export type CancelBody = z.infer<typeof cancelBody>;
