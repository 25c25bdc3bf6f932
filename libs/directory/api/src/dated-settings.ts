import { type Setting, type SettingChange, settingDefaults, type SettingKey, settingOn, settingSchemas } from '@promenade/directory/model';
import { Invalid } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

/** One word of somebody: a value, or null to follow the level above, from a day on. */
export interface Said {
  readonly key: SettingKey;
  readonly value: unknown;
  readonly fromOn: IsoDate;
}

/** What stands above whoever never chose: since a day when the national level said it, always when it is the house's. */
export interface Otherwise {
  readonly value: unknown;
  readonly fromOn: IsoDate | null;
}

export const ofTheHouse = (key: SettingKey): Otherwise => ({ value: settingDefaults[key], fromOn: null });

/** @param said the newest first, of any key */
export function standing(key: SettingKey, said: readonly Said[], on: IsoDate, otherwise: Otherwise = ofTheHouse(key)): Setting {
  const history = said.filter((one) => one.key === key).map(({ value, fromOn }) => ({ value, fromOn }));
  const begun = history.find((one) => one.fromOn <= on);
  const fromOn = begun && begun.value !== null ? begun.fromOn : null;
  const value = settingOn(key, history, on, otherwise.value as never);
  return { key, value, default: otherwise.value, defaultFromOn: otherwise.fromOn, fromOn, history };
}

/**
 * A value as its key has it, or null to follow the level above.
 * @throws Invalid 422 `in-the-past`: what was counted does not move; `setting-invalid`
 */
export function readChange(key: SettingKey, { value, follow, fromOn }: SettingChange & { fromOn: IsoDate }, today: IsoDate): unknown {
  if (fromOn < today) {
    throw new Invalid([{ path: 'fromOn', code: 'in-the-past', message: 'Choisissez aujourd’hui ou un jour à venir.' }]);
  }
  if (follow) return null;
  const read = settingSchemas[key].safeParse(value);
  if (read.success) return read.data;
  const message = 'Cette valeur ne convient pas à ce réglage.';
  throw new Invalid(read.error.issues.map(({ path }) => ({ path: ['value', ...path].join('.'), code: 'setting-invalid', message })));
}
