import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurDetail } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Confirm,
  DayPipe,
  departmentSlug,
  fr,
  Icon,
  Load,
  PageHead,
  PhonePipe,
  Refusable,
  Session,
  Toasts,
} from '@promenade/platform/web';
import { AccountCard, type ToInvite } from '../account-card';
import { acts } from '../acts';
import { ChartersAsked } from '../charters-asked';
import { voletsOf } from '../labels.fr';
import { ProfileCheckCard } from '../checks/profile-check-card';
import { de } from '../names.fr';
import { TagCard } from '../many/tag-card';
import { PrintCard } from '../print/print-card';
import { askRefusals } from '../reasons.fr';
import { hoursOf } from '../said-dates';
import { EmploymentsCard } from './employments-card';
import { ProfilesCard } from './profiles-card';
import { PromeneursApi } from './promeneurs-api';
import { whyNotAsk } from './situation';
import { SituationCard } from './situation-card';

/** One promeneur, whole: where they stand and why, who employs them, where they are met, and what can be done next. */
@Component({
  selector: 'pmd-promeneur-record',
  imports: [
    ...[
      AccountCard,
      Button,
      DayPipe,
      EmploymentsCard,
      Icon,
      Load,
      PageHead,
      PhonePipe,
      PrintCard,
      ProfileCheckCard,
      ProfilesCard,
      Refusable,
      RouterLink,
    ],
    ...[SituationCard, TagCard],
  ],
  templateUrl: './promeneur-record.html',
  styleUrl: './promeneur-record.scss',
})
export class PromeneurRecord {
  readonly id = input.required<string>();

  private readonly api = inject(PromeneursApi);
  private readonly charters = inject(ChartersAsked);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly record = this.api.read(this.id);
  protected readonly acts = acts();
  protected readonly may = (permission: Parameters<typeof may>[1]) => may(this.session.role(), permission);
  protected readonly charter = this.charters.of(() => (this.may('signatures.read') ? this.id() : undefined));
  protected readonly requestId = computed(() => (this.charter.hasValue() ? this.charter.value().items[0]?.id : undefined));
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  protected readonly crumbs = computed(() => (this.isOneself() ? [] : [{ label: 'Promeneurs', path: '/promeneurs' }]));
  protected readonly volets = voletsOf;
  protected readonly hours = hoursOf;
  protected readonly whyNotAsk = whyNotAsk;

  protected leadOf({ function: trade, structure, commune }: PromeneurDetail): string {
    return [trade, structure?.name, commune?.name].filter(Boolean).join(', ');
  }

  protected publicPathOf({ department, slug }: PromeneurDetail): string[] {
    return ['/annuaire', departmentSlug(department), slug];
  }

  protected toInvite({ id, firstName, lastName, email, hasAccount }: PromeneurDetail): ToInvite {
    return { recordId: id, role: 'promeneur', firstName, lastName, email, hasAccount };
  }

  protected follow(detail: PromeneurDetail): void {
    this.record.set(detail);
  }

  protected async ask({ id, firstName }: PromeneurDetail): Promise<void> {
    const sure = await this.confirm.ask({
      title: fr(`Demander la signature ${de(firstName)} ?`),
      text: fr(`La structure reçoit un courriel aujourd’hui ; ${firstName}, quand elle a signé. Un courriel parti ne se reprend pas.`),
      keep: 'Ne rien envoyer',
      act: 'Demander la signature',
    });
    if (!sure) return;
    await this.acts.during('ask', async () => {
      const [refused] = await this.charters.ask([id]);
      if (refused) return this.toasts.say(fr(`${firstName} ${askRefusals[refused.code] ?? 'ne peut pas signer maintenant'}.`));
      this.toasts.say('Signature demandée à la structure.');
      this.record.reload();
      this.charter.reload();
    });
  }

  protected withdraw({ id, firstName }: PromeneurDetail): Promise<boolean> {
    return this.acts.during('withdraw', async () => {
      this.follow(await this.api.withdraw(id));
      this.toasts.say(
        `${firstName} n’est plus dans le réseau.`,
        this.acts.undo(async () => this.follow(await this.api.relist(id))),
      );
    });
  }

  protected relist({ id, firstName, withdrawnOn }: PromeneurDetail): Promise<boolean> {
    return this.acts.during('withdraw', async () => {
      this.follow(await this.api.relist(id));
      this.toasts.say(
        `Le retrait ${de(firstName)} est levé.`,
        this.acts.undo(async () => this.follow(await this.api.withdraw(id, withdrawnOn ?? undefined))),
      );
    });
  }
}
