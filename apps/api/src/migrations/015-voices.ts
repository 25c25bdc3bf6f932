import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './sql.ts';

/** Read by the coordination and the Caf, written by the coordination: nobody who may be spoken of sees who spoke. */
const heard = (name: string, reads: string) => `
  create policy heard on ${name} as restrictive for select to app using ((select app_role()) in (${reads}));
  create policy kept on ${name} as restrictive for update to app using ((select app_role()) = 'coordinator');
  create policy erased on ${name} as restrictive for delete to app using ((select app_role()) = 'coordinator');`;

const categories = `'impersonation', 'sexual', 'violence', 'hate', 'proselytism', 'advertising', 'privacy', 'unlawful', 'conduct'`;
/** What is written afterwards: what was said never changes. */
const answers = `state, "acknowledgedAt", "acknowledgedBy", "decidedAt", "decidedBy", decision, reasons`;
const ends = `state, answer, "answeredAt", "answeredBy", "closedAt", "closedBy"`;
/** Of whom it is, when they are told; a record erased leaves the words without it. */
const about = 'foreign key (department, "promeneurId") references promeneur (department, id) on delete set null ("promeneurId")';

/** What a family says and asks: is this really a promeneur, this is not right, may I write to you. */
export class Voices1795000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        -- What the person may quote; drawn at random, it opens nothing.
        number text not null check (number ~ '^[A-Z0-9]{4}-[A-Z0-9]{4}$'),
        category text not null check (category in (${categories})),
        "promeneurId" uuid,
        link text,
        text text not null,
        -- Erased 30 days after the decision.
        email text,
        state text not null default 'received' check (state in ('received', 'acknowledged', 'decided')),
        "receivedAt" timestamptz not null,
        -- When the coordination and the Caf were written to.
        "toldAt" timestamptz,
        "acknowledgedAt" timestamptz,
        "acknowledgedBy" text,
        "decidedAt" timestamptz,
        "decidedBy" text,
        decision text check (decision in ('none', 'profile-check')),
        reasons text,
        ${about},
        unique (department, id),
        unique (department, number),
        check ((state = 'received') = ("acknowledgedAt" is null)),
        check ((state = 'decided') = ("decidedAt" is not null and decision is not null and reasons is not null))
      );
      create index on report (department, "receivedAt" desc, id);

      create table message (
        id uuid primary key default gen_random_uuid(),
        department text not null references department,
        "promeneurId" uuid,
        text text not null,
        email text,
        state text not null default 'new' check (state in ('new', 'answered', 'closed')),
        "receivedAt" timestamptz not null,
        "toldAt" timestamptz,
        answer text,
        "answeredAt" timestamptz,
        "answeredBy" text,
        "closedAt" timestamptz,
        "closedBy" text,
        ${about},
        unique (department, id),
        check ((answer is null) = ("answeredAt" is null)),
        check ((state = 'closed') = ("closedAt" is not null))
      );
      create index on message (department, "receivedAt" desc, id);

      -- The words may name a child: they never enter the trail, which is kept for longer than they are.
      ${tenantTable('report', { grants: `select, update ("toldAt", ${answers}, email)`, national: false, without: ['text', 'link', 'email', 'reasons'] })}
      ${tenantTable('message', { grants: `select, update ("toldAt", ${ends}), delete`, national: false, without: ['text', 'email', 'answer'] })}
      ${heard('report', `'coordinator', 'caf'`)}
      ${heard('message', `'coordinator'`)}

      -- Anybody may speak, and reads nothing back.
      create policy said on report for insert to app_public with check (state = 'received');
      create policy said on message for insert to app_public with check (state = 'new');
      grant insert (id, department, number, category, "promeneurId", link, text, email, "receivedAt") on report to app_public;
      grant insert (id, department, "promeneurId", text, email, "receivedAt") on message to app_public;

      -- « Since when are they gone? » is asked by one door, which says so by the subject of its transaction; no other sees who left.
      -- Their presences follow: the policy of online_profile rests on this one.
      create policy former on promeneur for select to app_public
        using ((select app_subject()) = 'verification' and "charterState" = 'complete');
      create policy former on employment for select to app_public
        using ((select app_subject()) = 'verification' and "endsOn" < (select app_today()));

      -- One handle over all départements, whatever the network; and a first name.
      create index online_profile_handle on online_profile ("handleKey");
      create index promeneur_first_name on promeneur ("plainFirstName");
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index online_profile_handle, promeneur_first_name;
      drop policy former on promeneur;
      drop policy former on employment;
      drop table report, message;
    `);
  }
}
