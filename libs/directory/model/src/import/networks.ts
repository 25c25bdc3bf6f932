import { line } from '@promenade/platform/model';
import * as z from 'zod';

/** Where a promeneur can be met online. The order is that of the forms. */
export const networks = [
  'facebook',
  'messenger',
  'instagram',
  'snapchat',
  'whatsapp',
  'tiktok',
  'discord',
  'twitch',
  'youtube',
  'x',
  'linkedin',
  'mastodon',
  'online-game',
  'forum',
  'email',
  'sms',
  'video',
  'blog',
  'other',
] as const;
export const network = z.enum(networks);
export type Network = z.infer<typeof network>;

/** One presence: the name shown, and its address where the network has one. The page of a forum is named by its whole address. */
export const onlineProfile = z.object({ network, handle: line(300), url: z.url().max(500).nullable() });
export type OnlineProfile = z.infer<typeof onlineProfile>;
