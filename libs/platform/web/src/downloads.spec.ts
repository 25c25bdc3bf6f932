import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Downloads, downloads } from './downloads';
import { apiInterceptors } from './http';
import { Toasts } from './toasts';

describe('a file of ours', () => {
  let files: Downloads;
  let http: HttpTestingController;
  const names: string[] = [];
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors(apiInterceptors)), provideHttpClientTesting()] });
    files = TestBed.runInInjectionContext(downloads);
    http = TestBed.inject(HttpTestingController);
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
  });
  afterEach(() => void jest.restoreAllMocks());

  it('is handed over under the name the house gives it, one at a time', async () => {
    const asked = files.fetch('/api/promeneurs/export', { format: 'csv' });
    expect(files.busy()).toBe(true);
    expect(await files.fetch('/api/promeneurs/export')).toBe(false);
    const headers = { 'Content-Disposition': 'attachment; filename="promeneurs-88-2026-11-24.csv"' };
    http.expectOne('/api/promeneurs/export?format=csv').flush(new ArrayBuffer(3), { headers });
    expect(await asked).toBe(true);
    expect(names).toEqual(['promeneurs-88-2026-11-24.csv']);
    expect(files.busy()).toBe(false);
  });

  it.each([
    ['attachment; filename=charte.pdf', 'charte.pdf'],
    [`attachment; filename="charte sign?e.pdf"; filename*=UTF-8''charte%20sign%C3%A9e.pdf`, 'charte signée.pdf'],
  ])('keeps the accents of its name: %s', async (disposition, name) => {
    const asked = files.fetch('/api/documents/x/file');
    http.expectOne('/api/documents/x/file').flush(new ArrayBuffer(3), { headers: { 'Content-Disposition': disposition } });
    await asked;
    expect(names.at(-1)).toBe(name);
  });

  it('says why it does not come, in the words of the house', async () => {
    const asked = files.fetch('/api/promeneurs/export');
    const title = 'Trop d’exports à la suite.';
    const bytes = new TextEncoder().encode(JSON.stringify({ status: 429, code: 'too-many', title }));
    const body = new ArrayBuffer(bytes.length);
    new Uint8Array(body).set(bytes);
    http.expectOne('/api/promeneurs/export').flush(body, { status: 429, statusText: 'Too Many Requests' });
    expect(await asked).toBe(false);
    expect(TestBed.inject(Toasts).current()?.text).toBe(title);
    expect(files.busy()).toBe(false);
  });
});
