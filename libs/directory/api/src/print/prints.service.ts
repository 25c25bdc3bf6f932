import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { Print } from '@promenade/directory/model';
import { Press } from '@promenade/documents/api';
import { Clock, Database, PUBLIC_URL, Refused } from '@promenade/platform/api';
import type { Actor, IsoDate } from '@promenade/platform/model';
import { cardOf } from './card';
import { type CardRow, CARDS, obstaclesOf } from './card-rows';
import { type Layout, paperOf } from './paper';
import { missingOf } from './words.fr';

type Size = 'large' | 'small';

interface Readied {
  readonly rows: readonly CardRow[];
  readonly pictures: Readonly<Record<string, Uint8Array>>;
}

/** Badge, business cards and poster (S2-16): only for who is in the directory, only what they chose to show. */
@Injectable()
export class Prints {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly press: Press,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** @throws NotFoundException when one of them is not there for this seat @throws Refused `not-listed` when one is not in the directory */
  async print(actor: Actor, promeneurIds: readonly string[], layout: Layout): Promise<Buffer> {
    const size: Size = layout === 'poster' ? 'large' : 'small';
    // What is printed is read first, in a transaction that ends before the press begins: no connection waits for paper.
    const { rows, pictures } = await this.database.transaction(actor, () => this.ready(promeneurIds, size), 'read only');
    const cards = rows.map((row) => cardOf(row, this.publicUrl, row.publicPhotoId !== null && row.publicPhotoId in pictures));
    return paperOf(this.press, layout, cards, { at: this.clock.now(), pictures });
  }

  private async ready(promeneurIds: readonly string[], size: Size): Promise<Readied> {
    const wanted = [...new Set(promeneurIds)];
    const found = await this.database.query<CardRow>(CARDS, [wanted]);
    if (found.length < wanted.length) throw new NotFoundException();
    refuseUnlisted(found, this.clock.today());
    const rows = wanted.map((id) => found.find((row) => row.id === id)!);
    return { rows, pictures: await this.picturesOf(rows, size) };
  }

  private async picturesOf(rows: readonly CardRow[], size: Size): Promise<Record<string, Uint8Array>> {
    const ids = rows.flatMap(({ publicPhotoId }) => publicPhotoId ?? []);
    if (ids.length === 0) return {};
    const photos = await this.database.query<{ id: string; bytes: Buffer }>(
      `select id, ${size === 'large' ? 'large' : 'small'} as bytes from photo where id = any($1::uuid[])`,
      [ids],
    );
    return Object.fromEntries(photos.map(({ id, bytes }) => [id, bytes]));
  }
}

function refuseUnlisted(rows: readonly CardRow[], today: IsoDate): void {
  const records = rows.flatMap((row) => {
    const reasons = obstaclesOf(row, today);
    const { id, firstName, lastName } = row;
    return reasons.length === 0 ? [] : [{ id, name: `${firstName} ${lastName}`, reasons, missing: missingOf(reasons) }];
  });
  if (records.length > 0) throw new Refused({ code: 'not-listed', facts: { missing: records[0]!.missing, records } });
}

/** The badge alone is printed in two manners. */
export function layoutOf(print: Print, sheet: boolean): Layout {
  return print === 'badge' && sheet ? 'badge-sheet' : print;
}
