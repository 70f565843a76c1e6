// Starts the whole platform on this machine and keeps it up until Ctrl-C.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPlatform } from './platform.ts';
import { root } from './settings.ts';
import { runMain } from './steps.ts';
import { interrupted } from './supervise.ts';

export { startPlatform };

/** An account of the demo province, as engine/api/demo-accounts.ts lists them. */
interface DemoAccount {
  account: string;
  password: string;
  role: string;
  name: { 'zh-CN': string };
}

async function readDemoAccounts(): Promise<DemoAccount[]> {
  const file = join(root, 'engine/api/demo-accounts.ts');
  if (!existsSync(file)) return [];
  const { demoAccounts } = (await import(file)) as { demoAccounts?: DemoAccount[] };
  return demoAccounts ?? [];
}

async function main(): Promise<void> {
  const end = interrupted();
  const starting = startPlatform();
  const signalled = await Promise.race([end, starting.then(() => undefined)]);
  // Ctrl-C while starting: this process leaves, and the guardian ends what was started.
  if (signalled) process.exit(130);
  const platform = await starting;
  console.log(`\n一卡通 Yikatong runs at ${platform.urls.web}\n`);
  for (const { account, password, role, name } of await readDemoAccounts())
    console.log(`  ${account.padEnd(18)} ${password.padEnd(18)} ${role.padEnd(22)} ${name['zh-CN']}`);
  console.log(`\nData and logs: ${platform.dataDir}. Ctrl-C stops everything (按 Ctrl-C 停止).`);
  await end;
  console.error('Stopping …');
  await platform.stop();
  process.exit(0);
}

if (import.meta.main) await runMain(main);
