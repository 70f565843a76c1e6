/** Makes the application from the registry of routes and from nothing else, with the web application beside it. */
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { join } from 'node:path';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import type { Route } from './define-route.ts';
import { logRequests } from './log-requests.ts';
import { routes } from './routes.ts';
import { sendProblem } from './send-problem.ts';
import { serveRoute } from './serve-route.ts';

/** The address of a route as express writes it. */
export const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** What the browser may load: our own files only; inline styles, which the components write, but no inline script. */
const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
});

/** Says why no route took a request: the method, or the address. */
function noSuchRoute(known: readonly Route[]): RequestHandler {
  const patterns = known.map(({ method, path }) => ({
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }));
  return (request) => {
    const methods = patterns.filter(({ pattern }) => pattern.test(request.path)).map(({ method }) => method);
    if (methods.length > 0) throw problem('method-not-allowed', { allow: [...new Set(methods)].join(', ') });
    throw problem('not-found', { what: text('这个地址', 'This address') });
  };
}

/** Any address that is no file and none of the API's is a page of the web application. */
function webPages(folder: string): RequestHandler {
  return (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') !== false;
    if (!isPage || ['/api', '/assets/', '/downloads/'].some((folder) => request.path.startsWith(folder))) {
      next();
      return;
    }
    response.sendFile('index.html', { root: folder, headers: { 'cache-control': 'no-cache' } }, (error) => {
      if (error && !response.headersSent) next();
    });
  };
}

/** Makes the application. `webFolder` is where the built web application lies, if there is one. */
export function createApp(api: ApiParts, webFolder?: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.set('query parser', 'simple');
  app.use(security, logRequests(api.log));
  for (const route of routes) app[route.method](expressPath(route.path), serveRoute(api, route));
  if (webFolder !== undefined) {
    app.use('/assets', express.static(join(webFolder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }));
    app.use(express.static(webFolder, { index: false, maxAge: 0 }), webPages(webFolder));
  }
  app.use(noSuchRoute(routes), sendProblem(api.log));
  return app;
}
