import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { Confirm } from './confirm';

const question = { title: 'Retirer Thomas de l’annuaire ?', text: 'Sa fiche disparaît.', keep: 'Garder Thomas', act: 'Retirer Thomas' };
const dialog = (): HTMLElement => document.querySelector<HTMLElement>('[role=alertdialog]')!;
const shown = async (): Promise<void> => {
  while (!document.querySelector('[role=alertdialog][aria-labelledby] button')) {
    await new Promise((done) => setTimeout(done, 10));
    TestBed.tick();
  }
};
const press = (words: string): void =>
  [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent!.trim() === words)!.click();

describe('a question before the irreversible', () => {
  it('is named by its title, and offers the way out first', async () => {
    void TestBed.inject(Confirm).ask(question);
    await shown();
    expect(document.getElementById(dialog().getAttribute('aria-labelledby')!)!.textContent).toBe(question.title);
    expect([...dialog().querySelectorAll('button')].map(({ textContent }) => textContent!.trim())).toEqual([
      'Garder Thomas',
      'Retirer Thomas',
    ]);
    expect(await axe(dialog())).toMatchObject({ violations: [] });
  });

  it.each([
    ['Retirer Thomas', true],
    ['Garder Thomas', false],
  ])('« %s » answers %s', async (words, answer) => {
    const asked = TestBed.inject(Confirm).ask(question);
    await shown();
    press(words);
    expect(await asked).toBe(answer);
  });

  it('left by Esc, answers no', async () => {
    const asked = TestBed.inject(Confirm).ask(question);
    await shown();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true } as KeyboardEventInit));
    expect(await asked).toBe(false);
  });
});
