/** Logs requests by the pattern of their address: neither address, query, header nor body is written, for they may hold personal data. */
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Makes the middleware that logs each request once it was answered. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      const tookMs = Math.round(performance.now() - began);
      log.debug({ method: request.method, route, status: response.statusCode, tookMs }, 'request');
    });
    next();
  };
}
