import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from '@jest/globals';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, Session } from '@promenade/platform/web';
import type { EvidenceAnchor } from '@promenade/signatures/model';
import { axe } from 'jest-axe';
import { charterRoutes } from './charter.routes';

const id = '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01';
const aList: EvidenceAnchor = {
  ...{ id, department: '88', day: '2026-11-24', sha256: 'a1'.repeat(32), prev: '0'.repeat(64), heads: 12, timestamped: false },
  ...{ certificateSha256: 'b2'.repeat(32), createdAt: '2026-11-24T02:30:00Z' },
};

async function open(role: Role, ...items: EvidenceAnchor[]) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors(apiInterceptors)), provideHttpClientTesting(), provideRouter(charterRoutes)],
  });
  const account = { id, email: 'claire@exemple.fr', firstName: 'Claire', lastName: 'Aubertin' };
  const department = role === 'national' ? null : '88';
  TestBed.inject(Session).set({ account, memberships: [], role, department, purpose: 'session', subjectId: null });
  const harness = await RouterTestingHarness.create('/chartes/listes-signees');
  const http = TestBed.inject(HttpTestingController);
  http.expectOne('/api/signatures/anchors?page=1').flush({ items, total: items.length, page: 1, size: 50 });
  const page = harness.fixture.nativeElement as HTMLElement;
  await harness.fixture.whenStable();
  harness.detectChanges();
  return { page, http, words: page.textContent!.replaceAll(/\s+/g, ' ') };
}

describe('the signed lists', () => {
  it('are told by day, with their digest and how to check it, and are taken away', async () => {
    const { page, http, words } = await open('caf', aList);
    expect(words).toContain('24 novembre 2026');
    expect(words).toContain('a1'.repeat(32));
    expect(words).toContain('sha256sum anchor.json');
    expect(words).not.toContain('Vosges');
    expect(await axe(page)).toMatchObject({ violations: [] });
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes('Télécharger'))!.click();
    expect(http.expectOne(`/api/signatures/anchors/${id}`).request.method).toBe('GET');
  });

  it('name the département at the national level', async () => {
    expect((await open('national', aList)).words).toContain('Vosges');
  });

  it('say when the first will be there', async () => {
    const { page, words } = await open('coordinator');
    expect(words).toContain('Aucune liste signée');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });
});
