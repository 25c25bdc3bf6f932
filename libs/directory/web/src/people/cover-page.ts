import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LoneEvening, PermanenceCover } from '@promenade/directory/model';
import {
  type ChartData,
  ChartPanel,
  counted,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  PageHead,
  TODAY,
  urlFilters,
} from '@promenade/platform/web';
import { EmptyHours } from '../life/empty-hours';
import { hourOf, hourOfMinute, weekdayName, weekdayOf } from '../public/reach-words';
import { PeopleApi } from './people-api';

/** The hours that are drawn: nobody holds a permanence at night unless the figures say so. */
const MORNING = 8;

/** « Qui répond, et quand » (G-19): an ordinary week of the département, hour by hour, and what is thin in it. */
@Component({
  selector: 'pmd-cover-page',
  imports: [ChartPanel, EmptyHours, EmptyState, FilterBar, Load, PageHead, RouterLink],
  templateUrl: './cover-page.html',
  styleUrl: './cover-page.scss',
})
export class CoverPage {
  private readonly api = inject(PeopleApi);
  private readonly today = inject(TODAY);
  protected readonly filters = urlFilters({ volet: '', jour: '' });
  protected readonly cover = this.api.cover((): Record<string, string> => {
    const { volet } = this.filters.value();
    return volet ? { volet } : {};
  });
  protected readonly by: Filter[] = [
    {
      key: 'volet',
      label: 'Volet',
      choices: [
        { value: 'youth', label: 'jeunesse' },
        { value: 'parenting', label: 'parentalité' },
      ],
    },
  ];
  protected readonly crumbs = [{ label: 'Promeneurs', path: '/promeneurs' }];
  /** The day drawn: that of the address, else today. */
  protected readonly day = computed(() => Number(this.filters.value().jour) || weekdayOf(this.today()));
  protected readonly dayName = computed(() => weekdayName(this.day()));
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    name: weekdayName(weekday),
    short: weekdayName(weekday).slice(0, 3),
  }));

  protected lead({ holding, listed }: PermanenceCover): string {
    const all = counted(listed, 'personne de l’annuaire', 'personnes de l’annuaire', 'Personne n’est dans l’annuaire');
    if (listed === 0) return `${all}.`;
    return `${holding} sur ${all} ${holding < 2 ? 'tient' : 'tiennent'} une permanence. Une semaine ordinaire, sans jour férié ni absence.`;
  }

  /** From the first hour that somebody holds, morning at the latest, to the end of the day. */
  protected hoursOf({ days }: PermanenceCover): { readonly hour: number; readonly name: string; readonly counts: readonly number[] }[] {
    const held = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => days.some(({ hours }) => hours[hour]! > 0));
    const first = Math.min(MORNING, ...held);
    return Array.from({ length: 24 - first }, (_, index) => {
      const hour = first + index;
      return { hour, name: hourOfMinute(hour * 60), counts: days.map(({ hours }) => hours[hour]!) };
    });
  }

  protected chartOf(cover: PermanenceCover): ChartData {
    const hours = this.hoursOf(cover);
    return {
      ...{ kind: 'ridge', axis: 'Heure', labels: hours.map(({ name }) => name) },
      series: [{ name: 'Personnes qui répondent', values: hours.map(({ counts }) => counts[this.day() - 1]!) }],
    };
  }

  protected findingOf(cover: PermanenceCover): string {
    const hours = this.hoursOf(cover);
    const most = Math.max(...hours.map(({ counts }) => counts[this.day() - 1]!));
    if (most === 0) return `Le ${this.dayName()}, personne.`;
    const at = hours.filter(({ counts }) => counts[this.day() - 1] === most)[0]!;
    return `Le ${this.dayName()}, jusqu’à ${counted(most, 'personne', 'personnes')}, d’abord à ${at.name}.`;
  }

  protected loneWords({ weekday, from, to }: LoneEvening): string {
    return `${weekdayName(weekday)}, de ${hourOf(from)} à ${hourOf(to)}`;
  }

  protected toneOf(count: number): string {
    return count === 0 ? 'none' : count < 3 ? 'few' : 'many';
  }
}
