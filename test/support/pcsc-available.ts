/** Whether this machine has PC/SC with a virtual reader: the npm package `smartcard`, a running pcscd, and vpcd in it. */
import { listPcscReaders, loadPcsc, type PcscLibrary } from '../../connectors/card-reader/transport-pcsc.ts';
import { vpcdReaderName } from '../../connectors/card-reader/readers.ts';

/** How to get what is missing, on Debian. */
export const howToGetPcsc =
  'apt-get install pcscd vsmartcard-vpcd libpcsclite-dev && npm install && mkdir -p /run/pcscd && pcscd -f &';

/** The library to use; or the reason why there is none. */
export async function pcscAvailable(): Promise<{ library: PcscLibrary } | { reason: string }> {
  const pcsc = await loadPcsc();
  if (!pcsc.available) return { reason: pcsc.reason.en };
  if (!listPcscReaders(pcsc.library).includes(vpcdReaderName)) return { reason: 'pcscd has no vpcd reader' };
  return { library: pcsc.library };
}
