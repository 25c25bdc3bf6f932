import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  hasLeft,
  type LeftOutReason,
  type MailingAddressees,
  type MailingDraft,
  type MailingPreview,
  type RecordKind,
  writtenTo,
} from '@promenade/directory/model';
import { LetterStops } from '@promenade/notifications/api';
import { Clock } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { factsOf, type PromeneurRow } from '../promeneur-rows';
import { addresseesOf, personNamed, type StructureAddressee } from './structure-addressees';
import { Targets } from './targets';

/** Somebody a letter is for. */
export interface Reader {
  /** One letter for each, whatever is done twice; it names no address. */
  readonly key: string;
  readonly to: string;
  readonly name: string;
  readonly firstName: string;
  readonly structure: string | null;
}

/** A promeneur, or a structure with those one writes to there. */
interface Written {
  readonly id: string;
  readonly name: string;
  readonly hasLeft: boolean;
  readonly readers: readonly Reader[];
}

export interface Sorted {
  /** Records that get a letter. */
  readonly ids: readonly string[];
  /** Whoever signs for several structures reads one letter. */
  readonly readers: readonly Reader[];
  readonly leftOut: MailingPreview['leftOut'];
}

/** Who reads a mailing, and who does not. */
@Injectable()
export class MailingReaders {
  constructor(
    private readonly clock: Clock,
    private readonly stops: LetterStops,
    private readonly targets: Targets,
  ) {}

  async sorted(draft: MailingDraft): Promise<Sorted> {
    const written = await this.asked(draft);
    const stopped = await this.stops.among(written.flatMap(({ readers }) => readers.map(({ to }) => to)));
    const reads = ({ to }: Reader) => !stopped.has(to.toLowerCase());
    const sorted = written.map((one) => ({ ...one, reason: reasonToLeaveOut(one, reads) }));
    const kept = sorted.filter(({ reason }) => !reason);
    return {
      ids: kept.map(({ id }) => id),
      readers: oneOfEach(kept.flatMap(({ readers }) => readers.filter(reads))),
      leftOut: sorted.flatMap(({ id, name, reason }) => (reason ? [{ id, name, reason }] : [])),
    };
  }

  /** Of these records, as they are now. */
  async among(kind: RecordKind, ids: readonly string[], to: MailingAddressees | null): Promise<Reader[]> {
    const written =
      kind === 'structure'
        ? (await this.targets.addressees({ ids })).map((row) => ofStructure(row, to ?? 'representative'))
        : (await this.targets.people({ ids })).map((row) => ofPromeneur(row, this.clock.today()));
    return written.flatMap(({ readers }) => readers);
  }

  private async asked(draft: MailingDraft): Promise<Written[]> {
    if (draft.kind === 'structure') return (await this.targets.structuresOf(draft.target)).map((row) => ofStructure(row, draft.to));
    const today = this.clock.today();
    return (await this.targets.rowsOf(draft.target)).map((row) => ofPromeneur(row, today));
  }
}

/** What one person reads. */
export function letterTo(reader: Reader, { subject, text }: Pick<MailingDraft, 'subject' | 'text'>) {
  return { subject: writtenTo(reader, subject), text: writtenTo(reader, text) };
}

function ofPromeneur(row: PromeneurRow, today: IsoDate): Written {
  const { id, firstName, email } = row;
  const name = `${firstName} ${row.lastName}`;
  const reader = { key: id, name, firstName, structure: row.structure?.name ?? null };
  return { id, name, hasLeft: hasLeft(factsOf(row), today), readers: email ? [{ ...reader, to: email }] : [] };
}

function ofStructure(row: StructureAddressee, to: MailingAddressees): Written {
  const readers = addresseesOf(row, to).map(({ name, email }) => ({
    ...{ key: createHash('sha256').update(email).digest('hex').slice(0, 32), to: email },
    ...{ name: `${name} (${row.name})`, firstName: personNamed(name).firstName, structure: row.name },
  }));
  return { id: row.id, name: row.name, hasLeft: row.stage === 'left', readers };
}

function reasonToLeaveOut({ hasLeft, readers }: Written, reads: (reader: Reader) => boolean): LeftOutReason | undefined {
  if (hasLeft) return 'left';
  if (readers.length === 0) return 'email-missing';
  return readers.some(reads) ? undefined : 'stopped';
}

function oneOfEach(readers: readonly Reader[]): Reader[] {
  return [...new Map(readers.toReversed().map((reader) => [reader.key, reader])).values()].toReversed();
}
