import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { CLASS_SERIALIZER_OPTIONS } from '@nestjs/common/serializer/class-serializer.constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { LINK_PURPOSE, type Need, NEED } from '@promenade/identity/api';
import { LimitedBy, type LimitRule, OutsideTransaction, Upload } from '@promenade/platform/api';
import type { Purpose } from '@promenade/platform/model';
import type * as z from 'zod';

/** A door of the API, as its decorators tell it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express writes it: `/api/promeneurs/:id`. */
  readonly path: string;
  /** `PromeneursController_list` */
  readonly name: string;
  /** What the guard asks for; a route without one is closed to everybody. */
  readonly need: Need | undefined;
  /** Besides the seats, the holders of this kind of link. */
  readonly link: Purpose | undefined;
  readonly answer: z.ZodType | undefined;
  readonly upload: { readonly field: string; readonly bytes: number } | undefined;
  readonly limit: LimitRule | undefined;
  /** A POST in a transaction: its `Idempotency-Key` is heeded. */
  readonly replayed: boolean;
}

/** Every door of the house, read from the controllers that are there: a new one enters by itself. */
export function routesOf(app: INestApplication): Route[] {
  const reflector = app.get(Reflector);
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ instance, metatype }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
    return new MetadataScanner()
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
      .map((name) => routeOf(reflector, metatype as new () => unknown, prototype[name]!));
  });
}

function routeOf(reflector: Reflector, controller: new () => unknown, handler: () => unknown): Route {
  const read = <T>(key: string) => reflector.getAllAndOverride<T | undefined>(key, [handler, controller]);
  const parts = [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, handler)] as string[];
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!.toLowerCase() as Route['method'];
  return {
    method,
    path: ['/api', ...parts.map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean)].join('/'),
    name: `${controller.name}_${handler.name}`,
    need: read<Need>(NEED),
    link: read<Purpose>(LINK_PURPOSE),
    answer: read<{ schema?: z.ZodType }>(CLASS_SERIALIZER_OPTIONS)?.schema,
    upload: reflector.get(Upload, handler),
    limit: reflector.getAllAndOverride(LimitedBy, [handler, controller]),
    replayed: method === 'post' && !reflector.getAllAndOverride(OutsideTransaction, [handler, controller]),
  };
}
