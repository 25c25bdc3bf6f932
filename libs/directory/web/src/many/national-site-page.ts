import { Component, computed, inject } from '@angular/core';
import type { NationalField, NationalRow } from '@promenade/directory/model';
import {
  Button,
  type Column,
  CountPipe,
  counted,
  DataTable,
  downloads,
  fr,
  Icon,
  Load,
  Menu,
  type MenuLine,
  MomentPipe,
  PageHead,
  Refusable,
  Toasts,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { formatLabels, networkLabels, voletsOf } from '../labels.fr';
import { ManyApi } from './many-api';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What the national site must be told (S2-18): the whole list, and what changed since it was last told. */
@Component({
  selector: 'pmd-national-site-page',
  imports: [Button, CountPipe, DataTable, Icon, Load, Menu, MomentPipe, PageHead, Refusable],
  templateUrl: './national-site-page.html',
  styles: `
    section {
      margin-bottom: var(--s-6);
    }
  `,
})
export class NationalSitePage {
  private readonly api = inject(ManyApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  private readonly downloads = downloads();
  protected readonly site = this.api.nationalSite();

  protected readonly changes = computed(() => {
    if (!this.site.hasValue()) return 0;
    const { arrived, left, changed } = this.site.value().differences;
    return arrived.length + left.length + changed.length;
  });
  protected readonly title = computed(() =>
    fr(this.changes() ? `${counted(this.changes(), 'fiche à transmettre', 'fiches à transmettre')}` : 'Le site national est à jour'),
  );
  protected readonly whyNot = computed(() =>
    this.changes() || !this.site.hasValue() || !this.site.value().last ? '' : 'Rien n’a changé depuis la dernière transmission.',
  );
  protected readonly columns: Column<NationalRow>[] = [
    { key: 'firstName', label: 'Prénom' },
    { key: 'structure', label: 'Structure' },
    { key: 'commune', label: 'Commune' },
    { key: 'volets', label: 'Volet', text: ({ volets }) => voletsOf(volets) },
    { key: 'profiles', label: 'Profils', minor: true, text: said.profiles },
  ];
  protected readonly slugOf = ({ slug }: NationalRow) => slug;

  protected readonly lineColumns: Column<Line>[] = [
    { key: 'name', label: 'Promeneur' },
    { key: 'field', label: 'Champ' },
    { key: 'before', label: 'Avant' },
    { key: 'after', label: 'Après' },
  ];
  protected readonly lineId = ({ id }: Line) => id;
  protected readonly lines = computed<Line[]>(() =>
    this.site.hasValue()
      ? this.site.value().differences.changed.flatMap(({ before, after, fields }) =>
          fields.map((field) => ({
            id: `${after.slug} ${field}`,
            name: `${after.firstName}, ${after.structure}`,
            field: fieldNames[field],
            before: said[field](before),
            after: said[field](after),
          })),
        )
      : [],
  );

  protected readonly files = (what: 'listed' | 'differences'): MenuLine[] =>
    (['xlsx', 'csv'] as const).map((format) => ({
      label: formatLabels[format],
      act: () => this.downloads.fetch('/api/national-site/file', { what, format }),
    }));

  protected async mark(): Promise<void> {
    await this.acts.during('mark', async () => {
      const { id } = await this.api.markTold();
      this.site.reload();
      const back = () => this.api.takeBackMark(id).then(() => this.site.reload());
      this.toasts.say(fr('Le site national est à jour, de votre côté.'), this.acts.undo(back));
    });
  }
}

const fieldNames: Record<NationalField, string> = {
  firstName: 'prénom',
  structure: 'structure',
  commune: 'commune',
  volets: 'volet',
  profiles: 'profils',
  charterSignedOn: 'charte signée le',
};

const said: Record<NationalField, (row: NationalRow) => string> = {
  firstName: ({ firstName }) => firstName,
  structure: ({ structure }) => structure,
  commune: ({ commune }) => commune ?? '–',
  volets: ({ volets }) => voletsOf(volets),
  profiles: ({ profiles }) => profiles.map(({ network, handle }) => fr(`${networkLabels[network]} : ${handle}`)).join(', ') || '–',
  charterSignedOn: ({ charterSignedOn }) => charterSignedOn ?? '–',
};
