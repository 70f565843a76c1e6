/** The search of a list: kept in the address, focused with "/". */
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import page from './page.module.css';
import { useSetInAddress } from './use-address.ts';

/** Gives the search of the address. */
export const useSearch = (): string => useSearchParams()[0].get('q') ?? '';

/** The field; what is typed reaches the address after a short pause. */
export function SearchField({ label }: { label: string }) {
  const field = useRef<InputRef>(null);
  const [params] = useSearchParams();
  const set = useSetInAddress({ replace: true });
  const inAddress = params.get('q') ?? '';
  const [typed, setTyped] = useState(inAddress);
  const [seen, setSeen] = useState(inAddress);
  if (seen !== inAddress) {
    setSeen(inAddress);
    if (typed.trim() !== inAddress) setTyped(inAddress);
  }
  useEffect(() => {
    if (typed.trim() === inAddress) return;
    const later = setTimeout(() => {
      set('q', typed.trim());
    }, 250);
    return () => {
      clearTimeout(later);
    };
  }, [typed, inAddress, set]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target;
      if (event.key !== '/' || (at instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(at.tagName))) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <Input
      ref={field}
      className={page.search ?? ''}
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      suffix={<kbd aria-hidden>/</kbd>}
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
    />
  );
}
