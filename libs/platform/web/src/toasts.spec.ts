import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ToastOutlet, Toasts } from './toasts';

describe('a message of what was done', () => {
  let toasts: Toasts;

  beforeEach(() => {
    jest.useFakeTimers();
    toasts = TestBed.inject(Toasts);
  });
  afterEach(() => void jest.useRealTimers());

  it('stays eight seconds, and as long as somebody reads it', () => {
    toasts.say('Relance envoyée.');
    jest.advanceTimersByTime(7900);
    expect(toasts.current()?.text).toBe('Relance envoyée.');
    toasts.hold();
    jest.advanceTimersByTime(60_000);
    expect(toasts.current()).toBeDefined();
    toasts.release();
    jest.advanceTimersByTime(8000);
    expect(toasts.current()).toBeUndefined();
  });

  it('is undone once, and its undo is still known when it has left', async () => {
    const undo = jest.fn();
    toasts.say('Promeneur retiré.', undo);
    toasts.say('Relance envoyée.');
    jest.advanceTimersByTime(20_000);
    expect(toasts.undoable().map(({ text }) => text)).toEqual(['Promeneur retiré.']);
    await toasts.undo(toasts.undoable()[0]!);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(toasts.undoable()).toEqual([]);
  });

  it('is told to screen readers, held under the pointer, and offers « Annuler »', async () => {
    const fixture = TestBed.createComponent(ToastOutlet);
    const undo = jest.fn();
    toasts.say('Promeneur retiré.', undo);
    fixture.detectChanges();
    const screen = fixture.nativeElement as HTMLElement;
    expect(screen.querySelector('[role=status]')!.textContent).toContain('Promeneur retiré.');
    screen.dispatchEvent(new Event('mouseenter'));
    jest.advanceTimersByTime(30_000);
    expect(toasts.current()).toBeDefined();
    screen.querySelector('button')!.click();
    expect(undo).toHaveBeenCalledTimes(1);
  });
});
