import type { Network, Volet } from '@promenade/directory/model';
import type { IconName } from '@promenade/platform/web';

/** For whom, as a family says it. */
export const audienceLabels: Readonly<Record<Volet, string>> = { youth: 'pour les jeunes', parenting: 'pour les parents' };

/** A neutral drawing for each network: never its brand. */
export const networkIcons: Readonly<Partial<Record<Network, IconName>>> = {
  instagram: 'camera',
  discord: 'game',
  twitch: 'game',
  'online-game': 'game',
  email: 'mail',
};

export function audienceOf(volets: readonly Volet[]): string {
  return volets.map((volet) => audienceLabels[volet]).join(' et ');
}
