import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { rolesOf } from '@promenade/identity/api';
import { type Route, routesOf } from './routes';
import { type TestApi, testApi } from './testing';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { readonly 'x-roles'?: readonly string[] };
type Layer = { readonly route?: { readonly path: string; readonly methods: Record<string, boolean> } };

describe('the OpenAPI document', () => {
  let api: TestApi;
  let document: OpenAPIObject;
  let routes: Route[];
  beforeAll(async () => {
    api = await testApi();
    document = (await (await api.as()).get('/api/openapi.json').expect(200)).body as OpenAPIObject;
    routes = routesOf(api.app);
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const operationOf = ({ path, method }: Route) => document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method] as Operation | undefined;
  const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);

  it('holds every route that Express serves, and no other', () => {
    const express = api.app.getHttpAdapter().getInstance() as { readonly router: { readonly stack: readonly Layer[] } };
    const served = express.router.stack.flatMap(({ route }) =>
      route && !route.path.includes('*') ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
    );
    const written = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(served.length).toBeGreaterThan(8);
    expect(written.sort()).toEqual(served.sort());
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served.sort());
  });

  it('is OpenAPI 3.1, and says what the guard says of who may call', () => {
    expect(document.openapi).toBe('3.1.0');
    const told = Object.fromEntries(routes.map((route) => [route.name, operationOf(route)?.['x-roles']]));
    expect(told).toEqual(Object.fromEntries(routes.map(({ name, need }) => [name, need && rolesOf(need)])));
    expect(Object.entries(told).filter(([, roles]) => !roles?.length)).toEqual([]);
    // `visitor` means everybody: a link that lets one person in is not everybody.
    const visitors = routes.filter((route) => operationOf(route)?.['x-roles']?.includes('visitor'));
    expect(visitors.filter(({ need }) => need !== 'public').map(({ name }) => name)).toEqual([]);
  });

  it('asks for the session wherever the guard does', () => {
    expect(document.components?.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name: 'promenade_session' } });
    for (const route of routes) {
      expect([route.name, operationOf(route)!.security]).toEqual([route.name, route.need === 'public' ? [] : [{ session: [] }]]);
    }
  });

  it('refers to nothing that is not there', () => {
    const found = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    expect(found.length).toBeGreaterThan(20);
    const dangling = found.filter(
      (reference) =>
        reference
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document) === undefined,
    );
    expect(dangling).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('#/$defs/');
  });

  it('describes what is sent, what is answered, and every refusal', () => {
    for (const route of routes) {
      const operation = operationOf(route)!;
      const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
      if (route.answer) expect([route.name, success?.[1]]).toEqual([route.name, expect.objectContaining({ content: expect.anything() })]);
      expect([route.name, operation.responses]).toEqual([
        route.name,
        expect.objectContaining({ 400: expect.anything(), 404: expect.anything(), 503: expect.anything() }),
      ]);
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      const told = (operation.parameters ?? []).filter((parameter) => 'in' in parameter && parameter.in === 'path');
      expect([route.name, told.map((parameter) => 'name' in parameter && parameter.name).sort()]).toEqual([route.name, inPath.sort()]);
    }
    const enter = document.paths['/api/session']!.post!;
    expect(enter.requestBody).toMatchObject({
      content: { 'application/json': { schema: { required: ['email', 'password'], additionalProperties: false } } },
    });
    expect(enter.responses['201']).toMatchObject({
      content: { 'application/json': { schema: { properties: { role: { enum: expect.any(Array) } } } } },
    });
    expect(document.components?.responses?.['Problem422']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
  });

  it('tells the national level how to name a département, and everybody how to ask twice', () => {
    const named = (operation: Operation, name: string) =>
      (operation.parameters ?? []).some((parameter) =>
        'name' in parameter ? parameter.name === name : parameter.$ref.endsWith(name === 'department' ? '/Department' : '/IdempotencyKey'),
      );
    for (const route of routes) {
      const operation = operationOf(route)!;
      const national = route.method === 'get' && route.need !== 'public' && operation['x-roles']!.includes('national');
      if (national) expect([route.name, named(operation, 'department')]).toEqual([route.name, true]);
      expect([route.name, named(operation, 'Idempotency-Key')]).toEqual([route.name, route.replayed]);
    }
    expect(operations().every((operation) => operation.operationId)).toBe(true);
  });
});
