import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** Marks a method that hears a fact announced by a room below. */
export const On = DiscoveryService.createDecorator<string>();

type Hearer = (fact: never) => Promise<void>;

/** Facts go up: a room tells what happened, and rooms above act on it within the same transaction, all or nothing. */
@Injectable()
export class Announcer implements OnModuleInit {
  private readonly hearers = new Map<string, Hearer[]>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const scanner = new MetadataScanner();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as object;
      for (const name of scanner.getAllMethodNames(prototype)) {
        const method = (prototype as Record<string, Hearer>)[name]!;
        const event = Reflect.getMetadata(On.KEY, method) as string | undefined;
        if (event) this.hearers.set(event, [...(this.hearers.get(event) ?? []), method.bind(instance)]);
      }
    }
  }

  async announce(event: string, fact: unknown): Promise<void> {
    for (const hear of this.hearers.get(event) ?? []) await hear(fact as never);
  }
}
