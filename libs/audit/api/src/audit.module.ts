import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditLines } from './audit-lines';

@Module({ controllers: [AuditController], providers: [AuditLines] })
export class AuditModule {}
