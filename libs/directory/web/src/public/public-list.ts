import { afterNextRender, Component, computed, effect, type ElementRef, inject, Injector, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Network, PublicCard, Volet } from '@promenade/directory/model';
import {
  Button,
  counted,
  departmentName,
  Emergency,
  fr,
  Icon,
  KeptChoice,
  KeptValue,
  LinkButton,
  Load,
  problemOf,
  PublicFace,
} from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { DayRidge } from './day-ridge';
import { writtenPlace } from './nearest';
import { placeData } from './page-data';
import { departmentIn } from './place';
import { PlaceField } from './place-field';
import { PublicApi } from './public-api';
import { PublicMap } from './public-map';
import { PublicNobody } from './public-nobody';
import { PublicPerson } from './public-person';
import { dayWord, hourOf, nowWord } from './reach-words';

const SIZE = 24;
/** What the address says in French, and what the API calls it. */
const MOMENTS: Readonly<Record<string, string>> = { maintenant: 'now', 'ce-soir': 'tonight' };

interface Section {
  readonly id: string;
  readonly title: string;
  readonly people: readonly PublicCard[];
}

/** `/annuaire/88-vosges`: who answers now, who answers later, and who else; a form that works without JavaScript. */
@Component({
  selector: 'pmd-public-list',
  imports: [
    Button,
    DayRidge,
    Emergency,
    Icon,
    KeptChoice,
    KeptValue,
    LinkButton,
    Load,
    PlaceField,
    PublicMap,
    PublicNobody,
    PublicPerson,
    RouterLink,
  ],
  templateUrl: './public-list.html',
  styleUrls: ['./public.scss', './public-list.scss'],
})
export class PublicList {
  /** From the address: `88-vosges`, and what was asked. */
  readonly place = input.required<string>();
  readonly q = input<string>();
  readonly pres = input<string>();
  readonly volet = input<string>();
  readonly reseau = input<string>();
  readonly quand = input<string>();
  readonly page = input<string>();

  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly api = inject(PublicApi);
  protected readonly department = computed(() => departmentIn(this.place()));
  protected readonly name = computed(() => departmentName(this.department()));
  protected readonly asked = computed(() => ({
    q: this.q() ?? '',
    pres: this.pres() ?? '',
    volet: this.volet() ?? '',
    reseau: this.reseau() ?? '',
    quand: this.quand() ?? '',
  }));
  protected readonly isAsked = computed(() => Object.values(this.asked()).some(Boolean));
  /** What is asked beyond for whom and where: the block of the form that holds it is open. */
  protected readonly isNarrowed = computed(() => [this.q(), this.reseau(), this.quand()].some(Boolean));
  protected readonly at = computed(() => Math.max(1, Math.trunc(Number(this.page() ?? 1)) || 1));

  protected readonly query = computed(() => this.queryOf());
  protected readonly list = this.api.directory(() => this.query());
  protected readonly today = this.api.today(() => this.department());
  protected readonly missing = computed(() => !this.department() || problemOf(this.list.error() ?? new Error()).status === 404);
  protected readonly isLast = computed(() => !this.list.hasValue() || this.at() * SIZE >= this.list.value().total);
  protected readonly day = computed(() => (this.today.hasValue() ? this.today.value().day : ''));
  protected readonly sections = computed(() => this.sectionsOf());
  /** Nobody at this hour: who is the next to answer, and when. */
  protected readonly next = computed(() => {
    const [first] = this.list.hasValue() && this.list.value().now === 0 ? this.list.value().items : [];
    const slot = first?.reachability.next;
    return first && slot && this.day() ? fr(`${first.firstName}, ${dayWord(slot.on, this.day(), slot.from)} à ${hourOf(slot.from)}`) : '';
  });
  protected readonly others = computed(() => (this.list.hasValue() ? this.list.value().places : []).map(writtenPlace));
  protected readonly understood = computed(() => {
    const found = this.list.hasValue() ? this.list.value().place : null;
    return found ? writtenPlace(found) : '';
  });
  /** A map is drawn by JavaScript: without it there is nothing to open, and the list says it all. */
  protected readonly canMap = signal(false);
  protected readonly mapOpen = signal(false);
  private readonly map = viewChild<ElementRef<HTMLElement>>('map');

  protected readonly audiences: readonly { readonly value: '' | Volet; readonly label: string }[] = [
    { value: 'youth', label: 'un jeune' },
    { value: 'parenting', label: 'un parent' },
    { value: '', label: 'peu importe' },
  ];
  protected readonly moments = [
    { value: '', label: 'Peu importe' },
    { value: 'maintenant', label: 'Maintenant' },
    { value: 'ce-soir', label: 'Ce soir' },
  ];
  protected readonly networks = Object.keys(networkLabels) as Network[];
  protected readonly networkLabels: Readonly<Record<Network, string>> = networkLabels;

  constructor() {
    const face = inject(PublicFace);
    afterNextRender(() => this.canMap.set(true));
    effect(() => {
      if (this.missing()) return face.missing();
      const page = {
        title: `Promeneurs du Net, ${this.name()}`,
        description: `Qui sont les promeneurs du Net en ${this.name()}, qui répond maintenant, sur quels réseaux, et pour qui.`,
        path: `/annuaire/${this.place()}`,
      };
      const first = (this.at() - 1) * SIZE + 1;
      const data = this.list.hasValue() ? placeData(page, this.list.value(), first, (path) => face.addressOf(path)) : undefined;
      face.tell({ ...page, data, passing: this.isAsked() || this.at() > 1 });
    });
  }

  /** The same address as the form would make without us, without loading the page anew. */
  protected search(event: Event): void {
    event.preventDefault();
    const asked = new FormData(event.target as HTMLFormElement);
    this.go(Object.fromEntries([...asked].flatMap(([key, value]) => (typeof value === 'string' && value ? [[key, value]] : []))));
  }

  /** On a wide screen it comes beside the list; on a phone after it, where whoever asked for it is taken. */
  protected toggleMap(): void {
    this.mapOpen.update((open) => !open);
    afterNextRender(() => this.map()?.nativeElement.focus(), { injector: this.injector });
  }

  protected near(pres: string): void {
    this.go({ ...Object.fromEntries(Object.entries(this.asked()).filter(([, value]) => value)), pres });
  }

  private go(queryParams: Record<string, string>): void {
    void this.router.navigate(['/annuaire', this.place()], { queryParams });
  }

  private queryOf(): Record<string, string> | undefined {
    if (!this.department()) return undefined;
    const { q, pres, volet, reseau, quand } = this.asked();
    const asked = { department: this.department(), q, near: pres, volet, network: reseau, reachable: MOMENTS[quand] ?? '' };
    const query = { ...asked, sort: 'reachable', page: String(this.at()), size: String(SIZE) };
    return Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  }

  private sectionsOf(): Section[] {
    if (!this.list.hasValue()) return [];
    const { items, now, total } = this.list.value();
    const word = nowWord(this.today.hasValue() ? this.today.value().minute : 0);
    const answering = items.filter(({ reachability }) => reachability.now);
    const later = items.filter(({ reachability }) => !reachability.now && reachability.next);
    const rest = items.filter(({ reachability }) => !reachability.now && !reachability.next);
    const all = [
      { id: 'ici', title: `${counted(now, 'promeneur vous répond', 'promeneurs vous répondent')} ${word}`, people: answering },
      { id: 'plus-tard', title: 'Et plus tard', people: later },
      { id: 'autres', title: now || later.length ? 'Sans horaires annoncés' : said(total), people: rest },
    ];
    return all.filter(({ people }) => people.length);
  }
}

function said(total: number): string {
  return `${counted(total, 'promeneur vous répond', 'promeneurs vous répondent')} en ligne`;
}
