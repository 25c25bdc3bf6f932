import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurDetail } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import {
  Button,
  Confirm,
  dayOf,
  departmentSlug,
  fr,
  Icon,
  Load,
  PageHead,
  Portrait,
  Refusable,
  Session,
  Toasts,
} from '@promenade/platform/web';
import { AccountCard, type ToInvite } from '../account-card';
import { acts } from '../acts';
import { ChartersAsked } from '../charters-asked';
import { ProfileCheckCard } from '../checks/profile-check-card';
import { LifeLinks } from '../life/life-links';
import { de } from '../names.fr';
import { AbsencesCard } from '../people/absences-card';
import { ConsentsCard } from '../people/consents-card';
import { DepartureCard } from '../people/departure-card';
import { OnboardingCard } from '../people/onboarding-card';
import { PathCard } from '../people/path-card';
import { PhotoCard } from '../people/photo-card';
import { ServedCard } from '../people/served-card';
import { WeekCard } from '../people/week-card';
import { TagCard } from '../many/tag-card';
import { PrintCard } from '../print/print-card';
import { askRefusals, reasonSentence } from '../reasons.fr';
import { BriefCard } from './brief-card';
import { EmploymentsCard } from './employments-card';
import { ProfilesCard } from './profiles-card';
import { PromeneursApi } from './promeneurs-api';
import { whyNotAsk } from './situation';
import { SituationCard } from './situation-card';
import { WithdrawalCard } from './withdrawal-card';
import { WordsCard } from './words-card';

/** The parts of a record, each at its own address. */
const tabs = [
  { key: 'situation', label: 'Situation' },
  { key: 'presence', label: 'Comptes et permanences' },
  { key: 'public', label: 'Photo et accords' },
  { key: 'mandat', label: 'Charte et mandat' },
  { key: 'premiers-pas', label: 'Premiers pas' },
  { key: 'depart', label: 'Départ' },
] as const;

/** One promeneur, whole: where they stand and why, who employs them, where they are met, and what can be done next. */
@Component({
  selector: 'pmd-promeneur-record',
  imports: [
    ...[AccountCard, Button, Icon, Load, PageHead, Portrait, PrintCard, ProfileCheckCard, Refusable, RouterLink, TagCard],
    ...[AbsencesCard, BriefCard, ConsentsCard, DepartureCard, EmploymentsCard, OnboardingCard, PathCard, PhotoCard, ProfilesCard],
    ...[LifeLinks, ServedCard, SituationCard, WeekCard, WithdrawalCard, WordsCard],
  ],
  templateUrl: './promeneur-record.html',
  styleUrl: './promeneur-record.scss',
})
export class PromeneurRecord {
  readonly id = input.required<string>();
  /** From the address, `?onglet=`. */
  readonly onglet = input<string>();

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
  /** A departure concerns whoever prepares it, and those who are told of one. */
  protected readonly tabs = computed(() => {
    const isTold = this.may('directory.write') || (this.record.hasValue() && this.record.value().departure !== null);
    return tabs.filter(({ key }) => key !== 'depart' || isTold);
  });
  protected readonly at = computed(() => this.tabs().find(({ key }) => key === this.onglet())?.key ?? 'situation');
  protected readonly whyNotAsk = whyNotAsk;

  protected leadOf({ function: trade, structure, commune }: PromeneurDetail): string {
    return [trade, structure?.name, commune?.name].filter(Boolean).join(', ');
  }

  protected charterSaid({ charter, reasons }: PromeneurDetail): string {
    if (charter.signedOn) return `Signée par la structure et par la personne, le ${dayOf(charter.signedOn)}.`;
    const reason = reasons.find(({ code }) => code.startsWith('charter-'));
    return reason ? `${reasonSentence(reason)}.` : 'La charte n’est pas signée.';
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
}
