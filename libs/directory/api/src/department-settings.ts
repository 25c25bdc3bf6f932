import { Injectable } from '@nestjs/common';
import {
  type NationalSettingKey,
  nationalSettingKeys,
  type SettingChange,
  settingDefaults,
  type SettingKey,
  settingKeys,
  type SettingList,
  settingOn,
  settingSchemas,
  type SettingValues,
} from '@promenade/directory/model';
import { Clock, Database, Invalid } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

interface Said {
  readonly key: SettingKey;
  readonly value: unknown;
  readonly fromOn: IsoDate;
}

/** The rules that differ from one département to another: each value bears the day it begins, and none is forgotten. */
@Injectable()
export class DepartmentSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The value of the seat's département on a day, today unless said. */
  async inForce<K extends SettingKey>(key: K, on: IsoDate = this.clock.today()): Promise<SettingValues[K]> {
    return settingOn(key, await this.said(key), on, await this.otherwise(key, on));
  }

  async list(on: IsoDate = this.clock.today()): Promise<SettingList> {
    const said = await this.said();
    const items: SettingList['items'] = [];
    for (const key of settingKeys) {
      const history = said.filter((one) => one.key === key).map(({ value, fromOn }) => ({ value, fromOn }));
      const fromOn = history.find((one) => one.fromOn <= on)?.fromOn ?? null;
      const otherwise = await this.otherwise(key, on);
      items.push({ key, value: settingOn(key, history, on, otherwise), default: otherwise, fromOn, history });
    }
    return { on, items };
  }

  /** Writes the value from a day on; said twice for one day, the last word counts. The past stays as it was lived. */
  async change(key: SettingKey, { value, fromOn = this.clock.today() }: SettingChange): Promise<SettingList> {
    if (fromOn < this.clock.today()) {
      throw new Invalid([{ path: 'fromOn', code: 'in-the-past', message: 'Choisissez aujourd’hui ou un jour à venir.' }]);
    }
    const read = settingSchemas[key].safeParse(value);
    if (!read.success) {
      const message = 'Cette valeur ne convient pas à ce réglage.';
      throw new Invalid(read.error.issues.map(({ path }) => ({ path: ['value', ...path].join('.'), code: 'setting-invalid', message })));
    }
    await this.database.query(
      `insert into setting (department, key, value, "fromOn") values ($1, $2, $3, $4)
       on conflict (department, key, "fromOn") do update set value = excluded.value`,
      [this.database.department, key, JSON.stringify(read.data), fromOn],
    );
    return this.list();
  }

  /** What holds where the département said nothing: the national level's word of that day, else the house's. */
  private async otherwise<K extends SettingKey>(key: K, on: IsoDate): Promise<SettingValues[K]> {
    if (!nationalSettingKeys.includes(key as NationalSettingKey)) return settingDefaults[key];
    const [said] = await this.database.prepared<{ value: SettingValues[K] }>(
      `select value from national_setting where key = $1 and "fromOn" <= $2 order by "fromOn" desc limit 1`,
      [key, on],
    );
    return said ? said.value : settingDefaults[key];
  }

  /** The newest first, those to come included. */
  private said(key?: SettingKey): Promise<Said[]> {
    return this.database.prepared<Said>(
      `select key, value, "fromOn" from setting where department = $1 and ($2::text is null or key = $2) order by key, "fromOn" desc`,
      [this.database.department, key ?? null],
    );
  }
}
