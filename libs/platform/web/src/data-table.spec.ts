import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { Cell, type Column, DataTable, type Sort } from './data-table';
import { Pager } from './pager';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly hours: number | null;
}

@Component({
  imports: [Cell, DataTable, Pager],
  template: `
    <pmd-table caption="Promeneurs" [columns]="columns" [rows]="rows" [rowName]="nameOf" selectable [(selection)]="chosen" [(sort)]="sort">
      <ng-template pmdCell="name" [of]="rows" let-row
        ><a href="/promeneurs/{{ row.id }}">{{ row.name }}</a></ng-template
      >
      <button bulk>Relancer</button>
    </pmd-table>
    <pmd-pager [total]="28" [outOf]="54" [size]="10" [(page)]="page" [noun]="['promeneur', 'promeneurs']" [filters]="2" />
  `,
})
class Page {
  readonly rows: Person[] = [
    { id: '1', name: 'Léa Marchal', hours: 12 },
    { id: '2', name: 'Karim Bensaïd', hours: null },
  ];
  readonly columns: Column<Person>[] = [
    { key: 'name', label: 'Promeneur', sorts: true },
    { key: 'hours', label: 'Heures', numeric: true },
  ];
  readonly nameOf = ({ name }: Person): string => name;
  readonly chosen = signal<ReadonlySet<string>>(new Set());
  readonly sort = signal<Sort | null>(null);
  readonly page = signal(1);
}

describe('a list', () => {
  let page: Page;
  let screen: HTMLElement;
  let settled: () => Promise<unknown>;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    screen = fixture.nativeElement;
    settled = () => fixture.whenStable();
    await settled();
  });

  const box = (label: string): HTMLInputElement => screen.querySelector(`input[aria-label="${label}"]`)!;
  const button = (words: string): HTMLButtonElement =>
    [...screen.querySelectorAll('button')].find(({ textContent }) => textContent!.trim().startsWith(words))!;

  it('names each cell for the day it is a card, and writes « – » for nothing', async () => {
    const cells = [...screen.querySelectorAll('tbody tr:last-child td')];
    expect(cells.map((cell) => cell.getAttribute('data-label'))).toEqual([null, null, 'Heures']);
    expect(cells.at(-1)!.textContent!.trim()).toBe('–');
    expect(screen.querySelector('tbody a')!.getAttribute('href')).toBe('/promeneurs/1');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('sorts one way, then the other, and says which', async () => {
    const head = screen.querySelector('th[scope=col]:nth-child(2)')!;
    expect(head.hasAttribute('aria-sort')).toBe(false);
    button('Promeneur').click();
    await settled();
    expect(page.sort()).toEqual({ key: 'name', direction: 'ascending' });
    expect(head.getAttribute('aria-sort')).toBe('ascending');
    button('Promeneur').click();
    await settled();
    expect(head.getAttribute('aria-sort')).toBe('descending');
  });

  it('offers what can be done as soon as one row is chosen, and the whole page', async () => {
    expect(screen.querySelector('[role=region]')).toBeNull();
    box('Choisir Karim Bensaïd').click();
    await settled();
    expect([...page.chosen()]).toEqual(['2']);
    expect(screen.querySelector('[role=region]')!.textContent).toMatch(/1\sligne choisie/);
    expect(button('Relancer')).toBeDefined();
    button('Choisir les 2').click();
    await settled();
    expect(page.chosen().size).toBe(2);
    box('Choisir toutes les lignes de la page').click();
    expect(page.chosen().size).toBe(0);
  });

  it('says what is seen and turns the page within its bounds', async () => {
    const pager = screen.querySelector('pmd-pager')!;
    expect(pager.textContent!.replaceAll('\u00a0', ' ')).toContain('28 promeneurs sur 54, avec vos 2 filtres');
    button('Précédente').click();
    expect(page.page()).toBe(1);
    for (let turns = 0; turns < 5; turns++) button('Suivante').click();
    await settled();
    expect(page.page()).toBe(3);
    expect(pager.textContent).toContain('page 3 sur 3');
  });
});
