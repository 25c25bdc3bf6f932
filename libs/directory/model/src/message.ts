import { departmentCode, email, isoInstant, listOf, pageQuery, type Refusal, text } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { publicSlug } from './public-card';
import { given, trap } from './report';

export const messageStates = ['new', 'answered', 'closed'] as const;
export type MessageState = (typeof messageStates)[number];

/** Days during which a message to the coordination is kept, whatever became of it. */
export const MESSAGE_KEPT = 30;

/** `POST /api/public/messages?department=`: no account, no name; an address only to be answered. */
export const messageDraft = z.strictObject({ promeneur: given(publicSlug), text: text(4000, 2), email: given(email), website: trap });
export type MessageDraft = z.infer<typeof messageDraft>;

export const messageReceipt = z.object({ department: departmentCode, willAnswer: z.boolean(), erasedAt: isoInstant });
export type MessageReceipt = z.infer<typeof messageReceipt>;

export const message = z.object({
  id: z.uuid(),
  department: departmentCode,
  state: z.enum(messageStates),
  receivedAt: isoInstant,
  /** The first words. */
  start: z.string(),
  canAnswer: z.boolean(),
  promeneur: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type Message = z.infer<typeof message>;
export const messageList = listOf(message);
export type MessageList = z.infer<typeof messageList>;

export const messageDetail = message.extend({
  text: z.string(),
  email: z.string().nullable(),
  answer: z.string().nullable(),
  answeredAt: isoInstant.nullable(),
  closedAt: isoInstant.nullable(),
  erasedAt: isoInstant,
});
export type MessageDetail = z.infer<typeof messageDetail>;

export const messageQuery = pageQuery.extend({ state: filter(z.enum(messageStates)) });
export type MessageQuery = z.infer<typeof messageQuery>;

export const messageAnswer = z.strictObject({ text: text(4000, 2) });
export type MessageAnswer = z.infer<typeof messageAnswer>;

interface Standing {
  readonly state: MessageState;
  readonly email: string | null;
}

/** Answered once, by mail: nobody can be answered without an address. */
export function refusalToAnswer({ state, email }: Standing): Refusal | undefined {
  if (state === 'answered') return { code: 'message-answered' };
  if (state === 'closed') return { code: 'message-closed' };
  return email ? undefined : { code: 'message-without-address' };
}

export function refusalToClose({ state }: Pick<Standing, 'state'>): Refusal | undefined {
  return state === 'closed' ? { code: 'message-closed' } : undefined;
}

export function refusalToReopen({ state }: Pick<Standing, 'state'>): Refusal | undefined {
  return state === 'closed' ? undefined : { code: 'message-open' };
}
