import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import type { MemberRole } from '@promenade/platform/model';

export interface SeatHolder {
  readonly email: string;
  readonly firstName: string;
}

/** Who sits in a département today, to be written to. Read in a seat of that département. */
@Injectable()
export class SeatHolders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Each person once, however many of these seats they hold. */
  of(roles: readonly MemberRole[]): Promise<SeatHolder[]> {
    return this.database.query<SeatHolder>(
      `select distinct a.email, a."firstName" from membership m join account a on a.id = m."accountId"
       where m.role = any($1) and m.department = $2 and m."endedAt" is null and m."startsOn" <= $3
         and (m."endsOn" is null or m."endsOn" >= $3) and a."disabledAt" is null order by a.email`,
      [roles, this.database.department, this.clock.today()],
    );
  }
}
