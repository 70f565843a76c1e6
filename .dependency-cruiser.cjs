// The import table of docs/architecture: which room may import which.
const room = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${name}: may import only ${allowed.join(', ')}`,
  from: { path: from.path, pathNot: from.pathNot ?? '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
});
const npm = (...names) => names.map((name) => `node_modules/${name}(/|$)`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    room('core', { path: '^engine/core/' }, [
      '^engine/core/',
      ...npm('zod', 'json-rules-engine', '@marcbachmann/cel-js'),
    ]),
    room('store', { path: '^engine/store/' }, ['^engine/(core|store)/', ...npm('mongoose', 'zod')]),
    room('crypto', { path: '^engine/crypto/' }, [
      '^engine/(core|crypto)/',
      '^(node:)?[a-z/_]+$',
      ...npm('sm-crypto', '@types/sm-crypto', '@temporalio/common'),
    ]),
    room('exchange', { path: '^engine/exchange/' }, [
      '^engine/(core|exchange)/',
      ...npm('bpmn-moddle', 'dmn-moddle', 'feelin'),
    ]),
    room('api', { path: '^engine/api/' }, [
      '^engine/(core|store|crypto|exchange|api)/',
      '^(node:)?[a-z/_]+$',
      ...npm(
        'express',
        '@types/express',
        '@types/express-serve-static-core',
        'helmet',
        'zod',
        'pino',
        '@temporalio/client',
        '@temporalio/common',
      ),
    ]),
    room('workflows', { path: '^workflows/', pathNot: '(^workflows/activities/)|(\\.test\\.ts$)' }, [
      '^engine/core/',
      '^workflows/(?!activities/)',
      ...npm('@temporalio/workflow', '@temporalio/common'),
    ]),
    room('activities', { path: '^workflows/activities/' }, [
      '^engine/(core|store|crypto)/',
      '^connectors/',
      '^workflows/activities/',
      '^(node:)?[a-z/_]+$',
      ...npm('@temporalio/activity', '@temporalio/common'),
    ]),
    room('connectors', { path: '^connectors/' }, [
      '^engine/(core|crypto)/',
      '^connectors/',
      '^rulesets/demo/',
      '^(node:)?[a-z/_]+$',
      ...npm('zod', 'express', '@types/express', 'iconv-lite', 'smartcard'),
    ]),
    room('designer', { path: '^designer/' }, [
      '^engine/core/',
      '^designer/',
      'node_modules/(?!(@temporalio|mongoose|express|sm-crypto))',
      // An applicant signs an agreement in the browser; all other cryptography is the platform's.
      ...npm('sm-crypto', '@types/sm-crypto'),
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^designer/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
    tsConfig: { fileName: 'tsconfig.node.json' },
  },
};
