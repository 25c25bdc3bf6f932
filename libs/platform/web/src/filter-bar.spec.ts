import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FilterBar } from './filter-bar';
import { urlFilters } from './url-filters';

@Component({ imports: [FilterBar], template: `<pmd-filter-bar [filters]="filters" [by]="by" search="Nom ou commune" />` })
class Page {
  readonly filters = urlFilters({ q: '', volet: '', page: '1' });
  readonly by = [{ key: 'volet', label: 'Volet', choices: [{ value: 'youth', label: 'jeunesse' }] }];
}

describe('filters', () => {
  let harness: RouterTestingHarness;
  let page: Page;
  const url = (): string => TestBed.inject(Router).url;
  const screen = (): HTMLElement => harness.routeNativeElement!;
  const wait = async (milliseconds = 20): Promise<void> => {
    await new Promise((done) => setTimeout(done, milliseconds));
    await harness.fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'promeneurs', component: Page }])] });
    harness = await RouterTestingHarness.create();
    page = await harness.navigateByUrl('/promeneurs?volet=youth&page=3&autre=x', Page);
    await wait();
  });

  it('are read in the URL, and asked of the API without the empty ones', () => {
    expect(page.filters.value()).toEqual({ q: '', volet: 'youth', page: '3' });
    expect(page.filters.query()).toEqual({ volet: 'youth', page: '3' });
    expect(page.filters.active()).toEqual(['volet']);
  });

  it('are written in the URL, which comes back to the first page and keeps what is not theirs', async () => {
    page.filters.set({ q: 'manon' });
    await wait();
    expect(url()).toBe('/promeneurs?volet=youth&autre=x&q=manon');
    page.filters.set({ page: '2' });
    await wait();
    expect(page.filters.value().page).toBe('2');
    page.filters.clear();
    await wait();
    expect(url()).toBe('/promeneurs?autre=x');
  });

  it('are shown, each with its way out', async () => {
    const chip = screen().querySelector('.chip')!;
    expect(chip.textContent!.replaceAll('\u00a0', ' ').trim()).toBe('Volet : jeunesse');
    chip.querySelector('button')!.click();
    await wait();
    expect(screen().querySelector('.chip')).toBeNull();
    expect(url()).toBe('/promeneurs?autre=x');
  });

  it('look while one types, once the hand rests', async () => {
    const look = screen().querySelector<HTMLInputElement>('input[type=search]')!;
    for (const words of ['m', 'ma', 'man ']) {
      look.value = words;
      look.dispatchEvent(new Event('input'));
    }
    expect(url()).not.toContain('q=');
    await wait(300);
    expect(url()).toContain('q=man');
    expect(url()).not.toContain('q=ma&');
  });
});
