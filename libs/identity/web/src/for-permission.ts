import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { may, type Permission } from '@promenade/identity/model';
import { Session } from '@promenade/platform/web';

/** A route is there for the roles that hold the permission, by the same table as the API; for the others it does not exist. */
export function forPermission(permission: Permission): CanMatchFn {
  return async () => {
    const session = inject(Session);
    await session.load().catch(() => undefined);
    return may(session.role(), permission);
  };
}
