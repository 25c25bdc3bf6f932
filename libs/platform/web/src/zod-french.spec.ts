import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { speakFrench } from './zod-french';

const said = (schema: z.ZodType, value: unknown): string | undefined => schema.safeParse(value).error?.issues[0]?.message;

describe('what zod says of a field', () => {
  beforeAll(() => speakFrench());
  afterAll(() => {
    z.config(z.locales.en());
  });

  it.each([
    ['a name left empty', z.string().min(1), '', 'Complétez ce champ.'],
    ['a name left out', z.string(), undefined, 'Complétez ce champ.'],
    ['a short sentence', z.string().min(12), 'abc', 'Écrivez au moins 12 caractères.'],
    ['a long one', z.string().max(3), 'abcd', 'Raccourcissez à 3 caractères au plus.'],
    ['an address', z.email(), 'claire', 'Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.'],
    ['a date', z.iso.date(), '12/08', 'Écrivez une date complète\u00a0: jour, mois, année.'],
    ['a choice', z.enum(['youth']), 'other', 'Choisissez une des réponses proposées.'],
    ['several choices', z.array(z.string()).min(1), [], 'Choisissez au moins une réponse.'],
    ['a number', z.number(), 'a', 'Écrivez un nombre.'],
    ['too many hours', z.number().max(35), 36, 'Écrivez un nombre jusqu’à 35.'],
    ['too few', z.number().min(1), 0, 'Écrivez un nombre à partir de 1.'],
  ])('%s', (_, schema, value, message) => expect(said(schema, value)).toBe(message));

  it('never says « invalide »', () => {
    expect(said(z.string().regex(/^x$/), 'y')).toBe('Revoyez la façon dont c’est écrit.');
    expect(said(z.union([z.string(), z.number()]), true)).toBe('Revoyez cette réponse.');
  });
});
