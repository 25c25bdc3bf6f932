import type { MigrationInterface, QueryRunner } from 'typeorm';
import { own, tenantTable } from './sql.ts';

const KINDS = `'created', 'sent', 'reminded', 'opened', 'code-sent', 'code-verified', 'second-factor-verified', 'signed', 'refused',
  'paper-received', 'paper-accepted', 'paper-declined', 'sealed', 'completed', 'expired', 'cancelled', 'superseded', 'revoked', 'lapsed'`;
const KINDS_BEFORE = `'created', 'sent', 'opened', 'code-sent', 'code-verified', 'signed', 'refused', 'expired', 'completed'`;

const HEX = `'^[0-9a-f]{64}$'`;
const sha256 = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;
const originDigest = `${sha256(`salt || E'\\n' || coalesce(address, '') || E'\\n' || coalesce("userAgent", '') || E'\\n' || coalesce(mailbox, '')`)}`;
const anyOwn = { promeneur: 'true', structure: 'true', visitor: 'true' };

/** What happened to a request is a chain: each event holds the digest of the one before; the heads are listed and signed each day. */
export class EvidenceChain1795000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(COLUMNS);
    await runner.query(ORIGINS);
    await runner.query(CHAIN_WHAT_IS_THERE);
    await runner.query(FROM_NOW_ON);
    await runner.query(ANCHORS);
  }

  /** Kinds that the former rule did not know cannot stay; the mailboxes that a code went to go back to their events. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table evidence_anchor_head, evidence_anchor;
      alter table signature_event no force row level security;
      alter table signature_event_origin no force row level security;
      drop trigger chained on signature_event;
      drop trigger stays on signature_event;
      drop trigger stays_whole on signature_event;
      update signature_event e set facts = e.facts || jsonb_build_object('to', o.mailbox)
        from signature_event_origin o where o.department = e.department and o."eventId" = e.id and o.mailbox is not null;
      drop table signature_event_origin;
      drop function signature_event_chained, evidence_stays, origin_only_forgets, signature_event_line, canonical_json;
      delete from signature_event where kind not in (${KINDS_BEFORE});
      alter table signature_event
        drop constraint signature_event_department_id_key,
        drop column seq, drop column line, drop column prev, drop column hash, drop column origin,
        drop constraint signature_event_kind_check,
        add constraint signature_event_kind_check check (kind in (${KINDS_BEFORE}));
      create index "signature_event_department_requestId_id_idx" on signature_event (department, "requestId", id);
      alter table signature_event force row level security;
    `);
  }
}

/** A value within another. */
const WRITTEN = `case when jsonb_typeof(each.value) in ('object', 'array') then canonical_json(each.value) else each.value::text end`;

const FUNCTIONS = `
  -- JSON that two programs write alike (RFC 8785): keys in order, no space. Our numbers are whole, our keys ASCII. What holds nothing is
  -- written on the spot: a call costs more than what it writes, and a campaign has thousands of events.
  create function canonical_json(value jsonb) returns text language plpgsql immutable parallel safe as $$
  begin
    if value = '{}' or jsonb_typeof(value) not in ('object', 'array') then
      return value::text;
    end if;
    if jsonb_typeof(value) = 'object' then
      return (select '{' || string_agg(to_json(key)::text || ':' || ${WRITTEN}, ',' order by key collate "C") || '}' from jsonb_each(value) each);
    end if;
    return (select '[' || coalesce(string_agg(${WRITTEN}, ',' order by ordinality), '') || ']'
      from jsonb_array_elements(value) with ordinality each);
  end $$;

  -- Canonical too, its seven keys in order.
  create function signature_event_line(request uuid, signatory uuid, at timestamptz, kind text, actor text, facts jsonb, origin text)
    returns text language sql stable parallel safe return
      '{"actor":' || to_json(actor)::text
      || ',"at":' || to_json(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
      || ',"facts":' || canonical_json(facts)
      || ',"kind":' || to_json(kind)::text
      || ',"origin":' || coalesce(to_json(origin)::text, 'null')
      || ',"request":' || to_json(request)::text
      || ',"signatory":' || coalesce(to_json(signatory)::text, 'null') || '}';
  grant execute on function canonical_json, signature_event_line to app;

  create function evidence_stays() returns trigger language plpgsql as $$
  begin
    raise exception 'Evidence is written once.' using errcode = 'integrity_constraint_violation';
  end $$;
  grant execute on function evidence_stays to app;
`;

const COLUMNS = `
  drop index "signature_event_department_requestId_id_idx";
  alter table signature_event
    drop constraint signature_event_kind_check,
    add constraint signature_event_kind_check check (kind in (${KINDS})),
    add constraint signature_event_department_id_key unique (department, id),
    -- The place in the chain of its request, from 1.
    add column seq integer check (seq > 0),
    -- What is hashed: ids, digests and instants. A space or an @ would be a word of somebody's, which could never be forgotten.
    add column line text check (line !~ '[[:space:]@]'),
    -- The digest of the event before; zeros before the first.
    add column prev text check (prev ~ ${HEX}),
    add column hash text check (hash ~ ${HEX}),
    -- The salted digest of where the act came from, when somebody acted on a page.
    add column origin text check (origin ~ ${HEX});
`;

const ORIGINS = `
  -- Where an act came from, beside the chain: it is forgotten after a year, and the chain still holds.
  create table signature_event_origin (
    id uuid primary key default gen_random_uuid(),
    department text not null,
    "eventId" bigint not null,
    -- Whose visit it was: the same as the event's.
    actor text not null,
    digest text not null check (digest ~ ${HEX}),
    salt text,
    address text,
    "userAgent" text,
    -- The mailbox a code was sent to.
    mailbox text,
    "notedAt" timestamptz not null,
    "erasedAt" timestamptz,
    foreign key (department, "eventId") references signature_event (department, id),
    unique (department, "eventId"),
    check (case when "erasedAt" is null then digest = ${originDigest} else num_nonnulls(salt, address, "userAgent", mailbox) = 0 end)
  );
  create index signature_event_origin_kept on signature_event_origin (department, "notedAt") where "erasedAt" is null;
  ${tenantTable('signature_event_origin', { grants: 'select, insert', national: false, audit: false })}
  grant update (salt, address, "userAgent", mailbox, "erasedAt") on signature_event_origin to app;
  ${own('signature_event_origin', {
    promeneur: `actor = any(array(select 'signatory:' || p.id from promeneur p) || (select app_actor()))`,
    structure: `actor = any(array(select 'signatory:' || s.id from structure s) || (select app_actor()))`,
    visitor: `actor = (select app_actor())`,
  })}
  create function origin_only_forgets() returns trigger language plpgsql as $$
  begin
    if old."erasedAt" is not null or new."erasedAt" is null
      or (old.id, old.department, old."eventId", old.actor, old.digest, old."notedAt")
        is distinct from (new.id, new.department, new."eventId", new.actor, new.digest, new."notedAt") then
      raise exception 'Where an act came from is forgotten, and never altered.' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end $$;
  grant execute on function origin_only_forgets to app;
  create trigger stays before update on signature_event_origin for each row execute function origin_only_forgets();
  create trigger stays_there before delete on signature_event_origin for each row execute function evidence_stays();
  create trigger stays_whole before truncate on signature_event_origin for each statement execute function evidence_stays();
`;

/** Events of before, in the order in which they were written. Nobody noted where they came from; only the mailbox of a code. */
const CHAIN_WHAT_IS_THERE = `
  alter table signature_event no force row level security;
  alter table signature_event_origin no force row level security;
  insert into signature_event_origin (department, "eventId", actor, digest, salt, mailbox, "notedAt")
    select department, "eventId", actor, ${sha256(`salt || E'\\n\\n\\n' || mailbox`)}, salt, mailbox, at
    from (select department, id as "eventId", actor, facts ->> 'to' as mailbox, at,
      replace(gen_random_uuid() || '' || gen_random_uuid(), '-', '') as salt from signature_event where facts ? 'to' offset 0) e;
  update signature_event e set facts = e.facts - 'to', origin = o.digest
    from signature_event_origin o where o.department = e.department and o."eventId" = e.id;
  do $$
  declare
    event record;
    request uuid;
    place integer;
    head text;
    said text;
  begin
    for event in select * from signature_event order by "requestId", id loop
      if event."requestId" is distinct from request then
        request := event."requestId";
        place := 0;
        head := repeat('0', 64);
      end if;
      place := place + 1;
      said := signature_event_line(event."requestId", event."signatoryId", event.at, event.kind, event.actor, event.facts, event.origin);
      update signature_event set seq = place, line = said, prev = head, hash = ${sha256(`head || E'\\n' || said`)}
        where id = event.id returning hash into head;
    end loop;
  end $$;
  -- A foreign key asks at the end of the transaction otherwise, and a table with questions left open cannot be altered.
  set constraints all immediate;
  alter table signature_event
    alter seq set not null, alter line set not null, alter prev set not null, alter hash set not null,
    add constraint signature_event_place unique (department, "requestId", seq);
  alter table signature_event force row level security;
  alter table signature_event_origin force row level security;
`;

/** The base alone computes a place, a line and a digest: whatever an INSERT says of them is not read. */
const FROM_NOW_ON = `
  create function signature_event_chained() returns trigger language plpgsql as $$
  declare
    head record;
  begin
    -- Two events of one request wait for each other here; a query begun after that sees what the other wrote.
    perform from signature_request r where r.department = new.department and r.id = new."requestId" for no key update;
    if not found then
      raise exception 'No such request.' using errcode = 'foreign_key_violation';
    end if;
    select e.seq, e.hash into head from signature_event e
      where e.department = new.department and e."requestId" = new."requestId" order by e.seq desc limit 1;
    new.seq := coalesce(head.seq, 0) + 1;
    new.prev := coalesce(head.hash, repeat('0', 64));
    new.line := signature_event_line(new."requestId", new."signatoryId", new.at, new.kind, new.actor, new.facts, new.origin);
    new.hash := ${sha256(`new.prev || E'\\n' || new.line`)};
    return new;
  end $$;
  grant execute on function signature_event_chained to app;
  create trigger chained before insert on signature_event for each row execute function signature_event_chained();
  create trigger stays before update or delete on signature_event for each row execute function evidence_stays();
  create trigger stays_whole before truncate on signature_event for each statement execute function evidence_stays();
`;

const ANCHORS = `
  -- Once a day, the heads of the chains that grew, in a list that is signed: whoever kept one can tell a chain rewritten since.
  create table evidence_anchor (
    id uuid primary key default gen_random_uuid(),
    department text not null references department,
    day date not null,
    -- Canonical JSON: { day, department, heads: [{ hash, request, seq }], prev }.
    content text not null,
    sha256 text not null check (sha256 = ${sha256('content')}),
    -- The digest of the list before; zeros before the first.
    prev text not null check (prev ~ ${HEX}),
    heads integer not null check (heads > 0),
    -- CMS detached (RFC 5652) in DER, and the token of a time-stamping authority (RFC 3161) when there is one.
    signature bytea not null,
    "certificateSha256" text not null check ("certificateSha256" ~ ${HEX}),
    timestamp bytea,
    "createdAt" timestamptz not null,
    unique (department, id),
    unique (department, day),
    unique (department, prev)
  );
  create table evidence_anchor_head (
    department text not null,
    "anchorId" uuid not null,
    "requestId" uuid not null,
    seq integer not null,
    hash text not null check (hash ~ ${HEX}),
    primary key (department, "anchorId", "requestId"),
    foreign key (department, "anchorId") references evidence_anchor (department, id),
    foreign key (department, "requestId", seq) references signature_event (department, "requestId", seq)
  );
  create index on evidence_anchor_head (department, "requestId", seq);
  ${['evidence_anchor', 'evidence_anchor_head']
    .map(
      (table) => `
  ${tenantTable(table, { grants: 'select, insert', audit: false })}
  ${own(table, anyOwn)}
  create trigger stays before update or delete on ${table} for each row execute function evidence_stays();
  create trigger stays_whole before truncate on ${table} for each statement execute function evidence_stays();`,
    )
    .join('\n')}
`;
