/** Whoever declares an address that is not outside is found out, however it is written, and whatever its name is looked up to. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNetwork, isRefusedUrl, judgeAddresses, loopbackNetworks } from './address.ts';
import { AddressRefused, createPost, type LookUp } from './post.ts';

const outside = judgeAddresses([]);

describe('an address', () => {
  test.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['100.64.0.1', '100.127.255.255', '169.254.169.254', '192.0.0.192', '198.18.0.1', '198.19.255.255'],
    ...['192.0.2.1', '203.0.113.7', '224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1'],
    ...['168.63.129.16', '100.100.100.200', '::', '::1', 'fc00::1', 'fd12:3456::1', 'fd00:ec2::254', 'fe80::1'],
    ...['fe80::1%eth0', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.1.2.3', '::ffff:a9fe:a9fe', '::127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:53aa:64c:0:fbff:80ff:fffe', '2001:db8::1', '4000::1', 'x', ''],
  ])('%s is not outside', (address) => {
    expect(outside(address)).toBe(false);
  });
  test.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '223.255.255.1', '::ffff:1.1.1.1'])(
    '%s is outside',
    (address) => {
      expect(outside(address)).toBe(true);
    },
  );
  test.each(['2400:3200::1', '2606:4700::1111'])('%s is outside', (address) => {
    expect(outside(address)).toBe(true);
  });
  test('within a network that the platform was told of is called, and nothing is let in that never is', () => {
    const province = judgeAddresses(['10.20.0.0/16', 'fd12::/32', '0.0.0.0/0', '::/0']);
    for (const address of ['10.20.3.4', 'fd12::9', '192.168.0.1', '::ffff:10.20.3.4'])
      expect(province(address)).toBe(true);
    for (const address of [
      '169.254.169.254',
      '168.63.129.16',
      'fe80::1',
      '224.0.0.1',
      '0.0.0.0',
      '::',
      'fd00:ec2::254',
    ])
      expect(province(address)).toBe(false);
    expect(judgeAddresses(['10.20.0.0/16'])('10.21.0.1')).toBe(false);
  });
});

test.each([
  ...['http://localhost', 'https://x.localhost', 'https://LOCALHOST./', 'https://127.1', 'https://0x7f000001/'],
  ...['https://2130706433/a', 'https://0/', 'https://017700000001/', 'https://[::1]/', 'https://[::ffff:7f00:1]/'],
  ...['https://10.2.3.4/x', 'ftp://1.1.1.1/', 'file:///etc/passwd', 'x', ''],
])('%s is refused before it is looked up', (url) => {
  expect(isRefusedUrl(url, outside)).toBe(true);
});
test.each([
  'https://lending.demo.invalid',
  'https://localhost.example.cn',
  'https://1.1.1.1/x',
  'http://[2400:3200::1]',
])('%s is judged by what it is looked up to', (url) => {
  expect(isRefusedUrl(url, outside)).toBe(false);
});
test('a demo calls its own machine, by name and by number', () => {
  const demo = judgeAddresses(loopbackNetworks);
  for (const url of ['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])
    expect(isRefusedUrl(url, demo)).toBe(false);
});
test.each([
  ['10.0.0.0/8', true],
  ['fd00::/8', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0', false],
  ['10.0.0.0/8/8', false],
  ['a/8', false],
])('%s is a network: %s', (written, is) => {
  expect(isNetwork(written)).toBe(is);
});

describe('a name', () => {
  // The one stands for a system outside, the other for what must never be reached; both have the same port.
  const [good, secret] = ['127.0.0.2', '127.0.0.1'];
  const mayCall = (address: string) => address === good;
  const calls: string[] = [];
  const servers: Server[] = [];
  let port = 0;
  beforeAll(async () => {
    for (const host of [good, secret]) {
      const server = createServer((_, response) => {
        calls.push(host);
        // Each call connects anew, and so looks up anew.
        response.setHeader('connection', 'close').end(host);
      }).listen(port, host);
      await new Promise((resolve) => server.once('listening', resolve));
      ({ port } = server.address() as AddressInfo);
      servers.push(server);
    }
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  const found = (...addresses: string[]) => addresses.map((address) => ({ address, family: 4 }));
  const postBy = (lookup: LookUp) => {
    const post = createPost({ mayCall, lookup, timeoutMs: 5_000, longest: 4 });
    return () => post(new URL(`http://system.demo.invalid:${port}/messages`), '{}');
  };

  test('that leads outside is called, and no more is read than was said', async () => {
    const post = postBy((_host, _options, done) => {
      done(null, found(good));
    });
    expect(await post()).toMatchObject({ status: 200, said: '127.' });
  });

  test('that leads inside, or there too, is never connected to', async () => {
    for (const addresses of [[secret], [good, secret], []]) {
      const post = postBy((_host, _options, done) => {
        done(null, found(...addresses));
      });
      await expect(post()).rejects.toThrow(AddressRefused);
    }
  });

  test('that changes between one look-up and the next is judged by the address that it is connected to', async () => {
    let looks = 0;
    const post = postBy((_host, _options, done) => {
      looks += 1;
      done(null, found(looks === 1 ? good : secret));
    });
    expect((await post()).status).toBe(200);
    expect(looks).toBe(1);
    await expect(post()).rejects.toThrow(AddressRefused);
    expect(looks).toBe(2);
  });

  test('is not needed: an address that is not outside is refused as it is', async () => {
    const post = createPost({ mayCall, timeoutMs: 5_000, longest: 4 });
    await expect(post(new URL(`http://${secret}:${port}/`), '{}')).rejects.toThrow(AddressRefused);
    await expect(post(new URL(`http://localhost:${port}/`), '{}')).rejects.toThrow(AddressRefused);
    expect(calls).not.toContain(secret);
  });
});
