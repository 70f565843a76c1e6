/** The thread that is the virtual card in vpcd's slot: PC/SC calls block the thread that makes them, and the card must answer meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { assertExists } from '../../engine/core/control.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { createVirtualCard } from './virtual-card.ts';
import { insertVpcdHolder } from './vpcd-card.ts';

const port = assertExists(parentPort, 'the thread that started this one');
const holder = await insertVpcdHolder(workerData as number);
holder.gone.then(
  () => process.exit(1),
  () => process.exit(1),
);
port.on('message', (cardholder: DemoCardholder | null) => {
  holder.hold(cardholder && createVirtualCard(cardholder));
  port.postMessage('held');
});
port.postMessage('held');
