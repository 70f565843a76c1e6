/** The thread that is the virtual card in vpcd's slot: PC/SC calls block the thread that makes them, and the card must answer meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { assertExists } from '../../engine/core/control.ts';
import { createPinCounters } from './pin-counters.ts';
import { createVirtualCard } from './virtual-card.ts';
import { insertVpcdHolder } from './vpcd-card.ts';
import { type HeldCard } from './vpcd-slot.ts';

const port = assertExists(parentPort, 'the thread that started this one');
const holder = await insertVpcdHolder(workerData as number);
holder.gone.then(
  () => process.exit(1),
  () => process.exit(1),
);
const counters = createPinCounters();
port.on('message', ({ cardholder, edition }: HeldCard) => {
  holder.hold(cardholder && createVirtualCard(cardholder, { counter: counters.of(cardholder.id, edition) }));
  port.postMessage('held');
});
port.postMessage('held');
