import { Injectable } from '@nestjs/common';
import {
  type SettingChange,
  type SettingKey,
  settingKeys,
  type SettingList,
  settingOn,
  type SettingValues,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { readChange, type Said, standing } from './dated-settings';
import { NationalSettings } from './national-settings';

/** The rules that differ from one département to another: each value bears the day it begins, and none is forgotten. */
@Injectable()
export class DepartmentSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly national: NationalSettings,
  ) {}

  /** The value of the seat's département on a day, today unless said. */
  async inForce<K extends SettingKey>(key: K, on: IsoDate = this.clock.today()): Promise<SettingValues[K]> {
    return settingOn(key, await this.said(key), on, (await this.national.otherwise(key, on)).value as SettingValues[K]);
  }

  async list(on: IsoDate = this.clock.today()): Promise<SettingList> {
    const said = await this.said();
    const items: SettingList['items'] = [];
    for (const key of settingKeys) items.push(standing(key, said, on, await this.national.otherwise(key, on)));
    return { on, items };
  }

  /** Writes the value from a day on; said twice for one day, the last word counts. The past stays as it was lived. */
  async change(key: SettingKey, { fromOn = this.clock.today(), ...said }: SettingChange): Promise<SettingList> {
    const read = readChange(key, { ...said, fromOn }, this.clock.today());
    await this.database.query(
      `insert into setting (department, key, value, "fromOn") values ($1, $2, $3, $4)
       on conflict (department, key, "fromOn") do update set value = excluded.value`,
      [this.database.department, key, JSON.stringify(read), fromOn],
    );
    return this.list();
  }

  /** The newest first, those to come included. */
  private said(key?: SettingKey): Promise<Said[]> {
    return this.database.prepared<Said>(
      `select key, value, "fromOn" from setting where department = $1 and ($2::text is null or key = $2) order by key, "fromOn" desc`,
      [this.database.department, key ?? null],
    );
  }
}
