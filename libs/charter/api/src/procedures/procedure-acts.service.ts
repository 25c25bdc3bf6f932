import { Injectable } from '@nestjs/common';
import {
  type CorrectionAsk,
  type ProcedureDetail,
  type ProcedureNote,
  type ProcedureOutcome,
  type ProcedureRefusal,
  type ProcedureFacts,
  refusalToAdd,
  refusalToAnswer,
  refusalToAskCorrection,
  refusalToClose,
  refusalToRefer,
  refusalToWithdraw,
} from '@promenade/charter/model';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { correctionLetter, endedLetter } from './letters.fr';
import { ProcedurePost } from './procedure-post';
import { factsOf } from './procedure-rows';
import { ProcedureStore } from './procedure-store';

const refusalTo: Readonly<Record<ProcedureOutcome, (facts: ProcedureFacts, today: IsoDate) => ProcedureRefusal | undefined>> = {
  corrected: refusalToClose,
  referred: refusalToRefer,
  withdrawn: refusalToWithdraw,
};

/** What is done with an open procedure. Each act stays in its history; none of them excludes anybody (S2-40). */
@Injectable()
export class ProcedureActs {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly post: ProcedurePost,
    private readonly store: ProcedureStore,
  ) {}

  /** A mediation, on its day. @throws Invalid 422 `in-the-future` @throws Refused 409 */
  async note(id: string, { on, text }: ProcedureNote): Promise<ProcedureDetail> {
    refuseIf(refusalToAdd(await this.store.take(id)));
    if (on > this.clock.today())
      throw new Invalid([{ path: 'on', code: 'in-the-future', message: 'Choisissez aujourd’hui ou un jour passé.' }]);
    await this.store.note(id, 'noted', { on, text });
    return this.store.read(id);
  }

  /** Asks for the correction, or asks again with another date; the parties are written to. @throws Invalid 422 `not-in-the-future` @throws Refused 409 */
  async ask(id: string, { asked, dueOn }: CorrectionAsk): Promise<ProcedureDetail> {
    const row = await this.store.take(id);
    refuseIf(refusalToAskCorrection(row));
    if (dueOn <= this.clock.today()) {
      throw new Invalid([
        { path: 'dueOn', code: 'not-in-the-future', message: 'Choisissez un jour à venir : il faut le temps de corriger.' },
      ]);
    }
    await this.database.query(`update charter_procedure set asked = $2, "dueOn" = $3, "askedAt" = $4 where id = $1`, [
      ...[id, asked, dueOn, this.clock.now()],
    ]);
    const act = await this.store.note(id, 'correction-asked', { on: dueOn, text: asked });
    await this.post.tellParties(row, (party, told) => correctionLetter(party, told, { act, asked, dueOn }));
    return this.store.read(id);
  }

  /** Of the promeneur or of the structure, in their own seat: once sent it stays, and another may follow. @throws Refused 409 */
  async answer(id: string, text: string): Promise<ProcedureDetail> {
    const row = await this.store.find(id);
    refuseIf(refusalToAnswer(row));
    const act = await this.store.note(id, 'answered', { text });
    this.post.tellCoordination(row, act);
    return this.store.read(id);
  }

  /** Corrected, referred to the committee, or withdrawn: with a word that the parties read. @throws Refused 409 */
  async end(id: string, outcome: ProcedureOutcome, word: string): Promise<ProcedureDetail> {
    const row = await this.store.take(id);
    refuseIf(refusalTo[outcome](factsOf(row), this.clock.today()));
    await this.database.query(`update charter_procedure set outcome = $2, closing = $3, "closedAt" = $4, "closedBy" = $5 where id = $1`, [
      id,
      outcome,
      word,
      this.clock.now(),
      this.database.actor.id,
    ]);
    await this.store.note(id, outcome, { text: word });
    await this.post.tellParties(row, (party, told) => endedLetter(party, told, outcome));
    return this.store.read(id);
  }
}
