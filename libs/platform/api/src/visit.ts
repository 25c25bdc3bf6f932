import type { Actor } from '@promenade/platform/model';
import type { Request } from 'express';

/** A request, and whoever it is for once the guard has recognised them. */
export type Visit = Request & { actor?: Actor };
