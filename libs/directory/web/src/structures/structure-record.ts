import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { displaySiret, pointSaid, splitName, type StructureDetail } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  DayPipe,
  Icon,
  Load,
  PageHead,
  PhonePipe,
  Session,
  StatusChip,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { AccountCard, type ToInvite } from '../account-card';
import { stateChips, stateLabels, structureTypeLabels, voletsOf } from '../labels.fr';
import { TagCard } from '../many/tag-card';
import { ContactsCard } from './contacts-card';
import { HoursCard } from './hours-card';
import { LogoCard } from './logo-card';
import { StageCard } from './stage-card';
import { legalFormLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

type Employed = StructureDetail['promeneurs'][number];

/** One structure, whole: who works there, who signs for it, how to reach it. */
@Component({
  selector: 'pmd-structure-record',
  imports: [
    ...[AccountCard, Button, Cell, ContactsCard, DataTable, DayPipe, HoursCard, Icon, Load, LogoCard, PageHead, PhonePipe, RouterLink],
    ...[StageCard, StatusChip, TagCard],
  ],
  templateUrl: './structure-record.html',
  styleUrl: '../promeneurs/promeneur-record.scss',
})
export class StructureRecord {
  readonly id = input.required<string>();
  private readonly session = inject(Session);
  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly record = this.api.read(this.id);
  protected readonly writes = computed(() => may(this.session.role(), 'directory.write'));
  /** The way into the network is the steering's business; the rest of the record, everybody's who sees it. */
  protected readonly proposes = computed(() => may(this.session.role(), 'record-changes.propose-structure'));
  protected readonly steers = computed(() => may(this.session.role(), 'territories.read'));
  protected readonly legalForms = legalFormLabels;
  protected readonly crumbs = [{ label: 'Structures', path: '/structures' }];
  protected readonly labels = stateLabels;
  protected readonly chips = stateChips;
  protected readonly siretOf = displaySiret;
  protected readonly pointOf = pointSaid;
  protected readonly siteOf = (address: string) => address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  protected readonly nameOf = ({ firstName, lastName }: Employed) => `${firstName} ${lastName}`;
  protected readonly columns: Column<Employed>[] = [
    { key: 'name', label: 'Promeneur' },
    { key: 'function', label: 'Fonction', minor: true },
    { key: 'volets', label: 'Volet', text: ({ volets }) => voletsOf(volets) },
    { key: 'state', label: 'État' },
  ];
  protected readonly employed = computed(() => this.record.value()?.promeneurs.filter(({ isEmployed }) => isEmployed) ?? []);
  protected readonly former = computed(() => this.record.value()?.promeneurs.filter(({ isEmployed }) => !isEmployed) ?? []);

  protected leadOf({ acronym, type, commune }: StructureDetail): string {
    const said = [acronym, type && structureTypeLabels[type], commune?.name].filter(Boolean).join(', ');
    return said.charAt(0).toLocaleUpperCase('fr') + said.slice(1);
  }

  protected follow(detail: StructureDetail): void {
    this.record.set(detail);
  }

  protected undoMerge({ mergeId, name }: StructureDetail['mergedFrom'][number]): Promise<boolean> {
    return this.acts.during(mergeId, async () => {
      await this.api.undoMerge(mergeId);
      this.record.reload();
      this.toasts.say(`${name} a de nouveau sa fiche.`);
    });
  }

  protected placeOf({ address, postalCode, commune }: StructureDetail): string {
    return [address, [postalCode, commune?.name].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  }

  /** « Isabelle Noël »: people write the first name first, unless capitals tell. */
  protected toInvite({ id, representative: { name, email, hasAccount } }: StructureDetail): ToInvite {
    const { firstName, lastName } = splitName(name ?? '', 'first-last') ?? { firstName: '', lastName: name ?? '' };
    return { recordId: id, role: 'structure', firstName: firstName || lastName, lastName: lastName || firstName, email, hasAccount };
  }
}
