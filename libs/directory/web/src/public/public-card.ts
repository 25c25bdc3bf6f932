import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicPromeneur } from '@promenade/directory/model';
import {
  Button,
  counted,
  DayPipe,
  departmentName,
  Emergency,
  fr,
  Icon,
  Load,
  PhonePipe,
  Portrait,
  problemOf,
  PublicFace,
  StatusChip,
  TODAY,
} from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { de, held } from '../names.fr';
import { departmentIn } from './place';
import { personData } from './person-data';
import { PublicApi } from './public-api';
import { audienceOf, networkIcons } from './public-labels.fr';
import { PublicWeek } from './public-week';
import { reachWords } from './reach-words';
import { ShareCard } from './share-card';

/** `/annuaire/88-vosges/88-lea-…`: who this is, how to talk to them, on which accounts and no other, and since when the charter binds them. */
@Component({
  selector: 'pmd-public-card',
  imports: [Button, DayPipe, Emergency, Icon, Load, PhonePipe, Portrait, PublicWeek, RouterLink, ShareCard, StatusChip],
  templateUrl: './public-card.html',
  styleUrls: ['./public.scss', './public-card.scss'],
})
export class PublicCardPage {
  readonly place = input.required<string>();
  readonly slug = input.required<string>();
  protected readonly card = inject(PublicApi).promeneur(this.slug);
  protected readonly today = inject(TODAY);
  protected readonly networks = networkLabels;
  protected readonly icons = networkIcons;
  protected readonly department = computed(() => departmentName(departmentIn(this.place())));
  protected readonly missing = computed(() => [404, 422].includes(problemOf(this.card.error() ?? new Error()).status));
  /** Accounts that one can write to by following an address, the one of now first; the others are told by their handle. */
  protected readonly writable = computed(() => (this.card.hasValue() ? writableOf(this.card.value()) : []));
  protected readonly reach = computed(() => {
    if (!this.card.hasValue()) return '';
    const { reachability } = this.card.value();
    const said = reachWords(reachability, this.today());
    return reachability.now ? said.replace('joignable', 'joignable maintenant,') : said;
  });

  constructor() {
    const face = inject(PublicFace);
    effect(() => {
      if (this.missing()) return face.missing();
      if (!this.card.hasValue()) return;
      const it = this.card.value();
      const path = `/annuaire/${it.department.slug}/${it.slug}`;
      const accounts = counted(it.onlineProfiles.length, 'compte officiel', 'comptes officiels', 'aucun compte publié');
      face.tell({
        title: `${fullName(it)}, ${it.structure.name}`,
        description: `${it.firstName}, du réseau des Promeneurs du Net : ${it.structure.name}, charte signée, ${accounts}.`,
        path,
        data: personData(it, (part) => face.addressOf(part)),
      });
    });
  }

  protected readonly nameOf = fullName;
  protected readonly de = de;
  protected readonly audience = (it: PublicPromeneur): string => (it.volets.length ? `Répond en ligne ${audienceOf(it.volets)}.` : '');

  /** « Animatrice jeunesse, MJC du Lac, Gérardmer ». */
  protected roleOf({ function: job, structure }: PublicPromeneur): string {
    const { name, commune } = structure;
    return [job, held(name), commune && !name.includes(commune.name) && commune.name].filter(Boolean).join(', ');
  }

  protected addressOf({ structure }: PublicPromeneur): string {
    const town = [structure.postalCode, structure.commune?.name].filter(Boolean).join(' ');
    return [held(structure.name), structure.address, town].filter(Boolean).join(', ');
  }

  /** « @manon_pdn88 sur Instagram, manon.pdn88 sur Snapchat », each handle apart for its own letters. */
  protected readonly handles = computed(() =>
    this.card.hasValue()
      ? this.card.value().onlineProfiles.map(({ network, handle }) => ({ handle, on: fr(` sur ${networkLabels[network]}`) }))
      : [],
  );
}

function fullName({ firstName, lastName }: PublicPromeneur): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}

function writableOf({ onlineProfiles, reachability }: PublicPromeneur) {
  const current = reachability.now?.network;
  return onlineProfiles
    .flatMap(({ network, url }) => (url ? [{ network, url }] : []))
    .sort((one, other) => Number(other.network === current) - Number(one.network === current));
}
