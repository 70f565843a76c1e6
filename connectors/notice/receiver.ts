/** The system of somebody else, that takes webhooks at POST /webhook: it believes what is signed, takes an id once, and shows what it took at GET /webhook. */
import express, { type Express } from 'express';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { webhookFault, webhookHeaders } from './webhook.ts';

/** Adds the receiver to an application. */
export function addWebhookReceiver(app: Express, keys: KeyRing): void {
  const taken = new Map<string, unknown>();
  app.get('/webhook', (_request, response) => void response.json({ items: [...taken.values()] }));
  app.post('/webhook', express.raw({ type: () => true }), (request, response) => {
    // The simulators' own parser may have been there first: the digest is over the canonical JSON then.
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.from(JSON.stringify(request.body));
    const key = keys.publicKeyOf('platform');
    const fault = key === null ? 'signature' : webhookFault(key, request.headers, body, Date.now());
    if (fault) return void response.status(401).json({ fault });
    const id = String(request.headers[webhookHeaders.id]);
    const repeated = taken.has(id);
    if (!repeated) taken.set(id, JSON.parse(body.toString()));
    response.json({ received: id, repeated });
  });
}
