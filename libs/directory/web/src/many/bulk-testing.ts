import type { BulkAct } from '@promenade/directory/model';
import { mjc, type Opened } from '../testing';

/** Invitations that the worker has not begun, as whoever asked follows them. */
export function aBulkAct(act: Partial<BulkAct> = {}): BulkAct {
  return {
    ...{ id: mjc, department: '88', act: 'invite', kind: 'promeneur', state: 'underway', total: 2, done: 0, leftOut: 0 },
    ...{ leftOutNames: [], undoable: 0, takenBack: 0, askedAt: '2026-11-24T08:00:00Z' },
    ...act,
  };
}

/** The house says where the acts of the list are. */
export async function follow({ http, settled }: Opened, ...items: BulkAct[]): Promise<void> {
  await settled();
  http
    .expectOne(({ method, url }) => method === 'GET' && url === '/api/bulk-acts')
    .flush({ items, total: items.length, page: 1, size: 20 });
  await settled();
}

/** Opens the menu of the selection, whose panel comes when it is asked for, and takes one of its lines. */
export async function pick({ button, settled }: Opened, name: string): Promise<void> {
  const lineOf = () => [...document.querySelectorAll<HTMLElement>('[role^=menuitem]')].find((line) => line.textContent!.trim() === name);
  button('Autres actions sur la sélection').click();
  for (let tries = 0; tries < 100 && !lineOf(); tries++) await settled();
  lineOf()!.click();
  await settled();
}
