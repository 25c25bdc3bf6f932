import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { isoInstant, listOf } from '@promenade/platform/model';
import { problemOf } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';

/** As much of a signature request as a record shows: signatures stand on a floor beside, so their contract is not imported. */
export const charterAsked = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  version: z.object({ number: z.number() }),
  next: z.object({ role: z.string(), name: z.string() }).nullable(),
  createdAt: isoInstant,
  completedAt: isoInstant.nullable(),
});
export type CharterAsked = z.infer<typeof charterAsked>;

const refusal = z.object({ promeneurId: z.string(), code: z.string() });
export type AskRefusal = z.infer<typeof refusal>;

/** Asks for the signatures of the charter in force, and tells where a promeneur's stand. */
@Service()
export class ChartersAsked {
  private readonly http = inject(HttpClient);

  readonly of = (promeneurId: () => string | undefined) =>
    httpResource(
      () => {
        const promeneur = promeneurId();
        return promeneur ? { url: '/api/signatures', params: { promeneur, size: 1 } } : undefined;
      },
      { parse: listOf(charterAsked).parse },
    );

  /** Writes again to whoever must sign now. @returns false when nothing waits */
  async remind(promeneurId: string): Promise<boolean> {
    const params = { promeneur: promeneurId, state: 'pending', size: 1 };
    const { items } = await firstValueFrom(this.http.get<{ items: { id: string }[] }>('/api/signatures', { params }));
    if (!items[0]) return false;
    await firstValueFrom(this.http.post(`/api/signatures/${items[0].id}/remind`, {}));
    return true;
  }

  /** All of them, or none: @returns why not, person by person; empty when the letters have left */
  async ask(promeneurIds: readonly string[]): Promise<AskRefusal[]> {
    try {
      await firstValueFrom(this.http.post('/api/signatures', { promeneurIds }));
      return [];
    } catch (error) {
      const refusals = z.array(refusal).safeParse(problemOf(error).facts['refusals']);
      if (!refusals.success || refusals.data.length === 0) throw error;
      return refusals.data;
    }
  }
}
