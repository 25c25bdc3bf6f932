import { Injectable } from '@nestjs/common';
import {
  type NationalSettingKey,
  nationalSettingKeys,
  type SettingChange,
  type SettingKey,
  type SettingList,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { ofTheHouse, type Otherwise, readChange, type Said, standing } from './dated-settings';

/** What the national level says for every département that said nothing, from a day on: none of its words is forgotten either. */
@Injectable()
export class NationalSettings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(on: IsoDate = this.clock.today()): Promise<SettingList> {
    const said = await this.database.query<Said>(`select key, value, "fromOn" from national_setting order by key, "fromOn" desc`);
    return { on, items: nationalSettingKeys.map((key) => standing(key, said, on)) };
  }

  /** Said twice for one day, the last word counts; a département that chose keeps what it chose. */
  async change(key: NationalSettingKey, { fromOn = this.clock.today(), ...said }: SettingChange): Promise<SettingList> {
    const read = readChange(key, { ...said, fromOn }, this.clock.today());
    await this.database.query(
      `insert into national_setting (key, value, "fromOn") values ($1, $2, $3)
       on conflict (key, "fromOn") do update set value = excluded.value`,
      [key, JSON.stringify(read), fromOn],
    );
    return this.list();
  }

  /** What holds on a day where a département said nothing: the national level's word, else the house's. */
  async otherwise(key: SettingKey, on: IsoDate): Promise<Otherwise> {
    if (!nationalSettingKeys.includes(key as NationalSettingKey)) return ofTheHouse(key);
    const [said] = await this.database.prepared<Otherwise>(
      `select value, "fromOn" from national_setting where key = $1 and "fromOn" <= $2 order by "fromOn" desc limit 1`,
      [key, on],
    );
    return said && said.value !== null ? said : ofTheHouse(key);
  }
}
