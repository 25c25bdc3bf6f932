import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { inLetters, signs } from './seats';
import { unzipped } from './unzip';
import { aVisitor, signedIn } from './visitor';
import { aWalker, isAccessible, type Walker } from './walker';

const TITLE = 'Charte des Promeneurs du Net des Vosges';
const ADDED = 'Les promeneurs des Vosges se retrouvent une fois par mois, à Épinal ou à distance.';

/**
 * The charter, from its new version to the parent who checks the paper: what changes is shown, everybody is asked again, the
 * representative then the promeneur sign, and whoever holds the file knows whether it is genuine, with us or without us.
 */
describe('une charte qui se vérifie', () => {
  let house: House;
  let browser: Browser;
  let coordinator: Walker;
  const folder = mkdtempSync(join(tmpdir(), 'charte-'));
  const signer = { id: '', name: '', email: '', formerFile: '' };
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    coordinator = await signedIn(browser, house.url, 'coordination.88');
    await coordinator.page.setViewportSize({ width: 1440, height: 900 });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('la coordinatrice ajoute au texte national, voit ce qui change, et publie', async () => {
    const { page } = coordinator;
    await page.goto('/chartes/textes/nouveau');
    await page.getByLabel('Titre').fill(TITLE);
    await page.getByLabel('Dispositions propres au département').fill(ADDED);
    await page.getByLabel(/^Mots à recopier pour signer/).fill('Lu et approuvé');
    await isAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await page.getByRole('link', { name: 'Voir ce qui change' }).click();
    await page.locator('ins').filter({ hasText: ADDED }).waitFor();
    await isAccessible(page);
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: 'Publier cette version' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publier' }).click();
    await page
      .getByText(/publiée, en vigueur/)
      .first()
      .waitFor();
    await isAccessible(page);
  }, 120_000);

  it('elle ouvre une campagne : qui signe, avant quand ; ceux qui ont signé avant restent dans l’annuaire', async () => {
    const { page } = coordinator;
    const before = await listed(page);
    await page.goto('/chartes/campagnes/nouvelle');
    await page.getByRole('button', { name: /^Demander \d+ signatures$/ }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: /^Demander \d+ signatures$/ }).click();
    await page.getByText(/^0 sur \d+\spromeneurs ont signé/).waitFor();
    await isAccessible(page);
    expect(await listed(page)).toBe(before);
    Object.assign(signer, await aSigner(house));
    await page.request.get(`/api/signatures/${signer.formerFile}/document`).then(async (answer) => {
      writeFileSync(file('avant.pdf'), await answer.body());
    });
  }, 120_000);

  it('la représentante lit ce qui change, recopie la phrase et signe', async () => {
    const structure = await signedIn(browser, house.url, 'structure.88');
    const { page } = structure;
    await page.goto(`/signer/${signer.id}`);
    await page.getByText(ADDED).first().waitFor();
    await isAccessible(page);
    await signs(structure, 'structure.88@demo.example', coordinator, 'Lu et approuvé');
    await isAccessible(page);
    await structure.context.close();
  }, 120_000);

  it('la promeneuse signe à son tour, par son lien, sur son téléphone, et garde son exemplaire', async () => {
    const person = await aWalker(browser, house.url);
    const { page } = person;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(await inLetters(coordinator, signer.email, /charte est prête/, 'link'));
    await page.getByRole('button', { name: 'Continuer' }).click();
    // What was signed before is in the same list.
    await page.getByRole('link', { name: /^Lire et signer/ }).click();
    await page.getByRole('button', { name: 'J’ai lu, recevoir mon code' }).waitFor();
    await signs(person, signer.email, coordinator, 'lu et approuve');
    const path = await page.getByRole('link', { name: 'Ouvrir le PDF signé' }).getAttribute('href');
    const answer = await page.request.get(path!);
    expect(answer.status()).toBe(200);
    writeFileSync(file('signee.pdf'), await answer.body());
    await person.context.close();
  }, 120_000);

  it('un parent dépose le fichier : vrai ; un signe changé : inconnu ou modifié ; l’ancien : remplacé', async () => {
    const genuine = readFileSync(file('signee.pdf'));
    const altered = Buffer.from(genuine);
    altered[Math.floor(altered.length / 2)]! ^= 1;
    writeFileSync(file('modifiee.pdf'), altered);
    const { page, context, complaints } = await aVisitor(browser, house.url);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await page.goto('/verifier/document');
    const drop = page.getByLabel('Choisir un PDF, ou plusieurs, à comparer');
    for (const [name, verdict] of [
      ['signee.pdf', /reconnu et intact/],
      ['modifiee.pdf', /Inconnu ou modifié/],
      ['avant.pdf', /[Rr]emplacé/],
    ] as const) {
      await drop.setInputFiles(file(name));
      await page.getByText(verdict).first().waitFor();
    }
    await page.getByText(signer.name).first().waitFor();
    await isAccessible(page);
    // The file never left: nothing was sent but questions about fingerprints.
    expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([]);
    expect({ cookies: await context.cookies(), complaints }).toEqual({ cookies: [], complaints: [] });
    await context.close();
  }, 120_000);

  it('le papier suffit : le code qu’il porte mène à la même réponse, sans JavaScript', async () => {
    const [{ code }] = (await asOwner(house.database, (owner) =>
      owner.query(
        `select s.code from document_seal s join signature_request r on r.department = s.department and r."documentId" = s."documentId" where r.id = $1`,
        [signer.id],
      ),
    )) as [{ code: string }];
    const { page, context } = await aVisitor(browser, house.url, { javaScriptEnabled: false });
    await page.goto(`/verifier/document?code=${code}`);
    await page.getByText(signer.name).first().waitFor();
    await page.getByText(TITLE).first().waitFor();
    await context.close();
  });

  it('la coordinatrice emporte la preuve, qui se vérifie sans nous, et voit la campagne avancer', async () => {
    const { page } = coordinator;
    await page.goto(`/signer/${signer.id}/preuve`);
    await page.getByText('Chaîne intacte').first().waitFor();
    await isAccessible(page);
    const zip = await page.request.get(`/api/signatures/${signer.id}/evidence`);
    const proof = file('preuve');
    for (const [name, bytes] of await unzipped(await zip.body())) {
      mkdirSync(dirname(join(proof, name)), { recursive: true });
      writeFileSync(join(proof, name), bytes);
    }
    expect(execFileSync(process.execPath, ['verify-chain.mjs', 'events.jsonl'], { cwd: proof }).toString()).toMatch(/\d/);
    const events = readFileSync(join(proof, 'events.jsonl'), 'utf8');
    writeFileSync(join(proof, 'events.jsonl'), events.replace('"signed"', '"opened"').replace('\\"signed\\"', '\\"opened\\"'));
    expect(() => execFileSync(process.execPath, ['verify-chain.mjs', 'events.jsonl'], { cwd: proof, stdio: 'pipe' })).toThrow();
    await page.goto('/chartes/campagnes');
    await page
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .click();
    await page.getByText(/^1 sur \d+\spromeneurs? (ont|a) signé/).waitFor();
    await isAccessible(page);
  }, 120_000);
});

/** How many the public finds. */
async function listed(page: Page): Promise<number> {
  const answer = await page.request.get('/api/public/directory?department=88&size=1');
  return ((await answer.json()) as { total: number }).total;
}

/** Somebody of a structure that the representative of the demonstration signs for, asked in the campaign. */
async function aSigner(house: House): Promise<{ id: string; name: string; email: string; formerFile: string }> {
  const [row] = (await asOwner(house.database, (owner) =>
    owner.query(
      `select r.id, s.name, s.email, f.id as "formerFile" from signature_request r
       join signatory s on s."requestId" = r.id and s.role = 'promeneur' join signatory rep on rep."requestId" = r.id and rep.role = 'representative'
       join signature_request f on f."subjectId" = r."subjectId" and f.state = 'complete'
       where r.state = 'pending' and r.department = '88' and rep.email = 'structure.88@demo.example' order by s.name limit 1`,
    ),
  )) as [{ id: string; name: string; email: string; formerFile: string }];
  return row;
}
