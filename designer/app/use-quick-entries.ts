/** What the quick search of the person signed in finds for what was typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import type { Page, PolicySummary, ScenarioSummary } from '../../engine/core/api.ts';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { Right } from '../../engine/core/rights.ts';
import type { Text } from '../../engine/core/text.ts';
import { useAppearance } from './appearance.tsx';
import { areas } from './areas.ts';
import { grouped, matchingEntries, mayBePersonal, recentOf, type QuickEntry } from './quick-entries.ts';
import { request } from './request.ts';
import { useMay, useSession, useSignOut } from './session.ts';
import { useLanguage } from './use-language.ts';
import { changeLanguage } from './words.ts';

type Key =
  | (typeof areas)[number]['word']
  | `quick.to-${'chinese' | 'english'}`
  | `appearance.${'dark' | 'light'}`
  | 'begin.title'
  | 'prompts.title'
  | 'account.sign-out';

const inBoth = (key: Key): Text => ({ 'zh-CN': i18next.t(key, { lng: 'zh-CN' }), en: i18next.t(key, { lng: 'en' }) });

/** Asks a list of the platform for what was typed; nothing is asked without words, without the right, or for a person's number. */
function useFound<T>(path: string, right: Right, query: string, limit: number) {
  const may = useMay();
  const q = query.trim();
  return useQuery({
    queryKey: [path, 'quick', q],
    queryFn: ({ signal }) => request<Page<T>>('GET', `${path}?limit=${limit}&q=${encodeURIComponent(q)}`, { signal }),
    enabled: q !== '' && may(right) && !mayBePersonal(q),
    placeholderData: keepPreviousData,
  });
}

/** The main areas and the way to a new scenario. */
function usePageEntries(): QuickEntry[] {
  const may = useMay();
  const pages = areas
    .filter(({ right }) => may(right))
    .map(({ to, word }): QuickEntry => ({ id: to, group: 'pages', title: inBoth(word), hint: '', to }));
  const prompts: QuickEntry = {
    id: '/prompts',
    group: 'pages',
    title: inBoth('prompts.title'),
    hint: '',
    to: '/prompts',
  };
  if (may('policy.read')) pages.push(prompts);
  const begin: QuickEntry = { id: 'new', group: 'acts', title: inBoth('begin.title'), hint: '', to: '/scenarios/new' };
  return may('scenario.edit') ? [...pages, begin] : pages;
}

/** What can be done from anywhere. */
function useActs(): QuickEntry[] {
  const { language } = useLanguage();
  const { appearance, change } = useAppearance();
  const signOut = useSignOut();
  const next = appearance === 'dark' ? 'light' : 'dark';
  const acts: [Key, () => void][] = [
    [
      language === 'en' ? 'quick.to-chinese' : 'quick.to-english',
      () => {
        changeLanguage(language === 'en' ? 'zh-CN' : 'en');
      },
    ],
    [
      `appearance.${next}`,
      () => {
        change(next);
      },
    ],
    [
      'account.sign-out',
      () => {
        signOut.mutate();
      },
    ],
  ];
  return acts.map(([key, act]) => ({ id: key, group: 'acts', title: inBoth(key), hint: '', act }));
}

/** The groups for what was typed, and whether the platform is still being asked. */
export function useQuickEntries(query: string) {
  const account = useSession().data?.actor.account ?? '';
  const scenarios = useFound<ScenarioSummary>('/api/scenarios', 'scenario.read', query, 8);
  const policies = useFound<PolicySummary>('/api/policies', 'policy.read', query, 5);
  const cases = useFound<CaseRecord>('/api/cases', 'case.read', query, 5);
  const isEmpty = query.trim() === '';
  const recent = recentOf(localStorage, account).map((each): QuickEntry => ({ ...each, group: 'recent' }));
  const here = matchingEntries([...(isEmpty ? recent : []), ...usePageEntries(), ...useActs()], query);
  const found: QuickEntry[] = [
    ...(scenarios.data?.items ?? []).map(({ id, name }): QuickEntry => ({
      id,
      group: 'scenarios',
      title: name,
      hint: id,
      to: `/scenarios/${id}`,
    })),
    ...(policies.data?.items ?? []).map(({ name, title }): QuickEntry => ({
      ...{ id: name, group: 'policies', title, hint: name },
      to: `/policies/${name}`,
    })),
    ...(cases.data?.items ?? []).map(({ id, scenario }): QuickEntry => ({
      ...{ id, group: 'cases', title: scenario.name, hint: id },
      to: `/cases/${encodeURIComponent(id)}`,
    })),
  ];
  const asking = [scenarios, policies, cases].some(({ isFetching }) => isFetching);
  return { groups: grouped([...here, ...(isEmpty ? [] : found)]), asking };
}
