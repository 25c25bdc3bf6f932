import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import {
  charterDigest,
  type CharterDraft,
  type CharterPublication,
  type CharterVersion,
  composedText,
  profileItemsIn,
  profileItemsOf,
  refusalOfCore,
  refusalToPublish,
  refusalToStandOn,
  versionInForce,
  withProfileItems,
} from '@promenade/charter/model';
import { Clock, Database, refuseIf } from '@promenade/platform/api';
import { CharterVersionEntity, readable } from './charter.entity';
import { consentSentence } from './model-charter.fr';

/** Writes the texts: the national level its own, a coordinator the département's, on the national core or not (G-01). */
@Injectable()
export class ChartersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(id: string): Promise<CharterVersion> {
    return readable(await this.find(id));
  }

  /** The text that is put to signatories today in a département. */
  async inForce(): Promise<CharterVersion | undefined> {
    const rows = await this.database.manager.findBy(CharterVersionEntity, { state: 'published' });
    return versionInForce(rows.map(readable), this.database.actor.department, this.clock.today());
  }

  /** A new draft, numbered after the last of its owner; the national level writes the national text. */
  async draft(draft: CharterDraft): Promise<CharterVersion> {
    const { department } = this.database.actor;
    const content = contentOf(draft, await this.coreOf(draft));
    const [last] = await this.database.query<{ number: number }>(
      `select coalesce(max(number), 0) as number from charter_version where department is not distinct from $1`,
      [department],
    );
    const row = await this.database.manager.save(CharterVersionEntity, {
      ...content,
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
    await this.takeDraft(id);
    await this.database.manager.update(CharterVersionEntity, { id }, contentOf(draft, await this.coreOf(draft)));
    return this.read(id);
  }

  async discard(id: string): Promise<void> {
    await this.takeDraft(id);
    await this.database.manager.delete(CharterVersionEntity, { id });
  }

  async publish(id: string, { effectiveOn }: CharterPublication): Promise<CharterVersion> {
    const row = await this.takeOwn(id);
    const from = effectiveOn ?? this.clock.today();
    refuseIf(refusalToPublish(row, from, this.clock.today()));
    if (row.coreId) await this.refuseOnCore(row.coreId, from);
    const sha256 = charterDigest(row, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
    await this.database.manager.update(
      CharterVersionEntity,
      { id },
      { state: 'published', sha256, effectiveOn: from, publishedAt: this.clock.now() },
    );
    return this.read(id);
  }

  private async refuseOnCore(coreId: string, from: string): Promise<void> {
    const published = await this.database.manager.findBy(CharterVersionEntity, { state: 'published' });
    refuseIf(refusalOfCore(await this.find(coreId), published, from));
  }

  /** The national version that the draft adds to; one that is not there, or is read by nobody here, is not found. */
  private async coreOf({ coreId }: CharterDraft): Promise<CharterVersionEntity | undefined> {
    if (coreId === undefined) return undefined;
    const core = await this.find(coreId);
    refuseIf(refusalToStandOn(core, this.database.actor.department));
    return core;
  }

  private async takeDraft(id: string): Promise<void> {
    const { state, number } = await this.takeOwn(id);
    refuseIf(state === 'published' ? { code: 'already-published', facts: { number } } : undefined);
  }

  /** A text of one's own: the national one is read by a département, and changed by nobody there. */
  private async takeOwn(id: string): Promise<CharterVersionEntity> {
    const row = await this.find(id);
    refuseIf(row.department === this.database.actor.department ? undefined : { code: 'not-your-text' });
    return this.database.take(CharterVersionEntity, { id });
  }

  private async find(id: string): Promise<CharterVersionEntity> {
    const row = await this.database.manager.findOneBy(CharterVersionEntity, { id });
    if (!row) throw new NotFoundException();
    return row;
  }
}

/** What a draft says, composed with its core when it has one; what it leaves unsaid is the core's, or the house's. */
function contentOf({ title, material = true, reason = null, ...draft }: CharterDraft, core: CharterVersionEntity | undefined) {
  const unsaid = core ?? { consentSentence, typedSentence: null };
  return {
    title,
    material,
    reason,
    ...wordsOf(draft, core),
    consentSentence: draft.consentSentence ?? unsaid.consentSentence,
    typedSentence: draft.typedSentence === undefined ? unsaid.typedSentence : draft.typedSentence,
  };
}

function wordsOf({ text, additions, profileItems }: Omit<CharterDraft, 'title'>, core: CharterVersionEntity | undefined) {
  const named = profileItems?.map(({ label }) => label);
  if (!core) {
    const items = named ? profileItemsOf(named) : profileItemsIn(text!);
    return { text: text!, coreId: null, additions: null, profileItems: items };
  }
  const items = withProfileItems(core.profileItems, named ?? profileItemsIn(additions!).map(({ label }) => label));
  return { text: composedText(core.text, additions!), coreId: core.id, additions: additions!, profileItems: items };
}
