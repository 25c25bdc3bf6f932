import { Module } from '@nestjs/common';
import { AuditData } from './audit-data';
import { AuditController } from './audit.controller';
import { AuditLines } from './audit-lines';

@Module({ controllers: [AuditController], providers: [AuditData, AuditLines] })
export class AuditModule {}
