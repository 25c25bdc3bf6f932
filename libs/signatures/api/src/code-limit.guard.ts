import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Database, Limits, type Visit } from '@promenade/platform/api';
import * as z from 'zod';
import { RequestStore } from './request-store';
import { selfIn } from './self';

/**
 * Counts each code asked for and each one tried against the party who signs (`doors.md`, Limits), whoever holds its links. Before
 * the transaction of the request: a refusal does not take its try back.
 */
@Injectable()
export class CodeLimit implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly requests: RequestStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, params } = context.switchToHttp().getRequest<Visit>();
    const id = z.uuid().safeParse(params['id']);
    // The contract refuses it afterwards.
    if (!id.success) return true;
    const self = await this.database.transaction(actor!, async () => selfIn(await this.requests.read(id.data), actor!), 'read only');
    await this.limits.count('code-account', self.partyId);
    return true;
  }
}
