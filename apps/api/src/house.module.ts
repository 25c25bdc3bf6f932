import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Contract, OpenApiController } from './openapi.controller';
import { Readiness } from './readiness';

/** The doors of the house itself: for watchers and for partners. No room owns them. */
@Module({ controllers: [HealthController, OpenApiController], providers: [Readiness, Contract] })
export class HouseModule {}
