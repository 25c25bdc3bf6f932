import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema, type ValidationError } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { charterDraft, profileItemsIn } from '@promenade/charter/model';
import { Button, Control, FieldFrame, FormErrors, Load, PageHead, serverErrors } from '@promenade/platform/web';
import { Prose } from '@promenade/signatures/web';
import { ChartersApi } from './charters-api';

/** Writes a draft in Markdown, with what it will look like beside it. A file of text can be dropped in. */
@Component({
  selector: 'pmd-charter-form',
  imports: [Button, Control, FieldFrame, FormErrors, FormField, FormRoot, Load, PageHead, Prose, RouterLink],
  template: `
    <pmd-page-head [title]="id() ? 'Modifier le brouillon' : 'Écrire une version'" [crumbs]="crumbs" />
    @if (id()) {
      <pmd-load [of]="version" name="le brouillon" />
    }
    <form [formRoot]="form" class="stack">
      <pmd-form-errors [form]="form" />
      <pmd-field label="Titre"><input pmdControl [formField]="form.title" /></pmd-field>
      <div class="cols-even">
        <pmd-field
          label="Texte"
          hint="Des lignes vides séparent les paragraphes ; ## fait un titre, un tiret une liste, **deux étoiles** le gras."
        >
          <textarea pmdControl rows="24" [formField]="form.text"></textarea>
        </pmd-field>
        <section class="card" aria-label="Aperçu"><pmd-prose [text]="draft().text" /></section>
      </div>
      <p class="note note-still">
        {{
          items().length
            ? 'Un profil devra montrer : ' + items().join(' ; ') + '.'
            : 'Aucune liste de ce qu’un profil doit montrer n’est reconnue : annoncez-la par « Son profil montre au moins : ».'
        }}
      </p>
      <label class="row">
        <span>Reprendre un fichier de texte (.md, .txt)</span>
        <input type="file" accept=".md,.txt,text/plain,text/markdown" (change)="take($event)" />
      </label>
      <div class="row">
        <button pmdButton="act" type="submit" [busy]="form().submitting()">Enregistrer le brouillon</button>
        <a pmdButton="plain" routerLink="/chartes/textes">Abandonner</a>
      </div>
    </form>
  `,
})
export class CharterForm {
  /** None for a new version. */
  readonly id = input('');
  private readonly api = inject(ChartersApi);
  private readonly router = inject(Router);
  private readonly summary = viewChild(FormErrors);

  protected readonly version = this.api.read(this.id);
  protected readonly draft = signal({ title: '', text: '' });
  protected readonly items = computed(() => profileItemsIn(this.draft().text).map(({ label }) => label));
  protected readonly crumbs = [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Textes', path: '/chartes/textes' },
  ];
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, charterDraft), {
    submission: {
      action: (): Promise<ValidationError.WithOptionalFieldTree[] | undefined> => this.save(),
      onInvalid: () => this.summary()?.show(),
    },
  });

  constructor() {
    effect(() => {
      if (!this.version.hasValue()) return;
      const { title, text } = this.version.value();
      this.draft.set({ title, text });
    });
  }

  protected async take(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    const text = (await file.text()).trim();
    const [, title = ''] = /^#\s+(.+)$/m.exec(text) ?? [];
    const body = title ? text.replace(/^#\s+.+$/m, '').trim() : text;
    this.draft.update((before) => ({ title: before.title || title.trim(), text: body }));
  }

  private async save(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    try {
      const kept = await (this.id() ? this.api.revise(this.id(), this.draft()) : this.api.draft(this.draft()));
      await this.router.navigate(['/chartes/textes', kept.id]);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.form);
    }
  }
}
