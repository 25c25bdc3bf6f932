import { Component, signal, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import * as z from 'zod';
import { ApiProblem } from './api-problem';
import { Choices, ManyChoices } from './choices';
import { Control, FieldFrame } from './field';
import { FIELD_LABELS } from './field-labels';
import { FormErrors, serverErrors } from './form-errors';
import { speakFrench } from './zod-french';

const draft = z.object({
  email: z.email(),
  siret: z.string().regex(/^\d{14}$/, { error: 'siret-format' }),
  volet: z.enum(['youth', 'parenting']),
  networks: z.array(z.string()).min(1),
});

@Component({
  imports: [Choices, Control, FieldFrame, FormErrors, FormField, FormRoot, ManyChoices],
  providers: [{ provide: FIELD_LABELS, useValue: { 'siret-format': 'Un SIRET a quatorze chiffres.' } }],
  template: `
    <form [formRoot]="form">
      <pmd-form-errors [form]="form" />
      <pmd-field label="Adresse électronique" hint="Celle du travail." optional><input pmdControl [formField]="form.email" /></pmd-field>
      <pmd-field label="SIRET"><input pmdControl [formField]="form.siret" /></pmd-field>
      <pmd-choices
        legend="Volet"
        [choices]="[
          { value: 'youth', label: 'jeunesse' },
          { value: 'parenting', label: 'parentalité' },
        ]"
        [formField]="form.volet"
      />
      <pmd-many-choices
        legend="Réseaux"
        [choices]="[
          { value: 'discord', label: 'Discord' },
          { value: 'instagram', label: 'Instagram' },
        ]"
        [formField]="form.networks"
      />
      <button>Enregistrer</button>
    </form>
  `,
})
class Page {
  readonly value = signal({ email: '', siret: '', volet: '', networks: [] as readonly string[] });
  refusal: unknown;
  private readonly summary = viewChild.required(FormErrors);
  readonly form = form(this.value, (path) => validateStandardSchema(path, draft as never), {
    submission: {
      action: (field) =>
        (this.refusal ? Promise.reject(this.refusal) : Promise.resolve()).then(
          () => undefined,
          (error) => serverErrors(error, field),
        ),
      onInvalid: () => this.summary().show(),
    },
  });
}

describe('a form', () => {
  let page: Page;
  let screen: HTMLElement;
  const settle = async (): Promise<void> => {
    await TestBed.inject(Settle).wait();
  };
  class Settle {
    wait = async (): Promise<void> => {
      await new Promise((done) => setTimeout(done, 5));
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    };
  }

  beforeEach(async () => {
    speakFrench();
    TestBed.configureTestingModule({ providers: [Settle] });
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    screen = fixture.nativeElement;
    document.body.replaceChildren(screen);
    await fixture.whenStable();
  });

  const input = (label: string): HTMLInputElement => {
    const found = [...screen.querySelectorAll('label')].find(({ textContent }) => textContent!.includes(label))!;
    return screen.querySelector<HTMLInputElement>(`#${found.getAttribute('for')}`)!;
  };
  const type = (label: string, words: string): void => {
    input(label).value = words;
    input(label).dispatchEvent(new Event('input'));
  };
  const describing = (element: HTMLElement): string =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent?.trim() ?? '')
      .join(' ');
  const valid = { email: 'a@b.fr', siret: '12345678901234', volet: 'youth', networks: ['discord'] };
  const submit = (): boolean => screen.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));

  it('says nothing while one types, and what to write once the field is left', async () => {
    type('Adresse', 'claire');
    await settle();
    expect(screen.querySelector('.error')).toBeNull();
    expect(describing(input('Adresse'))).toBe('Celle du travail.');
    input('Adresse').dispatchEvent(new Event('blur'));
    await settle();
    expect(describing(input('Adresse'))).toContain('Écrivez une adresse électronique complète');
    expect(input('Adresse').getAttribute('aria-invalid')).toBe('true');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('turns the codes of the schema into the words of the room', async () => {
    type('SIRET', '12');
    input('SIRET').dispatchEvent(new Event('blur'));
    await settle();
    expect(describing(input('SIRET'))).toBe('Un SIRET a quatorze chiffres.');
  });

  it('keeps what is chosen, in the order shown', async () => {
    const box = (label: string) =>
      [...screen.querySelectorAll('label')].find((found) => found.textContent!.includes(label))!.querySelector('input')!;
    box('parentalité').click();
    box('Instagram').click();
    box('Discord').click();
    expect(page.value()).toMatchObject({ volet: 'parenting', networks: ['discord', 'instagram'] });
    box('Discord').click();
    expect(page.value().networks).toEqual(['instagram']);
  });

  it('sums up what to see again when it is sent too early, takes the focus, and leads to each field', async () => {
    submit();
    await settle();
    const summary = screen.querySelector<HTMLElement>('[role=alert]')!;
    expect(summary.textContent).toContain('4 réponses sont à revoir');
    expect(document.activeElement).toBe(summary);
    const links = [...summary.querySelectorAll('button')];
    expect(links.map(({ textContent }) => textContent)).toEqual(['Adresse électronique', 'SIRET', 'Volet', 'Réseaux']);
    links[1]!.click();
    expect(document.activeElement).toBe(input('SIRET'));
    page.value.set(valid);
    await settle();
    expect(screen.querySelector('[role=alert]')).toBeNull();
  });

  it('puts what the API refused on its field, and the rest on the form', async () => {
    page.value.set(valid);
    page.refusal = new ApiProblem(422, 'invalid', 'Deux réponses sont à revoir.', [
      { path: 'siret', code: 'siret-invalid', message: 'Ce SIRET n’existe pas.' },
      { path: 'elsewhere.0', code: 'x', message: 'Autre chose manque.' },
    ]);
    submit();
    await settle();
    expect(describing(input('SIRET'))).toBe('Ce SIRET n’existe pas.');
    expect(screen.querySelector('[role=alert]')!.textContent).toContain('Autre chose manque.');
    type('SIRET', '12345678901235');
    await settle();
    expect(describing(input('SIRET'))).toBe('');
  });

  it('says why as a whole when no field is at fault', async () => {
    page.value.set(valid);
    page.refusal = new ApiProblem(409, 'already-signed', 'Cette charte est déjà signée.');
    submit();
    await settle();
    expect(screen.querySelector('[role=alert]')!.textContent).toContain('Cette charte est déjà signée.');
  });
});
