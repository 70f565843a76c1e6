/** The registry of the conformance kit: a test is added here, and nowhere else. */
import { callClock } from './calls/call-clock.ts';
import { callDigest } from './calls/call-digest.ts';
import { callEncryption } from './calls/call-encryption.ts';
import { callForm } from './calls/call-form.ts';
import { callFresh } from './calls/call-fresh.ts';
import { callSignature } from './calls/call-signature.ts';
import { callsArrive } from './calls/calls-arrive.ts';
import { answerBinding } from './endpoint/answer-binding.ts';
import { answerClock } from './endpoint/answer-clock.ts';
import { answerDigest } from './endpoint/answer-digest.ts';
import { answerEncryption } from './endpoint/answer-encryption.ts';
import { answerFields } from './endpoint/answer-fields.ts';
import { answerSignature } from './endpoint/answer-signature.ts';
import { answersACall } from './endpoint/answers-a-call.ts';
import { errorShape } from './endpoint/error-shape.ts';
import { holdsLoad } from './endpoint/holds-load.ts';
import { promptsByCode } from './endpoint/prompts-by-code.ts';
import { refusesFutureClock } from './endpoint/refuses-future-clock.ts';
import { refusesOtherRecipient } from './endpoint/refuses-other-recipient.ts';
import { refusesReplay } from './endpoint/refuses-replay.ts';
import { refusesRubbish } from './endpoint/refuses-rubbish.ts';
import { refusesStaleClock } from './endpoint/refuses-stale-clock.ts';
import { refusesTooLarge } from './endpoint/refuses-too-large.ts';
import { refusesUnknownSender } from './endpoint/refuses-unknown-sender.ts';
import { refusesWrongDigest } from './endpoint/refuses-wrong-digest.ts';
import { refusesWrongSignature } from './endpoint/refuses-wrong-signature.ts';
import { unknownInterface } from './endpoint/unknown-interface.ts';
import { writesOnce } from './endpoint/writes-once.ts';
import type { CallTest, EndpointTest } from './kit-test.ts';

/** The tests of an applicant's endpoint, in the order in which they run. */
export const endpointTests: readonly EndpointTest[] = [
  answersACall,
  answerSignature,
  answerDigest,
  answerEncryption,
  answerBinding,
  answerClock,
  answerFields,
  refusesWrongSignature,
  refusesUnknownSender,
  refusesWrongDigest,
  refusesReplay,
  refusesStaleClock,
  refusesFutureClock,
  refusesOtherRecipient,
  refusesRubbish,
  refusesTooLarge,
  errorShape,
  writesOnce,
  unknownInterface,
  promptsByCode,
  holdsLoad,
];

/** The tests of an applicant's calls. */
export const callTests: readonly CallTest[] = [
  callsArrive,
  callForm,
  callSignature,
  callDigest,
  callEncryption,
  callClock,
  callFresh,
];
