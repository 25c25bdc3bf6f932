import { type ArgumentMetadata, Injectable, NotFoundException, StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldError } from '@promenade/platform/model';
import type { core } from 'zod';
import { Invalid } from './refused';
import { messageOf } from './validation.fr';

type Issue = core.$ZodIssue & { readonly path: readonly PropertyKey[] };

/** What is sent is read by the contract's schemas: 422 with each error at its place; a malformed id in a path is a 404. */
@Injectable()
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Invalid((issues as readonly Issue[]).flatMap(fieldErrorsOf)) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return (await super.transform(value, metadata)) as T;
    } catch (error) {
      throw error instanceof Invalid && metadata.type === 'param' ? new NotFoundException() : error;
    }
  }
}

function fieldErrorsOf(issue: Issue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), code: 'unknown-property', message: 'Ce champ n’existe pas.' }));
  }
  return [{ path: path.join('.'), ...messageOf(issue) }];
}
