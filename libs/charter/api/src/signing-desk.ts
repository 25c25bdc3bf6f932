import { Injectable, NotFoundException } from '@nestjs/common';
import { type CharterVersion, charterStandingOf, refusalToAsk, type RequestKnown, signersOf } from '@promenade/charter/model';
import { type CharterNote, DirectoryService, type PartyToAsk } from '@promenade/directory/api';
import { SealedPapers } from '@promenade/documents/api';
import { Clock, On, refuseIf, Refused } from '@promenade/platform/api';
import { dayInParis } from '@promenade/platform/model';
import {
  type Ask,
  Asking,
  type RequestMark,
  RequestMarks,
  type RequestRow,
  RequestStore,
  type SignatureFact,
  signatureEvents,
  type WithWords,
} from '@promenade/signatures/api';
import { Cascades } from './campaigns/cascades';
import { type Lapse, Lapses } from './campaigns/lapses';
import { ChartersService } from './charters.service';

export const CHARTER = 'charter';

/** Who is asked, what they were asked before, and how. */
export interface Order extends Pick<Ask, 'at' | 'silently' | 'endsAt'> {
  readonly version: CharterVersion;
  readonly parties: readonly PartyToAsk[];
  readonly known: readonly RequestMark[];
  readonly words?: WithWords;
}

/** Puts the charter in force to promeneurs and their structures, and tells the directory where each one stands. */
@Injectable()
export class SigningDesk {
  constructor(
    private readonly asking: Asking,
    private readonly cascades: Cascades,
    private readonly charters: ChartersService,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly lapses: Lapses,
    private readonly marks: RequestMarks,
    private readonly requests: RequestStore,
    private readonly sealed: SealedPapers,
  ) {}

  /** All of them are asked, or none; a refusal says for whom, and why (S2-44). */
  async ask(promeneurIds: readonly string[], manner: Pick<Ask, 'at' | 'silently'> = {}): Promise<RequestRow[]> {
    const version = await this.charters.inForce();
    const parties = await this.directory.partiesToAsk(promeneurIds);
    if (parties.length !== new Set(promeneurIds).size) throw new NotFoundException();
    const known = await this.marks.about(CHARTER, promeneurIds);
    const refusals = parties.flatMap((party) => {
      const refusal = refusalToAsk(party.promeneur, party.structure ?? undefined, version, knownOf(known, party.promeneur.id));
      return refusal ? [{ promeneurId: party.promeneur.id, ...refusal }] : [];
    });
    const [first] = refusals;
    refuseIf(first && { code: first.code, facts: { ...first.facts, refusals } });
    const { expiresAfterDays } = await this.cascades.inForce();
    const asked = await this.put({ version: version!, parties, known, endsAt: this.after(expiresAfterDays, manner.at), ...manner });
    await this.lapses.follow(version!.id, asked);
    return asked;
  }

  /** Writes the requests of those who can be asked; what still waits on a former text can be signed no more, and is taken back. */
  async put({ version, parties, known, words, ...manner }: Order): Promise<RequestRow[]> {
    const former = known.filter(({ state, versionId }) => state === 'pending' && versionId !== version.id);
    const formerIds = former.map(({ id }) => id);
    if (formerIds.length > 0) await this.asking.withdraw(formerIds, 'superseded');
    const bySubject = Map.groupBy(known, ({ subjectId }) => subjectId);
    const text = textOf(version);
    const asks = parties.map((party) => ({ ...askOf(party, version, text, bySubject.get(party.promeneur.id) ?? []), ...manner }));
    const asked = await this.asking.ask(asks, words);
    await this.tell(parties.map(({ promeneur }) => promeneur.id));
    return asked;
  }

  /** A newer text is in force: what was read is no longer what would be signed. Or whoever it is about has left since it was asked. */
  @On(signatureEvents.beforeSigning)
  async refuseOutdated(fact: SignatureFact): Promise<void> {
    if (fact.kind !== CHARTER) return;
    const [party] = await this.directory.partiesToAsk([fact.subjectId]);
    if (!party || party.promeneur.hasLeft) throw new Refused({ code: 'promeneur-left', facts: party ? { name: nameOf(party) } : {} });
    const version = await this.charters.inForce();
    if (version && version.id !== fact.versionId)
      throw new Refused({ code: 'version-superseded', facts: { versionId: version.id, number: version.number } });
  }

  @On(signatureEvents.progressed)
  async follow(fact: SignatureFact): Promise<void> {
    if (fact.kind !== CHARTER) return;
    await this.tell([fact.subjectId]);
    if (fact.state === 'complete') await this.replaceFormer(fact);
  }

  /** Tells the directory where each of them stands: what was signed last counts until it lapses. */
  async tell(promeneurIds: readonly string[]): Promise<void> {
    const known = Map.groupBy(await this.marks.about(CHARTER, promeneurIds), ({ subjectId }) => subjectId);
    const lapses = await this.lapses.of(promeneurIds);
    await this.directory.noteCharters(new Map(promeneurIds.map((id) => [id, noteOf(known.get(id) ?? [], lapses.get(id))])));
  }

  /** The charter signed before stays readable; whoever verifies it is told that another one stands in its place. */
  private async replaceFormer({ id, subjectId, completedAt }: SignatureFact): Promise<void> {
    const known = await this.marks.about(CHARTER, [subjectId]);
    const [former] = known
      .filter((mark) => mark.state === 'complete' && mark.id !== id)
      .sort((a, b) => Date.parse(b.completedAt!) - Date.parse(a.completedAt!));
    if (!former) return;
    const at = new Date(completedAt!);
    await this.sealed.supersede(former.documentId!, dayInParis(at));
    await this.requests.note(former, 'superseded', null, at, { by: id });
  }

  private after(days: number, at: Date = this.clock.now()): Date {
    return new Date(at.getTime() + days * 86_400_000);
  }
}

function knownOf(known: readonly RequestMark[], promeneurId: string): RequestKnown[] {
  return known.filter(({ subjectId }) => subjectId === promeneurId);
}

function noteOf(known: readonly RequestKnown[], lapse: Lapse | undefined): CharterNote {
  const { state, signedAt, versionId } = charterStandingOf(known, lapse?.lapsedAt ?? null);
  return {
    state,
    signedOn: signedAt === null ? null : dayInParis(new Date(signedAt)),
    versionId,
    lapse: lapse && state !== 'complete' ? { on: lapse.graceEndsOn, version: lapse.version } : null,
  };
}

function nameOf({ promeneur }: PartyToAsk): string {
  return `${promeneur.firstName} ${promeneur.lastName}`.trim();
}

/** One object for all the requests of a version. */
function textOf({ id, number, title, text, sha256 }: CharterVersion) {
  return { id, number, title, text, sha256: sha256! };
}

function askOf(
  { promeneur, structure }: PartyToAsk,
  version: CharterVersion,
  text: ReturnType<typeof textOf>,
  known: readonly RequestMark[],
): Ask {
  const signers = signersOf(structure!.id, version, known);
  return {
    kind: CHARTER,
    subjectId: promeneur.id,
    standing: 'standing' in signers ? signers.standing : undefined,
    snapshot: {
      version: text,
      consentSentence: version.consentSentence,
      typedSentence: version.typedSentence,
      structure: { id: structure!.id, name: structure!.name, siret: structure!.siret, commune: structure!.commune },
      promeneur: { id: promeneur.id, firstName: promeneur.firstName, lastName: promeneur.lastName, function: promeneur.function },
    },
    signatories: {
      representative: { name: structure!.representativeName!, email: structure!.representativeEmail! },
      promeneur: { name: `${promeneur.firstName} ${promeneur.lastName}`, email: promeneur.email! },
    },
  };
}
