import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Theme } from './theme';

describe('the theme', () => {
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.removeAttribute('data-theme');
  });
  const root = (): string | null => document.documentElement.getAttribute('data-theme');

  it('follows the system until somebody chooses', () => {
    expect(TestBed.inject(Theme).choice()).toBe('system');
    expect(root()).toBeNull();
  });

  it('is kept by the browser, and given back to the system', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('dark');
    expect([root(), theme.isDark()]).toEqual(['dark', true]);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).choice()).toBe('dark');
    TestBed.inject(Theme).choose('system');
    expect(root()).toBeNull();
  });

  it('ignores a kept word that is no theme', () => {
    localStorage.setItem('promenade.theme', '"><script>');
    expect(TestBed.inject(Theme).choice()).toBe('system');
  });
});
