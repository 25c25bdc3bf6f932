import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { may } from '@promenade/identity/model';
import {
  Button,
  Confirm,
  Control,
  dayOf,
  FieldFrame,
  Load,
  PageHead,
  problemOf,
  Session,
  StatusChip,
  TODAY,
  Toasts,
} from '@promenade/platform/web';
import { CharterContents } from './charter-contents';
import { CharterText } from './charter-text';
import { standingLabels, standingStatus, versionName } from './charter-words.fr';
import { ChartersApi } from './charters-api';

/** One version: what it says and where, what the département adds, what a profile must show, and the act that makes it final. */
@Component({
  selector: 'pmd-charter-page',
  imports: [Button, CharterContents, CharterText, Control, FieldFrame, Load, PageHead, RouterLink, StatusChip],
  templateUrl: './charter-page.html',
  styles: '.said { white-space: pre-line; } .bullets { padding-left: var(--s-5); list-style: disc; }',
})
export class CharterPage {
  readonly id = input.required<string>();
  private readonly api = inject(ChartersApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly today = inject(TODAY);

  protected readonly version = this.api.read(this.id);
  protected readonly busy = signal(false);
  protected readonly effectiveOn = linkedSignal(() => this.today());
  protected readonly status = standingStatus;
  protected readonly nameOf = versionName;
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Textes', path: '/chartes/textes' },
  ];
  protected readonly isMine = computed(
    () => may(this.session.role(), 'charters.write') && this.version.value()?.department === this.session.department(),
  );
  /** What was replaced has nothing to be taken over. */
  protected readonly isBehind = computed(() => {
    const it = this.version.value();
    return it !== undefined && it.newerCore !== null && it.core !== null && it.standing !== 'replaced';
  });
  protected readonly standingWords = computed(() => {
    const { standing, effectiveOn } = this.version.value()!;
    if (standing === 'draft' || effectiveOn === null) return standingLabels[standing];
    if (standing === 'upcoming') return `publiée, en vigueur à partir du ${dayOf(effectiveOn)}`;
    return standing === 'replaced'
      ? `remplacée, en vigueur à partir du ${dayOf(effectiveOn)}`
      : `publiée, en vigueur depuis le ${dayOf(effectiveOn)}`;
  });

  protected async publish(): Promise<void> {
    const { number } = this.version.value()!;
    const on = this.effectiveOn();
    const isNow = on <= this.today();
    const sure = await this.confirm.ask({
      title: `Publier la version ${number} ?`,
      text: isNow
        ? 'Le texte ne pourra plus changer. Les signatures demandées à partir de maintenant porteront sur cette version ; celles qui attendent sur l’ancienne devront être redemandées.'
        : `Le texte ne pourra plus changer. Il entrera en vigueur le ${dayOf(on)} ; jusque-là, le texte d’avant reste celui que l’on signe.`,
      keep: 'Garder le brouillon',
      act: 'Publier',
    });
    const said = isNow ? `La version ${number} est en vigueur.` : `La version ${number} sera en vigueur le ${dayOf(on)}.`;
    if (sure) await this.trying(async () => void (await this.api.publish(this.id(), on)), said);
  }

  /** A draft on the national text that came since; when there is one already, it is the one to go to. */
  protected async carryOver(): Promise<void> {
    this.busy.set(true);
    try {
      const draft = await this.api.carryOver(this.id());
      this.toasts.say('Vos dispositions sont reprises dans un brouillon. Relisez-le, puis publiez-le.');
      await this.router.navigate(['/chartes/textes', draft.id]);
    } catch (error) {
      const { code, facts, message } = problemOf(error);
      this.toasts.say(message);
      if (code === 'already-carried-over') await this.router.navigate(['/chartes/textes', facts['id']]);
    } finally {
      this.busy.set(false);
    }
  }

  protected async discard(): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Supprimer ce brouillon ?',
      text: 'Son texte sera perdu.',
      keep: 'Garder',
      act: 'Supprimer',
    });
    if (!sure) return;
    await this.api.discard(this.id());
    this.toasts.say('Brouillon supprimé.');
    await this.router.navigate(['/chartes/textes']);
  }

  private async trying(work: () => Promise<void>, said: string): Promise<void> {
    this.busy.set(true);
    try {
      await work();
      this.toasts.say(said);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.busy.set(false);
      this.version.reload();
    }
  }
}
