import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type LimitRule, Limits } from './limits';
import type { Visit } from './visit';

/** Counts each call of a door against a rule of `Limits`, per address. */
export const LimitedBy = Reflector.createDecorator<LimitRule>();

@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride(LimitedBy, [context.getHandler(), context.getClass()]);
    if (!rule) return true;
    const { method, ip = '' } = context.switchToHttp().getRequest<Visit>();
    await (method === 'GET' ? this.limits.countAhead(rule, ip) : this.limits.count(rule, ip));
    return true;
  }
}
