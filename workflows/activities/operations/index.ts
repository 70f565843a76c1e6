/** The registry of operations that stages want: one is added here. */
import { checkApplication } from './check-application.ts';
import { checkBatch } from './check-batch.ts';
import { checkConformance } from './check-conformance.ts';
import { checkDataSharing } from './check-data-sharing.ts';
import { checkInstitution } from './check-institution.ts';
import { checkSampleReport } from './check-sample-report.ts';
import { checkTestRecord } from './check-test-record.ts';
import type { StageOperation } from './define-operation.ts';
import { enterRegister } from './enter-register.ts';
import { issueCertificate } from './issue-certificate.ts';
import { keepTerminalModel } from './keep-terminal-model.ts';
import { openCatalogueItem } from './open-catalogue-item.ts';
import { openSandbox } from './open-sandbox.ts';
import { registerNationally } from './register-nationally.ts';
import { takeVolume } from './take-volume.ts';
import { verifySignature } from './verify-signature.ts';

export type { OperationParts } from './define-operation.ts';

/** Every operation, by the name that stages call it. */
export const operations: Readonly<Record<string, StageOperation>> = {
  'check-application': checkApplication,
  'check-batch': checkBatch,
  'check-conformance': checkConformance,
  'check-data-sharing': checkDataSharing,
  'check-institution': checkInstitution,
  'check-sample-report': checkSampleReport,
  'check-test-record': checkTestRecord,
  'enter-register': enterRegister,
  'issue-certificate': issueCertificate,
  'keep-terminal-model': keepTerminalModel,
  'open-catalogue-item': openCatalogueItem,
  'open-sandbox': openSandbox,
  'register-nationally': registerNationally,
  'take-volume': takeVolume,
  'verify-signature': verifySignature,
};
