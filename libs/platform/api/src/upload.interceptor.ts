import { type CallHandler, type ExecutionContext, HttpStatus, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Observable } from 'rxjs';
import { Declined } from './refused';
import type { Visit } from './visit';

/** Names the form field of a door that takes a file, and its limit in bytes. */
export const Upload = Reflector.createDecorator<{ field: string; bytes: number }>();

/** Receives the file before a transaction is opened: a slow sender holds no connection. It arrives as `req.file`. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const upload = this.reflector.get(Upload, context.getHandler());
    const visit = context.switchToHttp().getRequest<Visit>();
    if (!upload) return next.handle();
    if (!visit.is('multipart/form-data')) throw new Declined(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'unsupported-type');
    const receiver = new (FileInterceptor(upload.field, {
      limits: { fileSize: upload.bytes, files: 1, fields: 10, fieldSize: 100_000 },
    }))();
    return receiver.intercept(context, next);
  }
}
