import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { PublicShell } from './public-shell';

@Component({ template: '<h1>Qui est joignable ?</h1>' })
class Page {}

describe('the public shell', () => {
  async function open(url: string): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', component: PublicShell, children: [{ path: '**', component: Page }] }]),
      ],
    });
    const harness = await RouterTestingHarness.create(url);
    const screen = harness.fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(screen);
    return screen;
  }

  it('names the département of the address and keeps its links in it', async () => {
    const screen = await open('/annuaire/88-vosges/88-manon-mjc-k2x9?de=carte');
    expect(screen.querySelector('pmd-brand')!.textContent).toContain('Vosges');
    expect(screen.querySelector('nav a')!.getAttribute('href')).toBe('/annuaire/88-vosges');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('asks nobody who is reading', async () => {
    await open('/annuaire');
    TestBed.inject(HttpTestingController).expectNone(() => true);
  });

  it('leads to help and out of here without a trace, before JavaScript comes', async () => {
    const screen = await open('/annuaire');
    expect(screen.querySelector('header pmd-emergency a')!.getAttribute('href')).toBe('tel:119');
    const quit = screen.querySelector('.quit')!;
    expect(quit.getAttribute('href')).toMatch(/^https:/);
    expect(quit.getAttribute('rel')).toContain('noreferrer');
    expect(screen.querySelector('.skip')!.getAttribute('href')).toBe('/annuaire#contenu');
  });
});
