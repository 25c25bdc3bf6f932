import type { OpenAPIObject } from '@nestjs/swagger';
import * as z from 'zod';

export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

export interface JsonSchema {
  readonly schema: Record<string, unknown>;
  /** The parts it refers to, under `#/components/schemas/`. */
  readonly components: Schemas;
}

/** Parts that zod names itself are told apart by the number of their conversion. */
let conversions = 0;

/**
 * A schema of the contract as OpenAPI 3.1 writes it (JSON Schema 2020-12). What cannot be told, a refinement for instance, is
 * left out: the document then allows more than the door does, never less.
 * @param io `input` for what is sent, `output` for what is answered
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $defs = {}, ...whole } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: instants });
  delete whole.$schema;
  conversions += 1;
  const nameOf = (part: string) => (part.startsWith('__') ? `Part${conversions}${part}` : io === 'input' ? `${part}Input` : part);
  const renamed = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value).replace(/"#\/\$defs\/([^"]+)"/g, (_found, part: string) => `"#/components/schemas/${nameOf(part)}"`),
    ) as T;
  const components = Object.fromEntries(Object.entries($defs).map(([part, defined]) => [nameOf(part), renamed(defined)]));
  return { schema: renamed(whole) as Record<string, unknown>, components: components as Schemas };
}

/** JSON has no dates: an instant leaves as the text `JSON.stringify` makes of it. */
function instants({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
}
