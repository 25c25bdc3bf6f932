import { Injectable } from '@nestjs/common';
import {
  type Coverage,
  type DepartmentDashboard,
  type Figure,
  type FigureKey,
  figureKeys,
  type NetworkMonth,
  overTwelveMonths,
  unitOf,
} from '@promenade/dashboards/model';
import { Clock, Database } from '@promenade/platform/api';
import { addDays, addMonths, type IsoDate, monthsUpTo } from '@promenade/platform/model';
import { definitions } from './definitions.fr';
import { BACKDROP, COVERAGE, FIGURES, MONTHS } from './queries';

/** The dashboard of the Caf: three queries over views, no row of its own. */
@Injectable()
export class DashboardsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async ofDepartment(): Promise<DepartmentDashboard> {
    const today = this.clock.today();
    const since = addMonths(today, -12);
    const [counted] = await this.database.query<Record<FigureKey, number> & { unplaced: number }>(FIGURES, [since, today]);
    return {
      department: await this.department(),
      computedAt: this.clock.now().toISOString(),
      figures: figureKeys.map((key) => figureOf(key, counted![key], since, today)),
      months: await this.months(today),
      coverage: await this.database.query<Coverage>(COVERAGE),
      backdrop: await this.backdrop(),
      unplaced: counted!.unplaced,
    };
  }

  private async department(): Promise<DepartmentDashboard['department']> {
    const { department } = this.database.actor;
    if (!department) return null;
    const [row] = await this.database.query<{ code: string; name: string }>(`select code, name from department where code = $1`, [
      department,
    ]);
    return row ?? null;
  }

  private async backdrop(): Promise<DepartmentDashboard['backdrop']> {
    const rows = await this.database.query<{ at: [number, number] }>(BACKDROP, [this.database.actor.department]);
    return rows.map(({ at }) => at);
  }

  private months(today: IsoDate): Promise<NetworkMonth[]> {
    const months = monthsUpTo(today, 12);
    const days = months.map((month) => [addDays(addMonths(month, 1), -1), today].sort()[0]!);
    return this.database.query<NetworkMonth>(MONTHS, [months, days]);
  }
}

function figureOf(key: FigureKey, value: number, since: IsoDate, today: IsoDate): Figure {
  const period = { from: overTwelveMonths.includes(key) ? since : null, to: today };
  return { key, value: Number(value), unit: unitOf[key], definition: definitions[key], period };
}
