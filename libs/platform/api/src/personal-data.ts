import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor, IsoDate } from '@promenade/platform/model';
import { Database } from './database';

/** Somebody who asks what the house holds about them. */
export interface DataSubject {
  readonly accountId: string;
  readonly email: string;
  /** Every seat they hold or once held: own rows are seen from these. */
  readonly seats: readonly Actor[];
}

/** A person of the directory whom the house is asked to forget. */
export interface Forgotten {
  readonly promeneurId: string;
  readonly department: string;
  readonly accountId: string | null;
  /** Every address they are known by, in small letters: the record's, the account's. */
  readonly emails: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
  /** The last day on which what proves a signature is kept. */
  readonly evidenceUntil: IsoDate;
  /** The coordinator who does it: signs what is written. */
  readonly by: Actor;
}

/** What becomes of one kind of data when its person is forgotten; `count` of rows, `until` the day what stays goes too. */
export interface Weighed {
  readonly code: string;
  readonly fate: 'goes' | 'stays';
  readonly count: number;
  readonly until?: IsoDate;
}

/** Marks a provider that knows what its room holds of a person. Rooms above and below answer alike, and none knows another. */
export const KeepsPersonalData = DiscoveryService.createDecorator<{ room: string }>();

/** Each method runs outside any transaction and opens its own; `forget` may be asked twice, when another room failed. */
export interface PersonalDataKeeper {
  /** The subject's own data, plain JSON, in words of the room. Nobody else's words: neither those of others, nor those about others. */
  tell(subject: DataSubject): Promise<object>;
  weigh?(person: Forgotten): Promise<readonly Weighed[]>;
  forget?(person: Forgotten): Promise<void>;
}

/** What the house holds of a person, room by room: told to them, weighed before they are forgotten, forgotten. */
@Injectable()
export class PersonalData implements OnModuleInit {
  private readonly keepers = new Map<string, PersonalDataKeeper>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    for (const provider of this.discovery.getProviders({ metadataKey: KeepsPersonalData.KEY })) {
      const { room } = this.discovery.getMetadataByDecorator(KeepsPersonalData, provider)!;
      this.keepers.set(room, provider.instance as PersonalDataKeeper);
    }
  }

  /** By room, in the order of their names. */
  async tell(subject: DataSubject): Promise<Record<string, unknown>> {
    const told: Record<string, unknown> = {};
    for (const [room, keeper] of this.inOrder()) told[room] = await keeper.tell(subject);
    return told;
  }

  async weigh(person: Forgotten): Promise<Weighed[]> {
    const weighed: Weighed[] = [];
    for (const [, keeper] of this.inOrder()) weighed.push(...((await keeper.weigh?.(person)) ?? []));
    return weighed;
  }

  /** Room after room. One that fails stops the rest, and all can be asked again. */
  async forget(person: Forgotten): Promise<void> {
    for (const [, keeper] of this.inOrder()) await keeper.forget?.(person);
  }

  /** Asks from each of the seats, for rows with an id: what two seats see is told once. */
  async fromSeats<T extends { readonly id: string }>({ seats }: DataSubject, ask: (seat: Actor) => Promise<readonly T[]>): Promise<T[]> {
    const found = new Map<string, T>();
    for (const seat of seats) {
      for (const row of await this.database.transaction(seat, () => ask(seat), 'read only')) found.set(row.id, row);
    }
    return [...found.values()];
  }

  private inOrder(): [string, PersonalDataKeeper][] {
    return [...this.keepers].sort(([one], [other]) => one.localeCompare(other));
  }
}
