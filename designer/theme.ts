/** The one token file: every colour, size and shadow of the web application, light and dark. */
import { theme, type ThemeConfig } from 'antd';

export type Appearance = 'light' | 'dark';

const light = {
  primary: '#0B5C8A',
  'primary-hover': '#0A6FA8',
  'primary-soft': '#E4F0F7',
  'on-primary': '#FFFFFF',
  ink: '#15212A',
  'ink-soft': '#43525D',
  'ink-faint': '#5A6873',
  line: '#D8DFE4',
  'line-strong': '#84929C',
  page: '#F3F6F8',
  surface: '#FFFFFF',
  sunken: '#EAEFF2',
  done: '#1A7439',
  'done-soft': '#E3F3E8',
  refused: '#B3261E',
  'refused-soft': '#FBE8E6',
  attention: '#855600',
  'attention-mark': '#D99700',
  'attention-soft': '#FFF3D6',
  'group-frame': '#5A6873',
  'group-card': '#0B5C8A',
  'group-verify': '#0B7A80',
  'group-decide': '#4557A6',
  'group-prompt': '#6A5C8F',
  'group-data': '#2F6F62',
  'group-flow': '#5F6470',
  'group-people': '#8A4B6B',
  'group-money': '#8A5A14',
  'group-time': '#4F6B2F',
  shadow: '0 6px 20px rgb(21 33 42 / 14%), 0 1px 3px rgb(21 33 42 / 10%)',
};

const dark: typeof light = {
  primary: '#6BB8E6',
  'primary-hover': '#8CC9EE',
  'primary-soft': '#17364A',
  'on-primary': '#07202F',
  ink: '#E7EDF1',
  'ink-soft': '#BBC7CF',
  'ink-faint': '#98A6B1',
  line: '#2E3A43',
  'line-strong': '#7B8993',
  page: '#0F161B',
  surface: '#172027',
  sunken: '#1F2A32',
  done: '#71CE91',
  'done-soft': '#15321F',
  refused: '#FF9E95',
  'refused-soft': '#40201D',
  attention: '#F2C15C',
  'attention-mark': '#E0A530',
  'attention-soft': '#372B0F',
  'group-frame': '#98A6B1',
  'group-card': '#6BB8E6',
  'group-verify': '#5CC4C9',
  'group-decide': '#9DABEE',
  'group-prompt': '#BBAEDF',
  'group-data': '#7CC7B6',
  'group-flow': '#A6ACB8',
  'group-people': '#E0A3C2',
  'group-money': '#E3B56B',
  'group-time': '#A9C987',
  shadow: '0 8px 24px rgb(0 0 0 / 50%)',
};

/** The palettes; CSS reads them as `var(--ink)` and so on. */
export const palettes = { light, dark } satisfies Record<Appearance, typeof light>;

export const fontFamily =
  '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "PingFang SC", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';

const sizes = {
  'font-family': fontFamily,
  'font-mono': 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  radius: '6px',
  'radius-large': '10px',
  'header-height': '56px',
  'text-small': '12px',
  'text-work': '14px',
  'text-read': '16px',
  'text-title': '20px',
  'text-elders': '28px',
};

/** Puts the tokens on the document as custom properties. */
export function applyTokens(appearance: Appearance): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries({ ...palettes[appearance], ...sizes })) {
    root.style.setProperty(`--${name}`, value);
  }
  root.style.colorScheme = appearance;
  root.dataset['appearance'] = appearance;
}

/** The same tokens for Ant Design. */
export function antTheme(appearance: Appearance, reducedMotion: boolean): ThemeConfig {
  const colours = palettes[appearance];
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colours.primary,
      colorInfo: colours.primary,
      // What follows from the primary colour by itself is a murky grey.
      colorInfoBg: colours['primary-soft'],
      colorLink: colours.primary,
      colorLinkHover: colours['primary-hover'],
      colorSuccess: colours.done,
      colorSuccessBg: colours['done-soft'],
      colorError: colours.refused,
      colorErrorBg: colours['refused-soft'],
      colorErrorText: colours.refused,
      colorWarning: colours['attention-mark'],
      colorText: colours.ink,
      colorTextHeading: colours.ink,
      colorTextSecondary: colours['ink-soft'],
      colorTextTertiary: colours['ink-faint'],
      colorTextDescription: colours['ink-faint'],
      colorTextPlaceholder: colours['ink-faint'],
      colorBorder: colours['line-strong'],
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorBgBase: colours.surface,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.surface,
      colorBgLayout: colours.page,
      colorTextLightSolid: colours['on-primary'],
      borderRadius: 6,
      fontSize: 14,
      lineHeight: 22 / 14,
      fontFamily,
      motion: !reducedMotion,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', primaryColor: colours['on-primary'] },
      Tooltip: { colorBgSpotlight: colours.ink, colorTextLightSolid: colours.surface },
    },
  };
}
