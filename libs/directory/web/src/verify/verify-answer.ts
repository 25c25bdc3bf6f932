import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Verification } from '@promenade/directory/model';
import { Button, DayPipe, Icon, Portrait } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { de, held } from '../names.fr';
import { LookalikeBox } from './lookalike-box';

/** What the house knows of whoever was asked about, and what to do next: an answer that could be read over the phone. */
@Component({
  selector: 'pmd-verify-answer',
  imports: [Button, DayPipe, Icon, LookalikeBox, Portrait, RouterLink],
  templateUrl: './verify-answer.html',
  styleUrl: './verify.scss',
})
export class VerifyAnswer {
  readonly of = input.required<Verification>();
  readonly q = input.required<string>();
  protected readonly networks = networkLabels;
  protected readonly de = de;

  protected readonly structure = computed(() => {
    const { name, commune } = this.of().card?.structure ?? { name: '', commune: null };
    return commune && !name.includes(commune.name) ? `${held(name)}, ${commune.name}` : held(name);
  });
  /** An account was asked about: it is theirs. By a name or a badge, the account that writes is still to be compared. */
  protected readonly byAccount = computed(() => !['name', 'card'].includes(this.of().asked.kind));
  protected readonly own = computed(() => {
    const { asked, card } = this.of();
    const isAsked = (one: { handle: string }) => one.handle.toLowerCase() === asked.handle?.toLowerCase();
    const profiles = card?.onlineProfiles ?? [];
    return this.byAccount()
      ? { asked: profiles.filter(isAsked), others: profiles.filter((one) => !isAsked(one)) }
      : { asked: [], others: profiles };
  });
  protected readonly unknown = computed(() => (this.of().verdict === 'unknown' ? unknownWords[this.reason()] : undefined));

  private reason(): keyof typeof unknownWords {
    const { asked, several } = this.of();
    return several ? 'several' : asked.kind;
  }
}

/** Why nothing was found, and what would help. */
const unknownWords = {
  several: {
    title: 'Plusieurs promeneurs répondent à ces mots',
    text: 'Ajoutez le nom de la structure ou de la commune, ou collez l’adresse du compte qui vous écrit.',
  },
  private: {
    title: 'Nous ne vérifions ni adresse électronique ni numéro',
    text: 'Ceux des promeneurs ne sont pas publics : nous ne disons d’aucun à qui il est. Collez plutôt l’adresse d’un profil, ou un prénom avec sa structure.',
  },
  address: {
    title: 'Cette adresse n’est celle d’aucun promeneur connu',
    text: 'Regardez le nom du site : une page qui imite l’annuaire ou un réseau n’est pas l’annuaire ni ce réseau.',
  },
  name: {
    title: 'Nous ne trouvons personne avec ces mots',
    text: 'Vérifiez le prénom et le nom de la structure ou de la commune, ou collez l’adresse du compte qui vous écrit.',
  },
  handle: {
    title: 'Nous ne connaissons aucun compte de ce nom',
    text: 'Si c’est un prénom, ajoutez sa structure ou sa commune. Si c’est un compte, collez plutôt l’adresse de sa page.',
  },
  profile: {
    title: 'Ce compte n’est celui d’aucun promeneur connu',
    text: 'Une personne qui se dit promeneur du Net avec ce compte n’est pas dans l’annuaire, en tout cas pas sous ce nom.',
  },
  card: {
    title: 'Cette fiche n’existe pas, ou n’existe plus',
    text: 'Un badge qui mène ici ne prouve rien : demandez à la structure, ou cherchez la personne dans l’annuaire.',
  },
} as const;
