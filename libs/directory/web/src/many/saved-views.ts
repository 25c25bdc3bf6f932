import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { queryOf, type SavedView, type ViewList } from '@promenade/directory/model';
import { Button, fr, Icon, Menu, type MenuLine, Session, Sheet, Toasts } from '@promenade/platform/web';
import { toSignal } from '@angular/core/rxjs-interop';
import { may } from '@promenade/identity/model';
import { acts } from '../acts';
import { ManyApi } from './many-api';

/** The views of a list, mine and those shared, in a native select; and what can be done with the one that is open. */
@Component({
  selector: 'pmd-saved-views',
  imports: [Button, Icon, Menu, Sheet],
  template: `
    @if (wanted() && (views().length || query())) {
      <select class="input" aria-label="Vue enregistrée" [value]="current()?.id ?? ''" (change)="open($any($event.target).value)">
        <option value="" [selected]="!current()">{{ query() ? 'Vue : non enregistrée' : 'Vue : tout le réseau' }}</option>
        @for (view of views(); track view.id) {
          <option [value]="view.id" [selected]="current()?.id === view.id">
            Vue&nbsp;: {{ view.name }}{{ view.isMine ? '' : ' (partagée)' }}
          </option>
        }
      </select>
      @if (lines().length) {
        <pmd-menu kind="plain" size="icon" label="Cette vue" [lines]="lines()"><pmd-icon name="dots" /></pmd-menu>
      }
    }
    <pmd-sheet #sheet [title]="renamed() ? 'Renommer la vue' : 'Enregistrer cette vue'">
      <!-- The bar it is shown in is a form already: a form may not hold another. -->
      <div class="stack" role="group" aria-label="Vue">
        <div class="stack-s">
          <label for="nom-de-vue">Nom de la vue</label>
          <input
            id="nom-de-vue"
            class="input"
            maxlength="60"
            autocomplete="off"
            [value]="name()"
            (input)="name.set($any($event.target).value)"
            (keydown.enter)="$event.preventDefault(); keep()"
          />
        </div>
        <label class="check">
          <input type="checkbox" class="box" [checked]="shared()" (change)="shared.set($any($event.target).checked)" />
          <span>La partager avec la coordination et la Caf</span>
        </label>
        <button pmdButton="act" type="button" [busy]="acts.busy() === 'keep'" (click)="keep()">Enregistrer</button>
      </div>
    </pmd-sheet>
  `,
  styles: `
    :host {
      display: contents;
    }
    select {
      flex: 1 1 9rem;
      width: auto;
      min-width: 0;
      max-width: 17rem;
    }
  `,
})
export class SavedViewsSelect {
  readonly list = input.required<ViewList>();

  private readonly api = inject(ManyApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly sheet = viewChild.required<Sheet>('sheet');
  protected readonly acts = acts();
  private readonly params = toSignal(this.route.queryParams, { initialValue: this.route.snapshot.queryParams });
  protected readonly wanted = computed(() => may(this.session.role(), 'directory.export'));
  private readonly known = this.api.views(
    () => this.list(),
    () => this.wanted(),
  );
  protected readonly views = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly query = computed(() => queryOf(new URLSearchParams(this.params()).toString()));
  protected readonly current = computed(() => this.views().find((view) => view.query === this.query()));
  protected readonly name = signal('');
  protected readonly shared = signal(false);
  protected readonly renamed = signal<SavedView | null>(null);

  protected readonly lines = computed<MenuLine[]>(() => {
    const view = this.current();
    if (!view) return this.query() ? [{ label: 'Enregistrer cette vue', icon: 'plus', act: () => this.edit(null) }] : [];
    const own: MenuLine[] = [
      { label: 'Renommer ou partager', icon: 'edit', act: () => this.edit(view) },
      { label: 'Supprimer cette vue', icon: 'trash', act: () => this.remove(view) },
    ];
    return [
      {
        label: 'Ouvrir la liste sur cette vue',
        checked: view.isDefault,
        act: () =>
          this.acts.during('default', () => this.api.changeView(view.id, { isDefault: !view.isDefault }).then(() => this.known.reload())),
      },
      ...(view.isMine ? own : []),
    ];
  });

  constructor() {
    // Once: whoever then clears the filters wants to see everybody.
    const opening = effect(() => {
      if (!this.known.hasValue()) return;
      opening.destroy();
      const view = this.known.value().items.find(({ isDefault }) => isDefault);
      if (view && untracked(this.query) === '') this.go(view.query);
    });
  }

  protected open(id: string): void {
    this.go(this.views().find((view) => view.id === id)?.query ?? '');
  }

  protected async keep(): Promise<void> {
    const [name, shared, view] = [this.name().trim(), this.shared(), this.renamed()];
    if (!name) return;
    const done = await this.acts.during('keep', () =>
      view ? this.api.changeView(view.id, { name, shared }) : this.api.saveView({ list: this.list(), name, shared, query: this.query() }),
    );
    if (!done) return;
    this.sheet().close();
    this.known.reload();
    this.toasts.say(fr(`Vue « ${name} » enregistrée.`));
  }

  private edit(view: SavedView | null): void {
    this.renamed.set(view);
    this.name.set(view?.name ?? '');
    this.shared.set(view?.shared ?? false);
    this.sheet().open();
  }

  private async remove({ id, list, name, query, shared }: SavedView): Promise<void> {
    await this.acts.during('remove', async () => {
      await this.api.removeView(id);
      this.known.reload();
      const back = () => this.api.saveView({ list, name, query, shared }).then(() => this.known.reload());
      this.toasts.say(fr(`Vue « ${name} » supprimée.`), this.acts.undo(back));
    });
  }

  private go(query: string): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: Object.fromEntries(new URLSearchParams(query)) });
  }
}
