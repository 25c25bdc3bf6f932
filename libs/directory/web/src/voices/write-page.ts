import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MessageDraft } from '@promenade/directory/model';
import { Button, DayPipe, Emergency, Icon, PublicFace } from '@promenade/platform/web';
import { DepartmentChoice } from './department-choice';
import { faultsOf, voiceForm } from './voice-form';
import { VoiceField } from './voice-field';
import { VoicesPublicApi } from './voices-public-api';

/** `/ecrire`: a few words to the coordination, without an account nor a name, in words a child reads. */
@Component({
  selector: 'pmd-write',
  imports: [Button, DayPipe, DepartmentChoice, Emergency, Icon, RouterLink, VoiceField],
  templateUrl: './write-page.html',
  styleUrl: './voices.scss',
})
export class WritePage {
  /** From the address: about whom, and where. */
  readonly profil = input<string>();
  readonly departement = input<string>();

  protected readonly sent = voiceForm(
    (values) => faultsOf(values, 2),
    (values) => this.api.write(values as MessageDraft),
  );
  private readonly api = inject(VoicesPublicApi);

  constructor() {
    inject(PublicFace).tell({
      title: 'Écrire à la coordination',
      description: 'Poser une question à la coordination des Promeneurs du Net, sans compte et sans donner son nom.',
      path: '/ecrire',
    });
  }
}
