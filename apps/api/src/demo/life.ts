import { Injectable } from '@nestjs/common';
import {
  Checklists,
  Consents,
  drawnPhoto,
  Permanences,
  Photos,
  ProfileCheckLists,
  ProfileChecks,
  Promeneurs,
  ServedTerritories,
} from '@promenade/directory/api';
import { onboardingKeys } from '@promenade/directory/model';
import { addDays, addMonths, type IsoDate } from '@promenade/platform/model';
import { isMan } from './names';
import type { PlannedPromeneur } from './plan';
import { portraitOf } from './portraits';
import { weekOf } from './week';
import { presentationOf } from './words.fr';

/** Somebody whose charter is complete, in the order of the plan. */
export interface Listed {
  readonly id: string;
  readonly person: PlannedPromeneur;
  /** In the plan, and among those who are listed. */
  readonly rank: number;
  readonly place: number;
}

/** Profiles of those above this place are looked at; the others wait, as in any network. */
const CHECKED = 20;

/** What people did once listed: their hours, their photo and by whose leave, their first steps, their profiles looked at. */
@Injectable()
export class DemoLife {
  constructor(
    private readonly checklists: Checklists,
    private readonly checkLists: ProfileCheckLists,
    private readonly checks: ProfileChecks,
    private readonly consents: Consents,
    private readonly permanences: Permanences,
    private readonly photos: Photos,
    private readonly promeneurs: Promeneurs,
    private readonly territories: ServedTerritories,
  ) {}

  /** @param epcis where those who go further than their commune go, by rank of their structure */
  async live(people: readonly Listed[], epcis: readonly (string | null)[], today: IsoDate): Promise<void> {
    for (const one of people) {
      await this.show(one);
      await this.settle(one);
      const epci = epcis[one.person.structure];
      if (epci && one.place % 3 === 0) await this.territories.replace(one.id, [{ kind: 'epci', code: epci }]);
      if (one.place < CHECKED) await this.look(one, today);
    }
  }

  /** Hours, words and a face; two in three say yes to everything, each on paper. */
  private async show({ id, person, rank, place }: Listed): Promise<void> {
    const { onlineProfiles } = await this.promeneurs.change(id, presentationOf(person, rank), undefined);
    const network = onlineProfiles[0]?.network;
    if (network) await this.permanences.set(id, weekOf(place, network));
    if (place % 6 === 5) return;
    await this.photos.put(id, await drawnPhoto(await portraitOf(rank, isMan(person.firstName))), 'person');
    await this.consents.say(id, 'photo', true);
    await this.consents.say(id, 'presentation', true);
    if (place % 4 === 1) await this.consents.say(id, 'phone', true);
  }

  /** The first steps: done by those who have been there for a year, under way for the others. */
  private async settle({ id, person }: Listed): Promise<void> {
    const done = person.arrivedMonthsAgo >= 12 ? onboardingKeys.length : 4 + person.arrivedMonthsAgo;
    for (const step of onboardingKeys.slice(0, done)) await this.checklists.tick(id, { list: 'onboarding', step });
  }

  /** One in seven misses a point, one in nine was last looked at more than a year ago. */
  private async look({ id, person, place, rank }: Listed, today: IsoDate): Promise<void> {
    const on = place % 9 === 8 ? addMonths(today, -13) : addDays(addMonths(today, -(1 + (place % 8))), place % 5);
    for (const profile of (await this.checkLists.read(id)).profiles) {
      // A name without a page is shown by a picture: here, the face that it bears.
      const shown = profile.url ? undefined : (await drawnPhoto(await portraitOf(rank, isMan(person.firstName)))).large;
      for (const [index, { key }] of profile.points.entries()) {
        const met = !(place % 7 === 3 && index === 2);
        const said = { met, on, evidenceUrl: profile.url, note: met ? null : 'Le logo n’est plus sur la bannière.' };
        await this.checks.verify({ promeneurId: id, profileId: profile.id, item: key }, said, shown);
      }
    }
  }
}
