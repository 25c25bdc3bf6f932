import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CampaignMember, CampaignStructure } from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  Confirm,
  Control,
  counted,
  DataTable,
  dayOf,
  DayPipe,
  downloads,
  EmptyState,
  FieldFrame,
  type Filter,
  FilterBar,
  Load,
  PageHead,
  Pager,
  problemOf,
  Session,
  Sheet,
  StatusChip,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import { CampaignsApi } from './campaigns-api';
import { campaignWords, memberWords, nextOf, progressOf, unaskableWords } from './campaign-words.fr';

/** One campaign: how far, by structure, who is late, and what can be done about it. */
@Component({
  selector: 'pmd-campaign-record',
  imports: [
    Button,
    Cell,
    Control,
    DataTable,
    DayPipe,
    EmptyState,
    FieldFrame,
    FilterBar,
    Load,
    PageHead,
    Pager,
    RouterLink,
    Sheet,
    StatusChip,
  ],
  templateUrl: './campaign-record.html',
  styleUrl: './campaign-record.scss',
})
export class CampaignRecord {
  readonly id = input.required<string>();
  private readonly api = inject(CampaignsApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly sheet = viewChild<Sheet>('dates');

  protected readonly campaign = this.api.read(this.id);
  protected readonly filters = urlFilters({ state: '', structure: '', q: '', page: '1' });
  protected readonly members = this.api.members(this.id, () => this.filters.query());
  protected readonly file = downloads();
  protected readonly pageSize = PAGE_SIZE;
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Campagnes', path: '/chartes/campagnes' },
  ];
  protected readonly words = campaignWords;
  protected readonly memberWords = memberWords;
  protected readonly unaskable = unaskableWords;
  protected readonly progressOf = progressOf;
  protected readonly nextOf = nextOf;
  protected readonly counted = counted;
  protected readonly busy = signal('');
  protected readonly refused = signal('');
  private readonly shown = computed(() => (this.campaign.hasValue() ? this.campaign.value() : undefined));
  protected readonly isOpen = computed(() => ['running', 'grace'].includes(this.shown()?.state ?? ''));
  protected readonly leads = computed(() => may(this.session.role(), 'campaigns.write') && this.isOpen());
  protected readonly exports = computed(() => may(this.session.role(), 'directory.export'));
  protected readonly deadlineOn = linkedSignal(() => this.shown()?.deadlineOn ?? '');
  protected readonly graceEndsOn = linkedSignal(() => this.shown()?.graceEndsOn ?? '');

  protected readonly by = computed<Filter[]>(() => [
    { key: 'state', label: 'État', choices: Object.entries(memberWords).map(([value, { label }]) => ({ value, label })) },
    { key: 'structure', label: 'Structure', choices: (this.shown()?.structures ?? []).map(({ id, name }) => ({ value: id, label: name })) },
  ]);
  protected readonly structureColumns: Column<CampaignStructure>[] = [
    { key: 'name', label: 'Structure' },
    { key: 'progress', label: 'Signé' },
    { key: 'awaitingStructure', label: 'Attend la structure', numeric: true, text: ({ awaitingStructure }) => String(awaitingStructure) },
    { key: 'awaitingPromeneur', label: 'Attend le promeneur', numeric: true, text: ({ awaitingPromeneur }) => String(awaitingPromeneur) },
    { key: 'others', label: 'Autres', numeric: true, minor: true, text: ({ others }) => String(others) },
  ];
  protected readonly columns: Column<CampaignMember>[] = [
    { key: 'name', label: 'Promeneur' },
    { key: 'structure', label: 'Structure', text: ({ structure }) => structure?.name ?? '–' },
    { key: 'state', label: 'État' },
    { key: 'reminded', label: 'Relancé le', minor: true, text: ({ remindedOn }) => (remindedOn ? dayOf(remindedOn) : '–') },
    { key: 'papers', label: 'Chartes' },
  ];
  protected readonly nameOf = ({ firstName, lastName }: CampaignMember) => `${firstName} ${lastName}`;
  protected readonly structureOf = ({ name }: CampaignStructure) => name;

  protected remind(): Promise<void> {
    return this.during('remind', async () => {
      const { letters } = await this.api.remind(this.id());
      this.toasts.say(
        letters ? `${counted(letters, 'courriel part', 'courriels partent')}.` : 'Tout le monde a déjà reçu un courriel aujourd’hui.',
      );
    });
  }

  protected openDates(): void {
    this.refused.set('');
    this.sheet()!.open();
  }

  protected extend(): Promise<void> {
    return this.during('extend', async () => {
      await this.api.extend(this.id(), { deadlineOn: this.deadlineOn(), graceEndsOn: this.graceEndsOn() });
      this.sheet()!.close();
      this.toasts.say('Les nouvelles dates valent dès maintenant.');
    });
  }

  protected async cancel(): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Annuler cette campagne ?',
      text: 'Les demandes qui attendent ne pourront plus être signées. Ce qui est signé le reste, et personne ne sort de l’annuaire.',
      keep: 'Garder la campagne',
      act: 'Annuler la campagne',
    });
    if (sure) await this.during('cancel', async () => void (await this.api.cancel(this.id())));
  }

  protected exportPath(): string {
    return this.api.exportPath(this.id());
  }

  protected exportQuery(format: 'csv' | 'xlsx'): Record<string, string> {
    const { state, structure, q } = this.filters.value();
    return { format, ...(state && { state }), ...(structure && { structure }), ...(q && { q }) };
  }

  protected print(): void {
    window.print();
  }

  private async during(what: string, work: () => Promise<void>): Promise<void> {
    this.busy.set(what);
    this.refused.set('');
    try {
      await work();
      this.campaign.reload();
      this.members.reload();
    } catch (error) {
      this.refused.set(problemOf(error).message);
    } finally {
      this.busy.set('');
    }
  }
}
