import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * The plans of what one request asks of PostgreSQL, as it really ran: with the API's role, its settings and its policies.
 * `auto_explain` writes them into the server's journal for the sessions opened meanwhile.
 * @param superuser its url @param journal the server's @param request asks once, on connections opened since
 * @param count those that took longest: the others are the session, the settings and the limits
 */
export async function plansOf(superuser: string, journal: string, request: () => Promise<void>, count = 1): Promise<string> {
  await asSuperuser(superuser, [
    `alter role app set session_preload_libraries = 'auto_explain'`,
    `alter role app set auto_explain.log_min_duration = 0`,
    `alter role app set auto_explain.log_analyze = on`,
    `alter role app set auto_explain.log_triggers = on`,
  ]);
  const before = readFileSync(journal, 'utf8').length;
  try {
    await request();
    await pause(300);
    return longest(readFileSync(journal, 'utf8').slice(before), count);
  } finally {
    await asSuperuser(superuser, [`alter role app reset all`]);
  }
}

function longest(journal: string, count: number): string {
  const plans = journal.split(/^(?=\S.*duration: [\d.]+ ms {2}plan:)/m).filter((part) => part.includes('plan:'));
  const took = (plan: string) => Number(/duration: ([\d.]+) ms/.exec(plan)?.[1] ?? 0);
  const slowest = plans.sort((one, other) => took(other) - took(one)).slice(0, count);
  return slowest.map((plan) => [`${took(plan)} ms`, ...stepsOf(plan)].join('\n')).join('\n');
}

function stepsOf(plan: string): string[] {
  const lines = plan.split('\n');
  const from = lines.findIndex((line, index) => index > 0 && /\((?:cost|actual)/.test(line));
  return executed(lines.slice(Math.max(1, from)).filter((line) => line.startsWith('\t')));
}

/** Without what never ran and hangs under it: policies say what every role may read, and one role asks. */
function executed(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let skipped = Infinity;
  for (const line of lines) {
    const depth = depthOf(line);
    if (depth > skipped) continue;
    skipped = line.includes('(never executed)') ? depth : Infinity;
    if (skipped === Infinity) kept.push(line);
  }
  return kept.filter((line, index) => !/^\s*(?:Init|Sub)Plan \d+$/.test(line) || depthOf(kept[index + 1] ?? '') > depthOf(line));
}

function depthOf(line: string): number {
  return line.search(/\S/);
}

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
