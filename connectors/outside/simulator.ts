/** Outside systems in one process, each under its name with keys of its own: identity, data sharing, documents, bank, notices, the registry of institutions and that of cardholders. Settings: OUTSIDE_PORT, DATA_DIR. */
import express, { type Express } from 'express';
import { cardBank } from '../bank/contract.ts';
import { simulateBank } from '../bank/simulator.ts';
import { loadCardholders } from '../card-reader/cardholders.ts';
import { cardholderRegistry } from '../cardholder-registry/contract.ts';
import { simulateCardholderRegistry } from '../cardholder-registry/simulator.ts';
import { credentialIssuer } from '../credential/contract.ts';
import { simulateCredential } from '../credential/simulator.ts';
import { sharingPlatform } from '../data-share/contract.ts';
import { simulateDataShare } from '../data-share/simulator.ts';
import { identityService } from '../identity/contract.ts';
import { simulateIdentity } from '../identity/simulator.ts';
import { institutionRegistry } from '../institution-registry/contract.ts';
import { simulateInstitutionRegistry } from '../institution-registry/simulator.ts';
import { noticeService } from '../notice/contract.ts';
import { simulateNotice } from '../notice/simulator.ts';
import { loadParts, type SimulatorParts } from '../sealed-messages/parts.ts';
import { listen } from '../sealed-messages/simulator-door.ts';

const dataDir = process.env['DATA_DIR'] ?? '.data';
const people = loadCardholders();

const systems: readonly [name: string, simulate: (parts: SimulatorParts) => Express | Promise<Express>][] = [
  [identityService.name, (parts) => simulateIdentity(parts, people)],
  [sharingPlatform.name, (parts) => simulateDataShare(parts, people)],
  [credentialIssuer.name, simulateCredential],
  [cardBank.name, (parts) => simulateBank(parts, people)],
  [noticeService.name, simulateNotice],
  [institutionRegistry.name, simulateInstitutionRegistry],
  [cardholderRegistry.name, (parts) => simulateCardholderRegistry(parts, people)],
];

const app = express();
app.disable('x-powered-by');
app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
for (const [name, simulate] of systems) app.use(`/${name}`, await simulate(await loadParts(dataDir, name)));
listen(app, 'outside', Number(process.env['OUTSIDE_PORT'] ?? 17304));
