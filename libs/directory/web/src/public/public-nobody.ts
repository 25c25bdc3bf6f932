import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@promenade/platform/web';

/** Nobody answers at this hour, or nobody at all: who is next, who is always there, and whom one can write to. */
@Component({
  selector: 'pmd-public-nobody',
  imports: [Icon, RouterLink],
  template: `
    <section class="answer stack-s" aria-labelledby="personne">
      @if (hasAnybody()) {
        <h2 id="personne">Personne ne répond à cette heure-ci</h2>
        @if (next()) {
          <p>
            Le prochain&nbsp;: <b>{{ next() }}</b>. Vous pouvez déjà lui écrire.
          </p>
        }
      } @else if (isAsked()) {
        <h2 id="personne">Personne avec ces réponses</h2>
        <p>Essayez une autre heure ou un autre réseau, ou <a [routerLink]="['/annuaire', place()]">voyez tout le monde</a>.</p>
      } @else {
        <h2 id="personne">Personne pour le moment</h2>
        <p>Le réseau de ce département n’a encore publié personne.</p>
      }
      <p>
        Si vous avez besoin de parler tout de suite&nbsp;: <a href="tel:119">119</a> (24 h sur 24), <a href="tel:3018">3018</a>, Fil Santé
        Jeunes <a class="nowrap" href="tel:0800235236">0&nbsp;800&nbsp;235&nbsp;236</a>. En danger&nbsp;: <a href="tel:17">17</a>,
        <a href="tel:112">112</a>, <a href="tel:15">15</a>, ou <a href="sms:114">114</a> par SMS.
      </p>
      <p>
        <a class="write" routerLink="/ecrire" [queryParams]="{ departement: department() }"
          ><pmd-icon name="mail" />Écrire à la coordination</a
        >
      </p>
    </section>
  `,
  styles: `
    .answer {
      padding: var(--s-5);
      border: 2px solid var(--line-strong);
      border-radius: var(--r-speak);
      background: var(--surface);
    }
    .write {
      display: inline-flex;
      gap: var(--s-2);
      align-items: center;
      min-height: var(--target);
    }
  `,
})
export class PublicNobody {
  /** « Aïcha, demain à 14 h »; empty when nobody said. */
  readonly next = input.required<string>();
  readonly department = input.required<string>();
  readonly place = input.required<string>();
  readonly hasAnybody = input.required<boolean>();
  /** Something was asked that may be asked otherwise. */
  readonly isAsked = input.required<boolean>();
}
