import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Base, joinBase } from './bases.ts';
import { closeAtEnd, endInOrder, fail, end } from './ending.ts';
import { dataFolder, workspace } from './places.ts';
import { build, built, type Program, run, tied } from './programs.ts';
import { say } from './say.ts';

// `npm run migrate|demo|account`: one program on the base that DATABASE_URL names, else on our own, served already or not.

endInOrder();
main(process.argv[2] as Program, process.argv.slice(3)).catch(fail);

async function main(program: Program, args: string[]): Promise<void> {
  if (!existsSync(built(program))) await say('Construction de l’application', build());
  const base = await joinBase();
  if (base.ours) closeAtEnd(base.ours.stop);
  const env = environmentOn(base);
  // Nobody else has brought up to date a base that only this command serves.
  if (base.ours && program !== 'migrate') await run('migrate', env);
  const child = fork(built(program), args, { cwd: workspace, env, execArgv: tied });
  child.once('exit', (code) => end(code ?? 1));
}

function environmentOn({ app, owner }: Base): NodeJS.ProcessEnv {
  const urls = { ...(app ? { DATABASE_URL: app } : {}), ...(owner ? { DATABASE_OWNER_URL: owner } : {}) };
  return { ...process.env, ...urls, PROMENADE_DATA: dataFolder() };
}
