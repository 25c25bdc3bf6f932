import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import {
  type ActiveRequirement,
  activeRequirements,
  type NationalSettingKey,
  nationalSettingKeys,
  type Network,
  networks,
  type Setting,
  type SettingList,
  settingSchemas,
} from '@promenade/directory/model';
import {
  Button,
  type Choice,
  Control,
  counted,
  dayOf,
  FieldFrame,
  fr,
  ManyChoices,
  Refusable,
  Session,
  StatusChip,
  TODAY,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { networkLabels, requirementLabels, settingLabels } from '../labels.fr';
import { SettingsApi } from './settings-api';
import { beforeChange, changeTo, type DatedValue, dated } from './setting-history';

/** One setting: the value in force, the change from a day on, and every value said before or to come. */
@Component({
  selector: 'pmd-setting-card',
  imports: [Button, Control, FieldFrame, ManyChoices, Refusable, StatusChip],
  templateUrl: './setting-card.html',
  styleUrl: './setting-card.scss',
})
export class SettingCard {
  readonly of = input.required<Setting>();
  /** The day on which the settings were read. */
  readonly on = input.required<string>();
  readonly writes = input(false);
  readonly changed = output<SettingList>();

  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  protected readonly today = inject(TODAY);
  protected readonly acts = acts();

  protected readonly words = computed(() => settingLabels[this.of().key]);
  protected readonly choices = computed<readonly Choice[]>(() =>
    this.of().key === 'networks'
      ? networks.map((value) => ({ value, label: networkLabels[value] }))
      : activeRequirements.map((value) => ({ value, label: requirementLabels[value] })),
  );
  /** One figure, several, or values to choose. */
  protected readonly isDays = computed(() => this.of().key === 'charterReminderDays');
  protected readonly typedDays = linkedSignal(() => (this.isDays() ? (this.of().value as readonly number[]).join(', ') : ''));
  protected readonly isNumber = computed(() => typeof this.of().default === 'number');
  protected readonly value = linkedSignal<readonly string[]>(() =>
    this.isNumber() || this.isDays() ? [] : (this.of().value as readonly string[]),
  );
  protected readonly months = linkedSignal(() => (this.isNumber() ? (this.of().value as number) : 1));
  private readonly chosen = computed<unknown>(() => {
    if (this.isDays()) return daysIn(this.typedDays());
    return this.isNumber() ? this.months() : [...this.value()];
  });
  protected readonly fromOn = linkedSignal(() => this.on());
  protected readonly history = computed(() => dated(this.of(), this.on()));
  protected readonly inForce = computed(() => this.said(this.of().value));
  protected readonly since = computed(() => {
    const { fromOn, defaultFromOn } = this.of();
    if (fromOn) return `depuis le ${dayOf(fromOn)}`;
    return defaultFromOn ? `choisi par le niveau national, depuis le ${dayOf(defaultFromOn)}` : 'par défaut';
  });
  protected readonly whyNot = computed(() => {
    const unfit = this.unfit();
    if (unfit) return unfit;
    return this.whyNotThatDay() || (this.isTheSame() ? 'Rien n’a changé.' : '');
  });

  private isTheSame(): boolean {
    return this.fromOn() === this.today() && this.said(this.chosen()) === this.inForce();
  }

  protected readonly whyNotThatDay = computed(() =>
    !this.fromOn() || this.fromOn() < this.today() ? 'Choisissez aujourd’hui ou un jour à venir.' : '',
  );

  /** Whose value is followed by whoever says nothing: the national level's, or the house's. */
  private readonly isUnderNation = computed(
    () => this.session.role() !== 'national' && nationalSettingKeys.includes(this.of().key as NationalSettingKey),
  );
  protected readonly followWords = computed(() => (this.isUnderNation() ? 'Suivre le niveau national' : 'Revenir à la valeur par défaut'));
  /** Nothing to go back to where the level above is followed on that day already. */
  protected readonly mayFollow = computed(() => beforeChange(this.of(), this.fromOn()) !== null);
  protected readonly otherwise = computed(() => this.said(this.of().default));

  /** Why the value itself cannot be. */
  private unfit(): string {
    const { key } = this.of();
    const { figure } = this.words();
    if (this.isDays() && !settingSchemas[key].safeParse(this.chosen()).success) {
      return fr('Écrivez des nombres de jours différents, séparés par des virgules : 3, 7, 14.');
    }
    if (figure && !settingSchemas[key].safeParse(this.months()).success) {
      return `Choisissez entre ${figure.min} et ${counted(figure.max, figure.one, figure.many)}.`;
    }
    return this.of().key === 'networks' && this.value().length === 0 ? 'Gardez au moins un réseau.' : '';
  }

  protected said(value: unknown): string {
    if (value === null) return this.isUnderNation() ? 'comme le niveau national' : 'la valeur par défaut';
    const { figure } = this.words();
    if (typeof value === 'number') return counted(value, figure!.one, figure!.many);
    if (this.isDays()) return (value as readonly number[]).map((days) => `J+${days}`).join(', ') || 'aucune relance';
    const labels = value as readonly (Network | ActiveRequirement)[];
    return labels.map((each) => ({ ...networkLabels, ...requirementLabels })[each]).join(', ') || 'rien de plus';
  }

  protected dayWords(fromOn: string): string {
    return `Dès le ${dayOf(fromOn)}`;
  }

  /** What stands under every word that was said here. */
  protected readonly atFirst = computed(() => (this.of().defaultFromOn ? 'Choisi par le niveau national' : 'À l’origine'));

  protected wordOf({ place }: DatedValue): string {
    return { coming: 'à venir', now: 'en vigueur', past: 'passé' }[place];
  }

  protected save(): Promise<boolean> {
    return this.change('save', this.chosen());
  }

  protected follow(): Promise<boolean> {
    return this.change('follow', null);
  }

  private change(act: string, value: unknown): Promise<boolean> {
    const { key } = this.of();
    const fromOn = this.fromOn();
    const before = beforeChange(this.of(), fromOn);
    return this.acts.during(act, async () => {
      this.changed.emit(await this.api.change(key, changeTo(value, fromOn)));
      const when = fromOn === this.today() ? 'dès aujourd’hui' : `le ${dayOf(fromOn)}`;
      const undo = async (): Promise<void> => this.changed.emit(await this.api.change(key, changeTo(before, this.todayOr(fromOn))));
      this.toasts.say(fr(`${this.words().title} : le changement vaut ${when}.`), this.acts.undo(undo));
    });
  }

  private todayOr(fromOn: string): string {
    return fromOn > this.today() ? fromOn : this.today();
  }
}

/** « 3, 7, 14 »: what is no whole number is kept, for the rule to refuse. */
function daysIn(typed: string): number[] {
  return typed
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(Number);
}
