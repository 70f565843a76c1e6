/** Sessions: signing in and out, and who is signed in. */
import { z } from 'zod';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { cookieName } from './authenticate.ts';
import { defineRoute } from './define-route.ts';
import { demoAccounts } from './demo-accounts.ts';
import { sessionView, signIn } from './sign-in.ts';

const SignIn = z
  .strictObject({ account: z.string().min(1).max(80), password: z.string().min(1).max(200) })
  .describe('Sign in');

const cookie = (value: string, secure: boolean, seconds: number): string =>
  `${cookieName}=${value}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;

export const openSession = defineRoute({
  method: 'post',
  path: '/api/sessions',
  right: 'public',
  clauses: ['platform.security'],
  summary: text('登录', 'Sign in'),
  body: SignIn,
  answer: { status: 201, description: 'The session; its token is given this once, and set as a cookie' },
  problems: ['wrong-credentials', 'account-locked'],
  async handle({ api, body, secure }) {
    const session = await signIn(api, body.account, body.password);
    const seconds = Math.round((Date.parse(session.expiresAt) - api.now().getTime()) / 1000);
    return { body: session, headers: { 'set-cookie': cookie(session.token, secure, seconds) } };
  },
});

export const currentSession = defineRoute({
  method: 'get',
  path: '/api/sessions/current',
  right: 'signed-in',
  summary: text('当前登录', 'Who is signed in'),
  answer: { status: 200, description: 'The session' },
  handle: ({ session }) => ({ body: sessionView(session.actor, session.expiresAt) }),
});

export const closeSession = defineRoute({
  method: 'delete',
  path: '/api/sessions/current',
  right: 'signed-in',
  evenSuspended: 'whoever is signed in may sign out',
  summary: text('退出登录', 'Sign out'),
  answer: { status: 204, description: 'Signed out; the token is worth nothing now' },
  async handle({ api, session, secure }) {
    await api.store.sessions.close(session.digest);
    return { headers: { 'set-cookie': cookie('', secure, 0) } };
  },
});

export const listDemoAccounts = defineRoute({
  method: 'get',
  path: '/api/sessions/demo-accounts',
  right: 'public',
  summary: text('演示账号', 'Demo accounts, on a platform with demo data'),
  answer: { status: 200, description: 'The accounts with their passwords' },
  problems: ['not-found'],
  handle({ api }) {
    if (!api.demo) throw problem('not-found', { what: text('演示账号', 'A demo account') });
    return {
      body: { items: demoAccounts.map(({ account, password, role, name }) => ({ account, password, role, name })) },
    };
  },
});
