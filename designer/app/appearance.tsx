/** Light or dark: what the person chose, else what the system asks for; and whether motion is wanted. */
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { applyTokens, type Appearance } from '../theme.ts';

const kept = 'yikatong.appearance';

interface AppearanceChoice {
  appearance: Appearance;
  change: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<AppearanceChoice | null>(null);

/** Follows a media query. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => list.matches,
  );
}

/** Tells whether the person asked for less motion. */
export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** Provides the appearance and puts its tokens on the document. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(kept));
  const appearance: Appearance = chosen === 'dark' || chosen === 'light' ? chosen : systemDark ? 'dark' : 'light';
  useEffect(() => {
    applyTokens(appearance);
  }, [appearance]);
  const value = useMemo<AppearanceChoice>(
    () => ({
      appearance,
      change: (next) => {
        localStorage.setItem(kept, next);
        setChosen(next);
      },
    }),
    [appearance],
  );
  return <AppearanceContext value={value}>{children}</AppearanceContext>;
}

/** The appearance in use, and how to change it. */
export function useAppearance(): AppearanceChoice {
  const value = use(AppearanceContext);
  if (!value) throw new Error('AppearanceProvider is missing');
  return value;
}
