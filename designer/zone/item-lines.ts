/** The page of an item in words: section by section, each with what it stands on; shown, printed and read aloud from the same. */
import type { TFunction } from 'i18next';
import { cardModes, environments, type CardMode } from '../../engine/core/nodes/start.ts';
import type { Language, Text } from '../../engine/core/text.ts';
import type { ZoneItemPage, ZoneOpening, ZoneService } from '../../engine/core/zone.ts';

/** A part of the page. */
export interface ItemSection {
  id: 'who' | 'where' | 'bring' | 'cost' | 'elsewhere';
  title: string;
  lines: string[];
  /** What it stands on; null where nothing was said. */
  from: string | null;
}

/** What the words are made with: the words of the pages, the language, and the name of a division. */
export interface Speaker {
  t: TFunction;
  language: Language;
  place: (code: string) => string;
}

const plastic: readonly CardMode[] = ['contact', 'contactless', 'nfc-phone'];

/** What to bring: the card, the phone, or either. */
function bringing(modes: readonly CardMode[], { t, language }: Speaker): string[] {
  const named = (some: readonly CardMode[]) => some.map((mode) => cardModes[mode][language]).join(t('list.comma'));
  const card = modes.filter((mode) => plastic.includes(mode));
  const phone = modes.filter((mode) => !plastic.includes(mode));
  return [
    ...(card.length > 0 ? [t('zone.item.bring-card', { modes: named(card) })] : []),
    ...(phone.length > 0 ? [t('zone.item.bring-phone', { modes: named(phone) })] : []),
    ...(card.length > 0 && phone.length > 0 ? [t('zone.item.either')] : []),
  ];
}

function openedLine({ region, since, institutions }: ZoneOpening, { t, language, place }: Speaker): string {
  const by = institutions.map((name) => name[language]).join(t('list.comma'));
  const from = since === null ? '' : t('zone.item.since', { date: since });
  return t(by === '' ? 'zone.item.opened' : 'zone.item.opened-by', { place: place(region), by, from });
}

const said = (all: readonly (Text | undefined)[], language: Language): string[] => [
  ...new Set(all.flatMap((one) => one?.[language] ?? [])),
];

const fromScenarios = (services: readonly ZoneService[], { t, language }: Speaker): string =>
  t('zone.from.scenario', { names: services.map(({ name }) => name[language]).join(t('list.comma')) });

function whereOf({ where, reach, services }: ZoneItemPage, speaker: Speaker): ItemSection {
  const { t, language } = speaker;
  const rooms = [...new Set(services.map(({ environment }) => environments[environment][language]))];
  return {
    ...{ id: 'where', title: t('zone.item.where') },
    lines: [
      ...(reach === 'part' ? [t('zone.item.part')] : []),
      ...where.map((opening) => openedLine(opening, speaker)),
      ...(rooms.length > 0 ? [t('zone.item.rooms', { rooms: rooms.join(t('list.comma')) })] : []),
    ],
    from: t('zone.from.openings'),
  };
}

function bringOf({ modes, services }: ZoneItemPage, speaker: Speaker): ItemSection {
  const { t, language } = speaker;
  const asked = said(
    services.flatMap((service) => service.asked),
    language,
  );
  const lines = [
    ...bringing(modes, speaker),
    ...(asked.length > 0 ? [t('zone.item.asked', { fields: asked.join(t('list.comma')) })] : []),
  ];
  const isTold = lines.length > 0;
  const from = services.length > 0 ? fromScenarios(services, speaker) : t('zone.from.catalogue');
  return {
    ...{ id: 'bring', title: t('zone.item.bring') },
    lines: isTold ? lines : [t('zone.item.untold')],
    from: isTold ? from : null,
  };
}

/** The sections of an item, in the order in which one asks. */
export function itemSections(item: ZoneItemPage, speaker: Speaker): ItemSection[] {
  const { t, language } = speaker;
  const { services } = item;
  const helped = services.filter(({ help }) => help !== null);
  const who = said(
    helped.map(({ help }) => help?.who),
    language,
  );
  const costs = [...new Set(services.map(({ money }) => t(`zone.item.money.${money}`)))];
  const isElsewhere = services.some(({ crossRegion }) => crossRegion);
  const untold = [t('zone.item.untold')];
  const from = services.length > 0 ? fromScenarios(services, speaker) : null;
  return [
    {
      ...{ id: 'who', title: t('zone.item.who'), lines: who.length > 0 ? who : untold },
      from: who.length > 0 ? t('zone.from.help') : null,
    },
    whereOf(item, speaker),
    bringOf(item, speaker),
    { id: 'cost', title: t('zone.item.cost'), lines: costs.length > 0 ? costs : untold, from },
    {
      ...{ id: 'elsewhere', title: t('zone.item.elsewhere') },
      lines: services.length > 0 ? [t(isElsewhere ? 'zone.item.all-cards' : 'zone.item.own-cards')] : untold,
      from,
    },
  ];
}

/** What is read aloud of an item. */
export const spokenItem = (item: ZoneItemPage, sections: readonly ItemSection[], { t, language }: Speaker): string =>
  [
    item.name[language],
    ...item.services.map(({ summary }) => summary[language]),
    ...sections.flatMap(({ title, lines }) => [title, ...lines]),
    t('zone.help.spoken'),
  ]
    .map((line) => (/[。！？.!?]$/.test(line) ? line : `${line}${language === 'en' ? '.' : '。'}`))
    .join(language === 'en' ? ' ' : '');
