import { type ThemeConfig, theme } from 'antd';
import { ACCENT, FONT, TEXT } from '../ui/palette.ts';

/** What a person has set in the system, who does not want things to move or whose PC is slow at it. */
const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Dense and calm, for a screen of 1366 by 768: one accent, square-ish corners, text of 14 pixels. */
export const themeConfig: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: ACCENT,
    colorInfo: ACCENT,
    colorLink: ACCENT,
    colorTextBase: TEXT,
    colorPrimaryBg: '#e1edf8',
    colorPrimaryBgHover: '#d3e5f5',
    colorInfoBg: '#eef5fb',
    colorInfoBorder: '#bcd6ee',
    fontFamily: FONT,
    // The compact algorithm takes the size below: 14 pixels on the screen.
    fontSize: 16,
    controlHeight: 34,
    borderRadius: 4,
    wireframe: false,
    motion: !lessMotion,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Layout: { headerBg: '#ffffff', headerHeight: 48, headerPadding: '0 16px', siderBg: '#f4f6f8', bodyBg: '#ffffff' },
    Menu: { itemBg: 'transparent', itemHeight: 36, itemMarginInline: 8 },
    Form: { itemMarginBottom: 10, verticalLabelPadding: '0 0 2px' },
    Descriptions: { itemPaddingBottom: 6 },
  },
};
