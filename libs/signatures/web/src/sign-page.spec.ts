import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aRequest,
  begin,
  digest,
  field,
  http,
  id,
  isAccessible,
  leave,
  open,
  page,
  press,
  promeneur,
  reads,
  readsAndGetsCode,
  refuse,
  settle,
  signUrl,
  take,
  tick,
  type,
  under,
  view,
  words,
} from './testing';

describe('the page of signing', () => {
  beforeEach(begin);
  afterEach(leave);

  it('is read, proven by a code that was pasted, signed with the sentence copied, and kept', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    expect(page().querySelector('h1')!.textContent).toBe('Nathalie, voici ce que vous allez signer');
    await isAccessible();
    await readsAndGetsCode();
    await isAccessible();
    await type('Code à six chiffres', '12');
    expect(under('Code à six chiffres')).toContain('Encore 4 chiffres.');
    await type('Code à six chiffres', ' 123 456 ');
    expect(page().querySelector('h1')!.textContent).toContain('Signez avec le doigt');
    await tick('Je m’engage');
    await press('Signer la charte');
    http.expectNone(signUrl);
    expect(under('Recopiez')).toContain('Recopiez ces mots : « Lu et approuvé ».');
    await isAccessible();
    await type('Recopiez', 'lu et approuve');
    await press('Signer la charte');
    const act = take(signUrl);
    expect(act.request.body).toEqual({
      ...{ code: '123456', documentSha256: digest, consent: true, method: 'typed', typedName: 'Nathalie Humbert' },
      typedSentence: 'lu et approuve',
    });
    const { signatories } = aRequest();
    act.flush({ ...aRequest(), state: 'complete', next: null, signatories });
    await settle();
    expect(words()).toContain('C’est signé, merci Nathalie');
    expect(sessionStorage.length).toBe(0);
    await isAccessible();
  });

  it('tells at the field what the server says of the sentence, and keeps what was typed when the code is wrong', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    await readsAndGetsCode();
    await type('Code à six chiffres', '123456');
    await type('Votre nom', 'Nathalie H.');
    await type('Recopiez', 'Lu et approuvé');
    await tick('Je m’engage');
    await press('Signer la charte');
    refuse(signUrl, 422, 'code-wrong', [{ path: 'code', code: 'code-wrong', message: 'Il vous reste 4 essais.' }]);
    await settle();
    expect(under('Code à six chiffres')).toContain('Il vous reste 4 essais.');
    expect(field('Code à six chiffres').value).toBe('');
    await isAccessible();
    await type('Code à six chiffres', '654321');
    expect([field('Votre nom').value, field('Recopiez').value]).toEqual(['Nathalie H.', 'Lu et approuvé']);
  });

  it('survives a reload: what was typed comes back, the code and the consent never', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    await readsAndGetsCode();
    await type('Code à six chiffres', '123456');
    await type('Votre nom', 'N. Humbert');
    await type('Recopiez', 'Lu et');
    await tick('Je m’engage');
    const stored = JSON.stringify({ ...sessionStorage });
    expect(stored).toContain('N. Humbert');
    expect(stored).not.toContain('123456');
    leave();
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    expect(words()).toContain('Vous reprenez votre signature');
    await isAccessible();
    await type('Code à six chiffres', '123456');
    expect([field('Votre nom').value, field('Recopiez').value]).toEqual(['N. Humbert', 'Lu et']);
    expect(field('Je m’engage').checked).toBe(false);
    await press('Revenir au texte');
    expect(words()).toContain('voici ce que vous allez signer');
    expect(sessionStorage.length).toBe(0);
  });

  it('takes what a browser kept for nothing when it is no longer ours', async () => {
    sessionStorage.setItem(`promenade.signature.${id}.${promeneur}`, '{"step":"done"');
    await open(aRequest());
    expect(words()).toContain('voici ce que vous allez signer');
  });

  it('offers the code of the application to whoever has one, asks it with the signature, and sends no letter', async () => {
    await open(aRequest(), view('session', 'promeneur'));
    const factor = { since: '2026-01-01T00:00:00.000Z', codesLeft: 10, required: false, asksPassword: false, hasPassword: true };
    take('/api/account/second-factor').flush(factor);
    await settle();
    await reads();
    http.expectNone(`/api/signatures/${id}/code`);
    await isAccessible();
    await press('Continuer');
    await tick('Je m’engage');
    await press('Signer la charte');
    http.expectNone(signUrl);
    await type('Code de votre application', '123 456');
    await isAccessible();
    await press('Signer la charte');
    const act = take(signUrl);
    expect(act.request.body).toMatchObject({ totp: '123456' });
    expect(act.request.body).not.toHaveProperty('code');
    act.flush(
      { type: '/problemes/code-wrong', title: 'Non.', status: 422, code: 'code-wrong', errors: [{ path: 'totp', message: 'Attendez le suivant.' }] },
      { status: 422, statusText: 'said' },
    ); // prettier-ignore
    await settle();
    expect(under('Code de votre application')).toContain('Attendez le suivant.');
    await press('Revenir au texte');
    await press('J’ai lu');
    field('Code par courriel').click();
    await settle();
    await press('Recevoir le code');
    take(`/api/signatures/${id}/code`).flush({});
    await settle();
    expect(field('Code à six chiffres')).toBeDefined();
  });
});
