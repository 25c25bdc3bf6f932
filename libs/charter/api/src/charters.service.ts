import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import {
  charterDigest,
  type CharterDraft,
  type CharterPublication,
  type CharterVersion,
  profileItemsIn,
  profileItemsOf,
  refusalToPublish,
  versionInForce,
} from '@promenade/charter/model';
import { Clock, Database, refuseIf } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { CharterVersionEntity } from './charter.entity';
import { consentSentence } from './model-charter.fr';

@Injectable()
export class ChartersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(paging: PageQuery): Promise<List<CharterVersion>> {
    const [rows, total] = await this.database.manager.findAndCount(CharterVersionEntity, {
      order: { department: 'asc', number: 'desc' },
      skip: offsetOf(paging),
      take: paging.size,
    });
    return { items: rows.map(readable), total, ...paging };
  }

  async read(id: string): Promise<CharterVersion> {
    const row = await this.database.manager.findOneBy(CharterVersionEntity, { id });
    if (!row) throw new NotFoundException();
    return readable(row);
  }

  /** The text that is put to signatories today in a département. */
  async inForce(): Promise<CharterVersion | undefined> {
    const rows = await this.database.manager.findBy(CharterVersionEntity, { state: 'published' });
    return versionInForce(rows.map(readable), this.database.actor.department, this.clock.today());
  }

  /** A new draft, numbered after the last of its owner; the national level writes the national text. */
  async draft(draft: CharterDraft): Promise<CharterVersion> {
    const { department } = this.database.actor;
    const [last] = await this.database.query<{ number: number }>(
      `select coalesce(max(number), 0) as number from charter_version where department is not distinct from $1`,
      [department],
    );
    const row = await this.database.manager.save(CharterVersionEntity, {
      ...contentOf(draft),
      department,
      number: last!.number + 1,
      state: 'draft',
      createdAt: this.clock.now(),
      sha256: null,
      effectiveOn: null,
      publishedAt: null,
    });
    return this.read(row.id);
  }

  async revise(id: string, draft: CharterDraft): Promise<CharterVersion> {
    const row = await this.takeOwn(id);
    refuseIf(row.state === 'published' ? { code: 'already-published', facts: { number: row.number } } : undefined);
    await this.database.manager.update(CharterVersionEntity, { id }, contentOf(draft));
    return this.read(id);
  }

  async discard(id: string): Promise<void> {
    const row = await this.takeOwn(id);
    refuseIf(row.state === 'published' ? { code: 'already-published', facts: { number: row.number } } : undefined);
    await this.database.manager.delete(CharterVersionEntity, { id });
  }

  async publish(id: string, { effectiveOn }: CharterPublication): Promise<CharterVersion> {
    const row = await this.takeOwn(id);
    const from = effectiveOn ?? this.clock.today();
    refuseIf(refusalToPublish(row, from, this.clock.today()));
    const sha256 = charterDigest(row, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
    await this.database.manager.update(
      CharterVersionEntity,
      { id },
      { state: 'published', sha256, effectiveOn: from, publishedAt: this.clock.now() },
    );
    return this.read(id);
  }

  /** A text of one's own: the national one is read by a département, and changed by nobody there. */
  private async takeOwn(id: string): Promise<CharterVersionEntity> {
    const row = await this.database.manager.findOneBy(CharterVersionEntity, { id });
    if (!row) throw new NotFoundException();
    refuseIf(row.department === this.database.actor.department ? undefined : { code: 'not-your-text' });
    return this.database.take(CharterVersionEntity, { id });
  }
}

function contentOf({ title, text, profileItems, consentSentence: given }: CharterDraft) {
  const items = profileItems ? profileItemsOf(profileItems.map(({ label }) => label)) : profileItemsIn(text);
  return { title, text, profileItems: items, consentSentence: given ?? consentSentence, material: true };
}

function readable({ publishedAt, ...row }: CharterVersionEntity): CharterVersion {
  return { ...row, publishedAt: publishedAt && publishedAt.toISOString() };
}
