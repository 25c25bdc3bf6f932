import { Injectable, NotFoundException } from '@nestjs/common';
import { charterStateOf, type CharterVersion, refusalToAsk, type RequestMade } from '@promenade/charter/model';
import { DirectoryService, type PartyToAsk } from '@promenade/directory/api';
import { On, refuseIf, Refused } from '@promenade/platform/api';
import { dayInParis } from '@promenade/platform/model';
import { type Ask, Asking, type RequestRow, RequestStore, type SignatureFact, signatureEvents } from '@promenade/signatures/api';
import { nextSignatory } from '@promenade/signatures/model';
import { ChartersService } from './charters.service';

export const CHARTER = 'charter';

/** Puts the charter in force to promeneurs and their structures, and tells the directory where each one stands. */
@Injectable()
export class SigningDesk {
  constructor(
    private readonly asking: Asking,
    private readonly charters: ChartersService,
    private readonly directory: DirectoryService,
    private readonly requests: RequestStore,
  ) {}

  /** All of them are asked, or none; a refusal says for whom, and why (S2-44). */
  async ask(promeneurIds: readonly string[], manner: Pick<Ask, 'at' | 'silently'> = {}): Promise<RequestRow[]> {
    const version = await this.charters.inForce();
    const parties = await this.directory.partiesToAsk(promeneurIds);
    if (parties.length !== new Set(promeneurIds).size) throw new NotFoundException();
    const made = await this.requests.about(CHARTER, promeneurIds);
    const refusals = parties.flatMap((party) => {
      const refusal = refusalToAsk(party.promeneur, party.structure ?? undefined, version, requestsOf(made, party.promeneur.id));
      return refusal ? [{ promeneurId: party.promeneur.id, ...refusal }] : [];
    });
    const [first] = refusals;
    refuseIf(first && { code: first.code, facts: { ...first.facts, refusals } });
    const asked = await this.asking.ask(parties.map((party) => ({ ...askOf(party, version!), ...manner })));
    for (const request of asked) await this.tell(request.subjectId, request.versionId);
    return asked;
  }

  /** A newer text is in force: what was read is no longer what would be signed. */
  @On(signatureEvents.beforeSigning)
  async refuseSuperseded(fact: SignatureFact): Promise<void> {
    if (fact.kind !== CHARTER) return;
    const version = await this.charters.inForce();
    if (version && version.id !== fact.versionId)
      throw new Refused({ code: 'version-superseded', facts: { versionId: version.id, number: version.number } });
  }

  @On(signatureEvents.progressed)
  async follow(fact: SignatureFact): Promise<void> {
    if (fact.kind === CHARTER) await this.tell(fact.subjectId, fact.versionId);
  }

  private async tell(promeneurId: string, versionId: string): Promise<void> {
    const made = await this.requests.about(CHARTER, [promeneurId]);
    const state = charterStateOf(requestsOf(made, promeneurId), { id: versionId });
    const complete = made.find((request) => request.versionId === versionId && request.state === 'complete');
    await this.directory.noteCharter(promeneurId, {
      state: state === 'refused' || state === 'expired' ? 'missing' : state,
      signedOn: complete?.completedAt ? dayInParis(new Date(complete.completedAt)) : null,
      versionId: state === 'missing' ? null : versionId,
    });
  }
}

function requestsOf(rows: readonly RequestRow[], promeneurId: string): RequestMade[] {
  return rows
    .filter(({ subjectId }) => subjectId === promeneurId)
    .map((row) => ({ state: row.state, versionId: row.versionId, createdAt: row.createdAt, next: nextSignatory(row)?.role ?? null }));
}

function askOf({ promeneur, structure }: PartyToAsk, version: CharterVersion): Ask {
  return {
    kind: CHARTER,
    subjectId: promeneur.id,
    snapshot: {
      version: { id: version.id, number: version.number, title: version.title, text: version.text, sha256: version.sha256! },
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
