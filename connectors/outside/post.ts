/** Posts to a system of others: an applicant's, or where it has itself told. The address that a name is looked up to is judged where it is connected to: there is no second look-up at which it could be another. */
import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, type MayCall } from './address.ts';

/** Thrown when an address may not be called. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Looks a name up, as node:dns does. */
export type LookUp = (
  host: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** What came back. */
export interface Came {
  status: number;
  contentType: string;
  said: string;
}

export interface PostOptions {
  /** Which addresses may be called; any where it is left out. */
  mayCall?: MayCall | undefined;
  lookup?: LookUp;
  timeoutMs: number;
  /** So many bytes of an answer are read, and no more. */
  longest: number;
}

/** Looks up, and lets through what may be called only: a name that leads to anything else leads nowhere. */
const judged =
  (lookup: LookUp, mayCall: MayCall): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error) done(error, '', 0);
      else if (!first || !found.every(({ address }) => mayCall(address))) done(new AddressRefused(host), '', 0);
      else if (options.all) done(null, found);
      else done(null, first.address, first.family);
    });
  };

async function read(answer: IncomingMessage, longest: number): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, longest - length));
    length += part.length;
    if (length >= longest) break;
  }
  return Buffer.concat(parts).toString();
}

/** Makes it. Redirections are not followed. @throws AddressRefused, or why no answer came */
export function createPost({ mayCall = () => true, lookup = lookUp, timeoutMs, longest }: PostOptions) {
  const ways = {
    'http:': { request: requestHttp, agent: new HttpAgent({ keepAlive: true }) },
    'https:': { request: requestHttps, agent: new HttpsAgent({ keepAlive: true }) },
  };
  return async (address: URL, content: string, headers: Record<string, string> = {}): Promise<Came> => {
    const host = hostOf(address.href);
    // A host that is an address already is connected to without a look-up.
    if (host === null || (isIP(host) > 0 && !mayCall(host))) throw new AddressRefused(address.hostname);
    const { request, agent } = ways[address.protocol as keyof typeof ways];
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sending = request(address, {
        ...{ method: 'POST', agent, lookup: judged(lookup, mayCall), signal: AbortSignal.timeout(timeoutMs) },
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) },
      });
      sending.once('response', resolve);
      sending.once('error', reject);
      sending.end(content);
    });
    const said = await read(answer, longest);
    return { status: answer.statusCode ?? 0, contentType: answer.headers['content-type'] ?? '', said };
  };
}

export type Post = ReturnType<typeof createPost>;
