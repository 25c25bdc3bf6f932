import { checkDatabase } from './check-database.ts';
import { type Postgres, runningPostgres, startPostgres } from './postgres.ts';
import { Refusal } from './refusal.ts';

/** Where the programs find their base. Without `owner`, it is somebody else's to migrate; without `app`, one can only migrate it. */
export interface Base {
  readonly app?: string;
  readonly owner?: string;
  /** PostgreSQL, when we started it for this. */
  readonly ours?: Postgres;
}

/** The base that DATABASE_URL names, else one of our own, started for us alone. @throws Refusal */
export async function openBase(): Promise<Base> {
  const base = (await namedBase()) ?? ownBase(await startPostgres('lasting'));
  if (!base.app) throw new Refusal('DATABASE_OWNER_URL est donnée sans DATABASE_URL : il faut les deux, ou aucune.');
  return base;
}

/** The same, save that our own may be served already by `npm start`. @throws Refusal */
export async function joinBase(): Promise<Base> {
  const named = await namedBase();
  if (named) return named;
  const running = runningPostgres();
  return running ? { app: running.url('app'), owner: running.url('owner') } : ownBase(await startPostgres('lasting'));
}

function ownBase(ours: Postgres): Base {
  return { app: ours.url('app'), owner: ours.url('owner'), ours };
}

async function namedBase(): Promise<Base | undefined> {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner } = process.env;
  if (!app && !owner) return undefined;
  if (app) await checkDatabase('DATABASE_URL', app, 'app');
  if (owner) await checkDatabase('DATABASE_OWNER_URL', owner, 'owner');
  return { app, owner };
}
