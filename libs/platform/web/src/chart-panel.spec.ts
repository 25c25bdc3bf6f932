import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { type ChartData, csvOf, ranksOf } from './chart-data';
import { ChartPanel } from './chart-panel';

const data: ChartData = {
  kind: 'bars',
  axis: 'Mois',
  unit: 'h',
  labels: ['janvier', 'février'],
  series: [
    { name: '2025', values: [1640, null], before: true },
    { name: '2026', values: [1855.5, 12] },
  ],
};

@Component({
  imports: [ChartPanel],
  template: `<h1>Page</h1>
    <h2>Activité</h2>
    <pmd-chart title="Heures de présence" counted="En heures." definition="Somme." finding="De 1 640 à 1 855 heures." [data]="data" />`,
})
class Page {
  readonly data = data;
}

describe('a chart', () => {
  let screen: HTMLElement;

  beforeEach(async () => {
    localStorage.clear();
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    screen = fixture.nativeElement;
    document.body.replaceChildren(screen);
  });

  it('is heard as what it finds', () => {
    const drawing = screen.querySelector('[role=img]')!;
    expect(drawing.tagName).toBe('CANVAS');
    expect(drawing.getAttribute('aria-label')).toBe('De 1 640 à 1 855 heures.');
  });

  it('has its figures in a table, the same ones', async () => {
    const rows = [...screen.querySelectorAll('tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent!.replaceAll(/[\u00a0\u202f]/g, ' ').trim()),
    );
    expect(rows).toEqual([
      ['Mois', '2025', '2026'],
      ['janvier', '1 640 h', '1 855,5 h'],
      ['février', '–', '12 h'],
    ]);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('remembers that its table was opened', async () => {
    const details = screen.querySelector('details')!;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    const again = TestBed.createComponent(Page);
    await again.whenStable();
    TestBed.tick();
    expect(again.nativeElement.querySelector('details').open).toBe(true);
  });

  it('gives its figures to a spreadsheet, where nothing typed can run', () => {
    expect(csvOf(data)).toBe('\uFEFFMois;2025;2026\r\njanvier;1640;1855,5\r\nfévrier;;12\r\n');
    expect(csvOf({ ...data, labels: ['=1+1', 'a;"b"'] })).toContain(`'=1+1;1640`);
    expect(csvOf({ ...data, labels: ['=1+1', 'a;"b"'] })).toContain('"a;""b""";;12');
  });

  it('keeps the first colour for the year, whatever the order', () => {
    expect(ranksOf(data.series)[1]).toBe(0);
    expect(ranksOf([...data.series].reverse())[0]).toBe(0);
    expect(ranksOf([1, 2, 3].map(() => ({ name: '', values: [] })))).toEqual([0, 1, 2]);
  });
});
