import { isoDate } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { network, networks } from './import/networks';

/** What a département may ask of a listed promeneur before calling them active. */
export const activeRequirements = ['photo', 'verified-profile', 'onboarding', 'convention'] as const;
export type ActiveRequirement = (typeof activeRequirements)[number];

const setOf = <T extends z.ZodType>(item: T) =>
  z.array(item).refine((values) => new Set(values).size === values.length, { error: 'said-twice' });

/**
 * What differs from one département to another, by key: its shape, and the value of whoever never chose.
 * `activeRequires`: what makes a listed promeneur active. `networks`: those offered when a profile is added, in that order.
 * `profileCheckMonths`: how long what was seen of a profile holds before it must be seen again. `charter…Days`: after how many days
 * somebody whose signature is awaited is written to again; from the opening of a campaign to its deadline; how long what was signed
 * before counts after it; what a request to sign lasts.
 */
export const settingSchemas = {
  activeRequires: setOf(z.enum(activeRequirements)),
  networks: setOf(network).min(1),
  profileCheckMonths: z.number().int().min(1).max(36),
  charterReminderDays: setOf(z.number().int().min(1).max(365)).max(10),
  charterDeadlineDays: z.number().int().min(1).max(365),
  charterGraceDays: z.number().int().min(0).max(365),
  charterExpiryDays: z.number().int().min(1).max(365),
} as const;
export type SettingKey = keyof typeof settingSchemas;
export type SettingValues = { [K in SettingKey]: z.infer<(typeof settingSchemas)[K]> };

export const settingKeys = Object.keys(settingSchemas) as [SettingKey, ...SettingKey[]];
export const settingDefaults: SettingValues = {
  activeRequires: [],
  networks: [...networks],
  profileCheckMonths: 12,
  charterReminderDays: [3, 7, 14],
  charterDeadlineDays: 30,
  charterGraceDays: 30,
  charterExpiryDays: 60,
};

/** Those that the national level may say for whoever never chose. */
export const nationalSettingKeys = ['charterReminderDays', 'charterDeadlineDays', 'charterGraceDays', 'charterExpiryDays'] as const;
export type NationalSettingKey = (typeof nationalSettingKeys)[number];

/** One value of the past, of today or to come; null where it is again that of the level above. */
export const datedValue = z.object({ value: z.unknown(), fromOn: isoDate });

/**
 * A setting as it stands on a day. `fromOn` is absent when the value is the default, because nothing was said or because it is followed
 * again: the national level's since `defaultFromOn`, else the house's.
 */
export const setting = z.object({
  key: z.enum(settingKeys),
  value: z.unknown(),
  default: z.unknown(),
  defaultFromOn: isoDate.nullable(),
  fromOn: isoDate.nullable(),
  /** Every value ever said, the newest first: those to come too. */
  history: z.array(datedValue),
});
export type Setting = z.infer<typeof setting>;
export const settingList = z.object({ on: isoDate, items: z.array(setting) });
export type SettingList = z.infer<typeof settingList>;

/** `GET /api/settings?on=`: as in force that day, today unless said. */
export const settingsQuery = z.object({ on: filter(isoDate) });

/**
 * `PUT /api/settings/:key` and `/api/national-settings/:key`: from a day on, today unless said; never in the past. Either a `value`, read
 * by the key's own schema, or `follow`: that of the level above from then on, whatever it becomes.
 */
export const settingChange = z
  .strictObject({ value: z.unknown().optional(), follow: z.literal(true).optional(), fromOn: isoDate.optional() })
  .refine(({ value, follow }) => (value === undefined) === (follow === true), { path: ['value'], error: 'value-or-follow' });
export type SettingChange = z.infer<typeof settingChange>;

/** The value in force on a day among those said: the last one begun, else (or where it is null) the default: the national level's, else the house's. */
export function settingOn<K extends SettingKey>(
  key: K,
  history: readonly { value: unknown; fromOn: string }[],
  day: string,
  otherwise: SettingValues[K] = settingDefaults[key],
): SettingValues[K] {
  const begun = history.filter(({ fromOn }) => fromOn <= day).sort((one, other) => other.fromOn.localeCompare(one.fromOn))[0];
  return (begun?.value ?? otherwise) as SettingValues[K];
}
