import { describe, expect, it } from '@jest/globals';
import { emptied } from './emptied';
import { htmlOf } from './letter-html';
import { linksOf, textOf } from './letter-text';
import { undeliveredBy } from './smtp-fault';
import { typeset } from './typography';

const LINK = 'https://promenade.test/lien/jeton';

describe('the words of a letter', () => {
  it.each([
    ["Vous n'avez rien demandé ?", 'Vous n’avez rien demandé\u202f?'],
    ['Il reste : 2 jours, 15 min, 18 h 10', 'Il reste\u00a0: 2\u00a0jours, 15\u00a0min, 18\u00a0h\u00a010'],
    ['« Le Tour du lac », le 24 novembre', '«\u00a0Le Tour du lac\u00a0», le 24\u00a0novembre'],
    ["Écrivez à o'neil@exemple.fr ; voir https://a.fr/l'ete", "Écrivez à o'neil@exemple.fr\u202f; voir https://a.fr/l'ete"],
    ['Le 3 hommes', 'Le 3 hommes'],
  ])('%s', (written, set) => {
    expect(typeset(written)).toBe(set);
  });
});

describe('a letter as HTML', () => {
  const html = htmlOf('Sujet <b>', [
    '<script>alert(1)</script> & "Léa"\nDeux',
    { link: `${LINK}?a="><b>`, label: '<i>ici</i>' },
    { code: '048213' },
  ]);

  it('shows what somebody typed as text', () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Léa&quot;<br>Deux');
    expect(html).toContain('<title>Sujet &lt;b&gt;</title>');
    expect(html).not.toMatch(/<script|<i>|<b>/);
  });

  it('fetches nothing, and reads without a table', () => {
    expect(html).not.toMatch(/<img|<table|<link|url\(/);
    expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)]).toHaveLength(2); // the button, and its address written out
  });

  it('says its language, and keeps ink on paper where the theme is not followed', () => {
    expect(html).toMatch(/<html lang="fr" dir="ltr">/);
    expect(html).toContain('background-color:#ffffff;color:#182620');
    expect(html).toContain('prefers-color-scheme:dark');
  });
});

describe('a letter as text', () => {
  const parts = ['Voir https://a.fr/page.', { link: LINK, label: 'Entrer' }, { code: '048213' }, 'Et https://a.fr/page !'];

  it('writes out links and codes', () => {
    expect(textOf(parts)).toMatch(/Entrer\u00a0:\nhttps:\/\/promenade\.test\/lien\/jeton\n\nVotre code\u00a0: 048213/);
  });

  it('tells its addresses, each once', () => {
    expect(linksOf(parts)).toEqual(['https://a.fr/page', LINK]);
  });

  it('keeps its words alone once it has left', () => {
    expect(JSON.stringify(emptied(parts))).not.toMatch(/https:|048213/);
    expect(emptied(['Bonjour'])).toEqual(['Bonjour']);
  });
});

describe('what a server of mail answers', () => {
  it.each([
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 no' }, true, 'refuse cette adresse'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 spam' }, true, 'refuse ce courriel'],
    [{ code: 'EENVELOPE', command: 'API' }, true, 'ne sait pas écrire'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451, response: '451 later' }, false, 'demande d’attendre'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550, response: '550 who?' }, false, 'demande d’attendre'],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 no' }, false, 'SMTP_URL'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, false, 'ne répond pas'],
    [new TypeError('a fault of ours'), false, 'composé'],
  ])('%j', (error, forGood, words) => {
    const { fault, forGood: said } = undeliveredBy(error);
    expect(said).toBe(forGood);
    expect(fault).toContain(words);
  });
});
