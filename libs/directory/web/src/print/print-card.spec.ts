import { describe, expect, it } from '@jest/globals';
import { Component } from '@angular/core';
import { axe } from 'jest-axe';
import { lea, openPage } from '../testing';
import { PrintCard } from './print-card';

let isListed = true;

@Component({ selector: 'pmd-print-host', imports: [PrintCard], template: `<pmd-print-card [of]="of" />` })
class Host {
  protected readonly of = { id: lea, isListed };
}

describe('what can be printed of a promeneur', () => {
  const open = (listed: boolean) => {
    isListed = listed;
    return openPage('fiche', '/fiche', Host);
  };

  it('is a badge, cards and a poster, each a link that says it is a PDF', async () => {
    const { page } = await open(true);
    const links = [...page.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ['badge.pdf', 'badge.pdf?sheet=1', 'business-cards.pdf', 'poster.pdf'].map((paper) => `/api/promeneurs/${lea}/${paper}`),
    );
    expect(links.every((link) => link.textContent!.includes('PDF'))).toBe(true);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('is nothing for somebody who is not in the directory, and says what comes first', async () => {
    const { page, words } = await open(false);
    expect(page.querySelectorAll('a')).toHaveLength(0);
    expect(words()).toContain('charte signée, emploi en cours');
  });
});
