import { Injectable } from '@nestjs/common';
import { Database, type DataSubject, KeepsPersonalData, PersonalData, type PersonalDataKeeper } from '@promenade/platform/api';

interface Line {
  readonly id: string;
  readonly at: Date;
  readonly table: string;
  readonly rowId: string | null;
  readonly action: string;
}

/** What somebody did: when, and on which record. What the record held before and after is not theirs. */
@KeepsPersonalData({ room: 'audit' })
@Injectable()
export class AuditData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    const lines = await this.personalData.fromSeats(subject, () =>
      this.database.query<Line>(
        `select id::text, at, department, "table", "rowId", action from audit_line where actor = $1 order by audit_line.id desc limit 20000`,
        [subject.accountId],
      ),
    );
    return { lines };
  }
}
