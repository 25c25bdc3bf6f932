import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { may } from '@promenade/identity/model';
import { Button, Confirm, DayPipe, Load, PageHead, problemOf, Session, StatusChip, TODAY, Toasts } from '@promenade/platform/web';
import { Prose } from '@promenade/signatures/web';
import { ChartersApi } from './charters-api';

/** One version: what it says, what a profile must show, and the act that makes it final. */
@Component({
  selector: 'pmd-charter-page',
  imports: [Button, DayPipe, Load, PageHead, Prose, RouterLink, StatusChip],
  template: `
    <pmd-load [of]="version" name="le texte" />
    @if (version.hasValue()) {
      @let it = version.value();
      <pmd-page-head [title]="it.title" [lead]="'Version ' + it.number" [crumbs]="crumbs">
        @if (isMine() && it.state === 'draft') {
          <button pmdButton="plain" type="button" (click)="discard()">Supprimer le brouillon</button>
          <a pmdButton="line" routerLink="modifier">Modifier</a>
          <button pmdButton="act" type="button" [busy]="busy()" busyWord="Publication…" (click)="publish()">Publier cette version</button>
        }
      </pmd-page-head>
      <p>
        @if (it.state === 'draft') {
          <pmd-status is="draft">brouillon</pmd-status>
        } @else {
          <pmd-status is="good">publiée, en vigueur depuis le {{ it.effectiveOn! | day }}</pmd-status>
        }
      </p>
      <section class="card"><pmd-prose [text]="it.text" /></section>
      <section class="card stack-s" aria-labelledby="profile">
        <h2 id="profile">Ce qu’un profil en ligne doit montrer</h2>
        @if (it.profileItems.length) {
          <ul>
            @for (item of it.profileItems; track item.key) {
              <li>{{ item.label }}</li>
            }
          </ul>
        } @else {
          <p class="soft">Ce texte n’a pas de liste introduite par « le profil montre au moins » : rien ne sera demandé aux profils.</p>
        }
      </section>
      <section class="card stack-s" aria-labelledby="consent">
        <h2 id="consent">La phrase que l’on accepte en signant</h2>
        <p>{{ it.consentSentence }}</p>
        @if (it.sha256) {
          <p class="cap soft">
            Empreinte du texte (SHA-256) : <span class="code">{{ it.sha256 }}</span>
          </p>
        }
      </section>
    }
  `,
})
export class CharterPage {
  readonly id = input.required<string>();
  private readonly api = inject(ChartersApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly today = inject(TODAY);

  protected readonly version = this.api.read(this.id);
  protected readonly busy = signal(false);
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Textes', path: '/chartes/textes' },
  ];
  protected readonly isMine = computed(
    () => may(this.session.role(), 'charters.write') && this.version.value()?.department === this.session.department(),
  );

  protected async publish(): Promise<void> {
    const { number } = this.version.value()!;
    const sure = await this.confirm.ask({
      title: `Publier la version ${number} ?`,
      text: 'Le texte ne pourra plus changer. Les signatures demandées à partir de maintenant porteront sur cette version ; celles qui attendent sur l’ancienne devront être redemandées.',
      keep: 'Garder le brouillon',
      act: 'Publier',
    });
    if (sure) await this.trying(async () => void (await this.api.publish(this.id(), this.today())), `La version ${number} est en vigueur.`);
  }

  protected async discard(): Promise<void> {
    const sure = await this.confirm.ask({
      title: 'Supprimer ce brouillon ?',
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
