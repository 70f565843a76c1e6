/** What the demo institutions hand in for each procedure: who applies, the form, what a change makes of it, and the paper of each stage. */
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { callTests, endpointTests } from '../../engine/core/conformance-kit/index.ts';
import { kitVersion, type KitResult } from '../../engine/core/conformance-kit/report.ts';
import { textIn } from '../../engine/core/procedures/fields.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import type { Procedure, ProcedureKind } from '../../engine/core/procedures/procedure.ts';
import { modelOf } from '../../engine/core/procedures/terminal-access.ts';
import { testsFor, type SampleTest } from '../../engine/core/terminals/sample-test.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { signReport } from '../../engine/crypto/conformance-report.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { contact, inDays, recordFor } from './apply.ts';
import { clinicForm } from './institution.ts';

/** A form as it is sent. */
export type Form = Record<string, unknown>;

/** What is looked at where a paper is made. */
export interface PaperGround {
  stage: string;
  form: Form;
  now: Date;
  sampleTests: readonly SampleTest[];
}

/** What one applicant hands in for a procedure. */
export interface ProcedureForms {
  account: string;
  materials: readonly string[];
  form: Form;
  /** What a change says anew. */
  changed: Form;
  /** What is handed in at a stage that asks for proof. */
  paper?: (ground: PaperGround) => object;
}

const key = generatePrivateKey();

/** A signed report of the kit in which each test passed, or all but one. */
export function kitReport({ form, now }: Pick<PaperGround, 'form' | 'now'>, failing = '') {
  const results = [...endpointTests, ...callTests].map(({ id, clause, severity, of, proves, mend }): KitResult => {
    const isFailed = id === failing;
    const failure = isFailed ? { found: proves, mend, request: null, response: null } : null;
    return {
      ...{ test: id, clause, severity, of: [...of], proves, ms: 1 },
      ...{ outcome: isFailed ? 'failed' : 'passed', failure },
    };
  });
  const at = now.toISOString();
  const of = {
    ...{ system: textIn(form, 'system'), build: textIn(form, 'build') },
    ...{ interfaceVersion: textIn(form, 'interfaceVersion'), key: sm3(key.publicKey.toDer()) },
  };
  return signReport(
    { kit: kitVersion, of, sides: ['endpoint', 'calls'], startedAt: at, endedAt: at, results, load: null },
    'applicant',
    key,
  );
}

/** The report of a sample test in which a model passed these tests, or all that it has to take. */
export function sampleReport({ form, now, sampleTests }: PaperGround, passed?: readonly SampleTest[]) {
  const model = modelOf(form)!;
  const tests = (passed ?? testsFor(model, sampleTests)).map(({ id, name }) => ({ id, name, passed: true, steps: [] }));
  const said = {
    ...{ model: model.id, firmware: model.firmware[0]!.sm3, at: now.toISOString() },
    ...{ tests, sum: { passed: tests.length, failed: 0 } },
  };
  return { ...said, digest: sm3(canonicalJson(said)) };
}

/** A renewal takes a key of its own. */
const certificateRequest = ({ form, now }: PaperGround) => {
  const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: String(form['system']) };
  return writeRequest(generatePrivateKey(), subject, now);
};

const record = ({ stage, form }: PaperGround) =>
  recordFor(stage, textIn(form, 'build') || textIn(form, 'version') || '1.0');

/** The procedures that take on one thing; a batch is walked by its own tests. */
export type SingleKind = Exclude<ProcedureKind, 'batch-access'>;

export const singleProcedures = Object.values(procedures).filter(
  (each): each is Procedure & { kind: SingleKind } => each.kind !== 'batch-access',
);

/** One for each of them. */
export const procedureForms: Record<SingleKind, ProcedureForms> = {
  'institution-access': {
    account: 'applicant',
    materials: ['certificate', 'authorisation'],
    form: clinicForm,
    changed: { name: '演示社区诊所（新址）' },
  },
  'system-access': {
    account: 'applicant-library',
    materials: ['security-plan'],
    form: {
      ...{ name: '演示图书馆借阅系统', system: 'demo-library-lending', mode: 'api', network: 'government' },
      ...{ endpoint: 'https://lending.demo.invalid/messages', build: '2.4.1', interfaceVersion: '1.0' },
      publicKey: key.publicKey.toPem(),
      scopes: [{ scope: 'card.verify', purpose: '借阅时核验持卡人', daily: 2000 }],
      ...contact,
    },
    changed: { build: '2.5.0' },
    paper: (ground) =>
      ground.stage === 'conformance'
        ? { report: kitReport(ground) }
        : ground.stage === 'certificate'
          ? { request: certificateRequest(ground) }
          : record(ground),
  },
  'terminal-access': {
    account: 'applicant-library',
    materials: ['manual'],
    form: {
      ...{ name: '演示读卡器 300', nameEn: 'Demo Reader 300', model: 'demo-reader-300', maker: '演示机具厂' },
      ...{ form: 'reader', modes: ['contact', 'contactless'], algorithms: ['SM2', 'SM3', 'SM4'], psam: true },
      chips: [{ name: 'THD89', filing: 'DEMO-2026-01', validUntil: inDays(900) }],
      firmware: [{ version: '2.0.1', sm3: sm3('演示固件 2.0.1') }],
      ...contact,
    },
    changed: { maker: '演示机具制造有限公司' },
    paper: (ground) => ({ report: sampleReport(ground) }),
  },
  'data-sharing': {
    account: 'applicant-library',
    materials: ['basis'],
    form: {
      ...{ name: '老年读者优待核验', resource: 'elder-concession', mode: 'verify', daily: 500, authorised: false },
      fields: [{ field: 'isElder', purpose: 'concession' }],
      legalBasis: '《中华人民共和国老年人权益保障法》第五十八条',
      until: inDays(300),
      ...contact,
    },
    changed: { name: '老年读者优待核验（全馆）' },
    paper: record,
  },
  'channel-access': {
    account: 'applicant-bus',
    materials: ['privacy-notice'],
    form: {
      ...{ name: '演示一卡通小程序', kind: 'mini-program', address: 'https://card.demo.invalid/', version: '3.2.0' },
      ...{ services: ['e-card', 'payment'], audience: '市民乘车，提供大字版和语音播报', until: inDays(365) },
      ...contact,
    },
    changed: { version: '3.3.0' },
    paper: record,
  },
  'catalogue-filing': {
    account: 'applicant-bus',
    materials: ['plan'],
    form: {
      ...{ name: '车载借阅', code: 'YKT-CUL-01', version: '1.0', region: '990100', since: inDays(30) },
      ...{
        usage: '市民在公交车上刷社会保障卡借阅图书，到站归还。',
        feasibility: '十条线路已装读卡器，由演示公交公司运维。',
      },
      ...contact,
    },
    changed: { version: '1.1' },
    paper: record,
  },
  'partner-access': {
    account: 'applicant-bus',
    materials: ['qualification'],
    form: {
      ...{ name: '演示银行', creditCode: '12990100DEM0000305', kind: 'bank', qualification: 'DEMO-0001' },
      ...{ qualificationUntil: inDays(1500), business: ['application', 'issuing'], sites: 12, until: inDays(700) },
      ...contact,
    },
    changed: { sites: 14 },
  },
};
