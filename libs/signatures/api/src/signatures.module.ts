import { Global, Module } from '@nestjs/common';
import { Asking } from './asking';
import { Codes } from './codes';
import { Overdue } from './overdue';
import { Papers } from './papers';
import { Postman } from './postman';
import { RequestMarks } from './request-marks';
import { RequestStore } from './request-store';
import { SignaturesData } from './signatures-data';
import { SignaturesController } from './signatures.controller';
import { SignaturesService } from './signatures.service';
import { Signing } from './signing';

@Global()
@Module({
  controllers: [SignaturesController],
  providers: [Asking, Codes, Overdue, Papers, Postman, RequestMarks, RequestStore, SignaturesData, SignaturesService, Signing],
  exports: [Asking, Papers, Postman, RequestMarks, RequestStore, SignaturesService, Signing],
})
export class SignaturesModule {}
