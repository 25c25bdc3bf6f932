import { Controller, Get, Header, Injectable } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { Requires } from '@promenade/identity/api';
import { OutsideTransaction } from '@promenade/platform/api';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiOf } from './openapi';

/** The document of the application that is running: made at the first reading, for it looks at every door. */
@Injectable()
export class Contract {
  private app: INestApplication | undefined;
  private made: OpenAPIObject | undefined;

  /** Told by `httpApp`, which alone holds the application. */
  tellOf(app: INestApplication): void {
    this.app = app;
  }

  get document(): OpenAPIObject {
    return (this.made ??= openApiOf(this.app!));
  }
}

@Controller('openapi.json')
@OutsideTransaction()
export class OpenApiController {
  constructor(private readonly contract: Contract) {}

  @Get()
  @Requires('public')
  @Header('Cache-Control', 'no-cache')
  read(): OpenAPIObject {
    return this.contract.document;
  }
}
