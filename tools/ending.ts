import { report } from './refusal.ts';

const STEP = 500;

const open: (() => Promise<void>)[] = [];
let ending = false;

/** From now on the command ends only in order: what was opened last is closed first. Ctrl-C is one such end. */
export function endInOrder(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  endWithNpm();
}

/** To be called when the command ends, after what was opened later. */
export function closeAtEnd(close: () => Promise<void>): void {
  open.push(close);
}

/** Tells why, unless we are ending already and that is why; then ends. */
export function fail(reason: unknown): void {
  if (ending) return;
  report(reason);
  void end(1);
}

/** Ends in order, with this code. */
export async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const close of open.reverse()) await close();
  process.exit(code);
}

/** npm killed outright says nothing to us; we see that we have another parent. */
function endWithNpm(): void {
  if (!process.env['npm_lifecycle_event']) return;
  const npm = process.ppid;
  setInterval(() => process.ppid === npm || void end(1), STEP).unref();
}
