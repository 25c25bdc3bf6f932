import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import sharp from 'sharp';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const flat = (width: number, height: number, background = '#2a6') => sharp({ create: { width, height, channels: 3, background } });

describe('the photo of a promeneur', () => {
  let api: TestApi;
  let coordinator: Browser;
  let lea: { id: string; slug: string };

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    const { id: accountId } = await api.account('promeneur', '88');
    lea = await aPromeneur(api.database.name, { firstName: 'Léa', charterSignedOn: '2025-09-12', accountId });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const send = (bytes: Buffer, name = 'photo.jpg', by = coordinator, id = lea.id) =>
    by.put(`/api/promeneurs/${id}/photo`).attach('photo', bytes, name);
  const bytesOf = async (path: string, by = coordinator) => (await by.get(path).expect(200)).body as Buffer;
  const publicAt = (slug = lea.slug) => `/api/public/photos/${slug}`;

  it('is drawn anew: two squares in JPEG, and nothing of what the file told', async () => {
    const exif = { IFD0: { Artist: 'Atelier secret' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 10/1 0/1' } };
    const taken = await flat(900, 600).withExif(exif).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { body } = await send(taken).expect(200);
    expect(body.photo).toMatchObject({ shows: 'person', url: expect.stringContaining(`/api/promeneurs/${lea.id}/photo?size=large&v=`) });
    const large = await bytesOf(body.photo.url);
    const small = await bytesOf(body.photo.smallUrl);
    const told = await sharp(large).metadata();
    expect(told).toMatchObject({ format: 'jpeg', width: 512, height: 512 });
    expect([told.exif, told.xmp, told.iptc, told.icc, told.comments]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(large.includes('secret')).toBe(false);
    expect(await sharp(small).metadata()).toMatchObject({ width: 128, height: 128 });
  });

  it('stands upright, however the phone was held', async () => {
    const half = await flat(400, 200, '#f00').png().toBuffer();
    const lying = await flat(400, 400, '#00f')
      .composite([{ input: half, top: 0, left: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { body } = await send(lying).expect(200);
    const upright = sharp(await bytesOf(body.photo.url));
    // Orientation 6 turns the picture to the right: what was on top is on the right.
    const right = await upright.clone().extract({ left: 500, top: 250, width: 1, height: 1 }).raw().toBuffer();
    const left = await upright.clone().extract({ left: 10, top: 250, width: 1, height: 1 }).raw().toBuffer();
    expect([right[0]! > 200, left[2]! > 200]).toEqual([true, true]);
  });

  it.each(['png', 'webp', 'jpeg'] as const)('may be a %s, whatever it is called, with or without transparency', async (format) => {
    const bytes = await sharp({ create: { width: 40, height: 60, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0 } } })
      .toFormat(format)
      .toBuffer();
    await send(bytes, 'vacances.txt').expect(200);
  });

  it.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a moving picture', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['a document', '%PDF-1.7'],
    ['nothing', ''],
  ])('is not %s, whatever it is called', async (_, text) => {
    await send(Buffer.from(text, 'latin1'), 'photo.jpg').expect(415);
  });

  it('refuses a gigapixel by its head alone, and what cannot be read', async () => {
    const png = await flat(8, 8).png().toBuffer();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const large = await send(bomb, 'bombe.png').expect(422);
    expect(large.body.errors[0].code).toMatch(/image-too-large|image-unreadable/);
    const flatBomb = await flat(11_000, 11_000).png({ compressionLevel: 9 }).toBuffer();
    expect(flatBomb.length).toBeLessThan(2_000_000);
    const { body } = await send(flatBomb, 'plate.png').expect(422);
    expect(body.errors).toMatchObject([{ path: 'photo', code: 'image-too-large' }]);
    const noisy = await sharp({
      create: { width: 600, height: 600, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
    })
      .jpeg()
      .toBuffer();
    const cut = await send(noisy.subarray(0, noisy.length / 3)).expect(422);
    expect(cut.body.errors).toMatchObject([{ path: 'photo', code: 'image-unreadable' }]);
    await send(Buffer.alloc(10_000_001, 0xff)).expect(413);
    await coordinator.put(`/api/promeneurs/${lea.id}/photo`).send({ photo: 'x' }).expect(415);
    await coordinator.put(`/api/promeneurs/${lea.id}/photo`).field('shows', 'person').expect(422);
    await send(noisy).field('shows', 'chat').expect(422);
  });

  it('leaves behind what a file of two minds holds', async () => {
    const jpeg = await flat(300, 300).jpeg().toBuffer();
    const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert("deux")</script>PK\u0003\u0004')]);
    const { body } = await send(polyglot, 'photo.html').expect(200);
    const kept = await bytesOf(body.photo.url);
    expect(kept.includes('alert')).toBe(false);
    const answer = await coordinator.get(body.photo.url);
    expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
  });

  it('may stand for the structure', async () => {
    const { body } = await send(await flat(300, 200).png().toBuffer())
      .field('shows', 'structure')
      .expect(200);
    expect(body.photo.shows).toBe('structure');
  });

  it('is one at a time, and gone with its bytes when it is removed', async () => {
    const first = (await send(await flat(30, 20).png().toBuffer()).expect(200)).body;
    const second = (await send(await flat(20, 30).png().toBuffer()).expect(200)).body;
    expect(second.photo.url).not.toBe(first.photo.url);
    expect(second.version).toBe(first.version + 1);
    const rows = () => asOwner(api.database.name, (owner) => owner.query(`select id from photo where "promeneurId" = $1`, [lea.id]));
    expect(await rows()).toHaveLength(1);
    const oneself = await api.as('promeneur');
    const gone = (await oneself.delete(`/api/promeneurs/${lea.id}/photo`).expect(200)).body;
    expect(gone.photo).toBeNull();
    expect(await rows()).toHaveLength(0);
    await coordinator.get(`/api/promeneurs/${lea.id}/photo`).expect(404);
    expect((await oneself.delete(`/api/promeneurs/${lea.id}/photo`).expect(200)).body.version).toBe(gone.version);
  });

  it('is shown to the public with consent, and no longer once it is taken back', async () => {
    const visitor = await api.as();
    await send(await flat(300, 300).jpeg().toBuffer()).expect(200);
    await visitor.get(publicAt()).expect(404);
    await coordinator.put(`/api/promeneurs/${lea.id}/consents/photo`).send({ given: true }).expect(200);
    const shown = await visitor.get(`${publicAt()}?size=small&v=1234`).expect(200);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=3600' });
    expect(await sharp(shown.body as Buffer).metadata()).toMatchObject({ width: 128 });
    expect(shown.headers['set-cookie']).toBeUndefined();
    await visitor.get(`${publicAt()}?size=huge`).expect(422);
    await (await api.as('promeneur')).put(`/api/promeneurs/${lea.id}/consents/photo`).send({ given: false }).expect(200);
    const after = await visitor.get(publicAt()).expect(404);
    expect(after.headers['cache-control'] ?? '').not.toContain('max-age=3600');
  });

  it('of somebody who is not in the directory is nobody’s business', async () => {
    const visitor = await api.as();
    const left = await aPromeneur(api.database.name, { charterSignedOn: '2025-01-01', withdrawnOn: '2026-01-01' });
    await send(await flat(30, 30).png().toBuffer(), 'a.png', coordinator, left.id).expect(200);
    await coordinator.put(`/api/promeneurs/${left.id}/consents/photo`).send({ given: true }).expect(200);
    await visitor.get(publicAt(left.slug)).expect(404);
    await visitor.get(publicAt('88-personne-0000')).expect(404);
    await visitor.get(publicAt('pas un nom')).expect(404);
  });

  it('is put by the coordination of the département alone, and seen by whoever sees the record', async () => {
    const bytes = await flat(30, 30).png().toBuffer();
    await send(bytes).expect(200);
    for (const role of ['caf', 'structure', 'promeneur', 'facilitator', 'partner'] as const) {
      await send(bytes, 'a.png', await api.as(role)).expect(403);
    }
    const far = await api.as('coordinator', '33');
    await send(bytes, 'a.png', far).expect(404);
    await send(Buffer.from('<svg/>'), 'a.png', far).expect(404);
    await far.delete(`/api/promeneurs/${lea.id}/photo`).expect(404);
    await far.get(`/api/promeneurs/${lea.id}/photo`).expect(404);
    await (await api.as('caf')).get(`/api/promeneurs/${lea.id}/photo`).expect(200);
    const other = await aPromeneur(api.database.name, {});
    const oneself = await api.as('promeneur');
    await oneself.get(`/api/promeneurs/${lea.id}/photo?size=small`).expect(200);
    await oneself.delete(`/api/promeneurs/${other.id}/photo`).expect(404);
  });

  describe('and the logo of their structure', () => {
    const at = (id: string) => `/api/structures/${id}/logo`;
    const logo = () => flat(400, 100, '#f00').png().toBuffer();
    const put = async (id: string, by = coordinator, bytes?: Buffer) => by.put(at(id)).attach('logo', bytes ?? (await logo()), 'logo.png');
    const detail = async (id: string) => (await coordinator.get(`/api/structures/${id}`).expect(200)).body;

    it('is kept whole in a square, and goes as it is replaced, removed, or its structure deleted', async () => {
      const { id } = await aStructure(api.database.name, { name: 'Le Fanal' });
      const { body } = await put(id);
      expect(body).toMatchObject({ id, version: 2, logoUrl: expect.stringMatching(/logo\?v=[0-9a-f]{8}$/) });
      const kept = sharp(await bytesOf(body.logoUrl));
      expect(await kept.metadata()).toMatchObject({ format: 'jpeg', width: 256, height: 256 });
      const red = await kept.clone().extract({ left: 4, top: 128, width: 1, height: 1 }).raw().toBuffer();
      const white = await kept.clone().extract({ left: 128, top: 4, width: 1, height: 1 }).raw().toBuffer();
      expect([red[1]! < 60, white[1]! > 240]).toEqual([true, true]);
      const other = (await put(id, coordinator, await flat(30, 30).png().toBuffer())).body;
      expect(other.logoUrl).not.toBe(body.logoUrl);
      const gone = (await coordinator.delete(at(id)).expect(200)).body;
      expect(gone).toMatchObject({ logoUrl: null, version: other.version + 1 });
      expect((await coordinator.delete(at(id)).expect(200)).body.version).toBe(gone.version);
      await coordinator.get(at(id)).expect(404);
      await put(id);
      await coordinator.delete(`/api/structures/${id}`).expect(200);
      const rows = await asOwner(api.database.name, (owner) => owner.query(`select from logo where "structureId" = $1`, [id]));
      expect(rows).toHaveLength(0);
    });

    it('refuses what a photo refuses, and whoever does not coordinate the département', async () => {
      const { id } = await aStructure(api.database.name, { name: 'La Vigie' });
      expect((await put(id, coordinator, Buffer.from('<svg/>'))).status).toBe(415);
      expect((await put(id, coordinator, (await logo()).subarray(0, 60))).body.errors).toMatchObject([{ path: 'logo' }]);
      await coordinator.put(at(id)).field('logo', '').expect(422);
      for (const role of ['caf', 'structure', 'promeneur'] as const) expect((await put(id, await api.as(role))).status).toBe(403);
      const far = await api.as('coordinator', '33');
      expect((await put(id, far)).status).toBe(404);
      await far.delete(at(id)).expect(404);
      await put(id);
      await far.get(at(id)).expect(404);
      await (await api.as('caf')).get(at(id)).expect(200);
    });

    it('is shown to the public as long as somebody is listed there', async () => {
      const visitor = await api.as();
      const { id: structureId } = await aStructure(api.database.name, { name: 'Le Phare' });
      const listed = { structureId, charterSignedOn: '2025-09-12' };
      const { id, slug } = await aPromeneur(api.database.name, { ...listed, firstName: 'Ana' });
      const card = async () => (await visitor.get(`/api/public/promeneurs/${slug}`).expect(200)).body.structure;
      expect((await card()).logoUrl).toBeNull();
      await put(structureId);
      const shown = await visitor.get((await card()).logoUrl).expect(200);
      expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=3600' });
      const unlisted = await aPromeneur(api.database.name, { structureId });
      await visitor.get(`/api/public/logos/${unlisted.slug}`).expect(404);
      await visitor.get(at(structureId)).expect(401);
      const seen = () =>
        asOwner(api.database.name, async (owner) => {
          await owner.query(`begin; set local role app_public`);
          const rows = await owner.query(`select sha256 from logo`);
          await owner.query(`rollback`);
          return rows;
        });
      expect(await seen()).toHaveLength(1);
      await coordinator.post(`/api/promeneurs/${id}/withdraw`).send({}).expect(200);
      await visitor.get(`/api/public/logos/${slug}`).expect(404);
      expect(await seen()).toHaveLength(0);
    });

    it('goes to the record that takes over its own, where that has none, and comes back', async () => {
      const [kept, other] = [
        await aStructure(api.database.name, { name: 'Le Cap' }),
        await aStructure(api.database.name, { name: 'Le CAP' }),
      ];
      const { logoUrl } = (await put(other.id)).body;
      const merge = () => coordinator.post(`/api/structures/${kept.id}/merges`).send({ otherId: other.id }).expect(201);
      const { body: done } = await merge();
      expect((await detail(kept.id)).logoUrl).toBe(logoUrl.replace(other.id, kept.id));
      expect((await put(other.id)).status).toBe(409);
      await coordinator.post(`/api/merges/${done.id}/undo`).expect(200);
      expect([(await detail(kept.id)).logoUrl, (await detail(other.id)).logoUrl]).toEqual([null, logoUrl]);
      const own = (await put(kept.id, coordinator, await flat(9, 9).png().toBuffer())).body.logoUrl;
      await merge();
      expect((await detail(kept.id)).logoUrl).toBe(own);
    });
  });
});
