import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportCategory, ReportDraft } from '@promenade/directory/model';
import { Button, Emergency, Icon, KeptChoice, KeptValue, PublicFace } from '@promenade/platform/web';
import { DepartmentChoice } from './department-choice';
import { faultsOf, voiceForm } from './voice-form';
import { VoiceField } from './voice-field';
import { categoryLabels } from './voices-labels.fr';
import { VoicesPublicApi } from './voices-public-api';

/** `/signaler`: an account or a behaviour, told to the coordination and to the Caf; the numbers to call stay beside. */
@Component({
  selector: 'pmd-report',
  imports: [Button, DepartmentChoice, Emergency, Icon, KeptChoice, KeptValue, RouterLink, VoiceField],
  templateUrl: './report-page.html',
  styleUrl: './voices.scss',
})
export class ReportPage {
  /** From the address: of whom, on what account, why, and where. */
  readonly profil = input<string>();
  readonly q = input<string>();
  readonly motif = input<string>();
  readonly departement = input<string>();

  protected readonly categories = Object.entries(categoryLabels) as [ReportCategory, string][];
  protected readonly link = computed(() => (this.q() ?? '').slice(0, 500));
  protected readonly sent = voiceForm(
    (values) => ({
      ...(!values['category'] && { category: 'Choisissez ce qui ressemble le plus à ce que vous avez vu.' }),
      ...faultsOf(values, 10),
    }),
    (values) => this.api.report(values as ReportDraft),
  );
  private readonly api = inject(VoicesPublicApi);

  constructor() {
    inject(PublicFace).tell({
      title: 'Signaler un compte ou un comportement',
      description: 'Dire à la coordination des Promeneurs du Net qu’un compte ou un comportement n’est pas conforme à la charte.',
      path: '/signaler',
    });
  }
}
