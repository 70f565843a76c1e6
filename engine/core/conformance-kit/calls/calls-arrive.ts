/** A conformance test: calls of the system reach the sandbox. */
import { text } from '../../text.ts';
import { defineCallTest } from '../kit-test.ts';

/** So many calls must come before the others say anything. */
const fewestCalls = 3;

export const callsArrive = defineCallTest({
  id: 'calls-arrive',
  clause: 'access.protocol',
  severity: 'error',
  proves: text(`至少 ${fewestCalls} 次调用到达沙箱`, `At least ${fewestCalls} calls reach the sandbox`),
  mend: text(
    '在等待期间让系统调用沙箱的 POST /messages；检查地址、网络和测试平台的公钥',
    'Have the system call POST /messages of the sandbox while it waits; look at the address, the network and the kit’s public key',
  ),
  of: ['build'],
  judge: (arrivals) =>
    arrivals.length >= fewestCalls
      ? null
      : { found: text(`只收到 ${arrivals.length} 次`, `Only ${arrivals.length} came`), exchange: null },
});
