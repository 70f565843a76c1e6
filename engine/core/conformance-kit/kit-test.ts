/** What a test of the conformance kit is: what it proves, by which clause, how bad a failure is, and how it is mended. */
import type { ClauseId } from '../clauses.ts';
import { text, type Text } from '../text.ts';
import type { Arrival, Endpoint, Exchange, Spoil } from './exchange.ts';

/** What a result depends on: a change of it voids the result, and of no other (see voidedBy). */
export type EvidencePart = 'build' | 'interface' | 'key';

/** Why a test failed. */
export interface Failure {
  found: Text;
  /** The exchange that shows it; null where none does. */
  exchange: Pick<Exchange, 'request' | 'response'> | null;
}

/** What every test says of itself. */
export interface KitTest {
  id: string;
  clause: ClauseId;
  /** error: the system is not admitted; warning: it is told. */
  severity: 'error' | 'warning';
  proves: Text;
  /** How the applicant mends what fails. */
  mend: Text;
  of: readonly EvidencePart[];
  /** Tests without which this one says nothing: it is skipped where one of them failed. */
  needs?: readonly string[];
}

/** A test of the applicant's endpoint. */
export interface EndpointTest extends KitTest {
  run(endpoint: Endpoint): Promise<Failure | null>;
}

/** A test of the calls that the applicant made to the sandbox. */
export interface CallTest extends KitTest {
  judge(arrivals: readonly Arrival[]): Failure | null;
}

/** States a test of the applicant's endpoint. */
export const defineEndpointTest = (test: EndpointTest): EndpointTest => test;
/** States a test of the applicant's calls. */
export const defineCallTest = (test: CallTest): CallTest => test;

/** What is found where an endpoint does not refuse. */
export function notRefused({ status, request, response }: Exchange): Failure | null {
  const exchange = { request, response };
  if (status === null) return { found: text('没有应答', 'No answer came'), exchange };
  if (status >= 400 && status < 500) return null;
  return {
    found:
      status < 400
        ? text(`被接受（HTTP ${status}）`, `It was taken (HTTP ${status})`)
        : text(`系统出错（HTTP ${status}）`, `The system failed over it (HTTP ${status})`),
    exchange,
  };
}

/** States a test that sends one request, spoilt in one way, and wants it refused. */
export const defineRefusalTest = (
  test: Omit<KitTest, 'severity' | 'clause' | 'needs'> & { spoil: Spoil },
): EndpointTest => ({
  ...test,
  clause: 'access.data-security',
  severity: 'error',
  run: async (endpoint) => notRefused(await endpoint.send({ spoil: test.spoil })),
});

/** States a test that looks at the answer to the declared call; `found` is said where `holds` does not. */
export const defineAnswerTest = ({
  holds,
  found,
  ...test
}: KitTest & { holds: (exchange: Exchange, endpoint: Endpoint) => boolean; found: Text }): EndpointTest => ({
  ...test,
  async run(endpoint) {
    const exchange = await endpoint.send();
    return holds(exchange, endpoint) ? null : { found, exchange };
  },
});

/** States a test that every call the applicant made must pass. */
export const defineEveryCallTest = ({
  holds,
  found,
  ...test
}: KitTest & { holds: (arrival: Arrival) => boolean; found: Text }): CallTest => ({
  ...test,
  judge(arrivals) {
    const wrong = arrivals.find((arrival) => !holds(arrival));
    return wrong ? { found, exchange: wrong } : null;
  },
});
