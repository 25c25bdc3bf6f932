import { asOwner } from '@promenade/platform/api/testing';
import type { TestApi } from '../testing';

interface Seat {
  readonly api: TestApi;
  readonly coordinator: Awaited<ReturnType<TestApi['as']>>;
  readonly code: string;
  readonly word: string;
  readonly post: (browser: Seat['coordinator'], path: string, body: object, status?: number) => Promise<Record<string, unknown>>;
}

/** A tag, a view, a mailing, invitations to many, what the national site was told: what is done to many at once. */
export async function theWorkOnMany(
  { api, coordinator, code, word, post }: Seat,
  { promeneur, structure }: { readonly promeneur: string; readonly structure: string },
) {
  const tag = await post(coordinator, '/api/tags', { label: `À voir ${word}` });
  await post(coordinator, `/api/tags/${tag.id as string}/put`, { target: { ids: [promeneur] } }, 200);
  await coordinator
    .put(`/api/structures/${structure}/tags`)
    .send({ labels: [`Lieu ${word}`] })
    .expect(200);
  const query = `q=${word}`;
  const view = await post(coordinator, '/api/saved-views', { list: 'promeneurs', name: `Vue ${word}`, query, shared: true });
  const target = { filter: { q: word } };
  await post(coordinator, '/api/mailings', { subject: `Un mot ${word}`, text: `Bonjour {{prénom}}, ${word}`, target }, 202);
  const asked = { act: 'invite', kind: 'structure', target: { ids: [structure] } };
  const bulkAct = await post(coordinator, '/api/bulk-acts', asked, 202);
  await coordinator.get('/api/promeneurs/export').query({ format: 'csv', q: word }).expect(200);
  const update = await post(coordinator, '/api/national-site/updates', {});
  await asOwner(api.database.name, async (owner) => {
    await owner.query(`update national_update set rows = $2 where department = $1`, [code, JSON.stringify([aRow(word)])]);
    await owner.query(`insert into letter_stop (department, email, "stoppedAt") values ($1, lower($2) || '@stop.example', now())`, [
      code,
      word,
    ]);
  });
  return { tag: tag.id as string, view: view.id as string, update: update.id as string, bulkAct: bulkAct.id as string };
}

function aRow(word: string) {
  const nowhere = { commune: null, communeCode: null, volets: [], profiles: [], charterSignedOn: null };
  return { slug: `x-${word}`, firstName: word, structure: word, ...nowhere };
}
