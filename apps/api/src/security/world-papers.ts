import { modelCharter } from '@promenade/charter/api';
import type { TestApi } from '../testing';

interface Seat {
  readonly api: TestApi;
  readonly coordinator: Awaited<ReturnType<TestApi['as']>>;
  readonly word: string;
  readonly post: (browser: Seat['coordinator'], path: string, body: object, status?: number) => Promise<Record<string, unknown>>;
}

/** A charter in force, a draft, a text on the national one, and two requests to sign. */
export async function thePapers(
  { api, coordinator, word, post }: Seat,
  { promeneur, otherPromeneur }: { readonly promeneur: string; readonly otherPromeneur: string },
) {
  const charter = {
    title: `Charte ${word}`,
    text: `${modelCharter.text}\n\n${word}`,
    profileItems: [{ label: `Point ${word}` }],
    consentSentence: `J’ai lu et j’accepte ${word}.`,
  };
  const version = await post(coordinator, '/api/charters', charter);
  await theAdditions({ api, coordinator, word, post });
  await post(coordinator, `/api/charters/versions/${version.id as string}/publish`, {}, 200);
  const asked = await post(coordinator, '/api/signatures', { promeneurIds: [promeneur, otherPromeneur] });
  const requestOf = (id: string) =>
    (asked.items as { id: string; promeneur: { id: string } }[]).find((item) => item.promeneur.id === id)!.id;
  const [signature, otherSignature] = [requestOf(promeneur), requestOf(otherPromeneur)];
  const draft = (await post(coordinator, '/api/charters', charter)).id as string;
  await coordinator
    .put('/api/settings/activeRequires')
    .send({ value: ['photo'] })
    .expect(200);
  return { signature, otherSignature, draft };
}

/** A text that adds to the national one: what it adds is the département's own. */
async function theAdditions({ api, coordinator, word, post }: Seat): Promise<void> {
  const national = await api.as('national');
  const core = await post(national, '/api/charters', { title: 'Charte nationale', text: modelCharter.text });
  await post(national, `/api/charters/versions/${core.id as string}/publish`, {}, 200);
  const said = { title: `Charte ${word}`, additions: `Ici ${word}.`, typedSentence: `Lu ${word}`, reason: `Pour ${word}.` };
  await post(coordinator, '/api/charters', { ...said, coreId: core.id });
}
