import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { rolesOf } from '@promenade/identity/api';
import { departmentCode, problem } from '@promenade/platform/model';
import type * as z from 'zod';
import { jsonSchemaOf } from './openapi-schema';
import { type Route, routesOf } from './routes';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { 'x-roles'?: readonly string[] };
type Parameters = NonNullable<Operation['parameters']>;

const SESSION = 'session';

/** Statuses of refusal, each with when a route may answer it. What happens to every route (`doors.md`, Manners) comes first. */
const refusals: readonly (readonly [number, string, (route: Route) => boolean])[] = [
  [400, 'La demande est illisible.', () => true],
  [404, 'Cela n’existe pas, ou pas dans ce département, ou l’identifiant est mal formé.', () => true],
  [503, 'La base est absente : réessayez après `Retry-After` secondes.', () => true],
  [401, 'Il faut une session.', ({ path, need }) => need !== 'public' || path.startsWith('/api/session')],
  [403, 'Le rôle ne le permet pas, ou la demande vient d’un autre site.', ({ need, method }) => need !== 'public' || method !== 'get'],
  [409, 'Une règle s’y oppose : `code` dit laquelle, `facts` pourquoi.', ({ method }) => method !== 'get'],
  [413, 'Ce qui est envoyé est trop lourd.', ({ method }) => method !== 'get'],
  [415, 'Ce format n’est pas lu.', ({ method }) => method !== 'get'],
  [422, 'Quelque chose est à corriger : `errors` dit où.', () => true],
  [429, 'Trop de demandes : réessayez après `Retry-After` secondes.', ({ need, limit }) => need === 'public' || limit !== undefined],
];

/** The whole contract as partners read it: paths, requests, answers, refusals, who may call. Made from what the doors themselves read. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, headOf(), {
    operationIdFactory: (controller, method) => `${controller}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) => jsonSchemaOf(schema as z.ZodType, schemaType),
  });
  addShared(document);
  for (const route of routesOf(app)) complete(document, route);
  return document;
}

function headOf(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Promenade')
    .setDescription(
      'Le réseau des Promeneurs du Net. Le département est celui de la session ; l’échelon national le nomme par `?department=`.',
    )
    .setVersion('1')
    .addCookieAuth('promenade_session', { type: 'apiKey', in: 'cookie' }, SESSION)
    .build();
}

function addShared(document: OpenAPIObject): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, Problem: jsonSchemaOf(problem, 'output').schema };
  components.responses = Object.fromEntries(refusals.map(([status, description]) => [`Problem${status}`, { description, content }]));
  components.parameters = {
    Department: {
      name: 'department',
      in: 'query',
      required: false,
      description: 'Pour l’échelon national seul : le département dont on lit les fiches. Les autres rôles ont celui de leur session.',
      schema: jsonSchemaOf(departmentCode, 'input').schema,
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'Un UUID par intention : la même clé donne la même réponse pendant vingt-quatre heures.',
      schema: { type: 'string', format: 'uuid' },
    },
  };
}

/** Adds to an operation what the framework does not know of it. */
function complete(document: OpenAPIObject, route: Route): void {
  const operation: Operation | undefined = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
  if (!operation) throw new Error(`${route.name} is not in the document.`);
  // Whether it stands above a method or above its class, the guard reads the one line, and so does this.
  if (route.need) operation['x-roles'] = rolesOf(route.need);
  operation.security = route.need === 'public' ? [] : [{ [SESSION]: [] }];
  addParameters(operation, route);
  if (route.upload) operation.requestBody = fileBody(route.upload.field, operation);
  addAnswer(document, operation, route);
  for (const [status] of refusals.filter(([, , may]) => may(route))) {
    operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
  }
}

function addParameters(operation: Operation, route: Route): void {
  const parameters: Parameters = (operation.parameters ??= []);
  const named = parameters.some((parameter) => 'name' in parameter && parameter.name === 'department');
  if (route.method === 'get' && route.need !== 'public' && operation['x-roles']?.includes('national') && !named) {
    parameters.push({ $ref: '#/components/parameters/Department' });
  }
  if (route.replayed) parameters.push({ $ref: '#/components/parameters/IdempotencyKey' });
}

/** A file, and beside it the fields that the route's own schema names. */
function fileBody(field: string, { requestBody }: Operation): Operation['requestBody'] {
  const beside = requestBody && 'content' in requestBody ? Object.values(requestBody.content)[0]?.schema : undefined;
  const properties = beside && 'properties' in beside ? beside.properties : {};
  const file = { type: 'string' as const, format: 'binary' };
  const schema = { type: 'object' as const, properties: { ...properties, [field]: file }, required: [field] };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function addAnswer(document: OpenAPIObject, operation: Operation, { answer }: Route): void {
  const success = Object.keys(operation.responses).find((status) => status.startsWith('2'));
  const response = success ? operation.responses[success] : undefined;
  if (!response || '$ref' in response) return;
  response.description ||= 'Fait.';
  if (!answer || response.content) return;
  const { schema, components } = jsonSchemaOf(answer, 'output');
  Object.assign(document.components!.schemas!, components);
  response.content = { 'application/json': { schema } };
}
