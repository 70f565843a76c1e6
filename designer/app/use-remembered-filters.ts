/** Brings back the filters of a list on the way back to it, until they are taken off or the browser's tab is closed. */
import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { areas } from './areas.ts';
import { useSession } from './session.ts';

const isList = (pathname: string): boolean => areas.some(({ to }) => to === pathname);

/** Listens while the shell is shown. An address with filters of its own is left as it is. */
export function useRememberedFilters(): void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const account = useSession().data?.actor.account;
  const before = useRef(pathname);
  useLayoutEffect(() => {
    const came = before.current !== pathname;
    before.current = pathname;
    if (account === undefined || !isList(pathname)) return;
    const key = `yikatong.filters.${account}.${pathname}`;
    const kept = sessionStorage.getItem(key);
    if (came && search === '' && kept) void navigate(pathname + kept, { replace: true });
    else sessionStorage.setItem(key, search);
  }, [account, pathname, search, navigate]);
}
