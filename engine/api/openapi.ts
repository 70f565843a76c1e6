/** The OpenAPI 3.1 description, derived from the registry of routes. */
import { z } from 'zod';
import { problemKinds, type ProblemSlug } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { defineRoute, isGuarded, type Route } from './define-route.ts';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType): Json {
  const options = { io: 'input', unrepresentable: 'any', reused: 'inline' } as const;
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, options) as Json;
  return rest;
}

/** The problems that follow from the shape of a route, and its own. */
function problemsOf(route: Route): ProblemSlug[] {
  const { right, path, subject, body, file, query, creates, edits, problems = [] } = route;
  const signedIn = right !== 'public' && right !== 'signed-in';
  return [
    ...new Set<ProblemSlug>([
      ...(right === 'public' ? [] : (['not-signed-in'] as const)),
      ...(signedIn ? (['forbidden'] as const) : []),
      ...(isGuarded(route) ? (['participant-suspended', 'participant-not-in-use'] as const) : []),
      ...(body || creates ? (['wrong-origin'] as const) : []),
      ...(subject || path.includes('{') ? (['not-found'] as const) : []),
      ...(body ? (['malformed-json', 'too-large'] as const) : []),
      ...(file ? (['unsupported-type', 'too-large', 'invalid-input'] as const) : []),
      ...(body || query ? (['invalid-input'] as const) : []),
      ...(creates ? (['idempotency-key-missing', 'idempotency-key-reused'] as const) : []),
      ...(edits ? (['precondition-required', 'edited-meanwhile'] as const) : []),
      ...problems,
      'internal',
      'unavailable',
    ]),
  ];
}

function problemAnswers(route: Route): Json {
  const byStatus = Map.groupBy(problemsOf(route), (slug) => problemKinds[slug].status);
  return Object.fromEntries(
    [...byStatus].map(([status, slugs]) => [
      String(status),
      {
        description: slugs.map((slug) => `\`${slug}\`: ${problemKinds[slug].title.en}`).join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function answersOf(route: Route): Json {
  const { status, description, type = 'application/json', also = {} } = route.answer;
  const content = status === 204 ? {} : { content: { [type]: { schema: {} } } };
  const others = Object.entries(also).map(([code, words]): [string, Json] => [
    code,
    { description: words, content: { 'application/json': { schema: {} } } },
  ]);
  return { ...problemAnswers(route), [status]: { description, ...content }, ...Object.fromEntries(others) };
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});

function parametersOf({ path, query, file, creates, edits }: Route): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = (query ? schemaOf(query) : {}) as {
    properties?: Json;
    required?: string[];
  };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [
    ...inPath,
    ...inQuery,
    ...(file
      ? [header('Content-Disposition', "attachment; filename*=UTF-8''… (RFC 6266): what the file is called")]
      : []),
    ...(creates ? [header('Idempotency-Key', 'The same key creates once')] : []),
    ...(edits ? [header('If-Match', 'The ETag of what was read')] : []),
  ];
}

function operationOf(route: Route): Json {
  const { right, clauses, summary, body, file } = route;
  return {
    summary: summary.en,
    description: summary['zh-CN'],
    'x-right': right,
    ...(clauses && { 'x-clauses': clauses }),
    security: right === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: parametersOf(route),
    ...(body && {
      requestBody: { required: !body.isOptional(), content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    ...(file && {
      requestBody: { required: true, content: Object.fromEntries(file.map((type) => [type, {}])) },
    }),
    responses: answersOf(route),
  };
}

const ProblemBody = z
  .object({
    type: z.string().describe('/problems/ and the slug'),
    title: z.string(),
    status: z.number().int(),
    instance: z.string().describe('Names this one answer, also in the log'),
    errors: z.array(z.object({ pointer: z.string(), rule: z.string(), message: z.string() })).optional(),
  })
  .describe('Problem details (RFC 9457)');

/** Describes routes. */
export function describeRoutes(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: { title: 'Yikatong', version: '1', description: 'The public interface of the social security card platform' },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemBody) },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'yikatong' },
      },
    },
  };
}

/** The route that gives the description of all routes, itself included. */
export function openapiRoute(others: readonly Route[]): Route {
  let described: string | undefined;
  const route: Route = defineRoute({
    method: 'get',
    path: '/api/openapi.json',
    right: 'public',
    summary: text('接口描述', 'This description (OpenAPI 3.1)'),
    answer: { status: 200, description: 'OpenAPI 3.1' },
    handle: () => ({ body: (described ??= JSON.stringify(describeRoutes([...others, route]))) }),
  });
  return route;
}
