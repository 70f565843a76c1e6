/** An applicant's endpoint over HTTP, as the tests of the conformance kit reach it. */
import { randomUUID } from 'node:crypto';
import {
  type Endpoint,
  type Exchange,
  type KitAnswer,
  type Sending,
} from '../../engine/core/conformance-kit/exchange.ts';
import { type Profile } from '../../engine/core/conformance-kit/profile.ts';
import { redact } from '../../engine/core/conformance-kit/redact.ts';
import { assertExists } from '../../engine/core/control.ts';
import { type Envelope } from '../../engine/core/envelope.ts';
import { applicationSystem } from '../../engine/core/operations/application-system.ts';
import { openSession } from '../../engine/crypto/session-keys.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from '../../engine/crypto/sm2-key.ts';
import { inspect, type Inspected } from './inspect.ts';
import { measureLoad } from './load.ts';
import type { MayCall } from '../outside/address.ts';
import { AddressRefused, createPost } from '../outside/post.ts';
import { writeRequestBytes, type Bytes } from './spoilt-request.ts';

const timeoutMs = 10_000;
const longestAnswer = 2_000_000;
/** Stands in place of an answer where the platform does not call the address. */
const refusedAddress = JSON.stringify({ problem: 'address-not-called' });

/** Who asks whom. */
export interface EndpointOptions {
  url: string;
  profile: Profile;
  /** The kit's own name and key: as the platform would be. */
  name: string;
  privateKey: Sm2PrivateKey;
  /** The key that the applicant answers by. */
  peer: Sm2PublicKey;
  /** Which addresses may be called; any where it is left out, as on the applicant's own machine. */
  mayCall?: MayCall | undefined;
}

/** What came over the wire, if anything. */
interface Came {
  status: number | null;
  contentType: string;
  said: string;
  ms: number;
}

/** Opens an endpoint. */
export function openEndpoint({ url, profile, name, privateKey, peer, mayCall }: EndpointOptions): Endpoint {
  const post = createPost({ mayCall, timeoutMs, longest: longestAnswer });
  const address = new URL(`${url.replace(/\/$/, '')}/messages`);
  const session = openSession(peer, Date.now());
  const sent: { bytes: Bytes; key: string; body: unknown }[] = [];

  function reading(came: Came, envelope: Envelope | null): { said: unknown; reply: Inspected | null } {
    const said = jsonOf(came.said);
    if (!envelope || came.status !== 200) return { said, reply: null };
    return { said, reply: inspect(said, { name, peer, now: Date.now(), request: { envelope, session } }) };
  }

  async function exchange(number: number): Promise<Exchange> {
    const { bytes, key, body } = assertExists(sent[number], 'what was sent');
    const came = await exchangeOf(post, address, bytes.content);
    const { said, reply } = reading(came, bytes.envelope);
    const seen = said === undefined ? `(${came.said.length} characters)` : redact(said);
    return {
      ...{ number, key, status: came.status, contentType: came.contentType, ms: came.ms },
      request: bytes.envelope ? { envelope: redact(bytes.envelope), body: redact(body) } : shortened(bytes.content),
      response: { status: came.status, body: seen, ...(reply?.opens && { opened: redact(reply.body) }) },
      problem: reply ? null : problemOf(said),
      reply,
      answer: reply?.opens ? answerOf(reply.body) : null,
    };
  }

  function prepare({ spoil, call = profile.call, key = randomUUID() }: Sending): number {
    const body = { system: profile.system, interface: call.interface, key, fields: call.fields };
    const asked = { name, privateKey, recipient: profile.system, session, body, now: Date.now() };
    return sent.push({ bytes: writeRequestBytes(asked, spoil), key, body }) - 1;
  }

  return {
    profile,
    send: (what = {}) => exchange(prepare(what)),
    again: ({ number }) => exchange(number),
    load: () =>
      measureLoad(profile.load, async () => {
        const { status, reply, ms } = await exchange(prepare({}));
        return { isGood: status === 200 && reply?.isSigned === true, ms };
      }),
  };
}

/** Sends, and takes what comes; where no answer came, says so by a status of null. */
async function exchangeOf(post: ReturnType<typeof createPost>, address: URL, content: string): Promise<Came> {
  const begun = performance.now();
  const since = () => performance.now() - begun;
  try {
    return { ...(await post(address, content)), ms: since() };
  } catch (error) {
    const said = error instanceof AddressRefused ? refusedAddress : '';
    return { status: null, contentType: '', said, ms: since() };
  }
}

const shortened = (content: string): string =>
  content.length > 60 ? `${content.slice(0, 60)}… (${content.length} characters)` : content;

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return undefined;
  }
}

function problemOf(said: unknown): Exchange['problem'] {
  if (typeof said !== 'object' || said === null) return null;
  const { type, title, status, rule } = said as Record<string, unknown>;
  return { type: typeof type === 'string', title: typeof title === 'string', status, rule };
}

function answerOf(body: unknown): KitAnswer {
  if (typeof body !== 'object' || body === null) return { outcome: 'unreadable' };
  const { outcome, result, problem } = body as Record<string, unknown>;
  if (outcome === 'refused' && typeof problem === 'string') return { outcome, problem };
  const done = applicationSystem['application-system.call'].output.safeParse(result);
  return outcome === 'done' && done.success ? { outcome, ...done.data } : { outcome: 'unreadable' };
}
