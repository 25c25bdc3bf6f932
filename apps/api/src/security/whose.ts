import type { MemberRole } from '@promenade/platform/model';

/** `everybody`: with or without a session. `by link`: the holder of a link too, for what the link is about. */
export interface Doors {
  readonly may: 'everybody' | readonly MemberRole[];
  readonly routes: readonly string[];
}

export const every: readonly MemberRole[] = ['coordinator', 'caf', 'national', 'structure', 'promeneur', 'facilitator', 'partner'];
