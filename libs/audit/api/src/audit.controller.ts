import { Controller, Get, Query, SerializeOptions } from '@nestjs/common';
import { type AuditLine, auditList, type AuditQuery, auditQuery } from '@promenade/audit/model';
import { Requires } from '@promenade/identity/api';
import type { List } from '@promenade/platform/model';
import { AuditLines } from './audit-lines';

@Controller('audit')
export class AuditController {
  constructor(private readonly lines: AuditLines) {}

  /** The journal of the département, the newest first; for the national level, of them all. */
  @Get()
  @Requires('audit.read')
  @SerializeOptions({ schema: auditList })
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<List<AuditLine>> {
    return this.lines.list(query);
  }
}
