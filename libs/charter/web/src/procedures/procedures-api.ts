import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  commitmentList,
  type CorrectionAsk,
  type EvidenceLink,
  type ProcedureDetail,
  procedureDetail,
  type ProcedureDraft,
  procedureList,
  type ProcedureNote,
  type ProcedureOutcome,
} from '@promenade/charter/model';
import { firstValueFrom, type Observable } from 'rxjs';

const at = '/api/charter-procedures';
const doors: Readonly<Record<ProcedureOutcome, string>> = { corrected: 'correct', referred: 'refer', withdrawn: 'withdraw' };

/** Mirrors ProceduresController and ProcedureFilesController. */
@Service()
export class ProceduresApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: at, params: query() }), { parse: procedureList.parse });
  readonly read = (id: Signal<string>) => httpResource(() => `${at}/${id()}`, { parse: procedureDetail.parse });
  readonly commitments = (promeneurId: Signal<string | undefined>) =>
    httpResource(() => (promeneurId() ? `${at}/commitments/${promeneurId()}` : undefined), { parse: commitmentList.parse });

  open(draft: ProcedureDraft): Promise<ProcedureDetail> {
    return this.done(this.http.post(at, draft));
  }

  note(id: string, note: ProcedureNote): Promise<ProcedureDetail> {
    return this.done(this.http.post(`${at}/${id}/notes`, note));
  }

  ask(id: string, ask: CorrectionAsk): Promise<ProcedureDetail> {
    return this.done(this.http.post(`${at}/${id}/ask`, ask));
  }

  answer(id: string, text: string): Promise<ProcedureDetail> {
    return this.done(this.http.post(`${at}/${id}/answers`, { text }));
  }

  end(id: string, outcome: ProcedureOutcome, word: string): Promise<ProcedureDetail> {
    return this.done(this.http.post(`${at}/${id}/${doors[outcome]}`, { word }));
  }

  link(id: string, link: EvidenceLink): Promise<ProcedureDetail> {
    return this.done(this.http.post(`${at}/${id}/links`, link));
  }

  attach(id: string, file: File): Promise<ProcedureDetail> {
    const form = new FormData();
    form.append('file', file);
    return this.done(this.http.post(`${at}/${id}/evidence`, form));
  }

  remove(id: string, evidenceId: string): Promise<ProcedureDetail> {
    return this.done(this.http.delete(`${at}/${id}/evidence/${evidenceId}`));
  }

  private async done(answer: Observable<unknown>): Promise<ProcedureDetail> {
    return procedureDetail.parse(await firstValueFrom(answer));
  }
}
