import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it, jest } from '@jest/globals';
import { axe } from 'jest-axe';
import { Menu, type MenuLine } from './menu';

@Component({ imports: [Menu], template: `<main><pmd-menu [lines]="lines">Claire</pmd-menu></main>` })
class Page {
  readonly act = jest.fn();
  readonly lines: MenuLine[] = [
    { label: 'Mon compte', icon: 'person', path: '/mon-compte' },
    { label: 'Clair', checked: true, act: this.act },
    { label: 'Sombre', checked: false, act: this.act },
  ];
}

describe('a menu', () => {
  it('opens at the first press though its panel was not there, and acts', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    const button = (): HTMLButtonElement => fixture.nativeElement.querySelector('button');
    expect(button().getAttribute('aria-haspopup')).toBe('menu');
    expect(document.querySelector('[role=menu]')).toBeNull();
    button().click();
    for (let tries = 0; tries < 100 && !document.querySelector('[role=menu]'); tries++) await new Promise((done) => setTimeout(done, 10));
    await fixture.whenStable();
    expect(button().textContent!.trim()).toBe('Claire');
    expect(button().getAttribute('aria-expanded')).toBe('true');
    const lines = [...document.querySelectorAll('[role^=menuitem]')];
    expect(lines.map((line) => line.getAttribute('role'))).toEqual(['menuitem', 'menuitemradio', 'menuitemradio']);
    expect(lines.map((line) => line.getAttribute('aria-checked'))).toEqual([null, 'true', 'false']);
    expect(await axe(document.querySelector('[role=menu]')!)).toMatchObject({ violations: [] });
    (lines[2] as HTMLElement).click();
    expect(fixture.componentInstance.act).toHaveBeenCalledTimes(1);
  });
});
