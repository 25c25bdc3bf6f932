import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Verification } from '@promenade/directory/model';
import { axe } from 'jest-axe';
import { openPage } from '../testing';
import { VerifyPage } from '../verify/verify-page';
import { ReportPage } from './report-page';
import { WritePage } from './write-page';

const vosges = { code: '88', name: 'Vosges', slug: '88-vosges' };
const nothing: Verification = {
  ...{ verdict: 'unknown', asked: { kind: 'profile', network: 'instagram', handle: 'manon_pdn_88' } },
  ...{ card: null, former: null, lookalikes: [], several: false },
};
const manon: Verification = {
  ...nothing,
  verdict: 'recognised',
  asked: { kind: 'profile', network: 'instagram', handle: 'manon_pdn88' },
  card: {
    ...{
      slug: '88-manon-mjc-k2x9',
      firstName: 'Manon',
      volets: ['youth'],
      photoUrl: null,
      charterSignedOn: '2025-09-12',
      department: vosges,
    },
    structure: { name: 'MJC « Le Tour du lac »', commune: { code: '88196', name: 'Gérardmer' } },
    onlineProfiles: [
      { network: 'instagram', handle: 'manon_pdn88', url: 'https://www.instagram.com/manon_pdn88/' },
      { network: 'snapchat', handle: 'manon.pdn88', url: null },
    ],
  },
};
const twin: Verification['lookalikes'][number] = {
  ...{ slug: '88-manon-mjc-k2x9', firstName: 'Manon', department: vosges, network: 'instagram', handle: 'manon_pdn88', url: null },
  ...{ reason: 'near', differences: [{ kind: 'extra', at: 9, asked: '_', real: '' }] },
};

beforeEach(() => document.body.replaceChildren());

describe('the page that checks a promeneur', () => {
  async function asked(q: string, answer: Verification) {
    const opened = await openPage('verifier', `/verifier?q=${encodeURIComponent(q)}`, VerifyPage, 'visitor');
    document.body.append(opened.page);
    await opened.settled();
    opened.http.expectOne(({ url, params }) => url === '/api/public/verify' && params.get('q') === q).flush(answer);
    await opened.settled();
    return opened;
  }
  const linksOf = (page: HTMLElement) => [...page.querySelectorAll('.answer a')].map((link) => link.getAttribute('href'));

  it('asks nothing before somebody does, in a form that needs no JavaScript', async () => {
    const { page, http } = await openPage('verifier', '/verifier', VerifyPage, 'visitor');
    document.body.append(page);
    http.expectNone(() => true);
    const form = page.querySelector('form')!;
    expect([form.method, new URL(form.action).pathname, page.querySelector('input')!.name]).toEqual(['get', '/verifier', 'q']);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('says who it is, and on which accounts', async () => {
    const { page, words } = await asked('instagram.com/manon_pdn88', manon);
    expect(words()).toContain('Oui, Manon fait bien partie des Promeneurs du Net');
    expect(words()).toMatch(/Ce compte ?manon_pdn88 sur Instagram/);
    expect(words()).toMatch(/Son autre compte ?manon.pdn88 sur Snapchat/);
    expect(linksOf(page)).toEqual([
      '/annuaire/88-vosges/88-manon-mjc-k2x9',
      '/signaler?profil=88-manon-mjc-k2x9&q=instagram.com%2Fmanon_pdn88',
    ]);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('by a name, asks to compare the account that writes', async () => {
    const { words } = await asked('Manon Gérardmer', { ...manon, asked: { kind: 'name', network: null, handle: 'Manon Gérardmer' } });
    expect(words()).toContain('Comparez, signe par signe');
  });

  it('warns of a look-alike, underlines what differs and says it', async () => {
    const { page, words } = await asked('instagram.com/manon_pdn_88', { ...nothing, lookalikes: [twin] });
    expect(words()).toContain('ce compte n’est pas celui de Manon');
    expect(page.querySelector('mark')!.textContent).toBe('_');
    expect(words()).toContain('un tiret bas de trop avant 88');
    expect(linksOf(page)[0]).toBe('/signaler?profil=88-manon-mjc-k2x9&motif=impersonation&q=instagram.com%2Fmanon_pdn_88');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('warns of a name on another network', async () => {
    const elsewhere = { ...twin, reason: 'elsewhere' as const, differences: [] };
    const { words } = await asked('tiktok.com/@manon_pdn88', {
      ...nothing,
      asked: { kind: 'profile', network: 'tiktok', handle: 'manon_pdn88' },
      lookalikes: [elsewhere],
    });
    expect(words()).toContain('Manon n’a pas de compte TikTok connu');
  });

  it('warns of a name that is nearly somebody’s, without speaking of an account', async () => {
    const named = { ...twin, network: null, handle: 'Manon, MJC du lac', reason: 'name' as const, differences: [] };
    const { page, words } = await asked('Manom MJC du lac', {
      ...nothing,
      asked: { kind: 'name', network: null, handle: 'Manom MJC du lac' },
      lookalikes: [named],
    });
    expect(words()).toContain('ce n’est pas tout à fait le nom de Manon');
    expect(words()).toMatch(/Le vrai nom ?Manon, MJC du lac/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('says since when somebody has left', async () => {
    const { page, words } = await asked('gaston', {
      ...nothing,
      verdict: 'former',
      former: { firstName: 'Gaston', since: '2026-06-30', department: vosges },
    });
    expect(words()).toMatch(/Gaston ne fait plus partie du réseau depuis le 30.juin 2026/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it.each([
    ['private', false, 'Nous ne vérifions ni adresse électronique ni numéro'],
    ['address', false, 'Cette adresse n’est celle d’aucun promeneur connu'],
    ['handle', false, 'ajoutez sa structure ou sa commune'],
    ['name', true, 'Plusieurs promeneurs répondent à ces mots'],
  ] as const)('says what would help when nobody is found: %s', async (kind, several, said) => {
    const { page, words } = await asked('quelque chose', { ...nothing, several, asked: { kind, network: null, handle: null } });
    expect(words()).toContain(said);
    expect(words()).toContain('3018');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('does not ask with less than three signs, and says so', async () => {
    const { words, http } = await openPage('verifier', '/verifier?q=ma', VerifyPage, 'visitor');
    http.expectNone(() => true);
    expect(words()).toContain('Écrivez au moins trois signes');
  });
});

describe('the public forms', () => {
  const places = {
    items: [
      { ...vosges, count: 28 },
      { code: '01', name: 'Ain', slug: '01-ain', count: 0 },
    ],
    total: 2,
    page: 1,
    size: 200,
  };
  const type = (page: HTMLElement, name: string, value: string) => {
    page.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value;
  };
  const submit = (page: HTMLElement) =>
    page.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true, bubbles: true }));

  it('reports, with what the address tells, and gives a number', async () => {
    const at = '/signaler?profil=88-manon-mjc-k2x9&motif=impersonation&q=instagram.com%2Fmanon_pdn_88';
    const { page, http, settled, words } = await openPage('signaler', at, ReportPage, 'visitor');
    document.body.append(page);
    await settled();
    http.match('/api/public/departments').forEach((request) => request.flush(places));
    expect(words()).toContain('Vosges');
    expect(page.querySelector<HTMLInputElement>('[name="link"]')!.value).toBe('instagram.com/manon_pdn_88');
    expect(page.querySelector('a[href="tel:119"]')).not.toBeNull();
    expect(await axe(page)).toMatchObject({ violations: [] });
    type(page, 'text', 'Il demande des photos.');
    submit(page);
    await settled();
    const sent = http.expectOne('/api/public/reports');
    expect(sent.request.body).toEqual({
      ...{ promeneur: '88-manon-mjc-k2x9', category: 'impersonation', link: 'instagram.com/manon_pdn_88', text: 'Il demande des photos.' },
    });
    sent.flush(
      { number: 'K7XM-42QD', receivedAt: '2026-11-24T09:00:00.000Z', department: '88', willAnswer: false },
      { status: 201, statusText: '' },
    );
    await settled();
    expect(words()).toContain('K7XM-42QD');
    expect(words()).toContain('personne ne peut vous répondre');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('says what is missing without asking the server, and what the server finds', async () => {
    const { page, http, settled, words } = await openPage('signaler', '/signaler', ReportPage, 'visitor');
    document.body.append(page);
    await settled();
    http.expectOne('/api/public/departments').flush(places);
    await settled();
    expect([...page.querySelectorAll('option')].map(({ value }) => value)).toEqual(['', '88']);
    submit(page);
    await settled();
    http.expectNone('/api/public/reports');
    for (const said of ['Choisissez un département.', 'Choisissez ce qui ressemble', 'dites ce qui se passe'])
      expect(words()).toContain(said);
    expect(await axe(page)).toMatchObject({ violations: [] });
    type(page, 'department', '88');
    type(page, 'text', 'Il demande des photos.');
    page.querySelector<HTMLInputElement>('[value="sexual"]')!.checked = true;
    submit(page);
    await settled();
    const problem = { title: 'Trop de demandes à la fois. Réessayez dans un moment.', code: 'too-many', status: 429, errors: [] };
    http.expectOne('/api/public/reports?department=88').flush(problem, { status: 429, statusText: '' });
    await settled();
    expect(words()).toContain('Trop de demandes à la fois');
    expect(page.querySelector('textarea')!.value).toBe('Il demande des photos.');
  });

  it('writes to the coordination without a name, and says when no answer can come', async () => {
    const { page, http, settled, words } = await openPage('ecrire', '/ecrire?departement=88', WritePage, 'visitor');
    document.body.append(page);
    await settled();
    http.expectOne('/api/public/departments').flush(places);
    await settled();
    expect(page.querySelector('select')!.value).toBe('88');
    expect(words()).toContain('effacé au bout de');
    expect(page.querySelector('a[href="tel:3018"]')).not.toBeNull();
    expect(await axe(page)).toMatchObject({ violations: [] });
    type(page, 'text', 'Bonjour');
    submit(page);
    await settled();
    const sent = http.expectOne('/api/public/messages?department=88');
    expect(sent.request.body).toEqual({ text: 'Bonjour' });
    sent.flush({ department: '88', willAnswer: false, erasedAt: '2026-12-24T09:00:00.000Z' }, { status: 201, statusText: '' });
    await settled();
    expect(words()).toContain('aucune réponse ne peut venir');
  });
});
