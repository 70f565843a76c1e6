// Listens for the calls that a system makes, for as long as was asked or until enough have come.
import { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Arrival } from '../../engine/core/conformance-kit/exchange.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { openInbox, type InboxOptions } from '../../connectors/conformance/inbox.ts';
import { WrongUsage } from './usage.ts';

/** So many calls are enough to judge. */
const enough = 10;

function numberOf(option: string, value: string, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new WrongUsage(text(`--${option} 须为 0 至 ${most}`, `--${option} must be 0 to ${most}`));
}

/** Waits for calls; undefined where no inbox was asked for. Throws WrongUsage. */
export async function waitForCalls(
  inbox: InboxOptions,
  { inbox: port, wait }: { inbox?: string | undefined; wait: string },
  say: (words: Text) => void,
): Promise<Arrival[] | undefined> {
  if (port === undefined) return undefined;
  const opened = openInbox(inbox);
  const seconds = numberOf('wait', wait, 3600);
  const server = opened.app.listen(numberOf('inbox', port, 65_535));
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port: bound } = server.address() as AddressInfo;
  say(text(`等待系统调用：端口 ${bound}，${seconds} 秒`, `Waits for calls at port ${bound} for ${seconds} seconds`));
  for (const end = Date.now() + seconds * 1000; Date.now() < end && opened.arrivals().length < enough;)
    await pause(100);
  server.closeAllConnections();
  server.close();
  return opened.arrivals();
}
