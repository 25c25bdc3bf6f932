import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { networks, onlineProfile } from './networks';
import { handleKey, isNothing, readProfile } from './read-profile';

const phones = (text: string) => {
  const digits = text.replace(/[^\d+]/g, '');
  return /^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : /^\+33\d{9}$/.test(digits) ? digits : undefined;
};
const read = (network: (typeof networks)[number], text: string) => readProfile(network, text, phones);

describe('a presence online', () => {
  it.each([
    ['instagram', '@lea.pdn', 'lea.pdn', 'https://www.instagram.com/lea.pdn/'],
    ['instagram', 'lea.pdn', 'lea.pdn', 'https://www.instagram.com/lea.pdn/'],
    ['instagram', 'https://www.instagram.com/lea.pdn/?igsh=abc', 'lea.pdn', 'https://www.instagram.com/lea.pdn/'],
    ['instagram', 'instagram.com/lea.pdn', 'lea.pdn', 'https://www.instagram.com/lea.pdn/'],
    ['facebook', 'https://www.facebook.com/Léa.Pdn', 'Léa.Pdn', 'https://www.facebook.com/L%C3%A9a.Pdn'],
    ['facebook', "https://m.facebook.com/Léa.Raon-l'Étape/", "Léa.Raon-l'Étape", "https://www.facebook.com/L%C3%A9a.Raon-l'%C3%89tape"],
    ['facebook', 'https://www.facebook.com/profile.php?id=100012345', '100012345', 'https://www.facebook.com/100012345'],
    ['facebook', 'https://www.facebook.com/people/Lea-Pdn/100012345/', '100012345', 'https://www.facebook.com/100012345'],
    ['facebook', 'Léa Pdn Vosges', 'Léa Pdn Vosges', null],
    ['messenger', 'https://m.me/lea.pdn', 'lea.pdn', 'https://m.me/lea.pdn'],
    ['messenger', 'https://www.messenger.com/t/lea.pdn', 'lea.pdn', 'https://m.me/lea.pdn'],
    ['snapchat', 'lea-pdn', 'lea-pdn', 'https://www.snapchat.com/add/lea-pdn'],
    ['snapchat', 'https://www.snapchat.com/add/lea-pdn?share_id=x', 'lea-pdn', 'https://www.snapchat.com/add/lea-pdn'],
    ['tiktok', '@lea_pdn', 'lea_pdn', 'https://www.tiktok.com/@lea_pdn'],
    ['tiktok', 'https://www.tiktok.com/@lea_pdn?lang=fr', 'lea_pdn', 'https://www.tiktok.com/@lea_pdn'],
    ['discord', 'lea_pdn#0811', 'lea_pdn#0811', null],
    ['discord', 'https://discord.gg/AbCd12', 'discord.gg/AbCd12', 'https://discord.gg/AbCd12'],
    ['discord', 'https://discord.com/invite/AbCd12', 'discord.gg/AbCd12', 'https://discord.gg/AbCd12'],
    ['twitch', 'https://www.twitch.tv/lea_pdn', 'lea_pdn', 'https://www.twitch.tv/lea_pdn'],
    ['youtube', '@LeaPdn', 'LeaPdn', 'https://www.youtube.com/@LeaPdn'],
    ['youtube', 'https://www.youtube.com/channel/UCabc-1', 'channel/UCabc-1', 'https://www.youtube.com/channel/UCabc-1'],
    ['x', 'https://twitter.com/lea_pdn', 'lea_pdn', 'https://x.com/lea_pdn'],
    ['linkedin', 'https://fr.linkedin.com/in/lea-pdn-123/', 'lea-pdn-123', 'https://www.linkedin.com/in/lea-pdn-123'],
    ['linkedin', 'https://www.linkedin.com/company/mjc', 'company/mjc', 'https://www.linkedin.com/company/mjc'],
    ['mastodon', '@lea@social.example', 'lea@social.example', 'https://social.example/@lea'],
    ['mastodon', 'https://social.example/@lea', 'lea@social.example', 'https://social.example/@lea'],
    ['whatsapp', '06 39 98 10 00', '+33639981000', 'https://wa.me/33639981000'],
    ['whatsapp', 'https://wa.me/33639981000', '+33639981000', 'https://wa.me/33639981000'],
    ['sms', '06 39 98 10 00', '+33639981000', 'sms:+33639981000'],
    ['email', 'mailto:Lea@mjc.example', 'lea@mjc.example', 'mailto:lea@mjc.example'],
    ['online-game', 'LeaPdn (Minecraft)', 'LeaPdn (Minecraft)', null],
    ['blog', 'https://lea.example/blog/', 'lea.example/blog', 'https://lea.example/blog/'],
    ['video', 'https://visio.example/lea', 'visio.example/lea', 'https://visio.example/lea'],
  ] as const)('on %s, « %s » is %s', (network, text, handle, url) => {
    const profile = read(network, text);
    expect(profile).toEqual({ network, handle, url });
    expect(onlineProfile.safeParse(profile).success).toBe(true);
  });

  it('belongs to the network of its address, whatever the column', () => {
    expect(read('instagram', 'https://www.facebook.com/lea.pdn')).toMatchObject({ network: 'facebook', handle: 'lea.pdn' });
    expect(read('other', 'https://www.tiktok.com/@lea')).toMatchObject({ network: 'tiktok', handle: 'lea' });
  });

  it.each([
    ['instagram', 'lea pdn 88'],
    ['instagram', 'https://www.instagram.com/p/AbC123/'],
    ['instagram', 'https://www.instagram.com/'],
    ['instagram', 'https://mjc.example/lea'],
    ['facebook', 'https://www.facebook.com/sharer/sharer.php?u=x'],
    ['mastodon', '@lea'],
    ['whatsapp', 'lea'],
    ['blog', 'https://a:b@lea.example/'],
    ['other', 'a'.repeat(501)],
  ] as const)('on %s, « %s » is asked again', (network, text) => {
    expect(read(network, text)).toBeUndefined();
  });

  it('never becomes an address that runs something', () => {
    for (const network of networks) expect(read(network, 'javascript:alert(1)')?.url ?? '').not.toMatch(/^javascript/);
    fc.assert(
      fc.property(fc.constantFrom(...networks), fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'data', 'file'] }), (network, url) => {
        expect(read(network, url)?.url ?? 'https:').toMatch(/^(?:https?|mailto|sms):/);
      }),
    );
  });

  it('is the same once its own address is read again', () => {
    const handles = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^@?[a-zA-Z0-9_.-]{1,30}$/),
      fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,4}$/),
      fc.webUrl({ withQueryParameters: true }),
      fc
        .constantFrom('facebook.com', 'm.me', 'www.youtube.com', 'x.com', 'discord.gg', 'www.linkedin.com/in')
        .chain((host) => fc.webPath().map((path) => `https://${host}${path}`)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...networks), handles, (network, text) => {
        const profile = read(network, text);
        if (!profile) return;
        expect(read(profile.network, profile.url ?? profile.handle)).toEqual(profile);
        expect(onlineProfile.safeParse(profile).success).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is one with its other spellings', () => {
    expect(handleKey(read('facebook', 'Lea.Pdn')!)).toBe(handleKey(read('facebook', 'https://facebook.com/leapdn')!));
    expect(handleKey(read('instagram', '@Lea_Pdn')!)).toBe(handleKey(read('instagram', 'lea_pdn')!));
    expect(handleKey(read('instagram', 'lea.pdn')!)).not.toBe(handleKey(read('instagram', 'leapdn')!));
  });
});

describe('the absence of a presence', () => {
  it.each(['-', 'non', 'Néant', 'x', 'aucun', 'N/A', '0', '?'])('is understood in « %s »', (text) => expect(isNothing(text)).toBe(true));
  it.each(['lea', 'oui', 'xavier'])('is not read in « %s »', (text) => expect(isNothing(text)).toBe(false));
});
