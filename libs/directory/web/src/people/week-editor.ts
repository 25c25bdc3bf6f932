import { Component, computed, input, model } from '@angular/core';
import { minuteOf, type Network, overlaps, type PermanenceDraft, type Volet } from '@promenade/directory/model';
import { Button, Icon, Menu, type MenuLine } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { weekdayName } from '../public/reach-words';
import { audienceChoices } from './people-labels.fr';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const EVENING = { from: '18:00', to: '20:00' } as const;

/**
 * A week of permanences, day by day: several slots a day, each copied to other days in one press. What overlaps is said at once, and
 * `faults()` keeps whoever holds the form from sending it.
 */
@Component({
  selector: 'pmd-week-editor',
  imports: [Button, Icon, Menu],
  templateUrl: './week-editor.html',
  styleUrl: './week-editor.scss',
})
export class WeekEditor {
  readonly week = model.required<readonly PermanenceDraft[]>();
  /** Those of the person's own profiles. */
  readonly networks = input<readonly Network[]>([]);

  protected readonly labels = networkLabels;
  protected readonly audiences = audienceChoices;
  protected readonly days = computed(() =>
    DAYS.map((weekday) => ({
      weekday,
      name: weekdayName(weekday),
      slots: this.week().flatMap((slot, at) => (slot.weekday === weekday ? [{ ...slot, at }] : [])),
      fault: faultOf(this.week().filter((slot) => slot.weekday === weekday)),
      copies: this.copiesOf(weekday),
    })),
  );
  /** What keeps the week from being kept, day by day; nothing when it can be. */
  readonly faults = computed(() => this.days().flatMap(({ name, fault }) => (fault ? [`${name} : ${fault}`] : [])));

  protected set(at: number, change: Partial<PermanenceDraft>): void {
    this.week.update((week) => week.map((slot, index) => (index === at ? { ...slot, ...change } : slot)));
  }

  protected setAudience(at: number, said: string): void {
    this.set(at, { audience: said ? [said as Volet] : [] });
  }

  /** The browser has no 24:00: midnight at the end of a day reads 00:00. */
  protected setEnd(at: number, said: string): void {
    this.set(at, { to: said === '00:00' ? '24:00' : said });
  }

  /** After the last slot of the day, else in the evening. */
  protected add(weekday: number): void {
    const last = this.week()
      .filter((slot) => slot.weekday === weekday)
      .sort((one, other) => minuteOf(one.to) - minuteOf(other.to))
      .at(-1);
    const room = last && minuteOf(last.to) <= minuteOf('22:00') ? { from: last.to, to: plusTwoHours(last.to) } : EVENING;
    this.week.update((week) => [...week, { weekday, ...room, network: null, audience: [], onHolidays: false }]);
  }

  protected remove(at: number): void {
    this.week.update((week) => week.toSpliced(at, 1));
  }

  private copiesOf(weekday: number): MenuLine[] {
    const others = DAYS.filter((day) => day !== weekday);
    const to = (days: readonly number[]) => () => this.copy(weekday, days);
    const working = others.filter((day) => day <= 5);
    return [
      { label: 'tous les jours de la semaine', act: to(working) },
      { label: 'tous les jours', act: to(others) },
      ...others.map((day) => ({ label: weekdayName(day), act: to([day]) })),
    ];
  }

  /** The days copied to hold what that day holds, and nothing else. */
  private copy(from: number, days: readonly number[]): void {
    const slots = this.week().filter(({ weekday }) => weekday === from);
    const copied = days.flatMap((weekday) => slots.map((slot) => ({ ...slot, weekday })));
    this.week.update((week) => [...week.filter(({ weekday }) => !days.includes(weekday)), ...copied]);
  }
}

function plusTwoHours(time: string): string {
  const [hour, minute] = time.split(':');
  const later = Number(hour) + 2;
  return later >= 24 ? '24:00' : `${String(later).padStart(2, '0')}:${minute}`;
}

function faultOf(slots: readonly PermanenceDraft[]): string {
  if (slots.some(({ from, to }) => !from || !to || minuteOf(from) >= minuteOf(to))) return 'la fin doit suivre le début';
  return overlaps(slots) ? 'deux créneaux se chevauchent' : '';
}
