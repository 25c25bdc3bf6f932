import type { ExportFormat } from '@promenade/directory/model';
import type { Response } from 'express';

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
};

/** What is said of a file before its first byte. @param name without its extension, in plain letters */
export function beginFile(answer: Response, name: string, format: ExportFormat): void {
  answer.setHeader('Content-Type', types[format]);
  answer.setHeader('Content-Disposition', `attachment; filename="${name}.${format}"`);
  answer.setHeader('Cache-Control', 'no-store');
}
