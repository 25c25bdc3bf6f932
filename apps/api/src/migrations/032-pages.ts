import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks whose names are found at an address of their own; the others are told by an address of the web, or by words. */
const OF_NETWORKS = `('facebook', 'messenger', 'instagram', 'snapchat', 'whatsapp', 'tiktok', 'discord', 'twitch', 'youtube', 'x', 'linkedin', 'email', 'sms')`;

interface Page {
  readonly id: string;
  readonly handle: string;
  readonly url: string | null;
}

/** One page belongs to one promeneur of a département, whichever network it is noted under (G-21). */
export class Pages1795000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day a screenshot shows: an old one is no evidence of what was seen since.
      alter table profile_check add column "screenshotOn" date;
      alter table profile_check no force row level security;
      alter table profile_check disable trigger user;
      update profile_check set "screenshotOn" = "verifiedOn" where screenshot is not null;
      alter table profile_check enable trigger user;
      alter table profile_check force row level security;

      create extension if not exists btree_gist with schema public;
      alter table online_profile
        add column "pageKey" text,
        -- A page that an earlier record told first, before the base refused it: both stay, and the coordination is told.
        add column "toldTwice" boolean not null default false;
      alter table online_profile no force row level security;
      -- Nothing of what people said changes: neither the trail nor the day of the last change.
      alter table online_profile disable trigger user;
      update online_profile set "pageKey" = case network when 'messenger' then 'facebook' else network end || ' ' || "handleKey";
    `);
    const pages = (await runner.query(`select id, handle, url from online_profile where network not in ${OF_NETWORKS}`)) as Page[];
    const keys = pages.flatMap(({ id, handle, url }) => {
      const page = addressOf(handle, url);
      return page ? [{ id, key: `web ${keyOf(page)}` }] : [];
    });
    await runner.query(
      `update online_profile o set "pageKey" = k.key from jsonb_to_recordset($1::jsonb) as k (id uuid, key text) where k.id = o.id`,
      [JSON.stringify(keys)],
    );
    await runner.query(`
      update online_profile o set "toldTwice" = true
      from (select o.id, first_value(o."promeneurId") over (partition by o.department, o."pageKey" order by p."createdAt", p.id) as holder
        from online_profile o join promeneur p on p.department = o.department and p.id = o."promeneurId") held
      where held.id = o.id and held.holder <> o."promeneurId";
      alter table online_profile enable trigger user;
      alter table online_profile force row level security;
      alter table online_profile
        alter column "pageKey" set not null,
        drop constraint "online_profile_department_network_handleKey_key",
        -- At the end of a statement, for two records become one in one.
        add constraint online_profile_one_owner exclude using gist (department with =, "pageKey" with =, "promeneurId" with <>)
          where (not "toldTwice") deferrable initially immediate;
      drop index online_profile_anywhere;
      create index online_profile_page on online_profile ("pageKey", department);
      grant select ("pageKey") on online_profile to app_public, app_worker;
    `);
  }

  /** Of two names that were one, the one noted first stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table profile_check drop column "screenshotOn";
      revoke select ("pageKey") on online_profile from app_public, app_worker;
      alter table online_profile no force row level security;
      delete from online_profile o using online_profile k
        where k.department = o.department and k.network = o.network and k."handleKey" = o."handleKey" and k.id < o.id;
      alter table online_profile force row level security;
      alter table online_profile
        drop column "pageKey",
        drop column "toldTwice",
        add constraint "online_profile_department_network_handleKey_key" unique (department, network, "handleKey");
      create index online_profile_anywhere on online_profile (network, "handleKey", department);
    `);
  }
}

function addressOf(handle: string, url: string | null): URL | undefined {
  const text = url ?? (/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(handle) ? `https://${handle}` : '');
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** As the room reads an address on the day of this migration. */
function keyOf(url: URL): string {
  const host = url.host
    .toLowerCase()
    .replace(/^(?:(?:www|m|mobile)\.)+(?=[^.]+\.)/, '')
    .replace(/\.(?=$|:)/, '');
  const query = queryOf(url);
  const route = /^#!?\//.test(url.hash) ? readable(url.hash) : '';
  return host + readable(url.pathname) + (query && `?${query}`) + route;
}

const TRACKING =
  /^(?:utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|mc_[ce]id|_ga|_gl|_hs\w+|igsh(?:id)?|mibextid|si|ref(?:_src|_url|errer)?|share_id|sid|phpsessid|jsessionid|hl)$/i;

function queryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name, value]) => value !== '' && !TRACKING.test(name));
  return new URLSearchParams(kept.sort(([one, a], [other, b]) => order(one, other) || order(a, b))).toString();
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function readable(path: string): string {
  const bare = path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  try {
    return decodeURI(bare).toLowerCase().normalize('NFC');
  } catch {
    return bare.toLowerCase();
  }
}
