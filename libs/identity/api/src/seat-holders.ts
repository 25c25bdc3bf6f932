import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import type { MemberRole } from '@promenade/platform/model';

export interface SeatHolder {
  readonly email: string;
  readonly firstName: string;
}

const SITTING = `
  select distinct a.email, a."firstName" from membership m join account a on a.id = m."accountId"
  where m."endedAt" is null and a."disabledAt" is null and m."startsOn" <= $1 and (m."endsOn" is null or m."endsOn" >= $1)`;

/** Who sits in a département today, or at the national level, to be written to. Read in a seat of that département, or of that level. */
@Injectable()
export class SeatHolders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Each person once, however many of these seats they hold. */
  of(roles: readonly MemberRole[]): Promise<SeatHolder[]> {
    return this.database.query<SeatHolder>(`${SITTING} and m.role = any($2) and m.department = $3 order by a.email`, [
      this.clock.today(),
      roles,
      this.database.department,
    ]);
  }

  ofTheNation(): Promise<SeatHolder[]> {
    return this.database.query<SeatHolder>(`${SITTING} and m.role = 'national' order by a.email`, [this.clock.today()]);
  }
}
