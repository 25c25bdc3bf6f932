import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { AlertCard } from './alert-card';
import { Definition } from './definition';
import { Emergency } from './emergency';
import { EmptyState } from './empty-state';
import { Icon } from './icon';
import { Portrait } from './portrait';
import { StatFigure } from './stat-figure';
import { type Status, StatusChip } from './status-chip';
import { Stepper } from './stepper';

async function shown(component: new () => unknown): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(component);
  await fixture.whenStable();
  document.body.replaceChildren(fixture.nativeElement);
  return fixture.nativeElement;
}

@Component({
  imports: [AlertCard, Definition, Emergency, EmptyState, Icon, Portrait, StatFigure, StatusChip, Stepper],
  template: `
    <h1>Page</h1>
    <h2>Parties</h2>
    <pmd-stepper [steps]="['Choisir', 'Relire', 'Enregistrer']" [at]="1" />
    @for (state of states; track state) {
      <pmd-status [is]="state">{{ state }}</pmd-status>
    }
    <pmd-stat name="Promeneurs" [value]="2311" definition="Ceux dont la charte est complète." />
    <ul>
      <li pmdAlert is="warn" icon="sign" kind="En attente" fact="Une charte attend"><button>Voir</button></li>
    </ul>
    <pmd-empty fact="Aucun promeneur" why="Importez votre tableau." [scene]="scene()" />
    <pmd-portrait name="Claire Aubertin" />
    <pmd-icon name="x" label="Fermer" />
    <pmd-emergency />
  `,
})
class Page {
  readonly states: Status[] = ['good', 'now', 'info', 'warn', 'bad', 'past', 'draft', 'half'];
  readonly scene = signal(true);
}

describe('the small parts', () => {
  it('are read without the eyes', async () => expect(await axe(await shown(Page))).toMatchObject({ violations: [] }));

  it('tell the step one is at, and those walked', async () => {
    const steps = [...(await shown(Page)).querySelectorAll('pmd-stepper li')];
    expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(steps[0]!.textContent).toContain('(fait)');
    expect(steps[2]!.textContent).not.toContain('(fait)');
  });

  it('give each of the eight states its own mark: shape alone tells them apart', async () => {
    const chips = [...(await shown(Page)).querySelectorAll('pmd-status')];
    const marks = chips.map((chip) => chip.querySelector('svg')!.innerHTML);
    expect(new Set(marks).size).toBe(8);
  });

  it('write figures as people read them, and « – » for none', async () => {
    expect((await shown(Page)).querySelector('pmd-stat .value')!.textContent!.trim()).toBe('2\u202f311');
  });

  it('define a figure on hover and on focus; Esc leaves', async () => {
    const screen = await shown(Page);
    const definition = screen.querySelector('pmd-definition')!;
    const bubble = definition.querySelector('[role=tooltip]')!;
    const button = definition.querySelector('button')!;
    expect(button.getAttribute('aria-label')).toBe('Définition : Promeneurs');
    expect(button.getAttribute('aria-describedby')).toBe(bubble.id);
    button.dispatchEvent(new Event('focus'));
    TestBed.tick();
    expect(bubble.className).toBe('open');
    definition.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    TestBed.tick();
    expect(bubble.className).toBe('');
    definition.dispatchEvent(new Event('mouseenter'));
    TestBed.tick();
    expect(bubble.className).toBe('open');
    definition.dispatchEvent(new Event('mouseleave'));
    TestBed.tick();
    expect(bubble.className).toBe('');
  });

  it('call for help in one gesture', async () => {
    const numbers = [...(await shown(Page)).querySelectorAll('pmd-emergency a')].map((link) => link.getAttribute('href'));
    expect(numbers).toEqual(['tel:119', 'tel:3018', 'tel:3114', 'tel:0800235236', 'tel:17']);
  });
});
