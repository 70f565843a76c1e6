/** Pictures of how the card is used: a small drawing for each card mode, place and network. */
import type { ReactNode } from 'react';
import type { CardMode, Environment, Network } from '../../engine/core/nodes/start.ts';

const card = <rect x="3" y="6" width="18" height="12" rx="2" />;
const phone = <rect x="7" y="2.5" width="10" height="19" rx="2" />;
const code = (
  <>
    <path d="M10 7h1.5v1.5H10zM13 7h1.5v1.5H13zM10 10h1.5v1.5H10zM13 12h1.5M10 13.5h1.5M13 10h.5" />
    <path d="M11 18.5h2" />
  </>
);

/** Drawn in a square of 24, in the colour of the words. */
const pictures = {
  cardModes: {
    contact: (
      <>
        {card}
        <path d="M6.5 10h4v4h-4zM8.5 10v4M14 14.5h4" />
      </>
    ),
    contactless: (
      <>
        <rect x="2" y="8" width="12" height="9" rx="1.5" />
        <path d="M16.5 9.5a4 4 0 0 1 0 6M18.8 7.3a7.2 7.2 0 0 1 0 10.4M5 14h4" />
      </>
    ),
    'nfc-phone': (
      <>
        <rect x="3" y="3" width="9" height="18" rx="2" />
        <path d="M6.5 18h2M15 9.5a4 4 0 0 1 0 5M17.5 7.5a7 7 0 0 1 0 9" />
      </>
    ),
    'show-code': (
      <>
        {phone}
        {code}
      </>
    ),
    scan: (
      <path d="M3 8V5a2 2 0 0 1 2-2h3M16 3h3a2 2 0 0 1 2 2v3M21 16v3a2 2 0 0 1-2 2h-3M8 21H5a2 2 0 0 1-2-2v-3M6 12h12" />
    ),
    'show-certificate': (
      <>
        {phone}
        <circle cx="12" cy="9" r="2" />
        <path d="M9 15.5a3 3 0 0 1 6 0M11 18.5h2" />
      </>
    ),
    'authorised-login': (
      <>
        <path d="M13 3h5a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-5M3 12h11M10.5 8.5 14 12l-3.5 3.5" />
      </>
    ),
  } satisfies Record<CardMode, ReactNode>,
  environment: {
    counter: (
      <>
        <circle cx="8" cy="6.5" r="2.5" />
        <path d="M3.5 14a4.5 4.5 0 0 1 9 0M2 14h20M4 14v7M20 14v7M15 14V9h5v5" />
      </>
    ),
    'self-service': (
      <>
        <path d="M6 2.5h12v19H6zM8.5 5.5h7v6h-7zM9 15h6M10.5 18h3" />
      </>
    ),
    gate: <path d="M4 21V6h4v15M16 21V6h4v15M8 12h3M13 12h3M2.5 21h19" />,
    merchant: <path d="M4 10v10h16V10M3 10l2-6h14l2 6M3 10a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M10 20v-5h4v5" />,
    vehicle: (
      <>
        <rect x="3" y="4" width="18" height="13" rx="2" />
        <path d="M3 11h18M12 4v7M6 14h1.5M16.5 14H18" />
        <circle cx="7.5" cy="19" r="1.8" />
        <circle cx="16.5" cy="19" r="1.8" />
      </>
    ),
    mobile: (
      <>
        {phone}
        <path d="M11 18.5h2" />
      </>
    ),
    online: (
      <>
        <rect x="2.5" y="4" width="19" height="13" rx="1.5" />
        <path d="M8 21h8M12 17v4M6 8h6M6 11.5h9" />
      </>
    ),
  } satisfies Record<Environment, ReactNode>,
  network: {
    'government-private': (
      <>
        <path d="M12 2.5 20 6v5.5c0 4.6-3.3 8-8 10-4.7-2-8-5.4-8-10V6z" />
        <path d="M8.5 12l2.5 2.5 4.5-5" />
      </>
    ),
    internet: (
      <>
        <circle cx="12" cy="12" r="9.2" />
        <path d="M3 12h18M12 2.8c3 2.6 4.2 5.6 4.2 9.2S15 18.6 12 21.2c-3-2.6-4.2-5.6-4.2-9.2S9 5.4 12 2.8" />
      </>
    ),
    offline: (
      <path d="M3 3l18 18M5.5 11.5a9 9 0 0 1 3-2M18.5 11.5a9 9 0 0 0-5.5-2.6M8.5 15a5 5 0 0 1 5.6-1M12 19h.01" />
    ),
  } satisfies Record<Network, ReactNode>,
} as const satisfies Record<string, Record<string, ReactNode>>;

/** The settings whose values have pictures. */
export type Pictured = keyof typeof pictures;

/** Whether the values of a setting have pictures. */
export const hasPictures = (setting: string): setting is Pictured => Object.hasOwn(pictures, setting);

/** The picture of a value; nothing where there is none. The words beside it say what it is. */
export function UsePicture({ of, value }: { of: Pictured; value: string }) {
  const known: Record<string, ReactNode> = pictures[of];
  const drawn = Object.hasOwn(known, value) ? known[value] : undefined;
  if (!drawn) return null;
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable="false"
    >
      {drawn}
    </svg>
  );
}
