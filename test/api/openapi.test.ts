/** The description of the interface says everything that is served: each path, parameter, status and problem. */
import { expect, test } from 'vitest';
import { describeRoutes } from '../../engine/api/openapi.ts';
import { routes } from '../../engine/api/routes.ts';
import { problemKinds } from '../../engine/core/problem.ts';

interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { 'application/json': { schema: { type?: string; properties?: object } } } };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  security: object[];
}

// As a client gets it: through JSON.
const described = JSON.parse(JSON.stringify(describeRoutes(routes))) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

test('it is OpenAPI 3.1 and has every route', () => {
  expect(described.openapi).toBe('3.1.0');
  const operations = Object.entries(described.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  expect(operations.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
});

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_name, route) => {
  const { parameters, requestBody, responses, security } = described.paths[route.path]![route.method]!;
  const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => `{${name}}`);
  expect(inPath).toEqual(route.path.match(/\{\w+\}/g) ?? []);
  expect(Boolean(requestBody)).toBe(Boolean(route.body ?? route.file));
  expect(security.length > 0).toBe(route.right !== 'public');
  expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(route.creates === true);
  expect(parameters.some(({ name }) => name === 'If-Match')).toBe(route.edits === true);
  const statuses = new Set(Object.values(problemKinds).map(({ status }) => String(status)));
  const good = [String(route.answer.status), ...Object.keys(route.answer.also ?? {})];
  for (const status of good) expect(responses).toHaveProperty(status);
  for (const [status, { description, content = {} }] of Object.entries(responses)) {
    expect(description).not.toBe('');
    if (good.includes(status)) continue;
    expect(statuses).toContain(status);
    expect(Object.keys(content)).toEqual(['application/problem+json']);
  }
  if (route.right !== 'public') expect(responses).toHaveProperty('401');
  if (route.body) expect(responses).toHaveProperty('422');
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(described).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  for (const [, name] of references) expect(described.components.schemas).toHaveProperty(name ?? '');
});
