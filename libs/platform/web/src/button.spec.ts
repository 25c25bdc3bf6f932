import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Button, Refusable } from './button';

@Component({
  imports: [Button, Refusable],
  template: `
    <pmd-refusable [reason]="reason()">
      <button pmdButton="act" [busy]="busy()" (click)="done.set(done() + 1)">Rendre active</button>
      <a lift href="/x">La demander</a>
    </pmd-refusable>
  `,
})
class Page {
  readonly reason = signal('');
  readonly busy = signal(false);
  readonly done = signal(0);
}

describe('a button', () => {
  let page: Page;
  let button: HTMLButtonElement;
  let screen: HTMLElement;
  let settled: () => Promise<unknown>;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    screen = fixture.nativeElement;
    settled = () => fixture.whenStable();
    await settled();
    button = screen.querySelector('button')!;
  });

  it('acts, and is of the kind asked', () => {
    button.click();
    expect(page.done()).toBe(1);
    expect(button.className).toContain('btn-act');
    expect(button.hasAttribute('aria-disabled')).toBe(false);
  });

  it('refused, can be reached, says why, and does nothing', async () => {
    page.reason.set('Il manque la signature de la structure.');
    await settled();
    button.click();
    expect(page.done()).toBe(0);
    expect(button.disabled).toBe(false);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const reason = screen.querySelector(`#${button.getAttribute('aria-describedby')}`)!;
    expect(reason.textContent).toContain('Il manque la signature de la structure.');
    expect(reason.querySelector('a')?.textContent).toBe('La demander');
  });

  it('busy, says so and does nothing twice', async () => {
    page.busy.set(true);
    await settled();
    button.click();
    expect(page.done()).toBe(0);
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(button.textContent).toContain('Envoi…');
  });
});
