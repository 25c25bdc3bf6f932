import { Global, Module } from '@nestjs/common';
import { Anchors } from './anchors';
import { Asking } from './asking';
import { Codes } from './codes';
import { Evidence } from './evidence';
import { EvidenceController } from './evidence.controller';
import { Origins } from './origins';
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
  // In this order: `:id` of the second would take `anchors` for one.
  controllers: [EvidenceController, SignaturesController],
  providers: [
    Anchors,
    Asking,
    Codes,
    Evidence,
    Origins,
    Overdue,
    Papers,
    Postman,
    RequestMarks,
    RequestStore,
    SignaturesData,
    SignaturesService,
    Signing,
  ],
  exports: [Asking, Papers, Postman, RequestMarks, RequestStore, SignaturesService, Signing],
})
export class SignaturesModule {}
