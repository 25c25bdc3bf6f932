import { describe, expect, it } from '@jest/globals';
import { isUnder, firstWordsOf } from './app/is-under';
import { addressOf, firstWordOf, withNonce } from './rendering';

describe('a page rendered on the server', () => {
  it.each([
    ['/annuaire/88-vosges?q=a%20b', 'http://127.0.0.1:3000/annuaire/88-vosges?q=a%20b'],
    ['//elsewhere.example/annuaire', 'http://127.0.0.1:3000/elsewhere.example/annuaire'],
    ['/\\elsewhere.example', 'http://127.0.0.1:3000/elsewhere.example'],
    ['/annuaire?next=//x?y=1', 'http://127.0.0.1:3000/annuaire?next=//x?y=1'],
    ['*', 'http://127.0.0.1:3000/*'],
  ])('%s is rendered at home', (asked, address) => expect(addressOf(asked, 'http://127.0.0.1:3000').href).toBe(address));

  it('bears the nonce of its answer, and no other word is touched', () => {
    const html = '<pmd-root ngCspNonce="__CSP_NONCE__"></pmd-root><script nonce="__CSP_NONCE__">1</script><p>__CSP_NONCE__ $1</p>';
    expect(withNonce(html, 'a+b/$1==')).toBe(
      '<pmd-root ngCspNonce="a+b/$1=="></pmd-root><script nonce="a+b/$1==">1</script><p>__CSP_NONCE__ $1</p>',
    );
    expect(withNonce(html)).toBe('<pmd-root></pmd-root><script>1</script><p>__CSP_NONCE__ $1</p>');
  });

  it('is unknown when no page begins as its address does', () => {
    const words = firstWordsOf([{ path: '', canMatch: [isUnder('promeneurs', 'structures')] }, { path: '**' }]);
    expect(words).toEqual(['promeneurs', 'structures']);
    expect(firstWordOf(new URL('http://h/promeneurs/nouveau?x=/y'))).toBe('promeneurs');
    expect(firstWordOf(new URL('http://h/'))).toBe('');
  });
});
