import type { CheckColour, CheckedProfile, CheckPoint } from '@promenade/directory/model';
import { counted, dayOf, fr, type IconName, type Status } from '@promenade/platform/web';

export const colourLabels: Record<CheckColour, string> = { red: 'à compléter', amber: 'à revoir', green: 'contrôlé' };
export const colourChips: Record<CheckColour, { readonly is: Status; readonly icon: IconName }> = {
  red: { is: 'bad', icon: 'bad' },
  amber: { is: 'warn', icon: 'warn' },
  green: { is: 'good', icon: 'done' },
};

/** What stands of a point, and who said it. */
export function pointWords(point: CheckPoint, { changedOn }: Pick<CheckedProfile, 'changedOn'>): string {
  const { met, verifiedOn, declaredAt, note, colour } = point;
  if (verifiedOn === null) return declaredAt ? `Dit fait le ${dayOf(declaredAt)}, pas encore contrôlé` : 'Ni dit, ni contrôlé';
  const seen = `${met ? 'Vu' : 'Absent'} le ${dayOf(verifiedOn)}${note ? fr(` : ${note}`) : ''}`;
  if (!met) return seen + again(declaredAt, verifiedOn);
  return colour === 'green' ? seen : seen + since(changedOn, verifiedOn);
}

function since(changedOn: string | null, verifiedOn: string): string {
  return fr(changedOn !== null && verifiedOn < changedOn ? ' ; le profil a changé depuis' : ' ; il est temps de revoir');
}

function again(declaredAt: string | null, verifiedOn: string): string {
  return declaredAt && declaredAt.slice(0, 10) > verifiedOn ? fr(` ; dit corrigé le ${dayOf(declaredAt)}`) : '';
}

/** « 4 points sur 5 »: those that hold. */
export function scoreOf(points: readonly Pick<CheckPoint, 'colour'>[]): string {
  const held = points.filter(({ colour }) => colour === 'green').length;
  return held === points.length ? counted(held, 'point vu', 'points vus') : `${counted(held, 'point', 'points')} sur ${points.length}`;
}

/** When a profile was last looked at whole, and when it will be again. */
export function checkedWhen({ points, dueOn }: CheckedProfile, today: string): string {
  const days = points.flatMap(({ verifiedOn }) => verifiedOn ?? []).sort();
  if (days.length === 0) return 'Personne ne l’a encore contrôlé.';
  const last = `Dernier contrôle le ${dayOf(days.at(-1)!)}`;
  if (dueOn === null) return `${last}.`;
  return fr(dueOn <= today ? `${last} ; à revoir depuis le ${dayOf(dueOn)}.` : `${last} ; à revoir le ${dayOf(dueOn)}.`);
}
